"""A report -> one text an office, to send: what each has to mend in its documents, and what is nobody's alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

import click

from generator.checks.reporters.text import counted, lines
from generator.model.diagnostic import Diagnostic
from generator.model.disclosure_office import office_of
from generator.model.vocabulary import Agency

NOBODYS = "quanxian"
"""Name of the report on what belongs to no single office (全县)."""


def reports(
    diagnostics: Iterable[Diagnostic], offices: Mapping[str, str], agencies: Iterable[Agency]
) -> dict[str, str]:
    """Id of an agency -> its report; of NOBODYS what belongs to none. offices: path -> short name of its office."""
    by_name = {agency.short or agency.name: agency for agency in agencies}
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for item in diagnostics:
        agency = by_name.get(offices.get(item.path, ""))
        found[agency.id if agency else NOBODYS].append(item)
    named = {agency.id: agency for agency in by_name.values()}
    return {key: _text(named.get(key), own) for key, own in sorted(found.items())}


def _text(agency: Agency | None, own: list[Diagnostic]) -> str:
    parts = [_head(agency), counted(own), ""]
    for path, group in groupby(own, key=lambda item: item.path):
        parts += [path or "（整个站点）", *(line for item in group for line in lines(item)), ""]
    return click.unstyle("\n".join(parts))


def _head(agency: Agency | None) -> str:
    """Whose report it is, and who in that office is asked."""
    if agency is None:
        return "全县：不属于某一个机关的问题"
    office = office_of(agency)
    asked = "，".join(part for part in (office.name, office.phone) if part) if office else ""
    return f"{agency.name}{f'（{asked}）' if asked else ''}"
