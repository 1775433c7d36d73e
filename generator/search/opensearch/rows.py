"""Search entries -> the documents of an index in OpenSearch.

Words are numbers there (``token_numbers``: ``first << 22 | second << 1``), so that all a page asks of the server is
arrays of numbers: no text from outside ever stands in a query (docs/decisions/0257). So are the documents' ids and what
they are filtered by (``chosen``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.search.entry import SearchEntry
from generator.search.prepared import AT_ONCE, copies_of

FORMAT = 1
"""Raise it when what a document is made of here changes, or the mapping or a template: the index is built again."""

_PRIMES = (67_108_859, 67_108_837)
_FACTORS = (65_599, 48_271)


class ServedRow(NamedTuple):
    """A document. id: 1 to 18 decimal digits. digest: 16 hex digits, also the field of that name. source: its fields;
    ``page`` is all that the server gives back."""

    id: str
    digest: str
    source: dict[str, Any]


def row_id(county: str, url: str) -> str:
    """What a document is called in any index: it stays when the document is edited."""
    return str(int(hashlib.sha256(f"{county}\0{url}".encode()).hexdigest()[:14], 16))


def row_digest(entry: SearchEntry, *, county: str, base_url: str) -> str:
    """16 hex digits that change with anything of the row, without reading the body."""
    told = f"{FORMAT}\0{entry.identity}\0{county}\0{base_url}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def chosen(facet: str, value: str) -> int:
    """What stands for a value that documents are filtered by: below 2**52. So has the browser (server.js)."""
    first = second = 0
    told = f"{facet}={value}".encode("utf-16-le")
    for at in range(0, len(told), 2):
        unit = int.from_bytes(told[at : at + 2], "little")
        first = (first * _FACTORS[0] + unit) % _PRIMES[0]
        second = (second * _FACTORS[1] + unit) % _PRIMES[1]
    return first * 2**26 + second


def rows(
    entries: Sequence[SearchEntry],
    *,
    read_body: Callable[[str], str],
    read_attached: Callable[[str], str],
    county: str,
    base_url: str,
    script: Mapping[str, str] | None = None,
) -> Iterator[ServedRow]:
    """The row of each entry, in their order.

    read_body, read_attached: as ``update_index`` takes them. county: its name, a facet of an index over several;
    base_url: where its addresses are. script: as in ``tokens.runs``.
    """
    from generator.search.opensearch.fields import fields  # NumPy, where there is something to index

    for start in range(0, len(entries), AT_ONCE):
        part = entries[start : start + AT_ONCE]
        bodies = [read_body(entry.body) if entry.body else "" for entry in part]
        copies = copies_of(part, bodies, read_attached)
        for entry, found in zip(part, fields(part, copies, script), strict=True):
            digest = row_digest(entry, county=county, base_url=base_url)
            facets = {"county": (county,), **entry.filters}
            found |= {facet: list(values) for facet, values in facets.items()}
            found["chosen"] = [chosen(facet, value) for facet, values in facets.items() for value in values]
            found["page"] |= {"site": base_url, "county": county}
            name = row_id(county, entry.url)
            yield ServedRow(name, digest, {**found, "id": name, "digest": digest})
