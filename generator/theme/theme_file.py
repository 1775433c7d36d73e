"""themes/NAME/theme.yaml -> Theme, or everything that is wrong in it, each with its line.

The file may come from a stranger: it is read as plain text (plain_yaml.py) and no more of it than a forker would write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.base.characters import normal
from generator.base.close_names import closest
from generator.base.files import read_plain
from generator.base.patterns import lazy_re
from generator.content.private_leaves import private_leaves
from generator.model.source import ReadError
from generator.theme.options import TYPES, Option, UnfitOption, Value, fitted
from generator.theme.plain_yaml import PlainReading, composed, slip
from generator.theme.tokens import fits

CONTRACT = 1
"""Version of the contract with themes that this program keeps."""
KEYS = ("title", "extends", "contract", "options", "tokens", "parts", "required")
MAX_BYTES = 64 * 1024
NAME = lazy_re(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_OPTION = lazy_re(r"[a-z][a-z0-9_]{0,39}")


class Origin(msgspec.Struct, frozen=True):
    """Where a copied file came from, and the digest of the parent's version at that time."""

    theme: str
    digest: str


class Theme(msgspec.Struct, frozen=True):
    """One theme folder and what its theme.yaml says.

    options: declared here. settings: values given to options that a parent declared, as written. parts: copied path
    ("templates/parts/footer.html", with "#block" for one block) -> origin. required: template -> blocks and variables
    that no fork may drop. lines: dotted key -> its line.
    """

    name: str
    folder: Path
    title: str = ""
    extends: str = ""
    contract: int = CONTRACT
    options: dict[str, Option] = {}
    settings: dict[str, Any] = {}
    tokens: dict[str, str] = {}
    parts: dict[str, Origin] = {}
    required: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}


def read(name: str, folder: Path) -> tuple[Theme, list[ReadError]]:
    """Read one theme.yaml as far as it can be read. Raises OSError."""
    place = folder / "theme.yaml"
    if place.is_symlink() and not place.resolve().is_relative_to(folder.resolve()):
        return Theme(name, folder), [slip(1, 1, "theme.yaml 是指向主题文件夹外面的链接", "换成真正的文件")]
    if place.stat().st_size > MAX_BYTES:
        return Theme(name, folder), [slip(1, 1, "theme.yaml 太大了", "只写选项和颜色；大段内容放进模板")]
    try:
        text = read_plain(place).decode("utf-8-sig")
    except UnicodeDecodeError:
        return Theme(name, folder), [slip(1, 1, "theme.yaml 不是 UTF-8 编码", "用记事本另存为，编码选 UTF-8")]
    theme, wrong = _read(name, folder, text)
    return theme, list(wrong)


@lru_cache(maxsize=256)
def _read(name: str, folder: Path, text: str) -> tuple[Theme, tuple[ReadError, ...]]:
    """One text is read once, however many stages of a build ask for the theme."""
    node = composed(text)
    if isinstance(node, ReadError):
        return Theme(name, folder), (node,)
    theme, wrong = _Reading(name, folder).theme(node)
    return theme, (*wrong, *_private(node), *_unfit(text))


def _private(node: yaml.Node | None) -> Iterator[ReadError]:
    for fault in private_leaves(node):
        shown = fault.values["shown"]
        yield slip(
            fault.line, fault.column, f"theme.yaml 里有不能公开的内容 {shown}", "主题里的文字会显示在页面上，删去它"
        )


def _unfit(text: str) -> Iterator[ReadError]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for one in normal(text)[1]:
        if one.fate == "refused":
            yield slip(
                text.count("\n", 0, one.offset) + 1, 1, f"theme.yaml 里有 {one.code}（{one.name}）", "删去这个字符"
            )


class _Reading(PlainReading):
    """One theme.yaml under reading."""

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__()
        self.name = name
        self.folder = folder

    def theme(self, node: yaml.Node | None) -> tuple[Theme, list[ReadError]]:
        """The theme, without what is wrong in it."""
        given: dict[str, yaml.Node] = {}
        if isinstance(node, yaml.MappingNode):
            given = dict(self.pairs(node, ""))
        elif node is not None and node.value:
            self.say(node, "theme.yaml 的形式不对", "每行写“键: 值”，至少有 title 和 extends")
        for key in set(given) - set(KEYS):
            meant = closest(key, KEYS)
            self.say_at(
                key, f"theme.yaml 里的“{key}”不认识", f"是不是 {meant}？" if meant else f"可用的是 {'、'.join(KEYS)}"
            )
        options, settings = self.options(given.get("options"))
        theme = Theme(
            name=self.name,
            folder=self.folder,
            title=self.text(given.get("title")) or self.name,
            extends=self.extends(given.get("extends")),
            contract=self.contract(given.get("contract")),
            options=options,
            settings=settings,
            tokens=self.tokens(given.get("tokens")),
            parts=self.parts(given.get("parts")),
            required=self.required(given.get("required")),
            lines=self.lines,
        )
        return theme, sorted(self.wrong, key=lambda item: (item.line, item.column))

    def contract_of(self, node: yaml.Node, what: str, how: str) -> None:
        self.say(node, what, how)
        self.wrong[-1] = msgspec.structs.replace(self.wrong[-1], kind="contract")

    def extends(self, node: yaml.Node | None) -> str:
        value = self.text(node)
        if node is not None and value and not NAME.fullmatch(value):
            self.say(node, "extends 不是主题名", "写 themes 文件夹里一个主题的文件夹名，例如 county")
            return ""
        return value

    def contract(self, node: yaml.Node | None) -> int:
        value = self.text(node) or str(CONTRACT)
        if node is not None and value != str(CONTRACT):
            self.contract_of(
                node,
                f"主题按约定第 {value} 版写成，本程序用第 {CONTRACT} 版",
                f"照 docs/theme-contract.md 核对后改成 contract: {CONTRACT}",
            )
        return int(value) if value.isdigit() and len(value) < 6 else 0

    def tokens(self, node: yaml.Node | None) -> dict[str, str]:
        tokens = {}
        for key, item in self.pairs(node, "tokens"):
            value = self.text(item)
            if not fits(key, value):
                self.say(
                    item,
                    f"tokens.{key} " + (f"的写法不对：{value[:60]}" if value else "没有写值"),
                    '写成颜色、长度或字体名，例如 brand: "#1f5c3a"（# 开头的要加引号）',
                )
                continue
            tokens[key] = value
        return tokens

    def parts(self, node: yaml.Node | None) -> dict[str, Origin]:
        origins = {}
        for key, item in self.pairs(node, "parts"):
            theme, _, mark = self.text(item).partition(" ")
            if not NAME.fullmatch(theme) or not re.fullmatch(r"[0-9a-f]{8,64}", mark.strip()):
                self.say(
                    item, f"parts.{key} 不是程序写下的记录", "由 gongkai theme copy 写，不要手改；删去这一行就不再核对"
                )
                continue
            origins[key] = Origin(theme, mark.strip())
        return origins

    def required(self, node: yaml.Node | None) -> dict[str, tuple[str, ...]]:
        required: dict[str, tuple[str, ...]] = {}
        for key, item in self.pairs(node, "required"):
            value = self.plain(item)
            required[key] = tuple(value if isinstance(value, list) else [str(value or "")])
        return required

    def options(self, node: yaml.Node | None) -> tuple[dict[str, Option], dict[str, Any]]:
        declared: dict[str, Option] = {}
        settings: dict[str, Any] = {}
        for key, item in self.pairs(node, "options"):
            if not _OPTION.fullmatch(key):
                self.say_at(f"options.{key}", f"选项名“{key}”不能用", "用小写字母、数字和 _，例如 emblem_text")
            elif isinstance(item, yaml.MappingNode):
                if option := self.option(key, item):
                    declared[key] = option
            else:
                settings[key] = self.plain(item)
        return declared, settings

    def option(self, name: str, node: yaml.MappingNode) -> Option | None:
        given = dict(self.pairs(node, f"options.{name}"))
        kind = self.text(given.get("type"))
        doc = self.text(given.get("doc"))
        unknown = set(given) - {"type", "default", "doc", "choices", "longest"}
        if kind not in TYPES or not doc or "default" not in given or unknown:
            self.say(
                node,
                f"选项 {name} 的声明不全",
                f"写全 type（{'、'.join(TYPES)}）、default 和 doc（一句话说明）；choices、longest 可写可不写",
            )
            return None
        choices = self.plain(given["choices"]) if "choices" in given else []
        longest = self.text(given.get("longest"))
        option = Option(
            name,
            kind,
            "",
            doc,
            tuple(choices if isinstance(choices, list) else [choices]),
            **({"longest": int(longest)} if longest.isdigit() and len(longest) < 4 else {}),
        )
        try:
            value: Value = fitted(option, self.plain(given["default"]))
        except UnfitOption as wanted:
            self.say(given["default"], f"选项 {name} 的默认值不对", f"应当是{wanted}")
            return None
        return msgspec.structs.replace(option, default=value)
