"""THM-FLAT 这个模板不能合成一个，生成得慢一些。

生成前，程序把每种页面的模板连同它 `extends` 的模板和 `include` 的部件合成一个，几万个页面才生成得快。有几种写法合不起来：`self.块名()`、不是单独
写的 `super()`、写在条件里的 `extends`、`extends` 之后写在块外面的循环。这样的页面照样生成，内容一样，只是每页慢几倍；页面不多就不必改。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork
from generator.theme.render.flat import flat_code
from generator.theme.render.flatten import Refusal

LEVEL = "info"
MESSAGE = "模板 {template} 不能合成一个：{reason}"
HINT = "{how}"
ENGLISH = (
    "the pages of {template} are rendered by plain Jinja, more slowly: {reason}",
    "write it otherwise, or leave it",
)


def check(fork: Fork) -> Iterator[Finding]:
    """Pages whose template is not compiled flat, at the theme's own file that has a part in it.
    A place is said once."""
    said = set()
    for name in fork.pages:
        flattened = fork.walk.flattened(name)
        own = [piece.source for piece in flattened.piece.every() if fork.owns(piece.source.path)] if flattened else []
        refusal = flat_code(fork.sandbox, name) if own else None
        if not isinstance(refusal, Refusal):
            continue
        path, line = (refusal.path, refusal.line) if fork.owns(refusal.path) else (own[0].path, 0)
        if (path, line, refusal.reason) not in said:
            said.add((path, line, refusal.reason))
            values = {"template": name, "reason": refusal.reason, "how": "换一种写法；页面不多，也可以不改"}
            yield Finding(line, 0, values, fork.shown(path))
