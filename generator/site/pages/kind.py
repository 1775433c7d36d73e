"""文件类型: a list of documents for each kind, ``/kind/<id>/``: policies, interpretations, consultations, guides ..."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.feeds import address_of
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link
from generator.site.pages import _listing, _menu
from generator.site.pages._kind_rows import kind_rows_of

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index and every kind's list. Entries on application show no kind, so they stand in none."""
    documents = site.by_kind
    kinds = site.vocabularies.kinds.terms
    counted = tuple((Link(kind.name, f"/kind/{kind.id}/"), len(documents.get(kind.id, ())), "") for kind in kinds)
    register = (Link("规范性文件登记簿", "/normative/"), len(site.register.documents), "")
    counted = (register, *counted)
    yield _menu.page_of(site, "kind", "文件类型", "/kind/", counted, description="按文件类型查找公开文件")
    for kind in kinds:
        yield from _listing.column(
            site,
            "kind",
            title=kind.name,
            url=f"/kind/{kind.id}/",
            documents=documents.get(kind.id, ()),
            feed=address_of(site, f"/kind/{kind.id}/"),
            crumbs=(Link("文件类型", "/kind/"),),
            introduction=kind.introduction,
            coming="这一类文件发布以后，就在这里列出。",
            rows=kind_rows_of(site),
        )
