"""content/_data/*.yaml -> the vocabularies of the site: what the last reading gave while files and program are what
they were, else they are read anew (vocabulary_tables.py)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.content.channels import NAME as CHANNELS
from generator.content.data_files import OWN_WORDS, DataFiles, VocabularyTables, read_data_files
from generator.content.disclosure_points import NAME as POINTS
from generator.content.enterprises import NAME as ENTERPRISES
from generator.content.new_media import NAME as NEW_MEDIA
from generator.content.own_kinds import with_own
from generator.content.placeholder_people import left_of, with_people, without_people
from generator.content.placeholder_tables import made_up, with_contacts, with_county, without_contacts, without_county
from generator.content.takedowns import NAME as TAKEDOWNS
from generator.content.takedowns import gleaned
from generator.model import kinds
from generator.model.source import ReadError
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Agency

_NAME = "vocabularies"
_ROWS = {NEW_MEDIA: "new_media", CHANNELS: "channels", ENTERPRISES: "enterprises", POINTS: "points"}
"""Tables of rows alone, by their files, of which each row may hold placeholders."""


class _Read(msgspec.Struct, frozen=True):
    """DataFiles without a fault. source: digest of them and of the program that read them."""

    source: str
    tables: VocabularyTables


def load_vocabularies(
    folders: Iterable[tuple[Path, str]],
    memory: Store | None = None,
    standing_in: DataFiles | None = None,
    *,
    meant: bool = False,
) -> tuple[Vocabularies, list[ReadError]]:
    """Read ``_data`` of each (content folder, its name in messages). What is wrong comes back as faults.

    memory: where the values of files without fault are kept; the catalogues of a county take longer to parse than a
    small edit takes altogether. standing_in: files of an earlier day, where today's may be faulty: of these only what
    is taken down is read then, as far as it can be. meant: the site is no demonstration. Raises OSError when it cannot
    be written.
    """
    files, faults = read_data_files(folders)
    today = files
    if standing_in is not None:
        files, faults = standing_in, []
    source = digest(fingerprint(), files.digest()) if memory else ""
    known = memory.read(_NAME, _Read) if memory else None
    if known and known.source == source:
        tables = known.tables
    else:
        from generator.content.vocabulary_tables import read_tables  # which most builds can do without

        tables, unfit = read_tables(files)
        faults += unfit
        if memory and not faults:
            memory.write(_NAME, _Read(source, tables))
    if standing_in is not None:
        tables = msgspec.structs.replace(tables, takedowns=(*gleaned(today.of(TAKEDOWNS)), *tables.takedowns))
    whole: frozenset[str] = frozenset()
    wrong = tuple(faults)
    if wrong:
        from generator.content.standing_rows import standing_in as with_last  # which most builds can do without

        tables, whole = with_last(tables, files, wrong, memory)
    words = _vocabularies(tables, files)
    words.standing = whole
    if meant and (unfilled := _unfilled(tables, files)):
        faults += unfilled
        words.shown = _filled(files, wrong, memory)
    return words, faults


def _vocabularies(tables: VocabularyTables, files: DataFiles) -> Vocabularies:
    parts = {name: getattr(tables, name) for name in VocabularyTables.__struct_fields__}
    # These change no document's result, but only what is made of it.
    parts |= {"kinds": kinds.in_order(with_own(tables.kinds)), "digest": files.digest(OWN_WORDS, TAKEDOWNS)}
    return Vocabularies(**parts)


def _unfilled(tables: VocabularyTables, files: DataFiles) -> list[ReadError]:
    """What of the tables nobody has filled in."""
    from generator.content.vocabulary_tables import terms

    found = list(with_county(files))
    if any(map(made_up, tables.agencies)):
        found += with_contacts(terms(files.of("agencies.yaml"), Agency)[0])
    return [*found, *with_people(files, tables.people, {name: getattr(tables, key) for name, key in _ROWS.items()})]


def _filled(files: DataFiles, faults: Sequence[ReadError], memory: Store | None) -> Vocabularies:
    """The vocabularies without it."""
    from generator.content.vocabulary_tables import read_tables

    left = without_county(files)
    tables, _ = read_tables(left)
    if faults:
        from generator.content.standing_rows import standing_in

        tables, _ = standing_in(tables, left, faults, memory)
    filled = {
        "agencies": without_contacts(tables.agencies),
        "people": without_people(tables.people),
        **{key: left_of(getattr(tables, key)) for key in _ROWS.values()},
    }
    return _vocabularies(msgspec.structs.replace(tables, **filled), left)
