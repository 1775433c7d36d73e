"""A form of the annual report -> the empty file that an office fills in: YAML or XLSX, no cell of which says 0 before
somebody has counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.annual_form import AnnualForm, FormLine, FormTable
from generator.model.annual_report import key_of


def annual_yaml(form: AnnualForm, cells: Mapping[str, str] | None = None) -> str:
    """The form as YAML. cells: "table.row.column" -> figure; what is not there stays empty."""
    lines = [
        f"# {form.name}（{form.basis}）" if form.basis else f"# {form.name}",
        "# 每格一个数，没有发生的写 0；空着的格检查时会提示。",
    ]
    for table in form.tables:
        lines += [f"# 单位：{table.unit}"] if table.unit != "件" else []
        lines += [f"{table.name}:", *_rows(table, table.rows, cells or {}, "  ")]
    return "\n".join(lines) + "\n"


def _rows(table: FormTable, rows: Sequence[FormLine], cells: Mapping[str, str], inside: str) -> Iterator[str]:
    for row in rows:
        if row.below:
            yield f"{inside}{row.name}:"
            yield from _rows(table, row.below, cells, inside + "  ")
            continue
        figures = [
            (path[-1].name, cells.get(key_of(table, row.id, column), "")) for column, path in table.column_paths.items()
        ]
        written = ", ".join(f"{name}: {figure}" for name, figure in figures)
        yield f"{inside}{row.name}: {figures[0][1] if len(figures) == 1 else f'{{{written}}}'}".rstrip()
