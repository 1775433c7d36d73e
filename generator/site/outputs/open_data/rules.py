"""The rules of openness -> ``/data/rules.json`` (by organ, what lacks too), ``/data/rules.csv`` (a row a rule)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.document import Document
from generator.model.openness_rules import OrganRules, organs, reviewed, rules_of
from generator.model.site import Site
from generator.model.target import Target
from generator.model.workflows import in_force
from generator.site.outputs.open_data.files import both_forms

COLUMNS = ("机关", "制度", "文件", "发文字号", "现行有效", "最近评估", "网址")


def plan(site: Site) -> Iterator[Target]:
    """Both files, once there is a rule."""
    if not rules_of(site.opened, site.today):
        return
    every = organs(site, site.opened)
    rows = (_row(site, organ, name, rule) for organ in every for name, rule in organ.rules if rule)
    yield from both_forms(site, "rules", {"organs": [_organ(site, organ) for organ in every]}, [COLUMNS, *rows])


def _organ(site: Site, organ: OrganRules) -> dict[str, Any]:
    rules = [
        {
            "rule": name,
            "title": rule.title,
            "in_force": in_force(site.validity(rule)),
            "reviewed": reviewed(rule).isoformat(),
            "url": site.base_url + rule.url,
        }
        for name, rule in organ.rules
        if rule
    ]
    return {"organ": organ.name, "rules": rules, "lacking": list(organ.lacking(site.validity))}


def _row(site: Site, organ: OrganRules, name: str, rule: Document) -> tuple[str, ...]:
    held = "是" if in_force(site.validity(rule)) else "否"
    return organ.name, name, rule.title, rule.doc_number, held, str(reviewed(rule)), site.base_url + rule.url
