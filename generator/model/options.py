"""What a command line asks of a build, as a value."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.model.output import configured_output


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Choices of one run. Paths are absolute; empty means "as config.yaml says". date: ISO day or "" for today.

    verify: believe nothing that an earlier build left, and compare each file of the site with one made anew.
    drafts: show drafts and documents dated in the future (an editor's own preview, never for publishing).
    each: hold documents with errors back alone, whatever config.yaml says (in an emergency).
    reindex: write the index on the search server anew, whatever is there.
    keep_index: leave the search index as the last build made it (a preview shows the page first).
    """

    config: Path
    content: tuple[Path, ...] = ()
    output: Path | None = None
    state: Path | None = None
    date: str = ""
    strict: bool = False
    search: bool = True
    preview: bool = False
    drafts: bool = False
    keep_index: bool = False
    reindex: bool = False
    each: bool = False
    base_url: str = ""
    workers: int = 0
    verify: bool = False
    language: str = "zh"

    @property
    def root(self) -> Path:
        """The folder of the site: that of config.yaml."""
        return self.config.parent

    def output_folder(self, configured: str) -> Path:
        """Where the site is written."""
        return self.output or self.root / configured

    def own_output_folder(self) -> Path:
        """The same before the configuration is read as a whole."""
        return self.output or self.root / configured_output(self.config)

    @property
    def state_root(self) -> Path:
        """Where the program keeps what it may lose."""
        return self.state or self.root / ".gongkai"

    def state_folder(self, output: Path) -> Path:
        """Where memory between builds is kept: apart for each output folder, by the way that leads there from the
        memory, whatever the way here, so that a site that is moved as a whole keeps its own (ADR 0194)."""
        folder, name = os.path.split(os.path.normpath(output))
        place = os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
        try:
            place = os.path.relpath(place, os.path.realpath(self.state_root))
        except ValueError:
            pass  # on another drive
        return self.state_root / digest(place)[:12]

    def settings(self) -> str:
        """Digest of the choices that change what is built."""
        parts = (
            self.config,
            *self.content,
            self.output,
            self.strict,
            self.search,
            self.preview,
            self.drafts,
            self.each,
            self.base_url,
        )
        return digest(*(str(part) for part in parts))
