"""主题: the index of subjects and a list of documents for each, ``/subject/<id>/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.feeds import address_of
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link
from generator.site.pages import _listing, _menu

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index and every subject's list."""
    documents = site.by_subject
    subjects = site.vocabularies.subjects.terms
    counted = tuple((Link(item.name, f"/subject/{item.id}/"), len(documents.get(item.id, ())), "") for item in subjects)
    yield _menu.page_of(site, "subject", "主题分类", "/subject/", counted, description="按主题分类查找公开文件")
    for subject in subjects:
        yield from _listing.column(
            site,
            "subject",
            title=subject.name,
            url=f"/subject/{subject.id}/",
            documents=documents.get(subject.id, ()),
            feed=address_of(site, f"/subject/{subject.id}/"),
            crumbs=(Link("主题分类", "/subject/"),),
            coming=f"主题是“{subject.name}”的文件发布以后，就在这里列出。",
        )
