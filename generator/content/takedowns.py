"""content/_data/takedown.yaml -> the documents that are withdrawn without their files saying so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.model.source import ReadError
from generator.model.takedown import Takedown

NAME = "takedown.yaml"
CHINESE = {"编号": "id", "原因": "reason", "日期": "date"}


def load_takedowns(files: Iterable[tuple[str, str]]) -> tuple[tuple[Takedown, ...], list[ReadError]]:
    """Read (path for messages, text) pairs."""
    read, faults = tables.read_each(files, partial(tables.rows_of, shape=Takedown, chinese=CHINESE))
    return tuple(entry for _, rows in read for _, entry in rows), faults


def gleaned(files: Sequence[tuple[str, str]]) -> Iterator[Takedown]:
    """What the files take down, whatever is wrong with them: an id in a line that cannot be read counts."""
    read, _ = load_takedowns(files)
    for _, text in files:
        for match in _ID.finditer(text):
            yield Takedown(match[1])
    yield from read


_ID = lazy_re(r"""(?:\bid|编号)["'“”]?\s*[:：]\s*["'“”]?([\w.-]+)""")
