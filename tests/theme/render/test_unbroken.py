"""Document numbers and hours stay on one line."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.theme.render.unbroken import unbroken


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>没有文号。</p>", "<p>没有文号。</p>"),
        ("<p>岚政办发〔2026〕3号</p>", '<p><span class="nobreak">岚政办发〔2026〕3号</span></p>'),
        (
            "<p>见《办法》（岚政规〔2026〕第12号）。</p>",
            '<p>见《办法》（<span class="nobreak">岚政规〔2026〕第12号</span>）。</p>',
        ),
        ("<p>现将岚民发〔2026〕6号印发</p>", '<p>现<span class="nobreak">将岚民发〔2026〕6号</span>印发</p>'),
        ('<img alt="甲 > 岚政发〔2026〕3号" src="/a.png">', '<img alt="甲 > 岚政发〔2026〕3号" src="/a.png">'),
        ("工作日9:00—12:00", '工作日<span class="nobreak">9:00—12:00</span>'),
        ("<p>〔2026〕年</p>", "<p>〔2026〕年</p>"),
    ],
)
def test_numbers_are_held_together_and_attributes_left_alone(body: str, shown: str) -> None:
    assert unbroken(Markup(body)) == shown


def test_text_is_no_way_around_escaping() -> None:
    assert unbroken("<b>〔2026〕3号") == '&lt;b&gt;<span class="nobreak">〔2026〕3号</span>'
