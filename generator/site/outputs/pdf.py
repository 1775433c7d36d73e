"""Normative documents and issues of the gazette -> what their PDFs say, ``/pdf/<id>.pdf``. A stage of the build sets
them: it takes longer than pages do, and what comes of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from generator.base.bodies import body_digest
from generator.model import elements, printed
from generator.model.document import Document
from generator.model.gazette import KIND, contents
from generator.model.mount import mount_of
from generator.model.site import Site
from generator.model.target import Deferred, Making, Target
from generator.model.view import Section

MAKER = "outputs.pdf"


class PaperPicture(msgspec.Struct, frozen=True, array_like=True):
    """A picture of a body. url: as the body names it. file_key: of its file; copy: digest of the public copy."""

    url: str
    file_key: str
    copy: str


class Paper(msgspec.Struct, frozen=True):
    """One document on paper. file_key: its file. organ: who issued it. body: key of the stored text; links: as a page's
    target has them. imprint: (name, value) of what its last page says of it; published: ISO day. corrections: (ISO day,
    text). chapter: of a book, under which the contents have it."""

    file_key: str
    title: str
    organ: str
    doc_number: str
    address: str
    published: str
    body: str
    links: tuple[str, ...]
    sections: tuple[Section, ...] = ()
    imprint: tuple[tuple[str, str], ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    pictures: tuple[PaperPicture, ...] = ()
    chapter: str = ""


class Context(msgspec.Struct, frozen=True):
    """One PDF: a document, or the issue itself and then what it holds. mount: path below which the site stands."""

    papers: tuple[Paper, ...]
    mount: str = ""


def plan(site: Site) -> Iterator[Target]:
    """A PDF for each document that can be read and is of a kind that has one."""
    for kind in printed.KINDS if site.config.pdf else ():
        for document in site.by_kind.get(kind, ()):
            path = printed.address(site, document).lstrip("/")
            if path:
                held = contents(site, document) if kind == KIND else ()
                yield _target(site, path, (document, *held))


def _target(site: Site, path: str, documents: Sequence[Document]) -> Target:
    papers = tuple(_paper(site, document) for document in documents)
    told = tuple(msgspec.structs.replace(paper, file_key="", body=body_digest(paper.body)) for paper in papers)

    def prepare() -> Making:
        return Context, (papers, mount_of(site.base_url))

    return Target(path=path, maker=MAKER, context=Deferred(told, prepare))


def _paper(site: Site, document: Document) -> Paper:
    agency = site.vocabularies.agencies.by_id.get(document.agency)
    said = (
        ("索引号", document.index_number),
        ("效力状态", site.validity(document)),
        ("公开属性", document.classification),
    )
    return Paper(
        file_key=document.file_key,
        title=document.title,
        organ=agency.name if agency else site.config.site.organiser,
        doc_number=document.doc_number,
        address=site.base_url + document.url,
        published=document.publish_date.isoformat(),
        body=site.bodies.get(document.id, ""),
        links=tuple(site.leading(link)[0] for link in document.links),
        sections=tuple(elements.sections(document, site.vocabularies.kinds.by_id[document.kind])),
        imprint=tuple((name, value) for name, value in said if value),
        corrections=tuple((item.date.isoformat(), item.text) for item in document.corrections),
        pictures=tuple(PaperPicture(item.url, item.path, item.copy) for item in document.attachments if item.copy),
    )
