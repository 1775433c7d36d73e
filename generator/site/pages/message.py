"""网上留言: a form that is sent to the county's own system, ``/hudong/liuyan/``; made only where config.yaml says where.

The site keeps nothing and has no script for it. What is asked for is what an answer needs; name and way of contact may
stay empty (个人信息保护法 第六条), and those who fill it in read who keeps what, why and how long (第十七条).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.config import Messages
from generator.model.config_forms import NETLIFY
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.site.pages._parts import column_head, contact, page

TEMPLATE = "message.html"
URL = "/hudong/liuyan/"
SENT = "/hudong/liuyan/yishou/"
TITLE = "网上留言"
ABOVE = Link("互动", "/hudong/")


class Context(msgspec.Struct, frozen=True):
    """``page`` of the form. sent: the page after it, where the host takes the form and the county has no such page.
    action: where it is sent to. hosted: the host takes it (Netlify). names: of subject, content, person and contact as
    the county's system has them. receiver: who keeps it; keep: how long; days: working days within which it answers;
    inquiries: whom to ask about what was sent."""

    head: PageMeta
    title: str
    sent: bool
    action: str
    hosted: bool
    names: dict[str, str]
    receiver: str
    keep: str
    days: int
    inquiries: MetaFact


def plan(site: Site) -> Iterator[Target]:
    """The form, and the page after it."""
    form = site.config.messages
    if form.endpoint:
        yield _page(site, form, URL)
        if form.endpoint == NETLIFY:
            yield _page(site, form, SENT)


def _page(site: Site, form: Messages, url: str) -> Target:
    sent, hosted = url == SENT, form.endpoint == NETLIFY
    title = "留言已经收到" if sent else TITLE
    above = (ABOVE, Link(TITLE, URL)) if sent else (ABOVE,)
    head = column_head(site, title, url, description="给政府留言", kind="互动交流", crumbs=above, indexed=not sent)
    context = Context(
        head=head,
        title=title,
        sent=sent,
        action=SENT if hosted else form.endpoint,
        hosted=hosted,
        names={key: getattr(form, key) for key in ("subject", "content", "person", "contact")},
        receiver=form.receiver,
        keep=form.keep,
        days=form.days,
        inquiries=contact("联系电话", site.config.site.phone),
    )
    return page(site, url, "message", TEMPLATE, context)
