"""What an agency says of its notice boards, as read -> with ids and addresses for names, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.base.close_names import closest, listed
from generator.base.patterns import lazy_re
from generator.model.columns import Words, kept_by, own_names
from generator.model.office import EVERYBODY, NoticeBoard
from generator.model.vocabulary import Agency

Fault = tuple[str, dict[str, Any]]
TAKEN = frozenset({"a4"})
"""What stands below a board's address already."""
MOST, SLOWEST, FASTEST = 60, 600, 5
"""Documents on a board; seconds of a part of a screen, within which it can be read and comes round again."""
_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")


def board_faults(agency: Agency, words: Words) -> Iterator[Fault]:
    """What is wrong in an agency's boards: (fault, its values)."""
    seen: set[str] = set()
    for board in agency.boards:
        called = board.name or board.id or "公开栏"
        if board.id and not _ID.fullmatch(board.id):
            yield "data-id", {"value": board.id}
        if board.id in TAKEN:
            yield "data-form", {"field": "boards 里的 id: a4", "wanted": "另一个编号：a4 是 A4 张贴页的网址"}
        if board.id in seen:
            yield "data-twice", {"value": board.id or f"boards（{called}）"}
        seen.add(board.id)
        if board.items > MOST:
            yield "data-form", {"field": "items", "wanted": f"0 到 {MOST} 的整数，“{called}”最多贴这么多份；0 是不设"}
        if not FASTEST <= board.seconds <= SLOWEST:
            yield "data-form", {"field": "seconds", "wanted": f"{FASTEST} 到 {SLOWEST} 的整数，每屏停留的秒数"}
        yield from _unknown(agency, board, words)


def _unknown(agency: Agency, board: NoticeBoard, words: Words) -> Iterator[Fault]:
    columns = _columns(words)
    names = [column.name for column in agency.columns]
    every = [*names, *(term.name for key in columns for term in columns[key].terms)]
    for name in board.columns:
        if not _addresses(agency, name, words):
            told = f"可以写本机关自己的栏目、领域、主题、文件类型的名称，例如：{listed(every)}。"
            near = next((one for known in (own_names(agency), *columns.values()) for one in known.near(name)), "")
            yield (
                "data-reference",
                {"field": "columns", "value": name, "near": near or closest(name, every), "listed": told},
            )
    for key, vocabulary in (("kinds", "kind"), ("agencies", "agency")):
        for name in getattr(board, key):
            known = words[vocabulary]
            if known.find(name) is None and not (key == "agencies" and name == EVERYBODY):
                near = next(iter(known.near(name)), "")
                told = f"已有：{listed([term.name for term in known.terms])}。"
                yield "data-reference", {"field": key, "value": name, "near": near, "listed": told}


def resolved(agency: Agency, board: NoticeBoard, words: Words) -> NoticeBoard:
    """A board with addresses of columns and ids of kinds and agencies; 各机关 stays as it is."""
    columns = (address for name in board.columns for address in _addresses(agency, name, words))
    kinds = (term.id for name in board.kinds if (term := words["kind"].find(name)))
    offices = words["agency"]
    agencies = (term.id if (term := offices.find(name)) else name for name in board.agencies)
    return msgspec.structs.replace(board, columns=tuple(columns), kinds=tuple(kinds), agencies=tuple(agencies))


def _columns(words: Words) -> Words:
    return {key: known for key, known in words.items() if key != "agency"}


def _addresses(agency: Agency, name: str, words: Words) -> tuple[str, ...]:
    """The columns of a name, without those that are an agency's whole."""
    offices = {f"/agency/{term.id}/" for term in words["agency"].terms}
    return tuple(address for address in kept_by(agency, name, words) if address not in offices)
