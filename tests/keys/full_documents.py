"""The kinds of documents -> a document of each that carries every field that it may, each with a value of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import msgspec

from generator.authoring.annual_template import annual_yaml
from generator.content.registers import shipped
from generator.model import field_types
from generator.model.kind import Field, Kind
from generator.model.register import Register
from tests.annual import FORM, figures
from tests.conftest import SmallSite
from tests.pdf_files import blank_pdf

Sought = dict[str, tuple[str, ...]]
"""Path of a leaf -> texts of which one must be found."""
_numbers = count(1)


def word(number: int) -> str:
    """A word that stands nowhere else, and that nothing parts."""
    return f"zk{number:05d}kz"


def _own(make: Callable[[int], tuple[Any, tuple[str, ...]]]) -> Callable[[Field], tuple[Any, tuple[str, ...]]]:
    return lambda field: make(next(_numbers))


def _text(number: int) -> tuple[str, tuple[str, ...]]:
    return word(number), (word(number),)


def day(number: int) -> tuple[str, tuple[str, ...]]:
    """A day before the tests' own, and the two ways in which the site writes it."""
    made = datetime.date(2001, 1, 1) + datetime.timedelta(days=number * 3)
    return made.isoformat(), (made.isoformat(), f"{made.year}年{made.month}月{made.day}日")


def _moment(number: int) -> tuple[str, tuple[str, ...]]:
    date, _ = day(number)
    return f"{date} 09:07", (f"{date} 09:07",)


def _integer(number: int) -> tuple[int, tuple[str, ...]]:
    return 70_000 + number, (str(70_000 + number),)


def _number(number: int) -> tuple[str, tuple[str, ...]]:
    return f"{70_000 + number}.25", (f"{70_000 + number:,}.25",)


def _url(number: int) -> tuple[str, tuple[str, ...]]:
    return f"https://www.test.example/{word(number)}", (word(number),)


VALUES: dict[str, Callable[[int], tuple[Any, tuple[str, ...]]]] = {
    "text": _text,
    "long": _text,
    "phrase": _text,
    "lines": lambda number: ([word(number)], (word(number),)),
    "names": lambda number: ([word(number)], (word(number),)),
    "addresses": lambda number: ([f"/{word(number)}.html"], (word(number),)),
    "date": day,
    "moment": _moment,
    "integer": _integer,
    "count": _integer,
    "number": _number,
    "url": _url,
    "slug": _text,
    "period": lambda number: (f"{2100 + number % 100}年3月", (f"{2100 + number % 100}年3月",)),
    "fee": lambda number: (f"{number}元", (f"{number}元",)),
    "term": lambda number: (f"{1 + number % 999}个工作日内", (f"{1 + number % 999}个工作日内",)),
}
"""Type of field -> a value that stands nowhere else, and the ways in which the site may write it."""


def fill(site: SmallSite, kind: Kind, given: dict[str, Any]) -> Sought:
    """Write the full document of a kind as ``full-<id>.md``; what is to be found of it. given: fields that are as they
    are, for what else the site holds."""
    sought: Sought = {}
    fields: dict[str, Any] = {}
    for key in _bound(kind).values():
        fields[key], sought[f"{kind.id}.{key}"] = VALUES["names"](next(_numbers))
    for field in kind.every_field:
        path = f"{kind.id}.{field.key}"
        if field.key in fields:
            continue
        if field.key in given:
            fields[field.key] = given[field.key]
        elif field.key in LEFT:
            continue
        elif path in OF_REPORTS:
            fields[field.key] = OF_REPORTS[path]
            sought[path] = (str(OF_REPORTS[path]),)
        elif field.type in VALUES:
            fields[field.key], sought[path] = VALUES[field.type](next(_numbers))
        elif field.type not in ("choice", "choices"):
            rows = field.key == "rows" and kind.register
            fields[field.key], found = _register(site, kind, fields) if rows else _made(site, kind, field)
            sought |= {f"{path}{part}": texts for part, texts in found.items()}
        elif field.required:
            fields[field.key] = field.choices[0]
    site.document(f"full-{kind.id}.md", **fields)
    return sought


OF_REPORTS = {"disclosure.disclosure_type": "年报", "disclosure.year": 2098}
"""What a document with the figures of an annual report has to say."""
LEFT = (
    "draft",
    "status",
    "withdrawn_date",
    "withdrawn_reason",
    "review",
    "exceptions",
    "interpretation_exempt",
    "classified",
    "register",
)
"""Fields that restrict, exempt, are kept for the record or say what rows are of: test_acting_fields.py."""


def _made(site: SmallSite, kind: Kind, field: Field) -> tuple[Any, Sought]:
    """A value of a type that names files or documents or is made of records."""
    number = next(_numbers)
    if field.type in ("relation", "relations"):
        target = f"{kind.id}-{field.key}".replace("_", "-")
        site.document(f"{target}.md", title=f"关于{word(number)}的通知")
        return target if field.type == "relation" else [target], {"": (word(number),)}
    if field.key == "indicators":
        site.write(f"content/{word(number)}.csv", f"指标,时期,单位,目标,实际\n{word(next(_numbers))},今年,个,1,1\n")
        return f"{word(number)}.csv", {"": (word(next(_numbers) - 1),)}
    if field.key == "report":
        site.write(
            f"content/{word(number)}.yaml", annual_yaml(FORM, figures(others={"fees.fees.collected": f"8{number}.25"}))
        )
        return f"{word(number)}.yaml", {"": (f">8{number}.25<",)}
    if field.type == "questions":
        asked, told = word(number), word(next(_numbers))
        return [{"question": asked, "answer": told}], {".question": (asked,), ".answer": (told,)}
    if field.type == "file":
        site.write(f"content/{word(number)}.csv", f"编码,名称\n1,{word(next(_numbers))}\n")
        return f"{word(number)}.csv", {"": (word(next(_numbers) - 1),)}
    if field.type == "attachments":
        title = next(_numbers)
        site.write(f"content/{word(number)}.txt", "附件的内容。\n")
        return [{"file": f"{word(number)}.txt", "title": word(title)}], {
            ".file": (word(number),),
            ".title": (word(title),),
        }
    if field.type in ("figures", "dictionary"):
        value = word(next(_numbers))
        return {word(number): value}, {".name": (word(number),), ".value": (value,)}
    if field.type == "headcounts":
        people = f"{70_000 + next(_numbers)}人"
        return {word(number): people}, {".name": (word(number),), ".value": (people,)}
    if field.type == "corrections":
        date, texts = day(number)
        return [{"date": date, "text": word(number)}], {".date": texts, ".text": (word(number),)}
    if field.type == "results":
        named, note = word(number), word(next(_numbers))
        return [{"document": named, "outcome": "保留", "note": note}], {".document": (named,), ".note": (note,)}
    if field.type == "materials":
        parts = {key: word(next(_numbers)) for key in ("name", "source", "waived", "note")}
        files = {key: f"{word(next(_numbers))}.pdf" for key in ("template_file", "sample_file")}
        for file in files.values():
            site.write(f"content/{file}", blank_pdf())
        given = parts | files
        sought: Sought = {f".{key}": (text,) for key, text in given.items()}
        sought |= {".form": ("电子件",), ".copies": (f"{70_000 + number}份",)}
        return [given | {"form": "电子件", "copies": 70_000 + number}], sought
    if field.type == "flag":
        return "是", {"": ("是",)}
    raise AssertionError(f"no value for fields of type {field.type}: give one here")


def every_type() -> Iterator[Field]:
    """A field of each type that a county's own kind may use."""
    for name in field_types.every():
        if not field_types.field_type(name).offered:
            continue
        field = Field("rows" if name == "file" else f"own_{name}", f"自有{name}", name)
        yield msgspec.structs.replace(field, choices=("甲种", "乙种") if name.startswith("choice") else ())


def everything(site: SmallSite) -> str:
    """Every text of the built site, file names too."""
    public = site.root / "public"
    paths = [path for path in sorted(public.rglob("*")) if path.is_file()]
    names = "\n".join(path.relative_to(public).as_posix() for path in paths)
    return names + "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in paths)


def _register_of(kind: Kind) -> Register:
    return next(register for register in shipped() if register.id == kind.register)


def _bound(kind: Kind) -> dict[str, str]:
    """Columns whose cells are of what the document's head lists, with the field there."""
    columns = _register_of(kind).columns if kind.register else ()
    return {column.key: column.within for column in columns if column.within}


def _register(site: SmallSite, kind: Kind, fields: dict[str, Any]) -> tuple[str, Sought]:
    """The file of a register with one row, whose bound cells have what the document's head lists."""
    register, number = _register_of(kind), next(_numbers)
    cells = {"agency": "县民政局"} | {key: fields[field][0] for key, field in _bound(kind).items()}
    columns = [column for column in register.columns if column.required]
    row = [cells.get(column.key) or str(VALUES[column.type](number)[0]) for column in columns]
    site.write(f"content/{word(number)}.csv", f"{','.join(column.name for column in columns)}\n{','.join(row)}\n")
    return f"{word(number)}.csv", {"": (word(number),)}
