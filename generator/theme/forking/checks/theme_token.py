"""THM-TOKEN 改了不存在的、或者不该直接改的颜色和大小。

`tokens` 里能改的是 css/theme.css 第一组里的名称：brand、brand-deep、brand-bright、seal、seal-bright、radius、measure、font-text、font-title
等。其余的（page、surface、text……）由它们推出来，浅色、深色、高对比各有各的值；直接改会把三种样子都改成一个颜色，读者选了深色就看不清。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.close_names import closest
from generator.model.diagnostic import Finding
from generator.theme.forking.colours import declared
from generator.theme.forking.fork import Fork

LEVEL = "warning"
MESSAGE = "tokens 里的“{field}”{what}"
HINT = "{near_hint}{how}"
ENGLISH = ("token {field} does not exist, or differs from look to look", "change a token of the first group{near_en}")


def check(fork: Fork) -> Iterator[Finding]:
    """The tokens, against those that the parents' style sheets declare."""
    above = fork.parent
    if above is None:
        return
    own = {
        item.name: item
        for name in sorted(fork.chain.static)
        if name.endswith(".css")
        for item in reversed(declared([fork.chain.static[name].read_text(encoding="utf-8", errors="replace")]))
    }
    by_look = {
        item.name
        for name in ("css/theme.css",)
        if name in above.static
        for item in declared([above.static[name].read_text(encoding="utf-8", errors="replace")])
        if item.condition or item.media
    }
    free = sorted(set(own) - by_look)
    for name in fork.theme.tokens:
        place = fork.line(f"tokens.{name}"), 3
        if name not in own:
            meant = closest(name, own)
            values = {"what": "没有样式用到", "near": meant, "how": f"可以改的是 {'、'.join(free)}"}
            yield Finding(*place, values | {"field": name}, fork.yaml)
        elif name in by_look:
            how = f"改 {'、'.join(free[:5])} 等，它会跟着变；一定要改它，就写在自己的 static/css/ 样式里，按样子分开写"
            yield Finding(
                *place, {"field": name, "what": "在深色和高对比里另有值，这里改会一起盖掉", "how": how}, fork.yaml
            )
