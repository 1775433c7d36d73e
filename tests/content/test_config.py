"""config.yaml is checked once for each state of file and program; what is kept of it is what checking gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.base.store import Store
from generator.build.pipeline import build
from generator.content import config as loader
from generator.content import config_file
from generator.content.config import load_config
from generator.content.config_models import checked, kind_and_marks
from generator.model.config import Config, Identity
from generator.model.config_part import ConfigPart
from tests.conftest import CONFIG, SmallSite

MORE = """\
traditional: 是
lists: {page_size: 40}
admin: {enabled: true, backend: gitea, api_root: https://git.example.gov.cn/api/v1}
rules: {DOC-CLAUSE: error, CAT-NONE: warning}
options: {share: false, columns: 3, motto: 为民, links: [a, b]}
content: [content, more]
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The files that were really checked."""
    found: list[bytes] = []

    def read(data: bytes, shown: str) -> Any:
        found.append(data)
        return real(data, shown)

    real = config_file.read_config
    monkeypatch.setattr(config_file, "read_config", read)
    return found


@pytest.mark.parametrize("text", [CONFIG, CONFIG + MORE])
def test_what_is_kept_is_what_checking_gives(tmp_path: Path, text: str, asked: list[bytes]) -> None:
    path, memory = tmp_path / "config.yaml", Store(tmp_path / "state")
    path.write_text(text, encoding="utf-8")
    fresh = load_config(path, "config.yaml")
    assert fresh[0] is not None and not fresh[1]
    assert [load_config(path, "config.yaml", memory) for _ in range(3)] == [fresh] * 3
    assert len(asked) == 2


def test_another_file_another_program_or_a_damaged_memory_is_checked_again(
    tmp_path: Path, asked: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, memory = tmp_path / "config.yaml", Store(tmp_path / "state")
    path.write_text(CONFIG, encoding="utf-8")
    load_config(path, "config.yaml", memory)
    path.write_text(CONFIG.replace("试验县政务公开平台", "另一个平台"), encoding="utf-8")
    config, _ = load_config(path, "config.yaml", memory)
    assert config and config.site.name == "另一个平台"
    assert len(asked) == 2
    monkeypatch.setattr(loader, "fingerprint", lambda: "another program")
    load_config(path, "config.yaml", memory)
    assert len(asked) == 3
    (kept,) = (tmp_path / "state").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert load_config(path, "config.yaml", memory)[0] == config
    assert len(asked) == 4


def test_faults_are_told_each_time(tmp_path: Path, asked: list[bytes]) -> None:
    path, memory = tmp_path / "config.yaml", Store(tmp_path / "state")
    path.write_text(CONFIG + "nmae: x\nlists: {page_size: 1}\n", encoding="utf-8")
    first, second = (load_config(path, "config.yaml", memory) for _ in range(2))
    assert first == second
    assert first[0] is None and len(first[1]) == 2
    assert len(asked) == 2


def test_every_setting_says_to_editors_what_it_is() -> None:
    def silent(part: type[ConfigPart]) -> list[str]:
        found = []
        for field in msgspec.structs.fields(part):
            kind, marks = kind_and_marks(field)
            if isinstance(kind, type) and issubclass(kind, ConfigPart):
                found += silent(kind)
            elif not any(isinstance(mark, msgspec.Meta) and mark.description for mark in marks):
                found.append(f"{part.__name__}.{field.name}")
        return found

    assert silent(Config) == []


def test_a_part_alone_is_checked_like_the_whole() -> None:
    with pytest.raises(ValueError, match="网站标识码是10位数字"):
        checked(Identity, {"name": "甲", "code": "1"})


@pytest.mark.parametrize(
    ("more", "faults"),
    [
        (
            "lists: {page_size: 1, feed_size: x, latest: '12'}\nnmae: x\nthem: y\n",
            [
                (0, "lists.page_size", "太小了，最小 5"),
                (0, "lists.feed_size", "要写整数"),
                (1, "nmae", ""),
                (2, "them", "theme"),
            ],
        ),
        ("admin: {backend: cvs}\n", [(0, "admin.backend", "只能是 git-gateway、github、gitlab、gitea 或 bitbucket")]),
        ("rules: {DOC-CLAUSE: loud}\n", [(0, "rules.DOC-CLAUSE", "只能是 error、warning、info 或 off")]),
        ("search: {enabled: maybe, synonyms: 是}\n", [(0, "search.enabled", "要写 true 或 false")]),
        (
            "options: {logo: {a: b}, links: [[a]]}\n",
            [(0, "options.logo", "要写一行文字"), (0, "options.links.0", "要写一行文字")],
        ),
        ("traditional: maybe\n", [(0, "traditional", "写 true、false，或者字形 s2t、s2tw、s2twp、s2hk")]),
        ("content: a\noutput: [a]\n", [(0, "content", "要写列表"), (1, "output", "要写一行文字")]),
        ("lists: 3\n", [(0, "lists", "要写“键: 值”")]),
    ],
)
def test_all_that_is_wrong_is_told_at_once_with_its_line(more: str, faults: list[tuple[int, str, str]]) -> None:
    config, wrong = config_file.read_config((CONFIG + more).encode(), "config.yaml")
    first = CONFIG.count("\n") + 1
    told = [(one.line - first, one.values["field"], one.values.get("near") or one.values["wanted"]) for one in wrong]
    assert config is None and sorted(told) == sorted(faults)


def test_a_damaged_memory_is_said_in_one_line(site: SmallSite) -> None:
    site.document("a.md")
    build(site.options())
    for name in ("config", "vocabularies"):
        (kept,) = (site.root / ".gongkai").glob(f"*/{name}")
        kept.write_bytes(b"what somebody else put here")
    site.document("b.md")
    notes = build(site.options()).notes
    assert [note for note in notes if "config" in note or "vocabularies" in note] == [
        f"缓存 {name} 已损坏或不是本版本的，已重建" for name in ("config", "vocabularies")
    ]
    site.document("c.md")
    assert not build(site.options()).notes
