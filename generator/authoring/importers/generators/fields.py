"""Fields of another generator -> what they say here, by the table ``data/generator_fields.yaml``; the rest is told."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from generator.authoring.importers.generators.head import texts
from generator.authoring.importers.source import Evidence, ImportChange, KeptField, change, notice
from generator.authoring.importers.structure import days
from generator.base.dates import today
from generator.model.diagnostic import Diagnostic

BEIJING = datetime.timezone(datetime.timedelta(hours=8))
_INSIDE = frozenset({"taxonomies", "params", "extra"})
_DATES = frozenset({"published", "written", "updated", "expires"})
_SHOWN = 80
_NAMED = re.compile(r"(?P<day>\d{4}-\d{1,2}-\d{1,2})-(?P<slug>.+)")
"""A post's file name of Jekyll and Hexo."""


@dataclass(slots=True)
class HeadReading:
    """What the fields say. pictures: addresses that the head names. scalars: for ``{{ page.title }}`` in the text."""

    evidence: list[Evidence] = field(default_factory=list)
    kept: list[KeptField] = field(default_factory=list)
    notices: list[Diagnostic] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    scalars: dict[str, str] = field(default_factory=dict)
    withheld: list[str] = field(default_factory=list)
    layout: list[str] = field(default_factory=list)

    @property
    def changes(self) -> tuple[ImportChange, ...]:
        """What says only how a page looks is counted, not told one by one."""
        return change("未带入只管排版的字段", self.layout)


def read(fields: Mapping[str, Any], path: Path) -> HeadReading:
    """The fields of a file at ``path``, whose name and folders say something too."""
    reading, left = HeadReading(), []
    given: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, value in _flat(fields):
        values, plain = texts(value), _plain(name)
        if len(values) == 1:
            reading.scalars[name] = values[0]
        if _withheld(plain, values):
            reading.withheld.append(f"{name}: {'*' if plain == 'password' else values[0]}")
        elif meaning := _table().get(plain):
            given.setdefault(meaning, []).append((name, values))
        elif plain not in _flags() and values:
            left.append(f"{name}={'、'.join(values)[:_SHOWN]}")
    for meaning, named in given.items():
        left += _take(reading, meaning, named)
    _from_place(reading, path)
    if reading.withheld:
        reading.kept.append(KeptField("# 原站", f"没有公开（{'；'.join(reading.withheld)}）"))
        told = "、".join(reading.withheld)
        reading.notices.append(notice(f"原站没有公开这一篇（{told}）", "确认可以公开以后，再删去 draft 一行。"))
    if left:
        told = f"原文件头部有 {len(left)} 个字段没有带入：{'；'.join(left[:20])}{'……' if len(left) > 20 else ''}"
        reading.notices.append(notice(told, "需要的，请填到这里对应的字段。"))
    return reading


def _take(reading: HeadReading, meaning: str, named: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    """Take in what stands under the names of one meaning; gives what finds no place."""
    order = {_plain(name): at for at, name in enumerate(_names(meaning))}
    named = sorted((one for one in named if one[1]), key=lambda one: order[_plain(one[0])])
    if meaning == "layout":
        reading.layout += [f"{name}: {values[0][:40]}" for name, values in named]
        return []
    if meaning == "pictures":
        reading.pictures += [text.rpartition("=")[2] for _, values in named for text in values]
        return []
    if meaning == "aliases":
        return _addresses(reading, named)
    if meaning == "column":
        reading.kept.append(KeptField("# 原站栏目", "、".join(text for _, values in named for text in values)))
        return []
    if meaning == "slug":
        return [f"{name}={values[0][:_SHOWN]}（原网址的最后一段，需要时写进 aliases）" for name, values in named]
    if meaning == "keywords":
        words = tuple(dict.fromkeys(word for _, values in named for word in values))
        reading.kept += [KeptField("keywords", words)] if words else []
        return []
    return _single(reading, meaning, named)


def _single(reading: HeadReading, meaning: str, named: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    """A fact that can be stated once: the first that can be read, the others told where they differ."""
    left, taken = [], ""
    for name, values in named:
        text = " ".join(values) if meaning in ("issuer", "summary") else values[0]
        value = moment(text) if meaning in _DATES else text
        if meaning in ("updated", "expires"):
            value = value[:10]
        if not value:
            left.append(f"{name}={text[:_SHOWN]}（认不出的日期）")
        elif not taken:
            taken = value
            place = f"原文件头部“{name}”"
            if meaning in ("updated", "expires", "summary"):
                reading.kept.append(KeptField(meaning, value, place if meaning != "summary" else ""))
            else:
                reading.evidence.append(Evidence(meaning, value, place))
        elif value[:10] != taken[:10] if meaning in _DATES else value != taken:
            left.append(f"{name}={text[:_SHOWN]}")
    day = today().isoformat()
    if taken and meaning == "published" and taken[:10] > day:
        reading.withheld.append(f"日期在以后：{taken}")
    if taken and meaning == "expires" and taken <= day:
        reading.withheld.append(f"已到期：{taken}")
    return left


def _addresses(reading: HeadReading, named: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    """Former addresses: whole paths. A pattern (``/:year/:title/``) or a mere word is told."""
    found, left = [], []
    for name, values in named:
        for text in values:
            address = former_address(text)
            if address:
                found.append(address)
            else:
                left.append(f"{name}={text[:_SHOWN]}")
    if found:
        reading.kept.append(KeptField("aliases", tuple(dict.fromkeys(found)), "原网址，访问时转到本页"))
    return left


def former_address(text: str) -> str:
    """The path of a former address; "" for what is none, or what a static host cannot tell apart (a query)."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or parts.query or re.search(r"[\s{}<>\\*|\"]|\.\.", parts.path):
        return ""
    path = parts.path if parts.path.startswith("/") or "/" not in parts.path else f"/{parts.path}"
    return path if path.startswith("/") and path != "/" and ":" not in path else ""


def moment(text: str) -> str:
    """A date as ``2026-03-01``, with its time if it has one, Beijing time where it names a zone; "" for none."""
    tight = re.sub(r"(\d)[ ]+([+-]\d{2}:?\d{2}|Z)$", r"\1\2", text.strip())
    try:
        given = datetime.datetime.fromisoformat(tight)
    except ValueError:
        given = None
    if given is not None and re.match(r"\d{4}-", tight):
        local = given.astimezone(BEIJING) if given.tzinfo else given
        return local.strftime("%Y-%m-%d %H:%M") if local.time() != datetime.time() else local.date().isoformat()
    day = days.iso(text)
    clock = re.search(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)", text) if day else None
    return f"{day} {int(clock[1]):02d}:{clock[2]}" if clock and day else day


def _from_place(reading: HeadReading, path: Path) -> None:
    """What name and folders say: the day of a post, and that it is a draft."""
    match = _NAMED.fullmatch(path.stem)
    if match and days.iso(match["day"]) and not any(one.name == "published" for one in reading.evidence):
        reading.evidence.append(Evidence("published", days.iso(match["day"]), "文件名"))
    drafts = [name for name in path.parts[:-1] if name in ("_drafts", "drafts")]
    if drafts:
        reading.withheld.append(f"在 {drafts[0]} 文件夹里")


def _flat(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if name in _INSIDE and isinstance(value, dict):
            yield from value.items()
        else:
            yield str(name), value


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", str(name)).lower()


def _withheld(plain: str, values: tuple[str, ...]) -> bool:
    given = _flags().get(plain, [])
    return bool(values) and ("*" in given or values[0].lower() in given)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent.parent / "data" / "generator_fields.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


@cache
def _flags() -> dict[str, list[str]]:
    return {_plain(name): values for name, values in _data()["withheld"].items()}


@cache
def _names(meaning: str) -> tuple[str, ...]:
    data = _data()
    if meaning == "layout":
        return tuple(name for line in data["layout"] for name in line.split(", "))
    return tuple(data["evidence"].get(meaning) or data["kept"].get(meaning) or data[meaning])


@cache
def _table() -> dict[str, str]:
    data = _data()
    meanings = (*data["evidence"], *data["kept"], "column", "slug", "pictures", "layout")
    return {_plain(name): meaning for meaning in meanings for name in _names(meaning)}
