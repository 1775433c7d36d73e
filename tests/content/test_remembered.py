"""What is remembered between builds is what was read: dates stay dates, lists stay lists."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from generator.model.document import Document, stamped
from tests.conftest import SmallSite

DAY = datetime.date(2026, 3, 1)


def _document(**fields: Any) -> Document:
    return stamped(
        Document(
            id="a",
            file_key="0/a.md",
            source="a.md",
            title="甲",
            domain="x",
            subject="y",
            publish_date=DAY,
            fields=fields,
        )
    )


def test_what_an_earlier_program_stored_is_still_understood() -> None:
    """The state of a county that upgrades: what stands in for its documents with errors is in no file any more."""
    row = _document(field="甲")
    stored = msgspec.msgpack.decode(msgspec.msgpack.encode(row))
    assert stored["place"] == "0/a.md"
    assert msgspec.convert(stored, Document, strict=False) == row


@pytest.mark.parametrize("value", [DAY, "2026-03-01", ("甲", "乙"), (DAY, "09:30"), 3, 2.5, True, "甲"])
def test_a_field_comes_back_as_it_was(value: Any) -> None:
    row = _document(field=value, other="不变")
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(row), type=Document)
    assert again == row
    assert type(again.fields["field"]) is type(value)
    assert stamped(again).digest == row.digest


def test_the_digest_tells_what_can_be_seen_from_what_cannot() -> None:
    row = _document()
    assert (
        stamped(msgspec.structs.replace(row, file_key="1/b.md", lines={"title": 9}, link_lines=(3,))).digest
        == row.digest
    )
    assert stamped(msgspec.structs.replace(row, title="乙")).digest != row.digest


def test_a_consultation_keeps_its_window_when_another_document_changes(site: SmallSite) -> None:
    site.document(
        "a.md", kind="征求意见", opens="2026-11-01", closes="2026-12-10", basis="某条例", comment_phone="0000-5550123"
    )
    site.document("b.md")
    site.build()
    before = site.page("d/a/index.html")
    assert "2026-12-10" in before
    site.document("b.md", title="关于另一件事的通知")
    site.build()
    assert site.page("d/a/index.html").count("2026-12-10") == before.count("2026-12-10")
    assert "2026-12-10" in site.page("index.html")
