"""重点领域: the areas of which the opinions on openness want the information first, and the domains in which a site has each.

The first four are those of 中办发〔2016〕8号（九）; the opinions by which prefectures and counties carry it out add the rest.
"""

from __future__ import annotations

import msgspec


class KeyArea(msgspec.Struct, frozen=True):
    """One area. domains: ids, in the order in which they are shown; some may be switched off. reason: why there is
    nothing in it, as the county says, or ""."""

    id: str
    name: str
    domains: tuple[str, ...] = ()
    reason: str = ""


KEY_AREAS: tuple[KeyArea, ...] = (
    KeyArea("budgets", "财政预决算", ("czyjs",)),
    KeyArea("resources", "公共资源配置", ("ggzy", "bzxzf", "guotu", "zdbc", "fwzs")),
    KeyArea("projects", "重大建设项目批准和实施", ("zdxm",)),
    KeyArea("welfare", "社会公益事业建设", ("gysy", "ywjy", "ylws", "ylfw", "ggwh", "ggfl", "jiuzai")),
    KeyArea("purchasing", "政府购买公共服务", ("gmfw",)),
    KeyArea("partnership", "政府和社会资本合作（PPP）", ("ppp",)),
    KeyArea("fees", "行政事业性收费", ("sfgl",)),
    KeyArea("environment", "环境保护", ("hjbh",)),
    KeyArea("poverty", "扶贫开发", ("fupin", "snbt", "ncwf")),
    KeyArea("relief", "社会救助", ("shjz",)),
    KeyArea("tax-cuts", "减税降费", ("jsjf", "ssgl")),
    KeyArea("employment", "创业就业", ("jycy", "shbx")),
)
