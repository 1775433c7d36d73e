"""What became of each county -> lines for a terminal, and a file for whoever reads it with a program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from generator.base.files import write_atomic
from generator.province.job import CountyResult

if TYPE_CHECKING:
    from generator.province.portal.outcome import PortalOutcome

WORDS = {"built": "已生成", "unchanged": "没有变化", "failed": "失败", "lost": "中断", "missed": "没有轮到"}
_HELD = {
    "standing": "{} 份有错误，仍为上次发布的版本",
    "earlier": "{} 份有错误，仍为以前的样子",
    "new": "{} 份新文件有错误，没有发布",
    "restricted": "{} 份有错误，不公开、撤回、到期等已经生效",
    "down": "{} 份已经公开的文件查出不能公开的内容，已从网站撤下，请立即核对",
}


def summary_of(results: Sequence[CountyResult]) -> str:
    """One line: how many counties came to what."""
    counts: Counter[str] = Counter(result.outcome for result in results)
    return "，".join(f"{WORDS[outcome]} {counts[outcome]} 个县" for outcome in WORDS if counts[outcome])


def line_of(result: CountyResult, name: str) -> str:
    """One county in a line."""
    told = f"{name}（{result.county}）：{WORDS[result.outcome]}"
    if result.outcome == "built":
        told += f"，{result.documents} 份文件，新写 {result.written} 个文件，{result.took:.1f} 秒"
    return f"{told}；{result.message}" if result.message else told


def wrong_of(result: CountyResult) -> list[str]:
    """What is to be mended in a county, most serious first; nothing where all is well."""
    told = [f"{result.message}"] if result.message else []
    told += [_HELD[state].format(count) for state, count in sorted(result.held.items()) if state in _HELD]
    told += [*(line.strip() for line in result.unfollowed), *result.found]
    if result.outcome not in ("built", "unchanged"):
        told.append(_of_site(result))
    return [*told, f"→ {result.hint}"] if result.hint else told


def _of_site(result: CountyResult) -> str:
    """What citizens see of a county that could not be built."""
    taken = result.taken_back
    if not result.record.built:
        return "网站还没有生成过"
    if taken is None:
        return "网站没有更新，还是上次的样子：这次撤回、到期、改为不公开的也还在线上"
    if taken:
        return f"网站没有更新，只把撤回、到期、改为不公开、删去的撤下了：{'、'.join(taken)}"
    return "网站没有更新；撤回、到期、改为不公开、删去的都不在线上了"


def write_report(
    path: Path,
    results: Sequence[CountyResult],
    names: Mapping[str, str],
    *,
    day: str,
    seconds: float,
    portal: PortalOutcome | None = None,
) -> None:
    """Write the file. portal: what became of it, None where there is none. Raises OSError."""
    value: dict[str, Any] = {
        "date": day,
        "seconds": round(seconds, 2),
        "counts": dict(Counter(result.outcome for result in results)),
        "counties": [{"name": names[result.county], **msgspec.to_builtins(result)} for result in results],
    }
    if portal is not None:
        value["portal"] = msgspec.to_builtins(portal)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")
