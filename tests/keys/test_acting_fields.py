"""Fields of documents that act without being printed, and those of which one of several words is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model import kinds
from generator.model.kind import COMMON, Field, Kind
from tests.conftest import SmallSite
from tests.keys.full_documents import LEFT, everything, word

Diagnostics = Callable[..., list[dict[str, Any]]]
CHOICES = [(kind, field) for kind in kinds.built_in() for field in kind.fields if field.type == "choice"]
COMMON_CHOICES = {
    "classification": "tests/properties/test_leak.py",
    "status": "below",
    "village_nature": "tests/requirements/test_boards.py",
}


def test_no_choice_of_all_documents_is_forgotten() -> None:
    assert {field.key for field in COMMON if field.type == "choice"} == COMMON_CHOICES.keys()
    every = {field.key for kind in kinds.built_in() for field in kind.every_field}
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(key in every and f"{key}=" in text for key in LEFT)


def test_what_rows_are_of_says_what_is_asked_of_them(site: SmallSite, diagnostics: Diagnostics) -> None:
    """`register` names the register whose columns and rules its rows are held to (docs/registers.md)."""
    site.write("content/hang.csv", "事项编码,事项名称\nA1,办证\nA1,换证\n")
    site.document("biao.md", rows="hang.csv")
    assert "REG-ASKED" not in codes(diagnostics())
    site.document("biao.md", rows="hang.csv", register="权力清单")
    assert "REG-ASKED" in codes(diagnostics())


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A document for each word that may be chosen in a field of a kind."""
    site = SmallSite(tmp_path_factory.mktemp("chosen"))
    site.document("bei.md")
    for kind, field in CHOICES:
        for number, choice in enumerate(field.choices):
            site.document(f"{name(kind, field)}-{number}.md", **required(site, kind) | {field.key: choice})
    assert site.build() == 0
    return site


def name(kind: Kind, field: Field) -> str:
    return f"{kind.id}-{field.key}".replace("_", "-")


EXAMPLES = {
    "relation": "bei",
    "relations": ["bei"],
    "date": "2026-01-05",
    "moment": "2026-01-05 09:30",
    "integer": 2026,
    "file": "hang.csv",
    "results": [{"document": "bei", "outcome": "保留"}],
    "figures": {"一个问题": "整改中"},
}


def required(site: SmallSite, kind: Kind) -> dict[str, Any]:
    """The least that a document of a kind must say."""
    site.write("content/hang.csv", "编码,名称\n1,一\n")
    fields = (field for field in kind.fields if field.required and field.type != "choice")
    choices = {field.key: field.choices[0] for field in kind.fields if field.required and field.type == "choice"}
    return {"kind": kind.name, **choices, **{field.key: EXAMPLES.get(field.type, field.example) for field in fields}}


@pytest.mark.parametrize(("kind", "field"), CHOICES, ids=lambda one: getattr(one, "key", None) or one.id)
def test_each_word_that_may_be_chosen_is_shown(kind: Kind, field: Field, chosen: SmallSite) -> None:
    """On the page of its document and not on those of the others."""
    shown = [facts(chosen, f"{name(kind, field)}-{number}") for number in range(len(field.choices))]
    for number, choice in enumerate(field.choices):
        assert [choice in page for page in shown] == [number == other for other in range(len(shown))]


def facts(site: SmallSite, identity: str) -> tuple[str, ...]:
    page = LexborHTMLParser(site.page(f"d/{identity}/index.html"))
    return tuple(node.text(strip=True) for node in page.css(".facts dd"))


def test_a_draft_is_nowhere(site: SmallSite) -> None:
    site.document("gao.md", word(1), draft="是")
    assert site.build() == 0 and word(1) not in everything(site)


def test_a_withdrawn_document_says_when_and_why(site: SmallSite) -> None:
    site.document("che.md", word(1), status="withdrawn", withdrawn_date="2026-05-06", withdrawn_reason=word(2))
    assert site.build() == 0
    assert word(1) not in everything(site)
    page = site.page("d/che/index.html")
    assert "2026年5月6日" in page and word(2) in page


@pytest.mark.parametrize("given", [{"withdrawn_date": "2026-05-06"}, {"withdrawn_reason": "数据有误"}])
def test_a_withdrawal_without_its_status_is_told(site: SmallSite, diagnostics: Diagnostics, given: Any) -> None:
    path = site.document("che.md", **given)
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if text.startswith("withdrawn"))
    assert ("WDR-STATUS", "error", line) in {(one["code"], one["level"], one["line"]) for one in diagnostics()}


def test_the_day_after_its_last_the_body_is_gone(site: SmallSite) -> None:
    site.document("qi.md", word(1), expires="2026-11-21")
    assert site.build() == 0 and word(1) not in everything(site)


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def test_a_reason_not_to_explain_is_taken(site: SmallSite, diagnostics: Diagnostics) -> None:
    fields = {"kind": "规范性文件", "effective_date": "2026-03-05"}
    site.document("ban.md", **fields)
    assert "INT-MISSING" in codes(diagnostics())
    site.document("ban.md", **fields, interpretation_exempt="仅调整联系方式")
    assert "INT-MISSING" not in codes(diagnostics())


def test_a_review_is_asked_for_in_all_its_parts_and_shown_nowhere(site: SmallSite, diagnostics: Diagnostics) -> None:
    """Reviewer, approver and day are the record of who answers for the release (政府信息公开条例 第十七条)."""
    site.write("config.yaml", site.page_of("config.yaml") + "review: {required: true}\n")
    site.document("shen.md")
    assert "SEC-REVIEW" in codes(diagnostics())
    for part in ("reviewer", "approver"):
        given = {"reviewer": "法规股", "approver": "办公室主任", "date": "2026-02-27"}
        del given[part]
        site.document("shen.md", review=given)
        assert "FLD-FORM" in codes(diagnostics()), part
    site.document("shen.md", review={"reviewer": word(1), "approver": word(2), "date": "2002-02-02"})
    assert site.build() == 0 and not {"SEC-REVIEW", "FLD-FORM"} & set(codes(diagnostics()))
    assert not any(text in everything(site) for text in (word(1), word(2), "2002-02-02"))


def test_why_something_is_not_open_is_asked_for_and_shown_nowhere(site: SmallSite, diagnostics: Diagnostics) -> None:
    """政府信息公开条例 第十四至十八条."""
    given = {"basis": "个人隐私", "by": word(1), "date": "2002-02-02", "next_review": "2002-02-03"}
    site.document("yi.md", classification="依申请公开", classified=given)
    assert "SEC-AGAIN" in codes(diagnostics()) and "SEC-GROUND" not in codes(diagnostics())
    for part in ("basis", "by", "date"):
        left = {key: value for key, value in given.items() if key != part}
        site.document("yi.md", classification="依申请公开", classified=left)
        assert "SEC-GROUND" in codes(diagnostics()), part
    site.document("yi.md", classified=given)
    assert site.build() == 0 and not any(text in everything(site) for text in (word(1), "2002-02-02", "2002-02-03"))


EXCEPTION = {"code": "PRI-MOBILE", "what": "138****5678", "reason": word(1), "approver": word(2)}


@pytest.mark.parametrize(
    ("more", "taken"),
    [
        ({}, True),
        ({"code": "PRI-PLATE"}, False),
        ({"expires": "2026-11-22"}, True),
        ({"expires": "2026-11-21"}, False),
        ({"what": "138****5679"}, False),
        ({"line": 2, "what": None}, False),
        ({"file": "biao.txt"}, False),
    ],
)
def test_an_exception_covers_what_it_names(
    more: dict[str, Any], taken: bool, site: SmallSite, diagnostics: Diagnostics
) -> None:
    """Reason and approver are kept in the file for whoever asks later; they must be there and are shown nowhere."""
    body = "\n" * 5 + "值班电话 13812345678。"
    given = {key: value for key, value in (EXCEPTION | more).items() if value is not None}
    site.document("dian.md", body, exceptions=[given])
    assert ("PRI-MOBILE" not in codes(diagnostics())) == taken
    site.build()
    assert not any(text in everything(site) for text in (word(1), word(2)))
