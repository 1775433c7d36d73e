"""政务新媒体矩阵: which agency is on which platform, and each account with its state and last use, ``/new-media/``
(国办发〔2018〕123号)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.new_media import NewMedia, pictures
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
ACCOUNTS = ("名称", "平台", "主办单位", "账号", "状态", "最近更新", "最近使用", "开设日期", "注销日期", "二维码")


def plan(site: Site) -> Iterator[Target]:
    """The one page: the matrix of accounts that are not closed, then every account."""
    every = site.vocabularies.new_media
    introduction = "本级政府和各机关在其他平台开设的政务账号，由谁主办，是否在用。"
    empty = "还没有登记政务新媒体。"
    named = {agency.id: agency.short or agency.name for agency in site.vocabularies.agencies.terms}
    running = tuple(media for media in every if media.state != "注销")
    platforms = tuple(dict.fromkeys(media.platform for media in running))
    owners = tuple(identity for identity in named if any(media.owner == identity for media in running))
    matrix = PlainTable(
        "各机关的账号",
        ("主办单位", *platforms),
        tuple(_line(running, owner, named[owner], platforms) for owner in owners),
        note=f"在办的账号{len(running)}个，{len(owners)}个机关，{len(platforms)}个平台。" if running else "",
        empty=empty,
    )
    accounts = PlainTable(
        "全部账号",
        ACCOUNTS,
        tuple(_row(site, media, named[media.owner]) for media in every),
        together=(4, 5, 6, 7, 8, 9),
        note=f"超过{site.vocabularies.inspection.media_days}天没有更新的算超期未更新。",
        empty=empty,
    )
    data = data_of("new-media") if every else ()
    yield page_of(site, "new_media", "政务新媒体", introduction, (matrix, accounts), data, crumbs=())


def _line(running: tuple[NewMedia, ...], owner: str, name: str, platforms: tuple[str, ...]) -> tuple[Link, ...]:
    """One agency: its accounts on each platform."""

    def cell(platform: str) -> Link:
        own = [media for media in running if (media.owner, media.platform) == (owner, platform)]
        return Link("、".join(media.name for media in own) or "—", own[0].url if len(own) == 1 else "")

    return Link(name, f"/agency/{owner}/"), *map(cell, platforms)


def _row(site: Site, media: NewMedia, owner: str) -> tuple[Link, ...]:
    state = media.shown_state(site.today, site.vocabularies.inspection.media_days)
    days = (media.updated, media.used, media.opened, media.closed)
    shown = media.qr in pictures(site.public) if media.qr else False
    return (
        Link(media.name, media.url),
        plain(media.platform),
        Link(owner, f"/agency/{media.owner}/"),
        plain(media.account),
        plain(state),
        *map(plain, days),
        Link("图片", media.qr) if shown else plain(""),
    )
