"""What a text names of another document, as one value: its title, its number, who is said to have issued it."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from generator.base.patterns import lazy_re, pattern_table

OPENS, CLOSES = "〔﹝\\[［(（【〈「", "〕﹞\\]］)）】〉」"
"""Brackets that stand around the year where 〔〕 should (GB/T 9704-2012, 7.2.5), in a class of characters."""
YEAR = rf"[{OPENS}]\s*(?P<year>\d{{4}})\s*年?\s*[{CLOSES}]\s*第?\s*0*(?P<serial>[1-9１-９]\d{{0,4}})\s*号(?![楼线院厂房室门])"
"""The part of a number that follows the organ's sign."""
_NUMBER = lazy_re(rf"\s*(?P<organ>[A-Za-z\u4e00-\u9fff]{{1,24}})\s*{YEAR}\s*")
_APART = lazy_re(r"[\W_]+")


class Citation(msgspec.Struct, frozen=True, array_like=True):
    """title: in the normal form, "" where a number stands alone. organ: the letters before the year, which may begin
    with words that are not of the number. year, serial: 0 where a title stands alone. issuer: who is named before it.
    """

    title: str = ""
    organ: str = ""
    year: int = 0
    serial: int = 0
    issuer: str = ""

    @property
    def number(self) -> str:
        """As it should be written; "" for none."""
        return f"{self.organ}〔{self.year}〕{self.serial}号" if self.year else ""


def normal_title(text: str) -> str:
    """A title without what differs from writer to writer: brackets, blanks, stops, width."""
    return _APART.sub("", unicodedata.normalize("NFKC", text)).casefold()


def number_of(text: str) -> Citation | None:
    """A document's number in its parts; None for one of another form (第12号令)."""
    match = _NUMBER.fullmatch(text)
    return Citation("", *parts(match)) if match else None


def parts(match: re.Match[str]) -> tuple[str, int, int]:
    """Organ, year and serial number of a match of ``YEAR`` with its organ."""
    return match["organ"], int(match["year"]), int(match["serial"])


_KINDS = pattern_table(
    "通知 公告 通告 通报 公报 公示 决定 决议 命令 意见 报告 请示 批复 函 纪要 条例 规定 办法 细则 方案 规划 计划 要点 措施 制度 规程 规则 规范 标准",
    "清单 目录 名单 指南 章程 预案 总结 简报 说明 解读 答复 许可证 承诺书 合同 协议 申请表",
    whole=True,
)
_PLAIN = pattern_table(
    "关于 印发 实施 工作 管理 暂行 试行 行动 总体 应急 年度 专项 有关 若干 进一步 信息 项目 办事 服务 行政 操作 指导 的 和",
    (r"\d++年?", "2025", "2025年"),
    whole=True,
)
_GENERIC = lazy_re(rf"(?:{_PLAIN.pattern}|{_KINDS.pattern})++")


def names_one(title: str) -> bool:
    """Whether a title in the normal form says which document is meant: 实施方案 and 通知 may be anybody's."""
    return len(title) > 2 and not _GENERIC.fullmatch(title)


_LEADS = pattern_table(
    "根据 按照 依据 依照 遵照 落实 贯彻 执行 转发 印发 关于 和 与 及 或 见 按 据 以 对 将 原 即 的 了 为 是 在 自 经 由 如 从 文件 文号 编号 废止 修订 修改 参照 参见 同时 包括 其中 年 月 日",
    "政府 办公室 办公厅 委员会 局 厅 会 院",
    whole=True,
)
_LED = lazy_re(rf"(?:.*{_LEADS.pattern})?")


def begins_after(before: str) -> bool:
    """Whether a name can begin where ``before``, the letters that stand right before it, ends: 根据|岚政发 can, 省|政府 not."""
    return _LED.fullmatch(before) is not None
