"""Text -> the families of detectors that have anything to do with it, and where: one pass over every clean document.

A trigger may fire for nothing; it may not stay silent: tests/checks/detectors/test_trigger.py holds it against every
detector let loose on every line. Speed counts, since every document of every site passes here, and Python is fast at
three things only: one class of characters over the text, one search for a plain string, and anything at all over the
few hundred bytes that are left of a Chinese document once its Han characters are gone (``latin``). An expression of
hundreds of branches would try them one after the other at each character. The class holds what official prose hardly
has, and nothing beyond the basic plane: a range above it is asked at every character, and doubles the cost of the pass.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from functools import cache

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.figures import beyond, in_company, numeral_in_company, rare_numerals
from generator.checks.detectors.frequent import FREQUENT
from generator.checks.detectors.latin import add, latin
from generator.checks.detectors.traditional import TRADITIONAL
from generator.checks.detectors.view import ASTRAL, ODD

Places = dict[str, list[int]]
"""Family -> offsets at which it should look; for a family that looks at the whole text, any offset."""

_WORDS: Mapping[str, str] = {
    "chat": "微信 薇信 威信 扣扣 企鹅 微号",
    "passport": "军官证 士兵证 警官证 士官证 军人证 文职干部证 荣誉证 义务兵证 学员证 退休证 军人身份 永久居留 军字第 士字第 武字第 警字第",
    "mark": "仅限 内部） 内部) 内部】 内部] 内部〕 内部发 内部印 内部试 内部讨 内部征 内部审 内部稿 内部版 保密期 解密时 解密日 解密期 内部资料 内部資料 "
    "内部文件 内部材料 内部文稿 内部刊物 内部信息 内部使用 内部传阅 内部参阅 内部掌握 内部明电 內部 涉密文件 涉密资料 涉密材料 外传 外泄 外扩散 "
    "翻印 仅供",
    "attribute": "删减后公开 删节后公开 此件 本件 此文件 本文件 此材料 本材料 不·予公开 依申·请公开 不·宜公开 内部发电",
    "word": "错误！ 错误!",
    "token": "密码 口令",
    "spam": "大发 亚博 乐鱼 开云 万博 必威 华体会 米乐 爱游戏 半岛 皇冠 金沙 新濠 永利 葡京 威尼斯人 太阳城 盈彩 博狗 明升 沙巴 "
    "澳门 星空 九游 云顶 千亿 鸿博 龙八 凯发 菠菜 棋牌 真人 赌场 博彩 百家乐 时·时彩 六·合彩 北京赛车 幸运飞艇 老虎机 捕鱼游戏 快三 "
    "体彩外围 电子竞猜 斗地主 投注 外围 下注 返水 彩金 注·册送 首存 开户送 代开 办理·发票 假证 刻章 裸聊 一夜情 约炮 成人·视频 成人·影院 "
    "成人·直播 激情视频 激情聊天 色情 援交 高仿 私服 秒批 秒下款 黑户",
    "illness": "肿瘤 白血病 淋巴瘤 尿毒症 肾衰 肾功能衰竭 透析 艾滋 梅毒 性病 精神分裂 精神障碍 精神病 精神疾病 抑郁症 "
    "癫痫 脑瘫 脑梗 脑出血 脑卒中 中风 瘫痪 偏瘫 截瘫 肝硬化 乙肝 丙肝 结核 糖尿病 高血压 冠心病 心脏病 心肌梗死 帕金森 痴呆 "
    "阿尔茨海默 血友病 地中海贫血 红斑狼疮 唐氏综合征 孤独症 自闭症 先天性 再生障碍 肌无力 渐冻症 尘肺 流产 不孕 "
    "失能 孤儿 弃婴 事实·无人",
    "young": "出生 月生 日生",
}
"""A word is looked for by a character that official prose hardly has, else by its first two,
or the two behind the dot."""
_SPACED = ("特提", "份号")
"""Two characters that may have blanks between them."""
_SIGNS: Mapping[str, str] = {
    "traditional": TRADITIONAL,
    "dash": "—–―─－",
    "degree": "密蜜",
    "urgent": "急",
    "illness": "癌残",
    "young": "岁班",
    "page": "页",
    "geo": "°度",
    "colon": "：",
    "pinyin": "üāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ\u0300\u0301\u0304\u030c",
}
"""Characters that say enough by themselves, or behind a number (``_COUNTING``), or behind another (``_LEADING``)."""
_UNITS = "号组室栋幢单户屯队社"
"""What follows the number of a house, a flat, a group of a village; 单 begins 单元."""
_BLANK = " \t\u3000\xa0"
_NUMBER = "0-9一二三四五六七八九十百零〇"
_COUNTING = _UNITS + "岁班页度"
"""Behind a number: 3号, 五周岁, 二（1）班, 第3页, 25度."""
_LEADING = {
    "密": "绝絕机機秘" + _BLANK,
    "蜜": "绝絕机機秘" + _BLANK,
    "急": "特加平" + _BLANK,
    "：": "人友名性式项质别型围开\n" + _BLANK + string.ascii_letters,
}
"""Sign -> what one of stands before it: 机密, 特急, 姓名：."""

_Known = tuple[str, int, str]
"""A word, where in it the character stands by which it is known, its family."""


def _keys() -> tuple[dict[str, list[_Known]], set[str], set[str], set[str]]:
    """Words by one character each; the characters that are rare; pairs known by their first, and by their second."""
    known: dict[str, list[_Known]] = {}
    rare: set[str] = set()
    firsts = {word[0] + second for word in _SPACED for second in (word[1], *_BLANK)}
    seconds: set[str] = set()
    for pair in firsts:
        known.setdefault(pair[0], []).append((pair, 0, "mark"))
    for family, words in _WORDS.items():
        for written in words.split():
            word, dot = written.replace("·", ""), written.find("·")
            at = next((index for index, char in enumerate(word) if char not in _RARITY), -1)
            if at >= 0:
                rare.add(word[at])
            else:
                start = max(dot, 0)
                pair = word[start : start + 2]
                at = start + (_RARITY[pair[1]] > _RARITY[pair[0]])
                (seconds if at > start else firsts).add(pair)
            known.setdefault(word[at], []).append((word, at, family))
    return known, rare, firsts, seconds


def _class(*sets: Iterable[str]) -> str:
    return "".join(re.escape(char) for char in sorted(set().union(*sets)))


_RARITY = {char: rank for rank, char in enumerate(FREQUENT)} | dict.fromkeys("！!）)】]〕", 0)
_BY_CHAR, _RARE, _FIRSTS, _SECONDS = _keys()
_BY_SIGN = {char: family for family, signs in _SIGNS.items() for char in signs}
_ENOUGH = {*_RARE, *(char for char in _BY_SIGN if char not in {*_LEADING, *_COUNTING})}
_KNOWN = {*_BY_CHAR, *_BY_SIGN, *_UNITS}
_SPEAKING = {*_BY_SIGN, *_UNITS}
_BEFORE = (*(pair[0] for pair in _SECONDS), *"".join(_LEADING.values()), *"周）)")
_BEHIND = (*(pair[1] for pair in _SECONDS), *_LEADING, *_COUNTING)
_SIGN_SPEAKS = pattern_table(
    (rf"(?<=[{_class(_ENOUGH)}{ODD}])", "年残"),
    (rf"(?=[{_class(pair[1] for pair in _FIRSTS)}])(?<=[{_class(pair[0] for pair in _FIRSTS)}])", "特提"),
    (rf"(?<=[{_class(_BEFORE)}{_NUMBER}\s][{_class(_BEHIND)}])", "机密", "3号"),
)
"""Behind a character that may mean something: whether it does. One class for all that stands before one of these: what
does not belong together is told apart where it is seen."""
_ODD = lazy_re(f"[{ODD}]")
_ASCII_COLON = lazy_re(r":(?<=[人友名性式项质别型围开\s]:)")
_BRACKET = lazy_re(r"（\s*[a-z]")
_BEFORE_DEGREE = _LEADING["密"]
_DEGREE = pattern_table(
    (
        rf"(?:^|[\n{_BLANK}>#|｜=＝→—【\[（(〔［｛{{〈<「『“\"★☆√☑■：:级别度为是属于-])[绝絕机機秘][{_BLANK}]*[密蜜]",
        "密级：机 密",
        "秘密",
    ),
    (rf"[绝絕机機秘][{_BLANK}]*[密蜜][{_BLANK}]*[★☆✩✭✮⭐*＊]", "本件绝密★"),
    "工作秘密",
)
_DEGREES = lazy_re(r"(?<=[0-9\s])度\s*[0-9]")
_URGENT = lazy_re(f"[特加平][{_BLANK}]*急")
_DASHED = lazy_re(rf"[—–―─－-]{{1,2}}[{_BLANK}]*[0-9]{{1,4}}[{_BLANK}]*[—–―─－-]")
_DISABLED = lazy_re(r"(?<=[力语体神重级])残|残疾(?:等级)?[一二三四1-4]级|(?<=级[\u4e00-\u9fff]{2})残")
_HOUSE = lazy_re(
    rf"[村会区屯寨庄园城寓同弄里巷街路道苑镇乡][\u4e00-\u9fff0-9A-Za-z#＃ －-]{{0,24}}[{_NUMBER}]\s*"
    r"(?:[号栋幢室户组队屯]|单元|社(?!区))"
)


def fired(text: str) -> Places:
    """Where which family should look.

    Five that are no detectors tell that a text is not what a reader sees: ``odd``, ``marked``, ``spaced``, ``figures``
    (``view``), ``rendered``.
    """
    places: Places = {}
    numeral = numeral_in_company().match
    for match in _signs().finditer(text):
        at = match.start()
        char = text[at]
        for word, back, family in _BY_CHAR.get(char, ()):
            if text.startswith(word, at - back):
                add(places, family, at - back)
        if char in _SPEAKING:
            _sign(text, at, places)
        elif _ODD.match(char):
            add(places, "odd", at)
        if numeral(text, at):
            add(places, "figures", at)
    for match in _ASCII_COLON.finditer(text):
        _colon(text, match.start(), places)
    if "（" in text and _BRACKET.search(text):
        add(places, "pinyin", 0)
    if beyond(text):
        add(places, "figures", 0)
        if any(map(text.__contains__, ASTRAL)):
            add(places, "odd", 0)
    latin(text, places)
    return places


@cache
def _signs() -> re.Pattern[str]:
    """A character that may mean something, where it does."""
    return re.compile(f"[{_class(_KNOWN, rare_numerals())}{ODD}](?:{in_company()}|{_SIGN_SPEAKS.pattern})")


def _sign(text: str, at: int, places: Places) -> None:
    """A character that is rare, or what follows the number of a house."""
    char = text[at]
    family = _BY_SIGN.get(char, "")
    if char in _UNITS:
        if text[max(0, at - 6) : at].rstrip("0123456789")[-1:] == "〕":
            return
        line = text.rfind("\n", 0, at)
        if _HOUSE.search(text, max(0, at - 48, line), at + 2):
            add(places, "home", at)
    elif family == "degree":
        if text[at - 1] in _BEFORE_DEGREE and _DEGREE.search(text, max(0, at - 24), at + 24):
            add(places, "mark", at)
    elif family == "urgent":
        if _URGENT.search(text, max(0, at - 24), at + 1):
            add(places, "mark", at)
    elif char == "残":
        if _DISABLED.match(text, at):
            add(places, family, at)
    elif char == "：":
        _colon(text, at, places)
    elif char == "度":
        if _DEGREES.match(text, at):
            add(places, family, at)
    elif family == "dash":
        if _DASHED.search(text, max(0, at - 1), at + 24):
            add(places, "page", at)
    else:
        add(places, family, at)


def _colon(text: str, at: int, places: Places) -> None:
    """What stands before a colon says what is behind it."""
    before = text[at - 1 : at]
    if before in "人友名" or before.isspace():
        add(places, "party", at)
    if before in "性式项质别型围开" or before.isspace():
        add(places, "attribute", at)
    if text[at] == "：" and before.isascii() and before.isalpha():
        add(places, "path", at)
