"""Files as offices of a county have them, with the defects that real life adds. All of them are invented."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import openpyxl
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt
from PIL import Image

Rows = Iterable[tuple[object, ...]]


def lines(document: Document, *texts: str, align: ALIGN | None = None, size: int = 0) -> None:
    for text in texts:
        paragraph = document.add_paragraph()
        words = paragraph.add_run(text)
        if align is not None:
            paragraph.alignment = align
        if size:
            words.font.size = Pt(size)


def table(holder: object, rows: Rows) -> object:
    filled = [tuple(map(str, row)) for row in rows]
    made = holder.add_table(len(filled), len(filled[0]))  # type: ignore[attr-defined]
    for row, cells in zip(made.rows, filled, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return made


def red_head(path: Path) -> None:
    """版头, a title over two lines, two annexes in the same file, 版记, a page number in the footer."""
    made = docx.Document()
    lines(made, "岚清县民政局文件", align=ALIGN.CENTER, size=36)
    lines(made, "岚民发〔2026〕27号", "", align=ALIGN.CENTER)
    lines(made, "关于印发《岚清县临时救助工作", "实施细则》的通知", "", align=ALIGN.CENTER, size=22)
    lines(
        made,
        "各乡镇人民政府、街道办事处，局机关各股室：",
        "    为进一步规范临时救助工作，现将《岚清县临时救助工作实施细则》印发给你们，请认真贯彻执行。",
        "",
        "    附件：1．岚清县临时救助工作实施细则",
        "          2．临时救助申请审批表",
        "",
    )
    lines(made, "岚清县民政局", "2026年3月18日", align=ALIGN.RIGHT)
    lines(made, "    （此件公开发布）")
    made.add_page_break()  # type: ignore[no-untyped-call]
    lines(made, "附件1")
    lines(made, "岚清县临时救助工作实施细则", "第一章  总  则", align=ALIGN.CENTER, size=22)
    lines(made, "　　第一条  为规范临时救助工作，制定本细则。", "　　第二条  临时救助遵循下列原则：")
    lines(made, "　　（一）应救尽救；", "　　（二）公开公平公正。", "附件2", "临时救助申请审批表")
    form = table(made, [("姓名", "", "性别", ""), ("家庭住址", "", "", ""), ("申请理由", "", "", "")])
    form.cell(1, 1).merge(form.cell(1, 3))  # type: ignore[attr-defined]
    lines(made, "抄送：县纪委监委，县审计局，县财政局。", "岚清县民政局办公室                 2026年3月18日印发")
    made.sections[0].footer.paragraphs[0].text = "— 1 —"
    made.save(str(path))


def picture_and_merged(path: Path) -> None:
    """Styled headings, an automatic list, a picture with its caption, a table with a head of two rows."""
    made = docx.Document()
    lines(made, "岚清县2026年农村饮水安全工程进展情况", align=ALIGN.CENTER, size=22)
    made.add_heading("基本情况", 1)
    lines(made, "截至10月底，全县完成投资1862万元。")
    made.add_heading("存在的问题", 1)
    for text in ("管网老化", "水压不足"):
        made.add_paragraph(text, style="List Number")
    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), "blue").save(drawn, "PNG")
    drawn.seek(0)
    made.add_picture(drawn, width=Cm(5))
    lines(made, "图1  河口乡供水管网示意图", align=ALIGN.CENTER)
    head = table(
        made, [("乡镇", "完成情况", "", "备注"), ("", "计划", "实际", ""), ("河口乡", 12, 11, ""), ("合计", 12, 11, "")]
    )
    head.cell(0, 1).merge(head.cell(0, 2))  # type: ignore[attr-defined]
    head.cell(0, 0).merge(head.cell(1, 0))  # type: ignore[attr-defined]
    head.cell(0, 3).merge(head.cell(1, 3))  # type: ignore[attr-defined]
    lines(made, "岚清县水利局", "二〇二六年十一月三日", align=ALIGN.RIGHT)
    made.save(str(path))


def text_in_a_table(path: Path) -> None:
    """The whole document stands in a table of one cell, which holds another table."""
    made = docx.Document()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.text = "关于2026年国庆节期间政务服务大厅值班安排的公告"
    cell.add_paragraph("根据国家法定节假日安排，现将值班安排公告如下：")
    inner = cell.add_table(2, 3)
    for row, texts in zip(inner.rows, [("日期", "窗口", "电话"), ("10月1日", "综合窗口", "0000-6620001")], strict=True):
        for place, text in zip(row.cells, texts, strict=True):
            place.text = text
    for text in ("特此公告。", "岚清县行政审批局", "2026年9月25日"):
        cell.add_paragraph(text)
    made.save(str(path))


def list_of_names(path: Path) -> None:
    """公示 whose only paragraph ends in a telephone number, and a table right above the signature."""
    made = docx.Document()
    lines(made, "公    示", align=ALIGN.CENTER, size=22)
    lines(
        made,
        "    拟将张某某等2户纳入农村低保，公示期自2026年11月10日至2026年11月16日。如有异议，请反映。监督电话：0000-6630305",
    )
    table(made, [("序号", "户主姓名", "所在村"), (1, "张某某", "松坪村"), (2, "李某某", "河湾村")])
    lines(made, "岚清县青山镇人民政府", "2026年11月9日", align=ALIGN.RIGHT)
    made.save(str(path))


def soft_returns(path: Path) -> None:
    """Title and clauses parted by line breaks inside a paragraph, a tab, a number with unlike brackets."""
    made = docx.Document()
    title = made.add_paragraph()
    title.alignment = ALIGN.CENTER
    title.add_run("岚清县发展和改革局").add_break()
    title.add_run("关于河口乡农村供水工程可行性研究报告的批复")
    lines(made, "岚发改审（2026)15号", align=ALIGN.CENTER)
    lines(made, "河口乡人民政府：")
    body = made.add_paragraph()
    for text in (
        "你乡《关于审批可行性研究报告的请示》（河政〔2026〕9号）收悉，批复如下：",
        "一、项目名称：河口乡农村供水工程",
    ):
        body.add_run(text).add_break()
    body.add_run("二、总投资\t1862万元。")
    lines(made, "此复。", "                    岚清县发展和改革局", "                     2026年10月9日")
    made.save(str(path))


def questions(path: Path) -> None:
    """政策解读 in questions and answers, with the line of a portal below the title."""
    made = docx.Document()
    lines(
        made,
        "《岚清县公租房实施细则》政策解读",
        "来源：县住建局    发布时间：2026-05-20    浏览：231次",
        align=ALIGN.CENTER,
    )
    made.add_paragraph().add_run("问：出台的背景是什么？").bold = True
    lines(made, "答：原试行办法已满三年。", "解读机关：岚清县住房和城乡建设局")
    made.save(str(path))


PORTAL = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>关于做好2025年防汛抗旱工作的通知-岚清县人民政府门户网站</title>
<meta name="ArticleTitle" content="岚清县人民政府办公室关于做好2025年防汛抗旱工作的通知"/><meta name="PubDate" content="2025-04-08 10:23"/>
<style>.a{color:red}</style><script>var x=1;</script></head><body>
<div class="top"><a href="/">首页</a> | <a href="/zwgk/">政务公开</a><div>今天是2025年4月9日 星期三</div></div>
<div class="nav">当前位置：<a href="/">首页</a> &gt;&gt; <a href="/zwgk">政务公开</a> &gt;&gt; 政府文件</div>
<div class="xxgk"><table><tr><td>索引号：</td><td>990101/2025-00123</td><td>成文日期：</td><td>2025年04月07日</td></tr>
<tr><td>文　　号：</td><td>岚政办发[2025]11号</td><td>发布日期：</td><td>2025年04月08日</td></tr></table></div>
<h1>岚清县人民政府办公室<br/>关于做好2025年防汛抗旱工作的通知</h1>
<div class="info">发布时间：2025-04-08 10:23　来源：县政府办公室　浏览次数：<span id="hits">1234</span>次　字体：【<a>大</a> <a>小</a>】</div>
<div id="zoom" class="TRS_Editor"><style type="text/css">.TRS_Editor P{line-height:2}</style>
<p style="text-align:center">岚政办发[2025]11号</p><p>各乡镇人民政府，县直各部门：</p>
<p>&nbsp;&nbsp;&nbsp;&nbsp;为做好今年防汛抗旱工作，现就有关事项通知如下。</p><p>　　<strong>一、落实责任</strong></p>
<table border="1"><tr><td rowspan="2">乡镇</td><td colspan="2">责任人</td></tr><tr><td>行政</td><td>技术</td></tr>
<tr><td rowspan="2">河口乡</td><td>乡长</td><td>水利站长</td></tr><tr><td>副乡长</td><td>水利员</td></tr></table>
<p>　　二、备足物资</p><p>　　各地要于4月20日前备足物资。</p>
<p style="text-align:right">岚清县人民政府办公室</p><p style="text-align:right">2025年4月7日</p>
<p>附件：<a href="./W020250408.docx">防汛物资储备表.docx</a></p></div>
<div class="share">分享到：<a>微信</a><a>微博</a></div><div>【关闭窗口】【返回顶部】</div>
<div>上一篇：关于森林防火的通知<br>下一篇：关于春耕的通知</div>
<div class="footer">主办：岚清县人民政府办公室 青ICP备00000000号 网站标识码：9901010001</div></body></html>"""
GUIDE = """<html><head><meta charset="utf-8"><title>办事指南</title></head><body>
<div id="header"><ul><li>首页</li><li>部门</li></ul></div>
<div class="left"><ul><li><a href=a>机构职能</a></li><li><a href=b>政策文件</a></li></ul></div>
<div class="right"><div class="tit">残疾人两项补贴申请办事指南</div><div class="con">
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span><span>一、申请条件：具有本县户籍。<a name="_GoBack"></a></span></p>
<p class=MsoNormal>二、申请材料：</p><p class=MsoNormal>1.申请表；</p><p class=MsoNormal>2.残疾人证复印件。</p>
<p>三、咨询电话：０００0－６６２０５３３</p></div></div><div class="bottom">版权所有 岚清县残联 技术支持：某某科技</div></body></html>"""
WRAPPED = """岚清县财政局关于2025年度县级部门决算
公开工作的通知
岚财预（2026）41 号

县级各部门、各单位：
    根据《中华人民共和国预算法》和《中华人民共
和国政府信息公开条例》有关规定，为做好2025年度
部门决算公开工作，现将有关事项通知如下：
    一、公开主体
    向县财政局报送部门决算的县级各部门是部门决
算公开的主体。
    二、公开时间
    各部门应当在县财政局批复部门决算后2 0 日内
                      - 1 -

向社会公开。
    三、公开内容
    （一）部门决算报表。包括收入支出决算总表、财
政拨款支出决算表等。

    附件：1．部门决算公开模板
          2．部门决算公开检查表

                             岚清县财政局
                           2026 年8 月 12 日
                      - 2 -
"""
WIDE = """第 1 页 共 2 页
岚清县人力资源和社会保障局
关于开展２０２６年度企业职工基本养老保险
缴费工资申报的通告

全县各参保单位：
　　根据《社会保险法》规定，现就２０２６年度缴费工资申
报有关事项通告如下：
　　一、申报范围。在我县参加企业职工基本养老保险的各类
用人单位。
　　二、申报时间。２０２６年１月４日至３月３１日。逾期未
第 2 页 共 2 页
申报的，按上年度缴费基数的１１０％确定。
　　三、申报方式
　　１．网上申报：登录网上服务大厅；
　　特此通告。
　　　　　　　　　　　　岚清县人力资源和社会保障局
　　　　　　　　　　　　　　　２０２５年１２月２９日
"""
TRADITIONAL = """關(guān)於(yú)印(yìn)發(fā)《嵐清縣政務公開工作要點》的通知
各鄉(xiāng)鎮(zhèn)人民政府，縣直各部門：
　　經(jīng)縣政府同意，現將《嵐清縣政務公開工作要點》印發給你們(men)。採用PPP（ppp）模式的項目，要公開合同；聯係乾燥設備。
　　一、加強政策解讀
　　面向社會公眾，著力提升解讀質量，顯著改進。
嵐清縣人民政府辦公室
2026年2月14日
"""
RESIDUE = """---
title: 关于举办2026年专场招聘会的公告
date: 2026-02-03
---
# 关于举办2026年专场招聘会的公告

[]{#_GoBack .anchor}各用工企业、广大求职者：

**一、时间地点**　　2月28日上午9:00，县人民广场。

<!-- 内部：经费从就业专项列支 -->

| 企业 | 岗位 | 人数 |
|------|:----:|-----:|
| 绿源农产品公司 | 操作工 | 50 |

![](media/image1.png){width="5.7in" height="3.2in"}

HYPERLINK "mailto:zp@lanqing.example" 报名邮箱：zp@lanqing.example

[附件：岗位表](岗位表.xlsx)

岚清县人力资源和社会保障局

2026年2月3日
"""
FEES = """岚清县行政事业性收费目录清单（2026年）,,,,
序号,项目编码,收费项目,收费标准,收费依据
1,001,不动产登记费,"住宅80元/件，非住宅550元/件",发改价格规〔2016〕2559号
2,002,诉讼费,按国家规定,"国务院令第481号"
,,,,
"""


def residue(path: Path) -> None:
    """Markdown that a converter made of a Word file, with its picture and its table beside it."""
    path.write_text(RESIDUE, encoding="utf-8")
    (path.parent / "media").mkdir(exist_ok=True)
    Image.new("RGB", (10, 10), "red").save(path.parent / "media" / "image1.png")
    subsidies(path.parent / "岗位表.xlsx")


def subsidies(path: Path) -> None:
    """A title and a line of notes in merged cells, a head of two rows, a total, a remark,
    a second and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("岚清县2026年惠民惠农财政补贴资金政策清单",),
        ("填报单位：岚清县财政局", "", "", "", "", "单位：元", ""),
        ("序号", "补贴项目", "补贴标准", "", "主管部门", "政策依据", "咨询电话"),
        ("", "", "单位", "金额", "", "", ""),
        (1, "耕地地力保护补贴", "元/亩", 78.5, "县农业农村局", "财农〔2016〕26号", "0000-6620301"),
        (2, "农村低保", "元/人·月", 520, "县民政局", "国发〔2012〕45号", "0000-6620302"),
        ("合计", "", "", 598.5, "", "", ""),
        ("备注：以上标准以上级文件为准。",),
    ):
        sheet.append(row)
    for area in ("A1:G1", "A2:E2", "F2:G2", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "G3:G4"):
        sheet.merge_cells(area)
    second = book.create_sheet("咨询窗口")
    second.append(("乡镇", "电话"))
    second.append(("青山镇", "0000-6630300"))
    draft = book.create_sheet("底稿")
    draft.append(("底稿里的话",))
    draft.sheet_state = "hidden"
    book.save(path)


def encoded(text: str, encoding: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(text.encode(encoding))

    return write


FILES: dict[str, Callable[[Path], None]] = {
    "红头文件.docx": red_head,
    "图片和合并表头.docx": picture_and_merged,
    "全文在表格里.docx": text_in_a_table,
    "公示名单.docx": list_of_names,
    "批复_软回车.docx": soft_returns,
    "政策解读问答.docx": questions,
    "旧网站_防汛.html": encoded(PORTAL, "gbk"),
    "办事指南页.htm": encoded(GUIDE, "utf-8"),
    "决算公开.txt": encoded(WRAPPED, "gb18030"),
    "养老保险.txt": encoded(WIDE, "utf-16"),
    "繁体拼音.txt": encoded(TRADITIONAL, "utf-8"),
    "招聘会.md": residue,
    "惠农补贴.xlsx": subsidies,
    "收费目录.csv": encoded(FEES, "gbk"),
    "其实是网页.doc": encoded(PORTAL, "gbk"),
}
"""Name -> what writes it."""
