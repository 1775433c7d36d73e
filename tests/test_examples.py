"""What our pages show can be copied: every fenced block is laid over a site or run there, or says why it is not; every
command that a page names is there, with its options.

A block is ```` ```LANGUAGE PATH ````, a file of the site; ```` ```yaml ```` front matter; ```` ```sh ```` commands; or
```` ```LANGUAGE # 不运行：reason ```` (not run: reason). docs/theme-guide.md is followed step by step by
tests/theme/forking/test_theme_guide.py, docs/rules.md by tests/checks/rules/test_examples.py.
"""

from __future__ import annotations

import datetime
import re
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import click
import docx
import pytest
import yaml
from click.testing import CliRunner

from generator import cli
from generator.authoring.starter import SAMPLE, Answers, filled, localised
from generator.build.pipeline import check
from generator.model import kinds
from generator.model.kind import COMMON, Field, Kind
from generator.model.options import Options
from tests.paths import CONTENT, ROOT

STARTER = ROOT / "generator/authoring/starter/site/README.md"
PAGES = [
    *(ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")),
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if "decisions" not in path.parts),
    STARTER,
]
ELSEWHERE = {"rules.md": ("md", "yaml", "text", "csv", "html"), "theme-guide.md": ("sh", "yaml", "html")}
"""Pages whose blocks are run by the tests that are named above, and what they show."""
_FENCE = re.compile(r"^(?P<indent> *)```(?P<info>.*)\n(?P<text>(?:.*\n)*?)(?P=indent)```$", re.MULTILINE)
_REASON = re.compile(r"# (?:不运行：|not run: ).{4,}")
_COMMAND = re.compile(r"(?<![\w/.-])gongkai (?P<name>[a-z]+)(?P<rest>[^\n`，。；）：]*)")
STAYS = {"serve": "stays open until it is stopped", "admin": "fetches from outside"}
"""Commands of which only the options are looked at."""


class Block(NamedTuple):
    """A fenced block. line: of its fence."""

    page: Path
    line: int
    info: str
    text: str

    @property
    def language(self) -> str:
        return self.info.partition(" ")[0]

    @property
    def path(self) -> str:
        return self.info.partition(" ")[2]


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        lines = [line.removeprefix(match["indent"]) for line in match["text"].splitlines(keepends=True)]
        found.append(Block(page, text.count("\n", 0, match.start()) + 1, match["info"].strip(), "".join(lines)))
    return found


BLOCKS = [block for page in PAGES for block in blocks(page)]
RUN = [block for block in BLOCKS if "# " not in block.info and block.language not in ELSEWHERE.get(block.page.name, ())]


def name(block: Block) -> str:
    return f"{block.page.relative_to(ROOT).as_posix()}:{block.line}"


def test_every_block_is_run_or_says_why_not() -> None:
    """One that nobody has thought of has no language, or one that nothing here runs."""
    for block in BLOCKS:
        if "# " in block.info:
            assert _REASON.fullmatch(block.path), name(block)
        elif block.page.name == "theme-guide.md":
            assert block.path or block.language == "sh", name(block)
        elif block.page.name not in ELSEWHERE:
            assert block.path or block.language in ("sh", "yaml"), name(block)
    assert len(RUN) > 40


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample county's tables, but for what names its agencies, with a document that examples speak of."""
    left = shutil.ignore_patterns(
        "matters", "new_media.yaml", "spokespersons.yaml", "enterprises.yaml", "disclosure_points.yaml"
    )
    shutil.copytree(CONTENT / "_data", tmp_path / "content/_data", ignore=left)
    for table in (tmp_path / "content/_data/catalogue").glob("*.yaml"):  # which names rows of lists that are not here
        table.write_text(localised(table.read_text(encoding="utf-8"), SAMPLE), encoding="utf-8")
    shutil.copy(ROOT / "config.yaml", tmp_path / "config.yaml")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/shjz").mkdir()
    document(tmp_path / "content/shjz/dibao-2026.md", {})
    return tmp_path


def document(path: Path, given: dict[str, object], body: str = "正文。\n") -> None:
    """A document that lacks nothing, with what an example says of it."""
    words = {name: field.key for field in every_field(given) for name in field.names}
    told = {words.get(key, key): value for key, value in given.items()}
    kind = kinds_by_name().get(str(told.get("kind", "通知公告")))
    usual = {
        "title": "关于做好有关工作的通知",
        "domain": "社会救助",
        "subject": "民政、救助",
        "publish_date": "2026-11-05",
        "classification": "主动公开",
    }
    usual |= {field.key: field.example for field in kind.fields if field.required} if kind else {}
    values = {key: yaml.load(str(value), yaml.BaseLoader) for key, value in usual.items()} | told
    path.write_text(f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\n\n{body}", encoding="utf-8")


def every_field(given: dict[str, object]) -> list[Field]:
    kind = kinds_by_name().get(str(given.get("kind", given.get("类型", ""))))
    return [*COMMON, *(kind.fields if kind else ())]


def kinds_by_name() -> dict[str, Kind]:
    return {word: kind for kind in kinds.built_in() for word in (kind.id, kind.name, *kind.aliases)}


def errors(county: Path) -> list[str]:
    """What is wrong with fields, files and tables; not what an example leaves out, such as the attachments it names."""
    found = check(Options(config=county / "config.yaml", date="2026-11-22", search=False)).report.diagnostics
    wanted = ("FLD-", "FILE-", "CFG-", "DAT-", "BODY-")
    return [f"{one.path}:{one.line} {one.code} {one.message}" for one in found if one.code.startswith(wanted)]


@pytest.mark.parametrize("block", RUN, ids=name)
def test_block(block: Block, county: Path) -> None:
    if block.language == "sh":
        for line in block.text.splitlines():
            ran(line, county)
    elif block.path:
        place = county / block.path
        if block.path == "config.yaml":  # a part of it
            parts = yaml.safe_load(place.read_text("utf-8")) | yaml.safe_load(block.text)
            place.write_text(yaml.safe_dump(parts, allow_unicode=True), encoding="utf-8")
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block.text, encoding="utf-8")
        assert errors(county) == []
    else:
        given = yaml.load(block.text.replace("---\n", ""), Loader=yaml.BaseLoader)
        document(county / "content/shjz/lizi.md", given)
        assert errors(county) == []


def ran(line: str, county: Path) -> None:
    """A command of ours, as it stands; what it works on is there."""
    program, command, *rest = shlex.split(line, comments=True)
    assert program == "gongkai", line
    if command in STAYS or (command == "new" and len(rest) == 1):  # which asks
        return
    for word in rest:
        if word.endswith(".docx"):
            made = docx.Document()
            made.add_paragraph("关于做好冬春救助工作的通知")
            made.add_paragraph("各镇人民政府：请做好冬春救助工作。")
            made.save(str(county / word))
    if command == "migrate":
        page = '<meta name="ArticleTitle" content="关于做好冬春救助工作的通知"><div id="zoom"><p>请做好冬春救助工作。</p></div>'
        (county / rest[0]).mkdir()
        (county / rest[0] / "1.html").write_text(page, encoding="utf-8")
    if command == "takedown":
        document(county / "content/shjz" / f"{rest[0]}.md", {"id": "bianhao"})
        rest[0] = "bianhao"
        assert cli.run(["build", "--no-search"]) == 0
    if command == "sheet":
        document(county / "content/shjz/cunwu.md", {"agency": rest[0]})
        assert cli.run(["build", "--no-search"]) == 0
    # An inspection ends with 1 where the little county here breaks a veto.
    assert cli.run([command, *rest]) in ((0, 1) if command == "inspect" else (0,)), line


def commands(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return sorted({match.group().strip() for match in _COMMAND.finditer(text)})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_and_option_that_a_page_names_is_there(page: Path) -> None:
    for line in commands(page):
        _, command, *more = line.split()
        group = cli.main.get_command(click.Context(cli.main), command)
        assert group is not None, f"{page.name}: {line}"
        inner = more[:1] if isinstance(group, click.Group) and more and more[0] in group.commands else []
        told = CliRunner().invoke(cli.main, [command, *inner, "--help"]).output
        options = re.findall(r"(?<!\S)--[a-z][a-z-]+", " ".join(more))
        assert [option for option in options if option not in told] == [], f"{page.name}: {line}"


def test_the_starter_s_table_names_files_that_a_new_site_has(tmp_path: Path) -> None:
    assert cli.run(["init", str(tmp_path / "site")]) == 0
    text = filled(STARTER.read_text(encoding="utf-8"), Answers().gaps(), datetime.date(2026, 1, 1))
    for named in re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE):
        if "<" not in named:
            assert (tmp_path / "site" / named).exists(), named


def test_named_targets_of_make_are_there() -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"(?<![\w-])make ([a-z][a-z-]*)", page.read_text(encoding="utf-8")))
        assert named & {"site", "test", "serve"} <= made
        assert [target for target in named if target in ("bench", "pictures", "check") and target not in made] == []
