"""Data tables as ``gongkai init`` made them -> what in them nobody has filled in, and the same tables without it.

As in config.yaml (``placeholders``): once the notice on every page is gone each is an error and is not published; what
is left of the tables is, and documents may name what they have as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from generator.base.invented import NO_COUNTY, invented, marked
from generator.base.patterns import lazy_re
from generator.content.data_files import DataFiles
from generator.model.source import ReadError
from generator.model.vocabulary import Agency

CONTACTS = ("address", "hours", "phone", "fax", "email", "duties")
_TO_FILL = lazy_re(r"（(?:填写|待填)[^（）]*）")
INNER = ("leaders", "disclosure_office", "officers", "merged_from", "responder", "windows")
"""What holds contacts in several parts, and is left out as a whole."""
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(CONTACTS, ""),
    **{field.name: field.default for field in msgspec.structs.fields(Agency) if field.name in INNER},
}


def with_county(files: DataFiles) -> Iterator[ReadError]:
    """A fault for each table that holds the name that stands for a county's own, at the first line that has it. What
    stands in remarks is no matter."""
    for parts in files.texts.values():
        for path, text in parts:
            if NO_COUNTY not in text:
                continue
            lines = [number for number, line in enumerate(text.split("\n"), 1) if NO_COUNTY in _said(line)]
            if lines:
                values = {"shown": NO_COUNTY, "count": str(len(lines))}
                yield ReadError("data-county", lines[0], 1, values, path)


def without_county(files: DataFiles) -> DataFiles:
    """The tables without that name."""
    return DataFiles(
        {name: [(path, text.replace(NO_COUNTY, "")) for path, text in parts] for name, parts in files.texts.items()}
    )


def made_up(agency: Agency) -> dict[str, str]:
    """The contacts of an agency that are made up, by key."""
    found = {key: text for key in CONTACTS if (text := getattr(agency, key)) and unfilled(text)}
    for key in INNER:
        text = first_unfilled(getattr(agency, key))
        if text:
            found[key] = text
    return found


def unfilled(text: str) -> bool:
    """Whether a text stands for one that is not known yet."""
    return invented(text) or marked(text) or bool(_TO_FILL.search(text))


def first_unfilled(value: Any) -> str:
    """The first text within a value that stands for one that is not known yet; "" for none."""
    return next(filter(unfilled, _texts(value)), "")


def _texts(value: Any) -> Iterator[str]:
    """Every text within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        yield from _texts(msgspec.structs.astuple(value))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def with_contacts(agencies: Iterable[tuple[str, int, Agency]]) -> Iterator[ReadError]:
    """A fault for each of these. agencies: (path, line, agency)."""
    for path, line, agency in agencies:
        for key, text in made_up(agency).items():
            values = {"agency": agency.name, "field": key, "shown": text[:40]}
            yield ReadError("data-placeholder", line, 1, values, path)


def without_contacts(agencies: Iterable[Agency]) -> tuple[Agency, ...]:
    """The agencies without them."""
    return tuple(
        msgspec.structs.replace(agency, **{key: _EMPTY[key] for key in made_up(agency)}) for agency in agencies
    )


def _said(line: str) -> str:
    return "" if line.lstrip().startswith("#") else line.partition(" #")[0]
