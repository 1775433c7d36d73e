"""Text -> the families of detectors that have anything to do with it, and where: one pass over every clean document.

A trigger may fire for nothing; it may not stay silent: tests/gate/test_trigger.py holds it against every detector let loose
on every line. Speed counts, since every document of every site passes here, and Python is fast at three things only:
one class of characters over the text, one search for a plain string, and anything at all over the few hundred bytes that
are left of a Chinese document once its Han characters are gone. An expression of hundreds of branches would try them one
after the other at each character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.base.patterns import late
from generator.gate.frequent import FREQUENT
from generator.gate.traditional import TRADITIONAL
from generator.gate.view import ODD, SOFT

Places = dict[str, list[int]]
"""Family -> offsets at which it should look; for a family that looks at the whole text, any offset."""

_WORDS: Mapping[str, str] = {
    "mark": "内部资料 内部資料 内部文件 内部材料 内部文稿 内部刊物 内部信息 内部使用 内部传阅 内部参阅 内部掌握 内部明电 內部 涉密文件 涉密资料 涉密材料 外传 外泄 外扩散 "
    "翻印 仅供",
    "attribute": "此件 本件 此文件 本文件 此材料 本材料 不·予公开 依申·请公开 不·宜公开 内部·发电",
    "word": "错误！ 错误!",
    "token": "密码 口令",
    "spam": "大发 亚博 乐鱼 开云 万博 必威 华·体会 米乐 爱游戏 半岛 皇冠 金沙 新濠 永利 葡京 威尼斯人 太阳城 盈彩 博狗 明升 沙巴 "
    "澳门 星空 九游 云顶 千亿 鸿博 龙八 凯发 菠菜 棋牌 真人 赌场 博彩 百家乐 时时彩 六合彩 北京赛车 幸运飞艇 老虎机 捕鱼游戏 快三 "
    "体彩外围 电子竞猜 斗地主 投注 外围 下注 返水 彩金 注·册送 首存 开户送 代开 办理·发票 假证 刻章 裸聊 一夜情 约炮 成人视频 成人·影院 "
    "成人直播 激情视频 激情聊天 色情 援交 高仿 私服 秒批 秒下款 黑户",
    "illness": "肿瘤 白血病 淋巴瘤 尿毒症 肾衰 肾功能衰竭 透析 艾滋 梅毒 性病 精神分裂 精神障碍 精神病 精神疾病 抑郁症 "
    "癫痫 脑瘫 脑梗 脑出血 脑卒中 中风 瘫痪 偏瘫 截瘫 肝硬化 乙肝 丙肝 结核 糖尿病 高血压 冠心病 心脏病 心肌梗死 帕金森 痴呆 "
    "阿尔茨海默 血友病 地中海贫血 红斑狼疮 唐氏综合征 孤独症 自闭症 先天性 再生障碍 肌无力 渐冻症 尘肺 流产 不孕 "
    "失能 孤儿 弃婴 事实·无人",
    "young": "出生 月生 日生",
    "passport": "护照 通行证 回乡证 台胞证 居·留证",
}  # fmt: skip
"""A word is looked for by a character that official prose hardly has, else by its first two, or the two behind the dot."""
_SPACED = ("特提", "份号")
"""Two characters that may have blanks between them."""
_SIGNS: Mapping[str, str] = {
    "traditional": TRADITIONAL, "dash": "—–―─－", "degree": "密蜜", "urgent": "急", "illness": "癌残", "young": "岁班", "page": "页",
    "pinyin": "üāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ\u0300\u0301\u0304\u030c",
}  # fmt: skip
"""Characters that say enough by themselves."""
_UNITS = "号组室栋幢单户屯队社"
"""What follows the number of a house, a flat, a group of a village; 单 begins 单元."""
_BLANK = " \t\u3000\xa0"
_NUMBER = "0-9一二三四五六七八九十百零〇"


def _keys() -> tuple[dict[str, list[tuple[str, int, str]]], dict[str, list[tuple[str, int, str]]]]:
    """By one character and by two: the words known by them, where the key stands in the word, their families."""
    single: dict[str, list[tuple[str, int, str]]] = {}
    pairs: dict[str, list[tuple[str, int, str]]] = {}
    for family, words in _WORDS.items():
        for written in words.split():
            word, dot = written.replace("·", ""), max(written.find("·"), 0)
            seldom = next((at for at, char in enumerate(word) if char not in _FREQUENT), None)
            if seldom is not None:
                single.setdefault(word[seldom], []).append((word, seldom, family))
            else:
                pairs.setdefault(word[dot : dot + 2], []).append((word, dot, family))
    for word in _SPACED:
        for second in (word[1], *_BLANK):
            pairs.setdefault(word[0] + second, []).append((word[0] + second, 0, "mark"))
    return single, pairs


def _class(*found: Iterable[str]) -> str:
    return "[" + "".join(re.escape(char) for char in sorted(set().union(*found))) + "]"


_FREQUENT = frozenset(FREQUENT) | {"！", "!"}
_BY_CHAR, _BY_PAIR = _keys()
_BY_SIGN = {char: family for family, signs in _SIGNS.items() for char in signs}
_FIRST, _SECOND = {pair[0] for pair in _BY_PAIR}, {pair[1] for pair in _BY_PAIR}
_KNOWN = {*_BY_CHAR, *_BY_SIGN, *_FIRST, *_UNITS}
_SIGN = late(
    f"{_class(_KNOWN)[:-1]}{ODD}](?:(?={_class(_SECOND)})(?<={_class(_FIRST)})|(?<={_class(_BY_CHAR, _BY_SIGN)[:-1]}{ODD}])"
    rf"|(?<=[{_UNITS}])(?<=[{_NUMBER}\s].))",
    re.DOTALL,
)
_COLON = late(r"：(?<=[人友名性式项质别型围开A-Za-z\s].)", re.DOTALL)
_LATIN_COLON = late(rb":(?<=[?\s].)", re.DOTALL)
_BRACKET = late(r"（\s*[a-z]")
_LATIN_BRACKETS = (late(rb"\(\s*[a-z]"), late(rb"\[\s*[a-z]"))
_BEFORE_DEGREE = "绝机機秘" + _BLANK
_DEGREE = late(
    rf"(?:^|[\n{_BLANK}>#|【\[（(“\"★☆：:级])[绝机機秘][{_BLANK}]*[密蜜]|[绝机機秘][{_BLANK}]*[密蜜][{_BLANK}]*[★☆✩✭✮⭐*＊]|工作秘密"
)
_URGENT = late(f"[特加平][{_BLANK}]*急")
_DASHED = late(rf"[—–―─－-]{{1,2}}[{_BLANK}]*[0-9]{{1,4}}[{_BLANK}]*[—–―─－-]")
_DASHED_LINE = late(rb"\n[ \t]*-{1,2}[ \t]*[0-9]")
_DASHED_LINES = late(rf"^[{_BLANK}]*-{{1,2}}[—–―─－-]?[{_BLANK}]*(?=[0-9])", re.MULTILINE)
_HOUSE = late(
    rf"[村会区屯寨庄园城寓同弄里巷街路道苑镇乡][\u4e00-\u9fff0-9A-Za-z#＃ －-]{{0,24}}[{_NUMBER}]\s*(?:[号栋幢室户组队屯]|单元|社(?!区))"
)
_LONG = late(r"[0-9](?=(?:[ \xa0\u2000-\u200a\u202f\u205f\u3000‐‑‒–—−－·•\n>-]{0,12}[0-9]){10})")
_LONG_ZEROS = late(rb"0(?<!0.)(?=(?:[ ?\n>-]{0,12}0){10})", re.DOTALL)
_SPLIT_ZEROS = (
    late(rb"000000[ \t?./_,|]{1,3}0"), late(rb"000[./_]0000[./_]0"), late(rb"000(?<=[(?]000)[)?][ ?]?0000[ -]?0000")
)  # fmt: skip
_ZEROS = bytes(ord("0") if chr(byte).isdigit() else byte for byte in range(256))
"""A translation that makes one digit of all: ``re`` finds a single character many times faster than a class."""
_PLATE = late(rb"[A-HJ-NP-Z][ .-]?[A-HJ-NP-Z0-9]{4}")
_INNER = late(
    rb"//(?:10\.|192\.|172\.|127\.|169\.|[^\s/]{1,60}@|localhost|oa[.:]|xtbg|nw[.:]|inner|intra|neiwang|[a-z0-9-]+[:/]"
    rb"|[a-z0-9.-]+\.(?:local|lan|intra|internal|corp))"
)
_TOKENS = late(rb"[?&;][a-z_]{3,12}=|bearer\s|private key|akid|ltai")
_ADDRESS = late(rb"\.[0-9]{1,3}\.[0-9]")
_DRIVE = late(rb":/(?!/)")
_BETS = late(rb"bet|pk10|[wmn]88")
_DEGREES = late(r"[0-9]\s*[°度]\s*[0-9]")


def _strings(given: Mapping[str, str]) -> tuple[tuple[bytes, str], ...]:
    return tuple((string.encode(), family) for family, strings in given.items() for string in strings.split())


_LATIN = _strings({
    "columns": "| <", "mail": "@", "notes": "^ \\ <", "path": "\\ /home/ /Users/ /root/ /mnt/ /private/ /var/", "odd": "&",
    "marked": "< * ~ ` \\ __", "word": "{ < [bookmark mso- schemas-microsoft _Toc",
})  # fmt: skip
_PUNCTUATION = late(rb"[|<@^\\/&*~`{\[]")
_WORDLY = tuple((string, family) for string, family in _LATIN if not _PUNCTUATION.search(string))
"""Those that show without any of the signs that most documents have none of."""
_CAPITAL = _strings({
    "word": "GoBack Error! MERGEFORMAT PAGEREF HYPERLINK EMBED Mso SmartTag",
})  # fmt: skip


def fired(text: str) -> Places:
    """Where which family should look.

    Two that are no detectors tell that a text is not what a reader sees (``view``): ``odd`` and ``marked``.
    """
    found: Places = {}
    for match in _SIGN.finditer(text):
        at = match.start()
        words = _BY_PAIR.get(text[at : at + 2]) or _BY_CHAR.get(text[at])
        for word, back, family in words or ():
            if text.startswith(word, at - back):
                _add(found, family, at - back)
        if not words:
            _sign(text, at, found)
    for match in _COLON.finditer(text):
        _colon(text, match.start(), found)
    if _BRACKET.search(text):
        _add(found, "pinyin", 0)
    latin = text.encode("ascii", "ignore")
    for string, family in _LATIN if _PUNCTUATION.search(latin) else _WORDLY:
        if string in latin:
            _add(found, family, 0)
    _latin(text, latin, text.encode("ascii", "replace"), found)
    return found


def _add(found: Places, family: str, at: int) -> None:
    found.setdefault(family, []).append(at)


def _sign(text: str, at: int, found: Places) -> None:
    """A character that is rare, or what follows the number of a house."""
    char = text[at]
    family = _BY_SIGN.get(char, "")
    if char in _UNITS:
        line = text.rfind("\n", 0, at)
        if text[max(0, at - 6) : at].rstrip("0123456789")[-1:] != "〕" and _HOUSE.search(
            text, max(0, at - 48, line), at + 2
        ):
            _add(found, "home", at)
    elif family == "degree":
        if text[at - 1] in _BEFORE_DEGREE and _DEGREE.search(text, max(0, at - 24), at + 24):
            _add(found, "mark", at)
    elif family == "urgent":
        if _URGENT.search(text, max(0, at - 24), at + 1):
            _add(found, "mark", at)
    elif family == "dash":
        if _DASHED.search(text, max(0, at - 1), at + 24):
            _add(found, "page", at)
    elif family or char not in _KNOWN:
        _add(found, family or "odd", at)


def _colon(text: str, at: int, found: Places) -> None:
    """What stands before a colon says what is behind it."""
    before = text[at - 1 : at]
    if before in "人友名" or before.isspace():
        _add(found, "party", at)
    if before in "性式项质别型围开" or before.isspace():
        _add(found, "attribute", at)
    if text[at] == "：" and before.isascii() and before.isalpha():
        _add(found, "path", at)


def _latin(text: str, latin: bytes, skeleton: bytes, found: Places) -> None:
    """What shows in the ASCII characters alone.

    latin: the text without all others, so that whatever is contiguous in the text is so here. skeleton: with ``?`` for each
    other character, so that offsets are the text's.
    """
    zeros = skeleton.translate(_ZEROS)
    for match in _LONG_ZEROS.finditer(zeros):
        if _LONG.match(text, match.start()):
            _add(found, "number", match.start())
    if any(form.search(zeros) for form in _SPLIT_ZEROS):
        _add(found, "split", 0)
    for match in _LATIN_COLON.finditer(skeleton):
        _colon(text, match.start(), found)
    if b"?\n?" in skeleton and SOFT.search(text):
        _add(found, "marked", 0)
    if b"<" in latin:
        # Behind a tag may stand what a hijacker wrote.
        found.setdefault("spam", []).extend(match.start() for match in re.finditer(b"<", skeleton))
    if b"(" in latin or b"[" in latin:
        for form in _LATIN_BRACKETS:
            if any("\u4e00" <= text[match.start() - 1] <= "\u9fff" for match in form.finditer(skeleton)):
                _add(found, "pinyin", 0)
    if _DASHED_LINE.search(b"\n" + latin):
        found.setdefault("page", []).extend(match.end() for match in _DASHED_LINES.finditer(text))
    if b"." in latin:
        if re.search(rb"\.[0-9]{5}", latin):
            _add(found, "geo", 0)
        if _ADDRESS.search(latin):
            _add(found, "net", 0)
        if _DEGREES.search(text):
            _add(found, "geo", 0)
    if b":/" in latin and _DRIVE.search(skeleton):
        _add(found, "path", 0)
    lower = latin
    if not latin.islower():
        lower = latin.lower()
        _capitals(text, latin, found)
    _lower(lower, skeleton, found)


def _capitals(text: str, latin: bytes, found: Places) -> None:
    for string, family in _CAPITAL:
        if string in latin:
            _add(found, family, 0)
    for word, family in (("HIV", "illness"), ("Page", "page")):
        if word.encode() in latin:
            found.setdefault(family, []).extend(match.start() for match in re.finditer(word, text))
    if _PLATE.search(latin):
        _add(found, "plate", 0)


def _lower(latin: bytes, skeleton: bytes, found: Places) -> None:
    """What is the same in capitals. latin: all in lower case."""
    if b"file:" in latin:
        _add(found, "path", 0)
    if b"bet" in latin or b"pk10" in latin or b"w88" in latin or b"m88" in latin or b"n88" in latin:
        found.setdefault("spam", []).extend(match.start() for match in _BETS.finditer(skeleton.lower()))
    if b"//" in latin and _INNER.search(skeleton.lower()):
        _add(found, "net", 0)
    if b"=" in latin or b"bearer" in latin or b"private key" in latin or b"akid" in latin or b"ltai" in latin:
        found.setdefault("token", []).extend(match.start() for match in _TOKENS.finditer(skeleton.lower()))
