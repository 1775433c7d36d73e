"""Annual reports on disclosure -> how many applications came in each year and what became of them (政府信息公开条例
第五十条第二项)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.base.patterns import lazy_re
from generator.model.annual_form import FormLine, FormTable, form_of, leaves
from generator.model.annual_report import AnnualReport
from generator.model.document import Document
from generator.model.site import Site
from generator.model.statutory_column import speakers

TABLE = "applications"
"""Id of the form's table of applications."""
_NUMBER = lazy_re(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")
SUM_OF_COLUMNS, SUM_OF_ROWS = "total", "sum"
"""Ids of the column that adds the applicants up, and of the row that adds the outcomes up."""


class ApplicationYear(msgspec.Struct, frozen=True):
    """One year of one organ. figures: (what, number) in the order of the form; None for a number that the report does
    not give. report: the document."""

    year: int
    report: Document
    figures: tuple[tuple[str, int | None], ...]


def application_years(site: Site, agency: str | None = None) -> tuple[ApplicationYear, ...]:
    """The years of which a readable report gives figures, newest first; of two reports of a year the newer counts.
    agency: id of the organ; None for the county's own."""
    own = speakers(site) if agency is None else {agency}
    found: dict[int, ApplicationYear] = {}
    for row in site.by_kind.get("disclosure", ()):  # newest first
        year = row.fields.get("year")
        if row.agency not in own or row.expired(site.today) or row.annual is None or not isinstance(year, int):
            continue
        form = form_of(site.vocabularies.annual_forms, year)
        table = form.by_id.get(TABLE) if form else None
        if form and table and year not in found and row.annual.form == form.id:
            found[year] = ApplicationYear(year, row, tuple(_figures(table, row.annual)))
    return tuple(found[year] for year in sorted(found, reverse=True))


def _figures(table: FormTable, report: AnnualReport) -> Iterator[tuple[str, int | None]]:
    """The rows of the first level, and of a group of the first level those in it: 新收, 结转, 予以公开 …"""
    for line in table.rows:
        for shown in line.below or (line,):
            if shown.id != SUM_OF_ROWS:
                yield _called(shown), _total(table, report, shown)


def _total(table: FormTable, report: AnnualReport, line: FormLine) -> int | None:
    values = [report.figure(table, path[-1].id, SUM_OF_COLUMNS) for path in leaves((line,))]
    known = [int(value) for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _called(line: FormLine) -> str:
    """What a row is called without its number and its remark: the short word of offices, where the form has one."""
    return line.aliases[0] if line.aliases else _NUMBER.sub("", line.name).partition("（")[0]
