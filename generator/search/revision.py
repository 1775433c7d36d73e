"""A finished bundle and some documents that changed -> the files of it that differ, without building it again.

The old and the new form of these documents alone are indexed, and what that gives replaces what stands of them in the
chunks of the index. So the outcome is what building gives of all documents, but for the numbers of pages and the
dealing of words to chunks, and of the old form nothing is left in any file. Whatever is not found exactly as indexing
gives it today makes the revision void (docs/decisions/0120).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.base.errors import Damaged
from generator.search import bundle, characters
from generator.search.copy import IndexCopy
from generator.search.entry import SearchEntry
from generator.search.exchange import ChunkChange, VoidError, WordChange, exchanged
from generator.search.objects import StoredFile, content, sha256
from generator.search.pagefind import fragment, metadata
from generator.search.pagefind.packed import UnknownLayoutError
from generator.search.prepared import Workers
from generator.search.run import IndexedWords, Script
from generator.search.stored import BundleFiles, StoredPage

_PARTS = 8
"""Chunks that change are dealt out to workers in so many parts."""


class Revised(NamedTuple):
    """pages: as in ``BundleFiles``. dropped: paths of the base that are no more. files: path -> file, of those that
    stand in the store."""

    pages: dict[str, StoredPage]
    dropped: set[str]
    files: dict[str, StoredFile]


class _Form(NamedTuple):
    """A document as it was or as it is to be; name: of its fragment."""

    name: str
    url: str
    indexed: IndexedWords


def revise(
    name: str,
    base: BundleFiles,
    entries: Sequence[SearchEntry],
    copy_of: Callable[[SearchEntry], IndexCopy],
    *,
    objects: Path,
    script: Script,
    workers: Workers,
    into: Path,
) -> Revised:
    """Make what the bundle of ``entries`` (newest first) has otherwise than ``base``: chunks in ``objects``, where the
    files of the base are too, everything else in the empty folder ``into``. Raises VoidError, and OSError when a file
    cannot be written: on a full disk building the bundle whole would only fail later."""
    language = bundle.language_of(name)
    new = [entry for entry in entries if entry.identity not in base.pages]
    read = _Files(base, objects)
    try:
        shown = _shown(base, {entry.identity for entry in entries}, read)
        copies = [copy for _, copy in shown.values()] + [copy_of(entry) for entry in new]
        [said] = workers.each(_indexed, [copies], [script])
        gone = _old_forms(base, shown, said[: len(shown)])
        come, pages = _new_forms(new, copies[len(shown) :], said[len(shown) :], language, into)
        pages = {entry.identity: pages.get(entry.identity) or base.pages[entry.identity] for entry in entries}
        dropped = {fragment.path_of(form.name) for form in gone.values()}
        more, files = _index(pages, gone, come, language, read, workers, into)
        bundle.write_characters(into, _characters(base, pages, gone, come, read))
    except (UnknownLayoutError, msgspec.DecodeError, LookupError, Damaged) as error:
        raise VoidError(f"{type(error).__name__}: {error}") from error
    bundle.write_lists(into, entries, pages)
    return Revised(pages, dropped | more, files)


class _Files(NamedTuple):
    """The files of a bundle as it was."""

    base: BundleFiles
    objects: Path

    def place(self, path: str) -> Path:
        return self.objects / self.base.files[path]

    def __call__(self, path: str) -> bytes:
        return content(self.place(path))


def _indexed(copies: Sequence[IndexCopy], script: Script) -> list[IndexedWords]:
    from generator.search.indexing import indexed  # with NumPy: see ``prepared``

    return indexed(copies, script)


def _shown(base: BundleFiles, now: set[str], read: _Files) -> dict[str, tuple[str, IndexCopy]]:
    """Identity -> address and copy, of the documents that are no more."""
    gone = {identity: known for identity, known in base.pages.items() if identity not in now}
    return {identity: fragment.copy_from(read(fragment.path_of(known.name)), known) for identity, known in gone.items()}


def _old_forms(
    base: BundleFiles, shown: Mapping[str, tuple[str, IndexCopy]], said: Sequence[IndexedWords]
) -> dict[str, _Form]:
    forms = {}
    for (identity, (url, _)), words in zip(shown.items(), said, strict=True):
        if words.digest != base.pages[identity].words:
            raise VoidError(f"{url}: its text is not what was indexed")
        forms[identity] = _Form(base.pages[identity].name, url, words)
    return forms


def _new_forms(
    entries: Sequence[SearchEntry],
    copies: Sequence[IndexCopy],
    said: Sequence[IndexedWords],
    language: str,
    into: Path,
) -> tuple[dict[str, _Form], dict[str, StoredPage]]:
    """By identity; their fragments are written."""
    forms, pages = {}, {}
    (into / "fragment").mkdir()
    for entry, copy, words in zip(entries, copies, said, strict=True):
        shown = fragment.fragment(entry, copy)
        known = fragment.kept(f"{language}_{sha256(shown)[:12]}", entry, copy, words.volume, words.digest)
        (into / fragment.path_of(known.name)).write_bytes(shown)
        forms[entry.identity], pages[entry.identity] = _Form(known.name, entry.url, words), known
    return forms, pages


def _index(
    pages: Mapping[str, StoredPage],
    gone: Mapping[str, _Form],
    come: Mapping[str, _Form],
    language: str,
    read: _Files,
    workers: Workers,
    into: Path,
) -> tuple[set[str], dict[str, StoredFile]]:
    """Write the metadata, and the chunks that differ; paths of those whose place they take, and the chunks."""
    [at] = [path for path in read.base.files if path.endswith(".pf_meta")]
    meta = metadata.read(read(at))
    left, taken = meta.exchange(
        {form.name: form.url for form in gone.values()},
        {form.name: form.url for form in come.values()},
        [known.name for known in pages.values()],
    )
    before, after = _by_word(gone, left), _by_word(come, taken)
    changed = {word for word in {*before, *after} if before.get(word) != after.get(word)}
    changes = [
        ChunkChange(
            place,
            read.place(metadata.path_of(meta.chunks[place])),
            [WordChange(word, before.get(word, {}), after.get(word, {})) for word in words],
        )
        for place, words in meta.by_chunk(changed).items()
    ]
    dropped = {at, *(metadata.path_of(meta.chunks[change.place]) for change in changes)}
    parts = [changes[first::_PARTS] for first in range(min(_PARTS, len(changes)))]
    files = {}
    for part in workers.each(exchanged, parts, [read.objects] * len(parts)):
        for place, made in part:
            meta.chunks[place] = metadata.Chunk("", "", "")
            if made:
                chunk = metadata.Chunk(made.first, made.last, f"{language}_{made.file.digest[:12]}")
                meta.chunks[place] = chunk
                files[metadata.path_of(chunk)] = made.file
    meta.chunks = [chunk for chunk in meta.chunks if chunk.name]
    meta.write(into, language, read(metadata.ENTRY), len(pages))
    return dropped, files


def _by_word(forms: Mapping[str, _Form], numbers: Mapping[str, int]) -> dict[str, dict[int, bytes]]:
    """Word -> number of a page -> its places."""
    by_word: dict[str, dict[int, bytes]] = defaultdict(dict)
    for form in forms.values():
        for word, places in form.indexed.words.items():
            by_word[word][numbers[form.name]] = places
    return by_word


def _characters(
    base: BundleFiles,
    pages: Mapping[str, StoredPage],
    gone: Mapping[str, _Form],
    come: Mapping[str, _Form],
    read: _Files,
) -> list[bytes]:
    before, after = ({identity: page for page, identity in enumerate(part)} for part in (base.pages, pages))
    return characters.revised(
        [read(f"characters/{number}.json") for number in range(characters.SHARDS)],
        [after.get(identity, -1) for identity in base.pages],
        {before[one]: form.indexed.characters for one, form in gone.items()},
        {after[one]: form.indexed.characters for one, form in come.items()},
    )
