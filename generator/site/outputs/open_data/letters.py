"""Letters -> ``/data/letters.json`` (figures by office and topic, every letter), ``/data/letters.csv`` (by office)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.document import Document
from generator.model.letters import Letter, ReplyTimes, by_topic, by_unit, letters_in, replies_by_letter, reply_times
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import LETTERS
from generator.site.outputs.open_data.files import both_forms


def plan(site: Site) -> Iterator[Target]:
    """Both files, once there is any letter."""
    letters = letters_in(site.by_kind.get("letters", ()))
    if not letters:
        return
    chosen = replies_by_letter(site.by_kind.get("reply", ()))
    units = {unit: reply_times(own, site.today) for unit, own in by_unit(letters).items()}
    value = {
        "as_of": site.today.isoformat(),
        "total": _figures(reply_times(letters, site.today)),
        "units": [{"unit": _unit(site, unit), **_figures(times)} for unit, times in units.items()],
        "topics": [{"topic": topic, "letters": count} for topic, count in by_topic(letters).items()],
        "letters": [_letter(site, letter, chosen.get(letter.number)) for letter in letters],
    }
    yield from both_forms(site, "letters", value, [tuple(LETTERS), *(_row(site, *pair) for pair in units.items())])


def _figures(times: ReplyTimes) -> dict[str, Any]:
    return {
        "received": times.received,
        "replied": times.replied,
        "median_days": times.median,
        "longest_days": times.longest,
        "settled": times.settled,
        "in_time": times.in_time,
        "overdue": times.overdue,
    }


def _row(site: Site, unit: str, times: ReplyTimes) -> tuple[str, ...]:
    figures = ("" if times.median is None else f"{times.median:g}", "" if times.longest is None else str(times.longest))
    return _unit(site, unit), str(times.received), str(times.replied), *figures, times.rate, str(times.overdue)


def _letter(site: Site, letter: Letter, reply: Document | None) -> dict[str, Any]:
    return {
        "number": letter.number,
        "received": letter.received.isoformat(),
        "topic": letter.topic,
        "unit": _unit(site, letter.unit),
        "due": str(letter.due or ""),
        "replied": str(letter.replied or ""),
        "overdue": letter.overdue(site.today),
        "reply": site.base_url + reply.url if reply else "",
    }


def _unit(site: Site, unit: str) -> str:
    agency = site.vocabularies.agencies.by_id.get(unit)
    return agency.name if agency else unit
