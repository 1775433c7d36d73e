"""``gongkai explain CODE``: the manual page of one rule, or of config.yaml, or the list of all rules."""

from __future__ import annotations

import click


@click.command(short_help="解释一条规则，或 config.yaml 的各项。")
@click.argument("code", required=False)
def COMMAND(code: str | None) -> int:
    """显示一条规则的说明：检查什么、依据、错误和正确的例子。不写代码时列出全部规则。写 config.yaml 时列出配置的各项。"""
    import difflib

    from generator.authoring.manuals import config_page
    from generator.checks import rule_page, rules
    from generator.model.diagnostic import UsageError
    from generator.theme.forking import checks

    every = {**rules.every(), **checks.every()}
    if not code:
        words = {"error": "错误", "warning": "警告", "info": "提示"}
        for rule in every.values():
            click.echo(f"{rule.code:<14} {words[rule.level]}  {rule.name}")
        return 0
    if code == "config.yaml":
        click.echo("\n".join(config_page.lines()))
        return 0
    if code.upper() not in every:
        near = difflib.get_close_matches(code.upper(), every, n=1, cutoff=0.4)
        raise UsageError(f"没有规则 {code}", f"是不是 {near[0]}？" if near else "运行 gongkai explain 查看全部规则")
    rule = every[code.upper()]
    click.echo(rule_page.printed(rule.doc, rule.basis))
    return 0
