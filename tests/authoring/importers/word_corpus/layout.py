"""Files over what else a Word file has between its lines: tables, breaks, fields, notes, boxes, hidden text."""

from __future__ import annotations

from .parts import WordParts, cell, lines, p, simple, t, table, titled

_BREAK = "<w:r><w:br/></w:r>"


def _field(code: str, result: str, *, separate: bool = True) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    middle = char("separate") + t(result) if separate else ""
    return f'{char("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{middle}{char("end")}'


def _control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _box(text: str) -> str:
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:docPr id="1" name="文本框"/>{shape}</wp:anchor></w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


_UNDERLINED = '<w:u w:val="single"/>'
_NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
FILES: dict[str, WordParts] = {
    "table": titled(table(("乡镇", "金额"), ("青山镇", "12"), ("河口乡", "9")) + p("说明在表下。")),
    "table-columns-merged": titled(
        table(("乡镇", cell("金额", '<w:gridSpan w:val="2"/>')), ("", "预算", "决算"), ("青山镇", "12", "11"), grid=3)
    ),
    "table-rows-merged": titled(
        table(
            (cell("青山镇", '<w:vMerge w:val="restart"/>'), "一季度"),
            (cell(p(""), "<w:vMerge/>"), "二季度"),
            ("河口乡", "一季度"),
        )
    ),
    "table-columns-merged-the-old-way": titled(
        table(("乡镇", cell("金额", '<w:hMerge w:val="restart"/>'), cell(p(""), "<w:hMerge/>")), ("青山镇", "12", "11"))
    ),
    "table-two-paragraphs-in-a-cell": titled(table(("事项", cell(p("甲") + p("乙"))))),
    "table-in-a-table": titled(table(("外", cell(p("内：") + table(("甲", "乙")) + p("")))) + p("完。")),
    "table-row-in-a-control": titled(
        table(("姓名", "电话"), ("张某某", "0000-5550101"))
        .replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>", 1)
        .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1)
    ),
    "soft-returns": titled(p(t("第一行") + _BREAK + t("第二行") + _BREAK + t("第三行"))),
    "soft-return-within-a-run": titled(p("<w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r>")),
    "tabs": titled(p(t("甲") + "<w:r><w:tab/></w:r>" + t("乙"))),
    "runs-of-one-word": titled(p(t("停", "<w:b/>") + t("车", "<w:i/>") + t("场"))),
    "underlined-blanks": titled(
        p(t("甲方：") + t("          ", _UNDERLINED) + t("，乙方：") + t("      ", _UNDERLINED) + t("。"))
    ),
    "signs-of-markdown": titled(
        p("*甲* _乙_ #丙 [丁](戊) |己| `庚` ~~辛~~ 5*3<4") + p("# 井号开头") + p("- 横线开头") + p("> 大于开头")
    ),
    "field-with-result": titled(p(t("见第") + _field("REF tiao", "三") + t("条。"))),
    "field-simple": titled(p(f'{t("共")}<w:fldSimple w:instr="NUMPAGES">{t("8")}</w:fldSimple>{t("页附表。")}')),
    "field-in-a-field": titled(
        p(t("见") + _field('IF 1 = 1 "甲" "乙"', "甲") + t("；") + _field("REF a", "乙") + t("。"))
    ),
    "text-field-of-a-form": titled(p(t("填表人：") + _field("FORMTEXT", "李某某"))),
    "footnotes": titled(
        p(t("有注") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + t("的话。")) + p("末段。"),
        footnotes=_NOTE.format(2, "注文。"),
    ),
    "controls": titled(
        p(t("日期：") + _control(t("2026年3月1日"))) + _control(p("一式两份。") + p("由乡镇存档。")) + p("完。")
    ),
    "tags-and-bookmarks": titled(
        p(
            '<w:bookmarkStart w:id="1" w:name="a"/>'
            + t("前")
            + f"<w:smartTag>{t('中')}</w:smartTag>"
            + '<w:bookmarkEnd w:id="1"/>'
            + t("后")
        )
    ),
    "hidden-item": titled(
        lines("甲", 1) + p(t("乙", "<w:vanish/>"), num=(1, 0), mark="<w:vanish/>") + lines("丙", 1),
        simple("decimal", "%1、"),
    ),
    "text-box": titled(p(t("框前的话。") + _box("框里的话。")) + p("框后的话。")),
    "list-in-a-control": titled(_control(lines("甲乙", 1)) + lines("丙", 1), simple("decimal", "%1、")),
    "list-beside-a-table-of-lists": titled(
        lines("甲", 1) + table((lines("乙", 1), lines("丙丁", 1))) + lines("戊", 1), simple("chineseCounting", "%1、")
    ),
    "page-break": titled(p(t("页末。") + '<w:r><w:br w:type="page"/></w:r>') + p("次页。")),
    "hyphens-and-signs": titled(p("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r>")),
}
