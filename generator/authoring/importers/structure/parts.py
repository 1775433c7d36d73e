"""What one line of an official document is: number, date, name of a body, addressee, attachment note,
end of a title."""

from __future__ import annotations

import re

from generator.authoring.importers.structure import days
from generator.base.patterns import pattern_table

NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
"""A document number in canonical form (党政机关公文处理工作条例 第九条)."""
_ORDER = re.compile(r"[（(]?[\u4e00-\u9fff]{0,20}(?:令|公告)[）)]?\s*(?:(?:19|20)\d{2}年)?\s*第\s*\d{1,4}\s*号")
_GENRE = pattern_table(
    "通知 意见 方案 办法 规定 公告 通告 决定 决议 批复 函 报告 请示 细则 条例 规划 计划 要点 纪要 公报 议案 命令 令 公示 说明 解读",
    "指南 清单 目录 预案 规则 制度 章程 标准 措施 倡议书 通报 总结 名单 汇总表 一览表 表 书 规程 规范 指引 预算 决算 安排 启事",
    "简介 情况 结果 问答 手册 协议 合同 答复 建议 提案 图解 预警 提示 公开信 慰问信 感谢信",
)
_TITLE_END = re.compile(rf"{_GENRE.pattern}(?:[》〉]?(?:的通知|的公告|的决定|的函)?)?(?:[（(][^（）()]{{1,30}}[）)])*$")
_OFFICE_END = pattern_table(
    "政府 办公室 办公厅 委员会 委办 党委 党组 县委 市委 省委 区委 州委 镇委 乡委 局 厅 部 院 署 办事处 中心 支队 大队 站 所 处 科 会",
    "法院 检察院 公司 学校 小组 指挥部 联社 银行 集团 协会 馆 队 办",
)
_BODY_END = re.compile(f"{_OFFICE_END.pattern}$")
_ADDRESSEE = re.compile(r"^[^。；！？]{2,260}[：:]$")
_ATTACHMENT = re.compile(r"^附\s*件\s*\d{0,2}\s*[：:]\s*(.*)$")
_CLAUSE = pattern_table(
    (r"^[一二三四五六七八九十]{1,3}、", "一、总则"),
    (r"^[（(][一二三四五六七八九十\d]{1,3}[）)]", "（二）原则"),
    (r"^\d{1,2}[.．、]", "3.内容"),
    (r"^第[一二三四五六七八九十百\d]{1,4}[章节条]", "第十二条"),
)
_ADDRESSED = pattern_table(
    "各 县 市 省 区 州 镇 乡 全 有关",
    (
        r".{0,30}(?:政府|办公室|局|委|部门|单位|公司|村|社区|同志|居民|群众|企业|机构|厅|处|院|会)",
        "云岭公司",
        "尊敬的居民",
    ),
)
_LEADS_ON = pattern_table("如下 以下 下列 内容 通知 要求 意见 决定 规定 事项 方式 时间 地点 电话")
_LEADS_IN = re.compile(f"{_LEADS_ON.pattern}[：:]$")
"""What ends in a colon and is nobody who is addressed."""


def number(text: str) -> str:
    """The document number that the line consists of, with a label or the signer's name allowed; else ""."""
    bare = re.sub(r"^(?:发文字号|文号|文件编号)[：:]\s*", "", text.strip())
    bare = re.sub(r"\s*签发人[：:].{0,20}$", "", bare).strip("（）() 　")
    if NUMBER.fullmatch(bare) or _ORDER.fullmatch(bare):
        return bare
    return ""


def is_body_name(text: str) -> bool:
    """True for the name of an office: short, without sentence marks, ending as such names do."""
    bare = text.strip()
    return (
        3 <= len(bare) <= 40
        and not re.search(r"[，。；：！？《》]", bare)
        and all(_BODY_END.search(part) for part in bare.split())
    )


def is_addressee(text: str) -> bool:
    """True for 主送机关: no sentence, ends in a colon, no clause number, names or plurals of offices."""
    bare = text.strip()
    if not _ADDRESSEE.match(bare) or _CLAUSE.match(bare):
        return False
    return bool(_ADDRESSED.match(bare)) and not _LEADS_IN.search(bare)


def is_letterhead(text: str) -> bool:
    """True for 发文机关标志: 云岭县人民政府办公室文件."""
    return bool(re.fullmatch(r"[^，。；：《》]{3,40}文件", text.strip())) and "关于" not in text


def ends_title(text: str) -> bool:
    """True when the text ends as titles of official documents do and no title mark is open."""
    bare = text.strip()
    return bool(_TITLE_END.search(bare)) and bare.count("《") == bare.count("》")


def may_be_title(text: str) -> bool:
    """True for a line that can belong to a title: short, no sentence, no clause number, no date, no number."""
    bare = text.strip()
    return (
        0 < len(bare) <= 90
        and not re.search(r"[。；！？]$|[：:]$", bare)
        and "。" not in bare
        and not _CLAUSE.match(bare)
        and not days.is_day(bare)
        and not number(bare)
        and not bare.startswith(("附件", "抄送", "★", "联系", "（此件", "(此件"))
    )


def attachment(text: str) -> str | None:
    """The first name of 附件：…; "" when names follow on their own lines; None when this is no such note."""
    match = _ATTACHMENT.match(text.strip())
    return match.group(1).strip() if match else None


def is_clause(text: str) -> bool:
    """True when the line opens with a clause number."""
    return bool(_CLAUSE.match(text.strip()))
