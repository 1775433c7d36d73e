"""A rule finds what its wrong examples mark, on that line, and nothing else; in its right examples it finds nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build.pipeline import check
from generator.checks import rules
from generator.checks.rule import SCOPES
from generator.checks.rule_page import RIGHT, WRONG, Example, examples
from generator.checks.validate import Report
from generator.model.options import Options

SITE = Path(__file__).parent / "site"
DATE = "2026-11-22"
OF_THE_WHOLE_SITE = {"COL-EMPTY", "COL-STALE"}
"""Rules that find something in every site of a few documents: on only for their own examples."""
NOT_AS_TEXT = {"FILE-ENCODING": "the wrong file is no text; see test_encoding"}
EXCERPTS = {"CAT-UNRECORDED": "two versions of one file; see tests/site/catalogue/test_history.py"}
SHOWN = {
    "COL-EMPTY": {WRONG},
    "SEC-REVIEW": set[str](),
    "ATT-PDF": set[str](),
    "ATT-SCAN": set[str](),
    "INT-CAPTIONS": set[str](),
}
"""Rules that do not show both: a site without an empty column is large; a review asks for another configuration; a
PDF is no text, see tests/requirements/test_integrity.py, nor is a film, see test_interpretation_media.py."""

CASES = [
    pytest.param(code, example, id=f"{code}-{example.title[:2]}-{number}")
    for code, rule in rules.every().items()
    if code not in NOT_AS_TEXT and code not in EXCERPTS
    for number, example in enumerate(examples(rule.doc), 1)
]


@pytest.mark.parametrize(("code", "example"), CASES)
def test_example(code: str, example: Example, tmp_path: Path) -> None:
    report = checked(code, example, tmp_path)
    found = {
        (place(item.path, tmp_path), max(item.line, 1), item.code)
        for item in report.diagnostics
        if item.level != "info" or item.code == code
    }
    expected = {(path, max(line, 1), owner) for path, line, owner in example.expected(code)}
    assert found == expected, [f"{item.path}:{item.line} {item.code} {item.message}" for item in report.diagnostics]
    assert (code in {owner for _, _, owner in expected}) == (example.title == WRONG)
    assert all(item.hint and not re.search(r"\{[a-z_]+\}", item.message + item.hint) for item in report.diagnostics)


def checked(code: str, example: Example, folder: Path) -> Report:
    """The report on the site of the examples with one example in it."""
    content = folder / "content"
    for source in sorted(SITE.rglob("*.yaml")):
        write(content / source.relative_to(SITE), source.read_text(encoding="utf-8"))
    for file in example.files.values():
        write(content / file.name, file.plain)
    (content / "config.yaml").rename(config := folder / "config.yaml")
    levels = dict.fromkeys(OF_THE_WHOLE_SITE - {code}, "off")
    if rules.every()[code].default_off:
        levels[code] = "warning"
    lines = "".join(f"  {name}: {level}\n" for name, level in levels.items())
    config.write_text(f"{config.read_text(encoding='utf-8')}\nrules:\n{lines}", encoding="utf-8")
    return check(Options(config=config, date=DATE, search=False)).report


def place(path: str, folder: Path) -> str:
    return path.removeprefix(f"{folder}/").removeprefix("content/")


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
    assert rule.scope in ("fault", "gate", "document", "site", "since", "cited", "history", "outside", "plan", "link")
    assert (rule.check is None) == (rule.scope not in SCOPES.values())


LOOKING = [code for code, rule in rules.every().items() if rule.check]


@pytest.mark.parametrize("code", LOOKING)
def test_a_rule_that_looks_for_something_shows_it(code: str) -> None:
    shown = {example.title for example in examples(rules.every()[code].doc)}
    assert shown == SHOWN.get(code, {WRONG, RIGHT})
