"""Turns the columns of a Markdown table into classes and frames.

A table is framed because it scrolls sideways on a telephone; the frame takes the focus so that the keyboard can
scroll it. Alignment is a class, since the Content-Security-Policy allows no style attribute.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.load.markdown.body import escape

FRAME_CLOSE = "</div>\n"
_NUMBER = re.compile(r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?%?")


def frame_open(number: int) -> str:
    """The frame of the document's table `number` (from 1); a landmark's name is given once in a page."""
    name = "表格" if number == 1 else f"表格{number}"
    return f'<div class="table-frame" tabindex="0" role="region" aria-label="{name}">\n'


def column_class(alignment: str, cells: Sequence[str]) -> str:
    """Classes of a column from its alignment (left, right, center or none) and the text of its body cells."""
    classes = [f"align-{alignment}"] if alignment else []
    filled = [cell for cell in cells if cell]
    if filled and all(map(_NUMBER.fullmatch, filled)):
        classes.append("number")
    return " ".join(classes)


def render_table(header: Sequence[str], alignments: Sequence[str], rows: Sequence[Sequence[str]], number: int) -> str:
    """Render a table whose cells are plain text and whose rows are all as long as the header."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(header)
    classes = [column_class(alignment, cells) for alignment, cells in zip(alignments, columns, strict=True)]
    attributes = [f' class="{names}"' if names else "" for names in classes]
    head = "".join(f'<th scope="col"{a}>{escape(c)}</th>\n' for a, c in zip(attributes, header, strict=True))
    out = [frame_open(number), "<table>\n<thead>\n<tr>\n", head, "</tr>\n</thead>\n"]
    if rows:
        out.append("<tbody>\n")
        for row in rows:
            cells = "".join([f"<td{a}>{escape(c)}</td>\n" for a, c in zip(attributes, row, strict=True)])
            out.append(f"<tr>\n{cells}</tr>\n")
        out.append("</tbody>\n")
    out.append("</table>\n" + FRAME_CLOSE)
    return "".join(out)
