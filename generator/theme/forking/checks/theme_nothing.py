"""THM-NOTHING 这个文件什么也没有替换，哪里也用不到。

主题里的文件与上一级主题同名，才会替换它的。名称写错一个字母，页面就没有变化，也不报错，所以在这里说。自己新加的部件，要有模板用
`{% include %}` 引用；新加的图片和样式，要有模板用 `asset()`、样式或选项用到。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.close_names import closest
from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork

LEVEL = "warning"
MESSAGE = "{what}"
HINT = "{near_hint}{how}"
ENGLISH = (
    "this file overrides nothing and is used nowhere",
    "rename it to what it is to override, or remove it{near_en}",
)

PORTAL = "templates/portal/"
"""Pages of a province's portal: no county's site has them, ``gongkai province portal`` makes them."""


def check(fork: Fork) -> Iterator[Finding]:
    """Files that are neither of the parent's names, nor reached from a page, nor mentioned anywhere."""
    above = fork.parent
    known = {path for theme in above.themes for path in above.listings[theme.name]} if above else set()
    reached = fork.walk.reached
    used = _mentioned(fork)
    for path in fork.files:
        if path in known or path == "theme.yaml" or path.startswith(PORTAL) or fork.folder / path in reached:
            continue
        if path.startswith("static/") and path.removeprefix("static/") in used:
            continue
        if above is None and not path.startswith("templates/"):
            continue
        if path.startswith("examples/") or path.rpartition("/")[2].lower().startswith(("readme", "license")):
            continue
        meant = closest(path, known, cutoff=0.7)
        same = [item for item in known if item.rpartition("/")[2] == path.rpartition("/")[2]]
        where = meant or next(iter(same), "")
        values = {
            "what": "这个文件没有替换任何东西，也没有地方用到",
            "near": where,
            "how": "改成要替换的文件的名称和位置，或者删去",
        }
        yield Finding(0, 0, values, fork.shown(fork.folder / path))


def _mentioned(fork: Fork) -> set[str]:
    """Static files that a template, a style sheet, a script or an option names."""
    mentioned = {str(value) for value in fork.chain.options({}, fork.name).values() if isinstance(value, str)}
    names = [path.removeprefix("static/") for path in fork.files if path.startswith("static/")]
    together = "\n".join(
        (theme.folder / path).read_text(encoding="utf-8", errors="replace")
        for theme in fork.chain.themes
        for path in fork.chain.listings[theme.name]
        if path.endswith((".html", ".css", ".js", ".mjs"))
    )
    return mentioned | {name for name in names if name in together}
