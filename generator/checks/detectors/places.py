"""A text and the place whose site it stands on -> words by which it takes itself for a place of another level.

A district that writes 全县, 县委 or 县级各部门 has mostly copied what another one wrote. What is said of others is no slip: superior
bodies (a county is part of a 市 or a 州), places with a name, titles and quotations, and the law's own words (市、县人民政府, 县级以上).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from generator.base.patterns import lazy_re, pattern_table

LEVELS = "县区市旗"
FOREIGN = {"区": ("县旗", "县旗"), "县": ("区旗市", "区旗"), "市": ("县区旗", "县区旗"), "旗": ("县市", "县")}
"""Level of a place -> levels by whose words it cannot speak of itself, and whose organs are not its own. A county's 市委 is
the city's above it; 全市 may be, 我市 is not."""
_HAN = r"\u4e00-\u9fff"
_ITSELF = {
    "县": r"(?<![万安保])全县|(?<!本[市区州]、)[我本]县(?![、和及或][本市区旗])",
    "区": r"(?<![安健])全区(?![域间段别])|(?<!本[县市州]、)[我本]区(?![域间段别位分]|[、和及或][本县市旗])",
    "市": r"(?<!本[县区州]、)[我本]市(?![场民容值话价面镇]|[、和及或][本县区])",
    "旗": r"[全我本]旗(?![帜下舰])",
    "州": r"全州(?![县市])",
}
"""How a place of each level speaks of itself."""
_ORGAN = pattern_table(
    (r"委(?=[、，。；：）和与及的各]|$)", "县委、县政府"),
    (r"委(?:党校|常委|书记|副书记|办公室|组织部|宣传部|统战部|政法委)", "县委党校", "县委宣传部"),
    (r"委[县区旗]", "县委县政府"),
    (r"(?:人民)?政府(?!采购)", "县政府", "县人民政府"),
    (r"直(?:机关|各|单位|有关|部门)", "县直各部门"),
    (r"人大(?!代表)", "县人大常委会"),
    (r"属(?:国有企业|企业|单位|部门|学校|事业)", "县属国有企业"),
    (rf"(?!以上)[{_HAN}]{{2,9}}?局(?![部面势限])", "县财政局"),
    (r"(?:融媒体|政务服务)中心", "县融媒体中心"),
    "政协 纪委 监委 编办 长办公会",
)
"""What follows the level's word in the name of an organ."""
_DEGREE = pattern_table(
    (r"级(?:国家)?机关", "县级国家机关", "县级机关"),
    (r"级(?:各|有关|各有关)?(?:部门|单位)", "县级各部门", "县级单位"),
    (r"级(?:各|有关|各有关)(?=人民团体|企事业)", "县级各人民团体"),
    (r"级(?:行政审批|行政权力|领导干部|党政|财政(?!部门|主管)|预算|配套|统筹)", "县级行政审批", "县级财政安排"),
    (r"级重点(?:建设)?项目", "县级重点建设项目"),
    (r"级(?:审批|审核|审定|复核|目录)", "县级审批"),
)
"""What a place of the level calls its own; 县级 alone is the law's word for districts too."""
_LEADING = "中度集印由经向报请在和与及对将让按以从到受为是的了并或各给据年合会同于"
_ALONE = rf"(?<![{_HAN}])|(?<=[{_LEADING}])"
_NOT_LISTED = r"(?<![省市县区旗州地盟乡镇][、和及或与])(?<![市地][）)][、和及或与])(?<!设区的)"
"""What stands before the level's word when no name does: 县委, and not 桦川县委; 县政府, and not 市、县政府."""
_DEGREE_BEFORE = r"(?<![省市区州地][、和及或与])(?<![战片社园景市地])"
_QUOTED = lazy_re(r"《[^》]*》|“[^”\n]*”|〈[^〉\n]*〉|^[ \t]*>.*$", re.MULTILINE)
_SENTENCE = lazy_re(r"[^。；！？\n]+")
_COMMON = {
    "县": "全我本各该外邻省市州区县旗两三几多少数个等和及或跨与到对由是在级困点业强范色大小先进出入回、（，：",
    "区": "全我本各该省市州区县旗社景园小山城辖片灾牧林湖库矿发校厂地战疫街农郊新老学能验范保护治片险税集作务住居闹商、（，：",
    "市": "全我本各该省州区县旗城上超门夜菜都股辖在级等和及或与、（，：",
    "旗": "全我本各该国红锦盟县旗、（，：",
}
"""Characters before the level's word with which it is no name: 贫困县, 社区, 城市."""
_NAMED = {
    level: lazy_re(rf"[{_HAN}](?<![{before}{_LEADING}]){level}(?![域间分段别块场民])")
    for level, before in _COMMON.items()
}


class ForeignWord(msgspec.Struct, frozen=True):
    """A word, and where it begins in the text."""

    start: int
    word: str


def level_of(place: str) -> str:
    """县, 区, 市 or 旗, as the place's name ends; "" for what ends otherwise (乡镇)."""
    return place[-1:] if place[-1:] in LEVELS else ""


def foreign_words(place: str, text: str) -> Iterator[ForeignWord]:
    """Words of another level, in their order within each sentence."""
    itself, organs = FOREIGN.get(level_of(place), ("", ""))
    levels = [level for level in itself if level in text and not (level == "区" and "自治区" in text)]
    if level_of(place) == "区" and "全州" in text:
        levels.append("州")
    levels = [level for level in levels if _trace(level, organs=level in organs).search(text)]
    if not levels:
        return
    read = _QUOTED.sub(lambda match: "□" * len(match[0]), text).replace(place, "□" * len(place))
    for sentence in _SENTENCE.finditer(read):
        for level in levels:
            if level in sentence[0] and not (level in _NAMED and _NAMED[level].search(sentence[0])):
                for match in _pattern(level, organs=level in organs).finditer(sentence[0]):
                    yield ForeignWord(sentence.start() + match.start(), match[0])


@cache
def _trace(level: str, *, organs: bool) -> re.Pattern[str]:
    """What the text of any word of the level begins with, whatever stands around it: most texts have none, and need
    not be taken apart into sentences."""
    organ = rf"[委人政直属纪监编长融市]|级(?!以上)|[{_HAN}]{{2,9}}局|" if organs else ""
    return re.compile(rf"{level}(?:{organ}(?<=[全我本]{level}))")


@cache
def _pattern(level: str, *, organs: bool) -> re.Pattern[str]:
    ways = [_ITSELF[level]]
    if organs:
        ways += [
            rf"(?:{_ALONE}|(?<=、)){_NOT_LISTED}{level}{_ORGAN.pattern}",
            rf"{_DEGREE_BEFORE}{level}{_DEGREE.pattern}",
        ]
    if level == "县":
        ways.append(rf"(?:{_ALONE})县市(?=(?:各|有关)?(?:部门|单位)|直)")
    return re.compile("|".join(ways))
