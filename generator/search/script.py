"""OpenCC's dictionaries -> one map from traditional to simplified characters, one character to one.

The index of a traditional edition is folded with it, and so is a query; on the simplified edition the search page
loads it when a query finds nothing. Phrases (乾隆, 乾燥) need no dictionary here: both sides are folded alike.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
"""CJK and its extension A; what lies beyond needs two UTF-16 units and is not typed."""


def written() -> bytes:
    """The map as the search page loads it: the traditional characters, and the simplified ones in the same order."""
    simple = simplified()
    return msgspec.json.encode(["".join(simple), "".join(simple.values())])


def read(data: bytes) -> Mapping[str, str]:
    """The map of ``simplified`` from what was ``written``."""
    return dict(zip(*msgspec.json.decode(data, type=tuple[str, str]), strict=True))


def simplified() -> dict[str, str]:
    """Traditional character -> simplified character, for those that differ (about 2,900)."""
    import opencc  # a tenth of a second, which a build with these files at hand does without

    converter = opencc.OpenCC("t2s")
    simple = {}
    for first, after in _RANGES:
        for code in range(first, after):
            source = chr(code)
            target = converter.convert(source)
            if target != source and len(target) == 1 and ord(target) < 0x10000:
                simple[source] = target
    return simple
