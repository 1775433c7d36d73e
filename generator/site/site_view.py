"""Site -> ``site`` as templates see it, and the themes that its pages wear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from urllib.parse import urlsplit

from generator.base.patterns import lazy_re
from generator.model.site import Site
from generator.model.view import Column, Link, SiteView
from generator.site.edition.twins import with_editions

ICP_SITE = "https://beian.miit.gov.cn/"
"""To which the ICP record number has to lead (非经营性互联网信息服务备案管理办法 第十三条)."""
POLICE_SITE = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""Where the record with the police is looked up by its 14 digits (公安机关互联网站备案, 备案标识放置要求)."""
_DIGITS = lazy_re(r"\d{14}")


def site_view(site: Site, *, search: bool = True, missing: Set[str] = frozenset(), logo: str = "") -> SiteView:
    """``site`` as templates see it. Nothing in it changes when a document does, but for the banner of an incident.
    search: whether a search index will stand beside it. missing: themes that are nowhere. logo: address of the
    site's mark, or ""."""
    identity = site.config.site
    words = site.vocabularies
    view = SiteView(
        name=identity.name,
        jurisdiction=identity.jurisdiction,
        url=site.base_url,
        domain_name=urlsplit(site.base_url).netloc,
        description=identity.description,
        code=identity.code,
        organiser=identity.organiser,
        operator=identity.operator,
        phone=identity.phone,
        email=identity.email,
        address=identity.address,
        icp=identity.icp,
        police_filing=identity.police_filing,
        notice=identity.notice,
        preview=site.preview,
        search=search,
        domains=tuple(Column(item.id, item.name, f"/{item.id}/") for item in words.domains.terms),
        agencies=tuple(Column(item.id, item.name, f"/agency/{item.id}/", item.kind) for item in words.agencies.terms),
        kinds=tuple(Column(item.id, item.name, f"/kind/{item.id}/") for item in words.kinds.terms),
        options=dict(sorted(site.config.options.items())),
        home=Link(identity.name, "/"),
        theme=site.config.theme,
        columns=themed_columns(site, missing),
        alerts=tuple(_alerts(site)),
        icp_url=ICP_SITE if identity.icp else "",
        police_url=POLICE_SITE + _DIGITS.findall(identity.police_filing)[0] if identity.police_filing else "",
        find_error=identity.find_error,
        agency_mark=identity.agency_mark,
        logo=logo,
    )
    return with_editions(view) if site.edition else view


def _alerts(site: Site) -> Iterator[Link]:
    """The banners of incidents that last: until the day that they say, or until their matter has ended."""
    for row in site.by_kind.get("incident", ()):
        words, until = row.fields.get("banner"), row.fields.get("banner_until")
        course = site.courses.of(row)
        if words and (until is None or site.today <= until) and not (course and course.ended):
            yield Link(str(words), course.matter.url if course else row.url)


def themes_of(site: Site, missing: Set[str]) -> tuple[str, ...]:
    """The themes that pages wear, the site's own first."""
    worn = (agency.theme for agency in site.vocabularies.agencies.terms if agency.theme not in missing)
    return tuple(dict.fromkeys((site.config.theme, *filter(None, worn))))


def themed_columns(site: Site, missing: Set[str]) -> dict[str, Link]:
    """Theme -> the one agency whose column wears it; a theme that several wear leads to none of them."""
    worn: dict[str, list[Link]] = defaultdict(list)
    for agency in site.vocabularies.agencies.terms:
        if agency.theme and agency.theme != site.config.theme and agency.theme not in missing:
            worn[agency.theme].append(Link(agency.short or agency.name, f"/agency/{agency.id}/"))
    return {theme: links[0] for theme, links in sorted(worn.items()) if len(links) == 1}
