"""A county's name and numbers -> the files of a new site: configuration, data tables, a document of each common kind.

The texts lie in ``site/`` with gaps: ``<<county>>`` and other answers, and days counted from the day of making:
``<<today-3>>`` (ISO), ``<<year-3>>``, ``<<chinese+30>>``. ``dot-x`` there is ``.x`` in the site, so that tools which
pass over hidden files carry it. Tables that every county shares come from the sample county.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator import __version__
from generator.base import package
from generator.base.dates import chinese
from generator.base.invented import NO_COUNTY

SAMPLE = "岚清县"
"""The fictional county whose catalogue is the pattern; its name gives way to the new county's."""
SHARED = ("subjects.yaml", "synonyms.yaml", "catalogue")
_GAP = re.compile(r"<<([a-z_]+)([+-]\d+)?>>")
_PLAIN = re.compile(r"[^\s\"\\<>{}\[\]#&*!|%@`][^\"\\<>\n{}]*")


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What a new site is told. package: the line of requirements.txt that brings the program."""

    county: str = NO_COUNTY
    site_name: str = ""
    url: str = "https://www.shili.example"
    code: str = "0000000000"
    organiser: str = ""
    phone: str = "0000-0000000"
    icp: str = "京ICP备00000000号-1"
    package: str = f"./vendor/gongkai-{__version__}-py3-none-any.whl"

    def gaps(self) -> dict[str, str]:
        """Every gap but the days."""
        told = {key: value for key, value in msgspec.to_builtins(self).items() if value}
        derived = {"site_name": f"{self.county}政务公开平台", "organiser": f"{self.county}人民政府办公室"}
        return derived | told | {"version": __version__}


def unfit(answers: Answers) -> str:
    """Name of the first answer that could not stand in the files as it is, or ""."""
    for name, value in answers.gaps().items():
        if not _PLAIN.fullmatch(value) or ": " in value or " #" in value or value != value.strip():
            return name
    return ""


def files(answers: Answers, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """(path with "/", content) of every file of the new site."""
    gaps = answers.gaps()
    texts = Path(__file__).with_name("site")
    for path in sorted(texts.rglob("*")):
        if path.is_file():
            name = "/".join(re.sub(r"^dot-", ".", part) for part in path.relative_to(texts).parts)
            yield name, filled(path.read_text(encoding="utf-8"), gaps, today).encode()
    for path in shared():
        place = path.relative_to(data_folder()).as_posix()
        yield f"content/_data/{place}", localised(path.read_text(encoding="utf-8"), answers.county).encode()


def filled(text: str, gaps: dict[str, str], today: datetime.date) -> str:
    """A text with its gaps filled. Raises KeyError for a gap that nobody knows."""

    def fill(match: re.Match[str]) -> str:
        name, shift = match[1], int(match[2] or 0)
        if name not in ("today", "year", "chinese"):
            return gaps[name]
        day = today + datetime.timedelta(days=shift)
        return {"today": day.isoformat(), "year": str(day.year), "chinese": chinese(day)}[name]

    return _GAP.sub(fill, text)


def data_folder() -> Path:
    """The sample county's tables: inside the wheel, or in the checkout."""
    return package.carried("_data", "content/_data")


def shared() -> Iterator[Path]:
    """The tables that a new county starts from, without the approval of the sample county's catalogue."""
    for name in SHARED:
        place = data_folder() / name
        yield from sorted(place.glob("[!_]*.yaml")) if place.is_dir() else (place,)


_OWN = re.compile(r"^  (?:history:\n(?:  - .*\n)+|(?:power_ids|service_ids|not_applicable): .*\n)", re.MULTILINE)
"""What the sample county says of its own: how its items changed, which rows of its lists they disclose, what it
does not have."""
_ADDED = re.compile(r"^- id: .*\n(?:  (?!origin:).*\n)*  origin: 本县\n(?:  .*\n)*", re.MULTILINE)
"""Its own items, which no other county has."""


def localised(text: str, county: str) -> str:
    """A table of the sample county as the new county's, which has neither a history nor lists yet."""
    text = _OWN.sub("", _ADDED.sub("", text))
    return text.replace(f"（{SAMPLE}，演示数据）", f"（{county}：按本地实际核对、修改）").replace(SAMPLE, county)
