"""How far a build is, on a terminal as a bar and in a log as plain lines; and what it did."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

import click

from generator.build.pipeline import BuildResult, Progress
from generator.commands._held import in_short


class Console(Progress):
    """Shows stages and steps on standard error. A context manager: the bar is gone when it ends."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._stage = ""
        self._told = ""

    def __enter__(self) -> Console:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def stage(self, name: str) -> None:
        self._stage = name

    def step(self, done: int, total: int) -> None:
        if total < 400:
            return
        if not sys.stderr.isatty():
            # One line a stage and one at its end: a log is read, not watched.
            told = f"{self._stage} {'完成' if done >= total else ''}"
            if told != self._told and (done >= total or not self._told.startswith(self._stage)):
                click.echo(f"{self._stage}：{done}/{total}", err=True)
                self._told = told
            return
        if self._bar is None:
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._bar = Bar(*columns, transient=True)
            self._bar.start()
        if self._task is None or self._told != self._stage:
            self._told = self._stage
            self._task = self._bar.add_task(self._stage, total=total)
        self._bar.update(self._task, completed=done)


_LESS = {
    "on_application": "依申请公开 {} 份（只列条目）",
    "withdrawn": "撤回 {} 份（只留说明）",
    "ended": "期满撤下 {} 份（只留说明）",
}
"""What is shown of documents that cannot be read on the site, and so are not counted as 公开."""


def summary(built: BuildResult) -> None:
    """The last lines of a build: how many documents were published, held back and why, pages, time by stage."""
    counts = built.counts
    for note in built.notes:
        click.echo(f"说明：{note}")
    parts = [f"公开 {counts['documents']} 份"]
    parts += [words.format(counts[key]) for key, words in _LESS.items() if counts[key]]
    held = sum(counts["held"].values())
    if held:
        parts.append(
            f"未发布 {held} 份（" + "、".join(f"{why} {count}" for why, count in counts["held"].items()) + "）"
        )
    click.echo("文件：" + "，".join(parts) + in_short(counts.get("held_back", ())))
    state = "内容没有变化" if built.unchanged else f"新写 {built.written} 个文件"
    click.echo(f"页面：{counts['pages']} 个，{state}")
    times = "，".join(f"{name} {value:.2f}" for name, value in built.seconds.items() if value >= 0.005)
    click.echo(f"用时：{sum(built.seconds.values()):.2f} 秒（{times}）")
    click.secho(f"完成：{counts['output']}", fg="green")
