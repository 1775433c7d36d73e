"""What a command line asks of a build, as a value."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.base.patterns import lazy_re


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Choices of one run. Paths are absolute; empty means "as config.yaml says". date: ISO day or "" for today.

    verify: look whether every file of the site is still there. drafts: show drafts and documents dated in the future (an editor's own preview, never for publishing).
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

    @property
    def state_root(self) -> Path:
        """Where the program keeps what it may lose."""
        return self.state or self.root / ".gongkai"

    def state_folder(self, output: Path) -> Path:
        """Where memory between builds is kept: apart for each output folder."""
        return self.state_root / digest(str(output))[:12]

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
            self.base_url,
        )
        return digest(*(str(part) for part in parts))


_OUTPUT = lazy_re(r"^output:[ \t]*([^\s#'\"]+)[ \t]*$", re.MULTILINE)


def guessed_output(options: Options) -> Path:
    """The output folder without parsing the configuration; a wrong guess only costs the quick path."""
    if options.output:
        return options.output
    try:
        match = _OUTPUT.search(options.config.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        match = None
    return options.root / (match[1] if match else "public")
