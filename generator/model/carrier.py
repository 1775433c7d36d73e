"""公开渠道和载体: the thirteen carriers that the standard catalogues of the country name, and how one is written."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from generator.base.patterns import lazy_re
from generator.model.vocabulary import folded

MUST, MAY = "■", "□"
"""What stands before a carrier that an item has to use, and before one that it may use; nothing means the first."""
WEBSITE, OTHER = "政府网站", "其他"
CARRIERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (WEBSITE, ("政府门户网站", "门户网站", "县政府网站")),
    ("政府公报", ("公报",)),
    ("两微一端", ("一微一端", "两微", "微博微信客户端", "政务新媒体")),
    ("发布会/听证会", ("发布会听证会", "发布会、听证会", "新闻发布会", "发布会", "听证会")),
    ("广播电视", ("广播、电视", "广播/电视")),
    ("纸质媒体", ("报刊", "报纸")),
    ("公开查阅点", ("政府信息公开查阅点", "查阅点")),
    ("政务服务中心", ("政府服务中心", "政务大厅", "政务服务大厅")),
    ("便民服务站", ("便民服务点", "便民服务中心")),
    ("入户/现场", ("入户现场", "入户、现场", "入户", "现场")),
    (
        "社区/企事业单位/村公示栏(电子屏)",
        ("社区/企事业单位/村公示栏", "社区、企事业单位、村公示栏(电子屏)", "社区/企事业单位、村公示栏(电子屏)"),
    ),
    ("精准推送", ()),
    (OTHER, ()),
)
"""Name -> what else catalogues write for it."""

_WRITTEN = lazy_re(r"(?P<mark>[■□])?\s*(?P<name>[^:：]*)(?:[:：]\s*(?P<more>.*))?")


class Carrier(msgspec.Struct, frozen=True):
    """One carrier of an item. name: as the list of the country has it, else as written. must: it has to be used.
    more: which one, behind 其他. known: whether it is in the list."""

    name: str
    must: bool = True
    more: str = ""
    known: bool = True

    @property
    def shown(self) -> str:
        """The name, or what stands behind 其他."""
        return (
            self.more if self.name == OTHER and self.more else f"{self.name}（{self.more}）" if self.more else self.name
        )

    @property
    def website(self) -> bool:
        """Whether the item is to stand on a website of the government."""
        return self.name == WEBSITE or "网站" in self.name


@lru_cache(maxsize=512)
def carrier(written: str) -> Carrier:
    """A channel of an item as it is written: "■政府网站", "□ 两微一端", "其他:征地信息公开平台"."""
    match = _WRITTEN.fullmatch(written.strip())
    assert match is not None  # every part of the pattern may be empty
    name = named(match["name"])
    must = match["mark"] != MAY
    return Carrier(name or match["name"].strip(), must, (match["more"] or "").strip(), name is not None)


def named(word: str) -> str | None:
    """The carrier that a word means, None when it is in no list."""
    return _names().get(folded(word))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {folded(word): name for name, others in CARRIERS for word in (name, *others)}
