"""``_defaults.yaml`` files -> what each folder gives to the documents below it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.base.close_names import closest
from generator.base.digest import digest
from generator.base.scan import Stamp
from generator.checks import rules
from generator.content.fields import chinese_keys
from generator.content.front_matter import yaml_entries
from generator.content.text import read_text, redaction_faults
from generator.model.diagnostic import Finding
from generator.model.kind import WITHHELD_DEFAULTS
from generator.model.redaction import redact_lines
from generator.model.source import FrontMatterEntry, ReadError
from generator.model.vocabularies import Vocabularies

NAME = "_defaults.yaml"


class FolderDefaults(msgspec.Struct, frozen=True):
    """The defaults of one folder: English key -> entry with line 0. digest: "" when there are none."""

    entries: dict[str, FrontMatterEntry] = {}
    digest: str = ""


class Defaults:
    """Defaults by folder; a folder inherits its parent's and may override them."""

    def __init__(self, own: Mapping[str, dict[str, FrontMatterEntry]]) -> None:
        self._own = own
        self._merged: dict[str, FolderDefaults] = {}

    def of(self, file_key: str) -> FolderDefaults:
        """What the folders above a file give."""
        folder = file_key.rpartition("/")[0]
        if folder not in self._merged:
            parent = self.of(folder) if folder else FolderDefaults()
            own = self._own.get(folder, {})
            entries = {**parent.entries, **own}
            same = not own
            self._merged[folder] = parent if same else FolderDefaults(entries, digest(msgspec.json.encode(entries)))
        return self._merged[folder]


def load_defaults(
    roots: tuple[Path, ...], shown: tuple[str, ...], stamps: Mapping[str, Stamp], vocabularies: Vocabularies
) -> tuple[Defaults, tuple[Finding, ...]]:
    """Read every ``_defaults.yaml``; what is wrong in them comes back as findings with their path."""
    own: dict[str, dict[str, FrontMatterEntry]] = {}
    findings: list[Finding] = []
    known = {key: english for kind in vocabularies.kinds.terms for key, english in chinese_keys(kind).items()}
    for file_key in stamps:
        folder, _, name = file_key.rpartition("/")
        if name != NAME or "/_data/" in file_key:
            continue
        root, _, inner = file_key.partition("/")
        text, unfit = read_text(roots[int(root)] / inner)
        redacted = redact_lines(text or "")
        entries, faults = ((), ()) if text is None else yaml_entries(redacted.text, 1)
        faults = (*unfit, *redaction_faults(text or "", redacted), *faults)
        path = f"{shown[int(root)]}/{inner}"
        kept: dict[str, FrontMatterEntry] = {}
        for entry in entries:
            key = known.get(entry.key)
            values = {"field": entry.key, "near": "", "kind": "文件夹默认值"}
            if key is None:
                values["near"] = closest(entry.key, known)
                faults = (*faults, ReadError("field-unknown", entry.line, entry.column, values))
            elif key in WITHHELD_DEFAULTS:
                faults = (*faults, ReadError("defaults-field", entry.line, entry.column, values))
            elif key in kept:
                faults = (*faults, ReadError("field-twice", entry.line, entry.column, values | {"other": entry.key}))
            elif entry.value is not None:
                kept[key] = FrontMatterEntry(entry.value, 0, 1, entry.key)
        own[folder] = kept
        findings += [rules.finding(msgspec.structs.replace(item, path=path)) for item in faults]
    return Defaults(own), tuple(findings)
