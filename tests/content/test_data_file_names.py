"""A table that nothing reads is told: whoever relies on a misspelt list of takedowns believes that a text is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.schema.tables import table_schemas
from generator.content.data_file_names import FOLDERS, NAMES, meant
from generator.content.vocabulary import load_vocabularies
from tests.conftest import SmallSite

TABLE = "- {id: d1, reason: 数据有误, date: 2026-11-20}\n"


def test_every_table_that_has_a_schema_is_read_and_no_other(tmp_path: Path) -> None:
    words, _ = load_vocabularies([(tmp_path, "content")])
    assert sorted(table_schemas(words)) == sorted([*NAMES, *(f"{folder}/*.yaml" for folder in FOLDERS)])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("takedowns.yaml", "takedown.yaml"),
        ("takedown.yml", "takedown.yaml"),
        ("Takedown.YAML", "takedown.yaml"),
        ("agency.yaml", "agencies.yaml"),
        ("topic/xinxing.yaml", "topics/xinxing.yaml"),
        ("topics/xinxing.yml", "topics/xinxing.yaml"),
        ("agencies.json", "agencies.yaml"),
        ("yonghu/x.yaml", ""),
    ],
)
def test_a_table_of_an_unknown_name_is_told(
    site: SmallSite, capsys: pytest.CaptureFixture[str], name: str, near: str
) -> None:
    site.document("d1.md")
    site.write(f"content/_data/{name}", TABLE)
    assert site.build() == 0, "one misspelt name stops no county"
    said = capsys.readouterr().out
    assert "DAT-FILE" in said and f"没有名为“{name}”的数据文件" in said
    assert (f"是不是“{near}”？" if near else "可以用的名称：") in said
    assert meant(name) == near
    assert site.build("--strict") == 1


@pytest.mark.parametrize("name", ["说明.md", "原表.xlsx", "takedown.yaml", "topics/.keep"])
def test_notes_beside_the_tables_are_nobodys_business(
    site: SmallSite, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    site.document("d1.md")
    site.write(f"content/_data/{name}", TABLE)
    site.build()
    assert "DAT-FILE" not in capsys.readouterr().out


def test_it_is_told_at_each_build_until_it_is_renamed(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("d1.md", "要撤下的正文。")
    path = site.write("content/_data/takedown.yml", TABLE)
    for _ in range(2):
        assert site.build() == 0
        assert "DAT-FILE" in capsys.readouterr().out
    path.rename(path.with_suffix(".yaml"))
    assert site.build() == 0
    assert "DAT-FILE" not in capsys.readouterr().out
    assert "要撤下的正文" not in site.page("d/d1/index.html")
