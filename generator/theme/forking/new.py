"""A name -> the smallest fork: themes/NAME/theme.yaml with what can be changed said in comments, nothing copied."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from generator.model.diagnostic import UsageError
from generator.theme.chain import Chain, folder_of, known_themes, load_chain
from generator.theme.theme_file import CONTRACT, NAME

TEXT = """\
# {title}的主题：只写与 {parent} 不同的地方，没写的都用 {parent} 的，{parent} 改进了这里也跟着变。
# 以 # 紧接着字母的行，去掉这个 # 就生效（同一级的行左边要对齐）。逐步的做法和图见 gongkai 项目的 docs/theme-guide.md；改完运行 gongkai theme check {name}。
title: {title}
extends: {parent}
contract: {contract}

# 一、选项：不写代码。
options:
  name: {name_option}
{options}
# 二、颜色和大小（要别的颜色时才写；# 开头的值要加引号）。
#tokens:
#  brand: "#1d5c40"          # 主色，浅色样子里用；只写这一个，深浅两种样子里的其他颜色由它推算
#  brand-deep: "#123f2b"     # 主色的深一档
#  brand-bright: "#8fd6b1"   # 主色的亮一档，深色样子里用
#  radius: 8px               # 圆角

# 三、部件、块、页面：gongkai theme copy {name} parts/footer.html 取一份来改，由程序在这里记下出处。
"""


def make(root: Path, name: str, parent: str, title: str, places: Sequence[Path]) -> Path:
    """Make the fork below ``root``/themes; returns its folder. Raises UsageError; never overwrites."""
    if not NAME.fullmatch(name):
        raise UsageError(f"“{name}”不能作主题名", "主题名只用字母、数字、- 和 _，例如 qingshan；中文名写在 --title 里")
    folder = root / "themes" / name
    if folder.exists():
        raise UsageError(f"themes/{name} 已经有了", "为防覆盖没有动它；换一个名字，或直接改里面的 theme.yaml")
    if folder_of(parent, places) is None:
        raise UsageError(f"找不到主题 {parent}", f"--from 后面写现有的主题：{'、'.join(known_themes(places)) or '无'}")
    chain = load_chain(parent, places)
    shown = title.strip() or name
    if len(shown) > 30 or not shown.isprintable():
        raise UsageError("--title 太长，或者有不能用的字符", "写镇的名称，例如 青山镇")
    folder.mkdir(parents=True)
    text = TEXT.format(
        title=quoted(shown),
        parent=parent,
        name=name,
        contract=CONTRACT,
        options=options_of(chain),
        name_option=quoted((shown + "政务公开")[:20]),
    )
    (folder / "theme.yaml").write_text(text, encoding="utf-8")
    return folder


def options_of(chain: Chain) -> str:
    """Every option but the name, commented out, with its sentence and its value of today."""
    lines = []
    values = chain.options({}, chain.name)
    for name, option in chain.declared.items():
        if name != "name":
            choices = f"（可选：{'、'.join(option.choices)}）" if option.choices else ""
            lines += [f"  # {option.doc}{choices}", f"  #{name}: {shown(values[name])}"]
    return "\n".join(lines) + "\n" if lines else ""


def shown(value: object) -> str:
    """A value as it is written in YAML."""
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(str(value)) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    """A text as YAML takes it, with quotes only where needed."""
    plain = (
        text and text == text.strip() and not set(text) & set(":#{}[],&*!|>'\"%@`\\") and text[0] not in "-?0123456789"
    )
    return (
        text
        if plain and text.lower() not in ("true", "false", "null", "yes", "no", "on", "off")
        else json.dumps(text, ensure_ascii=False)
    )
