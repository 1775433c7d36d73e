"""Where the document stands in a page: hidden, in a form, between comments, as markup for a script; and pages that are
none."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.authoring.importers import ImportedFile, import_files
from generator.authoring.importers.run import read

CASES = Path(__file__).parents[2] / "cases" / "import"
WHOLE = [
    "各乡镇人民政府，县直有关单位：",
    "为方便群众停车，经县政府同意，现将城区公共停车场开放时间通知如下。白天开放时间为每日七时至二十二时。",
    "## 一、停车场名称",
    "文苑路停车场位于文苑路中段。",
    "云岭县城市管理局",
    "2026年3月10日",
]
TEXT = "".join(f"<p>{line.lstrip('# ')}</p>" for line in WHOLE)
NAV = '<div class="header"><a href="/">首页</a><a href="/a">政务公开</a></div><div class="where">当前位置：首页</div>'
FOOT = (
    '<div class="foot">主办：云岭县人民政府办公室，承办：县大数据中心，地址：云岭县某路1号，电话：0000-0000000。'
    "建议使用谷歌浏览器浏览，效果更佳。</div>"
)
TITLE = "关于开放停车场的通知"


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., ImportedFile]:
    """A page with a site's head and foot round this body, imported."""

    def imported(body: str, head: str = f"<title>{TITLE}-云岭县人民政府</title>") -> ImportedFile:
        path = tmp_path / "a.html"
        text = f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{NAV}{body}{FOOT}</body></html>'
        path.write_text(text, encoding="utf-8")
        return import_files([path], to=tmp_path / "out").files[0]

    return imported


def body_of(item: ImportedFile) -> list[str]:
    return [line for line in item.body.splitlines() if line]


@pytest.mark.requirement("IMP-03")
@pytest.mark.parametrize("case", ["page-wechat-hidden-body", "page-one-form", "page-attachments-beside"])
def test_the_article_of_a_page_is_there_and_nothing_else(case: str) -> None:
    item = import_files([CASES / f"{case}.html"], to=Path("/nowhere"), dry_run=True).files[0]
    found = body_of(item)
    assert item.title == "关于开放城区公共停车场的通知"
    assert found[0] == WHOLE[0] and found[4:6] == ["岚清县城市管理局", "2026年3月10日"]
    assert found[3] == "文苑路停车场位于文苑路中段，共有车位一百二十个。"
    assert not [word for word in ("轻触", "小程序", "首页", "主办") if word in item.body]


IN = {
    "hidden, shown by its id": '<div id="nr" style="display:none">{}</div>'
    '<script>nr("nr").style.display="block"</script>',
    "hidden by a rule": "<style>.b{{display:none}}</style><div class=b>{}</div><script>$('.b').show()</script>",
    "unseen": '<div style="visibility:hidden;opacity:0">{}</div>',
    "wrappers without a size": '<div style="font-size:0"><div style="font-size: 16px">{}</div></div>',
    "a rule for print only": "<style>@media print{{.b{{display:none}}}}</style><div class=b>{}</div>",
    "one form": "<form method=post><input type=hidden name=__VIEWSTATE><div class=m>{}</div><select><option>选项</select></form>",
    "two forms": '<form><input type=text><button>搜</button></form><form name="_newscontent"><div class="v_news_content">{}</div></form>',
    "comments": "<table><tr><td>浏览次数：5</td></tr><tr><td><!--<$[信息内容]>begin-->{}<!--<$[信息内容]>end--></td></tr></table>",
    "comments in words": "<div><p>责任编辑：甲</p><!-- 正文开始 -->{}<!-- 正文结束 --><p>关闭窗口</p></div>",
    "founder": "<div><!--enpcontent-->{}<!--/enpcontent--></div>",
    "a name that says print": '<div class="print"><div class="menu">{}</div></div>',
    "a span": '<span class="content">{}</span>',
    "old tables": "<table><tr><td><table><tr><td><a href=1>栏目</a></td></tr></table></td><td><table><tr><td>{}</td></tr></table></td></tr></table>",
    "two editions": '<div id="zoom" class="pc">{0}</div><div id="zoom" class="phone">{0}</div>',
    "as text for a script": '<textarea id="t" style="display:none">{}</textarea><div id="c"></div>',
    "as a template for a script": '<script type="text/html">{}</script><div id="c"></div>',
    "a custom element": '<ucapcontent><div id="UCAP-CONTENT">{}</div></ucapcontent>',
    "straight in the body": "<h1>关于开放停车场的通知</h1>{}",
}


@pytest.mark.parametrize("where", IN)
def test_the_article_is_found_wherever_it_stands(where: str, page: Callable[..., ImportedFile]) -> None:
    item = page(IN[where].format(TEXT))
    assert item.title == TITLE
    assert body_of(item) == WHOLE


def test_a_short_article_is_not_drowned_by_the_foot(page: Callable[..., ImportedFile]) -> None:
    assert body_of(page('<div class="TRS_Editor"><p>停电通知已取消。</p></div>')) == ["停电通知已取消。"]


def test_what_is_hidden_stays_out_and_what_opens_on_a_click_comes_in(page: Callable[..., ImportedFile]) -> None:
    hidden = '<div style="display:none">这一段文字在网页上看不到，不应当公开出来。</div>'
    opened = '<div id="more" style="display:none"><p>点开以后看得到的一段文字。</p></div>'
    click = '<a href="javascript:;" onclick="$(\'#more\').toggle()">展开</a>'
    item = page(f'<div class="x"><div>{TEXT}</div>{hidden}{opened}{click}</div>')
    assert "点开以后看得到的一段文字。" in body_of(item)
    assert "看不到，不应当" not in item.text
    told = [notice.message for notice in item.notices]
    assert any("网页上看不到，没有带入" in message for message in told)
    assert any("点击或打开后才显示，已带入" in message for message in told)


def test_one_long_paragraph_does_not_hide_the_others(page: Callable[..., ImportedFile]) -> None:
    long = "为方便群众停车，经县政府同意，现将开放时间通知如下。" * 6
    assert body_of(page(f"<div><div>第一段，很短。</div><div>{long}</div><div>第三段，完毕。</div></div>")) == [
        "第一段，很短。",
        long,
        "第三段，完毕。",
    ]


@pytest.mark.parametrize(
    ("part", "last"),
    [
        ("<div><p>第四段，请遵照执行，不得拖延。</p></div>", "第四段，请遵照执行，不得拖延。"),
        ("<div>云岭县民政局 2026年3月10日</div>", "云岭县民政局 2026年3月10日"),
        (
            "<div><table><tr><td>乡镇</td><td>车位</td></tr><tr><td>甲镇</td><td>120</td></tr></table></div>",
            "| 甲镇 | 120 |",
        ),
    ],
)
def test_a_part_beside_the_densest_belongs_to_the_document(
    part: str, last: str, page: Callable[..., ImportedFile]
) -> None:
    text = "<p>为方便群众停车，经县政府同意，现将开放时间通知如下。</p>" * 6
    item = page(f'<div class="w"><div class="x"><div class="y">{text}</div>{part}</div><div>顶一下</div></div>')
    assert body_of(item)[-1] == last and "顶一下" not in item.body


def test_what_a_site_adds_to_a_short_article_stays_out(page: Callable[..., ImportedFile]) -> None:
    added = "<dl><dt>最新评论</dt><dd>评论内容只代表网友观点，与本站立场无关！请自觉遵守法律法规。</dd></dl>"
    box = (
        f'<div class="v"><h2>关于停车的通知</h2><div>{TEXT}</div><div>顶一下(0)</div><ul><li>上一篇：无</li></ul></div>'
    )
    assert body_of(page(f"<div>{box}<div>{added}</div></div>")) == WHOLE


def test_sentences_outside_the_article_are_told(page: Callable[..., ImportedFile]) -> None:
    aside = "<div><p>本通知的解读材料另行发布在县人民政府门户网站，请注意查看。</p></div>"
    item = page(f'{aside}<div class="TRS_Editor">{TEXT}</div>')
    assert [one.message for one in item.notices if "正文区域之外" in one.message and "本通知的解读材料" in one.message]


NOT_AN_ARTICLE = {
    "frames": ("<html><head><title>云岭县</title></head><frameset><frame src=left.html><frame src=main.html></frameset></html>", "框架", "frames"),
    "a frame": ('<body><iframe src="nr.html"></iframe></body>', "框架", "frames"),
    "refresh": ('<meta http-equiv=refresh content="0; URL=/a/1.html"><body>正在跳转……</body>', "/a/1.html", "redirect"),
    "script": ('<body><script>window.location.href="/zwgk/index.html"</script></body>', "/zwgk/index.html", "redirect"),
    "login": ("<body><form>用户名<input name=u>密码<input type=password></form></body>", "登录页", "login"),
    "server's error": ("<title>404 Not Found</title><body><h1>404 Not Found</h1><p>nginx</p></body>", "出错页", "error"),
    "site's error": ("<title>云岭县</title><body><p>抱歉，您访问的页面不存在或已删除。</p></body>", "出错页", "error"),
    "a waiting shell": ('<body><div id="root">加载中...</div><script src="a.js"></script></body>', "脚本生成", "script"),
    "a shell": ('<body><div id="app"></div><noscript>请启用脚本</noscript><script src="a.js"></script></body>', "脚本生成", "script"),
}  # fmt: skip


@pytest.mark.parametrize("what", NOT_AN_ARTICLE)
def test_a_page_that_is_no_article_is_told_as_what_it_is(what: str, tmp_path: Path) -> None:
    text, words, kind = NOT_AN_ARTICLE[what]
    path = tmp_path / "a.html"
    path.write_text(f"<meta charset=utf-8>{text}", encoding="utf-8")
    raw = read(path)
    assert raw.failed and words in raw.notices[0].message
    known = raw.known("page")
    assert known is not None and known.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "经核查，您申请公开的政府信息不存在，特此告知。",
        "本次系统维护于2026年3月10日完成，投入500万元。",
        "请登录后办理：网上办事大厅的账号密码由本人保管。",
    ],
)
def test_a_short_answer_is_no_error(text: str, page: Callable[..., ImportedFile]) -> None:
    assert body_of(page(f'<div class="TRS_Editor"><p>{text}</p></div>')) == [text]


def test_a_list_of_a_column_is_told(page: Callable[..., ImportedFile]) -> None:
    rows = "".join(
        f'<li><a href="{day}.html">关于第{day}号事项的通知</a><span>2026-03-{day:02d}</span></li>'
        for day in range(1, 15)
    )
    item = page(f'<ul class="list">{rows}</ul>')
    assert any("像是栏目列表（14 条" in notice.message for notice in item.notices)


def test_a_poster_is_an_article(tmp_path: Path, page: Callable[..., ImportedFile]) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(buffer, "PNG")
    (tmp_path / "p.png").write_bytes(buffer.getvalue())
    late = '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" data-original="p.png" alt="防汛图">'
    item = page(f'<div class="TRS_Editor"><p>{late}</p></div>')
    assert body_of(item) == [f"![防汛图]({item.attachments[0].name})"]


ENCODED = (
    '<html><head><meta charset="{}"><title>关于停车的通知</title></head><body><div id="zoom"><p>为方便群众停车，经县政府同意，'
    "现将有关事项通知如下，请遵照执行。</p></div></body></html>"
)


@pytest.mark.parametrize(
    ("declared", "true"),
    [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("iso-8859-1", "gb18030"), ("utf-16", "utf-16"), ("gb2312", "gb18030")],
)
def test_a_page_is_read_in_the_encoding_that_it_has(declared: str, true: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(ENCODED.format(declared).encode(true))
    item = import_files([path], to=tmp_path / "out").files[0]
    assert (item.title, item.notices) == ("关于停车的通知", ())
    assert "现将有关事项通知如下，请遵照执行。" in item.body


@pytest.mark.parametrize("true", ["utf-8", "gb18030"])
def test_a_broken_character_does_not_lose_the_page(true: str, tmp_path: Path) -> None:
    data = ENCODED.format("utf-8").encode(true)
    place = data.index("遵照".encode(true))
    path = tmp_path / "a.html"
    path.write_bytes(data[: place + 1] + data[place + 2 :])
    item = import_files([path], to=tmp_path / "out").files[0]
    assert "为方便群众停车，经县政府同意" in item.body
    assert any("个别字可能有误" in notice.message for notice in item.notices)


def test_a_page_of_nothing_but_marks_is_read_soon(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    marks = "<!--正文开始-->" * 3_000
    path.write_text(f"<meta charset=utf-8><div>{marks}{TEXT}<!--正文结束--></div>", encoding="utf-8")
    begun = time.perf_counter()
    assert "为方便群众停车" in import_files([path], to=tmp_path / "out", dry_run=True).files[0].body
    assert time.perf_counter() - begun < 20
