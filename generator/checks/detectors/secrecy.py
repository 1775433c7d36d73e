"""Text -> marks of secrecy, marks against publication, matters of the county's own negative list.

保守国家秘密法 (2024) 第二十二条: a mark of secrecy is degree, star and term. The words themselves are ordinary text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.frequent import FREQUENT
from generator.checks.detectors.secret_marks import BLANKS, END, LINE, MARK
from generator.checks.detectors.view import View
from generator.model.negative import Negative, TooSlow, is_expression, matches

_URGENT = lazy_re(rf"{LINE}(?:特{BLANKS}提|特{BLANKS}急|加{BLANKS}急|平{BLANKS}急){END}", re.MULTILINE)
_SERIAL = lazy_re(rf"\s*(?P<number>0[0-9]{{5}}){END}", re.MULTILINE)
_EXPLAINED = pattern_table(
    (
        r"(?:标[为作注志明识有着]|注明|写[明的有着]|加盖|印[有制的着]|形式|格式|字样)(?:有|为)?[^\n，。；]{0,4}$",
        "应当标注",
        "格式为“",
    ),
    flags=re.MULTILINE,
)
_CALL = pattern_table("字样 标志 标识 标记 字眼 字")
_CALLED = lazy_re(
    r"[”\"」』]?\s*(?:[、和或及]?[“\"「『][^”\"」』\n]{1,20}[”\"」』]\s*)*[等的]?[一二三四五六七八九十]?"
    rf"{_CALL.pattern}"
)
_OPENED, _CLOSED = lazy_re(r"[“\"「『‘]\s*$"), lazy_re(r"[^“\"「『‘\n]{0,12}[”\"」』’]")
_SENTENCE = lazy_re(r"[\u4e00-\u9fff]")
_OWN = pattern_table(
    (
        r"[本此该](?:文|件|刊|期|份|页|册|材料|资料|文件|简报|专报|报告|信息|通报|稿)[^。；\n]{0,10}$",
        "此件",
        "本简报属于",
    ),
    (r"(?:以上|上述)[^。；\n]{0,10}$", "以上数据"),
)
"""What speaks of the paper itself: then the mark is its own, quoted or not."""
_NORM = pattern_table(
    "任何 应当 擅自 国家秘密 未经 有关 依法",
    (r"的[，,]", "属于秘密的，"),
    (r"(?:单位|个人|人员|机关|部门)", "工作人员"),
    (r"(?<!或)者", "利用者"),
)
_LEAST = 12
"""Characters of a sentence that lays something down; a mark is shorter."""
_AROUND = ' \t\u3000>#|【】[]（）()“”"'
_CUT_DOWN = pattern_table(
    (r"经?删[减节除]后(?:予以|可以|方可|可|再)?(?:主动)?公开", "删减后公开", "经删节后予以公开"),
    (r"经?(?:遮盖|脱密|脱敏|处理)后(?:予以|可以|方可|可|再)?(?:主动)?公开", "脱密后公开", "经处理后可以公开"),
    (r"可?以?部分(?:内容)?公开", "可部分公开", "部分内容公开"),
    "节选公开 摘要公开",
)
"""Only a part of the paper is for the public: is what lies here that part?"""
_THIS_PAPER = pattern_table(
    (_CUT_DOWN.pattern, "删减后公开", "部分公开"),
    "不予公开 不公开 不宜公开 免予公开 依申请公开 不主动公开 内部 仅限内部 不对外",
)
_THIS_TEXT = pattern_table(
    (_CUT_DOWN.pattern, "删减后公开"),
    "不予公开 不公开 不宜公开 免予公开 不对外公开 仅限内部",
)
_ATTRIBUTE_LABEL = pattern_table(
    "公开属性 公开方式",
    (r"公开类[别型]", "公开类别"),
    "公开选项 公开形式 信息公开选项 公开性质 政府信息公开选项 发布范围",
)
_NOT_OPEN = pattern_table(
    (r"删[减节除]后公开|部分公开", "删减后公开", "部分公开"),
    "不予公开 不公开 依申请公开 依申请 免予公开 不宜公开 内部",
)
_ATTRIBUTE = pattern_table(
    (rf"(?<![“\"「『‘])[此本]件{BLANKS}{_THIS_PAPER.pattern}", "此件依申请公开"),
    (rf"(?<![“\"「『‘])[此本](?:文件|材料){BLANKS}{_THIS_TEXT.pattern}", "本材料不宜公开"),
    (
        rf"{LINE}[此本该](?:文件|材料|文|通知|公文|信息|报告|资料){BLANKS}(?:公开(?:属性|方式))?[为属系于是]{{0,2}}{BLANKS}"
        rf"(?:依申请公开|不主动公开|依申请|内部文件)(?:类|件|文件)?[。！!；;]?{END}",
        "此文件依申请公开",
        "（该文属依申请公开）",
    ),
    (rf"{_ATTRIBUTE_LABEL.pattern}{BLANKS}[：:]{BLANKS}[☑√■●]?{BLANKS}{_NOT_OPEN.pattern}", "公开属性：☑依申请公开"),
    (r"^classification[ \t]*[：:][ \t]*[\"']?(?:不予公开|依申请公开)", "classification: 不予公开"),
    (
        rf"是否(?:主动|对外)?公开{BLANKS}[：:]{BLANKS}[☑√■●]?{BLANKS}(?:否|不公开|不予公开)(?![\u4e00-\u9fff])",
        "是否公开：否",
    ),
    (
        rf"^{BLANKS}[（(【\[]{BLANKS}(?:不予公开|依申请公开|不宜公开|内部发电|删[减节]后公开){BLANKS}[）)】\]]{BLANKS}$",
        "（不予公开）",
    ),
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
        for match in MARK.finditer(line):
            if not _told_of(line, match):
                yield Detection("SEC-MARK", start + match.start(), start + match.end(), match.group().strip(_AROUND))
        for match in _URGENT.finditer(line):
            shown = match.group().strip(_AROUND)
            yield Detection("SEC-MARK", start + match.start(), start + match.end(), shown, level="warning")


def _told_of(line: str, match: re.Match[str]) -> bool:
    """Whether the line speaks of such marks, as laws about them do, instead of bearing one: the mark stands in quotes
    inside a sentence, behind what asks for it, before 字样, or describes something else (仅供内部参阅的刊物)."""
    before, after = line[max(0, match.start() - 60) : match.start()], line[match.end() : match.end() + 60]
    sentence = _SENTENCE.findall(re.split("[。；;]", before)[-1] + re.split("[。；;]", after)[0])
    if _OWN.search(before) or len(sentence) < 4:
        return False
    if match["spread"] and not (_CALLED.match(after) or (_OPENED.search(before) and _EXPLAINED.search(before))):
        return (
            len(sentence) + len(match["spread"]) >= _LEAST
            and bool(_NORM.search(before))
            and not match["spread"].startswith(("请", "切"))
        )
    if match["only"] and after.startswith("的"):
        return True
    quoted = _OPENED.search(before) and _CLOSED.match(after)
    return bool(quoted or _CALLED.match(after) or _EXPLAINED.search(before))


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
                if is_expression(pattern):
                    self.always.append((number, index))
                elif pattern:
                    key = next((char for char in pattern if char not in _FREQUENT), pattern[0])
                    self.keys.setdefault(key, []).append((number, index))
        chars = "".join(map(re.escape, sorted(self.keys)))
        self.any = lazy_re(f"[{chars}]") if chars else None

    def patterns(self, text: str) -> Iterator[tuple[Negative, str]]:
        """What is worth looking for in a text, with its entry."""
        wanted = list(self.always)
        for key in set(self.any.findall(text)) if self.any else ():
            wanted += [place for place in self.keys[key] if self.pattern(*place) in text]
        for number, index in sorted(wanted):
            yield self.entries[number], self.pattern(number, index)

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
        values = {"number": entry.code, "matter": entry.matter, "legal": entry.ground}
        for start, end in _found(pattern, view.text):
            if end < 0:
                yield Detection("SEC-SLOW", 0, 1, pattern, values=values)
            elif end > start:
                yield Detection("SEC-LIST", start, end, view.text[start:end][:20], level=entry.level, values=values)


SLOW = 3
"""Texts over which an expression may take too long; then no other text is made to wait for it."""
_late: Counter[str] = Counter()


def _found(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """What a pattern finds; an end of -1 where that could not be found out."""
    if _late[pattern] >= SLOW:
        yield 0, -1
        return
    try:
        yield from matches(pattern, text)
    except TooSlow:
        _late[pattern] += 1
        yield 0, -1
