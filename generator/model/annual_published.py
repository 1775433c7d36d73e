"""Documents -> the annual reports on disclosure among them that have figures, and where their data are."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.annual_report import ANNUAL_KIND
from generator.model.document import Document
from generator.model.view import Link

FORMS = ("xlsx", "csv", "json")


def is_annual(row: Document) -> bool:
    """Whether a document is an annual report, rather than a guide or a rule."""
    return row.kind == ANNUAL_KIND and row.fields.get("disclosure_type") == "年报"


def reports_of(rows: Iterable[Document]) -> tuple[Document, ...]:
    """Reports with figures, the latest year first. rows: those that everybody may see, as the site has them."""
    found = [row for row in rows if row.annual and isinstance(row.fields.get("year"), int)]
    return tuple(sorted(found, key=lambda row: (-row.fields["year"], row.agency, row.id)))


def data_of_report(row: Document) -> tuple[Link, ...]:
    """The figures of a report as files; none of another document."""
    return tuple(Link(form.upper(), f"/data/annual/{row.id}.{form}") for form in FORMS) if row.annual else ()
