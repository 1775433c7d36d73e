"""Site -> targets: everything that will exist, one small value a file. Pure; refuses two targets with one address.

Targets come one by one or in batches. A batch whose documents are what they were is not planned again (ADR 0109).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property, partial
from itertools import chain

import msgspec

from generator.base.digest import digest_bytes
from generator.model.diagnostic import Finding
from generator.model.site import Site
from generator.model.state import CachedBatch
from generator.model.target import Batch, Target, page_path
from generator.model.view import SiteView
from generator.site import outputs, pages
from generator.site.edition.twins import with_twins
from generator.site.pages import document


class PlannedBatch(msgspec.Struct, frozen=True):
    """A batch that was planned. fingerprint: as a digest."""

    fingerprint: str
    targets: tuple[Target, ...]

    def cached(self, keys: Mapping[str, str]) -> CachedBatch:
        """As the next build may keep it. keys: path -> key."""
        paths = [target.path for target in self.targets]
        return CachedBatch(
            self.fingerprint, _pages(self.targets), "\n".join(paths), "\n".join(keys[path] for path in paths)
        )


class Plan(msgspec.Struct, frozen=True):
    """targets: in a fixed order, unique by path. view: what templates see as ``site``. findings: addresses in conflict.

    planned: the batches that were planned; their targets are among ``targets``. kept: those that are as the last build
    left them; their targets are not. batches: every batch by name, as a function that gives its targets.
    """

    targets: tuple[Target, ...]
    view: SiteView
    findings: tuple[Finding, ...] = ()
    planned: Mapping[str, PlannedBatch] = {}
    kept: Mapping[str, CachedBatch] = {}
    batches: Mapping[str, Callable[[], tuple[Target, ...]]] = {}

    @property
    def page_count(self) -> int:
        """How many pages there will be, former addresses included."""
        return _pages(self.targets) + sum(kept.pages for kept in self.kept.values())

    def addresses(self) -> Addresses:
        """Every site address that exists."""
        kept = chain.from_iterable(item.paths.split("\n") for item in self.kept.values())
        return Addresses(chain((target.path for target in self.targets), kept))

    def expanded(self, paths: Iterable[str]) -> Iterator[Target]:
        """Targets of the kept batches that hold one of these paths."""
        wanted = set(paths)
        for name, kept in self.kept.items() if wanted else ():
            if not wanted.isdisjoint(kept.paths.split("\n")):
                yield from self.batches[name]()

    def remembered(self, keys: Mapping[str, str]) -> dict[str, CachedBatch]:
        """The batches as the next build may keep them; none where addresses are in conflict. keys: path -> key."""
        if self.findings:
            return {}
        return {**self.kept, **{name: batch.cached(keys) for name, batch in self.planned.items()}}


class Addresses:
    """The addresses of a site. "/d/a/" and "/d/a/index.html" both lead to the page of the file "d/a/index.html"."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = paths

    def __contains__(self, address: object) -> bool:
        return (
            isinstance(address, str)
            and address.startswith("/")
            and not self._all.isdisjoint((address[1:], page_path(address)))
        )

    @cached_property
    def _all(self) -> frozenset[str]:  # made when somebody asks: most documents link to no address
        return frozenset(self._paths)


def _pages(targets: Iterable[Target]) -> int:
    return sum(1 for target in targets if target.maker.startswith("pages."))


def plan(
    site: Site, view: SiteView, *, missing: Set[str] = frozenset(), before: Mapping[str, CachedBatch] | None = None
) -> Plan:
    """What the site consists of.

    view: the site as templates see it. missing: themes that are nowhere; the site's own is worn in their place. before:
    the batches of an earlier plan that had everything in common with this one but
    documents: those with the same fingerprint are kept.
    """
    by_path: dict[str, Target] = {}
    findings: list[Finding] = []
    planned: dict[str, PlannedBatch] = {}
    kept: dict[str, CachedBatch] = {}
    batches: dict[str, Callable[[], tuple[Target, ...]]] = {}

    def add(targets: Iterable[Target]) -> None:
        for target in targets:
            first = by_path.setdefault(_folded(target.path), target)
            if first is not target and not _same_document(first, target):
                findings.append(_twice(site, first, target))

    for item in _every(site):
        if isinstance(item, Target):
            add(finished((item,), site, missing))
            continue
        fingerprint = digest_bytes(item.fingerprint)
        batches[item.name] = partial(_targets, item, site, missing)
        old = before.get(item.name) if before else None
        if old is not None and old.fingerprint == fingerprint:
            kept[item.name] = old
        else:
            planned[item.name] = PlannedBatch(fingerprint, batches[item.name]())
            add(planned[item.name].targets)
    if any(not by_path.keys().isdisjoint(_folded(item.paths).split("\n")) for item in kept.values()):
        return plan(site, view, missing=missing)  # the conflict is told with both its owners
    return Plan(tuple(by_path.values()), view, tuple(findings), planned, kept, batches)


def plan_documents(site: Site, view: SiteView, file_keys: Set[str], *, missing: Set[str] = frozenset()) -> Plan:
    """The pages of these documents alone, those whose body is shown.
    site: may hold no more than them and what they name."""
    every = chain.from_iterable(batch.targets() for batch in document.plan(site))
    chosen = (target for target in every if target.linked_files[0] in file_keys and target.body)
    return Plan(tuple(finished(chosen, site, missing)), view)


def _folded(path: str) -> str:
    """Case and Unicode form make no difference on the file systems of macOS and Windows."""
    return unicodedata.normalize("NFC", path).casefold()


def _targets(batch: Batch, site: Site, missing: Set[str]) -> tuple[Target, ...]:
    return tuple(finished(batch.targets(), site, missing))


def finished(targets: Iterable[Target], site: Site, missing: Set[str]) -> Iterator[Target]:
    """Targets in themes that are there, each page followed by its twin in the traditional edition."""
    if not missing:
        yield from with_twins(targets, site.edition) if site.edition else targets
        return
    for target in with_twins(targets, site.edition):
        yield msgspec.structs.replace(target, theme=site.config.theme) if target.theme in missing else target


def _twice(site: Site, first: Target, target: Target) -> Finding:
    """Two pages with one address, told where it can be mended: at the former address, else at the id."""
    here, other = sorted((target, first), key=lambda item: (not item.origin, item.maker not in _OWNERS))
    row = next((row for row in site.public if row.source == here.origin), None)
    key = "aliases" if here.maker == "pages.moved" else "id"
    owner = other.origin if other.origin != here.origin else "本文件的另一个旧地址" if key == "aliases" else ""
    values = {
        "address": "/" + target.path.removesuffix("index.html"),
        "other": owner or _OWNERS.get(other.maker, _OURS)[0],
    }
    line = row.lines.get(key, 1) if row else 1
    return Finding(line, 1, values, here.origin or _OWNERS.get(here.maker, _OURS)[1], code="URL-TWICE")


_OWNERS = {
    "pages.domain": ("领域栏目", "content/_data/domains.yaml"),
    "pages.agency": ("机关栏目", "content/_data/agencies.yaml"),
    "pages.subject": ("主题栏目", "content/_data/subjects.yaml"),
    "pages.kind": ("文件类型栏目", "content/_data/kinds"),
    "pages.catalogue": ("公开事项目录", "content/_data/catalogue"),
    "copy": ("另一个附件", "config.yaml"),
}
"""Maker -> what an editor calls its pages, and where their addresses are said."""
_OURS = "网站自己的页面", "config.yaml"


def _same_document(first: Target, target: Target) -> bool:
    """Whether two pages are of documents with one id: DOC-TWICE says that at both, and better."""
    return first.maker == target.maker == "pages.document" and first.path == target.path


def _every(site: Site) -> Iterator[Target | Batch]:
    for module in (*pages.every(), *outputs.every()):
        yield from module.plan(site)
