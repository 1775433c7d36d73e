"""What may be shown -> the files of the search index, a traditional edition's beside them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from generator.access.copies.shelf import shelf_folder
from generator.base.bodies import BodyStore
from generator.base.workers import default_workers
from generator.build.comparing import Wanted
from generator.build.context import BuildContext, TooFewDocuments
from generator.build.planning import Planned
from generator.build.publish import INDEXES
from generator.build.reading import Reading
from generator.model.document import Document
from generator.model.edition import LANGUAGE
from generator.model.mount import mount_of
from generator.model.site import Site

if TYPE_CHECKING:
    from generator.search import IndexFile, SearchEntry, SiteWords

SERIAL_BELOW = 400
"""Documents below which starting processes costs more than it saves."""


class Indexed(msgspec.Struct, frozen=True):
    """The index. files: path -> key. sources: path -> the file to copy; none for what just stays."""

    files: Mapping[str, str] = {}
    sources: Mapping[str, str] = {}


class IndexedEdition(msgspec.Struct, frozen=True):
    """One edition's index. cache: its folder in the state store. base: its folder in the site. entries,
    texts: turn those of the plain edition into its own."""

    cache: str
    base: str
    language: str
    synonyms: Sequence[Sequence[str]]
    words: SiteWords
    entries: Callable[[Sequence[SearchEntry]], Sequence[SearchEntry]]
    texts: Callable[[Callable[[str], str]], Callable[[str], str]]


def index(build: BuildContext) -> Indexed:
    """Bring the index up to date. In a confined build the edited documents are exchanged in what the last build
    indexed, and no other document is looked at. Raises IndexingError,
    and TooFewDocuments where they cannot be exchanged."""
    planned, edited = build[Planned], edited_rows(build)
    if not planned.view.search:
        return Indexed()
    if build.options.keep_index or (build.edited is not None and not edited):
        standing = build[Reading].place.output.standing()
        return Indexed({path: key for path, key in standing.items() if path.startswith(INDEXES)})
    bodies = BodyStore(build[Reading].place.bodies)
    try:
        files = [
            file
            for edition in editions(planned.site)
            for file in _files(build, edition, edited, bodies.read)
            if planned.site.config.search.in_files or _of_words(file.path.removeprefix(f"{edition.base}/"))
        ]
    finally:
        bodies.close()
    return Indexed({file.path: file.digest for file in files}, {file.path: file.source for file in files})


def _of_words(path: str) -> bool:
    """Whether the search page needs a file of the index though a server answers it: the site's own and other names,
    pinyin, the two scripts. path: within the index."""
    return "/" not in path or path.startswith("words/")


def edited_rows(build: BuildContext) -> tuple[Document, ...]:
    """The documents to exchange: those edited ones that the index has."""
    return tuple(row for row in build[Planned].site.listed if row.file_key in build[Reading].edited)


def editions(site: Site) -> Iterator[IndexedEdition]:
    """The editions of a site as search sees them, the plain one first."""
    from generator.search.facts import site_words
    from generator.search.mounted import mounted_entries, mounted_words

    mount = mount_of(site.base_url)
    plain = site_words(site)
    below = partial(mounted_entries, mount=mount)
    synonyms = site.vocabularies.synonyms if site.config.search.synonyms else ()
    asked = mounted_words(plain, mount)
    yield IndexedEdition("index", INDEXES[0].rstrip("/"), "zh-Hans", synonyms, asked, below, lambda read: read)
    edition = site.edition
    if edition:
        from generator.site.edition import search

        yield IndexedEdition(
            "index-hant",
            INDEXES[1].rstrip("/"),
            LANGUAGE,
            search.traditional_groups(synonyms, edition),
            mounted_words(search.traditional_words(plain, edition), mount),
            lambda entries: below(search.traditional_entries(entries, edition)),
            partial(search.traditional_bodies, edition=edition),
        )


def _files(
    build: BuildContext, edition: IndexedEdition, edited: Sequence[Document], read: Callable[[str], str]
) -> Sequence[IndexFile]:
    from generator.search import update_index
    from generator.search.entries import entries, texts

    site, reading = build[Planned].site, build[Reading]
    cache = reading.place.store.folder / edition.cache
    if build.options.verify:
        shutil.rmtree(cache, ignore_errors=True)
    if build.edited is None:
        chosen, read_body = edition.entries(entries(site, build[Wanted].files)), texts(site, read)
    else:
        chosen, read_body = _exchanged(build, edition, edited), _only({row.id for row in edited}, texts(site, read))
    return update_index(
        chosen,
        read_body=edition.texts(read_body),
        read_attached=attached_reader(build),
        cache=cache,
        synonyms=edition.synonyms,
        site=edition.words,
        language=edition.language,
        base=edition.base,
        workers=build.options.workers or (default_workers() if len(chosen) >= SERIAL_BELOW else 1),
    ).files


def attached_reader(build: BuildContext) -> Callable[[str], str]:
    """``read_attached`` of the index; can be handed over to another process."""
    from generator.build.attached_text import attached_text

    reading = build[Reading]
    return partial(
        attached_text,
        tuple(map(os.fspath, reading.loaded.roots)),
        shelf_folder(reading.place.bodies),
        tuple(reading.config.attachments.types),
    )


def _exchanged(build: BuildContext, edition: IndexedEdition, edited: Sequence[Document]) -> Sequence[SearchEntry]:
    """All that the public index was made from, with new entries of the edited documents."""
    from generator.search import exchanged_entries
    from generator.search.entries import entry

    site, reading = build[Planned].site, build[Reading]
    shown, published = site.bodies, build[Wanted].files
    old = [entry(site, row, reading.edited[row.file_key].body if row.id in shown else "", published) for row in edited]
    new = [entry(site, row, shown.get(row.id, ""), published) for row in edited]
    chosen = exchanged_entries(
        edition.entries(old),
        edition.entries(new),
        cache=reading.place.store.folder / edition.cache,
        manifest=reading.place.output.trees.files.get(f"{edition.base}/manifest.json", ""),
    )
    if chosen is None:
        raise TooFewDocuments
    return chosen


def _only(names: set[str], read_body: Callable[[str], str]) -> Callable[[str], str]:
    """A reader that is asked for other documents when a bundle has to be built again: all are needed then."""

    def read(name: str) -> str:
        if name not in names:
            raise TooFewDocuments
        return read_body(name)

    return read
