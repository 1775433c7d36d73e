"""THM-OPTION 选项不认识，或者值不对。

`theme.yaml` 的 `options` 里，写“名称: 值”是给上一级主题声明过的选项定值；要声明新的选项，写全 type、default、doc。有哪些选项、各写什么，见
docs/theme-contract.md 的“选项”。值不对的选项不起作用，页面按原来的值生成。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.base.close_names import closest
from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork
from generator.theme.options import UnfitOption, fitted

LEVEL = "error"
MESSAGE = "选项“{field}”{what}"
HINT = "{near_hint}{how}"
ENGLISH = ("option {field} is unknown or does not fit", "see docs/theme-contract.md{near_en}")


def check(fork: Fork) -> Iterator[Finding]:
    """The settings, against what the chain declares."""
    declared = fork.chain.declared
    files = {path.removeprefix("static/") for theme in fork.chain.themes for path in fork.chain.listings[theme.name]}
    for name, raw in fork.theme.settings.items():
        values = {}
        if name not in declared:
            meant = closest(name, declared)
            values = {"what": "不认识", "near": meant, "how": f"可用的是 {'、'.join(declared)}"}
        else:
            try:
                fitted(declared[name], raw, files)
            except UnfitOption as wanted:
                lost = declared[name].type == "file" and isinstance(raw, str)
                what = f"要的文件没有：themes/{fork.name}/static/{raw}" if lost else f"的值不对：{raw}"
                values = {"what": what, "how": f"{declared[name].doc}；应当是{wanted}"}
        if values:
            yield Finding(fork.line(f"options.{name}"), 3, values | {"field": name}, fork.yaml)
