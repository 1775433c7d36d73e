"""The shape of ``/data/metrics.json`` -> its JSON Schema, for whoever counts again."""

from __future__ import annotations

from typing import Any

from generator.model.json_schema import COUNT, DIALECT, entry, rows, texts

AMOUNT: dict[str, Any] = {"type": "number"}


def metrics() -> dict[str, Any]:
    """``/data/metrics.json``."""
    said = entry(("id", "name", "doc"), **texts("id", "name", "doc"))
    year = entry(("year", "values"), year=COUNT, values={"type": "object", "additionalProperties": COUNT})
    agency = entry(("agency", "name", "years"), **texts("agency", "name"), years=rows(year))
    item = entry(
        ("item", "full", "score"),
        **texts("item", "metric", "note"),
        **dict.fromkeys(("full", "score", "counted"), AMOUNT),
    )
    result = entry(
        ("agency", "name", "full", "score", "items"),
        **texts("agency", "name"),
        full=AMOUNT,
        score=AMOUNT,
        items=rows(item),
    )
    assessment = entry(("year", "title", "url", "agencies"), year=COUNT, **texts("title", "url"), agencies=rows(result))
    turn = entry(("agency", "name", "staff", "trained"), **texts("agency", "name"), staff=COUNT, trained=COUNT)
    training = entry(("from", "to", "agencies"), **{"from": COUNT, "to": COUNT}, agencies=rows(turn))
    made = entry(
        ("metrics", "county", "agencies", "assessments", "training"),
        metrics=rows(said),
        county=rows(year),
        agencies=rows(agency),
        assessments=rows(assessment),
        training=training,
    )
    return {"$schema": DIALECT, "title": "考核评估数据"} | made
