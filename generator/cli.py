"""The command line: finds the commands, and is the one place where an exception becomes words and an exit code.

0 fine, 1 problems in the content, 2 wrong usage, configuration or environment, 3 a bug of ours.
"""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from generator import __version__
from generator.base import discovery
from generator.model.diagnostic import ContentError

FINE, CONTENT, USAGE, BUG = 0, 1, 2, 3


class Commands(click.Group):
    """Commands are modules of ``generator.commands``; each is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name.rstrip("_").replace("_", "-") for name in discovery.names("generator.commands")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name in discovery.names("generator.commands"):
            if name.rstrip("_").replace("_", "-") == cmd_name:
                found: click.Command = import_module(f"generator.commands.{name}").COMMAND
                return found
        return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="gongkai")
def main() -> None:
    """gongkai：县级政务公开网站生成器。常用：gongkai build 生成网站，gongkai check 检查内容，gongkai serve 预览。"""


def run(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code. The error boundary: no traceback reaches an editor."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may still be in GBK; what it cannot show must not stop a build.
        if isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = main.main(args=arguments, prog_name="gongkai", standalone_mode=False)
        return result if isinstance(result, int) else FINE
    except click.exceptions.Abort:
        return say("已中断。", "", USAGE)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.ClickException as error:
        return say(translated(error.format_message()), "运行 gongkai --help 查看用法", USAGE)
    except ContentError as error:
        from generator.checks.reporters import text

        serious = [item for item in error.diagnostics if item.level != "info"]
        text.show(serious)
        if len(serious) < len(error.diagnostics):
            click.echo(f"另有 {len(error.diagnostics) - len(serious)} 条提示，运行 gongkai check 查看")
        return CONTENT if error.usable else USAGE
    except KeyboardInterrupt:
        return say("已中断；线上站点没有变化。", "", USAGE)
    except Exception as error:
        return unexpected(error)


def say(message: str, hint: str, code: int) -> int:
    """One line of what is wrong, one of what to do, on standard error."""
    click.secho(f"错误：{message}", fg="red", err=True)
    if hint:
        click.echo(f"  → {hint}", err=True)
    return code


def translated(message: str) -> str:
    """Click's own commonest messages, in Chinese."""
    for english, chinese in (
        ("No such option: ", "没有这个选项："),
        ("No such option ", "没有这个选项："),
        ("Option ", "选项 "),
        (" requires an argument.", " 后面缺少值。"),
        (" does not take a value.", " 后面不写值。"),
        ("No such command ", "没有这个命令："),
        ("Missing argument ", "缺少参数："),
        ("Missing option ", "缺少选项："),
        ("Invalid value for ", "选项的值不对："),
        ("Got unexpected extra argument", "多余的参数"),
        ("does not exist.", "不存在。"),
        ("is not one of", "不在可选范围："),
        ("Did you mean", "是不是"),
    ):
        message = message.replace(english, chinese)
    return message


def unexpected(error: Exception) -> int:
    """A failure that can happen to anyone in words, else a bug of ours with a file to send us."""
    from generator.model.failure import explained

    known = explained(error)
    if known:
        return say(*known, USAGE)
    import tempfile
    import traceback

    handle, path = tempfile.mkstemp(prefix="gongkai-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write("".join(traceback.format_exception(error)))
    return say(
        f"程序内部错误（{type(error).__name__}），线上站点没有变化",
        f"这是程序的缺陷，请把 {Path(path)} 交给维护者",
        BUG,
    )
