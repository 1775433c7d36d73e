"""Open data: nothing that no page shows, in the shapes that its schemas promise."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.model import json_schema, kinds
from generator.site.data_catalogue.columns import CATALOGUE
from generator.site.outputs.open_data import render
from generator.site.outputs.open_data.files import Csv
from tests.conftest import SmallSite
from tests.paths import CONTENT
from tests.site.catalogue.catalogue_site import fill


@pytest.fixture
def built(site: SmallSite) -> SmallSite:
    """The site of catalogue_site with a list, built."""
    fill(site)
    site.write("content/fei.csv", '编码,名称,标准,期限\nSF-01,占用费,"1元，""每日""",三年\n')
    site.document(
        "qingdan.md", kind="清单", list_type="收费清单", rows="fei.csv", catalogue="shjz-01", written_date="2026-02-27"
    )
    assert site.build() == 0
    return site


def data(site: SmallSite, path: str) -> Any:
    return json.loads(site.page(f"data/{path}"))


def wrong(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """What breaks a schema, for the words of JSON Schema that ours use."""
    if "anyOf" in schema and all(wrong(value, part, at) for part in schema["anyOf"]):
        return [f"{at}: no alternative"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r} not of {schema['enum']}"]
    types = {"string": str, "integer": int, "number": (int, float), "object": dict, "array": list, "boolean": bool}
    given = schema.get("type")
    if given and not any(isinstance(value, types[name]) for name in ([given] if isinstance(given, str) else given)):  # type: ignore[arg-type]
        return [f"{at}: {value!r} is no {given}"]
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return [f"{at}: {value!r} against {schema['pattern']}"]
    found = [f"{at}: lacks {name}" for name in schema.get("required", ()) if name not in value]
    for part in schema.get("allOf", ()):
        found += wrong(value, part, at)
    if isinstance(value, list):
        found += [item for n, part in enumerate(value) for item in wrong(part, schema.get("items", {}), f"{at}[{n}]")]
    if isinstance(value, dict) and "properties" in schema:
        for name, part in value.items():
            if name in schema["properties"]:
                found += wrong(part, schema["properties"][name], f"{at}.{name}")
            elif schema.get("additionalProperties") is False:
                found.append(f"{at}: {name} is not allowed")
    return found


@pytest.mark.requirement("CAT-14")
def test_files_keep_to_their_schemas(built: SmallSite) -> None:
    assert wrong(data(built, "catalogue.json"), data(built, "schema/catalogue.json")) == []
    assert wrong(data(built, "documents/2026.json"), data(built, "schema/documents.json")) == []
    assert wrong(data(built, "lists/qingdan.json"), data(built, "schema/registers/fee.json")) == []
    assert wrong(data(built, "lists.json"), data(built, "schema/list.json")) == []
    assert wrong({"id": 1}, data(built, "schema/list.json"))  # the checker does find something


@pytest.mark.requirement("CAT-06")
def test_catalogue_holds_structure_and_figures(built: SmallSite) -> None:
    catalogue = data(built, "catalogue.json")
    assert catalogue["coverage"] == {
        "items": 4,
        "expected": 2,
        "filled": 1,
        "documents": 3,
        "measured": 3,
        "in_time": 2,
        "rate": "50%",
        "punctuality": "66.7%",
    }
    first, second, third, fourth = catalogue["domains"][0]["items"]
    assert first["deadline"]["clauses"] == second["deadline"]["clauses"]  # 同上
    assert first["deadline"]["clauses"][0]["n"] == 10 and first["agencies"] == ["minzheng", "qingshan"]
    assert third["restricted"] == "只向申请人公开" and third["documents"] == 0 and "latest" not in third
    assert fourth["not_applicable"] == "本县不在边境地区"


@pytest.mark.requirement("CAT-14")
def test_csv_opens_in_spreadsheets_and_comes_back_equal(built: SmallSite) -> None:
    raw = (built.root / "public/data/catalogue.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == tuple(CATALOGUE) and len(rows) == 5
    assert render(Csv(tuple(tuple(row) for row in rows))) == raw


def test_documents_by_year_show_no_more_than_pages(built: SmallSite) -> None:
    index = data(built, "documents.json")
    assert [(year["year"], year["count"]) for year in index["years"]] == [(2026, 5)]
    entries = {entry["id"]: entry for entry in data(built, "documents/2026.json")["documents"]}
    assert entries["dibao"]["catalogue"] == "shjz-01"
    assert set(entries["mingdan"]) == {
        "id",
        "title",
        "url",
        "publish_date",
        "domain",
        "subject",
        "classification",
        "agency",
    }


def test_lists_as_data(built: SmallSite) -> None:
    assert data(built, "lists.json")["lists"][0]["type"] == "收费清单"
    [row] = data(built, "lists/qingdan.json")["rows"]
    assert (row["code"], row["standard"], row["more"]) == ("SF-01", '1元，"每日"', {"期限": "三年"})
    assert "占用费" in built.page("data/lists/qingdan.csv")


def test_nothing_of_withdrawn_or_withheld_lists(site: SmallSite) -> None:
    site.write("content/fei.csv", "名称\n标记甲乙丙\n")
    common = {"kind": "清单", "list_type": "收费清单", "rows": "fei.csv"}
    site.document("a.md", **common, status="withdrawn", withdrawn_date="2026-03-05", withdrawn_reason="有误")
    site.document("b.md", **common, draft="是")
    site.document("c.md", **common, expires="2026-03-05")
    assert site.build() == 0
    assert not [name for name, content in site.tree(without=()).items() if "标记甲乙丙".encode() in content]
    assert data(site, "lists.json")["lists"] == []


def test_front_matter_of_the_sample_keeps_to_the_schema_of_its_kind() -> None:
    root = CONTENT
    by_name = {name: kind for kind in kinds.built_in() for name in (kind.id, kind.name, *kind.aliases)}
    problems = []
    for path in sorted(root.glob("*/*.md")):
        head = path.read_text(encoding="utf-8").split("---\n", 2)[1]
        given = yaml.load(head, yaml.BaseLoader)
        defaults = path.parent / "_defaults.yaml"
        if defaults.is_file():
            given = yaml.load(defaults.read_text(encoding="utf-8"), yaml.BaseLoader) | given
        front = {
            key: int(value) if isinstance(value, str) and value.isdecimal() else value for key, value in given.items()
        }
        kind = by_name[str(front.get("kind") or front.get("类型") or "notice")]
        schema = Draft202012Validator(json_schema.front_matter(kind))
        problems += [f"{path.name} {error.message}" for error in schema.iter_errors(front)]
    assert problems == []
