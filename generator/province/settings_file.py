"""The bytes of province.yaml -> ProvinceFile, or everything that is wrong with it, with its lines.

What stands in ``config`` and ``search`` is config.yaml's business and is checked with it, county by county.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.base.files import read_plain
from generator.checks import rules
from generator.checks.wording import worded
from generator.content.config_file import misfit_at, placed, without_empty
from generator.content.config_models import checked
from generator.content.tables import parse
from generator.content.text import decode
from generator.content.yaml_nodes import value_of
from generator.model.diagnostic import ContentError, UsageError
from generator.model.misfit import Misfit, UnfitValue
from generator.model.source import ReadError
from generator.province.settings import COUNTY, WITH_WORKER, CountyId, CountySource, Province, ProvinceFile


def read_province(path: Path) -> ProvinceFile:
    """Read and check the file. Raises ContentError with everything that is wrong, UsageError where it is not there."""
    try:
        data = read_plain(path)
    except OSError as error:
        raise UsageError(
            f"找不到 {path.name}" if isinstance(error, FileNotFoundError) else f"读不了 {path.name}：{error.strerror}",
            "指明全省的配置文件；新写一份：gongkai province init 文件夹名",
        ) from error
    found, faults = _read(data, path)
    if faults or found is None:
        told = (worded(rules.finding(fault)) for fault in faults)
        raise ContentError(tuple(sorted(_ours(item, path.name) for item in told if item)), usable=False)
    return found


def _ours(item: Any, shown: str) -> Any:
    return msgspec.structs.replace(item, hint=item.hint.replace("config.yaml", shown))


def _read(data: bytes, path: Path) -> tuple[ProvinceFile | None, list[ReadError]]:
    shown = path.name
    text, unfit = decode(data)
    node, unparsed = parse(text) if text is not None else (None, [])
    faults = [*unfit, *unparsed]
    if text is not None and not unparsed and not isinstance(node, yaml.MappingNode):
        faults.append(ReadError("config-form", 1, 1, {"field": shown, "wanted": "要写“键: 值”"}))
    if not isinstance(node, yaml.MappingNode):
        return None, [placed(fault, shown) for fault in faults]
    value, wrong = value_of(node, 1)
    faults += wrong
    value = without_empty(value) if isinstance(value, dict) else {}
    config, misfits = _overrides(value)
    province = None
    try:
        province = checked(Province, value)
        misfits += _misplaced(province)
    except UnfitValue as error:
        misfits += error.misfits
    told = [*(placed(fault, shown) for fault in faults), *(misfit_at(misfit, node, shown) for misfit in misfits)]
    if province is None or told:
        return None, told
    return ProvinceFile(root=path.parent.resolve(), province=province, config=config), []


def _overrides(value: dict[str, Any]) -> tuple[dict[str, dict[str, Any]], list[Misfit]]:
    """Take out of the value what belongs to config.yaml."""
    found: dict[str, dict[str, Any]] = {}
    misfits = []
    search = value.pop("search", None)
    whole = value.pop("config", None)
    counties = value.get("counties")
    parts = {"search": search, "config": whole}
    for county, entry in counties.items() if isinstance(counties, dict) else ():
        if isinstance(entry, dict) and "config" in entry:
            parts[f"counties.{county}.config"] = found[county] = entry.pop("config")
    for part, given in parts.items():
        if given is not None and not isinstance(given, dict):
            misfits.append(Misfit(given, "要写“键: 值”，和 config.yaml 里一样", part))
    if isinstance(whole, dict):
        found[""] = whole
    if isinstance(search, dict):
        found[""] = {**found.get("", {}), "search": search}
    return found, misfits


def _misplaced(province: Province) -> Iterator[Misfit]:
    """What no single setting shows."""
    for county, entry in province.counties.items():
        if not CountyId.fullmatch(county):
            yield Misfit(county, "县的编号用小写字母、数字和 -，以字母开头", f"counties.{county}")
        yield from _source(entry.source, f"counties.{county}.source", needed=True)
    yield from _source(province.shared, "shared", needed=False)
    if not province.counties:
        yield Misfit(None, "至少要有一个县", "counties")
    alike: dict[str, str] = {}
    for county, entry in province.counties.items():
        output = (entry.output or province.output).replace(COUNTY, county).rstrip("/")
        if output in alike:
            where = f"counties.{county}.output" if entry.output else "output"
            yield Misfit(output, f"{alike[output]} 和 {county} 的网站会放到同一个位置，写上 {COUNTY} 或者分开写", where)
        alike.setdefault(output, county)
    if province.store.url:
        yield Misfit(province.store.url, "位置写在 output，这里只写怎样连接", "store.url")
    if province.work and "://" in province.work:
        yield Misfit(province.work, "要写工作机上的文件夹", "work")
    if "@" in province.state.partition("://")[2].partition("/")[0] and province.state != WITH_WORKER:
        yield Misfit("", "账号和密码不写在这里，用环境变量", "state")


def _source(source: CountySource, part: str, *, needed: bool) -> Iterator[Misfit]:
    given = source.given
    if len(given) != 1 and (needed or given):
        yield Misfit(None, "folder（文件夹）、git（仓库地址）、objects（对象存储）写一种", part)
    if source.git.startswith("-") or source.revision.startswith("-") or "::" in source.git.partition("/")[0]:
        yield Misfit(source.git, "不是 Git 仓库的地址或版本", f"{part}.git")
    if ".." in Path(source.path).parts or Path(source.path).is_absolute():
        yield Misfit(source.path, "要写仓库里面的文件夹", f"{part}.path")
    if ":" in source.git.partition("://")[2].partition("@")[0] and "@" in source.git:
        yield Misfit("", "账号和密码不写在这里，用工作机上的 Git 凭据", f"{part}.git")
