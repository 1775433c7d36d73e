"""政府公报: the issues that a site publishes -> their order, and the documents that each holds today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.document import Document
from generator.model.site import Site

KIND = "gazette"


def number_of(issue: Document) -> tuple[int, int]:
    """(year, number) of an issue; 0 for what it does not say."""
    year, number = issue.fields.get("year"), issue.fields.get("issue")
    return (year, number) if isinstance(year, int) and isinstance(number, int) else (0, 0)


def issues_of(site: Site) -> tuple[Document, ...]:
    """The issues that can be read, the last one first."""
    issues = (row for row in site.by_kind.get(KIND, ()) if row.readable(site.today) and all(number_of(row)))
    return tuple(sorted(issues, key=lambda row: (*number_of(row), row.id), reverse=True))


def contents(site: Site, issue: Document) -> tuple[Document, ...]:
    """What an issue holds today, in its own order: nothing that is withheld, withdrawn, to be asked for or over."""
    named = (site.by_id.get(name) for name in dict.fromkeys(issue.fields.get("documents", ())))
    return tuple(row for row in named if row and row.id != issue.id and row.readable(site.today))


def gaps(numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], int, int]]:
    """What lacks before an issue: (year and number of that issue, first, last number that lacks). The first year that
    there is may begin anywhere, since a gazette may be older than the site; every other one begins at 1."""
    known = sorted(set(numbers))
    for before, here in zip([None, *known], known, strict=False):
        if before is None:
            continue
        expected = before[1] + 1 if before[0] == here[0] else 1
        if here[1] > expected:
            yield here, expected, here[1] - 1
