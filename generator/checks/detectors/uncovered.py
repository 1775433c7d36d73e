"""Text -> 涂 marks that stand in it as a reader sees it: what they were to hide is there as well.

Marks in the text of a document or a data file are gone before anything is looked at; these came by a way on which
nothing is hidden (an escape of YAML, an entity of HTML, a Word file), or were put together by the rendering."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.detectors.detection import Detection
from generator.checks.detectors.view import View
from generator.model.redaction import marks_in

CODE = "SEC-COVER"


def uncovered(view: View) -> Iterator[Detection]:
    """Each mark; what it encloses is never told."""
    for start, end in marks_in(view.text):
        yield Detection(CODE, start, end, view.text[start:end])
