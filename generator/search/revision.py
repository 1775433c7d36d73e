"""A finished bundle and some documents that changed -> the files of it that differ, without building it again.

Pagefind is asked for the old and the new form of these documents alone, and what it says replaces what stands of them
in the chunks of the index. So the outcome is what Pagefind makes of all documents, but for the numbers of pages and the
dealing of words to chunks, and of the old form nothing is left in any file. Whatever is not found exactly as Pagefind
gives it today makes the revision void (docs/decisions/0120).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.search import bundle, characters
from generator.search.copy import IndexCopy
from generator.search.entry import SearchEntry
from generator.search.pagefind import fragment, metadata, packed
from generator.search.pagefind import program as pagefind
from generator.search.store import BundleFiles, StoredBundle, sha256

_EFFORT = 5
"""Of packing a chunk: 6 takes twice as long and 9 four times, for two percent."""

_Read = Callable[[str], bytes]


class VoidError(Exception):
    """The bundle is not what this code takes it for; it has to be built again."""


class Revised(NamedTuple):
    """pages: as in ``BundleFiles``. dropped: paths of the base that are no more. memory: Pagefind's peak, in bytes."""

    pages: dict[str, StoredBundle]
    dropped: set[str]
    memory: int | None


class _Form(NamedTuple):
    """A document as it was or as it is to be; name: of its fragment."""

    name: str
    url: str
    copy: IndexCopy


class _Said(NamedTuple):
    """What Pagefind makes of one document: word -> positions as bytes of the file; the number of all its words."""

    words: dict[str, bytes]
    length: int


def exchanged(base: BundleFiles, entries: Sequence[SearchEntry], volumes: Mapping[str, int]) -> int:
    """Volume of what ``entries`` have that ``base`` has not, or the other way round if that is more."""
    identities = {entry.identity for entry in entries}
    gone = sum(known.volume for identity, known in base.pages.items() if identity not in identities)
    return max(gone, sum(volumes[identity] for identity in identities if identity not in base.pages))


def revise(
    name: str,
    base: BundleFiles,
    entries: Sequence[SearchEntry],
    copy_of: Callable[[SearchEntry], IndexCopy],
    *,
    read: _Read,
    script: Mapping[str, str] | None,
    workshops: tuple[Path, Path],
    into: Path,
) -> Revised:
    """Write into the empty folder ``into`` what the bundle of ``entries`` (newest first) has otherwise than ``base``.

    read: content of a file of the base by its path, LookupError where that is gone. script: as in ``tokens.runs``.
    workshops: empty folders, of no use afterwards. Raises VoidError, pagefind.IndexingError, and OSError when a file
    cannot be written: on a full disk building the bundle whole would only fail later.
    """
    language = bundle.language_of(name)
    new = [entry for entry in entries if entry.identity not in base.pages]
    try:
        gone = dict(_old_forms(base, {entry.identity for entry in entries}, read, script))
        come, pages = {}, dict(base.pages)
        (into / "fragment").mkdir()
        for entry in new:
            copy = copy_of(entry)
            content = fragment.fragment(entry, copy)
            known = fragment.kept(f"{language}_{sha256(content)[:12]}", entry, copy)
            (into / fragment.path_of(known.name)).write_bytes(content)
            come[entry.identity], pages[entry.identity] = _Form(known.name, entry.url, copy), known
        pages = {entry.identity: pages[entry.identity] for entry in entries}
        memory = pagefind.build(
            (pagefind.IndexPage(identity, "", form.copy.words) for identity, form in {**gone, **come}.items()),
            language=language,
            workshop=workshops[0],
            into=workshops[1],
        )
        said = _said(workshops[1])
        dropped = {fragment.path_of(form.name) for form in gone.values()}
        dropped |= _index(base, pages, gone, come, said, language, read, into)
        bundle.write_characters(into, _characters(base, pages, gone, come, read))
    except (packed.UnknownLayoutError, msgspec.DecodeError, LookupError) as error:
        raise VoidError(f"{type(error).__name__}: {error}") from error
    bundle.write_lists(into, entries, pages)
    return Revised(pages, dropped, memory)


def _old_forms(
    base: BundleFiles, now: set[str], read: _Read, script: Mapping[str, str] | None
) -> Iterator[tuple[str, _Form]]:
    for identity, known in base.pages.items():
        if identity not in now:
            url, copy = fragment.copy_from(read(fragment.path_of(known.name)), known, script)
            if fragment.digest_of(copy) != known.words:
                raise VoidError(f"{url}: its text is not what was indexed")
            yield identity, _Form(known.name, url, copy)


def _said(folder: Path) -> dict[str, _Said]:
    """Identity -> what Pagefind made of the document."""
    identities = {name: identity for identity, name, _ in fragment.written(folder)}
    pages = metadata.read(next(folder.glob("*.pf_meta")).read_bytes()).pages
    said = {identities[page.name]: _Said({}, page.count) for page in pages}
    in_order = [said[identities[page.name]].words for page in pages]
    for path in folder.glob("index/*"):
        for word, record in packed.records(packed.unpacked(path.read_bytes())).items():
            for number, places in packed.postings(record).items():
                in_order[number][word] = places
    return said


def _index(
    base: BundleFiles,
    pages: Mapping[str, StoredBundle],
    gone: Mapping[str, _Form],
    come: Mapping[str, _Form],
    said: Mapping[str, _Said],
    language: str,
    read: _Read,
    into: Path,
) -> set[str]:
    """Write the chunks and the metadata that differ; the paths of those whose place they take."""
    [at] = [path for path in base.files if path.endswith(".pf_meta")]
    meta = metadata.read(read(at))
    left, taken = meta.exchange(
        {form.name: form.url for form in gone.values()},
        {form.name: (form.url, metadata.MetadataPage(form.name, said[one].length)) for one, form in come.items()},
    )
    before: dict[str, dict[int, bytes]] = defaultdict(dict)
    after: dict[str, dict[int, bytes]] = defaultdict(dict)
    for forms, numbers, words in ((gone, left, before), (come, taken, after)):
        for identity, form in forms.items():
            for word, places in said[identity].words.items():
                words[word][numbers[form.name]] = places
    changed = {word for word in {*before, *after} if before.get(word) != after.get(word)}
    (into / "index").mkdir()
    dropped = {at}
    for place, words_there in meta.by_chunk(changed).items():
        chunk = meta.chunks[place]
        dropped.add(f"index/{chunk.name}.pf_index")
        records = packed.records(packed.unpacked(read(f"index/{chunk.name}.pf_index")))
        for word in words_there:
            _exchange(records, word, before.get(word, {}), after.get(word, {}))
        meta.chunks[place] = _written(records, language, into)
    meta.chunks = [chunk for chunk in meta.chunks if chunk.name]
    numbers = {page.name: number for number, page in enumerate(meta.pages)}
    meta.sorts = [("order", [numbers[known.name] for known in reversed([*pages.values()])])]
    meta.write(into, language, read(metadata.ENTRY), len(pages))
    return dropped


def _exchange(records: dict[str, bytes], word: str, before: Mapping[int, bytes], after: Mapping[int, bytes]) -> None:
    """In the record of a word, put other positions in the place of those of some pages. Raises VoidError."""
    if word in records and len(before) == 1 and before.keys() == after.keys():
        [(number, places)] = before.items()
        records[word] = packed.replaced(records[word], number, places, after[number])
        return
    postings = packed.postings(records[word]) if word in records else {}
    for number, places in before.items():
        if postings.pop(number, None) != places:
            raise VoidError(f"{word} does not stand in page {number} where it should")
    if not postings.keys().isdisjoint(after):
        raise VoidError(f"{word} stands in a page that is not there yet")
    postings |= after
    if postings:
        records[word] = packed.record_of(word, postings)
    else:
        del records[word]


def _written(records: Mapping[str, bytes], language: str, into: Path) -> metadata.Chunk:
    """Write a chunk; one without a name when no word is left."""
    if not records:
        return metadata.Chunk("", "", "")
    content = packed.packed(packed.chunk_of(records), level=_EFFORT)
    name = f"{language}_{sha256(content)[:12]}"
    (into / "index" / f"{name}.pf_index").write_bytes(content)
    return metadata.Chunk(min(records), max(records), name)


def _characters(
    base: BundleFiles,
    pages: Mapping[str, StoredBundle],
    gone: Mapping[str, _Form],
    come: Mapping[str, _Form],
    read: _Read,
) -> list[bytes]:
    before, after = ({identity: page for page, identity in enumerate(part)} for part in (base.pages, pages))
    return characters.revised(
        [read(f"characters/{number}.json") for number in range(characters.SHARDS)],
        [after.get(identity, -1) for identity in base.pages],
        {before[one]: (form.copy.title_characters, form.copy.characters) for one, form in gone.items()},
        {after[one]: (form.copy.title_characters, form.copy.characters) for one, form in come.items()},
    )
