"""The rows of a document -> what readers see of them: the names behind the ids that they hold, and where these lead."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.register import Register, RegisterColumn, RegisterRow, parts_of
from generator.model.site import Site
from generator.model.view import Link

RowWords = dict[str, dict[str, tuple[str, str]]]
"""Key of a column that names something -> what its cells write -> (its name, its address or "")."""


def words_in(site: Site, register: Register, rows: Iterable[RegisterRow]) -> RowWords:
    """The names that rows need: what is made of rows with these changes when a name does, and with no other."""
    rows = tuple(rows)
    linking = (column for column in register.columns if column.link)
    return {
        column.key: {
            part: _named(site, column.link, part)
            for part in dict.fromkeys(part for row in rows for part in _parts(site, column, row[column.key]))
        }
        for column in linking
    }


def _parts(site: Site, column: RegisterColumn, value: str) -> Iterable[str]:
    return (value,) if column.link in site.vocabularies.by_field else parts_of(value)


def _named(site: Site, link: str, value: str) -> tuple[str, str]:
    words = site.vocabularies
    if link in words.by_field:
        term = words.by_field[link].by_id.get(value)
        return (term.name, f"/agency/{value}/" if link == "agency" else "") if term else (value, "")
    if link == "item":
        domain, item = words.items.get(value, ("", None))
        return (item.name, f"/catalogue/{domain}/{item.id}/") if item else (value, "")
    if "://" in value:
        return value.partition("://")[2].partition("/")[0], value
    document = site.by_id.get(value)
    return (document.title, document.url) if document else (value, "")


def said(row: RegisterRow, key: str, words: RowWords) -> str:
    """A cell as text of data: what it is called in place of an id of a vocabulary; what leads to a page stays."""
    value = row[key]
    name, address = words.get(key, {}).get(value, (value, ""))
    return value if address and not address.startswith("/agency/") else name


def cell_of(row: RegisterRow, column: RegisterColumn, words: RowWords) -> tuple[Link, ...]:
    """A cell as it stands in a page."""
    value = row[column.key]
    if not column.link or not value:
        return (Link(value, ""),)
    known = words[column.key]
    return tuple(Link(*known[part]) for part in ((value,) if value in known else parts_of(value)))


def data_of_rows(identity: str) -> tuple[Link, ...]:
    """The rows of a document as files. identity: of the document."""
    return tuple(Link(form.upper(), f"/data/lists/{identity}.{form}") for form in ("xlsx", "csv", "json"))
