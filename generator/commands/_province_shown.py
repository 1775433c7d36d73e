"""How far a province is: on a terminal a table of the counties under way, in a log a line for each that ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from generator.province.job import CountyNews, CountyResult
from generator.province.report import WORDS, line_of
from generator.province.run import Watcher

if TYPE_CHECKING:
    from generator.province.portal.outcome import PortalOutcome

ROWS = 15
"""Counties under way that are shown at most."""
_COLOURS = {"built": "green", "unchanged": "", "failed": "red", "lost": "red", "missed": "red"}


class ProvinceConsole(Watcher):
    """A context manager. names: of the counties, by id."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._now: dict[str, tuple[CountyNews, float]] = {}
        self._done: dict[str, CountyResult] = {}
        self._live: Any = None

    def __enter__(self) -> ProvinceConsole:
        if sys.stdout.isatty():
            from rich.live import Live

            self._live = Live(get_renderable=self._table, refresh_per_second=4, transient=True)
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def news(self, news: CountyNews) -> None:
        if news.county not in self._done:
            begun = self._now[news.county][1] if news.county in self._now else time.monotonic()
            self._now[news.county] = news, begun

    def result(self, result: CountyResult) -> None:
        self._now.pop(result.county, None)
        self._done[result.county] = result
        if self._live is None or result.outcome not in ("built", "unchanged"):
            self._say(line_of(result, self._names[result.county]), _COLOURS[result.outcome])

    def told(self, line: str) -> None:
        self._say(line, "yellow")

    def _say(self, line: str, colour: str) -> None:
        if self._live is not None:
            self._live.console.print(line, style=colour or None, markup=False, highlight=False)
        else:
            click.secho(line, fg=colour or None)

    def _table(self) -> Any:
        from rich.markup import escape
        from rich.table import Table

        table = Table(title=f"{len(self._done)}/{len(self._names)} 个县", title_justify="left")
        for column in ("县", "阶段", "进度", "秒"):
            table.add_column(column, justify="right" if column in ("进度", "秒") else "left")
        for county, (news, begun) in list(self._now.items())[:ROWS]:
            steps = f"{news.done}/{news.total}" if news.total else ""
            table.add_row(escape(self._names[county]), news.stage, steps, f"{time.monotonic() - begun:.0f}")
        return table


def final_table(results: list[CountyResult], names: Mapping[str, str], portal: PortalOutcome | None = None) -> Any:
    """All counties of a run, and the portal, for a terminal."""
    from rich.markup import escape
    from rich.table import Table

    table = Table()
    for column in ("县", "结果", "文件", "新写", "秒", "说明"):
        table.add_column(column, justify="right" if column in ("文件", "新写", "秒") else "left")
    for one in results:
        held = f"{sum(one.held.values())} 份有错误" if one.held else ""
        words = one.message or held
        figures = (str(one.documents), str(one.written), f"{one.took:.1f}") if one.outcome == "built" else ("", "", "")
        table.add_row(
            escape(names[one.county]), WORDS[one.outcome], *figures, escape(words), style=_COLOURS[one.outcome] or None
        )
    if portal is not None:
        words = portal.message or (f"{len(portal.wrong)} 个县的数据有问题" if portal.wrong else "")
        figures = (str(portal.documents), str(portal.written), "") if portal.outcome == "built" else ("", "", "")
        colour = _COLOURS[portal.outcome] or None
        table.add_row("门户", WORDS[portal.outcome], *figures, escape(words), style=colour)
    return table
