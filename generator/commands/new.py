"""``gongkai new KIND``: a ready file of one kind, in the right folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.commands._options import chosen, site_options


@click.command(short_help="新写一份文件。")
@click.argument("kind", metavar="类型")
@click.option("--title", default="", metavar="标题", help="文件标题。")
@click.option(
    "--field", "given", multiple=True, metavar="键=值", help="一个字段，中文或英文的键，可给多个；列表用“；”分开。"
)
@click.option("--id", "identity", default="", metavar="编号", help="网址中的编号（也是文件名），默认按类型和日期取。")
@click.option("--no-input", is_flag=True, help="不提问：没有给出的必填字段留空，写明待填。")
@site_options
def COMMAND(kind: str, title: str, given: tuple[str, ...], identity: str, no_input: bool, **site: Any) -> int:
    """写好一份文件的头部，放进 content/领域/ 文件夹。类型写名称或编号，例如：gongkai new 通知公告。

    在终端里逐项提问；也可以一次给全：gongkai new guide --title 低保办事指南 --field 领域=社会救助 --field 主题=民政、救助 …
    没写的可选字段作为注释列在头部，去掉 # 就能用。已有的文件从不覆盖。
    """
    from generator.authoring.drafting import Draft, open_site

    options = chosen(**site)
    place = open_site(options)
    draft = Draft(place, kind)
    draft.give({"title": title} if title else {})
    draft.give(_pairs(given))
    begun = _Begun(options.state_root / "new" / f"{draft.kind.id}.json")
    if not no_input and on_terminal():
        begun.offer(draft)
        try:
            _ask(draft, begun)
        except click.Abort:
            begun.told(kind)
            raise
    path = draft.write(identity, may_lack=no_input)
    begun.forget()
    click.secho(f"已写好：{path}", fg="green")
    lacking = draft.lacking()
    if lacking:
        click.echo("还要填写：" + "、".join(field.name for field in lacking))
    click.echo("接着写正文；gongkai serve 可以边写边看")
    return 0


def on_terminal() -> bool:
    """Whether there is somebody to ask."""
    import sys

    return sys.stdin.isatty()


def _pairs(given: tuple[str, ...]) -> Mapping[str, str]:
    from generator.model.diagnostic import UsageError

    found: dict[str, str] = {}
    for pair in given:
        key, mark, value = pair.partition("=")
        if not mark or not key.strip():
            raise UsageError(f"--field {pair} 的写法不对", "写成 键=值，例如 --field 领域=社会救助")
        found[key.strip()] = value.strip()
    return found


class _Begun:
    """The answers of a file that is not written yet, kept on this machine so that Ctrl-C loses none. place: of the file
    that has them, one a kind."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def offer(self, draft: Any) -> None:
        """Take up what was answered last time, where somebody wants to."""
        import json

        from generator.model.diagnostic import UsageError

        try:
            answers = json.loads(self.place.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        answers = {key: value for key, value in answers.items() if isinstance(value, str) and key in draft.fields}
        if not answers:
            return
        click.echo("上次没有写完：" + "、".join(f"{draft.fields[key].name} {answers[key]}" for key in answers))
        if not click.confirm("接着写？", default=True):
            self.forget()
            return
        for key, value in answers.items():
            if key not in draft.values:
                try:
                    draft.give({key: value})
                except UsageError as error:  # a vocabulary has changed since
                    click.secho(f"  {error.message}，再问一次", fg="yellow")

    def keep(self, draft: Any) -> None:
        """Write down what has been answered so far."""
        import json

        from generator.base.files import write_atomic

        self.place.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self.place, json.dumps(draft.values, ensure_ascii=False).encode())

    def told(self, kind: str) -> None:
        """Say where the answers are, when somebody stops."""
        if self.place.is_file():
            click.echo(f"\n已回答的都记着：再运行 gongkai new {kind} 就接着写", err=True)

    def forget(self) -> None:
        """The file is written, or not wanted."""
        self.place.unlink(missing_ok=True)


def _ask(draft: Any, begun: _Begun) -> None:
    """Ask for what is not given: required fields until the answer fits, the usual optional ones once."""
    from generator.model.field_types import wanted

    for field in draft.asked():
        choices = draft.choices(field)
        need = "必填" if field.required else "可不填，直接回车"
        click.secho(f"{field.name}（{need}）：{field.doc}", bold=True)
        if choices:
            for number, choice in enumerate(choices, 1):
                click.echo(f"  {number:>3}  {choice}")
        else:
            click.echo(f"  {wanted(field)}")
        while True:
            answer = click.prompt(
                "  ", default=draft.proposed(field), show_default=bool(draft.proposed(field)), prompt_suffix="> "
            )
            value = (
                choices[int(answer) - 1]
                if choices and answer.isdecimal() and 0 < int(answer) <= len(choices)
                else answer
            )
            wrong = draft.wrong(field, value)
            if not wrong:
                break
            click.secho(f"  {wrong}", fg="red")
        if value:
            draft.give({field.key: value})
            begun.keep(draft)
