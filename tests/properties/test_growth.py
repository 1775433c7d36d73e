"""Twice the text takes twice the time: no detector and no reader has a shape that makes it take four times as much.

Shapes are made of short pieces of everything that the gate and the readers know: digits, gaps, marks, words that call a
detector, Markdown's signs, YAML's. Each is repeated, alone or behind and before another, to n, 2n and 4n characters,
and the seconds of computing are compared; what is slower than linear is measured again before it counts, since a
machine that does other work is never quite even.
"""

from __future__ import annotations

import datetime
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import cache

import pytest

from generator.checks import rules
from generator.checks.detectors.scan import scan
from generator.content.document import read_document
from generator.content.markdown import render_markdown
from generator.content.restricting import restriction
from generator.content.vocabulary import load_vocabularies
from tests.conftest import SmallSite

pytestmark = pytest.mark.timed

PIECES = (
    "1|12 |1 |1\n|1-|13800138000 |11010519491231002X |6222020200112233447 |2026-|１|①|〇一|1，|1,|1.|1 2 |x|X|A1|a1b2|"
    "身份证号|户名|收款人|电话|住址|村|组|号|省|市|第|岁|患|癌|残|某|王某|姓名|护照|京A|度1|°|′|经度|密码|账号|口令 |token=|sk-|"
    "机密★|秘密|密级：|内部|此件|不予公开|特急|份号|仅供|大发|棋牌|TODO|……|“|《|（|(|【|〔2026〕|发〔|附件|：|；|、|。|\n\n1|"
    "a|a.|a@|@b|http://|//a|C:\\|\\\\|/home/|10.|192.168.|oa.|mso-|<b>|<a |"
    "<!--|</|&|&#|&amp;|`|*|_|~|**|[|![|[](|](|[^|[^1]|"
    "|||a|-|--|- |> |#|+ |1. |    |\t|\\|{|}|$|%|=|^|: |:|? |! |'|\"|\u3000|\xa0|\u200b|\r|\x0b"
)
PIECE = (*dict.fromkeys(piece for piece in PIECES.split("|") if piece), "|", "| a ")
HEAD = "---\ntitle: 关于有关事项的通知\ndomain: 社会救助\nsubject: 民生\npublish_date: 2026-03-02\nclassification: 主动公开\n"


@cache
def vocabularies(site: SmallSite) -> rules.Context:
    found, _ = load_vocabularies([(site.root / "content", "content")], None)
    return rules.Context(found, datetime.date(2026, 11, 22))


def read(site: SmallSite, text: str) -> None:
    context = vocabularies(site)
    source = read_document(
        text.encode("utf-8", "replace"),
        file_key="0/a.md",
        shown="content/a.md",
        defaults={},
        vocabularies=context.vocabularies,
        sizes={},
        read=lambda _: b"",
    )
    rules.check_document(source, context)


READERS: dict[str, Callable[[SmallSite, str], object]] = {
    "gate": lambda _, text: scan(text),
    "markdown": lambda _, text: render_markdown(text),
    "field": lambda site, text: read(site, f"{HEAD}summary: {text.replace(chr(10), chr(10) + '  ')}\n---\n\n正文。\n"),
    "restriction": lambda _, text: restriction(f"---\nclassification: {text}\n---\n".encode("utf-8", "replace")),
}
READERS_OF_MANY: dict[str, tuple[int, Callable[[int], str]]] = {
    "unknown keys": (2_000, lambda n: "".join(f"key{at}: {at}\n" for at in range(n)) + "---\n\n正文。\n"),
    "values of a list": (
        4_000,
        lambda n: "keywords:\n" + "".join(f"- 词{at}\n" for at in range(n)) + "---\n\n正文。\n",
    ),
    "digits apart": (4_000, lambda n: "---\n\n" + " ".join(str(at % 10) for at in range(n)) + "\n"),
    "groups of digits": (4_000, lambda n: "---\n\n" + " ".join(str(at * 7919) for at in range(n)) + "\n"),
    "cells of one row": (4_000, lambda n: "---\n\n" + "|".join(f"{at}1.367E+10" for at in range(n)) + "\n"),
    "rows with names": (
        1_000,
        lambda n: "---\n\n" + "".join(f"|张小明|{at}|53230119850615{at:04}|\n" for at in range(n)),
    ),
}
"""Many of what differs from each other: documents of so many, and their text behind the first fields."""
START = {"gate": 6_000, "markdown": 3_000, "field": 6_000, "restriction": 20_000}
"""Characters of the shortest text: what is not linear shows above what a call costs."""
FACTOR = 3.0
"""Of time for twice the text, twice in a row: the square of the text makes it four."""
QUICK = 0.02
"""Seconds below which nothing is compared."""


class Late(BaseException):
    pass


def seconds(work: Callable[[SmallSite, str], object], site: SmallSite, text: str) -> float:
    def late(_number: int, _frame: object) -> None:
        raise Late

    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, 5)
    begun = time.process_time()
    try:
        work(site, text)
    except Late:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def grows_too_fast(reader: str, site: SmallSite, shape: tuple[str, str, str]) -> list[float]:
    """The times, when each of three looks at them says so; else nothing."""
    times: list[float] = []
    for _ in range(3):
        times = []
        for factor in (1, 2, 4):
            first, piece, last = shape
            text = first + piece * (START[reader] * factor // len(piece)) + last
            times.append(seconds(READERS[reader], site, text))
            if factor == 2 and (times[1] < QUICK or times[1] < FACTOR * times[0]):
                return []
        if times[2] < FACTOR * times[1]:
            return []
    return times


@pytest.mark.skipif(sys.platform == "win32", reason="timers")
@pytest.mark.parametrize("name", READERS_OF_MANY)
def test_so_it_does_with_many_that_differ(name: str, place: SmallSite) -> None:
    count, text = READERS_OF_MANY[name]
    for _ in range(3):
        times = [seconds(lambda site, part: read(site, HEAD + part), place, text(count * n)) for n in (1, 2, 4)]
        if times[1] < QUICK or times[1] < FACTOR * times[0] or times[2] < FACTOR * times[1]:
            break
    else:
        pytest.fail(str(times))
    assert times[2] < 2, "and it takes no seconds"


def mixed(reader: str, count: int) -> list[tuple[str, str, str]]:
    """Pieces behind, between and before others."""
    chance = random.Random(reader)
    return [
        (chance.choice(("", *PIECE)), chance.choice(PIECE) + chance.choice(("", "", *PIECE)), chance.choice(PIECE))
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = SmallSite(tmp_path_factory.mktemp("growth"))
    read(site, f"{HEAD}---\n\n身份证号13800138000，见[附件](a)。\n")  # compiles what is compiled at first use
    return site


@pytest.mark.skipif(sys.platform == "win32", reason="timers")
@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_the_text_and_no_faster(reader: str, place: SmallSite) -> None:
    alone = [("", piece, "") for piece in PIECE]
    found = {shape: times for shape in (*alone, *mixed(reader, 40)) if (times := grows_too_fast(reader, place, shape))}
    assert found == {}
