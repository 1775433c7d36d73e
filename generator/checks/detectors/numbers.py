"""Runs of digits -> identity numbers, bank cards, mobile numbers; each told from the numbers that only look like them.

A run may have blanks, hyphens or one line end inside. Sources: GB 11643-1999, ISO/IEC 7812-1, 个人信息保护法 第二十八条.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors import checksums, masking
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.number_context import (
    IDENTITY_SAID,
    TELEPHONE_SAID,
    is_amount,
    is_code,
    is_latin,
    may_be_mobile,
    names_code,
    somebody_beside,
)
from generator.checks.detectors.view import View

_BLANK = r"[ \xa0\u2000-\u200a\u202f\u205f\u3000]"
_GAP = rf"(?:(?:{_BLANK}{{0,4}}|[-‐‑‒–—−－·•]|{_BLANK}*\n[ >]{{0,4}}){{0,2}})"
_ROW_GAP = rf"(?:(?:{_BLANK}{{0,4}}|[-‐‑‒–—−－·•]){{0,2}})"
RUN = lazy_re(rf"[0-9]++(?:{_GAP}[0-9]++)*(?:{_GAP}[Xx](?![A-Za-z0-9]))?")
_ROW_RUN = lazy_re(rf"[0-9]++(?:{_ROW_GAP}[0-9]++)*(?:{_ROW_GAP}[Xx](?![A-Za-z0-9]))?")
_CERTIFICATE = lazy_re(r"[0-9]{17}[0-9Xx][1-7][1-4](?:[Bb][0-9]{1,2})?(?![0-9A-Za-z])")
"""The number of a disability certificate: the identity number, kind and grade, and how often it was issued again."""
_LATEST = 2015
"""Year of birth up to which a number with a wrong check digit, of which nothing says what it is, is taken for one."""
_CARD_WORD = pattern_table(
    (r"卡\s*号", "卡号", "卡 号"),
    (r"[账帐]\s*号", "账号", "帐 号"),
    "一卡通 一折通 存折 银行卡 惠农卡 社保卡",
    (r"[账帐]户(?:号码?)?[：:为]", "账户：", "帐户号码为"),
    "打款",
    (r"开户行?", "开户行", "开户"),
)
_HOLDER_LABEL = pattern_table(
    (r"(?<![农用住])户\s*名(?![单额下])", "户名：", "户 名："),
    (r"[账帐]户名称?", "账户名称", "帐户名"),
    (r"收款(?:单位|人)", "收款单位", "收款人"),
    (r"开户名称?", "开户名称", "开户名"),
    "单位名称 户头",
)
_BODY_END = pattern_table(
    "局 委 办 公司 中心 政府 医院 学校 小学 中学 法院 检察院 合作社 协会 基金会 红十字会 村民委员会 财政所 专户 国库 工会",
    "所 社 站 厂 院 会",
)
_ORGANISATION = lazy_re(
    rf"{_HOLDER_LABEL.pattern}(?:[（(][^）)\n]{{0,8}}[）)])?[：:\s|｜为是]{{0,4}}"
    r"(?:(?!开户|[账帐]号|卡号)[\u4e00-\u9fff（）()“”·A-Za-z0-9 -]){1,30}?"
    rf"{_BODY_END.pattern}(?![\u4e00-\u9fff]{{2,3}}[，,；;\s])"
)
"""An account in the name of a body. The bank that keeps an account says nothing of whose it is."""
_PUBLIC_FUNDS = lazy_re(r"(?:财政专户|代管资金|国库|基本户|对公)[^\n。；;，,]{0,16}$")
MOBILE = lazy_re(r"1[3-9][0-9]{9}")
MOBILE_PREFIXES = ("", "86", "0086")
MOBILE_SHAPES = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (4, 7), (3, 3, 5), (5, 6), (6, 5), (1,) * 11}


def detect(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Everything private that consists of digits. places: digits behind which ten more follow soon."""
    pattern = RUN if view.headers is None else _ROW_RUN
    done = 0
    for place in places:
        if place < done:
            continue
        certificate = _CERTIFICATE.match(view.text, place)
        number = certificate.group()[:18] if certificate else ""
        if certificate and checksums.identity_form(number) and checksums.identity_check(number):
            done = certificate.end()
            yield _identity(view, place, done, number)
            continue
        match = pattern.match(view.text, place)
        if match:
            done = match.end()
            run = match.group()
            count = len(run) if run.isdecimal() else sum(1 for char in run if char in "0123456789Xx")
            # Eleven digits are a mobile number or, as a landline with its area code, nothing;
            # a card has twelve or more.
            if count > 11 or (count == 11 and run[0] == "1"):
                yield from _run(view, place, run)


_WORDS = 24
"""Characters before a number in which a word says what it is."""


class _Groups:
    """A run cut at its gaps, and what stands around it."""

    def __init__(self, view: View, start: int, text: str) -> None:
        self.start = start
        self.head = view.head_of(start)
        self._hold([(start + m.start(), m.group()) for m in re.finditer(r"[0-9]+[Xx]?|[Xx]", text)])

    def _hold(self, parts: list[tuple[int, str]]) -> None:
        self.parts = parts
        self.digits = "".join(part for _, part in parts)
        self.sizes = [len(part) for _, part in parts]
        self.until = {at: number for number, at in enumerate(accumulate(self.sizes), 1)}

    def windows(self, count: int) -> Iterator[tuple[int, int, str, tuple[int, ...]]]:
        """Start, end, digits and group lengths of each row of whole groups that holds ``count`` characters."""
        at = 0
        for first, size in enumerate(self.sizes if len(self.digits) >= count else ()):
            last = self.until.get(at + count)
            if last:
                end = self.parts[last - 1][0] + self.sizes[last - 1]
                yield self.parts[first][0], end, self.digits[at : at + count], tuple(self.sizes[first:last])
            at += size

    def leads(self, start: int) -> bool:
        """Whether a place is so near the beginning that words before the run stand before it too."""
        return start - self.start < _WORDS

    def taken(self, hits: Iterable[Detection]) -> None:
        """Forget the groups of finds, so that nothing else is read into them."""
        gone = {place for hit in hits for place in range(hit.start, hit.end)}
        self._hold([(at, part) for at, part in self.parts if gone.isdisjoint(range(at, at + len(part)))])


def _run(view: View, start: int, text: str) -> Iterator[Detection]:
    groups = _Groups(view, start, text)
    for kind in (_identities, _accounts, _mobiles, _old_identities):
        hits = list(kind(view, groups))
        if hits:
            groups.taken(hits)
            yield from hits


def _identities(view: View, groups: _Groups) -> Iterator[Detection]:
    for start, end, digits, _ in groups.windows(18):
        if view.text[end : end + 1].isascii() and view.text[end : end + 1].isalnum():
            continue
        before, head = view.before(start, 24) if groups.leads(start) else "", groups.head
        said = any(map(IDENTITY_SAID.search, (before[-12 - len("居民身份证") :], view.text[end : end + 10], head)))
        code = names_code(before.replace("身份证编号", ""))
        if not checksums.identity_form(digits) or (checksums.credit_code(digits) and not said and code):
            if said and not code and digits.isdecimal():
                yield _identity(view, start, end, digits, doubtful=True)
        elif checksums.identity_check(digits):
            yield _identity(view, start, end, digits)
        elif (said or _unsaid(view, start, digits, head)) and somebody_beside(view, start, head) and not code:
            yield _identity(view, start, end, digits)  # a slip of the pen does not make it nobody's
        elif said:
            yield _identity(view, start, end, digits, doubtful=True)


def _unsaid(view: View, start: int, digits: str, head: str) -> bool:
    """Whether a number may be somebody's though no word says so: registers put this year's date into theirs, and say
    over their columns that these are codes."""
    return int(digits[6:10]) <= _LATEST and not is_amount(view, start, start + len(digits)) and not is_code(head)


def _identity(view: View, start: int, end: int, digits: str, *, doubtful: bool = False) -> Detection:
    written = view.text[start:end]
    return Detection(
        "PRI-ID18",
        start,
        end,
        masking.identity(digits),
        level="warning" if doubtful else None,
        values={"doubt": "疑似" if doubtful else "", "doubt_en": "what may be " if doubtful else ""},
        masked=masking.spread(written, head=2, tail=3),
    )


def _old_identities(view: View, groups: _Groups) -> Iterator[Detection]:
    for start, end, digits, sizes in groups.windows(15):
        before = view.before(start, 24)
        if len(sizes) > 1 and not IDENTITY_SAID.search(before):
            continue
        if (
            not digits.isdecimal()
            or not checksums.old_identity(digits)
            or names_code(before)
            or is_amount(view, start, end)
        ):
            continue
        if is_latin(view.text[start - 1 : start]) or is_latin(view.text[end : end + 1]):
            continue
        yield Detection(
            "PRI-ID15",
            start,
            end,
            masking.identity(digits),
            masked=masking.spread(view.text[start:end], head=2, tail=3),
        )


def _accounts(view: View, groups: _Groups) -> Iterator[Detection]:
    for count in range(19, 11, -1):
        for start, end, digits, sizes in groups.windows(count):
            card = count >= 16 and (len(sizes) == 1 or set(sizes[:-1]) == {4}) and _card(digits)
            if not (card or groups.leads(start)) or not digits.isdecimal():
                continue
            before = view.before(start, 16)
            said = _CARD_WORD.search(before)
            if not (said or (card and not names_code(before) and not is_latin(view.text[start - 1 : start]))):
                continue
            if is_amount(view, start, end) or is_latin(view.text[end : end + 1]):
                continue
            if _ORGANISATION.search(view.text[max(0, start - 90) : end + 60]) or _PUBLIC_FUNDS.search(before):
                continue
            yield Detection(
                "PRI-BANK",
                start,
                end,
                masking.account(digits),
                masked=masking.spread(view.text[start:end], head=0, tail=4),
            )


def _card(digits: str) -> bool:
    """UnionPay cards by prefix and check digit; others of 16 digits likewise."""
    known = digits.startswith("62") or (len(digits) == 16 and re.match(r"4|5[1-5]|35|9[05-9]", digits))
    return bool(known) and digits.isdecimal() and checksums.luhn(digits)


def _mobiles(view: View, groups: _Groups) -> Iterator[Detection]:
    for extra in (0, 2, 4):
        for start, end, digits, sizes in groups.windows(11 + extra):
            number = digits[extra:]
            if digits[:extra] not in MOBILE_PREFIXES or not MOBILE.fullmatch(number):
                continue
            rest = sizes if not extra else (sizes[1:] if sizes[0] == extra else (sizes[0] - extra, *sizes[1:]))
            broken = "\n" in view.text[start:end]
            shaped = rest in MOBILE_SHAPES or broken or TELEPHONE_SAID.search(view.before(start, 16))
            if not shaped or not may_be_mobile(view, start, end):
                continue
            yield Detection(
                "PRI-MOBILE",
                start,
                end,
                masking.mobile(number),
                masked=masking.spread(view.text[start:end], head=3 + extra, tail=4),
            )
