"""The matrix of duties -> ``/data/duties.json``, ``/data/duties.csv`` and ``/data/duties.xlsx``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.duty import Duty
from generator.model.duty_matrix import DutyCell
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import DUTIES
from generator.site.outputs.open_data.files import Xlsx, both_forms, data_file


def plan(site: Site) -> Iterator[Target]:
    """The three files."""
    cells = site.duties.cells
    duties = [_duty(site, duty) for duty in site.duties.duties]
    value = {"duties": duties, "cells": [_cell(site, cell) for cell in cells]}
    rows = (tuple(DUTIES), *(_row(site, cell) for cell in cells))
    yield from both_forms(site, "duties", value, rows)
    yield data_file("duties.xlsx", Xlsx("公开责任", rows))


def _duty(site: Site, duty: Duty) -> dict[str, Any]:
    return {
        "id": duty.id,
        "name": duty.name,
        "basis": duty.basis,
        "period": duty.period,
        "veto": duty.veto,
        "url": f"{site.base_url}/duties/{duty.id}/",
    }


def _cell(site: Site, cell: DutyCell) -> dict[str, Any]:
    return {
        "duty": cell.duty.id,
        "of": cell.holder.id,
        "of_kind": cell.holder.owing,
        "name": cell.holder.name,
        "period": cell.period.label,
        "state": cell.state,
        "due": cell.due.isoformat() if cell.due else "",
        "date": cell.day.isoformat() if cell.day else "",
        "documents": [site.base_url + row.url for row in cell.documents],
        "reason": cell.reason,
        "approver": cell.approver,
    }


def _row(site: Site, cell: DutyCell) -> tuple[str, ...]:
    return (
        cell.duty.name,
        cell.duty.basis,
        cell.holder.name,
        cell.holder.owing,
        cell.period.label,
        cell.state,
        cell.due.isoformat() if cell.due else "",
        cell.day.isoformat() if cell.day else "",
        site.base_url + cell.document.url if cell.document else "",
        cell.reason,
        cell.approver,
    )
