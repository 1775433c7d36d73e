"""Which parts of an official letter a body shows."""

from __future__ import annotations

import pytest

from generator.theme.render.letter import letter_classes

BODY = "<p>现将有关事项通知如下。</p>\n"
SIGNED = "<p>岚清县民政局</p>\n<p>2026年1月19日</p>\n"


@pytest.mark.parametrize(
    ("body", "classes"),
    [
        ("", ""),
        (BODY, ""),
        ("<p>各乡镇人民政府：</p>\n" + BODY, " addressed"),
        ("<p>各乡镇人民政府：</p>\n" + BODY + SIGNED, " addressed signed"),
        (BODY + SIGNED, " signed"),
        (BODY + "<p>岚清县民政局</p>\n<p>二〇二六年一月十九日</p>", " signed"),
        (BODY + SIGNED + "<p>（此件公开发布）</p>\n", " signed-noted"),
        (BODY + SIGNED + "<p>联系电话：0000-5550100</p>\n", ""),
        ("<h2>一、事项：</h2>\n" + BODY, ""),
        (BODY + "<p>2026年1月19日</p>\n", ""),
    ],
)
def test_addressee_and_signature(body: str, classes: str) -> None:
    assert letter_classes(body) == classes
