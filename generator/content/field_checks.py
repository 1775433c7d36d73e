"""Values of front matter as written -> typed values, one check for each type of field; what does not fit says what is wanted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from generator.base.dates import parse_day, parse_moment
from generator.base.patterns import lazy_re
from generator.model.kind import Field

_TRUE, _FALSE = {"是", "true", "yes", "on", "1"}, {"否", "false", "no", "off", "0"}
_NUMBER = lazy_re(r"[+-]?\d{1,3}(?:,\d{3})+(\.\d+)?|[+-]?\d+(\.\d+)?")
_PATTERN = lazy_re(r"[*:?#<>\"|\\\s]|^//")
"""What hosts read as patterns in redirects, or what no file can be named."""
_URL = lazy_re(r"https?://[^\s/]+\S*")


class UnfitValue(ValueError):
    """A value that a field cannot have. kind: of the fault. values: for the gaps in its words."""

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


class Attached(NamedTuple):
    """附件: a path, with the title to show."""

    file: str
    title: str = ""


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise UnfitValue("form", wanted="一行文字")


def _lines(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("\n") if part.strip())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(part.strip() for part in value if part.strip())
    raise UnfitValue("form", wanted="一段文字或列表")


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[,，、;；]", value) if part.strip())
    return _lines(value)


def _addresses(value: Any) -> tuple[str, ...]:
    found = _names(value)
    for address in found:
        path = address.partition("://")[2].partition("/")[2] if "://" in address else address
        if _PATTERN.search(path):
            raise UnfitValue(
                "form",
                wanted="旧网址的路径，如 /art/2023/5/18/art_1.html（不能有 * : ? # 和空格：静态网站分辨不了网址里的参数）",
            )
    return found


def _date(value: Any) -> datetime.date:
    try:
        return parse_day(_text(value))
    except ValueError:
        raise UnfitValue("date", value=str(value)) from None


def _moment(value: Any) -> tuple[datetime.date, str]:
    try:
        return parse_moment(_text(value))
    except ValueError:
        raise UnfitValue("date", value=str(value)) from None


def _number(value: Any) -> str:
    text = _text(value)
    if not _NUMBER.fullmatch(text):
        raise UnfitValue("form", wanted="数字")
    return text.replace(",", "")


def _flag(value: Any) -> bool:
    word = _text(value).lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise UnfitValue("form", wanted="“是”或“否”")


def _url(value: Any) -> str:
    text = _text(value)
    if not _URL.fullmatch(text):
        raise UnfitValue("form", wanted="以 http:// 或 https:// 开头的网址")
    return text


def _choice(choices: tuple[str, ...]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        text = _text(value)
        if text not in choices:
            import difflib

            near = difflib.get_close_matches(text, choices, n=1, cutoff=0.4)
            raise UnfitValue("choice", choices="、".join(choices), near=near[0] if near else "", value=text)
        return text

    return check


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _attachments(value: Any) -> Any:
    return [{"file": item} if isinstance(item, str) else item for item in _listed(value)]


def _figures(value: Any) -> tuple[tuple[str, str], ...]:
    """关键数据: names with values, as a mapping."""
    if not isinstance(value, dict) or not all(isinstance(part, str) and part.strip() for part in value.values()):
        raise UnfitValue("form", wanted="一行一项“名称: 数值”")
    return tuple((str(name).strip(), part.strip()) for name, part in value.items())


_ATTACHED = {"file": "file", "文件": "file", "title": "title", "标题": "title"}


def plain_attachments(value: Any) -> tuple[Attached, ...]:
    """Attachments that are all right; of others only the model can tell what is wrong. Raises ValueError, KeyError."""
    found = []
    for item in _attachments(value):
        if not isinstance(item, dict):
            raise UnfitValue("form")
        given = {_ATTACHED[key]: _text(part) for key, part in item.items()}
        if len(given) < len(item) or "file" not in given:
            raise UnfitValue("form")
        "".join(given.values()).encode()  # half a surrogate pair is no text
        found.append(Attached(**given))
    return tuple(found)


CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "text": _text,
    "long": _text,
    "file": _text,
    "relation": _text,
    "url": _url,
    "lines": _lines,
    "names": _names,
    "relations": _names,
    "date": _date,
    "moment": _moment,
    "integer": _number,
    "number": _number,
    "flag": _flag,
    "choice": _text,
    "attachments": _attachments,
    "corrections": _listed,
    "figures": _figures,
    "exceptions": _listed,
    "review": lambda value: value,
}
"""Type of field -> the check of a value as written."""


def check_of(spec: Field) -> Callable[[Any], Any]:
    """The check of one field's value as written. It raises UnfitValue."""
    if spec.key == "aliases":
        return _addresses
    return _choice(spec.choices) if spec.type == "choice" else CHECKS[spec.type]
