"""专题: the index of topic columns and a column for each, with its narrower ones, ``/topics/``, ``/topics/<id>/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.topic import TopicColumn, narrower
from generator.model.view import Link
from generator.site.pages import _listing, _menu

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context
INDEX = Link("专题", "/topics/")
CURRENT, ARCHIVED = "当前专题", "已归档的专题"


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index and every topic; ended ones stay, and say so."""
    topics = [(topic, topic.members(site.opened)) for topic in site.vocabularies.topics.terms]
    counted = [
        (Link(topic.name, topic.url), len(rows), ARCHIVED if topic.archived(site.today) else CURRENT)
        for topic, rows in topics
    ]
    counted.sort(key=lambda entry: entry[2] == ARCHIVED)
    yield _menu.page_of(site, "topics", INDEX.title, INDEX.url, counted, description="围绕一个主题汇集的公开文件")
    for topic, rows in topics:
        narrow = narrower(topic, rows)
        yield from _listing.column(
            site,
            "topics",
            title=topic.name,
            url=topic.url,
            documents=rows,
            crumbs=(INDEX,),
            introduction=introduction(site, topic),
            description=topic.description,
            columns=tuple(Link(one.name, one.url) for one in narrow),
            kind="专题",
        )
        for one in narrow:
            yield from _listing.column(
                site,
                "topics",
                title=f"{topic.name}：{one.name}",
                url=one.url,
                documents=one.documents,
                crumbs=(INDEX, Link(topic.name, topic.url)),
                description=topic.description,
                kind="专题",
            )


def introduction(site: Site, topic: TopicColumn) -> str:
    """What a topic is about; of one that has ended, since when it is kept only for reference."""
    if not topic.archived(site.today):
        return topic.description
    return f"{topic.description}本专题已于{topic.ends}结束，归档备查，不再更新。"
