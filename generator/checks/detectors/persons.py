"""Lines of text -> the private persons that they name: children, and those who wrote in or were punished.

A name alone, an address alone and an illness alone are public text every day; what counts is the one beside the other
(``homes``, ``illnesses``). 个人信息保护法 第二十八条 (minors under fourteen), 政府信息公开条例 第十五条.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors import masking
from generator.checks.detectors.courts import anonymised
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import ADDRESSED, FIELD_END, MASKED, SURNAME, fields, is_full_name, is_name
from generator.checks.detectors.view import View

_OFFICIAL_LABEL = pattern_table(
    "联系人 负责人 经办人 承办人 法定代表人 法人代表 法人 经营者 咨询人 主任 书记 局长 镇长 乡长 院长 校长 所长 站长 科长 股长",
    "经理 董事长 律师 法官 检察官 村医 园长 河长 林长 网格员 驻村 值班 联络员 包保 责任人 监督员 记者 教师 班主任 老师 编辑",
    "代表 委员",
)
_ROLE_NAME = pattern_table(
    (r"被告人?", "被告", "被告人"),
    (r"原告人?", "原告", "原告人"),
    "申请人 被申请人 当事人 村民 居民 患者 学生 户主 低保户 五保户 特困户 贫困户 脱贫户 监测户 残疾人 老人 儿童 幼儿 孤儿",
    "被监护人 未成年人 群众 职工 社区矫正对象 矫正对象 矫正人员 社区服刑人员 服刑人员 刑满释放人员 罪犯 犯罪嫌疑人 吸毒人员 戒毒人员",
    "低保对象 救助对象 保障对象 帮扶对象 受助人 特困人员",
)
_ROLE = lazy_re(f"(?:{_ROLE_NAME.pattern}(?:{ADDRESSED})?|{ADDRESSED})(?=.{{2,4}}$)")
"""What may stand before a private person's name in one field."""
_CLASS = "[0-9一二三四五六七八九十]"
_CHILD_YEAR = "20(?:1[3-9]|[2-9][0-9])"
"""``columns`` has the same years."""
_YOUNG = pattern_table(
    (r"(?<![0-9至到~—-])(?:[1-9]|1[0-3])\s*(?:周岁|岁)(?!以[上下内]|至|到|及|儿童|组|的儿童)", "8岁", "13 周岁"),
    (r"(?<![\u4e00-\u9fff])(?:[一二三四五六七八九]|十[一二三]?)周?岁(?!以)", "六周岁", "十二岁"),
    (
        rf"(?:[一二三四五六七1-7]|[初]一)年级?\s*[（(]?\s*{_CLASS}{{1,3}}\s*[）)]?\s*班",
        "一年级(2)班",
        "初一年级3班",
    ),
    (rf"(?:幼儿园|学前)?[小中大]\s*[（(]?{_CLASS}{{1,2}}[）)]?\s*班(?![次子组])", "幼儿园大（一）班", "小2班"),
    (rf"出生(?:日期|年月|时间)?[：:于\s\t]{{0,2}}{_CHILD_YEAR}[-年./]", "出生日期：2015-06", "出生于2020年"),
    (rf"{_CHILD_YEAR}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?(?:出)?生", "2016年3月2日出生", "2013年12月生"),
)
_TEACHES = pattern_table("教师 班主任 老师 教研 授课 任教 校长 辅导员 教学 执教 园长")
_CHILD_WORD = pattern_table(
    "学生 儿童 幼儿 孤儿 女童 男童 患儿",
    (r"之[子女]", "之女"),
    (r"其[子女]", "其子"),
    "受害人 被害人 未成年人",
)
_CHILD_AGE = r"[（(，,]?\s*(?:[男女][，,]\s*)?(?:[0-9]|1[0-3])\s*周?岁"
_CHILD = pattern_table(
    (
        rf"{_CHILD_WORD.pattern}[：:，,\s]{{0,2}}"
        rf"(?P<who>{SURNAME}(?:[\u4e00-\u9fff]{{1,2}}?|某{{1,2}}|[*×]{{1,2}}))\s*{_CHILD_AGE}",
        "学生：赵小明，男，8岁",
        "其子王某（6周岁）",
    ),
    (rf"(?P<masked>{MASKED})\s*{_CHILD_AGE}(?!以)", "赵某，8岁"),
)
_PARTY_NAME = pattern_table(
    "来信人 来访人 投诉人 举报人 信访人 反映人 咨询人 申请人 当事人 被处罚人 违法行为人 受害人 被害人 网友"
)
_PARTY = lazy_re(rf"{_PARTY_NAME.pattern}(?:姓名)?\s*[：:]")
_WHO = lazy_re(r"\s*(?P<who>[\u4e00-\u9fff]{2,4})" + FIELD_END)


def lines_of(view: View, places: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Each line that holds one of the places, once, with its offset; of a long paragraph the sentence.

    A row of a list is one line; in running text a name and an illness two sentences apart have nothing to do with each
    other.
    """
    last = -1
    for place in places:
        start, end = view.line(place)
        if end - start > 60 and view.headers is None:
            start = max(start, view.text.rfind("。", start, place) + 1)
            stop = view.text.find("。", place, end)
            end = end if stop < 0 else stop
        if start > last:
            last = start
            yield start, view.text[start : min(end, start + 2000)]


def person_in(parts: list[tuple[int, str]]) -> tuple[int, str] | None:
    """The field that names a private person; not one whose label says that he is there in office."""
    for index, (at, part) in enumerate(parts):
        role = _ROLE.match(part)
        if role and is_name(part[role.end() :]):
            return at + role.end(), part[role.end() :]
        if is_name(part):
            label = parts[index - 1][1] if index else ""
            after = parts[index + 1][1] if index + 1 < len(parts) else ""
            if not _OFFICIAL_LABEL.search(label[-6:]) and not (_OFFICIAL_LABEL.search(after) and len(after) <= 8):
                return at, part
    return None


def minors(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """A child under fourteen who can be recognised: a name with age, grade or class."""
    for start, line in lines_of(view, places):
        if not _YOUNG.search(line) or _TEACHES.search(line):
            continue
        match = _CHILD.search(line)
        listed = None if match and (match["masked"] or is_name(match["who"])) else person_in(fields(line))
        if match and not listed and (match["masked"] or is_name(match["who"])):
            who = "masked" if match["masked"] else "who"
            at, text = match.start(who), match[who]
        elif listed:
            at, text = listed
        else:
            continue
        if anonymised(text, view, line, child=True):
            continue
        shown = masking.name(text)
        yield Detection("PRI-MINOR", start + at, start + at + len(text), shown, masked=shown)


def parties(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """The full name of somebody who wrote in, complained or was punished. places: colons that may stand before it."""
    for place in places:
        for label in _PARTY.finditer(view.text, max(0, place - 40), place + 1):
            match = _WHO.match(view.text, label.end())
            if match and is_full_name(match["who"]):
                shown = masking.name(match["who"])
                yield Detection("PRI-NAME", match.start("who"), match.end("who"), shown, masked=shown)
