"""``gongkai withheld``: the documents that are not open, on what ground, and which of them have to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library

_HEAD = ("文件", "公开属性", "类别", "依据", "认定人", "认定日期", "下次复核", "要补的")
_LACKING = {"basis": "依据", "by": "认定人", "date": "认定日期"}
_DUE = {"overdue": "复核逾期", "unset": "下次复核日期", "": ""}


@click.command(short_help="列出不予公开、依申请公开的文件的依据和复核情况。")
@click.option("--missing", is_flag=True, help="只列还缺依据、认定人、日期，或者复核逾期的。")
@click.option("--format", "form", type=click.Choice(["text", "csv"]), default="text", help="报告的形式。")
@site_options
def COMMAND(missing: bool, form: str, **given: Any) -> int:
    """列出没有主动公开的文件：类别、依据、谁认定、下次复核的日期。不写标题，只写文件的位置。有要补的，退出码为 1。"""
    import csv
    import sys

    from generator.base.formulas import guarded
    from generator.build.pipeline import check

    found = check(chosen(**given))
    if found.library is None:
        click.echo("配置或 _data 有错，先运行 gongkai check", err=True)
        return 2
    rows = list(_rows(found.library))
    left = sum(bool(row[-1]) for row in rows)
    shown = [row for row in rows if row[-1] or not missing]
    if form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows(map(guarded, row) for row in (_HEAD, *shown))
    else:
        for path, *cells, todo in shown:
            click.echo(f"{path}：{'，'.join(cell for cell in cells if cell)}" + (f"；要补：{todo}" if todo else ""))
        click.echo(f"没有主动公开的文件 {len(rows)} 件，要补或要复核的 {left} 件")
    return 1 if left else 0


def _rows(library: Library) -> Iterator[tuple[str, ...]]:
    """One row a document, as the head has it; drafts are not decided yet."""
    from generator.model.document import OPEN, Classified
    from generator.model.withholding import due, ground_of, lacking

    negative = library.vocabularies.negative
    for row in library.rows:
        if row.classification == OPEN or row.draft:
            continue
        said = row.classified or Classified()
        todo = [_LACKING[key] for key in lacking(row, negative)] + [_DUE[due(row, library.today)]]
        yield (
            row.source,
            row.classification,
            ground_of(said.basis, negative),
            said.basis,
            said.by,
            str(said.date or ""),
            str(said.next_review or ""),
            "、".join(filter(None, todo)),
        )
