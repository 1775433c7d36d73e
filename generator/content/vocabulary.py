"""content/_data/*.yaml -> the vocabularies of the site: what the last reading gave while files and program are what
they were, else they are read anew (vocabulary_tables.py)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.content.data_files import OWN_WORDS, VocabularyTables, read_data_files
from generator.model import kinds
from generator.model.site import Vocabularies
from generator.model.source import ReadError

_NAME = "vocabularies"


class _Read(msgspec.Struct, frozen=True):
    """DataFiles without a fault. source: digest of them and of the program that read them."""

    source: str
    tables: VocabularyTables


def load_vocabularies(
    folders: Iterable[tuple[Path, str]], memory: Store | None = None
) -> tuple[Vocabularies, list[ReadError]]:
    """Read ``_data`` of each (content folder, its name in messages). What is wrong comes back as faults.

    memory: where the values of files without fault are kept; the catalogues of a county take longer to parse than a
    small edit takes altogether. Raises OSError when it cannot be written.
    """
    files, faults = read_data_files(folders)
    source = digest(fingerprint(), files.digest()) if memory else ""
    known = memory.read(_NAME, _Read) if memory else None
    if known and known.source == source:
        tables = known.tables
    else:
        from generator.content.vocabulary_tables import read_tables  # which most builds can do without

        tables, wrong = read_tables(files)
        faults += wrong
        if memory and not faults:
            memory.write(_NAME, _Read(source, tables))
    parts = {name: getattr(tables, name) for name in VocabularyTables.__struct_fields__}
    # The own words change no document's result, but only what is made of it.
    parts |= {"kinds": (*kinds.built_in(), *tables.kinds), "digest": files.digest(without=OWN_WORDS)}
    return Vocabularies(**parts), faults
