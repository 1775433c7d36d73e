"""对照表 (migrate.yaml): what a person decided of each column of the old site. Proposed by the first run, never written
over: what the program proposes stands in remarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import yaml

from generator.authoring.importers.proposals import Known
from generator.authoring.importers.structure import days, parts
from generator.authoring.importers.writing.front_matter import quoted
from generator.authoring.migration.articles import OldArticle
from generator.base.files import read_plain, write_atomic
from generator.base.yaml_text import compose
from generator.model.diagnostic import UsageError
from generator.model.kind import CLASSIFICATIONS, Kind

_KEYS = {
    "栏目": "column",
    "领域": "domain",
    "主题": "subject",
    "类型": "kind",
    "公开属性": "classification",
    "机关": "agency",
    "不要": "skip",
}
_PARTS = {"默认": "defaults", "各栏目": "columns", "不要的网址": "skip", "去掉的行": "lines"}
_YES, _NO = ("是", "true", "yes"), ("否", "false", "no", "")


class ColumnChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for the articles of a column; "" for what is not decided. Names are resolved to what documents say.
    skip: they stay behind."""

    column: str = ""
    domain: str = ""
    folder: str = ""
    subject: str = ""
    kind: str = ""
    classification: str = ""
    agency: str = ""
    skip: bool = False


class MigrationMap(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file. skip: addresses that stay behind. lines: paragraphs that are left out wherever they stand
    alone."""

    defaults: ColumnChoice = ColumnChoice()
    columns: dict[str, ColumnChoice] = {}
    skip: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()

    def of(self, column: str) -> ColumnChoice:
        """What holds for a column: what it says itself, then the defaults."""
        own = self.columns.get(column, ColumnChoice(column=column))
        filled = {
            key: getattr(own, key) or getattr(self.defaults, key)
            for key in ("subject", "kind", "classification", "agency")
        }
        domain = own if own.domain else self.defaults
        return msgspec.structs.replace(own, domain=domain.domain, folder=domain.folder, **filled)


class _Reading:
    def __init__(self, name: str, known: Known, kinds: Iterable[Kind]) -> None:
        self.name = name
        self.faults: list[str] = []
        self.tables: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
            "domain": [(one.name, one.id, (one.name, one.id, *one.aliases)) for one in known.domains],
            "subject": [(one.name, one.id, (one.name, one.id)) for one in known.subjects],
            "agency": [(one.name, one.id, (one.name, one.id, one.short, *one.aliases)) for one in known.agencies],
            "kind": [(one.id, one.id, (one.id, one.name, *one.aliases)) for one in kinds],
            "classification": [(word, word, (word,)) for word in CLASSIFICATIONS],
        }

    def fault(self, node: yaml.Node, text: str) -> None:
        self.faults.append(f"{self.name} 第 {node.start_mark.line + 1} 行：{text}")

    def choice(self, node: yaml.Node) -> ColumnChoice:
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "这里要写“栏目: …”和各项")
            return ColumnChoice()
        values: dict[str, str | bool] = {}
        for key, value in node.value:
            name = _KEYS.get(key.value, key.value)
            if name not in _KEYS.values() or not isinstance(value, yaml.ScalarNode):
                self.fault(key, f"没有“{key.value}”这一项，可以写的有：{'、'.join(_KEYS)}")
                continue
            self.one(name, value, values)
        return ColumnChoice(**values)  # type: ignore[arg-type]  # what each key holds is made below

    def one(self, name: str, node: yaml.ScalarNode, values: dict[str, str | bool]) -> None:
        text = node.value.strip()
        if name == "skip":
            if text.lower() not in (*_YES, *_NO):
                self.fault(node, f"“不要”写“是”或“否”，不能写“{text}”")
            values[name] = text.lower() in _YES
        elif name == "column" or not text:
            values[name] = text
        else:
            found = next((row for row in self.tables[name] if text in row[2]), None)
            if found is None:
                offered = "、".join(row[0] for row in self.tables[name][:40]) or "（网站里还没有）"
                self.fault(node, f"没有“{text}”。可以写的有：{offered}")
                return
            values[name] = found[0]
            if name == "domain":
                values["folder"] = found[1]


def read_map(path: Path, known: Known, kinds: Iterable[Kind]) -> MigrationMap:
    """The map as a person left it. Raises UsageError with every fault and its line; OSError."""
    reading = _Reading(path.name, known, kinds)
    try:
        root = compose(read_plain(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError(f"{path.name} 不是 UTF-8 编码", "请用记事本另存为 UTF-8。") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" 第 {mark.line + 1} 行" if mark else ""
        raise UsageError(f"{path.name}{line}附近的写法不对", "请看冒号后面有没有空格，缩进是不是一样。") from None
    if root is None:
        return MigrationMap()
    if not isinstance(root, yaml.MappingNode):
        raise UsageError(f"{path.name} 的写法不对", "删去它再运行一次，会重新写一份。")
    made = _parts(reading, root)
    if reading.faults:
        raise UsageError("\n".join(reading.faults), f"请改好 {path.name} 再运行。")
    return made


def _parts(reading: _Reading, root: yaml.MappingNode) -> MigrationMap:
    parts = {}
    for key, node in root.value:
        name = _PARTS.get(key.value, key.value)
        if name not in _PARTS.values():
            reading.fault(key, f"没有“{key.value}”这一项，可以写的有：{'、'.join(_PARTS)}")
            continue
        parts[name] = node
    defaults = reading.choice(parts["defaults"]) if _there(parts.get("defaults")) else ColumnChoice()
    columns: dict[str, ColumnChoice] = {}
    for node in _items(reading, parts.get("columns")):
        choice = reading.choice(node)
        if choice.column in columns:
            reading.fault(node, f"栏目“{choice.column}”写了两次")
        columns[choice.column] = choice
    skip = frozenset(str(node.value).strip() for node in _items(reading, parts.get("skip")))
    lines = frozenset("".join(str(node.value).split()) for node in _items(reading, parts.get("lines")))
    return MigrationMap(defaults=defaults, columns=columns, skip=skip, lines=lines)


def _there(node: yaml.Node | None) -> bool:
    return node is not None and not (isinstance(node, yaml.ScalarNode) and not node.value.strip())


def _items(reading: _Reading, node: yaml.Node | None) -> Sequence[yaml.Node]:
    if node is None or not _there(node):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        reading.fault(node, "这里要写成一行一个、以“- ”开头的几行")
        return ()
    return list(node.value)


def propose(path: Path, found: Sequence[OldArticle], known: Known) -> None:
    """Write the map for the first time. Raises OSError."""
    write_atomic(path, proposed(found, known).encode())


def proposed(found: Sequence[OldArticle], known: Known, without: Iterable[str] = ()) -> str:
    """The text of a map for these articles. without: columns that a map has already; then only the further ones."""
    columns: dict[str, list[OldArticle]] = defaultdict(list)
    for one in found:
        columns[one.page.column].append(one)
    left = set(without)
    rows = [
        _row(name, own, known)
        for name, own in sorted(columns.items(), key=lambda row: (-len(row[1]), row[0]))
        if name not in left
    ]
    if left:
        return "\n".join(rows)
    lines = [f"#  - {quoted(line)}  # {count} 篇" for line, count in recurring(found)] or [
        "#  - 扫一扫在手机打开当前页"
    ]
    return "\n".join([*_HEAD.splitlines(), *rows, *_FOOT.splitlines(), *lines]) + "\n"


_HEAD = f"""\
# 旧网站的栏目对照表，由 gongkai migrate 提出，请逐栏填写，再运行一次。改过的不会被程序改回去。
# 冒号后面空着的，要人来定；# 后面是程序的建议和依据，不会自动采用。
# 标题、领域、主题、发布日期、公开属性都有了的文件可以直接发布；缺一项的带进来是草稿。
默认:
  # 公开属性：{"、".join(CLASSIFICATIONS)}。原来都在网上公开的，经审查可以在这里统一写 主动公开；正文写着别的，以正文为准。
  公开属性:
  主题:
  机关:
各栏目:"""
_FOOT = """
# 不带进来的网页，一行一个网址（写报告里的样子）。
不要的网址: []
# 每篇都有、不属于正文的话，一行一句，与原文一字不差。下面是程序数出来的，要去掉的删去前面的 #，并删去“[]”。
去掉的行: []"""


def _row(name: str, own: Sequence[OldArticle], known: Known) -> str:
    kinds = Counter(one.page.column_by for one in own)
    sample = "；".join(dict.fromkeys(one.page.title for one in own[:3]))
    told = [
        f"  # {len(own)} 篇，栏目取自{kinds.most_common(1)[0][0]}，如：{' '.join(sample.split())[:120]}",
        f"  - 栏目: {quoted(name)}",
        f"    领域:{_remark(_domain(name, own, known))}",
        f"    主题:{_remark(_votes(own, 1))}",
        "    类型:  # 空着的按标题定",
        "    不要: 否",
    ]
    return "\n".join(told)


def _remark(text: str) -> str:
    return f"  # 建议：{text}" if text else ""


def _domain(name: str, own: Sequence[OldArticle], known: Known) -> str:
    for one in known.domains:
        word = next((word for word in (one.name, *one.aliases) if word in name), "")
        if word:
            return f"{one.name}（依据：栏目名称里的“{word}”）"
    return _votes(own, 0)


def _votes(own: Sequence[OldArticle], place: int) -> str:
    """What the words of most articles speak for, "" where they are divided."""
    counted = Counter(one.page.proposals[place] for one in own if one.page.proposals[place])
    if not counted:
        return ""
    best, count = counted.most_common(1)[0]
    return f"{best}（依据：{len(own)} 篇里有 {count} 篇的用词）" if count * 2 > len(own) else ""


def recurring(found: Sequence[OldArticle]) -> list[tuple[str, int]]:
    """Paragraphs that stand in many articles word by word, with in how many, the most frequent first."""
    counts = Counter(
        line
        for one in found
        for line in {line.strip() for line in one.page.body.split("\n\n")}
        if 4 <= len(line) <= 60 and "\n" not in line and "](" not in line and not _of_a_text(line)
    )
    least = max(5, len(found) // 5)
    return [(line, count) for line, count in counts.most_common(20) if count >= least]


def _of_a_text(line: str) -> bool:
    """Whether official documents have such a line: whom they are for, who signed them and when, that they end here."""
    bare = "".join(line.split())
    ends = bare.endswith(("：", ":")) or re.fullmatch(r"特此(?:通知|公告|通告|公示|函复|报告)。?", bare)
    return bool(ends) or days.is_day(bare) or parts.is_body_name(bare) or bare.startswith("#")


def columns_of(found: Iterable[OldArticle], chosen: Mapping[str, ColumnChoice]) -> list[str]:
    """Columns that a map does not name."""
    return sorted({one.page.column for one in found} - chosen.keys())
