"""province.yaml -> which counties the portal tells of, where their data lies, where the portal goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from generator.base.patterns import lazy_re
from generator.model.config_servers import StoreTarget
from generator.model.diagnostic import UsageError
from generator.province.settings import ProvinceFile

_PATH = lazy_re(r"/(?:[A-Za-z0-9._~-]+/)*")
SEARCH_PATH = "/search-api/"
"""Where a search server answers unless ``search.url`` says otherwise, as in config.yaml."""


class CountyPlace(msgspec.Struct, frozen=True):
    """A county. place: folder or address of its site, whose data are read. url: address of its site, without the last
    "/"; "" where its data are to say it."""

    id: str
    name: str
    place: str
    url: str = ""


class PortalPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a portal is made from. url: without the last "/". output, state: absolute folders. themes: folder of the
    province's own themes. search: the path of the portal's own origin that answers searches, "" for none.
    store: how object stores of counties are reached."""

    province: str
    title: str
    url: str
    output: Path
    state: Path
    themes: Path
    counties: tuple[CountyPlace, ...]
    search: str = ""
    store: StoreTarget = StoreTarget()
    theme: str = "province"
    organiser: str = ""
    phone: str = ""
    code: str = ""
    icp: str = ""


def plan_of(read: ProvinceFile) -> PortalPlan:
    """The plan of the portal that a province.yaml asks for. Raises UsageError where it lacks what a portal needs."""
    province, portal = read.province, read.province.portal
    if not portal.url:
        raise UsageError("province.yaml 没有写 portal.url", "写上门户的网址，例如 https://www.hdzw.example")
    if "://" in portal.output:
        raise UsageError("portal.output 要写文件夹", "先生成到文件夹，再用 gongkai store 发布到对象存储")
    search = read.config_of("").get("search") or {}
    return PortalPlan(
        province=province.name,
        title=portal.title or f"{province.name}政务公开平台",
        url=portal.url.rstrip("/"),
        output=Path(read.absolute(portal.output or "portal")),
        state=read.root / ".gongkai" / "portal",
        themes=read.root / "themes",
        counties=tuple(
            CountyPlace(key, county.name, read.output_of(key), county.url.rstrip("/"))
            for key, county in province.counties.items()
        ),
        search=_server(search),
        store=province.store,
        theme=portal.theme,
        organiser=portal.organiser,
        phone=portal.phone,
        code=portal.code,
        icp=portal.icp,
    )


def _server(search: Mapping[str, Any]) -> str:
    """The path that answers searches; "" where none does. What stands in ``search`` is config.yaml's business, and may
    be anything here."""
    if search.get("engine") != "opensearch" or search.get("enabled", True) is False:
        return ""
    path = str(search.get("url") or SEARCH_PATH)
    if not _PATH.fullmatch(path):
        raise UsageError("search.url 要写本站的路径", "例如 /search-api/")
    return path
