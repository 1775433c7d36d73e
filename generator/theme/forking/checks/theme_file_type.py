"""THM-FILE 主题里有不允许发布的文件。

`static` 里只能放样式、脚本、图片和字体；SVG 图片里不能有脚本、事件、指向别处的网址和实体声明。给县里统一网站的一个栏目用的主题不能带脚本：
脚本在县里的网站上运行，由县里的主题提供（乡镇自己的网站不受这条限制）。
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork
from generator.theme.static_files import SCRIPTS, unfit

LEVEL = "error"
MESSAGE = "{what}"
HINT = "{how}"
ENGLISH = ("this file may not be published", "remove it")


def check(fork: Fork) -> Iterator[Finding]:
    """Static files of other types, active pictures, scripts of a guest; files that lie where nothing is looked for."""
    for path in fork.files:
        place = fork.folder / path
        top = path.partition("/")[0]
        if path.startswith("static/"):
            wrong = unfit(path.removeprefix("static/"), place)
            if wrong is None and fork.guest and Path(path).suffix.lower() in SCRIPTS:
                wrong = "是脚本，不能随栏目发布", "统一网站里的脚本由县里的主题提供；删去这个文件"
            if wrong:
                yield Finding(0, 0, {"what": f"这个文件{wrong[0]}", "how": wrong[1]}, fork.shown(place))
        elif (
            top not in ("templates", "examples", "theme.yaml")
            and top == path
            and path.endswith((".html", ".css", ".svg", ".png"))
        ):
            how = "模板放进 templates，样式和图片放进 static"
            yield Finding(0, 0, {"what": "放在这里的文件不会用到", "how": how}, fork.shown(place))
