"""Simple entries typed directly are what the kind's model makes of them, or are left to it."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.field_models import typed_by_model
from generator.content.plain_fields import typed_directly
from generator.model import kinds
from generator.model.kind import COMMON, Kind
from generator.model.source import FrontMatterEntry

KINDS = kinds.built_in()
TEXTS = st.one_of(
    st.sampled_from(
        [
            "关于通知",
            " 县民政局 ",
            "2026-03-01",
            "2026-3-1 09:30",
            "2026-02-30",
            "主动公开",
            "是",
            "no",
            "有效",
            "失效",
            "1,234.5",
            "3",
            "https://a.cn/x",
            "http://a",
            "a,b、c",
            "a.xlsx",
            "/art/1.html",
            "/a?b",
            "撤下",
            "一\n二",
            "\u3000",
            "\ud800",
            "",
            "2026-03-01T09:30:00",
            "+5",
            "2026-03-01 25:00",
        ]
    ),
    st.text(max_size=6),
)
VALUES: st.SearchStrategy[Any] = st.one_of(
    TEXTS, st.none(), st.lists(st.one_of(TEXTS, st.none()), max_size=3), st.dictionaries(TEXTS, TEXTS, max_size=2)
)
ATTACHED = st.lists(
    st.one_of(
        TEXTS,
        st.dictionaries(
            st.sampled_from(["file", "文件", "title", "标题", "x"]), st.one_of(TEXTS, st.none()), max_size=3
        ),
    ),
    max_size=3,
)
WHOLE = {
    "title": "关于提高低保标准的通知",
    "domain": "社会救助",
    "subject": "民政",
    "publish_date": "2026-03-01",
    "classification": "主动公开",
}


def entries_of(given: dict[str, Any]) -> dict[str, FrontMatterEntry]:
    return {key: FrontMatterEntry(value, line, 1, key) for line, (key, value) in enumerate(given.items(), 2)}


@st.composite
def documents(draw: st.DrawFn) -> tuple[Kind, dict[str, FrontMatterEntry]]:
    kind = draw(st.sampled_from(KINDS))
    keys = [spec.key for spec in (*COMMON, *kind.fields)]
    written = draw(st.dictionaries(st.sampled_from([*keys, "unknown"]), VALUES, max_size=5))
    simple = {spec.key: spec.example or "一" for spec in kind.fields if spec.required}
    return kind, entries_of(simple | WHOLE | written if draw(st.booleans()) else written)


@settings(max_examples=1500, deadline=None)
@given(documents())
def test_direct_typing_equals_the_model(document: tuple[Kind, dict[str, FrontMatterEntry]]) -> None:
    kind, entries = document
    direct = typed_directly(kind, entries)
    if direct is None:
        return
    values, faults = typed_by_model(kind, entries)
    assert not faults
    assert direct == values
    assert {key: type(value) for key, value in direct.items()} == {
        key: type(value) for key, value in (values or {}).items()
    }


@settings(max_examples=500, deadline=None)
@given(ATTACHED)
def test_attachments_with_and_without_titles(written: list[Any]) -> None:
    kind = next(kind for kind in KINDS if kind.id == kinds.DEFAULT)
    entries = entries_of(WHOLE | {"attachments": written})
    direct = typed_directly(kind, entries)
    values, faults = typed_by_model(kind, entries)
    assert direct is None or (direct == values and not faults)
    assert direct is not None or faults or "\\ud800" in repr(written)


def test_ordinary_entries_take_the_short_way() -> None:
    written = WHOLE | {
        "agency": "县民政局",
        "doc_number": "岚民发〔2026〕8号",
        "written_date": "2026-02-25",
        "keywords": "低保、救助",
    }
    found = typed_directly(next(kind for kind in KINDS if kind.id == kinds.DEFAULT), entries_of(written))
    assert found is not None
    assert found["keywords"] == ("低保", "救助")
