"""Every key of config.yaml and of the tables in _data: what is written under it is found on the site, in what a command
says, or in what changes when it does (effects.py)."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cli
from generator.authoring import schema
from generator.content.data_file_names import FOLDERS
from generator.site.admin import package
from tests.conftest import TODAY, SmallSite
from tests.keys.effects import EFFECTS, OTHER_FIELDS, given
from tests.keys.full_documents import Sought, everything
from tests.keys.full_tables import resolved, values

FULL = {path: effect.change for path, effect in EFFECTS.items() if effect.change}
Usual = tuple[tuple[str, ...], dict[Path, bytes]]
OTHERS = {
    "agencies": [{"id": "minzheng", "name": "试验县民政局", "kind": "部门"}],
    "subjects": [{"id": "minsheng", "name": "民生"}],
}
"""Rows beside it."""
APPROVAL = "approval"
"""What the schema of catalogues has beside them: who approved them, in the same folder."""
PLACES = {"config": "config.yaml", APPROVAL: "content/_data/catalogue/_meta.yaml"}
"""Files that have another name than their schema."""


def tables(site: SmallSite) -> tuple[dict[str, Any], Sought]:
    """Name of a table, as its schema has it -> what stands in it; and what is to be found of all."""
    made: dict[str, Any] = {}
    sought: Sought = {}
    for path, text in schema.files(site.root).items():
        name = path.rpartition("/")[2].removesuffix(".json")
        if "/schemas/" in path and name != "defaults":  # those are fields of documents
            read = json.loads(text)
            whole = resolved(read, read.get("$defs", {}))
            made[name] = values(whole, name, given(), sought)
            if "else" in whole:  # of the folder's other file
                made[APPROVAL] = values(whole["else"], APPROVAL, given(), sought)
    return made, sought


def write(site: SmallSite, made: Mapping[str, Any]) -> None:
    """The tables and the documents that use them."""
    guideline = made["guidelines"]["items"]
    made["catalogue"]["items"].append(
        {"id": "shjz-02", "name": "版本随目录的事项", "national": guideline[0]["id"], "origin": "国家"}
    )
    guideline.append({"id": made["catalogue"]["dropped"][0]["item"], "name": "不列的事项"})
    made["lifecycles"]["stages"].append(
        {"id": "jie-2", "name": "另一环节", "openness": "执行", "reached_by": ["notice"], "owed": True}
    )
    made["matters"].append(
        {
            "id": "quan",
            "title": "本县全过程的事项",
            "lifecycle": "别名全过程",
            "lead": ["minzheng"],
            "declared": "2026-02-02",
        }
        | {"skipped": [{"stage": "jie-1", "reason": "不需要"}]}
    )
    for name, value in made.items():
        whole = [*value, *OTHERS.get(name, ())] if isinstance(value, list) else value
        text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
        if name == "kinds":
            text += OTHER_FIELDS
        folder = f"{name}/" if name in FOLDERS else ""
        site.write(PLACES.get(name, f"content/_data/{folder}{name}.yaml"), text)
    site.write("themes/own/theme.yaml", "title: 本镇\nextends: county\ncontract: 1\noptions:\n  name: 本镇的平台\n")
    for number in range(12):
        site.document(f"wen-{number}.md", publish_date=f"2026-03-{number + 1:02}", agency=None)
    named = {"agency": "别名局", "domain": "别名领域", "subject": "别名主题", "kind": "别名类型"}
    named |= {"matter": "shi", "lifecycle": "政策文件", "topic_column": "别名专题"}
    site.write("content/_data/topics/lingwai.yaml", "name: 另一专题\norder: 100\n")
    site.document("bieming.md", "这里有暗号。", **named, biedejian="一句话", xuan="乙种", guan="wen-3")
    draft: dict[str, Any] = {
        "kind": "征求意见",
        "opens": "2026-11-02",
        "closes": "2026-12-12",
        "basis": ["条例"],
        "comment_phone": "0000-1",
    }
    over = {"opens": "2026-01-02", "closes": "2026-02-12"}
    for number, days in enumerate(({}, over, over)):
        site.document(
            f"zheng-{number}.md", matter=f"zheng-{number}", lifecycle="别名全过程", agency=None, **draft | days
        )
    for number in (0, 2):
        site.document(f"hou-{number}.md", matter=f"zheng-{number}", publish_date="2026-03-01", agency=None)
    source = {"kind": "转载", "source_name": "上级网站", "source_url": "https://shang.example/1"}
    site.document("zhuan.md", publish_date="2026-03-16", source_date="2026-03-13", agency=None, **source)
    site.document("zhi.md", matter="zhi", lifecycle="别名全过程", agency=None)
    site.write("content/fu.txt", "附件的内容。")
    site.document("fujian.md", attachments=["fu.txt"], agency="别名局")
    site.document("zeren.md", publish_date="2026-03-02", agency="试验县民政局")
    site.document(f"{made['agencies'][0]['folders'][0]}/ren.md", agency="试验县民政局")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallSite, Sought]:
    """A site in whose tables stands every key, built, and what is to be found of it."""
    site = SmallSite(tmp_path_factory.mktemp("tables"))
    made, sought = tables(site)
    write(site, made)
    stand_in = package.folder(site.root / ".gongkai")
    stand_in.mkdir(parents=True)
    for name in ("decap-cms.js", "977.decap-cms.js", "js-yaml.min.js"):
        (stand_in / name).write_text(f"// {name}", encoding="utf-8")
    return site, sought


def outcomes(site: SmallSite) -> Iterator[str]:
    """All that comes of a site, one after the other: the built site and what the commands say; not what building says,
    which after a second time is shorter, whatever the change (it says what check says)."""
    with contextlib.redirect_stdout(io.StringIO()):
        site.run("build", "--no-search")
    yield everything(site)
    place = ["--config", str(site.root / "config.yaml")]
    for command in (["check", "--format", "json", "--date", TODAY, *place], ["codeowners", *place]):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            cli.run(command)
        yield said.getvalue()


def test_what_every_key_says_is_found(full: tuple[SmallSite, Sought], usual: Usual) -> None:
    (_, sought), (outcome, _) = full, usual
    text = "".join(outcome)
    lost = [path for path, ways in sought.items() if ways and not any(way in text for way in ways)]
    assert not lost, "\n".join(lost)


@pytest.fixture(scope="module")
def usual(full: tuple[SmallSite, Sought]) -> Usual:
    """What comes of the full site, and a way to make it what it was."""
    site, _ = full
    kept = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file() and _source(site, path)}
    return tuple(outcomes(site)), kept


def test_a_comment_changes_nothing(full: tuple[SmallSite, Sought], usual: Usual) -> None:
    """Else what comes of a site could not tell whether a value acts."""
    (site, _), (before, kept) = full, usual
    try:
        site.write("config.yaml", site.page_of("config.yaml") + "# 说明\n")
        assert tuple(outcomes(site)) == before
    finally:
        restore(kept)


@pytest.mark.parametrize("path", FULL)
def test_what_acts_without_being_printed(path: str, full: tuple[SmallSite, Sought], usual: Usual) -> None:
    """Another value, another outcome."""
    (site, _), (before, kept) = full, usual
    try:
        FULL[path](site)
        assert any(one != other for one, other in zip(outcomes(site), before, strict=True))
    finally:
        restore(kept)


def restore(kept: Mapping[Path, bytes]) -> None:
    """What was changed says again what it said; the other files keep their stamps, so that they are not read again."""
    for place, data in kept.items():
        if not place.is_file() or place.read_bytes() != data:
            place.write_bytes(data)


def _source(site: SmallSite, path: Path) -> bool:
    return path.relative_to(site.root).parts[0] in ("config.yaml", "content", "themes")
