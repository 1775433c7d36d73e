"""A rendered body -> what it cites, 《titles》 and numbers 〔2026〕3号, with their places; and the same body with links.

Headings, links, code and drawings are passed over. The same text gives the same citations wherever it is read, so that
nothing but what they are has to be kept between reading a document and making its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape

import msgspec

from generator.base.patterns import lazy_re, pattern_table
from generator.model.citation import YEAR, Citation, normal_title, parts

LONGEST = 120
"""Characters of a title; what is longer is a sentence whose bracket was forgotten."""
_BEFORE = 24
"""Characters before a title or a year that can name who issued it."""
_TITLE = lazy_re(r"《(?:[^《》<>]++|《[^《》<>]*+》)++》")
_YEAR = lazy_re(YEAR)
_ORGAN = lazy_re(r"(?P<organ>[A-Za-z\u4e00-\u9fff]{1,24})[ \u3000]*\Z")
_BESIDE = lazy_re(
    rf"\s*(?P<open>[（(]\s*)?(?P<organ>(?!和|与|及|以及|或)[A-Za-z\u4e00-\u9fff]{{1,24}})\s*{YEAR}(?P<close>\s*[）)])?"
)
_WHOLE = pattern_table((r"h[1-6]", "h2"), "a code pre svg button summary", whole=True)
_SHUT = lazy_re(rf'<({_WHOLE.pattern})(?=[\s>]).*?</\1>|<[^>"]*(?:"[^"]*"[^>"]*)*>', re.DOTALL)
_SHORT = lazy_re(r"(?:简称|以下称|下称)(?:为|作)?[“\"]?\s*\Z")
_BODIES = pattern_table(
    "国务院 党中央 中央 省 市 区 县 州 旗 镇 乡 厅 局 部 委 办 院 政府 办公室 办公厅 委员会 总局 会议 常委会 代表大会 协会 联合会",
    whole=True,
)
_VERBS = pattern_table("印发 发布 制定 出台 下发 颁布 公布 转发 批转 实施 通过 修订", whole=True)
_ISSUER = lazy_re(
    rf"(?P<who>[\u4e00-\u9fff]{{0,22}}?(?<![本我全该各]){_BODIES.pattern})(?:联合)?(?:{_VERBS.pattern})?(?:的|了)?\s*\Z"
)
_LAST = frozenset("院央省市区县州旗镇乡厅局部委办府室会发布定台转施过订的了")
"""Characters in which ``_ISSUER`` can end."""
_LISTED = lazy_re(r"(?:[、，和与及或]|以及|&amp;|\s)*+")


class CitedPlace(msgspec.Struct, frozen=True):
    """Where in the HTML a citation stands: of a number alone, where its letters begin."""

    start: int
    end: int
    citation: Citation


def citations_of(html: str) -> tuple[Citation, ...]:
    """What a body cites, each once, in its order."""
    return tuple(dict.fromkeys(place.citation for place in places(html)))


def with_citations(html: str, led: Mapping[Citation, tuple[str, int]]) -> str:
    """A body with links. led: citation -> address, and how many letters before it are not of it."""
    pieces, at = [], 0
    for place in places(html):
        if place.citation in led:
            address, before = led[place.citation]
            start = place.start + before
            pieces += [html[at:start], f'<a href="{escape(address)}">', html[start : place.end], "</a>"]
            at = place.end
    return "".join([*pieces, html[at:]])


def places(html: str) -> list[CitedPlace]:
    """Every citation of a body, in its order."""
    if "《" not in html and "号" not in html:
        return []
    found = sorted(_found(html), key=lambda place: place.start)
    return list(_open(html, found)) if found else []


def _found(html: str) -> Iterator[CitedPlace]:
    """Titles with the numbers beside them, then the numbers that stand alone."""
    taken: set[int] = set()
    numbers = {match.start(): match for match in _YEAR.finditer(html)}
    short = {
        normal_title(match.group()) for match in _TITLE.finditer(html) if _SHORT.search(_before(html, match.start()))
    }
    issuer, last = "", -1
    for match in _TITLE.finditer(html):
        title = normal_title(unescape(match.group()))
        issuer = issuer if last >= 0 and _LISTED.fullmatch(html, last, match.start()) else _issuer(html, match.start())
        last = match.end()
        if len(title) > LONGEST or title in short:
            continue
        beside = _BESIDE.match(html, match.end())
        number = _number_before(html, match.start(), numbers)
        if beside:
            last = beside.end()
            number = parts(beside)
            if bool(beside["open"]) == bool(beside["close"]):
                taken.add(beside.start("year"))
                yield CitedPlace(match.start(), beside.end(), Citation(title, *number, issuer))
                continue
        yield CitedPlace(match.start(), match.end(), Citation(title, *(number or ("", 0, 0)), issuer))
    for start, match in numbers.items():
        organ = _ORGAN.search(html, max(0, start - _BEFORE - 2), start)
        if organ and match.start("year") not in taken:
            citation = Citation("", organ["organ"], int(match["year"]), int(match["serial"]))
            yield CitedPlace(organ.start(), match.end(), citation)


def _before(html: str, start: int) -> str:
    return html[max(0, start - _BEFORE) : start]


def _issuer(html: str, start: int) -> str:
    before = _before(html, start).rstrip()
    if before[-1:] not in _LAST:  # nearly all: 依照《……》
        return ""
    match = _ISSUER.search(before)
    return match["who"] if match else ""


def _number_before(html: str, start: int, numbers: Mapping[int, re.Match[str]]) -> tuple[str, int, int] | None:
    """The number that stands right before a title: 岚政发〔2026〕3号《……》."""
    near = html[max(0, start - 40) : start].rstrip().removesuffix("文件").removesuffix("文")
    end = max(0, start - 40) + len(near)
    match = next((item for item in numbers.values() if item.end() == end), None) if near.endswith("号") else None
    organ = _ORGAN.search(html, max(0, match.start() - _BEFORE - 2), match.start()) if match else None
    return (organ["organ"], int(match["year"]), int(match["serial"])) if match and organ else None


def _open(html: str, found: list[CitedPlace]) -> Iterator[CitedPlace]:
    """Those that stand in running text, and not in what is shut to links."""
    shut = _SHUT.finditer(html)
    zone = next(shut, None)
    for place in found:
        while zone and zone.end() <= place.start:
            zone = next(shut, None)
        if zone is None or place.end <= zone.start():
            yield place
