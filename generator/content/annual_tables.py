"""The figures of an annual report -> the tables of its form, each below the heading of its part in the body."""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.patterns import lazy_re
from generator.content.markdown import plain_text
from generator.content.markdown.body import escape
from generator.content.markdown.tables import FRAME_CLOSE
from generator.model.annual_form import AnnualForm, FormTable, plain
from generator.model.annual_layout import LaidCell, laid_out
from generator.model.annual_report import AnnualReport

_HEADING = lazy_re(r"<h([1-6])[^>]*>(.*?)</h\1>\n")


def with_annual(html: str, form: AnnualForm, report: AnnualReport) -> str:
    """A body with the tables of the report: each behind the heading of its part, or at the end under a heading of its
    own where the body lacks it."""
    for part in range(1, len(form.parts) + 1):
        drawn = "".join(_drawn(table, report) for table in form.tables if table.part == part)
        if not drawn:
            continue
        wanted = plain(form.parts[part - 1])
        heading = next((m for m in _HEADING.finditer(html) if wanted in plain(plain_text(m[0]))), None)
        if heading:
            html = html[: heading.end()] + drawn + html[heading.end() :]
        else:
            html += f'<h2 id="nianbao-{part}">{escape(form.heading(part))}</h2>\n{drawn}'
    return html


def _drawn(table: FormTable, report: AnnualReport) -> str:
    """Cells name their heads, since these stand on several levels."""
    name = escape(table.name)
    rows: dict[bool, list[str]] = {True: [], False: []}
    for of_head, cells in laid_out(table).rows:
        drawn = "".join(_cell(table, report, cell) for cell in cells)
        rows[of_head].append(f"<tr>\n{drawn}</tr>\n")
    return (
        f'<section class="table-frame annual" tabindex="0" aria-label="{name}">\n<table>\n<caption>{name}</caption>\n'
        f"<thead>\n{''.join(rows[True])}</thead>\n<tbody>\n{''.join(rows[False])}</tbody>\n</table>\n{FRAME_CLOSE}"
    )


def _cell(table: FormTable, report: AnnualReport, cell: LaidCell) -> str:
    text = report.cell(table, cell.row, cell.column).value if cell.row else cell.text
    tag = "th" if cell.scope else "td"
    written = "".join(f' {name}="{value}"' for name, value in _attributes(table, cell) if value)
    return f"<{tag}{written}>{escape(text)}</{tag}>\n"


def _attributes(table: FormTable, cell: LaidCell) -> Iterator[tuple[str, str]]:
    yield "id", f"nb-{table.id}-{cell.id}" if cell.id else ""
    yield "scope", cell.scope
    yield "colspan", str(cell.across) if cell.across > 1 else ""
    yield "rowspan", str(cell.down) if cell.down > 1 else ""
    yield "class", "number" if cell.row else ""
    yield "headers", " ".join(f"nb-{table.id}-{head}" for head in cell.heads)
