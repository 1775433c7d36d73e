"""Text -> marks of secrecy, marks against publication, matters of the county's own negative list.

保守国家秘密法 (2024) 第二十二条: a mark of secrecy is degree, star and term. The words themselves are ordinary text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.frequent import FREQUENT
from generator.checks.detectors.view import View
from generator.model.negative import Negative, compiled

_B = r"[ \t\u3000\xa0]*"
_DEGREE = rf"(?:绝{_B}[密蜜]|[机機]{_B}密|秘{_B}密)"
_LINE = r"^[ \t\u3000>#|【\[（(“\"]*"
_END = r"[ \t\u3000|】\]）)”\"]*$"
_STAR = pattern_table(
    (rf"{_DEGREE}{_B}[★☆✩✭✮⭐]{_B}(?:[0-9]{{0,3}}{_B}[年个]?月?|长{_B}期)?", "秘密★1年", "机 密 ☆ 长期"),
    (rf"{_DEGREE}{_B}[*＊]{_B}(?:[0-9]{{1,3}}{_B}[年个]|长{_B}期)", "绝密*20年"),
    (rf"[★☆]{_B}{_DEGREE}(?![\u4e00-\u9fff])", "★机密"),
)
_WARNING = pattern_table(
    (r"注意保存", "注意保存"),
    (r"妥善保[管存]", "妥善保管"),
    (r"不(?:对外|予)公开", "不对外公开", "不予公开"),
    (r"请?[勿不][得要]?外[传泄]", "请勿外传", "不得外泄"),
    "请勿",
    (r"严禁外[传泄]", "严禁外传"),
    "切勿 严禁 禁止外 仅供",
)
_INNER = pattern_table(
    (
        rf"[內内]部(?:资料|資料|文件|材料|文稿|刊物|信息|使用){_B}[，,、；;。]?{_B}{_WARNING.pattern}",
        "内部资料 注意保存",
        "內部文件，请勿外传",
    ),
    (rf"{_LINE}[內内]部(?:资料|資料|文件|材料|刊物|传阅|使用|参阅|掌握|明电){_END}", "内部明电", "  【内部资料】"),
    (r"[（(【\[][內内]部(?:资料|文件|材料|使用|掌握|传阅)[）)】\]]", "关于加强管理的通知（内部使用）"),
)
_SHUT = pattern_table(
    (r"(?:严禁|禁止|不得|请勿)(?:复印|复制|翻印|拍照|上网|外传)", "严禁复印"),
    "不对外公开",
)
_WORK = pattern_table(
    (
        rf"{_LINE}工作秘密{_B}(?:[★☆]|[0-9]{{1,2}}{_B}年|文件|资料|事项)?{_B}(?:[0-9]{{0,2}}{_B}年)?{_END}",
        "工作秘密",
        "工作秘密 3年",
    ),
    (rf"工作秘密{_B}[★☆]", "这份工作秘密★材料"),
)
_MARK = pattern_table(
    (rf"(?P<star>{_STAR.pattern})", "秘密★1年"),
    (
        rf"(?P<line>{_LINE}(?:密级[：:]?{_B})?{_DEGREE}{_B}"
        rf"(?:[0-9一二三四五六七八九十]{{1,3}}{_B}[年个]月?|长期|级|件|文件)?{_END})",
        "机密",
        "密级：秘密 三年",
    ),
    (rf"(?P<level>(?:密{_B}级|保密等级|涉密等级){_B}[：:]{_B}{_DEGREE})", "文件密 级：机密，注意"),
    (rf"(?P<inner>{_INNER.pattern})", "内部资料 注意保存"),
    (
        rf"(?P<shut>{_LINE}(?:涉密|[內内]部)(?:文件|资料|材料|掌握){_B}[，,、；;]?{_B}{_SHUT.pattern}[。！!]?{_END})",
        "涉密文件，严禁复印！",
    ),
    (
        r"(?P<spread>(?:不得|请勿|严禁|切勿|禁止)(?:对?外传[播阅抄]?|向?外(?:泄露|扩散)|翻印|复印外传)(?!的|染))",
        "本材料请勿外传",
        "不得翻印",
    ),
    (rf"(?P<work>{_WORK.pattern})", "工作秘密"),
    (
        r"(?P<only>仅供(?:内部|各?级?领导|有关领导|(?:县|市|省)?委?领导|本单位|工作人员内部)"
        r"[^。\n]{0,8}?(?:参阅|参考|使用|掌握|传阅))",
        "仅供领导参阅",
    ),
    (rf"(?P<copy>{_LINE}份{_B}号{_B}[：:]?{_B}[0-9]{{6}})", "份号：000012"),
    flags=re.MULTILINE,
)
_URGENT = lazy_re(rf"{_LINE}(?:特{_B}提|特{_B}急|加{_B}急|平{_B}急){_END}", re.MULTILINE)
_SERIAL = lazy_re(rf"\s*(?P<number>0[0-9]{{5}}){_END}", re.MULTILINE)
_QUOTED = lazy_re(r"(?:标[为作注志]|标识|标明|形式|格式)[^\n]{0,4}[“\"「]$")
"""A law that explains the mark: 标为“机密★”."""
_AROUND = ' \t\u3000>#|【】[]（）()“”"'
_THIS_PAPER = pattern_table("不予公开 不公开 不宜公开 免予公开 依申请公开 不主动公开 内部 仅限内部 不对外")
_THIS_TEXT = pattern_table("不予公开 不公开 不宜公开 免予公开 不对外公开 仅限内部")
_ATTRIBUTE_LABEL = pattern_table(
    "公开属性 公开方式",
    (r"公开类[别型]", "公开类别"),
    "公开选项 公开形式 信息公开选项 公开性质 政府信息公开选项 发布范围",
)
_NOT_OPEN = pattern_table("不予公开 不公开 依申请公开 依申请 免予公开 不宜公开 内部")
_ATTRIBUTE = pattern_table(
    (rf"(?<![“\"「『‘])[此本]件{_B}{_THIS_PAPER.pattern}", "此件依申请公开"),
    (rf"(?<![“\"「『‘])[此本](?:文件|材料){_B}{_THIS_TEXT.pattern}", "本材料不宜公开"),
    (rf"{_ATTRIBUTE_LABEL.pattern}{_B}[：:]{_B}[☑√■●]?{_B}{_NOT_OPEN.pattern}", "公开属性：☑依申请公开"),
    (rf"是否(?:主动|对外)?公开{_B}[：:]{_B}[☑√■●]?{_B}(?:否|不公开|不予公开)(?![\u4e00-\u9fff])", "是否公开：否"),
    (rf"^{_B}[（(【\[]{_B}(?:不予公开|依申请公开|不宜公开|内部发电){_B}[）)】\]]{_B}$", "（不予公开）"),
    flags=re.MULTILINE,
)


_FREQUENT = frozenset(FREQUENT)


def marks(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Marks that only a secret or internal paper bears. 特急 and the like warn: they say that it was an internal one."""
    last = -1
    for place in places:
        start, end = view.line(place)
        if start == last:
            continue
        last = start
        line = view.text[start:end]
        for match in _MARK.finditer(line):
            if match.lastgroup != "star" or not _QUOTED.search(line[: match.start()]):
                yield Detection("SEC-MARK", start + match.start(), start + match.end(), match.group().strip(_AROUND))
        for match in _URGENT.finditer(line):
            shown = match.group().strip(_AROUND)
            yield Detection("SEC-MARK", start + match.start(), start + match.end(), shown, level="warning")


def serial(body: str) -> Iterator[Detection]:
    """A six-digit 份号 at the head of the paper, which only numbered copies bear (GB/T 9704-2012, 7.2.1)."""
    match = _SERIAL.match(body)
    if match:
        yield Detection(
            "SEC-MARK", match.start("number"), match.end("number"), "份号 " + match["number"], level="warning"
        )


def attributes(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Words on the paper itself that forbid what its front matter says (主动公开)."""
    last = -1
    for place in places:
        start, end = view.line(place)
        if start == last:
            continue
        last = start
        for match in _ATTRIBUTE.finditer(view.text[start:end]):
            yield Detection("SEC-ATTR", start + match.start(), start + match.end(), match.group().strip())


class _Listed:
    """The patterns of one negative list, those that are plain words by one character of each.

    A county lists hundreds of words; whichever of them a text holds, one search for those characters tells.
    """

    def __init__(self, entries: Sequence[Negative]) -> None:
        self.entries = entries
        self.keys: dict[str, list[tuple[int, int]]] = {}
        self.always: list[tuple[int, int]] = []
        for number, entry in enumerate(entries):
            for index, pattern in enumerate(entry.patterns):
                if len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/"):
                    self.always.append((number, index))
                elif pattern:
                    key = next((char for char in pattern if char not in _FREQUENT), pattern[0])
                    self.keys.setdefault(key, []).append((number, index))
        chars = "".join(map(re.escape, sorted(self.keys)))
        self.any = lazy_re(f"[{chars}]") if chars else None

    def patterns(self, text: str) -> Iterator[tuple[Negative, re.Pattern[str]]]:
        """What is worth looking for in a text, with its entry."""
        wanted = list(self.always)
        for key in set(self.any.findall(text)) if self.any else ():
            wanted += [place for place in self.keys[key] if self.pattern(*place) in text]
        for number, index in sorted(wanted):
            yield self.entries[number], compiled(self.pattern(number, index))

    def pattern(self, number: int, index: int) -> str:
        """One pattern as it was written."""
        return self.entries[number].patterns[index]


_last: _Listed | None = None


def listed(view: View, entries: Sequence[Negative]) -> Iterator[Detection]:
    """Matters of the negative list."""
    global _last  # one list serves all documents of a build
    if _last is None or _last.entries is not entries:
        _last = _Listed(entries)
    for entry, pattern in _last.patterns(view.text):
        for match in pattern.finditer(view.text):
            if match.end() > match.start():
                yield Detection(
                    "SEC-LIST",
                    match.start(),
                    match.end(),
                    match.group()[:20],
                    level=entry.level,
                    values={"number": entry.code, "matter": entry.matter, "legal": entry.basis},
                )
