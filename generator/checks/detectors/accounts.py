"""Text -> WeChat and QQ numbers: private like a mailbox that is no office's, and somebody's beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors import masking
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import names_person
from generator.checks.detectors.view import View
from generator.model.diagnostic import Level

_SAID = r"\s{0,3}(?:号码|号|帐号|账号|[Ii][Dd])?\s{0,3}(?:[：:]|为|是)?\s{0,3}"
_WECHAT = pattern_table(
    "微信 薇信 威信 微号 WeChat Wechat wechat weixin",
    (r"(?<![A-Za-z])[VvWw]\s?[Xx]", "VX", "wx"),
    (r"(?<![A-Za-z])[VvWw](?:信|号)", "V信"),
    (r"[加➕+][VvWw](?=[：:\s])", "加V："),
)
_NOT_WECHAT = pattern_table("公众 小程序 视频号 支付 群 平台")
_CHAT = pattern_table(
    (
        rf"{_WECHAT.pattern}(?!{_NOT_WECHAT.pattern})(?P<said>{_SAID})(?P<wechat>[A-Za-z][A-Za-z0-9_-]{{5,19}})"
        r"(?![A-Za-z0-9_.@-])",
        "微信号zxm19850615",
        "微信：lanqing_wang",
    ),
    (
        rf"(?:(?<![A-Za-z])[Qq]\s?[Qq]|扣扣|企鹅(?=号|帐|账|[：:])|(?<![A-Za-z])[Qq](?=号))(?!群){_SAID}(?P<qq>[1-9][0-9]{{4,11}})(?![0-9])",
        "QQ号：12345678",
        "扣扣1234567",
        "企鹅号：12345678",
    ),
)
_FIRST = lazy_re("[微薇威VvWw加➕+Qq扣企]")
"""With which each of these begins: ``re`` is quick to find it, and slow to try all of them at every character."""


def _matches(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for first in _FIRST.finditer(text):
        match = _CHAT.match(text, first.start()) if first.start() >= end else None
        if match:
            end = match.end()
            yield match


def chats(view: View) -> Iterator[Detection]:
    """Numbers under which somebody can be reached by WeChat or QQ; public accounts and groups are none."""
    for match in _matches(view.text):
        group = "wechat" if match["wechat"] else "qq"
        if match["wechat"] and not match["said"].strip() and not any(map(str.isdecimal, match["wechat"])):
            continue  # WeChat Official Account
        start, end = match.span(group)
        shown = masking.spread(view.text[start:end], head=2, tail=2)
        level: Level | None = None if names_person(*_around(view, match)) else "warning"
        kind = "微信号" if match["wechat"] else "QQ号"
        yield Detection("PRI-CHAT", start, end, shown, level=level, values={"kind": kind}, masked=shown)


def _around(view: View, match: re.Match[str]) -> tuple[str, int]:
    start, end = view.line(match.start())
    return view.text[start:end], match.start() - start
