"""Text -> the families of detectors that have anything to do with it, and where: one pass over every clean document.

A trigger may fire for nothing; it may not stay silent. What a detector looks for therefore begins with, or holds, one of
the words here; tests/gate holds every case of the table against it. Speed counts, since every document of every site
passes here: an expression of hundreds of branches tries them one after the other, so words are looked up by their first
two characters, and what begins with a common character is recognised by a rarer one inside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.gate.traditional import TRADITIONAL

_WORDS: Mapping[str, str] = {
    "mark": "內部 内部资料 内部文件 内部材料 内部文稿 内部刊物 内部信息 内部使用 内部传阅 内部参阅 内部掌握 内部明电 外传 外泄 泄露 扩散 翻印 "
    "仅供 份号 份\u3000号 特急 加急 平急 特提 特\u3000急 加\u3000急 特\u3000提 密级",
    "attribute": "此件 本件 不予公开） 不予公开) 依申请公开） 依申请公开) 不宜公开） 不宜公开)",
    "word": "GoBack _Toc _GoBack 错误！ 错误! Error! MERGEFORMAT PAGEREF HYPERLINK EMBED MERGEFIELD INCLUDEPICTURE NUMPAGES "
    "FORMTEXT MsoNormal SmartTag [bookmark mso- schemas-microsoft",
    "path": "/home/ /Users/ /root/ /mnt/ /private/ /var/",
    "net": "Bearer PRIVATE AKID LTAI 密码 口令 .local .lan .intra .internal .corp",
    "spam": "大发 亚博 乐鱼 开云 万博 必威 华体会 米乐 爱游戏 半岛 皇冠 金沙 新濠 永利 葡京 威尼斯人 太阳城 盈彩 博狗 明升 沙巴 "
    "澳门 星空 九游 云顶 千亿 鸿博 龙八 凯发 菠菜 棋牌 真人 赌场 博彩 百家乐 时时彩 六合彩 北京赛车 幸运飞艇 老虎机 捕鱼游戏 快三 "
    "体彩外围 电子竞猜 斗地主 投注 外围 下注 返水 彩金 注册送 首存 代开 假证 刻章 裸聊 一夜情 约炮 成人视频 成人影院 成人直播 "
    "激情视频 激情聊天 色情 援交 高仿 私服 秒批 秒下款 黑户 开户送",
    "illness": "肿瘤 白血病 淋巴瘤 尿毒症 肾衰 肾功能衰竭 透析 艾滋 HIV 梅毒 性病 精神分裂 精神障碍 精神病 精神疾病 精神残 抑郁症 "
    "癫痫 脑瘫 脑梗 脑出血 脑卒中 中风 瘫痪 偏瘫 截瘫 肝硬化 乙肝 丙肝 结核 糖尿病 高血压 冠心病 心脏病 心肌梗死 帕金森 痴呆 "
    "阿尔茨海默 血友病 地中海贫血 红斑狼疮 唐氏综合征 孤独症 自闭症 先天性 再生障碍 肌无力 渐冻症 尘肺 流产 不孕 残疾 视力残 "
    "听力残 言语残 肢体残 肢体一 肢体二 肢体三 肢体四 智力残 多重残 级肢体 失能 孤儿 弃婴 事实无人",
    "young": "出生 生于 月生 日生 年级 小班 中班 大班",
    "home": "住址 户籍 户口所在 家庭地址 家住 现住 居住",
    "passport": "护照 通行证 回乡证 台胞证 居留证",
    "columns": "身份证 证件号 卡号 账号 帐号 一卡通 一折通 致贫 致困 返贫 健康状况 病种 患病 联系电话 手机 联系方式 民族 年龄 "
    "出生年月 出生日期",
}  # fmt: skip
_DEGREES = tuple(f"{first}{blank}密" for first in "绝机機秘" for blank in ("", " ", "\u3000", "  ", "\u3000\u3000"))
_BY_WORD = {word: family for family, words in _WORDS.items() for word in words.split(" ") if word}
_BY_WORD |= dict.fromkeys(_DEGREES, "mark") | {"Page ": "page", "特 急": "mark", "加 急": "mark"}
_BY_PAIR: dict[str, tuple[str, ...]] = {
    pair: tuple(sorted((word for word in _BY_WORD if word[:2] == pair), key=len, reverse=True))
    for pair in {word[:2] for word in _BY_WORD}
}


def _characters(found: set[str]) -> str:
    return "[" + "".join(re.escape(char) for char in sorted(found)) + "]"


_LATIN = sorted(pair for pair in _BY_PAIR if pair[0] < "\u0100")
_HAN = [pair for pair in _BY_PAIR if pair not in _LATIN]
_PAIR = re.compile(_characters({pair[0] for pair in _HAN}) + f"(?={_characters({pair[1] for pair in _HAN})})")
_LATIN_PAIR = re.compile(
    _characters({pair[0] for pair in _LATIN})
    + "(?:" + "|".join(f"(?<={re.escape(pair[0])}){re.escape(pair[1])}" for pair in _LATIN) + ")"
)  # fmt: skip
_RARE: Mapping[str, str] = {
    **dict.fromkeys(TRADITIONAL, "traditional"),
    **dict.fromkeys("癌", "illness"), **dict.fromkeys("岁班", "young"), "页": "page", **dict.fromkeys("″′", "seconds"),
    "@": "mail", "^": "notes", "\\": "path", "{": "word", "<": "tag", "=": "net",
}  # fmt: skip
_SINGLE = re.compile(_characters(set(_RARE)))
_DIGIT = re.compile(
    r"[0-9一二三四五六七八九十百](?:(?<=[0-9])(?:(?P<number>(?=(?:[^\u4e00-\u9fff0-9，。；、（）《》：]{0,8}[0-9]){10}))"
    r"|(?P<geo>\.[0-9]{5})|(?P<seconds>\s?分\s?[0-9]{1,2}\.[0-9]+\s?秒)"
    r"|(?P<net>(?<=1)(?:92\.168\.|72\.[123]|69\.254\.|27\.0\.0\.|0\.[0-9]{1,3}\.[0-9]))|(?P<spam>(?<=[eE][tT].)|(?<=[pP][kK].)0|[0-9]{0,2}[bB][eE][tT]))"
    r"|(?P<home>(?<![第〔〕\]）)0-9].)[0-9一二三四五六七八九十百]{0,4}\s?(?:号楼|号(?![令召文])|组(?![织成建长合])|室|栋|幢|单元|户(?!籍)|屯|队(?!伍)|社(?![会区保]))))"
)
_MARKED = re.compile(
    r"[A-HJ-NP-Z(（\[—–―─－:：-](?:(?P<plate>(?<=[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])[ ·•.・-]?[A-HJ-NP-Z0-9]{3})"
    r"|(?P<pinyin>(?<=[\u4e00-\u9fff][(（\[])\s?[a-zü\u00e0-\u01dc\u0300-\u030c])"
    r"|(?P<page>(?<=[—–―─－-])(?<![0-9].)[ \t\u3000]{0,2}[0-9]{1,4}[ \t\u3000]{0,2}[—–―─－-])"
    r"|(?<=[:：])(?:(?P<path>(?<=[A-Za-z].)(?:/(?!/)|\\)|(?<=[fF][iI][lL][eE].)[/\\])|(?P<word>(?<=o.)p|(?<=st1.)|(?<=[wv].)[a-z])"
    r"|(?P<net>//(?:10\.|192\.|172\.|127\.|169\.|[^\s/]{1,40}@|localhost|[oO][aA][.:]|xtbg|nw[.:]|inner|intra|neiwang|[a-z0-9-]+[:/\s]))"
    r"|(?P<party>(?<=[人友名].))|(?P<attribute>(?<=公开(?:属性|方式|选项|形式|性质|类别|类型).)|(?<=发布范围.))))"
)


def fired(text: str) -> dict[str, list[int]]:
    """Family -> offsets at which it should look."""
    found: dict[str, list[int]] = {}
    for form in (_PAIR, _LATIN_PAIR):
        for match in form.finditer(text):
            at = match.start()
            for word in _BY_PAIR.get(text[at : at + 2], ()):
                if text.startswith(word, at):
                    found.setdefault(_BY_WORD[word], []).append(at)
    for match in _SINGLE.finditer(text):
        found.setdefault(_RARE[match.group()], []).append(match.start())
    for form in (_DIGIT, _MARKED):
        for match in form.finditer(text):
            if match.lastgroup:
                found.setdefault(match.lastgroup, []).append(match.start())
    if "tag" in found:
        # Behind a tag may stand what Word, a note or a hijacker wrote.
        for family in ("word", "notes", "spam"):
            found[family] = sorted({*found.get(family, ()), *found["tag"]})
    return found
