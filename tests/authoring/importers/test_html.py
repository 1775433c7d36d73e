"""Saved web pages: the document is found, the page around it goes, its facts are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.importers import ImportedFile, import_files

BODY = """<p>　　各乡镇人民政府：</p><p>　　为做好补贴工作，现将<b>有关事项：</b>通知如下，请认真贯彻执行，不得截留、挪用。</p>
<p>一、补贴标准</p><p>　　每亩补贴一百元，由县农业农村局核定面积后直接发放到户，公示期不少于7日。</p>
<table><tr><td rowspan="2">乡镇</td><td colspan="2">面积</td></tr><tr><td>水稻</td><td>玉米</td></tr><tr><td>甲镇</td><td>100</td><td>50</td></tr></table>
<p style="display:none">隐藏的词</p><script>alert(1)</script><p onclick="x()">云岭县农业农村局<br>2020年3月1日</p>"""

MODERN = f"""<!doctype html><html><head><meta charset="utf-8"><title>关于发放补贴的通知-云岭县人民政府</title>
<meta name="ArticleTitle" content="关于发放补贴的通知"><meta name="PubDate" content="2020-03-02 10:30">
<meta name="ContentSource" content="县农业农村局"></head><body><nav><a href="/">首页</a></nav>
<div class="where">当前位置：<a>首页</a> &gt; <a>通知公告</a></div>
<table><tr><td>索 引 号</td><td>000014349/2020-00012</td><td>发文字号</td><td>云农发（2020）7 号</td></tr></table>
<h1>关于发放补贴的通知</h1><div>发布时间：2020-03-02 来源：县农业农村局 字号：[大 中 小] 打印</div>
<div class="TRS_Editor">{BODY}</div><div>上一篇：无</div><div class="share">分享到：微信</div>
<footer>版权所有：云岭县人民政府</footer></body></html>"""

OLD = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>云岭县人民政府网站</title></head><body>
<table><tr><td><a href="/">首页</a> | <a href="/a">政务公开</a> | <a href="/b">办事服务</a></td></tr></table>
<table><tr><td><ul><li><a href="1">栏目一</a><li><a href="2">栏目二</a></ul></td><td><table>
<tr><td>您现在的位置：首页 &gt;&gt; 通知公告</td></tr><tr><td><b><font size="5">关于发放补贴的通知</font></b></td></tr>
<tr><td>发布日期：2020-03-02 10:30 来源：县农业农村局 点击数：123</td></tr><tr><td>云农发〔2020〕7号{BODY}</td></tr></table></td></tr></table>
<p>【打印本页】【关闭窗口】</p><div>版权所有：云岭县人民政府</div></body></html>"""

BARE = f"<html><body><h1>关于发放补贴的通知</h1><p>云农发〔2020〕7号</p><p>发布时间：2020-03-02 10:30</p>{BODY}</body></html>"


def imported(tmp_path: Path, page: bytes) -> ImportedFile:
    path = tmp_path / "page.html"
    path.write_bytes(page)
    return import_files([path], to=tmp_path / "out").files[0]


@pytest.mark.requirement("IMP-03", "IMP-10")
@pytest.mark.parametrize(
    "page",
    [
        MODERN.encode(),
        MODERN.encode("gb18030").replace(b'charset="utf-8"', b'charset="gbk"'),
        OLD.encode("gbk"),
        BARE.encode(),
    ],
    ids=["modern", "modern-gbk", "layout-tables", "bare"],
)
def test_the_document_is_found_in_every_kind_of_page(tmp_path: Path, page: bytes) -> None:
    item = imported(tmp_path, page)
    values = {field.key: field.value for field in item.fields}
    assert item.title == "关于发放补贴的通知"
    assert values["doc_number"] == "云农发〔2020〕7号"
    assert values["publish_date"] == "2020-03-02 10:30"
    assert values["written_date"] == "2020-03-01"
    assert item.body.startswith("各乡镇人民政府：\n\n为做好补贴工作，现将**有关事项**：通知如下")
    assert item.body.rstrip().endswith("云岭县农业农村局\n\n2020年3月1日")
    assert "## 一、补贴标准" in item.body
    assert '<th rowspan="2">乡镇</th>' in item.body
    for word in ("首页", "位置", "打印", "版权", "分享", "上一篇", "隐藏的词", "alert", "onclick", "栏目一", "点击数"):
        assert word not in item.text


def test_hidden_text_of_a_page_is_reported(tmp_path: Path) -> None:
    item = imported(tmp_path, MODERN.encode())
    assert any(change.step == "删去网页中的隐藏文字" and change.samples == ("隐藏的词",) for change in item.changes)


def test_files_beside_the_page_come_along_and_others_are_named(tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(b"form")
    (tmp_path.parent / "outside.docx").write_bytes(b"secret")
    links = '<p>附件请看：<a href="form.docx">申请表</a>、<a href="gone.pdf">名单</a>、<a href="../outside.docx">外面</a>，谢谢。</p>'
    item = imported(tmp_path, MODERN.replace("<script>", links + "<script>").encode())
    assert [path.read_bytes() for path in item.written if path.suffix == ".docx"] == [b"form"]
    assert "[申请表](2020-03-01-7-file-1.docx)" in item.body
    assert sum("没有随网页一起保存" in notice.message for notice in item.notices) == 2


def test_dangerous_links_lose_their_target(tmp_path: Path) -> None:
    item = imported(
        tmp_path,
        MODERN.replace(
            "<script>", '<p>请<a href="javascript:alert(2)">点这里</a>查看全文，谢谢。</p><script>'
        ).encode(),
    )
    assert "请点这里查看全文" in item.body
    assert "javascript" not in item.text


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    item = imported(tmp_path, b"<html><body><div id=app></div><script>go()</script></body></html>")
    assert item.target is None
    assert "没有找到正文" in item.notices[0].message
