"""``政务公开。^[1]`` -> ``政务公开。``: footnote marks of converters whose footnotes are lost."""

from __future__ import annotations

import re

from generator.authoring.importers.cleaning.step import HAN, Cleaned, substituted

NAME = "删去脚注残留标记"
EXAMPLES = (
    ("方面的专门人才。^[1]", "方面的专门人才。"),
    ("公开^[12]制度", "公开制度"),
    ("公开\\^\\[3\\]制度", "公开制度"),
    ("公开^1^制度", "公开制度"),
    ("政务公开[^1]制度", "政务公开[^1]制度"),
    ("面积2^10", "面积2^10"),
)

_MARK = re.compile(rf"\\?\^\\?\[\s*\d{{1,3}}\s*\\?\]\^?|(?<=[{HAN}。，；）”])\^\d{{1,3}}\^")


def clean(text: str) -> Cleaned:
    """The text without such marks. A Markdown footnote ``[^1]`` is another thing and stays."""
    return substituted(_MARK, "", text)
