"""Lines of text -> what they tell of a private person: home, illness, childhood, full name.

A name alone, an address alone and an illness alone are public text every day; what counts is the one beside the other.
Sources: 个人信息保护法 第二十八条 (sensitive information: health, minors under fourteen), 政府信息公开条例 第十五条.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re
from generator.checks.detectors import masking
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import FIELD_END, MASKED, SURNAME, fields, is_full_name, is_name
from generator.checks.detectors.view import View

_NUMBER = r"[0-9一二三四五六七八九十百零〇]{1,5}"
HOUSE = lazy_re(
    r"(?:[\u4e00-\u9fff]{1,14}?(?:村委会|居委会|村|社区|屯|寨|庄|小区|花园|家园|新城|公寓|胡同|弄|里|巷|街|路|大道|苑|镇|乡))"
    rf"[\u4e00-\u9fff0-9A-Za-z#＃ －-]{{0,18}}?{_NUMBER}\s*(?:号楼|号|栋|幢|单元|室|户|组|社(?!区)|队|屯)"
)
_OFFICE = lazy_re(
    r"办公|政府|服务中心|大厅|大楼|大厦|[局厅]|公司|工厂|银行|信用社|医院|卫生[院室]|学校|小学|中学|幼儿园|派出所|法院|检察院|站点|门市|超市|酒店|餐|药店|商铺|"
    r"合作社|仓库|基地|窗口|项目|工程|厂区|车间|加油站|养老院|敬老院|委员会"
)
_OFFICE_LABEL = lazy_re(
    r"(?:办公|联系|通[讯信]|邮寄|单位|经营|营业|生产|注册|企业|项目|建设|施工|报名|受理|投诉|举报|咨询|服务|机构|活动|会议|开庭|集合|面试|考试|领取|上课|办学)"
    r"(?:地址|地点|场所|地)|^(?:地点|坐落|座落|位置|住所|地块|路段|起点|终点)$"
)
_OFFICIAL_LABEL = lazy_re(
    r"联系人|负责人|经办人|承办人|法定代表人|法人代表|法人|经营者|咨询人|主任|书记|局长|镇长|乡长|院长|校长|所长|站长|科长|股长|经理|董事长|"
    r"律师|法官|检察官|村医|园长|河长|林长|网格员|驻村|值班|联络员|包保|责任人|监督员|记者|教师|班主任|老师|编辑|代表|委员"
)
_ROLE = lazy_re(
    r"(?:被告人?|原告人?|申请人|被申请人|当事人|村民|居民|患者|学生|户主|低保户|五保户|特困户|贫困户|脱贫户|监测户|残疾人|老人|儿童|幼儿|孤儿|被监护人|未成年人|群众|职工)(?=.{2,4}$)"
)
"""What may stand before a private person's name in one field."""
_HOME = lazy_re(
    r"(?:家庭(?:住址|地址)|户籍(?:所在地|地址|地)|户口所在地|现?居住(?:地址|地|于|在)|常住地址|现住址|住址|家住|现住)[址：:为是在于\s|｜]{0,4}(?P<said>)"
    r"|(?:^|[，,；;（(\s])住[：:]?"
)
_ILLNESS = (
    r"(?:癌(?!症?筛查|症?防治|症?早诊)|恶性?肿瘤|肿瘤|白血病|淋巴瘤|尿毒症|肾衰竭?|肾功能衰竭|透析|艾滋病?|HIV|梅毒|(?<!致病)性病(?!原)|精神分裂|精神障碍|精神疾?病|"
    r"抑郁症|癫痫|脑瘫|脑梗塞?|脑出血|脑卒中|中风|瘫痪|偏瘫|截瘫|肝硬化|乙肝|丙肝|肺?结核病?|糖尿病|高血压|冠心病|心脏病|心肌梗死|帕金森|老年痴呆|阿尔茨海默|"
    r"血友病|地中海贫血|红斑狼疮|唐氏综合征|孤独症|自闭症|先天性[\u4e00-\u9fff]{1,6}|再生障碍性贫血|肌无力|渐冻症|尘肺病?|流产|不孕不?育?|"
    r"(?:视力|听力|言语|肢体|智力|精神|多重)(?:[一二三四1-4]级)?残疾?|残疾(?:等级)?[一二三四1-4]级|[一二三四1-4]级(?:[\u4e00-\u9fff]{2})?残疾|失能|孤儿|弃婴|事实无人抚养)"
)
_ILL = lazy_re(_ILLNESS)
_ILL_LABEL = lazy_re(
    r"(?:致贫(?:主要|返贫)?(?:原因)?|(?:救助|困难|申请|致残)(?:原因|理由|事由)|致困原因|返贫原因|患病(?:情况|名称)?|病情(?:诊断|描述)?|(?<![\u4e00-\u9fff])病名|诊断(?:结果|结论|意见|为)?|健康状况|身体状况|病史|残疾(?:类别|等级|情况)|伤残情况)"
    rf"\s*[：:|｜\t]\s*[^。；;\n]{{0,8}}?(?P<ill>{_ILLNESS})(?P<rest>[^。；;\n]{{0,20}})"
)
_LABELLED = lazy_re(r"[：:|｜\t]")
_SUFFERS = lazy_re(r"[患诊查得因]")
"""What every label, and every sentence about somebody's illness, has; far quicker to look for."""
_COUNTED = lazy_re(
    r"\s*(?:患者|病人|家庭)?[共计有为：:]*\s*[0-9０-９]+\s*(?:户|人|例|名|%|个|万)|[^，,]{0,10}?等[0-9]*[种类]|(?:、[^、]{2,10}){2}"
)
_SICK = lazy_re(
    rf"(?:(?:村民|居民|患者|病人|学生|户主|群众|职工|贫困户|脱贫户|低保户|监测户|申请人|之[子女妻夫父母]|其[子女妻夫父母]亲?|^|[，,、；;。：:（(\s])"
    rf"(?P<who>{SURNAME}[\u4e00-\u9fff]{{1,2}}?)|(?P<masked>{MASKED}))"
    rf"[^。\n]{{0,12}}?(?:身患|患有|患上|患了|患|确诊为?|罹患|诊断(?:为|出)|查出(?:患有)?|得了|因病|因)[^。；;\n]{{0,8}}?(?P<ill>{_ILLNESS})"
)
_PATIENT = lazy_re(
    rf"(?P<ill>{_ILLNESS})[\u4e00-\u9fff]{{0,2}}?(?:患者|病人|感染者|病患|携带者)(?P<who>{MASKED}|{SURNAME}[\u4e00-\u9fff]{{1,2}}){FIELD_END}"
)
_HELPED = lazy_re(
    rf"(?:身患|患有|患上|罹患|确诊|患|因)(?P<ill>{_ILLNESS})[^。；;\n]{{0,12}}?(?:给予|救助|资助|帮助|补助|慰问|批准|发放)[^。；;，,\n]{{0,4}}?(?P<who>{MASKED})"
)
"""The illness before its name: a patient by name, or one who is helped and whose name is masked by half."""
_YOUNG = lazy_re(
    r"(?<![0-9至到~—-])(?:[1-9]|1[0-3])\s*(?:周岁|岁)(?!以[上下内]|至|到|及|儿童|组|的儿童)|(?<![\u4e00-\u9fff])(?:[一二三四五六七八九]|十[一二三]?)周?岁(?!以)"
    r"|(?:[一二三四五六七1-7]|[初]一)年级?\s*[（(]?\s*[0-9一二三四五六七八九十]{1,3}\s*[）)]?\s*班|(?:幼儿园|学前)?[小中大]\s*[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?\s*班(?![次子组])"
    r"|出生(?:日期|年月|时间)?[：:于\s\t]{0,2}20(?:1[3-9]|[2-9][0-9])[-年./]|20(?:1[3-9]|[2-9][0-9])年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:出)?生"
)
_TEACHES = lazy_re(r"教师|班主任|老师|教研|授课|任教|校长|辅导员|教学|执教|园长")
_CHILD = lazy_re(
    rf"(?:学生|儿童|幼儿|孤儿|女童|男童|患儿|之[子女]|其[子女]|受害人|被害人|未成年人)[：:，,\s]{{0,2}}(?P<who>{SURNAME}(?:[\u4e00-\u9fff]{{1,2}}?|某{{1,2}}|[*×]{{1,2}}))\s*"
    r"[（(，,]?\s*(?:[男女][，,]\s*)?(?:[0-9]|1[0-3])\s*周?岁"
    rf"|(?P<masked>{MASKED})\s*[（(，,]?\s*(?:[男女][，,]\s*)?(?:[0-9]|1[0-3])\s*周?岁(?!以)"
)
_PARTY = lazy_re(
    r"(?:来信人|来访人|投诉人|举报人|信访人|反映人|咨询人|申请人|当事人|被处罚人|违法行为人|受害人|被害人|网友)(?:姓名)?\s*[：:]"
)
_WHO = lazy_re(r"\s*(?P<who>[\u4e00-\u9fff]{2,4})" + FIELD_END)


def _lines(view: View, places: Iterable[int]) -> Iterator[tuple[int, str]]:
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


def _person(parts: list[tuple[int, str]]) -> tuple[int, str] | None:
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


def homes(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Where a person lives, to the house or the group; a township or a village alone says nobody's home."""
    for start, line in _lines(view, places):
        hit = _labelled_home(line) or _listed_home(line)
        if hit:
            at, text = hit
            yield Detection(
                "PRI-ADDR", start + at, start + at + len(text), masking.address(text), masked=masking.address(text)
            )


def _labelled_home(line: str) -> tuple[int, str] | None:
    for label in _HOME.finditer(line):
        house = HOUSE.match(line, label.end())
        if house and not _OFFICE.search(house.group()) and (label["said"] is not None or _person(fields(line))):
            return house.start(), house.group()
    return None


def _listed_home(line: str) -> tuple[int, str] | None:
    if not HOUSE.search(line):
        return None
    parts = fields(line)
    if not _person(parts):
        return None
    for index, (at, part) in enumerate(parts):
        house = HOUSE.search(part)
        label = parts[index - 1][1] if index else ""
        if house and not _OFFICE.search(part) and not _OFFICE_LABEL.search(label):
            return at + house.start(), house.group()
    # Village, group and number may stand apart by blanks: what they are together counts then.
    house = HOUSE.search(line)
    return (house.start(), house.group()) if house and " " in house.group() and not _OFFICE.search(line) else None


def illnesses(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """An illness or disability said of somebody: after a label of a personal file, or in one line with a name."""
    for start, line in _lines(view, places):
        hit = _said_ill(line) or _listed_ill(line)
        if hit:
            at, end, word = hit
            yield Detection(
                "PRI-HEALTH", start + at, start + end, masking.name(word), masked=masking.name(line[at:end])
            )


def _said_ill(line: str) -> tuple[int, int, str] | None:
    """Start and end of what tells it, the name included where one stands before, and the illness."""
    for match in _ILL_LABEL.finditer(line) if _LABELLED.search(line) else ():
        if not _COUNTED.match(match["rest"]):
            return *match.span("ill"), match["ill"]
    for match in _SICK.finditer(line) if _SUFFERS.search(line) else ():
        if (match["masked"] or is_name(match["who"])) and not _COUNTED.match(line[match.end() :]):
            return match.start("masked" if match["masked"] else "who"), match.end("ill"), match["ill"]
    for form in (_PATIENT, _HELPED):
        for match in form.finditer(line):
            if is_name(match["who"]):
                return match.start("ill"), match.end("who"), match["ill"]
    return None


def _listed_ill(line: str) -> tuple[int, int, str] | None:
    parts = fields(line)
    if len(parts) < 2 or not _person(parts):
        return None
    for at, part in parts:
        match = _ILL.search(part)
        if (
            match
            and len(part) <= 14
            and not re.search(r"医生|医师|门诊|科室|专家|主治|救助标准|防治|保障|津贴|医院|机构|补贴", line)
        ):
            return at + match.start(), at + match.end(), match.group()
    return None


def minors(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """A child under fourteen who can be recognised: a name with age, grade or class."""
    for start, line in _lines(view, places):
        if not _YOUNG.search(line) or _TEACHES.search(line):
            continue
        match = _CHILD.search(line)
        listed = None if match and (match["masked"] or is_name(match["who"])) else _person(fields(line))
        if match and not listed and (match["masked"] or is_name(match["who"])):
            who = "masked" if match["masked"] else "who"
            at, text = match.start(who), match[who]
        elif listed:
            at, text = listed
        else:
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
