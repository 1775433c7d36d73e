"""PDFs of normative documents and of issues: their text, their layout, and when they are set again."""

from __future__ import annotations

import gc
import io
import itertools
import re
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from generator.build import typesetting
from generator.model.diagnostic import UsageError
from generator.site.outputs.pdf import Context, Paper
from generator.theme.official.press import pdf, press
from tests.conftest import SmallSite, tree
from tests.typesetter import lacking

LINE = 225 / 22 * 72 / 25.4
"""Points from one line to the next (GB/T 9704-2012, 5.2.3)."""
NORMATIVE: dict[str, Any] = {
    "kind": "normative",
    "doc_number": "试政发〔2026〕3号",
    "index_number": "990101/2026-00041",
}
WITHDRAWN = {"status": "withdrawn", "withdrawn_date": "2026-05-01", "withdrawn_reason": "有误"}
BODY = """各乡镇人民政府：

为规范示例事项的办理，制定本办法。引用《[示例条例](https://www.test.example/tiaoli)》第三条[^1]。

## 一、总则

### （一）目的

符号也要一样：·—…“”‘’〔〕《》％℃①Ⅲ，数字12.5%，English words，全角ＡＢ，生僻字𠮷堃。

| 类别 | 标准（元） | 说明 |
|---|--:|---|
| 水稻 | 1450 | 按一季产值计算 |
{rows}

<table><tr><td colspan="2">合并的格</td></tr><tr><td>甲</td><td>乙</td></tr></table>

- 第一点
- 第二点

> 引文。

{fill}

[^1]: 脚注里的话。

试验县人民政府

2026年3月1日
"""
ROWS = "\n".join(f"| 作物{number} | {number}00 | 说明{number} |" for number in range(40))
FILL = "\n\n".join(
    "规范性文件实行统一登记统一编号统一公布没有登记编号公布的不得作为行政管理的依据" * 3 for _ in range(12)
)


@pytest.fixture
def printing(site: SmallSite) -> Iterator[SmallSite]:
    """A site with PDFs. Skips where this machine has nothing to set them with."""
    if lacking():
        pytest.skip(lacking())
    site.write("config.yaml", site.page_of("config.yaml") + "pdf: true\n")
    yield site


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(file: Path) -> str:
    """The text of a PDF without the numbers of its pages."""
    told = ""
    for number, page in enumerate(pypdf.PdfReader(file).pages, 1):
        before, mark, after = bare(page.extract_text()).rpartition(f"—{number}—")
        assert mark, "every page has its number"
        told += before + after
    return told


def page_text(site: SmallSite, name: str) -> str:
    """What the article of a document's page says."""
    article = LexborHTMLParser(site.page(f"d/{name}/index.html")).css_first("article")
    assert article is not None
    for node in article.css(".index-number"):
        node.decompose()
    return bare(article.text())


def issue(site: SmallSite, documents: list[str], **more: Any) -> None:
    site.document("gb-1.md", "", kind="政府公报", title="公报第1期", year=2026, issue=1, documents=documents, **more)


def test_the_pdf_says_what_the_page_says(printing: SmallSite) -> None:
    printing.document(
        "banfa.md",
        BODY.format(fill=FILL, rows=ROWS),
        title="试验县示例管理办法",
        corrections=[{"date": "2026-03-04", "text": "第三条误排，已更正"}],
        **NORMATIVE,
    )
    assert printing.build() == 0
    file = printing.root / "public/pdf/banfa.pdf"
    told = text_of(file)
    # Markers of lists are drawn on the page as well, where they are no text.
    assert page_text(printing, "banfa") in told.replace("•", "")
    assert told.startswith("试验县民政局试政发〔2026〕3号试验县示例管理办法")
    assert "更正记录2026-03-04第三条误排，已更正" in told
    assert told.endswith("索引号：990101/2026-00041效力状态：有效公开属性：主动公开试验县民政局2026年3月2日发布")
    page = LexborHTMLParser(printing.page("d/banfa/index.html"))
    assert page.css_first('a[href="/pdf/banfa.pdf"]') is not None
    info = pypdf.PdfReader(file).metadata
    assert info is not None
    assert info.title == "试验县示例管理办法"
    assert "2026-03-02" in str(info.creation_date)  # that of the document, not of the build


def test_a_page_has_22_lines_of_28_characters(printing: SmallSite) -> None:
    printing.document("banfa.md", FILL, title="试验县示例管理办法", **NORMATIVE)
    printing.build()
    reader = pypdf.PdfReader(printing.root / "public/pdf/banfa.pdf")
    page = reader.pages[1]
    assert (round(page.mediabox.width * 25.4 / 72), round(page.mediabox.height * 25.4 / 72)) == (210, 297)
    baselines: dict[float, str] = {}

    def visit(text: str, whole: list[float], own: list[float], *_: Any) -> None:
        high = round(whole[1] * own[4] + whole[3] * own[5] + whole[5], 1)
        if text.strip():
            baselines[high] = baselines.get(high, "") + text.strip()

    page.extract_text(visitor_text=visit)
    lines = sorted(((high, text) for high, text in baselines.items() if "—" not in text), reverse=True)
    assert len(lines) == 22
    steps = [upper[0] - lower[0] for upper, lower in itertools.pairwise(lines)]
    assert all(abs(step - LINE) < 0.2 for step in steps)
    assert max(len(text) for _, text in lines) == 28


def test_the_same_input_gives_the_same_bytes_however_it_is_built(printing: SmallSite, tmp_path: Path) -> None:
    site = printing
    site.document("banfa.md", "旧的正文。", **NORMATIVE)
    site.document("bie.md", "别的正文。", **NORMATIVE)
    issue(site, ["banfa", "bie"])
    site.build()
    before = tree(site.root / "public/pdf")
    site.document("banfa.md", "新的正文。", **NORMATIVE)  # a body alone: the short way must not be taken
    site.build()
    after = tree(site.root / "public/pdf")
    assert [before[name] == after[name] for name in sorted(after)] == [False, True, False]
    assert "新的正文" in text_of(site.root / "public/pdf/gb-1.pdf")
    clean = ("--output", str(tmp_path / "clean"), "--state", str(tmp_path / "state"))
    site.build(*clean, "--workers", "2")
    assert tree(tmp_path / "clean/pdf") == after
    site.build("--verify")
    assert tree(site.root / "public/pdf") == after


def test_what_is_as_it_was_is_not_set_again(printing: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site = printing
    site.document("banfa.md", **NORMATIVE)
    site.document("tongzhi.md")
    site.build()
    before = tree(site.root / "public/pdf")
    monkeypatch.setattr(typesetting, "pdf", lambda *_: pytest.fail("set again"))
    site.document("tongzhi.md", title="改了标题")
    assert site.build() == 0
    shutil.rmtree(site.root / "public")
    assert site.build() == 0
    assert tree(site.root / "public/pdf") == before


def every_pdf(root: Path) -> Iterator[Path]:
    """Files that are PDFs, whatever they are called, wherever they lie."""
    for path in root.rglob("*"):
        if path.is_file() and path.read_bytes()[:5] == b"%PDF-":
            yield path


@pytest.mark.parametrize("broken", [False, True])
def test_what_is_taken_back_leaves_every_pdf(
    printing: SmallSite, monkeypatch: pytest.MonkeyPatch, *, broken: bool
) -> None:
    """Also where nothing new can be published and there is nothing to set type with any more."""
    site = printing
    site.document("banfa.md", "收回的话。", **NORMATIVE)
    site.document("bie.md", "别的话。", **NORMATIVE)
    issue(site, ["banfa", "bie"])
    site.build()
    assert sum("收回的话" in text_of(path) for path in every_pdf(site.root / "public")) == 2
    site.document("banfa.md", "收回的话。", **NORMATIVE | WITHDRAWN)
    if broken:
        site.write("config.yaml", site.page_of("config.yaml") + "没有的键: 1\n")
        monkeypatch.setattr(typesetting, "press", no_press)
    site.build()
    left = {path.name: text_of(path) for path in every_pdf(site.root)}
    assert not any("收回的话" in text for text in left.values())
    assert not (site.root / "public/pdf/banfa.pdf").exists()
    assert (site.root / "public/pdf/bie.pdf").exists()
    assert (site.root / "public/pdf/gb-1.pdf").exists() != broken


def test_a_pdf_that_cannot_be_set_keeps_nothing_else_back(
    printing: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = printing
    site.document("banfa.md", "旧的话。", **NORMATIVE)
    site.document("bie.md", "别的话。", **NORMATIVE)
    site.build()
    site.document("banfa.md", "新的话。", **NORMATIVE)

    def fails(*_: Any) -> None:
        raise RecursionError

    with monkeypatch.context() as broken:
        broken.setattr(typesetting, "pdf", fails)
        assert site.build() == 0
    assert "pdf/banfa.pdf 没有做成" in capsys.readouterr().out
    assert "新的话" in site.page("d/banfa/index.html")
    assert sorted(tree(site.root / "public/pdf")) == ["bie.pdf"]  # and not the old text's
    site.document("tongzhi.md")
    site.build()
    assert "新的话" in text_of(site.root / "public/pdf/banfa.pdf")


def no_press() -> None:
    raise UsageError("没有排版程序")


def test_pictures_are_the_copies_and_nothing_else_is_opened(
    printing: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(drawn, "PNG")
    printing.write("content/图 1.png", drawn.getvalue())
    printing.document("banfa.md", "![示意图](<图 1.png>)", **NORMATIVE)
    printing.build()
    [picture] = pypdf.PdfReader(printing.root / "public/pdf/banfa.pdf").pages[0].images
    assert picture.image is not None
    assert picture.image.size == (40, 30)

    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("asked the network"))
    secret = printing.write("content/mimi.txt", "不公开的话")
    away = (
        secret.as_uri(),
        "https://www.test.example/a.png",
        "https://elsewhere.example/a.png",
        "//elsewhere.example/a",
    )
    body = "".join(f'<img src="{url}" alt="">' for url in away)
    paper = Paper("", "题", "机关", "", "https://www.test.example/d/a/", "2026-03-02", "", ())
    made = pdf(Context((paper,)), [body], lambda *_: pytest.fail("no copy was asked for"), press().fonts)
    assert not pypdf.PdfReader(io.BytesIO(made.data)).pages[0].images


def test_nothing_of_a_document_stays_in_memory_when_it_is_set(printing: SmallSite) -> None:
    """What a typesetter makes holds itself, and a build looks for no such cycles: it grew by 80 MB a document."""
    printing.document("banfa.md", FILL, **NORMATIVE)
    gc.collect()
    printing.build()
    boxes = "weasyprint.formatting_structure.boxes"
    assert [one for one in gc.get_objects() if type(one).__module__ == boxes] == []


def test_characters_that_no_font_has_are_told(printing: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    printing.document("banfa.md", "这个字\U0003134a没有字体有，这个字堃有。", **NORMATIVE)
    printing.build()
    assert "pdf/banfa.pdf 里的\U0003134a本机字体里没有" in capsys.readouterr().out


def test_without_the_extra_the_build_says_how_to_get_it(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("banfa.md", **NORMATIVE)
    assert site.build() == 0
    assert not (site.root / "public/pdf").exists()
    assert "/pdf/" not in site.page("d/banfa/index.html")
    site.write("config.yaml", site.page_of("config.yaml") + "pdf: true\n")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert site.build() == 2
    assert "pip install 'gongkai[pdf]'" in capsys.readouterr().err
    assert "/pdf/" not in site.page("d/banfa/index.html")  # what stood, stands
