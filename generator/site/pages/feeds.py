"""订阅更新: ``/feed/``, what following the site means, in citizens' words, and every feed that holds something."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.feeds import CATALOGUE, GROUPS, LISTS, feeds_of, has_changes, has_lists
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Column, PageMeta
from generator.site.pages._parts import column_head, page

TEMPLATE = "feeds.html"
ADDRESS = "/feed/"


class FeedGroup(msgspec.Struct, frozen=True, array_like=True):
    """Feeds that follow things of one sort. id: where on the page."""

    id: str
    title: str
    feeds: tuple[Column, ...]


class Context(msgspec.Struct, frozen=True):
    """``page`` of all feeds. matters: whether there are matters, each of which has a feed and a calendar."""

    head: PageMeta
    title: str
    groups: tuple[FeedGroup, ...]
    matters: bool = False


def plan(site: Site) -> Iterator[Target]:
    """The one page. It changes when a feed comes or goes, not with each document."""
    feeds = [(one.group, one.name, one.path) for one in feeds_of(site) if one.documents or one.group == "site"]
    feeds += [("changes", "公开事项目录的变动", CATALOGUE)] if has_changes(site) else []
    feeds += [("changes", "清单的调整", LISTS)] if has_lists(site) else []
    groups = []
    for group, title in GROUPS.items():
        found = tuple(Column(path, name, f"/{path}") for own, name, path in feeds if own == group)
        groups += [FeedGroup(group, title, found)] if found else []
    described = "不必天天来看：有了新文件，阅读器会告诉您"
    head = column_head(site, "订阅更新", ADDRESS, description=described, feed="/feed.xml")
    context = Context(head, head.title, tuple(groups), bool(site.courses))
    yield page(site, ADDRESS, "feeds", TEMPLATE, context)
