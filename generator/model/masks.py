"""What is personal -> what may be shown of it. The masks are those that published guidance asks for:
``138****1234``, ``35*************123``, a surname, an address down to the township."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.base.patterns import pattern_table

_PLACE_END = pattern_table("乡 镇 街道 县 区 市")


def identity(number: str) -> str:
    """``11010519491231002X`` -> ``11*************02X``."""
    return number[:2] + "*" * (len(number) - 5) + number[-3:]


def mobile(number: str) -> str:
    """``13800001234`` -> ``138****1234``."""
    return number[:3] + "****" + number[-4:]


def account(number: str) -> str:
    """Bank cards and accounts: the last four digits."""
    return "*" * (len(number) - 4) + number[-4:]


def name(text: str) -> str:
    """A personal name: the surname."""
    return text[:1] + "*" * (len(text) - 1)


def address(text: str) -> str:
    """An address: what stands before the village or the street, at least two characters."""
    place = _PLACE_END.search(text)
    keep = place.end() if place else min(2, len(text))
    return text[:keep] + "*" * (len(text) - keep)


MASKS: Mapping[str, tuple[Callable[[str], str], int]] = {
    "姓名": (name, 2),
    "身份证号": (identity, 15),
    "电话": (mobile, 11),
    "账号": (account, 8),
    "住址": (address, 4),
}
"""What a column may say is in it -> how that is masked, and of how many characters at least: what is shorter tells
more by its ends, and is starred altogether."""
_JOINTS = " \t-—"


def masked(kind: str, text: str) -> str:
    """A cell as it is shown. kind: of ``MASKS``. What is masked already stays."""
    mask, least = MASKS[kind]
    if "*" in text or not text:
        return text.replace("＊", "*")
    bare = text if kind in ("姓名", "住址") else "".join(char for char in text if char not in _JOINTS)
    return mask(bare) if len(bare) >= least else "*" * max(2, len(bare))
