"""A text -> whether it is a judgment or a published case, in which persons are anonymised by rule.

最高人民法院关于人民法院在互联网公布裁判文书的规定 (法释〔2016〕19号) 第八条、第九条: the surname stays and 某 stands for the rest. There
李某 with an illness is nobody whom a reader could find; in a list of those who are helped, a neighbour finds him.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.names import OF_SEVERAL
from generator.checks.detectors.view import View

_DECISIVE = pattern_table(
    "判决 裁定 裁判 宣判 原告 被告 上诉 公诉 自诉 本院 法官 罪犯 再审 一审 二审 终审 裁决 基本案情 典型意义 检例 强制医疗 复议申请人 附带民事 本案 该案 复议机关",
    (r"法院(?:经审理|依法)?(?:查明|认为|认定|支持|宣告|判)", "法院查明", "法院依法宣告"),
    (r"某[\u4e00-\u9fff]{0,2}诉[\u4e00-\u9fff]", "张某诉某"),
)
_BESIDE = pattern_table(
    "法院 检察 仲裁 起诉 诉讼 诉称 辩称 诉请 审理 开庭 法庭 案情 刑法 民法典 司法鉴定 审判 执行案 认定工伤 劳动者",
    "用人单位 撤销 典型案例",
)
_PARTY = pattern_table("原告 被告 上诉 罪犯 自诉 再审 复议申请人")
"""Of those, what is said of the person himself."""
_REMEDY = lazy_re(r"(?:如|对)[^。；;\n]{0,20}(?:不服|异议)[^。；;\n]*|可以?(?:依法)?向[^。；;\n]*")
"""To whom one may go: that stands under every decision of an office."""
_HELPED = pattern_table(
    "救助 低保 补助 补贴 帮扶 慰问 特困 村民 居民 随访 发放 资助 捐款 家住 贫困户 脱贫户 监测户 社区",
    (r"[我本该]村", "我村"),
)
_LISTED = pattern_table("名单 公示 花名册 一览表 登记表")
LEAST = 3
"""Different words of courts, one of them decisive, where there are not two of these: every decision of an office names
the court that one may go to."""
_ANONYMOUS = lazy_re(rf"[\u4e00-\u9fff]{{1,2}}某{{1,3}}{OF_SEVERAL}?")
_IN_A_LIST = (
    r"(?:矫正|服刑|释放|戒毒|帮教)(?:对象|人员)[：:，,、\s]{0,2}",
    r"[|｜\t][ \t\u3000]*",
    r"^[ \t\u3000]*(?:[0-9]{1,4}[.．、\s)）]|[（(][0-9]{1,4}[)）]|[-*•])[ \t\u3000]*",
)
"""What stands before a name in a list of those who are under correction."""


def anonymised(name: str, view: View, sentence: str, *, child: bool = False) -> bool:
    """Whether a name is anonymous as courts have it: in a text of theirs, or in a sentence that speaks as theirs do and
    of no help; in no list of persons. child: his being a party does not count."""
    if view.headers is not None or not _ANONYMOUS.fullmatch(name) or _in_a_list(name, view.text):
        return False
    return judged(view.around) or _of_a_case(sentence, view.around, child=child)


@lru_cache(maxsize=256)
def _in_a_list(name: str, text: str) -> bool:
    listed = f"(?:{'|'.join(_IN_A_LIST)}){re.escape(name)}(?![\u4e00-\u9fff])"
    return re.search(listed, text, re.MULTILINE) is not None


def _of_a_case(sentence: str, text: str, *, child: bool) -> bool:
    said = _REMEDY.sub("", sentence)
    if _HELPED.search(said) or _is_list(text):
        return False
    decisive = set(_DECISIVE.findall(said)) - (set(_PARTY.findall(said)) if child else set())
    return bool(decisive) or (not child and len(set(_BESIDE.findall(said))) > 1)


# A text is asked about once for each of its hundreds of names.
@lru_cache(maxsize=8)
def _is_list(text: str) -> bool:
    return _LISTED.search(text) is not None


@lru_cache(maxsize=8)
def judged(text: str) -> bool:
    """Whether a text speaks as judgments do."""
    decisive = set(_DECISIVE.findall(text))
    return len(decisive) > 1 or (bool(decisive) and len(decisive | set(_BESIDE.findall(text))) >= LEAST)
