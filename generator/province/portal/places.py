"""province.yaml -> which counties the portal tells of, where their data lies, where the portal goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import yaml

from generator.base.files import read_plain
from generator.base.patterns import lazy_re
from generator.model.diagnostic import UsageError

_COUNTY = "{county}"
_ID = lazy_re(r"[a-z][a-z0-9-]{0,39}")


class CountyPlace(msgspec.Struct, frozen=True):
    """A county. place: folder or address of its site, whose data are read. url: address of its site, without the last
    "/"; "" where its data are to say it."""

    id: str
    name: str
    place: str
    url: str = ""


class PortalPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a portal is made from. url: without the last "/". output, state: absolute folders. themes: folder of the
    province's own themes. search: the path of the portal's own origin that answers searches, "" for none."""

    province: str
    title: str
    url: str
    output: Path
    state: Path
    themes: Path
    counties: tuple[CountyPlace, ...]
    search: str = ""
    theme: str = "province"
    organiser: str = ""
    phone: str = ""
    code: str = ""
    icp: str = ""


def read_plan(path: Path) -> PortalPlan:
    """The plan of the portal that a province.yaml asks for. Raises UsageError."""
    try:
        value = yaml.safe_load(read_plain(path).decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"读不了 {path}", "写上 province.yaml 的位置") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} 不是一份 YAML 文件", "检查缩进和冒号") from error
    if not isinstance(value, dict) or not isinstance(value.get("counties"), dict):
        raise UsageError(f"{path.name} 没有写 counties", "写上各县：编号: {name: 县名, url: 网址}")
    return _plan(path.resolve().parent, value)


def _plan(root: Path, value: dict[str, Any]) -> PortalPlan:
    portal = value.get("portal") or {}
    name = str(value.get("name") or "")
    pattern = str(value.get("output") or f"sites/{_COUNTY}")
    counties = tuple(_county(root, pattern, key, entry or {}) for key, entry in value["counties"].items())
    search = value.get("search") or {}
    settings = {key: str(portal.get(key) or "") for key in ("organiser", "phone", "code", "icp")}
    return PortalPlan(
        province=name,
        title=str(portal.get("title") or f"{name}政务公开平台"),
        url=_address(str(portal.get("url") or ""), "portal.url"),
        output=root / str(portal.get("output") or "portal"),
        state=root / ".gongkai/portal",
        themes=root / "themes",
        counties=counties,
        search=str(search.get("url") or "") if search.get("engine") == "opensearch" else "",
        theme=str(portal.get("theme") or "province"),
        **settings,
    )


def _county(root: Path, pattern: str, identity: Any, entry: dict[str, Any]) -> CountyPlace:
    if not _ID.fullmatch(str(identity)):
        raise UsageError(f"县的编号 {identity} 不合要求", "用小写字母、数字和 -，以字母开头")
    place = str(entry.get("output") or pattern).replace(_COUNTY, str(identity))
    where = place if "://" in place else str(root / place)
    url = str(entry.get("url") or "")
    name = str(entry.get("name") or identity)
    return CountyPlace(str(identity), name, where, _address(url, f"counties.{identity}.url") if url else "")


def _address(url: str, key: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{key} 要写网址", "例如 https://www.hdzw.example")
    return url.rstrip("/")
