"""THM-COPY 取用之后，上一级主题的这个文件改过了。

`gongkai theme copy` 取来的部件、块和页面不再跟着上一级主题变。上一级改进了（多了法定内容、修了毛病），这里要自己看着改。下面列出它改了什么；
照着改好，或者看过认为不必改，运行 `gongkai theme renew 主题 文件`，就按现在的版本重新记下。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.digest import digest_bytes
from generator.model.diagnostic import Finding
from generator.theme.forking.copies import changes, present
from generator.theme.forking.fork import Fork

LEVEL = "warning"
MESSAGE = "{what}"
HINT = "{how}"
ENGLISH = ("the parent has changed since the copy was taken", "carry the change over, then gongkai theme renew")


def check(fork: Fork) -> Iterator[Finding]:
    """Copies whose parent is another one today, or gone; copies that are gone themselves."""
    above = fork.parent
    for key, origin in fork.theme.parts.items():
        path, _, block = key.partition("#")
        name = path.removeprefix("templates/") + (f" --block {block}" if block else "")
        line = fork.line(f"parts.{key}")
        if path not in fork.files:
            yield Finding(
                line, 3, {"what": f"记着取用过 {path}，但文件已经不在", "how": "把文件放回来，或删去这一行"}, fork.yaml
            )
            continue
        now = present(above, key) if above else None
        if now is None:
            what, how = f"{origin.theme} 已经没有 {name}，这份不再替换任何东西", "看看它改成了什么，或者删去这个文件"
        elif digest_bytes(now[1])[:16] == origin.digest[:16]:
            continue
        else:
            diff = changes(fork.folder, key, now[1])
            shown = f"，它改了：\n{diff}" if diff else "（取用时的版本没有保留，不能列出改了什么）"
            what = f"{now[0]} 的 {name} 在取用之后改过{shown}"
            how = f"照着改自己的这份，再运行 gongkai theme renew {fork.name} {name}"
        yield Finding(0, 0, {"what": what, "how": how}, fork.shown(fork.folder / path))
