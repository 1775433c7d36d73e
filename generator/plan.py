"""Site -> targets: everything that will exist, one small value a file. Pure; refuses two targets with one address."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from generator import outputs, pages
from generator.edition.twins import with_editions, with_twins
from generator.model.diagnostic import Finding, Problem
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Column, Link, SiteView


class Plan(msgspec.Struct, frozen=True):
    """targets: in a fixed order, unique by path. view: what templates see as ``site``. findings: addresses in conflict."""

    targets: tuple[Target, ...]
    view: SiteView
    findings: tuple[Finding, ...] = ()

    @property
    def page_count(self) -> int:
        """How many pages there will be, former addresses included."""
        return sum(1 for target in self.targets if target.maker.startswith("pages."))

    def addresses(self) -> frozenset[str]:
        """Every site address that exists: "/d/a/" and "/d/a/index.html" both lead to the page."""
        found = set()
        for target in self.targets:
            found.add("/" + target.path)
            if target.path.endswith("index.html"):
                found.add("/" + target.path.removesuffix("index.html"))
        return frozenset(found)


def plan(site: Site, *, search: bool = True) -> Plan:
    """What the site consists of. search: whether a search index will stand beside it."""
    targets: dict[str, Target] = {}
    findings: list[Finding] = []
    for target in _every(site):
        # Case and Unicode form make no difference on the file systems of macOS and Windows.
        key = unicodedata.normalize("NFC", target.path).casefold()
        first = targets.setdefault(key, target)
        if first is not target and not _same_document(first, target):
            findings.append(_twice(site, first, target))
    return Plan(tuple(targets.values()), site_view(site, search=search), tuple(findings))


def _twice(site: Site, first: Target, target: Target) -> Finding:
    """Two pages with one address, told where it can be mended: at the former address, else at the id."""
    here, other = (target, first) if target.origin else (first, target)
    row = next((row for row in site.public if row.source == here.origin), None)
    key = "aliases" if here.maker == "pages.moved" else "id"
    owner = other.origin if other.origin != here.origin else "本文件的另一个旧地址" if key == "aliases" else ""
    values = {
        "address": "/" + target.path.removesuffix("index.html"),
        "other": owner or _OWNERS.get(other.maker, "网站自己的页面"),
    }
    line = row.lines.get(key, 1) if row else 1
    return Finding("URL-TWICE", Problem(line, 1, values, here.origin or "config.yaml"))


_OWNERS = {
    "pages.domain": "领域栏目", "pages.agency": "机关栏目", "pages.subject": "主题栏目", "pages.kind": "文件类型栏目",
    "pages.catalogue": "公开事项目录", "pages.search": "检索页", "pages.home": "首页", "copy": "另一个附件",
}  # fmt: skip


def _same_document(first: Target, target: Target) -> bool:
    """Whether two pages are of documents with one id: DOC-TWICE says that at both, and better."""
    return first.maker == target.maker == "pages.document" and first.path == target.path


def _every(site: Site) -> Iterator[Target]:
    for module in (*pages.every(), *outputs.every()):
        yield from with_twins(module.plan(site), site.edition)


def site_view(site: Site, *, search: bool = True) -> SiteView:
    """``site`` as templates see it. Nothing in it changes when a document does."""
    identity = site.config.site
    words = site.vocabularies
    view = SiteView(
        name=identity.name, jurisdiction=identity.jurisdiction, url=site.base_url,
        domain_name=urlsplit(site.base_url).netloc, description=identity.description, code=identity.code,
        organiser=identity.organiser, operator=identity.operator, phone=identity.phone, email=identity.email,
        address=identity.address, icp=identity.icp, police_filing=identity.police_filing, notice=identity.notice,
        preview=site.preview, search=search,
        domains=tuple(Column(item.id, item.name, f"/{item.id}/") for item in words.domains.terms),
        agencies=tuple(Column(item.id, item.name, f"/agency/{item.id}/", item.kind) for item in words.agencies.terms),
        kinds=tuple(Column(item.id, item.name, f"/kind/{item.id}/") for item in words.kinds.terms),
        options=dict(sorted(site.config.options.items())),
        home=Link(identity.name, "/"), theme=site.config.theme, columns=themed_columns(site),
    )  # fmt: skip
    return with_editions(view) if site.edition else view


def themed_columns(site: Site) -> dict[str, Link]:
    """Theme -> the one agency whose column wears it; a theme that several wear leads to none of them."""
    worn: dict[str, list[Link]] = defaultdict(list)
    for agency in site.vocabularies.agencies.terms:
        if agency.theme and agency.theme != site.config.theme:
            worn[agency.theme].append(Link(agency.short or agency.name, f"/agency/{agency.id}/"))
    return {theme: links[0] for theme, links in sorted(worn.items()) if len(links) == 1}
