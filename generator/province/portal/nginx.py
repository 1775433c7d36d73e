"""province.yaml -> what nginx is told that serves the portal's folder and, where a server answers searches, that alone
of it which the search page asks (``search/opensearch/proxy.py``): of all counties, by their common alias."""

from __future__ import annotations

from generator.content.config_models import checked
from generator.model.config_servers import Search
from generator.model.diagnostic import UsageError
from generator.model.misfit import UnfitValue
from generator.model.mount import mount_of
from generator.province.portal.places import PortalPlan, plan_of
from generator.province.settings import ProvinceFile
from generator.search.opensearch import proxy
from generator.search.opensearch.client import addresses_of
from generator.search.opensearch.index import IndexNames
from generator.site.outputs import _nginx
from generator.site.outputs.hosting import HEADERS, headers_for

_COUNTY, _PORTAL = "gongkai hosting nginx", "gongkai province nginx"


def maps(file: ProvinceFile) -> str:
    """For the ``http`` block; "" where no server is asked. Raises UsageError."""
    plan = plan_of(file)
    return _ours(proxy.maps(addresses_of(_search(file).server))) if plan.search else ""


def snippet(file: ProvinceFile) -> str:
    """For the ``server`` block. Raises UsageError."""
    plan = plan_of(file)
    mount, secure = mount_of(plan.url), plan.url.startswith("https://")
    told = _nginx.snippet((), mount=mount, https=secure)
    return _ours(told + (_locations(file, plan, mount, secure) if plan.search else ""))


def _locations(file: ProvinceFile, plan: PortalPlan, mount: str, secure: bool) -> str:
    search, headers = _search(file), headers_for("/", HEADERS)
    if secure and not mount:
        headers["Strict-Transport-Security"] = _nginx.HSTS
    place = proxy.SearchPlace(f"{mount}{plan.search}", IndexNames(search.index, "", "hans").all)
    return proxy.locations([place], addresses_of(search.server), tuple(headers.items()))


def _search(file: ProvinceFile) -> Search:
    try:
        return checked(Search, file.config_of("").get("search") or {})
    except UnfitValue as error:
        first = error.misfits[0]
        raise UsageError(
            f"province.yaml 的 search.{first.part} 写得不对", "写法和 config.yaml 的 search 一样"
        ) from error


def _ours(text: str) -> str:
    return text.replace(_COUNTY, _PORTAL)
