"""What search is given of a document: its body, and what its kind shows in the article;
of others nothing more than their page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.build.pipeline import check
from generator.search.entries import entries, texts
from tests.conftest import SmallSite

GUIDE: dict[str, Any] = {
    "kind": "guide",
    "item": "低保申请",
    "basis": ["社会救助暂行办法"],
    "acceptor": "县民政局",
    "process": ["申请", "公示七天"],
    "materials": ["户口簿"],
    "fee": "不收费",
    "time_limit": "30个工作日",
    "phone": "0000-5550123",
}


def said(site: SmallSite, name: str) -> str:
    """The text below the title that search is given of one document; "" when it is given none."""
    found = check(site.options()).site
    assert found is not None
    entry = {item.url: item for item in entries(found)}[f"/d/{name}/"]
    return texts(found, lambda key: "<p>正文。</p>" if key else "")(entry.body) if entry.body else ""


@pytest.fixture
def fields() -> dict[str, Any]:
    """A guide's own fields, by the names that the kind has today."""
    from generator.model.kinds.guide import KIND

    known = {field.key for field in KIND.fields}
    given = {key: value for key, value in GUIDE.items() if key in known or key == "kind"}
    return given | {
        field.key: ["样例"] if field.type in ("lines", "names", "materials") else "样例"
        for field in KIND.fields
        if field.required and field.key not in given
    }


def test_a_guide_is_found_by_its_elements(site: SmallSite, fields: dict[str, Any]) -> None:
    site.document("zhinan.md", title="低保办事指南", **fields)
    text = said(site, "zhinan")
    for words in ("申请材料", "户口簿", "公示七天", "社会救助暂行办法", "30个工作日", "正文。"):
        assert words in text, words
    assert "<h2" not in text, "labels are the same in every guide and no topics of it"


@pytest.mark.parametrize(
    "change",
    [{"classification": "依申请公开"}, {"expires": "2026-11-01"}, {"draft": True}],
    ids=["entry", "expired", "draft"],
)
def test_elements_that_no_page_shows_are_not_given(
    site: SmallSite, fields: dict[str, Any], change: dict[str, Any]
) -> None:
    site.document("zhinan.md", title="低保办事指南", **(fields | change))
    found = check(site.options()).site
    assert found is not None
    assert all(not item.body for item in entries(found))


def test_a_changed_element_is_a_changed_entry(site: SmallSite, fields: dict[str, Any]) -> None:
    keys = set()
    for step in ("公示七天", "公示五天"):
        site.document("zhinan.md", title="低保办事指南", **(fields | {"process": [step]}))
        found = check(site.options()).site
        assert found is not None
        keys.add(json.dumps([item.key for item in entries(found)]))
    assert len(keys) == 2
