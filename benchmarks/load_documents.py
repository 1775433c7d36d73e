"""Documents of official prose for a search server, made and uploaded by the program's own code, and what a page asks
for them: used by ``search_load.py``."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from typing import Any, NamedTuple

import corpus

from generator.search import SearchEntry
from generator.search.opensearch.rows import row_id, rows
from generator.search.opensearch.templates import LITERAL, NEARBY
from generator.search.opensearch.upload import upload
from generator.search.token_numbers import FIRST
from generator.search.tokens import BREAK, folded, terms

ADDRESS = "https://load.example"
COUNTIES = 20
CANDIDATES = 300
"""Near matches that the page asks for."""


class Made(NamedTuple):
    """A document. blocks: its title and paragraphs as search sees them, a break between."""

    entry: SearchEntry
    html: str
    blocks: str

    @property
    def county(self) -> str:
        """Its name."""
        return self.entry.agency.split("第")[0]

    @property
    def id(self) -> str:
        """What the index calls it."""
        return row_id(self.county, self.entry.url)


def made(count: int, seed: int = 2026) -> Iterator[Made]:
    """Documents, the same for the same arguments."""
    texts, rng = corpus.bodies(seed), random.Random(seed)
    for number in range(count):
        body = next(texts)
        parts = [part for part in body.split("\n\n") if part]
        title = f"关于{parts[0].split('。')[0].strip('#* ')[:24]}的通知（第{number}号）"
        day = f"{rng.randint(2008, 2026)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        county = f"基准{number % COUNTIES}县"
        entry = SearchEntry(
            url=f"/d/d{number}/",
            title=title,
            date=day,
            key=f"{seed}-{number}",
            agency=f"{county}第{number % 28}局",
            filters={"domain": (f"领域{number % 26}",), "agency": (f"{county}第{number % 28}局",), "year": (day[:4],)},
            body=str(number),
        )
        html = "".join(f"<p>{escape(part)}</p>" for part in parts)
        yield Made(entry, html, BREAK.join(folded(text) for text in (title, *parts)))


def uploaded(client: Any, name: str, lot: Sequence[Made]) -> None:
    """Index documents, each under its county."""
    html = {one.entry.body: one.html for one in lot}
    by_county: dict[str, list[Made]] = {}
    for one in lot:
        by_county.setdefault(one.county, []).append(one)
    for county, some in by_county.items():
        read = partial(rows, read_body=html.__getitem__, read_attached=str)
        rows_of = partial(read, county=county, base_url=ADDRESS)
        upload(client, name, {one.id: one.entry for one in some}, rows_of)


def literal(text: str, **more: Any) -> dict[str, Any]:
    """What the page asks for a text that is to be found literally."""
    said = [[[[_number(token) for token in phrase] for phrase in term.phrases]] for term in terms(text)]
    return {"id": LITERAL, "params": {"terms": said, "from": 0, "size": 10, "relevance": 1, **more}}


def near(text: str) -> dict[str, Any]:
    """What the page asks for near matches, each pair as telling as another."""
    pairs = sorted({_number(token) for term in terms(text) for phrase in term.phrases for token in phrase})
    params = {"pairs": [[pair, 1] for pair in pairs], "counts": pairs, "size": CANDIDATES}
    return {"id": NEARBY, "params": params}


def _number(token: str) -> int:
    second = ord(token[1]) if len(token) == 2 else 0
    return ord(token[0]) << FIRST | second << 1
