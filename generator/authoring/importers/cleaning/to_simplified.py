"""Traditional characters -> simplified ones, the variants that OpenCC's phrases leave (衆, 爲, 裏) among them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from generator.authoring.importers.cleaning.step import Cleaned
from generator.authoring.importers.source import notice
from generator.model.diagnostic import Diagnostic

NAME = "繁体字转为简体字"
EXAMPLES = (
    ("政務公開", "政务公开"),
    ("人民群衆", "人民群众"),
    ("為進一步做好", "为进一步做好"),
    ("显著提升", "显著提升"),
    ("公開内容覆蓋標準", "公开内容覆盖标准"),
    ("瞭望台", "瞭望台"),
    ("著力提升，沿著河，著名著作", "着力提升，沿着河，著名著作"),
)


_AFTER_VERB = re.compile(
    r"著(?=[力眼重手落想急陆装火])|(?<=[沿随接跟朝向带凭绕味抱怀])著(?![作名者称])|(?<=存在)著|(?<=伴随)著"
)
"""著 that simplified text writes as 着, by the words it stands in; 著作, 显著 and the like keep theirs."""


def clean(text: str) -> Cleaned:
    """The simplified text; each character that differs is counted, as ``務→务``."""
    phrases = _AFTER_VERB.sub("着", _converter("t2s").convert(text))
    fresh = "".join(_single(char) for char in phrases)
    if len(fresh) != len(text):
        return Cleaned(fresh, ("" if fresh == text else text,))
    return Cleaned(fresh, tuple(f"{old}→{new}" for old, new in zip(text, fresh, strict=True) if old != new))


def remarks(text: str, *, simplified: bool) -> tuple[Diagnostic, ...]:
    """What to tell the editor: that a text is in traditional characters, or which ones resisted."""
    left = tuple(dict.fromkeys(char for char in text if is_traditional(char)))
    if not left:
        return ()
    if simplified:
        return (notice(f"还有 {len(left)} 个字像繁体字：{'、'.join(left[:10])}", "请人工核对这些字。"),)
    count = sum(is_traditional(char) for char in text)
    if count < 5:
        return ()
    message = f"正文有 {count} 个繁体字，例如：{'、'.join(left[:10])}"
    return (notice(message, "要转为简体字，请重新导入并加上 --simplify。", "info"),)


def folded(text: str) -> str:
    """For comparing only: the text in simplified characters."""
    return text if text.isascii() else "".join(_single(char) for char in _converter("t2s").convert(text))


def is_traditional(char: str) -> bool:
    """True for a character outside simplified usage that has a simplified form."""
    return _single(char) != char


@cache
def _single(char: str) -> str:
    """The simplified form of one character; characters of GB 2312, the simplified set of 1980, stay."""
    if not "\u3400" <= char <= "\U0003ffff" or _in_gb2312(char):
        return char
    for name in ("t2s", "hk2s", "tw2s", "jp2t"):
        fresh = str(_converter(name).convert(char))
        fresh = str(_converter("t2s").convert(fresh)) if name == "jp2t" else fresh
        if fresh != char and len(fresh) == 1:
            return fresh
    return char


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter(name: str) -> Any:
    """An OpenCC converter, loaded when first asked for since its dictionaries are large."""
    from opencc import OpenCC

    return OpenCC(name)
