"""Lines of text -> the illnesses and disabilities that they tell of somebody: sensitive information (个人信息保护法 第二十八条)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors import masking
from generator.checks.detectors.courts import anonymised
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import ADDRESSED, FIELD_END, MASKED, SURNAME, fields, is_masked, is_name, is_title
from generator.checks.detectors.persons import lines_of, person_in
from generator.checks.detectors.view import View
from generator.checks.detectors.words import BEGINNINGS

_ILL = pattern_table(
    (r"癌(?!症?筛查|症?防治|症?早诊)", "肺癌晚期"),
    (r"恶性?肿瘤", "恶性肿瘤"),
    "肿瘤 白血病 淋巴瘤 尿毒症",
    (r"肾衰竭?", "肾衰", "肾衰竭"),
    "肾功能衰竭 透析",
    (r"艾滋病?", "艾滋", "艾滋病"),
    "HIV 梅毒",
    (r"(?<!致病)性病(?!原)", "患性病"),
    "精神分裂 精神障碍",
    (r"精神疾?病", "精神病", "精神疾病"),
    "抑郁症 癫痫 脑瘫",
    (r"脑梗塞?", "脑梗", "脑梗塞"),
    "脑出血 脑卒中 中风 瘫痪 偏瘫 截瘫 肝硬化 乙肝 丙肝",
    (r"肺?结核病?", "肺结核", "结核病"),
    "糖尿病 高血压 冠心病 心脏病 心肌梗死 帕金森 老年痴呆 阿尔茨海默 血友病 地中海贫血 红斑狼疮 唐氏综合征 孤独症 自闭症",
    (r"先天性[\u4e00-\u9fff]{1,6}", "先天性心脏缺损"),
    "再生障碍性贫血 肌无力 渐冻症",
    (r"尘肺病?", "尘肺", "尘肺病"),
    "流产",
    (r"不孕不?育?", "不孕", "不孕不育"),
    (r"(?:视力|听力|言语|肢体|智力|精神|多重)(?:[一二三四1-4]级)?残疾?", "肢体残疾", "视力一级残"),
    (r"残疾(?:等级)?[一二三四1-4]级", "残疾等级二级", "残疾2级"),
    (r"[一二三四1-4]级(?:[\u4e00-\u9fff]{2})?残疾", "三级残疾", "一级听觉残疾"),
    "失能 孤儿 弃婴 事实无人抚养",
)
_ILL_LABEL_NAME = pattern_table(
    (r"致贫(?:主要|返贫)?(?:原因)?", "致贫原因", "致贫主要原因"),
    (r"(?:救助|困难|申请|致残)(?:原因|理由|事由)", "救助原因", "申请事由"),
    "致困原因 返贫原因",
    (r"患病(?:情况|名称)?", "患病", "患病情况"),
    (r"病情(?:诊断|描述)?", "病情", "病情诊断"),
    (r"(?<![\u4e00-\u9fff])病名", "病名"),
    (r"诊断(?:结果|结论|意见|为)?", "诊断结果", "诊断"),
    "健康状况 身体状况 病史",
    (r"残疾(?:类别|等级|情况)", "残疾等级"),
    "伤残情况",
)
_ILL_LABEL = lazy_re(
    rf"{_ILL_LABEL_NAME.pattern}\s*[：:|｜\t]\s*[^。；;\n]{{0,8}}?(?P<ill>{_ILL.pattern})(?P<rest>[^。；;\n]{{0,20}})"
)
_OF_ILLNESS = pattern_table("医生 医师 门诊 科室 专家 主治 救助标准 防治 保障 津贴 医院 机构 补贴")
"""What says that a line is about an illness, not about somebody who has it."""
_LABELLED = lazy_re(r"[：:|｜\t]")
_SUFFERS = lazy_re(r"[患诊查得因]")
"""What every label, and every sentence about somebody's illness, has; far quicker to look for."""
_COUNTED = pattern_table(
    (r"\s*(?:患者|病人|家庭)?[共计有为：:]*\s*[0-9０-９]+\s*[户人例名%个万]", "患者共计 12 人", "：3例"),
    (r"[^，,]{0,10}?等[0-9]*[种类]", "、高血压等8种"),
    (r"(?:、[^、]{2,10}){2}", "、高血压、糖尿病"),
)
"""What stands behind illnesses that are counted, or named one after another."""
_ROLE_BEFORE = pattern_table(
    "村民 居民 患者 病人 学生 户主 群众 职工 贫困户 脱贫户 低保户 监测户 申请人 受助人 特困人员 农户 五保户 参保人",
    "当事人 受害人 被害人 行为人 驾驶人 死者 伤者 男子 女子 老人 残疾人 儿童 孤儿 员工 工人 教师 党员",
    (r"[\u4e00-\u9fff]{2}对象", "低保对象", "慰问对象"),
    (r"之[子女妻夫父母]", "之子"),
    (r"其[子女妻夫父母]亲?", "其母亲", "其妻"),
    (r"(?:[\u4e00-\u9fff]村|社区|[一二三四五六七八九十0-9]组)", "我村", "三组"),
)
_HAS_ROLE = lazy_re(rf"{_ROLE_BEFORE.pattern}[：:\s]{{0,2}}$")
_FELL_ILL = pattern_table(
    "身患 患有 患上 患了",
    (r"患(?![者儿])", "患"),
    (r"确诊为?", "确诊", "确诊为"),
    "罹患",
    (r"诊断(?:为|出)", "诊断为"),
    (r"查出(?:患有)?", "查出", "查出患有"),
    "得了 因病 因",
)
_BEHIND_NAME = r"(?=(?P<third>[^\W病人员者工师童妇兵客]??)[，,、（(：:\s身患确诊罹查得因系于自在被经去今前本现长常多曾也又都已突不之男女年生是家一两全户同夫妻父母老子出儿孙妈爸爱岳兄弟姐妹丈近最目仍正先后平早晚急需无有属为与])"
"""What may stand behind the name of somebody of whom more is said: 王五因患, and not 艾滋病患者患. One character more may be
the last of the name (王春生): ``is_name`` knows it for the end of other words."""
_ANYBODY = pattern_table(
    (r"的(?:[，,]|人|患者|病人|职工|学生|儿童|公民|从业|妇女|孕|新生儿|父母|母亲|劳动者|被)", "的，", "的人"),
    (r"(?:或者?|以及|及)(?:其他|者)", "或者其他"),
)
"""What stands behind an illness of whoever has it: 患有艾滋病的，由……"""
_RENAMED = lazy_re(r"[（(]\s*(?:化名|均为化名|匿名)")
_SICK = lazy_re(
    rf"(?:(?:{_ROLE_BEFORE.pattern}|{ADDRESSED}|^|[，,、；;。：:（(\s])(?P<who>{SURNAME}(?:(?!某)[\u4e00-\u9fff]){{1,2}}?){_BEHIND_NAME}"
    rf"|(?P<masked>{MASKED}))"
    rf"[^。\n]{{0,12}}?{_FELL_ILL.pattern}[^。；;\n]{{0,8}}?(?P<ill>{_ILL.pattern})"
)
_CALLED = ("患者", "病人", "感染者", "病患", "携带者")
_PATIENT = lazy_re(
    rf"(?P<ill>{_ILL.pattern})[\u4e00-\u9fff]{{0,2}}?(?:{'|'.join(_CALLED)})"
    rf"(?P<who>{MASKED}|{SURNAME}[\u4e00-\u9fff]{{1,2}}){FIELD_END}"
)
_IS_ILL = pattern_table("身患 患有 患上 罹患 确诊 患 因")
_IS_HELPED = pattern_table("给予 救助 资助 帮助 补助 慰问 批准 发放")
_HELPED = lazy_re(
    rf"{_IS_ILL.pattern}(?P<ill>{_ILL.pattern})[^。；;\n]{{0,12}}?"
    rf"{_IS_HELPED.pattern}[^。；;，,\n]{{0,4}}?(?P<who>{MASKED})"
)
"""The illness before its name: a patient by name, or one who is helped and whose name is masked by half."""


def illnesses(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """An illness or disability said of somebody: after a label of a personal file, or in one line with a name."""
    for start, line in lines_of(view, places):
        illness = None if _RENAMED.search(line) else _said_ill(line, view) or _listed_ill(line, view)
        if illness:
            at, end, word = illness
            yield Detection(
                "PRI-HEALTH", start + at, start + end, masking.name(word), masked=masking.name(line[at:end])
            )


def _said_ill(line: str, view: View) -> tuple[int, int, str] | None:
    """Start and end of what tells it, the name included where one stands before, and the illness."""
    for match in _ILL_LABEL.finditer(line) if _LABELLED.search(line) else ():
        if not _COUNTED.match(match["rest"]):
            return *match.span("ill"), match["ill"]
    for match in _SICK.finditer(line) if _SUFFERS.search(line) else ():
        behind = line[match.end() :]
        named = match["masked"] or match["who"]
        if not _COUNTED.match(behind) and _somebody(named, line, view, behind, match["third"] or ""):
            return match.start("masked" if match["masked"] else "who"), match.end("ill"), match["ill"]
    for form in (_PATIENT, _HELPED) if any(word in line for word in _CALLED) else (_HELPED,):
        for match in form.finditer(line):
            if _somebody(match["who"], line, view):
                return match.start("ill"), match.end("who"), match["ill"]
    return None


def _somebody(name: str, line: str, view: View, behind: str = "", third: str = "") -> bool:
    """Whether running text names a person there. behind: what follows the illness. third: what may be the last
    character of the name."""
    if is_masked(name):
        return not anonymised(name, view, line)
    named = is_name(name + third) or (is_name(name) and not is_title(name + third))
    return named and name[:2] not in BEGINNINGS and not _ANYBODY.match(behind)


def _listed_ill(line: str, view: View) -> tuple[int, int, str] | None:
    parts = fields(line)
    person = person_in(parts) if len(parts) > 1 else None
    if person is None or anonymised(person[1], view, line):
        return None
    # 残疾人钱二旺，肢体二级残疾，补贴每月100元; 拟保障对象：黄某某，肢体一级残疾
    has_role = all(person[0] != at for at, _ in parts) or bool(_HAS_ROLE.search(line[: person[0]]))
    for at, part in parts:
        match = _ILL.search(part)
        if match and len(part) <= 14 and (has_role or not _OF_ILLNESS.search(line)):
            return at + match.start(), at + match.end(), match.group()
    return None
