"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.model.options import Options

Function = TypeVar("Function", bound=Callable[..., Any])

_SITE = (
    click.option("--config", metavar="文件", help="配置文件，默认 config.yaml。"),
    click.option("--content", metavar="文件夹", multiple=True, help="内容文件夹，可给多个，默认见 config.yaml。"),
    click.option("--output", metavar="文件夹", help="输出文件夹，默认 public。"),
    click.option("--state", metavar="文件夹", help="缓存文件夹，默认 .gongkai。"),
    click.option("--date", metavar="年-月-日", help="按哪一天生成，默认今天（北京时间）。"),
    click.option("--strict", is_flag=True, help="警告也算错误。"),
    click.option("--lang", "language", type=click.Choice(["zh", "en"]), default="zh", help="提示的语言。"),
    click.option("--workers", type=click.IntRange(0, 64), default=0, metavar="数", help="进程数，默认按处理器。"),
)


def site_options(command: Function) -> Function:
    """Give a command the options that say which site it works on."""
    for option in reversed(_SITE):
        command = option(command)
    return command


def chosen(**given: Any) -> Options:
    """Command-line values -> Options with absolute paths."""
    here = Path.cwd()
    output, state = given.pop("output", None), given.pop("state", None)
    return Options(
        config=here / (given.pop("config", None) or "config.yaml"),
        content=tuple(here / path for path in given.pop("content", ())),
        output=here / output if output else None,
        state=here / state if state else None,
        **{key: value for key, value in given.items() if value is not None},
    )
