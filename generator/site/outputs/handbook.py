"""办事一本通 as PDF: what the page of a volume says, typeset with contents, ``/fuwu/handbook/.../handbook.pdf``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.handbook import NAME, PDF, Volume, facts_of, sections_of, volumes
from generator.model.mount import mount_of
from generator.model.service_choices import guides_of
from generator.model.site import Site
from generator.model.target import Deferred, Making, Target
from generator.model.view import Section
from generator.site.outputs.pdf import MAKER, Context, Paper


def plan(site: Site) -> Iterator[Target]:
    """A PDF for each volume, where config.yaml asks for PDFs."""
    for volume in volumes(site, guides_of(site)) if site.config.pdf else ():
        yield _target(site, volume)


def _target(site: Site, volume: Volume) -> Target:
    chapters = ((chapter.title, guide) for chapter in volume.chapters for guide in chapter.guides)
    papers = (_cover(site, volume), *(_paper(site, chapter, guide) for chapter, guide in chapters))

    def prepare() -> Making:
        return Context, (papers, mount_of(site.base_url))

    return Target(path=f"{volume.url.lstrip('/')}{PDF}", maker=MAKER, context=Deferred(papers, prepare))


def _cover(site: Site, volume: Volume) -> Paper:
    lines = (
        f"本册收入办事指南{len(volume.guides)}份，版本 {volume.version}。",
        f"内容以网站上的办事指南为准：{site.base_url}{volume.url}",
    )
    return Paper(
        file_key="",
        title=volume.title,
        organ=site.config.site.organiser,
        doc_number=f"版本 {volume.version}",
        address=site.base_url + volume.url,
        published=volume.date.isoformat(),
        body="",
        links=(),
        sections=(Section("编制说明", lines),),
        imprint=((NAME, f"{len(volume.guides)}份指南"),),
    )


def _paper(site: Site, chapter: str, guide: Document) -> Paper:
    facts = tuple(f"{fact.label}：{fact.value}" for fact in facts_of(site, guide))
    return Paper(
        file_key=guide.file_key,
        title=str(guide.fields.get("matter") or guide.title),
        organ=site.config.site.organiser,
        doc_number="",
        address=site.base_url + guide.url,
        published=guide.publish_date.isoformat(),
        body="",
        links=(),
        sections=(Section("办事要点", facts), *sections_of(site, guide)),
        chapter=chapter,
    )
