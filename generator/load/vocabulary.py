"""content/_data/*.yaml -> the vocabularies of the site: what the last reading gave while files and program are what they
were, else they are read anew (vocabulary_tables.py)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator import kinds
from generator.base.digest import digest
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.load.text import decode
from generator.model.catalogue import DomainCatalogue
from generator.model.inspection import Inspection
from generator.model.kind import Kind
from generator.model.negative import Negative
from generator.model.site import Vocabularies
from generator.model.source import Fault
from generator.model.vocabulary import Agency, Domain, Subject

OWN_WORDS = "zh-hant.yaml"
"""The county's own words for the traditional edition."""
_NAME = "vocabularies"


class Files:
    """The data files of a site as read: relative name ("agencies.yaml") -> (path for messages, text).

    lines: (name, id of a row) -> where the row stands.
    """

    def __init__(self, folders: Iterable[tuple[Path, str]]) -> None:
        self.texts: dict[str, list[tuple[str, str]]] = {}
        self.lines: dict[tuple[str, str], tuple[str, int]] = {}
        self.faults: list[Fault] = []
        for folder, shown in folders:
            for path in sorted((folder / "_data").rglob("*.yaml")) if (folder / "_data").is_dir() else ():
                name = path.relative_to(folder / "_data").as_posix()
                place = f"{shown}/_data/{name}"
                text, fault = decode(path.read_bytes())
                if fault:
                    self.faults.append(msgspec.structs.replace(fault, path=place))
                else:
                    self.texts.setdefault(name, []).append((place, text))

    def digest(self, without: str = "") -> str:
        """Digest of everything read, but for one file."""
        names = sorted(self.texts.keys() - {without})
        return digest(*(part for name in names for pair in self.texts[name] for part in (name, *pair)))


class Tables(msgspec.Struct, frozen=True):
    """What the files say. kinds: the county's own. traditional: its own words, (simplified, traditional)."""

    domains: tuple[Domain, ...]
    subjects: tuple[Subject, ...]
    agencies: tuple[Agency, ...]
    kinds: tuple[Kind, ...]
    catalogues: tuple[DomainCatalogue, ...]
    synonyms: tuple[tuple[str, ...], ...]
    negative: tuple[Negative, ...]
    inspection: Inspection | None
    traditional: tuple[tuple[str, str], ...]


class _Read(msgspec.Struct, frozen=True):
    """Files without a fault. source: digest of them and of the program that read them."""

    source: str
    tables: Tables


def load_vocabularies(
    folders: Iterable[tuple[Path, str]], memory: Store | None = None
) -> tuple[Vocabularies, list[Fault]]:
    """Read ``_data`` of each (content folder, its name in messages). What is wrong comes back as faults.

    memory: where the values of files without fault are kept; the catalogues of a county take longer to parse than a
    small edit takes altogether. Raises OSError when it cannot be written.
    """
    files = Files(folders)
    source = digest(fingerprint(), files.digest()) if memory else ""
    known = memory.read(_NAME, _Read) if memory else None
    if known and known.source == source:
        tables = known.tables
    else:
        from generator.load.vocabulary_tables import read_tables

        tables = read_tables(files)
        if memory and not files.faults:
            memory.write(_NAME, _Read(source, tables))
    told = {name: getattr(tables, name) for name in Tables.__struct_fields__}
    # The own words change no document's result, but only what is made of it.
    told |= {"kinds": (*kinds.built_in(), *tables.kinds), "digest": files.digest(without=OWN_WORDS)}
    return Vocabularies(**told), files.faults
