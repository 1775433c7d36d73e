"""A page's twin: texts and what is spoken change, everything else stays byte for byte."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.edition import Edition
from generator.site.edition.converter import Converter
from generator.site.edition.markup import Markup, address

BASE = "https://www.test.example"
MARKUP = Markup(Converter(Edition("s2tw")), BASE)
SPOKEN = {"title", "alt", "aria-label", "placeholder"}


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("<p>关于发布<b>标准</b>的通知</p>", "<p>關於發佈<b>標準</b>的通知</p>"),
        (
            '<a href="/d/biaozhun/#发布" id="发布" class="标准">发布</a>',
            '<a href="/zh-hant/d/biaozhun/#发布" id="发布" class="标准">發佈</a>',
        ),
        (
            '<a href="/d/a/申请表.docx" title="申请表">申请表</a>',
            '<a href="/d/a/申请表.docx" title="申請表">申請表</a>',
        ),
        ('<a href="https://other.example/发/">发</a>', '<a href="https://other.example/发/">發</a>'),
        ('<a href="/" hreflang="zh-Hans">简体</a>', '<a href="/" hreflang="zh-Hans">簡體</a>'),
        ('<a href="/zh-hant/a/">发</a>', '<a href="/zh-hant/a/">發</a>'),
        (
            '<form action="/search/"><input name="q" value="县" placeholder="检索">',
            '<form action="/zh-hant/search/"><input name="q" value="县" placeholder="檢索">',
        ),
        ('<span translate="no">简体<span>县</span>门</span>门', '<span translate="no">简体<span>县</span>门</span>門'),
        ('<img translate="no" alt="县">县', '<img translate="no" alt="县">縣'),
        (
            "<p>运行 <code>打开</code> 打开</p><pre>县<b>门</b></pre>县",
            "<p>運行 <code>打开</code> 打開</p><pre>县<b>门</b></pre>縣",
        ),
        ("<script>const 县 = '门'</script><!-- 县 --><style>.a::after{content:'县'}</style>", None),
        (
            '<meta name="description" content="县门"><meta name="viewport" content="县">',
            '<meta name="description" content="縣門"><meta name="viewport" content="县">',
        ),
        (f'<meta name="Url" content="{BASE}/d/a/">', f'<meta name="Url" content="{BASE}/zh-hant/d/a/">'),
        ("<p title='a > b 县'>1 &lt; 2 县&amp;门</p>", "<p title='a > b 縣'>1 &lt; 2 縣&amp;門</p>"),
        ("<ruby>县<rt>xiàn</rt></ruby>", "<ruby>縣<rt>xiàn</rt></ruby>"),
        (
            '<option value="县" data-name="县民政局">县民政局</option>',
            '<option value="县" data-name="縣民政局">縣民政局</option>',
        ),
        ("县", "縣"),
        ("", ""),
    ],
)
def test_what_changes_and_what_stays(given: str, made: str | None) -> None:
    assert MARKUP.page(given) == (given if made is None else made)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("/", "/zh-hant/"),
        ("/#domains", "/zh-hant/#domains"),
        ("/search/?q=县", "/zh-hant/search/?q=县"),
        ("/zh-hant/", "/zh-hant/"),
        ("//cdn.example/", "//cdn.example/"),
        ("#main", "#main"),
        ("", ""),
        ("/feed.xml", "/feed.xml"),
        ("/assets/css/base.css", "/assets/css/base.css"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("/d/a/?b=/c/", "/zh-hant/d/a/?b=/c/"),
        ("/art/1.html", "/art/1.html"),
    ],
)
def test_links_to_pages_lead_to_their_twins_and_others_stay(given: str, made: str) -> None:
    assert address(given) == made


class Seen(HTMLParser):
    """What another parser sees of a page, texts and spoken values taken out."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.markup: list[object] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.markup.append((tag, [(key, "" if key in SPOKEN else value) for key, value in attrs]))
        self.texts += [value or "" for key, value in attrs if key in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self.markup.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.markup.append(data)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


VALUES = st.text("县门发a1 >/='&#;-", max_size=8)
TEXTS = st.text("关于县门发布的通知 &a;\n", max_size=10).map(lambda text: text.replace("&", "&amp;"))
NAMES = st.sampled_from(["title", "alt", "aria-label", "placeholder", "class", "id", "data-x", "href", "value", "src"])
TAGS = st.sampled_from(["p", "a", "b", "li", "td", "span", "ruby", "form", "code", "pre", "svg"])


@st.composite
def elements(draw: st.DrawFn, deep: int = 3) -> str:
    name = draw(TAGS)
    given = draw(st.dictionaries(NAMES, VALUES, max_size=3))
    if draw(st.integers(0, 5)) == 0:
        given["translate"] = "no"
    attributes = "".join(f' {key}="{value}"' for key, value in given.items())
    inner = draw(st.lists(elements(deep - 1) if deep else TEXTS, max_size=3))
    return f"<{name}{attributes}>{draw(TEXTS)}{''.join(inner)}{draw(TEXTS)}</{name}>"


@settings(max_examples=80, deadline=None)
@given(st.lists(elements() | TEXTS | st.just("<!-- 县 <b> --><br><img alt='县'>"), max_size=4).map("".join))
def test_markup_is_the_same_but_for_texts(html: str) -> None:
    before, after = Seen(html), Seen(MARKUP.page(html))
    assert [_unprefixed(item) for item in after.markup] == [_unprefixed(item) for item in before.markup]
    assert len(after.texts) == len(before.texts)
    assert [len(text) for text in after.texts] == [len(text) for text in before.texts]
    assert MARKUP.page(html) == Markup(Converter(Edition("s2tw")), BASE).page(html), "nothing remembered decides"


def _unprefixed(item: object) -> object:
    if not isinstance(item, tuple):
        return item
    return item[0], [(key, address(value or "") if key in ("href", "action") else value) for key, value in item[1]]
