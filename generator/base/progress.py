"""How far a long piece of work is: whoever does it says so here, and the command line shows it."""

from __future__ import annotations


class Progress:
    """Shows nothing; a subclass does."""

    def stage(self, name: str) -> None:
        """A stage begins."""

    def step(self, done: int, total: int) -> None:
        """So much of the stage is done."""
