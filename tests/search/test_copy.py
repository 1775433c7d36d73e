"""What is taken from a document, and where it stands in the copy."""

from __future__ import annotations

import pytest

from generator.search.blocks import TextBlock, blocks
from generator.search.copy import ZONES, copy_again, index_copy
from generator.search.entry import SearchEntry
from generator.search.indexing import indexed
from generator.search.run import IndexedWords
from generator.search.tokens import GAP, JOINTS
from tests.search.made_documents import entry
from tests.search.opened_index import cbor


def indexed_words(one: SearchEntry, html: str = "") -> tuple[list[str], IndexedWords]:
    """The words of a document one after the other, and what else is indexed of it."""
    [found] = indexed([index_copy(one, html)], ())
    words = [GAP] * found.length
    for word, positions in found.words.items():
        place = 0
        for step in cbor(positions[:-1]):
            place += step
            words[place] = word
    return words, found


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>一段</p><p>二段</p>", ["一段", "二段"]),
        ("<ul><li>甲<p>乙</p></li><li>丙</li></ul>", ["甲乙", "丙"]),
        ("<div><section><p>深处</p></section></div>", ["深处"]),
        ("<table><tr><th>项目</th><td>金额</td></tr></table>", ["项目", "金额"]),
        ("<blockquote><p>引</p><p>文</p></blockquote>", ["引文"]),
        ("<p>看得见<script>看不见</script></p><style>p{}</style><nav><p>导航</p></nav>", ["看得见"]),
        ("<p>正文<span data-search-ignore>不搜</span></p>", ["正文"]),
        ("<p>两\n  行</p>", ["两 行"]),
        ("<p><ruby>㸚<rp>（</rp><rt>lǐ</rt><rp>）</rp></ruby>村</p>", ["㸚村"]),
        ("<div>没有块的文字</div>", []),
        ("", []),
    ],
)
def test_blocks(html: str, texts: list[str]) -> None:
    assert [block.text for block in blocks(html)] == texts


def test_headings_are_known() -> None:
    assert blocks("<h2>附则</h2><p>文</p>") == [TextBlock("附则", True), TextBlock("文", False)]


def test_zones_hold_title_numbers_topics_and_body() -> None:
    html = "<h2>工伤认定</h2>" + "<p>申请劳动能力鉴定</p>" * 4 + "<p>其他事项</p>"
    words, _ = indexed_words(entry("a", "关于低保的通知", "2026-01-01", html, doc_number="云发〔2026〕1号"), html)
    title, numbers, topics, body = (
        words[: ZONES[0]],
        words[ZONES[0] : ZONES[1]],
        words[ZONES[1] : ZONES[2]],
        words[ZONES[2] :],
    )
    assert title[:3] == ["关于", "于低", "低保"]
    assert {"云发", "1号"} <= set(numbers)
    assert {"伤认", "劳动"} <= set(topics)
    assert "其他" not in topics
    assert {"工伤", "其他", "劳动"} <= set(body)
    assert [zone[-1] for zone in (title, numbers, topics)] == [GAP] * 3


def test_a_title_longer_than_its_zone_is_found_in_the_body() -> None:
    title = "".join(chr(0x4E00 + number) for number in range(400))
    words, _ = indexed_words(entry("a", title, "2026-01-01", ""))
    assert title[398:400] in words[ZONES[2] :]
    assert title[398:400] not in words[: ZONES[0]]


def test_a_document_without_body_is_its_title_and_numbers() -> None:
    one = entry("a", "预算", "2026-01-01", "", index_number="XZ-1")
    words, found = indexed_words(one)
    assert index_copy(one, "").text == ""
    dash = JOINTS["-"]
    assert set(words) == {"预算", "xz", f"z{dash}", f"{dash}1", "1", GAP}
    assert found.characters == ("算预", f"1xz{dash}")
    assert found.volume == 6


def test_a_document_without_any_pair_has_one_word_all_the_same() -> None:
    words, _ = indexed_words(entry("a", "税", "2026-01-01", ""))
    assert set(words) == {GAP, "nothing"}


def test_a_copy_can_be_made_again_from_its_text() -> None:
    html = "<p>第一条\u3000低保。</p><h2>附则</h2><table><tr><td>民政局</td></tr></table>"
    one = entry("a", "关于低保的通知", "2026-01-01", html, doc_number="云发〔2026〕1号", index_number="990-1/2026")
    copy = index_copy(one, html)
    assert copy.headings == (1,)
    assert copy_again(one.title, (one.doc_number, one.index_number), copy.text, copy.headings) == copy
