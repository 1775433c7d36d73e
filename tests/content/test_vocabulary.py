"""The vocabularies are parsed once for each state of their files; what is kept of them is what parsing gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.base.store import Store
from generator.content import vocabulary, vocabulary_tables
from generator.content.vocabulary import load_vocabularies
from generator.model.vocabularies import Vocabularies
from tests.conftest import SmallSite
from tests.paths import ROOT

OWN = {
    "domains.yaml": "- {id: lvyou, name: 旅游, aliases: [文旅]}\n- {id: shjz, name: 社会救助, enabled: false}\n",
    "kinds/tender.yaml": "id: tender\nname: 招标公告\ndoc: 招标。\nfields:\n  - {key: closes, name: 截止日期, type: date, doc: 哪天截止。}\n",
    "synonyms.yaml": "- [低保, 最低生活保障]\n",
    "negative_list.yaml": "- {code: N1, matter: 事项, basis: 依据, patterns: [甲乙, /丙.丁/]}\n",
    "inspection.yaml": "home_days: 20\n",
    "registers/dengji.yaml": "name: 登记\nbase: list\ncolumns:\n- {key: shop, name: 店铺, asked: true, doc: 店名。}\n",
    "zh-hant.yaml": "软件: 軟體\n",
    "licences.yaml": "- {id: lq, name: 示例许可, url: /data/guide/}\n",
    "services.yaml": "- {name: 交易平台, url: https://a.example/, columns: [民生]}\n",
}


def shape(words: Vocabularies) -> dict[str, Any]:
    """Everything that a build can see of them."""
    found = vars(words) | {
        name: vars(words)[name].terms
        for name in (
            "domains",
            "columns",
            "subjects",
            "agencies",
            "kinds",
            "lifecycles",
            "registers",
            "licences",
            "duties",
            "indices",
            "topics",
        )
    }
    return {name: (value, repr(value)) for name, value in found.items()}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One number for each time that the files were really parsed."""
    found: list[int] = []

    def read(files: Any) -> Any:
        found.append(len(files.texts))
        return real(files)

    real = vocabulary_tables.read_tables
    monkeypatch.setattr(vocabulary_tables, "read_tables", read)
    return found


def check(folder: Path, memory: Store, parsed: list[int]) -> None:
    fresh, faults = load_vocabularies([(folder, "content")])
    assert faults == []
    load_vocabularies([(folder, "content")], memory)
    parsed.clear()
    again, faults = load_vocabularies([(folder, "content")], memory)
    assert shape(again) == shape(fresh)
    assert faults == [] and parsed == []


def test_what_is_kept_is_what_parsing_gives(site: SmallSite, tmp_path: Path, parsed: list[int]) -> None:
    memory = Store(tmp_path / "memory")
    check(ROOT / "content", memory, parsed)
    check(site.root / "content", memory, parsed)
    for name, text in OWN.items():
        site.write(f"content/_data/{name}", text)
        check(site.root / "content", memory, parsed)


def test_other_files_and_another_program_are_parsed_again(
    site: SmallSite, tmp_path: Path, parsed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folders, memory = [(site.root / "content", "content")], Store(tmp_path / "memory")
    load_vocabularies(folders, memory)
    site.write("content/_data/zh-hant.yaml", OWN["zh-hant.yaml"])
    assert load_vocabularies(folders, memory)[0].traditional == (("软件", "軟體"),)
    load_vocabularies([(site.root / "content", "another name")], memory)
    monkeypatch.setattr(vocabulary, "fingerprint", lambda: "another program")
    load_vocabularies(folders, memory)
    assert len(parsed) == 4


def test_faults_are_told_each_time_and_with_what_is_kept(site: SmallSite, tmp_path: Path, parsed: list[int]) -> None:
    folders, memory = [(site.root / "content", "content")], Store(tmp_path / "memory")
    load_vocabularies(folders, memory)
    site.write("content/_data/more.yaml", "甲: 乙".encode("gb18030"))
    once, again = (load_vocabularies(folders, store) for store in (None, memory))
    assert shape(once[0]) == shape(again[0])
    assert once[1] == again[1] and once[1]
    site.write("content/_data/subjects.yaml", "- {id: a, name: 甲, nmae: 乙}\n")
    first, second = (load_vocabularies(folders, memory) for _ in range(2))
    assert first[1] == second[1] and len(first[1]) == 2
    kept = memory.read("vocabularies", msgspec.Raw)
    assert kept is not None and b"nmae" not in bytes(kept)
