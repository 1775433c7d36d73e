"""公开制度: the rules of openness of the county and of each department, with state and last review, ``/rules/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.openness_rules import OF_DEPARTMENTS, OrganRules, organs, reviewed, rules_of
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.model.workflows import in_force
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COUNTY = ("制度", "文件", "发文字号", "效力", "最近评估")
NONE = "还没有公布"


def plan(site: Site) -> Iterator[Target]:
    """The one page: all that are expected, the missing ones too."""
    county, *departments = organs(site, site.opened)
    lacking = len(county.lacking(site.validity))
    note = f"应有{len(county.rules)}项，{len(county.rules) - lacking}项有现行有效的制度，{lacking}项没有。"
    own = PlainTable(
        f"{county.name}的制度",
        COUNTY,
        tuple(_line(site, name, rule) for name, rule in county.rules),
        wide=(1,),
        together=(0, 2, 4),
        note=note,
    )
    tables = (own, _departments(site, departments)) if departments else (own,)
    data = data_of("rules") if rules_of(site.opened, site.today) else ()
    introduction = "政务公开按什么制度办，由谁定、是否有效、最近什么时候评估清理过。"
    yield page_of(site, "rules", "公开制度", introduction, tables, data)


def _line(site: Site, name: str, rule: Document | None) -> tuple[Link, ...]:
    if rule is None:
        return (plain(name), *map(plain, (NONE, "", "", "")))
    return (
        plain(name),
        Link(rule.title, rule.url),
        plain(rule.doc_number),
        plain(state(site, rule)),
        plain(reviewed(rule)),
    )


def state(site: Site, rule: Document) -> str:
    """效力状态; a rule that says nothing of it holds."""
    return site.validity(rule) or "有效"


def _departments(site: Site, departments: list[OrganRules]) -> PlainTable:
    """Each department with the day on which each of its rules was last looked at."""
    whole = sum(not organ.lacking(site.validity) for organ in departments)
    note = f"{len(departments)}个部门中，{whole}个部门应有的{len(OF_DEPARTMENTS)}项制度齐全。日期是最近评估的日期。"
    rows = tuple(
        (Link(organ.name, f"/agency/{organ.agency}/"), *(_cell(site, rule) for _, rule in organ.rules))
        for organ in departments
    )
    return PlainTable("部门的制度", ("部门", *OF_DEPARTMENTS), rows, together=(1, 2, 3, 4), note=note)


def _cell(site: Site, rule: Document | None) -> Link:
    if rule is None:
        return plain(NONE)
    held = str(reviewed(rule)) if in_force(site.validity(rule)) else f"已{state(site, rule).removeprefix('已')}"
    return Link(held, rule.url)
