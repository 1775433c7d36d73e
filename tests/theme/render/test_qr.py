"""The code of an address: what is put together from tables is what segno makes, and what is drawn is what was made."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.theme.render import qr as made

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40)


@settings(max_examples=30, deadline=None)
@given(IDS)
def test_codes_from_tables_are_those_of_segno(identity: str) -> None:
    address = f"https://www.test.example/d/{identity}/".encode()
    assert made.composed(address) == made._code(address, made._version(len(address)))


def drawn(svg: str) -> list[list[int]]:
    """The dark modules of an SVG, quiet zone left out."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1]) - 2 * made.QUIET  # type: ignore[index]
    modules = [[0] * side for _ in range(side)]
    for x, y, strokes in re.findall(r"M(\d+) (\d+)\.5((?:h\d+|m\d+ 0)*)", svg):
        at = int(x) - made.QUIET
        for kind, run in re.findall(r"([hm])(\d+)", strokes):
            for column in range(at, at + int(run)) if kind == "h" else ():
                modules[int(y) - made.QUIET][column] = 1
            at += int(run)
    return modules


@pytest.mark.parametrize("direct", [10**9, 0])
@pytest.mark.parametrize(
    "address", ["https://a.example/d/x/", "https://www.lanqing.example/d/" + "long-name-" * 6 + "/"]
)
def test_what_is_drawn_is_the_code(monkeypatch: pytest.MonkeyPatch, direct: int, address: str) -> None:
    monkeypatch.setattr(made, "_DIRECT", direct)
    whole = segno.make(address, error="m", mode="byte", mask=made.MASK, micro=False, boost_error=False)
    svg = made.qr(address, "二维码")
    assert drawn(svg) == [list(row) for row in whole.matrix]
    assert 'role="img" aria-label="二维码"' in svg


def test_an_address_that_is_not_ascii_is_encoded() -> None:
    assert drawn(made.qr("https://a.example/d/岚/", "")) == drawn(made.qr("https://a.example/d/%E5%B2%9A/", ""))


def test_the_encoder_alone_makes_the_same_codes_and_leaves_segno_whole() -> None:
    code = """if True:
        import sys
        from generator.theme.render import qr
        made = qr.qr("https://a.example/d/a/", "")
        assert "segno.writers" not in sys.modules and "segno" not in sys.modules
        import segno
        assert segno.make("甲").svg_inline()
        qr._encoder.cache_clear(), qr._version.cache_clear()
        assert qr.qr("https://a.example/d/a/", "") == made and sys.modules["segno"] is segno
        print(made)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == made.qr("https://a.example/d/a/", "")
