"""事项列表: matters by lifecycle, state, unit and openness, and those that are late, ``/matters/``; late ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.model.course import Course
from generator.model.lifecycle import Lifecycle
from generator.model.openness import OPENNESS
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link, MatterRow, PageMeta, Pager
from generator.site.pages._matters import matter_row, shows
from generator.site.pages._parts import column_head, identity_of, page
from generator.site.pages._tables import data_of

TEMPLATE = "matters.html"
HOME = Link("全过程公开", "/matters/")
BESIDE = (
    Link("承诺完成情况", "/commitments/"),
    Link("回应效果", "/responses/"),
    Link("群众来信", "/letters/"),
    Link("工作流程制度", "/workflows/"),
)
PAGE = 100
"""Matters on one page."""


class ListLink(msgspec.Struct, frozen=True, array_like=True):
    """A way to see some of the matters. count: how many those are. current: this page."""

    link: Link
    count: int
    group: str
    current: bool = False


class Context(msgspec.Struct, frozen=True):
    """``page`` of a list of matters. choices: narrower lists. beside: pages that count what matters and
    letters come to. data: addresses of the same as JSON and CSV."""

    head: PageMeta
    title: str
    introduction: str
    rows: tuple[MatterRow, ...]
    pager: Pager
    choices: tuple[ListLink, ...] = ()
    beside: tuple[Link, ...] = ()
    data: tuple[Link, ...] = ()


class _List(msgspec.Struct, frozen=True):
    """One list: its address, its name, which matters stand in it. short: its name below the heading of its group."""

    url: str
    title: str
    group: str
    courses: tuple[Course, ...]
    introduction: str = ""
    short: str = ""


def plan(site: Site) -> Iterator[Batch]:
    """Every list that a matter stands in; those of all matters, of late ones and of the five opennesses always."""
    courses = list(site.courses.values())
    lists = list(_lists(site, courses))
    choices = tuple(ListLink(Link(item.short or item.title, item.url), len(item.courses), item.group) for item in lists)
    everything = _List(
        "/matters/", "全过程公开", "", tuple(courses), "每件事从头到尾：走到哪一步、下一步是什么、谁负责。"
    )
    for item in (everything, *lists):
        rows = tuple(sorted((matter_row(site, course) for course in item.courses), key=_late_first))
        told = msgspec.msgpack.encode((identity_of(site), item.title, item.introduction, rows, choices))
        yield Batch(item.url, told, partial(_pages, site, item, rows, choices))


def _late_first(row: MatterRow) -> tuple[bool, int, str]:
    """Late ones, then those where something came last."""
    return not row.late, -int(row.date.replace("-", "") or 0), row.url


def _lists(site: Site, courses: Sequence[Course]) -> Iterator[_List]:
    late = tuple(course for course in courses if course.late)
    yield _List("/matters/late/", "超期的事项", "监督", late, "应当公开而还没有公开的环节，由责任单位说明。")
    for lifecycle in site.vocabularies.lifecycles.terms:
        of_it = tuple(course for course in courses if course.lifecycle.id == lifecycle.id)
        if of_it:
            yield _List(f"/matters/{lifecycle.id}/", lifecycle.name, "类别", of_it, lifecycle.doc)
            yield from _by_state(lifecycle, of_it)
    for word, name in OPENNESS.items():
        shown = tuple(course for course in courses if shows(course, word))
        yield _List(f"/matters/openness/{name}/", f"{word}公开", "五公开", shown, f"走到“{word}公开”各环节的事项。")
    units: dict[str, list[Course]] = defaultdict(list)
    for course in courses:
        for key in dict.fromkeys((*course.matter.lead, *course.matter.follow)):
            units[key].append(course)
    for agency in site.vocabularies.agencies.terms:
        if agency.id in units:
            yield _List(f"/matters/unit/{agency.id}/", agency.name, "单位", tuple(units[agency.id]))


def _by_state(lifecycle: Lifecycle, courses: Iterable[Course]) -> Iterator[_List]:
    """The states of a lifecycle, in its order, with the matters that are in them."""
    of_state: dict[str, list[Course]] = defaultdict(list)
    for course in courses:
        of_state[course.state].append(course)
    for number, state in enumerate(lifecycle.states):
        if state in of_state:
            title = f"{lifecycle.name}：{state}"
            yield _List(
                f"/matters/{lifecycle.id}/{number}/", title, lifecycle.name, tuple(of_state[state]), short=state
            )


def _pages(site: Site, item: _List, rows: Sequence[MatterRow], choices: tuple[ListLink, ...]) -> Iterator[Target]:
    last = max(1, -(-len(rows) // PAGE))
    for number in range(1, last + 1):
        url = item.url if number == 1 else f"{item.url}p/{number}/"
        shown = item.title if number == 1 else f"{item.title}（第{number}页）"
        context = Context(
            head=column_head(
                site, shown, url, description=item.introduction, crumbs=() if item.group == "" else (HOME,)
            ),
            title=item.title,
            introduction=item.introduction,
            rows=tuple(rows[(number - 1) * PAGE : number * PAGE]),
            pager=Pager(
                newer=(f"{item.url}p/{number - 1}/" if number > 2 else item.url) if number > 1 else "",
                older=f"{item.url}p/{number + 1}/" if number < last else "",
                number=number,
                label=f"第{number}页" if number > 1 else "",
            ),
            choices=tuple(msgspec.structs.replace(one, current=one.link.url == item.url) for one in choices),
            beside=BESIDE,
            data=data_of("matters") if site.courses else (),
        )
        yield page(site, url, "matters", TEMPLATE, context)
