"""How the site stands to every rule of the program and to the index of inspection -> ``/data/compliance.json``.

What examining found is itself published, so that those above can see how guidelines are kept (国办发〔2019〕54号（十四）).
Planning cannot know it: ``build/examine.py`` adds this one file to what was planned.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.duty_matrix import tally
from generator.model.index import IndexState, RuleState
from generator.model.site import Site
from generator.model.target import Target
from generator.site.outputs.open_data.files import Json, data_file


def target(site: Site, rules: Iterable[RuleState], indices: Iterable[IndexState]) -> Target:
    """The file."""
    value = {
        "schema": f"{site.base_url}/data/schema/compliance.json",
        "publisher": site.config.site.organiser,
        "rules": [_rule(site, rule) for rule in rules],
        "duties": [_duty(site, duty.id) for duty in site.duties.duties],
        "indices": [_index(one) for one in indices],
    }
    return data_file("compliance.json", Json(value))


def _rule(site: Site, rule: RuleState) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "basis": rule.basis,
        "level": rule.level,
        "state": rule.state,
        "count": rule.count,
        "evidence": [site.base_url + address for address in rule.addresses],
    }


def _index(state: IndexState) -> dict[str, Any]:
    items = [{"id": item, "name": name, "state": verdict, "count": count} for item, name, verdict, count in state.items]
    return {"id": state.index.id, "name": state.index.name, "basis": state.index.basis, "items": items}


def _duty(site: Site, identity: str) -> dict[str, Any]:
    cells = site.duties.of_duty(identity)
    duty, sums = cells[0].duty, tally(cells)
    return {
        "id": duty.id,
        "name": duty.name,
        "basis": duty.basis,
        "state": "符合" if sums.of("未公开") + sums.of("逾期公开") == 0 else "不符合",
        "owed": sums.owed,
        "done": sums.of("已公开"),
        "late": sums.of("逾期公开"),
        "missing": sums.of("未公开"),
        "excused": sums.of("免于公开"),
        "evidence": [f"{site.base_url}/duties/{duty.id}/"],
    }
