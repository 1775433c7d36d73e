"""The wrong examples in a rule's manual page show what it finds, the right ones show what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build.pipeline import check
from generator.checks import rules
from generator.model.options import Options

SITE = Path(__file__).parent / "site"
DATE = "2026-11-22"
_FENCE = re.compile(r"^```(?P<form>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN_ELSEWHERE = {"CAT-UNRECORDED", "COL-EMPTY", "LEAK-SHARED", "SEC-BESIDE", "SEC-REVIEW"}
"""Rules whose examples would need a whole site, a binary file or another configuration: tests/sites/ and their own tests."""
NOT_AS_TEXT = {"FILE-ENCODING": "the wrong file is no text; see test_encoding"}


def examples(doc: str) -> dict[str, list[dict[str, str]]]:
    """The fenced examples under each heading: heading -> sites, each file name -> text. A fence without a name begins another site."""
    found: dict[str, list[dict[str, str]]] = {}
    for heading, part in re.findall(
        r"^(错误示例|正确示例)：$(.*?)(?=^(?:错误示例|正确示例)：$|\Z)", doc, re.MULTILINE | re.DOTALL
    ):
        sites: list[dict[str, str]] = []
        for fence in _FENCE.finditer(part):
            if fence["name"] and sites:
                sites[-1][fence["name"]] = fence["text"]
            else:
                sites.append({fence["name"] or "lizi.md": fence["text"]})
        found[heading] = sites
    return found


CASES = [
    pytest.param(code, heading, files, id=f"{code}-{heading[:2]}-{number}")
    for code, rule in rules.every().items()
    if code not in NOT_AS_TEXT
    for heading, sites in examples(rule.doc).items()
    for number, files in enumerate(sites, 1)
]


@pytest.mark.parametrize(("code", "heading", "files"), CASES)
def test_example(code: str, heading: str, files: dict[str, str], tmp_path: Path) -> None:
    content = tmp_path / "content"
    for source in sorted(SITE.rglob("*.yaml")):
        write(content / source.relative_to(SITE), source.read_text(encoding="utf-8"))
    for name, text in files.items():
        write(content / name, text)
    (content / "config.yaml").rename(tmp_path / "config.yaml")
    config = tmp_path / "config.yaml"
    if rules.every()[code].default_off:
        config.write_text(config.read_text(encoding="utf-8") + f"\nrules:\n  {code}: warning\n", encoding="utf-8")
    report = check(Options(config=config, date=DATE, search=False)).report
    found = [item for item in report.diagnostics if item.code == code]
    told = "\n".join(f"{item.path}:{item.line} {item.code} {item.message}" for item in report.diagnostics)
    if heading == "错误示例":
        assert found, told
        assert all(item.hint and not re.search(r"\{[a-z_]+\}", item.message + item.hint) for item in found)
    else:
        assert not found, told


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("code", list(rules.every()))
def test_a_rule_has_a_page_of_its_own(code: str) -> None:
    rule = rules.every()[code]
    first, _, rest = rule.doc.partition("\n")
    assert first.startswith(code + " ") and rule.name and rest.strip()
    assert re.fullmatch(r"[A-Z]{2,4}-[A-Z0-9]+(-[A-Z]+)?", code)
    assert rule.message and rule.hint and all(rule.english)
    assert rule.scope in ("fault", "gate", "document", "site", "since", "plan", "link")
    assert (rule.check is None) == (rule.scope in ("fault", "gate", "since", "plan", "link"))


LOOKING = [code for code, rule in rules.every().items() if rule.scope in ("document", "site") and not rule.uses_files]


@pytest.mark.parametrize("code", [code for code in LOOKING if code not in SHOWN_ELSEWHERE])
def test_a_rule_that_looks_for_something_shows_it(code: str) -> None:
    shown = examples(rules.every()[code].doc)
    assert set(shown) == {"错误示例", "正确示例"} and all(shown.values())
