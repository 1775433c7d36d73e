"""Word files beside LibreOffice: the text of each is what LibreOffice saves, but for differences that are listed.

One file a feature of the format. LibreOffice saves all of them as text in one go; where it is not installed, the
tests are passed over. Blanks and empty lines count for nothing: a page has neither tabs nor indents.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from generator.authoring.importers.docx import read
from generator.authoring.importers.inline import plain
from generator.authoring.importers.legacy import libreoffice

from .test_libreoffice import ANSWERED
from .word_corpus.reading import libreoffice_version
from .word_xml import alternative, cell, control, drawing, field, p, row, shape, t, table, vml, word_file

SOFFICE = libreoffice()
asking = pytest.mark.skipif(
    not os.environ.get("TEST_OFFICE") or libreoffice_version() != ANSWERED["version"],
    reason="make test-office asks LibreOffice, the version whose answers are known",
)


def wrapped(tag: str, inner: str, attributes: str = "") -> str:
    return f"<w:{tag}{attributes}>{inner}</w:{tag}>"


def change(tag: str, inner: str) -> str:
    return wrapped(tag, inner, ' w:id="9" w:author="x" w:date="2026-01-01T00:00:00Z"')


def form(inner: str) -> str:
    return f'<w:ffData><w:name w:val="x"/><w:enabled/>{inner}</w:ffData>'


GONE = "<w:r><w:delText>删去</w:delText></w:r>"
START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TICKED = "<w:checkBox><w:sizeAuto/><w:checked/></w:checkBox>"
DROP = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="低保"/><w:listEntry w:val="救助"/></w:ddList>'
HIDING = '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
STOP = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
GROUP = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>{shape('受理')}{shape('办结')}</wpg:wgp>"

SAME: dict[str, str] = {
    "paragraphs": p("第一段。") + p() + p("第二段。"),
    "runs": p("甲", t("乙", "<w:b/>"), t("丙", "<w:i/>"), "丁"),
    "line-break": p("甲", "<w:r><w:br/></w:r>", "乙"),
    "break-in-bold": p(t("附件1", "<w:b/>"), "<w:r><w:rPr><w:b/></w:rPr><w:br/></w:r>", "补贴标准"),
    "break-inside-run": p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"),
    "carriage-return": p("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>"),
    "break-in-link": p(f'<w:hyperlink w:anchor="x">{t("甲")}<w:r><w:br/></w:r>{t("乙")}</w:hyperlink>'),
    "tabs": p("甲", "<w:r><w:tab/></w:r>", "乙"),
    "high-and-low": p(
        "x", t("2", '<w:vertAlign w:val="superscript"/>'), "与H", t("2", '<w:vertAlign w:val="subscript"/>')
    ),
    "emphasis-marks": p(t("着重", '<w:em w:val="dot"/>'), "号"),
    "two-lines-in-one": p(t("甲乙", '<w:eastAsianLayout w:id="1" w:combine="1"/>'), "丙"),
    "capitals": p(t("gdp", "<w:caps/>"), "增长"),
    "symbol-of-text-font": p('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "项"),
    "shown-against-style": p("甲", t("看得见", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>'), "乙"),
    "hidden-on-screen": p("甲", t("只在打印时", "<w:webHidden/>"), "乙"),
    "inserted": p("甲", change("ins", t("新增")), "乙"),
    "smart-tag": p("甲", wrapped("smartTag", t("乙"), ' w:uri="u" w:element="e"'), "丙"),
    "custom-xml": p("甲", wrapped("customXml", t("乙"), ' w:uri="u" w:element="e"'), "丙"),
    "direction": p("甲", wrapped("bdo", t("乙"), ' w:val="ltr"'), "丙"),
    "proof-marks": p("甲", '<w:proofErr w:type="spellStart"/>', "乙", '<w:proofErr w:type="spellEnd"/>'),
    "field": p("第", field("REF a", t("三")), "条"),
    "simple-field": p("甲", wrapped("fldSimple", t("乙"), ' w:instr=" REF d "'), "丙"),
    "index-entry": p("甲", field('XE "索引"'), "乙"),
    "form-text": p("填表人：", field("FORMTEXT", t("李某某"), form("<w:textInput/>"))),
    "link-field": p("见", field('HYPERLINK "https://www.example.com/" \\o "提示"', t("网站")), "。"),
    "control": p("甲", control(t("乙")), "丙"),
    "control-of-paragraphs": control(p("甲") + p("乙")) + p("丙"),
    "control-of-rows": table(control(row("姓名", "电话")), row("张某某", "0000-5550101"), columns=2),
    "control-of-a-cell": table(row("姓名", control(cell("电话"))), row("张某某", "0000"), columns=2),
    "date-control": p(control(t("2026年3月1日"), "<w:date/>")),
    "table": table(row("甲", "乙"), row("丙", "丁"), columns=2),
    "span": table(row(cell("甲", '<w:gridSpan w:val="2"/>')), row("乙", "丙"), columns=2),
    "rows-merged": table(row(cell("甲", START), "乙"), row(cell("", ON), "丙"), columns=2),
    "old-merge": table(
        row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")), row("乙", "丙"), columns=2
    ),
    "offset": table(row("甲", "乙", "丙"), row("丁", "戊", properties='<w:gridBefore w:val="1"/>')),
    "header-row": table(row("甲", "乙", properties="<w:tblHeader/>"), row("丙", "丁"), columns=2),
    "two-paragraphs-in-a-cell": table(row(cell("", "", p("甲") + p("乙")), "丙"), row("丁", "戊"), columns=2),
    "marks-in-tables": table(row(cell("甲", START), "乙"), row(cell("", ON), "丙"), columns=2).replace(
        "</w:tr><w:tr>", '</w:tr><w:bookmarkStart w:id="1" w:name="m"/><w:bookmarkEnd w:id="1"/><w:tr>'
    ),
    "sections": p("甲", form="<w:sectPr/>") + p("乙"),
    "new-page": p("甲", '<w:r><w:br w:type="page"/></w:r>', "乙"),
    "initial": p("第", form='<w:framePr w:dropCap="drop" w:lines="2"/>') + p("一条"),
    "pinyin": p(
        "<w:r><w:ruby><w:rubyPr/><w:rt>" + t("bàn") + "</w:rt><w:rubyBase>" + t("办") + "</w:rubyBase></w:ruby></w:r>"
    ),
}
"""What reads the same in both."""

DIFFERENT: dict[str, tuple[str, list[str]]] = {
    # LibreOffice's text has what its page hides or strikes out:
    "hidden": (p("甲", t("看不见", "<w:vanish/>"), "乙"), ["甲乙"]),
    "hidden-by-style": (p("甲", t("看不见", '<w:rStyle w:val="H"/>'), "乙"), ["甲乙"]),
    "deleted": (p("甲", change("del", GONE), "乙"), ["甲乙"]),
    "moved": (p("甲", change("moveFrom", t("移走")), "乙") + p(change("moveTo", t("移来"))), ["甲乙", "移来"]),
    "deleted-row": (table(row("甲", "乙"), row("丙", "丁", properties=change("del", "")), columns=2), ["甲", "乙"]),
    # It loses the mark of a paragraph within a field, and a field within a field:
    "field-over-paragraphs": (
        p(
            "甲",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF b </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "乙",
        )
        + p("丙", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "丁"),
        ["甲乙", "丙丁"],
    ),
    "field-in-field": (p("甲", field("IF 1 = 1", t("乙") + field("REF c", t("丙"))), "丁"), ["甲乙丙丁"]),
    # It leaves out what its page shows:
    "frame": (p("框里", form='<w:framePr w:w="2000" w:hSpace="180" w:wrap="around"/>') + p("框外"), ["框里", "框外"]),
    "boxes": (p("图", alternative(drawing(shape("受理"), at=(0, 9)), vml("受理"))) + p("完"), ["图", "受理", "完"]),
    "group": (p("图", alternative(drawing(GROUP, kind="wordprocessingGroup"), vml("旧"))), ["图", "受理", "办结"]),
    "equation": (p(field(r"eq \o\ac(○,1)"), "项"), ["①项"]),
    "drop-down": (p("类型：", field("FORMDROPDOWN", "", form(DROP)), "。"), ["类型：救助。"]),
    "check-box": (p(field("FORMCHECKBOX", "", form(TICKED)), "是"), ["☑是"]),
    "formula": (p("甲", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "元"), ["甲x+1元"]),
    # LibreOffice writes the letter, or the character of another block:
    "symbol": (p(field('SYMBOL 254 \\f "Wingdings"'), "同意"), ["☑同意"]),
    "wingdings": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "同意"), ["☑同意"]),
    "hyphen": (p("0000", "<w:r><w:noBreakHyphen/></w:r>", "5550101"), ["0000-5550101"]),
    "soft-hyphen": (p("甲", "<w:r><w:softHyphen/></w:r>", "乙"), ["甲乙"]),
    # Blanks to fill in and prompts are a form's, not its text:
    "blanks": (p("甲方：", t("        ", '<w:u w:val="single"/>'), "。"), ["甲方：________。"]),
    "leader": (p("甲方：", "<w:r><w:tab/></w:r>", "。", form=STOP), [f"甲方：{'_' * 32}。"]),
    "prompt": (p("单位：", control(t("单击此处输入文字。"), "<w:showingPlcHdr/><w:text/>")), ["单位："]),
}
"""What LibreOffice's own text says otherwise, and what is right instead."""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every file as .docx and, as LibreOffice saves it, as .txt."""
    folder = tmp_path_factory.mktemp("beside")
    bodies = SAME | {name: body for name, (body, _) in DIFFERENT.items()}
    files = [word_file(folder / f"{name}.docx", body, styles=HIDING) for name, body in bodies.items()]
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [str(SOFFICE), home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return folder


def theirs(path: Path) -> list[str]:
    return _bare(path.read_text(encoding="utf-8-sig").split("\n"))


def ours(path: Path) -> list[str]:
    lines: list[str] = []
    for block in read(path).blocks:
        lines += [block.text] if block.kind != "table" else [one.text for line in block.rows for one in line]
    return _bare(piece for line in lines for piece in line.split("\ufddf"))


def _bare(lines: object) -> list[str]:
    return [bare for line in lines if (bare := re.sub(r"\s", "", plain(line)))]  # type: ignore[attr-defined]


def test_there_are_many_features() -> None:
    assert len(SAME) >= 40


@asking
@pytest.mark.parametrize("name", SAME)
def test_the_text_is_libreoffice_s_own(saved: Path, name: str) -> None:
    assert ours(saved / f"{name}.docx") == theirs(saved / f"{name}.txt")


@pytest.mark.parametrize("name", DIFFERENT)
def test_where_libreoffice_says_otherwise_the_text_is_right(name: str, tmp_path: Path) -> None:
    body, right = DIFFERENT[name]
    assert ours(word_file(tmp_path / "a.docx", body, styles=HIDING)) == right


@asking
@pytest.mark.parametrize("name", DIFFERENT)
def test_a_difference_is_still_one(saved: Path, name: str) -> None:
    assert theirs(saved / f"{name}.txt") != DIFFERENT[name][1]
