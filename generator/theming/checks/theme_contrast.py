"""THM-CONTRAST 文字和底色分不清。

文字与底色的对比度至少 4.5:1（WCAG 2.2 第 1.4.3 条；GB/T 37668 网页无障碍），老人和在阳光下看手机的人才读得清。改了颜色，浅色、深色、
高对比几种样子都要算；要算的成对颜色写在 css/theme.css 开头的 @pair 各行。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from generator.model.diagnostic import Problem
from generator.theming.colours import Weak, nearest, weak
from generator.theming.fork import VIEW, Fork

CODE = "THM-CONTRAST"
LEVEL = "error"
MESSAGE = "{looks}：{front} {front_colour} 在 {ground} {ground_colour} 上只有 {ratio}:1，应当至少 4.5:1"
HINT = "{how}"
ENGLISH = ("{front} on {ground} has a contrast of {ratio}:1 only, wanted 4.5:1", "choose a darker or lighter colour")
BASIS = "WCAG 2.2 1.4.3"


def check(fork: Fork) -> Iterator[Problem]:
    """Pairs below 4.5:1 that the parent's colours do not have. Every choice of colours that a theme itself declares."""
    option = fork.chain.declared.get("colours")
    own = option is not None and "colours" in fork.theme.options
    choices = option.choices if option and own else ("",)
    above = set(weak(fork.parent, VIEW)) if fork.parent else set()
    found: dict[tuple[str, str, str, str, float], list[str]] = defaultdict(list)
    for choice in choices:
        view = msgspec.structs.replace(VIEW, options={"colours": choice} if choice else {}, theme=fork.name)
        for item in weak(fork.chain, view):
            if item not in above:
                key = (item.front, item.ground, item.front_colour, item.ground_colour, item.ratio)
                found[key].append(f"{choice} {item.look}".strip())
    for (front, ground, front_colour, ground_colour, ratio), looks in found.items():
        values = {
            "looks": "、".join(dict.fromkeys(looks)), "front": front, "ground": ground, "front_colour": front_colour,
            "ground_colour": ground_colour, "ratio": f"{ratio:.2f}",
            "how": _how(fork, Weak("", front, ground, front_colour, ground_colour, ratio)),
        }  # fmt: skip
        line = next((fork.line(f"tokens.{name}") for name in (front, ground) if name in fork.theme.tokens), 1)
        yield Problem(line, 3, values, fork.yaml)


def _how(fork: Fork, item: Weak) -> str:
    """What to write instead, where one changed token is to blame."""
    for name, value, other in (
        (item.front, item.front_colour, item.ground_colour), (item.ground, item.ground_colour, item.front_colour),
    ):  # fmt: skip
        if name in fork.theme.tokens and (better := nearest(value, other)):
            return f'把 tokens 的 {name} 改成 "{better}" 或更分明的颜色'
    return "换一个更深或更浅的颜色"
