"""What VS Code is told agrees with what the program takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator import cli
from generator.authoring import schema
from generator.checks import rules
from generator.content.front_matter import split
from generator.model import kinds
from generator.model.kind import COMMON
from tests.paths import ROOT

SCHEMAS = ROOT / ".vscode" / "schemas"


def validator(name: str) -> Draft7Validator:
    value = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(value)
    return Draft7Validator(value)


def data(path: Path) -> Any:
    """YAML as VS Code reads it: dates stay text there."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {  # type: ignore[attr-defined]
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(path.read_text(encoding="utf-8"), loader)


def test_this_repository_has_the_current_ones() -> None:
    stale = [name for name, text in schema.files(ROOT).items() if (ROOT / name).read_bytes().decode() != text]
    assert stale == [], "run: gongkai schema --write"


@pytest.mark.parametrize(
    ("name", "glob"),
    [
        ("config", "config.yaml"),
        ("agencies", "content/_data/agencies.yaml"),
        ("subjects", "content/_data/subjects.yaml"),
        ("synonyms", "content/_data/synonyms.yaml"),
        ("catalogue", "content/_data/catalogue/*.yaml"),
        ("defaults", "content/**/_defaults.yaml"),
    ],
)
def test_the_sample_county_is_valid(name: str, glob: str) -> None:
    paths = sorted(ROOT.glob(glob))
    assert paths
    for path in paths:
        assert [error.message for error in validator(name).iter_errors(data(path))] == [], path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("config", {"site": {}}),
        ("config", {"thema": "county"}),
        ("config", {"rules": {"FLD-DATE": "loud"}}),
        ("config", {"rules": {"FLD-DATES": "error"}}),
        ("agencies", [{"id": "a"}]),
        ("agencies", [{"id": "a", "name": "甲局", "kind": "公司"}]),
        ("agencies", {"id": "a"}),
        ("subjects", [{"id": "a", "name": "甲", "colour": "red"}]),
        ("domains", [{"id": "a", "enabled": "maybe"}]),
        ("synonyms", [["一个"]]),
        ("catalogue", {"domain": "nowhere", "items": []}),
        ("catalogue", {"items": [{"id": "a-1"}]}),
        ("inspection", {"home_days": "many"}),
        ("defaults", {"title": "标题"}),
        ("defaults", {"domain": "社会求助"}),
        ("defaults", {"written_date": "2026年3月"}),
        ("kinds", {"id": "a", "name": "甲", "fields": [{"key": "b", "name": "乙", "type": "colour"}]}),
    ],
)
def test_what_is_wrong_is_refused(name: str, value: Any) -> None:
    assert not validator(name).is_valid(value)


def test_numbers_of_the_site_have_their_forms() -> None:
    value = data(ROOT / "config.yaml")
    for key, wrong in {"code": "12", "icp": "ICP 1", "url": "www.example.cn", "police_filing": "1"}.items():
        assert not validator("config").is_valid({**value, "site": {**value["site"], key: wrong}}), key


def test_chinese_keys_are_known_like_the_english_ones() -> None:
    assert validator("catalogue").is_valid({"领域": "shjz", "事项": [{"编号": "shjz-99", "名称": "示例"}]})
    assert validator("defaults").is_valid({"领域": "社会救助", "机关": "岚清县民政局", "类型": "办事指南"})


def test_every_property_is_described() -> None:
    missing = []
    for path in SCHEMAS.glob("*.json"):
        for trail, part in properties(json.loads(path.read_text(encoding="utf-8")), path.stem):
            if (
                part
                and not part.get("description")
                and "$ref" not in part
                and "allOf" not in part
                and "anyOf" not in part
            ):
                missing.append(trail)
    assert missing == []


def properties(value: Any, trail: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    if isinstance(value, dict):
        for name, part in value.get("properties", {}).items() if isinstance(value.get("properties"), dict) else ():
            found.append((f"{trail}.{name}", part))
        for name, part in value.items():
            found += properties(part, f"{trail}.{name}")
    return found


def test_every_rule_has_a_level_in_the_schema() -> None:
    value = json.loads((SCHEMAS / "config.json").read_text(encoding="utf-8"))
    assert set(value["properties"]["rules"]["properties"]) == set(rules.every()), "run: gongkai schema --write"


def test_snippets_hold_every_kind_and_give_front_matter_that_reads() -> None:
    made = json.loads((ROOT / ".vscode" / "gongkai.code-snippets").read_text(encoding="utf-8"))
    for kind in kinds.built_in():
        body = "\n".join(made[f"新文件：{kind.name}"]["body"])
        front = split(expanded(body))
        assert front.faults == (), kind.id
        keys = {entry.key for entry in front.entries}
        assert {field.key for field in (*COMMON, *kind.fields) if field.required} <= keys
    assert "财政、金融" in made["字段：主题"]["body"][0]
    assert "${1|（选公开属性）,主动公开,依申请公开,不予公开|}" in made["字段：公开属性"]["body"][0]


def expanded(body: str) -> str:
    """A snippet as it stands after the first choice of everything."""
    body = re.sub(r"\$\{\d+\|((?:\\.|[^|\\])*)\|\}", lambda match: re.split(r"(?<!\\),", match[1])[0], body)
    body = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", lambda match: re.sub(r"\\(.)", r"\1", match[1]), body)
    for name, value in {"$CURRENT_YEAR": "2026", "$CURRENT_MONTH": "11", "$CURRENT_DATE": "22", "$0": ""}.items():
        body = body.replace(name, value)
    return body


def test_settings_of_somebody_else_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.run(["init", str(tmp_path / "site")]) == 0
    settings = tmp_path / "site" / ".vscode" / "settings.json"
    own = json.loads(settings.read_text(encoding="utf-8"))
    own |= {"editor.fontSize": 18, "yaml.schemas": {**own["yaml.schemas"], "./mine.json": ["x.yaml"]}}
    settings.write_text(json.dumps(own), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "site")
    assert cli.run(["schema"]) == 1
    assert cli.run(["schema", "--write"]) == 0
    assert cli.run(["schema"]) == 0
    kept = json.loads(settings.read_text(encoding="utf-8"))
    assert kept["editor.fontSize"] == 18
    assert "./mine.json" in kept["yaml.schemas"]
    settings.write_text("{ // remark\n}", encoding="utf-8")
    assert cli.run(["schema", "--write"]) == 2
