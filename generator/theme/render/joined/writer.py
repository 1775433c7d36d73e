"""The lines of a function while they are written: text that is due is held back until it must stand there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.theme.render.joined.scope import Code


class Writer:
    """Lines of Python. buffer: the list that text goes to. A known piece of text is a text, escaped already."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.buffer = "b"
        self._depth = 1
        self._variables = 0
        self._pieces: list[Code] = []

    def variable(self) -> str:
        """A name that nothing has yet."""
        self._variables += 1
        return f"v{self._variables}"

    def text(self, piece: Code) -> None:
        """Add to the page."""
        self._pieces.append(piece)

    def line(self, text: str) -> None:
        """Add a line, after the text that is due."""
        self.flush()
        self.lines.append(" " * self._depth + text)

    @contextmanager
    def indented(self, head: str) -> Iterator[None]:
        """What stands under ``head``, a line with a colon at its end."""
        self.line(head)
        self._depth += 1
        before = len(self.lines)
        yield
        self.flush()
        if len(self.lines) == before:
            self.line("pass")
        self._depth -= 1

    @contextmanager
    def aside(self) -> Iterator[str]:
        """Text goes to a list of its own meanwhile, of this name."""
        self.flush()
        around, self.buffer = self.buffer, self.variable()
        self.line(f"{self.buffer} = []")
        yield self.buffer
        self.flush()
        self.buffer = around

    def flush(self) -> None:
        """Write down the text that is due, fixed text that stands together as one."""
        pieces, self._pieces = self._pieces, []
        merged: list[str] = []
        fixed = ""
        for piece in pieces:
            if piece.known:
                fixed += piece.value
                continue
            merged += [repr(fixed), piece.text] if fixed else [piece.text]
            fixed = ""
        if fixed:
            merged.append(repr(fixed))
        if len(merged) == 1:
            self.line(f"{self.buffer}.append({merged[0]})")
        elif merged:
            self.line(f"{self.buffer} += ({', '.join(merged)})")
