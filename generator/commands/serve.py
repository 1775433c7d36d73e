"""``gongkai serve``: the site under edit in a browser on this machine, brought up to date at each save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    from generator.authoring.preview.builder import BuildStep
    from generator.authoring.preview.outcome import PreviewOutcome


@click.command(short_help="在本机预览，保存即更新。")
@site_options
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口；0 表示任选一个。")
@click.option("--no-open", "opens", flag_value=False, default=True, help="不自动打开浏览器。")
@click.option("--no-search", "search", flag_value=False, default=True, help="不生成检索索引。")
@click.option("--admin", is_flag=True, help="同时打开网页编辑器 /admin/。")
@click.option("--workflow", is_flag=True, help="同 --admin，但先审后发：保存的文件等人审核、发布后才成为内容。")
def COMMAND(port: int, opens: bool, admin: bool, workflow: bool, **given: Any) -> int:
    """在本机预览网站：保存文件后页面自动更新，错误显示在页面上方，改好后消失。

    加 --admin，可以在 /admin/ 的网页表单里写文件，保存后直接成为 content 文件夹里的文件（先运行一次 gongkai admin fetch）。

    草稿和未到日期的文件也显示（有提示条）。只在本机能打开；不写入输出文件夹，不影响线上站点。按 Ctrl-C 结束。
    """
    from generator.authoring.preview.session import Editor, Talk, run
    from generator.build import pipeline

    given.pop("output", None)
    editor: Editor = "workflow" if workflow else "simple" if admin else ""

    def ready(address: str) -> None:
        click.secho(f"预览：{address}（按 Ctrl-C 结束）", fg="green")
        if editor:
            click.secho(f"编辑：{address}admin/", fg="green")
        if opens:
            import webbrowser

            webbrowser.open(f"{address}admin/" if editor else address)

    run(chosen(**given), pipeline.build, port=port, talk=Talk(ready, _step(), _built), editor=editor)
    click.echo("预览已结束")
    return 0


def _step() -> Any:
    """Shows the progress of long builds."""
    from generator.commands._console import Console

    console = Console()

    def told(step: BuildStep) -> None:
        if step.total:
            console.step(step.done, step.total)
        else:
            console.stage(step.stage)

    return told


def _built(outcome: PreviewOutcome, index: bool) -> None:
    """One line a build; problems as ``gongkai check`` shows them."""
    from generator.checks.reporters import text
    from generator.commands._held import in_short

    if index:
        return
    if outcome.failed:
        if outcome.diagnostics:
            text.show(outcome.diagnostics)
        message, hint = outcome.failure
        if message:
            click.secho(f"错误：{message}", fg="red", err=True)
            click.echo(f"  → {hint}", err=True)
        click.echo("没有更新：页面还是上一次的，改好保存后自动重来")
        return
    wrong = [item for item in outcome.diagnostics if item.level == "error"]
    if wrong:
        text.show(wrong)
        click.echo(in_short([{"state": state} for state in outcome.held.values()]).removeprefix("；"))
    count = len(outcome.diagnostics) - len(wrong)
    noted = f"，{count} 条提示" if count else ""
    click.echo(f"已更新：新写 {outcome.written} 个文件，{outcome.seconds:.2f} 秒{noted}")
