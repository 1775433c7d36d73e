"""Turns the columns of a Markdown table into classes and frames.

A table is framed because it scrolls sideways on a telephone; the frame takes the focus so that the keyboard can
scroll it. Alignment is a class, since the Content-Security-Policy allows no style attribute.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.base.patterns import lazy_re

_LINE = 12
"""Characters from which on a column needs room for sentences."""
FRAME_CLOSE = "</section>\n"
_NUMBER = lazy_re(r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_CODE = lazy_re(r"[A-Z0-9]{1,8}(?:[-/][A-Z0-9]{1,8}){1,3}")
"""A register's code, a date, a telephone number: GZF-2026-0317, 2026-03-01."""


def frame_open(number: int) -> str:
    """The frame of the document's table `number` (from 1); a landmark's name is given once in a page."""
    name = "表格" if number == 1 else f"表格{number}"
    return f'<section class="table-frame" tabindex="0" aria-label="{name}">\n'


def column_class(alignment: str, cells: Sequence[str]) -> str:
    """Classes of a column from its alignment (left, right, center or none) and the text of its body cells."""
    classes = [f"align-{alignment}"] if alignment else []
    filled = [cell for cell in cells if cell]
    if filled and all(map(_NUMBER.fullmatch, filled)):
        classes.append("number")
    elif filled and all(map(_CODE.fullmatch, filled)):
        classes.append("nobreak")
    elif any(len(cell) > _LINE for cell in filled):
        classes.append("long")
    return " ".join(classes)


def render_table(
    header: Sequence[str],
    alignments: Sequence[str],
    rows: Sequence[Sequence[str]],
    number: int,
    anchors: Sequence[str] = (),
) -> str:
    """Render a table whose cells are escaped text and whose rows are all as long as the header.
    anchors: ids of rows."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(header)
    classes = [column_class(alignment, cells) for alignment, cells in zip(alignments, columns, strict=True)]
    attributes = [f' class="{names}"' if names else "" for names in classes]
    head = "".join([f'<th scope="col"{names}>{cell}</th>\n' for names, cell in zip(attributes, header, strict=True)])
    opening = f"{frame_open(number)}<table>\n<thead>\n<tr>\n{head}</tr>\n</thead>\n"
    if not rows:
        return f"{opening}</table>\n{FRAME_CLOSE}"
    cells = "\n" + "".join([f"<td{names}>%s</td>\n" for names in attributes]) + "</tr>\n"
    opened = [f'<tr id="{anchor}">' for anchor in anchors] if anchors else ["<tr>"] * len(rows)
    body = "".join([start + cells % tuple(row) for start, row in zip(opened, rows, strict=True)])
    return f"{opening}<tbody>\n{body}</tbody>\n</table>\n{FRAME_CLOSE}"
