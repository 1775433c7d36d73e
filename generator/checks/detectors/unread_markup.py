"""A body -> the markup in it that was typed so that Markdown does not read it: wide signs, missing or stray blanks.

What Markdown does not read stands on the page as it was typed, and the attachment that a link was to name is not
published. Only what can hardly be meant as text is found: 【附件】, a single ＊ or 1． are ordinary Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.names import SURNAME

_SIGN = lazy_re(r"[#＃＊*｜|［【\[＞｀]")
"""Without one of these a line says nothing to any but ``_run_together``. Most lines have none."""
_FENCE = lazy_re(r" {0,3}(```+|~~~+)")
_CODE_SIGNS = ("`", "~~~", "\\")
"""One of them stands in every text that has code, or something after a backslash."""
_CODE = lazy_re(r"(`+)(?!`).+?(?<!`)\1(?!`)|\\[!-/:-@\[-`{-~]")
_TYPE = pattern_table(
    "pdf ofd doc docx xls xlsx ppt pptx wps et csv txt md odt ods zip rar 7z jpg jpeg png gif webp svg bmp tif tiff",
    "mp3 mp4 htm html",
    whole=True,
)
_PICTURE = lazy_re(r"\.(?:jpe?g|png|gif|webp|svg|bmp)[\s>）)\"”]*$", re.IGNORECASE)
_INNER = r"(?:[^()（）\n]|[(（][^()（）\n]{0,100}[)）]){0,400}"
_LINK = lazy_re(
    r"(?P<mark>[!！][ \u3000]*)?(?P<open>[\[［【])(?P<text>[^\[\]［］【】\n]{1,120})(?P<close>[\]］】])"
    rf"(?P<gap>[ \u3000]*)(?P<begin>[(（])(?P<target>{_INNER})(?P<end>[)）])"
)
_WEB = lazy_re(r"[\s<“\"‘']*(?:(?:https?|ftp)[:：]//|www\.|\.{1,2}/|/\w)", re.IGNORECASE)
_FILE = lazy_re(rf".*[.．。]{_TYPE.pattern}(?:(?:[?#][^\s]*)?[\s>”\"’'].*)?", re.IGNORECASE)
_TITLED = lazy_re(r"\s*(?:<[^<>]*>|\S*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*")
_HEADING = lazy_re(
    r"(?P<lead>[ \t\u3000]*)(?P<marks>[#＃]{1,6})(?P<gap>[ \t\u00a0\u2002\u2003\u3000]*)(?P<text>[^#＃\s\u3000].*)"
)
_BOLD = lazy_re(
    r"(?<![A-Za-z0-9＊*])(?P<on>[＊*]{2})(?![＊*\s、，。；：])(?P<text>[^＊*\n|｜]{1,80}?)(?<![\s、，])(?P<off>[＊*]{2})(?![＊*])"
)
_SURNAME = lazy_re(SURNAME)
_PLACE = "省市州盟县区旗乡镇村组街路巷号栋院校某"
_LOOSE = lazy_re(r"^[ \u3000]*\*\*(?: +(?P<text>[^*\n]{1,60}?) *| *(?P<other>[^*\n]{1,60}?) +)\*\*")
_QUOTE = lazy_re(r"[ \u3000]*＞[ \u3000]+\S")
_WIDE_FENCE = lazy_re(r"[ \u3000]*｀｀｀")
_NOTE = lazy_re(r"[\[［【][\^＾](?P<label>[^\[\]［］【】^\s]{1,20})[\]］】]")
_ROW = lazy_re(r"[ \u3000]*[|｜].*[|｜][ \u3000]*")
_RULED = r"[ \u3000]*[:：]?[-－—]+[:：]?[ \u3000]*"
_RULING = lazy_re(rf"[ \u3000]*[|｜]?{_RULED}(?:[|｜]{_RULED})*[|｜]?[ \u3000]*")
_FORMS = (
    r"[－–•●▪■◆＊][ \u3000]*\S|·[ \u3000]*\S|-(?![-\s\d])\S",
    r"\d{1,2}(?:[．、）]|[.)](?!\s))(?!\d)[ \u3000]*\S",
    r"[(（]\d{1,2}[)）][ \u3000]*\S",
    r"[①-⑳]",
    r"[一二三四五六七八九十]{1,3}、",
    r"[(（][一二三四五六七八九十]{1,3}[)）]",
)
_ITEMS = tuple(map(lazy_re, _FORMS))
_TWO_ITEMS = lazy_re(r"[^\n]*".join([rf"\n[ \t]*(?:{'|'.join(_FORMS)})"] * 2))
"""Two lines below one another that begin with a number or bullet, of one form or of two."""


class UnreadMarkup(msgspec.Struct, frozen=True):
    """line: in the body, from 1. column: from 1. shown: as it was typed. what: it was meant to be. how: to mend it."""

    line: int
    column: int
    shown: str
    what: str
    how: str


def unread_markup(body: str) -> Iterator[UnreadMarkup]:
    """Everything of that kind in a body, in order of lines."""
    lines = body.split("\n")
    if any(sign in body for sign in _CODE_SIGNS):
        lines = _without_code(lines)
    table_until = 0
    for number, line in enumerate(lines, 1):
        if not _SIGN.search(line):
            continue
        if number > table_until and _ROW.fullmatch(line):
            table_until, fault = _table(lines, number)
            yield from fault
        elif number > table_until:
            yield from _heading(number, line) if "#" in line or "＃" in line else ()
            yield from _block(number, line)
        yield from _inline(number, line)
    yield from _run_together(lines)


def _without_code(lines: Sequence[str]) -> list[str]:
    """The lines with what is code, or stands after a backslash, blanked out: there every sign is meant as it is."""
    plain: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            plain.append("")
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
            plain.append("")
        else:
            plain.append(_CODE.sub(_blanked, line) if "`" in line or "\\" in line else line)
    return plain


def _blanked(code: re.Match[str]) -> str:
    return "\x7f" * len(code.group())


def _heading(number: int, line: str) -> Iterator[UnreadMarkup]:
    match = _HEADING.fullmatch(line)
    if match is None:
        return
    marks, gap, text = match["marks"], match["gap"], match["text"]
    wide, indented = "＃" in marks, "\u3000" in match["lead"]
    if not wide and not indented and gap[:1] in (" ", "\t"):
        return
    if len(marks) == 1 and (re.search("[#＃]", text) or not re.match(r"[\u3400-\u9fff（]", text) or len(text) > 40):
        return  # a topic (#…#), a number (#3机组)
    whole = f"{'#' * len(marks)} {text[:20]}"
    why = "用的是全角 ＃" if wide else "前面有全角空格" if indented else "# 后面没有半角空格"
    yield _found(number, match.start("marks"), line, f"标题（{why}）", f"写成“{whole}”，# 用半角，后面空一格")


def _block(number: int, line: str) -> Iterator[UnreadMarkup]:
    if _QUOTE.match(line):
        yield _found(number, line.index("＞"), line, "引用（用的是全角 ＞）", "把行首的 ＞ 改成半角 >")
    if _WIDE_FENCE.match(line):
        yield _found(number, line.index("｀"), line, "代码块（用的是全角 ｀）", "改成三个半角 `")


def _inline(number: int, line: str) -> Iterator[UnreadMarkup]:
    bracketed = "[" in line or "［" in line or "【" in line
    for match in _LINK.finditer(line) if bracketed else ():
        yield from _link(number, line, match)
    for match in _BOLD.finditer(line) if "＊" in line else ():
        if "＊" in match["on"] + match["off"] and not _masks(line, match):
            shown = match["text"]
            yield _found(number, match.start(), match.group(), "加粗（用的是全角 ＊）", f"写成 **{shown}**，星号用半角")
    if loose := _LOOSE.match(line):
        shown = (loose["text"] or loose["other"]).strip()
        yield _found(number, loose.start(), loose.group(), "加粗（星号里边有空格）", f"写成 **{shown}**")
    for match in _NOTE.finditer(line) if bracketed else ():
        if not match.group().startswith("[^") or not match.group().endswith("]"):
            yield _found(number, match.start(), match.group(), "脚注（用了全角符号）", f"写成 [^{match['label']}]")


def _masks(line: str, match: re.Match[str]) -> bool:
    """Whether two pairs of stars hide what stands there, as in 张＊＊与李＊＊ or ＊＊县＊＊镇."""
    before, after, text = line[: match.start()][-1:], line[match.end() :][:1], match["text"]
    names = _SURNAME.fullmatch(before) and _SURNAME.fullmatch(text[-1])
    return bool(names) or (len(text) < 2 and before.isalpha()) or text[0] in _PLACE or (after != "" and after in _PLACE)


def _link(number: int, line: str, match: re.Match[str]) -> Iterator[UnreadMarkup]:
    target, opening, closing = match["target"], match["open"], match["close"]
    brackets, round_ = f"{opening}{closing}", f"{match['begin']}{match['end']}"
    picture = bool(match["mark"]) and (bool(_PICTURE.search(target)) or not line[: match.start()].strip())
    odd_mark = picture and match["mark"] != "!"
    address = bool(_WEB.match(target) or _FILE.fullmatch(target))
    if brackets == "【】" and round_ == "（）" and not (picture or re.search(rf"[.]{_TYPE.pattern}\s*$", target)):
        return
    if not address and not (picture and odd_mark):
        return
    gap, torn = match["gap"], round_ == "()" and not _TITLED.fullmatch(target)
    if brackets == "[]" and round_ == "()" and not gap and not torn and not odd_mark:
        return
    what = "图片" if picture else "链接"
    clean = target.strip(" \u3000<>\"“”‘’'").replace("：//", "://").replace("．", ".")
    clean = re.sub(r"\s+[“‘].*", "", clean)
    clean = f"<{clean}>" if re.search(r"\s", clean) else clean
    whole = f"{'!' if picture else ''}[{match['text']}]({clean})"
    why = (
        "用了全角的括号"
        if brackets != "[]" or round_ != "()"
        else "两对括号之间有空格"
        if gap
        else "用的是全角的 ！，或者它后面有空格"
        if odd_mark
        else "地址里有空格，或用了全角引号"
    )
    told = f"写成 {whole}，括号和 ! 都用半角，中间不空格"
    at = match.start() if picture else match.start("open")
    yield _found(number, at, line[at : match.end()], f"{what}（{why}）", told)


def _table(lines: Sequence[str], first: int) -> tuple[int, list[UnreadMarkup]]:
    """The last line of the rows that begin on a line, and what keeps them from being a table, at that line."""
    last = first
    while last < len(lines) and lines[last].strip() and ("|" in lines[last] or "｜" in lines[last]):
        last += 1
    rows = lines[first - 1 : last]
    if len(rows) < 2:
        return last, []
    ruled = bool(_RULING.fullmatch(rows[1])) and "-" in rows[1].replace("－", "-").replace("—", "-")
    columns = _cells(rows[0])
    sound = not re.search(r"[｜：－—\u3000]", rows[1]) and not rows[0].lstrip(" ").startswith("｜")
    if ruled and sound and _cells(rows[1]) == columns:
        return last, list(_rows(rows, first, columns))
    if any("｜" in row for row in rows[:2]):
        why, how = "竖线是全角的 ｜", "把 ｜ 都改成半角 |，表头下面一行写 |---|---|，每列一个 ---"
    elif not ruled:
        why, how = "表头下面没有分隔行", "在第一行下面加一行 |---|---|，每列一个 ---"
    elif _cells(rows[1]) != columns:
        why = f"表头有 {columns} 格，分隔行有 {_cells(rows[1])} 格"
        how = "让分隔行与表头一样多：每列一个 ---"
    else:
        why, how = "分隔行用了全角符号", "分隔行写成 |---|---|，只用半角的竖线和减号"
    return last, [_found(first, 0, rows[0], f"表格（{why}）", how)]


def _rows(rows: Sequence[str], first: int, columns: int) -> Iterator[UnreadMarkup]:
    """Rows of a real table that lack cells because a line between two of them is wide."""
    for number, row in enumerate(rows[2:], first + 2):
        wide = row.count("｜")
        if wide and _cells(row) < columns and _cells(row.replace("｜", "|")) == columns:
            yield _found(number, row.index("｜"), row, "表格的一行（竖线是全角的 ｜）", "把这一行的 ｜ 改成半角 |")


def _cells(row: str) -> int:
    return row.strip(" \t\u3000").removeprefix("|").removesuffix("|").count("|") + 1


def _run_together(lines: Sequence[str]) -> Iterator[UnreadMarkup]:
    """Numbered lines right below one another, which Markdown joins to one paragraph."""
    if not _TWO_ITEMS.search("\n" + "\n".join(lines)):
        return
    how = "每项之间空一行；要做成列表的，每行写成“- 内容”或“1. 内容”（半角，后面空一格）"
    at = 0
    for form, group in groupby(map(_item, lines)):
        count = len(list(group))
        broken = all(line.endswith(("  ", "\x7f", "<br>", "<br/>", "\\")) for line in lines[at : at + count - 1])
        if form >= 0 and count > 1 and not broken:
            yield _found(at + 1, 0, lines[at], f"{count} 项（各行之间没有空行，会连成一段）", how)
        at += count


def _item(line: str) -> int:
    """Which form of number or bullet a line begins with, -1 for none."""
    return next((form for form, pattern in enumerate(_ITEMS) if pattern.match(line.lstrip(" \t"))), -1)


def _found(line: int, at: int, shown: str, what: str, how: str) -> UnreadMarkup:
    text = shown.strip()
    return UnreadMarkup(line, at + 1, text if len(text) <= 40 else f"{text[:39]}…", what, how)
