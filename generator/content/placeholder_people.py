"""supervisors.yaml, experts.yaml, spokespersons.yaml, new_media.yaml, channels.yaml, enterprises.yaml and
disclosure_points.yaml -> what in them nobody has filled in, and the same rows without it. As of agencies
(``placeholder_tables``); a row whose own name is a placeholder is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from generator.content.channels import NAME as CHANNELS
from generator.content.data_files import DataFiles
from generator.content.disclosure_points import NAME as POINTS
from generator.content.enterprises import NAME as ENTERPRISES
from generator.content.new_media import NAME as NEW_MEDIA
from generator.content.placeholder_tables import first_unfilled
from generator.content.public_people import EXPERTS, SPOKESPERSONS, SUPERVISORS
from generator.model.public_people import PublicPeople
from generator.model.source import ReadError

Row = TypeVar("Row", bound=msgspec.Struct)
_NAMED = {
    SUPERVISORS: "社会监督",
    EXPERTS: "专家库",
    SPOKESPERSONS: "新闻发言人",
    NEW_MEDIA: "政务新媒体",
    CHANNELS: "互动渠道",
    ENTERPRISES: "公共企事业单位",
    POINTS: "政府信息查阅场所",
}


def with_people(
    files: DataFiles, people: PublicPeople, others: Mapping[str, tuple[msgspec.Struct, ...]]
) -> Iterator[ReadError]:
    """A fault for each placeholder, at the first line that has it. others: name of a table -> its rows."""
    rows: dict[str, tuple[msgspec.Struct, ...]] = {
        SUPERVISORS: (people.channel, *people.supervisors),
        EXPERTS: people.experts,
        SPOKESPERSONS: people.spokespersons,
        **others,
    }
    for name, every in rows.items():
        found = dict.fromkeys(pair for row in every for pair in made_up(row).items())
        for key, text in found:
            path, line = _place(files, name, text)
            values = {"agency": _NAMED[name], "field": key, "shown": text[:40]}
            yield ReadError("data-placeholder", line, 1, values, path)


def made_up(row: msgspec.Struct) -> dict[str, str]:
    """What of a row is made up, by key."""
    values = msgspec.structs.asdict(row)
    return {key: text for key, value in values.items() if (text := first_unfilled(value))}


def without_people(people: PublicPeople) -> PublicPeople:
    """The people without it."""
    return PublicPeople(
        next(iter(left_of((people.channel,)))),
        left_of(people.supervisors),
        left_of(people.experts),
        left_of(people.spokespersons),
    )


def left_of(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows without it."""
    left = []
    for row in rows:
        blank = made_up(row)
        fields = {field.name: field for field in msgspec.structs.fields(row) if field.name in blank}
        if not any(field.required for field in fields.values()):
            left.append(msgspec.structs.replace(row, **{key: field.default for key, field in fields.items()}))
    return tuple(left)


def _place(files: DataFiles, name: str, text: str) -> tuple[str, int]:
    """Path and line of the first that has a text."""
    parts = [(path, line, said) for path, whole in files.of(name) for line, said in enumerate(whole.split("\n"), 1)]
    exact = ((path, line) for path, line, said in parts if text in said)
    return next(exact, (parts[0][0] if parts else "", 1))
