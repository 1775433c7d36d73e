"""A public copy -> what its making has to tell the editor, as codes with the values of their messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.public_copy import HINTS, PublicCopy, told

_CODES: Mapping[str, str] = {
    **dict.fromkeys(("docx", "pptx", "odt"), "RES-DOCX"),
    **dict.fromkeys(("xlsx", "ods"), "RES-XLSX"),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "webp", "svg", "mp4", "mp3"), "RES-IMG"),
    "pdf": "RES-PDF",
}
"""Ending -> the rule that tells what a copy does not have."""


def copied(copy: PublicCopy, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Code and values: why there is no copy, what it lacks, what no program can look into. name: of the file."""
    if copy.refusal:
        yield copy.refusal.code, {"why": copy.refusal.why, "todo": copy.refusal.todo}
    what, what_en = told(copy.removed)
    if what:
        code = _CODES.get(name.rpartition(".")[2].lower(), "ATT-CLEANED")
        yield code, {"what": f"的公开副本中{what}", "what_en": f"its public copy {what_en}"}
    for hint in copy.hints:
        yield "ATT-UNSEEN", {"what": HINTS[hint][0], "what_en": HINTS[hint][1]}
