"""THM-CONTRAST 文字和底色分不清。

文字与底色的对比度至少 4.5:1（WCAG 2.2 第 1.4.3 条；GB/T 37668 网页无障碍），老人和在阳光下看手机的人才读得清。改了颜色，浅色、深色、
高对比几种样子都要算；要算的成对颜色写在 css/theme.css 开头的 @pair 各行。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from generator.model.diagnostic import Finding
from generator.theme.derived import FOLLOWS
from generator.theme.forking.colours import Weak, nearest, weak
from generator.theme.forking.fork import VIEW, Fork

LEVEL = "error"
MESSAGE = "{token} {colour} 与 {others} 分不清，只有 {ratio}:1，应当至少 4.5:1（{looks}）"
HINT = "{how}"
ENGLISH = ("{token} {colour} against {others}: {ratio}:1 only, wanted 4.5:1", "choose a darker or lighter colour")
BASIS = "WCAG 2.2 1.4.3"


def check(fork: Fork) -> Iterator[Finding]:
    """Pairs below 4.5:1 that the parent's colours do not have, told once for each token that is to blame."""
    weak_pairs: dict[tuple[str, str], list[tuple[str, Weak]]] = defaultdict(list)
    for look, item in _new(fork):
        blamed = item.ground if item.ground in fork.theme.tokens and item.front not in fork.theme.tokens else item.front
        weak_pairs[blamed, item.front_colour if blamed == item.front else item.ground_colour].append((look, item))
    for (token, colour), items in weak_pairs.items():
        pairs = [item for _, item in items]
        others = {
            (item.ground, item.ground_colour) if item.front == token else (item.front, item.front_colour)
            for item in pairs
        }
        better = nearest(colour, [value for _, value in others]) if token in fork.theme.tokens else ""
        values = {
            "token": token,
            "colour": colour,
            "ratio": f"{min(item.ratio for item in pairs):.2f}",
            "others": "、".join(
                dict.fromkeys(value if name == value else f"{name} {value}" for name, value in sorted(others))
            ),
            "looks": "、".join(dict.fromkeys(look for look, _ in items)),
            "how": f'把 {token} 改成 "{better}" 或更分明的颜色' if better else "换一个更深或更浅的颜色",
        }
        given = _given(fork, token, (item for _, item in items))
        if given == token or given not in {name for name, _ in weak_pairs}:
            yield Finding(fork.line(f"tokens.{given}"), 3, values, fork.yaml)


def _given(fork: Fork, token: str, items: Iterable[Weak]) -> str:
    """The token of the theme that is to blame where the one that is weak is not written there: what it follows from."""
    for name in (token, *(end for item in items for end in (item.front, item.ground))):
        for above in (name, FOLLOWS.get(name, ""), FOLLOWS.get(FOLLOWS.get(name, ""), "")):
            if above in fork.theme.tokens:
                return above
    return token


def _new(fork: Fork) -> Iterator[tuple[str, Weak]]:
    """(look, pair) of this theme's own weak pairs; of a theme that declares colours to choose from,
    under each choice."""
    option = fork.theme.options.get("colours")
    above = set(weak(fork.parent, VIEW)) if fork.parent else set()
    for choice in option.choices if option else ("",):
        view = msgspec.structs.replace(VIEW, options={"colours": choice} if choice else {}, theme=fork.name)
        for item in weak(fork.chain, view):
            if item not in above:
                yield f"{choice} {item.look}".strip(), item
