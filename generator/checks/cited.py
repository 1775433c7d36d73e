"""What published texts cite -> findings: numbers of the site's own offices that nobody bears, titles and numbers that
do not belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from generator.model.citation import Citation, begins_after, normal_title, number_of
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.references import same_title
from generator.model.site import Site

LineOf = Callable[[Document, Citation], int]
"""The line of a document's file on which a citation stands."""


def citation_findings(site: Site, line_of: LineOf) -> Iterator[Finding]:
    """What is wrong with the citations of texts that everybody may read."""
    citing = [row for row in site.readable if row.citations]
    if not citing:
        return
    organs = {number.organ for row in site.readable if (number := number_of(row.doc_number))}
    for row in citing:
        for citation in row.citations:
            bearer = site.holdings.bearing(citation) if citation.year else None
            if bearer and citation.title and not same_title(citation.title, normal_title(bearer.title)):
                yield _found(row, citation, line_of, "CITE-DIFFERS", title=bearer.title, other=bearer.source)
            elif citation.year and not bearer and not site.holdings.knows(citation):
                organ = _own(citation, organs)
                if organ:
                    written = f"{organ}〔{citation.year}〕{citation.serial}号"
                    yield _found(row, citation, line_of, "CITE-UNKNOWN", number=written)
        yield from _two_numbers(row, line_of)


def _own(citation: Citation, organs: set[str]) -> str:
    """The letters of one of the site's own offices, when a number begins with them; "" for an upper level's."""
    fitting = (organ for organ in organs if citation.organ.endswith(organ))
    return max((o for o in fitting if begins_after(citation.organ.removesuffix(o))), key=len, default="")


def _two_numbers(row: Document, line_of: LineOf) -> Iterator[Finding]:
    """One title with two numbers of one office and year: one of them is a slip."""
    named: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for citation in row.citations:
        if citation.title and citation.year:
            serials = named[citation.title, citation.organ, citation.year]
            if serials and citation.serial not in serials:
                yield _found(row, citation, line_of, "CITE-TWO", other=f"{min(serials)}号")
            serials.add(citation.serial)


def _found(row: Document, citation: Citation, line_of: LineOf, code: str, **values: str) -> Finding:
    given = {"number": citation.number, "cited": citation.title} | values
    return Finding(line_of(row, citation), 1, given, row.source, code=code)
