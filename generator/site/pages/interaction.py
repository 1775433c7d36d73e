"""互动: the one entry to everything in which a citizen can take part, ``/hudong/`` (国办发〔2017〕47号; 中办发〔2016〕8号).

A static site takes nothing in: what cannot be sent here leads to where the county really listens, with who answers
and in how many working days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.calls import calls
from generator.model.channel import Channel
from generator.model.document import Document
from generator.model.event import AS_PLANNED
from generator.model.participation import participations
from generator.model.places import RESPONDERS, places
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta, Window
from generator.site.pages import events, message, participation
from generator.site.pages._parts import column_head, contact, page, window

TEMPLATE = "interaction.html"
URL = "/hudong/"
CLOSED, COMING = 10, 10
"""How many that have closed, and how many events, stand here; lists of their own have all."""

_ON_LINE = {"访谈": "参加访谈", "意见征集": "网上参与"}
"""What is done at a channel's page, where it is not to send something."""


class Call(msgspec.Struct, frozen=True, array_like=True):
    """A consultation or a survey. kind: what it is called. outcome: what became of it and where that stands, or why
    there is nothing yet (without an address); empty while it is open."""

    kind: str
    window: Window
    outcome: Link = Link("", "")


class ChannelView(msgspec.Struct, frozen=True, array_like=True):
    """A way to reach the county. ways: (name, text, address) of telephone, page and mailbox. answer: who answers, with
    the address of its page; days: working days; next: what happens with what was sent."""

    kind: str
    name: str
    ways: tuple[MetaFact, ...]
    answer: Link
    days: int
    next: str
    hours: str = ""
    note: str = ""


class EventView(msgspec.Struct, frozen=True, array_like=True):
    """An event that is still to come. state: "" as long as it is held as planned; calendar: address of its file."""

    title: str
    url: str
    time: str
    place: str
    enrol: str
    state: str
    calendar: str


class Context(msgspec.Struct, frozen=True):
    """``page`` of the entry. open: consultations and surveys that run, by their last day, then those that will.
    closed: the newest that have closed. channels: in the county's order. contacts: of the site, where the county has
    named no channels. events: that are still to come, the next first. more: where else on this site."""

    head: PageMeta
    open: tuple[Call, ...]
    closed: tuple[Call, ...]
    channels: tuple[ChannelView, ...]
    contacts: tuple[MetaFact, ...]
    events: tuple[EventView, ...]
    more: tuple[Link, ...]


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    found = tuple(_calls(site))
    running = sorted((call for call in found if call.window.left > 0), key=lambda call: call.window.closes)
    coming = sorted((call for call in found if call.window.state == "未开始"), key=lambda call: call.window.opens)
    ended = [call for call in found if call not in running and call not in coming]
    ended.sort(key=lambda call: (call.window.closes, call.window.url), reverse=True)
    channels = (*_form(site), *map(channel_view, site.vocabularies.channels))
    described = "征求意见、民意调查、活动，和领导信箱、热线、留言等渠道"
    context = Context(
        head=column_head(site, "互动", URL, description=described, kind="互动交流"),
        open=(*running, *coming),
        closed=tuple(ended[:CLOSED]),
        channels=channels,
        contacts=() if channels else tuple(_contacts(site)),
        events=tuple(_events(site))[:COMING],
        more=tuple(_more(site)),
    )
    yield page(site, URL, "interaction", TEMPLATE, context)


def _calls(site: Site) -> Iterator[Call]:
    kinds = site.vocabularies.kinds.by_id
    for document in calls(site):
        shown = window(site, document)
        if shown:
            over = shown.left < 0 and shown.state != "未开始"
            outcome = _outcome(document, shown) if over else Link("", "")
            yield Call(kinds[document.kind].name, shown, outcome)


def _outcome(document: Document, shown: Window) -> Link:
    """What became of it, where its days do not say so themselves."""
    if document.kind == "survey":
        told = "调查结果" if document.fields.get("finding") else "调查结果还没有公布"
        return Link(told, document.url if document.fields.get("finding") else "")
    return Link("", "") if shown.outcome else Link("意见采纳情况还没有公布", "")


def _events(site: Site) -> Iterator[EventView]:
    for event in site.events:
        if not event.ended(site.today):
            row, fields = event.document, event.document.fields
            state = "" if event.state == AS_PLANNED else event.told(site.today)
            yield EventView(row.title, row.url, event.time, fields["place"], fields["enrol"], state, event.calendar)


def _form(site: Site) -> Iterator[ChannelView]:
    """The form of this site, where there is one, as the first of the ways to reach the county."""
    form = site.config.messages
    if form.endpoint:
        way = MetaFact("写留言", message.URL, message.URL)
        after = "转给有关单位办理，按您留的联系方式答复"
        yield ChannelView("留言", message.TITLE, (way,), Link(form.receiver, ""), form.days, after)


def channel_view(channel: Channel) -> ChannelView:
    """A channel as the page shows it."""
    return ChannelView(
        kind=channel.kind,
        name=channel.name,
        ways=tuple(_ways(channel)),
        answer=Link(channel.answered_by, f"/agency/{channel.agency}/" if channel.agency else ""),
        days=channel.days,
        next=channel.next,
        hours=channel.hours,
        note=channel.note,
    )


def _ways(channel: Channel) -> Iterable[MetaFact]:
    if channel.phone:  # ``contact`` takes 12345 for no telephone number: it is short
        yield MetaFact("电话", channel.phone, "tel:" + channel.phone.replace(" ", ""))
    if channel.url:
        yield MetaFact(_ON_LINE.get(channel.kind, "网上提交"), channel.url, channel.url)
    if channel.email:
        yield contact("邮箱", channel.email)


def _contacts(site: Site) -> Iterable[MetaFact]:
    who = site.config.site
    yield MetaFact("单位", who.organiser)
    told = (("电话", who.phone), ("邮箱", who.email), ("地址", who.address), ("网上留言", who.comment_url))
    yield from (contact(label, value) for label, value in told if value)


def _more(site: Site) -> Iterable[Link]:
    if site.events:
        yield Link("全部活动", events.URL)
    if participations(site):
        yield Link(participation.TITLE, participation.URL)
    if RESPONDERS in places(site):
        yield RESPONDERS
    yield Link("群众来信和答复", "/letters/")
    if site.by_kind.get("response") or site.by_kind.get("rumour"):
        yield Link("回应关切", "/responses/")
    yield Link("申请公开政府信息", "/apply/")
