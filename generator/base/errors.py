"""The exceptions that are no bug of ours: each says in words what is wrong and what to do."""

from __future__ import annotations


class GongkaiError(Exception):
    """What can happen to anyone. Whoever catches it at the edge of the program shows what ``explain`` says."""

    def explain(self) -> tuple[str, str]:
        """(what is wrong, what to do) in an editor's words; the second may be ""."""
        return str(self), ""
