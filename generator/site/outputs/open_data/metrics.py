"""What assessments rest on -> ``/data/metrics.json`` (figures by agency and year, results, training) and ``.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.model.assessment import AssessedAgency, amount, assessed, year_of
from generator.model.document import Document
from generator.model.metrics import METRICS, by_agency_and_year, counted
from generator.model.register import RegisterRow
from generator.model.site import Site
from generator.model.target import Target
from generator.model.training import ROUND, turns
from generator.site.data_catalogue.columns import METRICS as COLUMNS
from generator.site.outputs.open_data.files import both_forms

COUNTY = "全县"
Figures = Mapping[int, Mapping[str, int]]
"""Year -> id of a metric -> figure."""


def plan(site: Site) -> Iterator[Target]:
    """Both files, also when there is nothing yet."""
    names = {agency.id: agency.name for agency in site.vocabularies.agencies.terms}
    of_agencies = by_agency_and_year(site.opened)
    of_each = {key: _figures(years) for key, years in of_agencies.items()}
    county = _summed(of_each.values())
    figures = {key: of_each[key] for key in names if key in of_each}
    value = {
        "metrics": [{"id": metric.id, "name": metric.name, "doc": metric.doc} for metric in METRICS],
        "county": _years(county),
        "agencies": [{"agency": key, "name": names[key], "years": _years(own)} for key, own in figures.items()],
        "assessments": [_assessment(site, row, names) for row in site.by_kind.get("assessment", ()) if row.rows],
        "training": _training(site),
    }
    every = ((COUNTY, county), *((names[key], own) for key, own in figures.items()))
    rows = (row for name, own in every for row in _rows(name, own))
    yield from both_forms(site, "metrics", value, [tuple(COLUMNS), *rows])


def _figures(years: Mapping[int, tuple[Document, ...]]) -> Figures:
    return {year: counted(rows) for year, rows in sorted(years.items())}


def _summed(several: Iterable[Figures]) -> Figures:
    """Of some agencies together: no document is counted for two."""
    sums: dict[int, dict[str, int]] = {}
    for figures in several:
        for year, values in figures.items():
            of_year = sums.setdefault(year, dict.fromkeys(values, 0))
            for key, value in values.items():
                of_year[key] += value
    return dict(sorted(sums.items()))


def _years(figures: Figures) -> list[dict[str, Any]]:
    return [{"year": year, "values": dict(values)} for year, values in figures.items()]


def _rows(name: str, figures: Figures) -> Iterator[tuple[str, ...]]:
    for year, values in figures.items():
        for metric in METRICS:
            yield name, str(year), metric.name, str(values[metric.id])


def _assessment(site: Site, row: Document, names: Mapping[str, str]) -> dict[str, Any]:
    agencies = [_result(one, names) for one in assessed(row)]
    return {"year": year_of(row), "title": row.title, "url": site.base_url + row.url, "agencies": agencies}


def _result(one: AssessedAgency, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "agency": one.agency,
        "name": names.get(one.agency, one.agency),
        "full": _number(one.full),
        "score": _number(one.score),
        "items": [_item(row) for row in one.rows],
    }


def _item(row: RegisterRow) -> dict[str, Any]:
    told = {key: row[key] for key in ("metric", "note") if row[key]}
    counted_as = {"counted": _number(amount(row["counted"]))} if row["counted"] else {}
    amounts = {key: _number(amount(row[key])) for key in ("full", "score")}
    return {"item": row["item"], **amounts, **told, **counted_as}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _training(site: Site) -> dict[str, Any]:
    last = site.today.year
    agencies = [
        {"agency": one.agency.id, "name": one.agency.name, "staff": one.staff, "trained": one.trained}
        for one in turns(site.by_kind.get("training", ()), site.vocabularies.agencies.terms, last)
    ]
    return {"from": last - ROUND + 1, "to": last, "agencies": agencies}
