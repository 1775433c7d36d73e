"""N · catalogue tables in the shapes that ministries and counties use, all invented: no cell is lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.catalogue_tables.cells import carriers, tick
from generator.authoring.catalogue_tables.files import as_yaml
from generator.authoring.catalogue_tables.heads import found_head
from generator.authoring.catalogue_tables.items import read_items
from generator.model.carrier import CARRIERS
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

Rows = list[list[str | int | None]]
Sheets = dict[str, tuple[Rows, tuple[str, ...]]]


def rows_of(text: str) -> Rows:
    """A table written as lines with | between cells: ⏎ is a line break in a cell, a number is a number."""
    lines = [line.split("|") for line in text.strip("\n").split("\n")]
    width = max(map(len, lines))
    return [[_cell(line[at]) if at < len(line) else None for at in range(width)] for line in lines]


def _cell(text: str) -> str | int | None:
    return int(text) if text.isdecimal() else text.replace("⏎", "\n") or None


MINISTRY = rows_of(
    """
（一）社会救助领域基层政务公开标准目录
序号|公开事项||公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体（■必选 □可选）|公开对象||公开方式||公开层级||监督电话|
|一级事项|二级事项||||||全社会|特定群体（请写明）|主动|依申请公开|县级|乡级||
1|综合业务|救助办法|文件名称；文号；正文|《示例救助条例》、《示例公开条例》|形成之日起10个工作日内|县示例局|■政府网站 □政府公报⏎■两微一端 □发布会/听证会|√||√||√|√|0000-5550101|
2||监督检查|检查方式；结果|《示例救助条例》|同上|县示例局、乡镇人民政府|R政府网站 £广播电视 t公开查阅点 口精准推送|√||√||√|□|0000-5550102|
3|低保|审核信息|初审对象名单|《示例救助条例》|公示7个工作日|乡镇人民政府|■社区/企事业单位/村公示栏（电子屏） ■入户/现场||√ 申请人及同村村民|√|||√||
4||核对档案|收入核对情况|《示例救助条例》|20个工作日|县示例局|□政务服务中心 ■其他 示例核对平台||√申请人||√|√||0000-5550104|
备注：本目录每年复核一次。
"""
)
MINISTRY_MERGED = tuple(
    "A1:P1 A2:A3 B2:C2 D2:D3 E2:E3 F2:F3 G2:G3 H2:H3 I2:J2 K2:L2 M2:N2 O2:P3 B4:B5 B6:B7 A8:P8".split()
)


def workbook(path: Path, sheets: Sheets) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for title, (rows, merged) in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    book.save(path)
    return path


def imported(site: SmallSite, source: Path, *arguments: str) -> int:
    folder = site.root / "content/_data/catalogue"
    return site.run(
        "import",
        str(source),
        "--as",
        "catalogue",
        "--to",
        str(folder),
        "--config",
        str(site.root / "config.yaml"),
        *arguments,
    )


def items_of(site: SmallSite, domain: str) -> list[dict[str, Any]]:
    text = site.page_of(f"content/_data/catalogue/{domain}.yaml")
    found: list[dict[str, Any]] = yaml.safe_load(text)["items"]
    return found


def bare(text: object) -> str:
    """Text without what stands between parts, and with the boxes that every font draws another way as one."""
    told = re.sub(r"[■▄◆●√Rt□口〇£○]", "", str(text))
    return re.sub(r"[\s、；;，,:：（）()\"'\-\[\]]", "", told)


def lost(rows: Rows, text: str) -> list[str]:
    """Cells of which some word is not in a text: numbers of rows stand in ids."""
    there = bare(text)
    cells = [cell for row in rows for cell in row[1:] if cell]
    words = [
        word
        for cell in cells
        for word in re.split(r"[\s；;、，：:■□√£口]|R(?=政)|t(?=公)|(?<=》)(?=《)", str(cell))
        if bare(word)
    ]
    return [word for word in words if bare(word) not in there and word not in KNOWN]


KNOWN = {"同上"}
"""Words that stand for others."""


@pytest.mark.requirement("IMP-08")
def test_a_ministry_s_table_becomes_a_catalogue_cell_by_cell(
    site: SmallSite, reported: Reported, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = workbook(tmp_path / "mulu.xlsx", {"Sheet1": (MINISTRY, MINISTRY_MERGED)})
    assert imported(site, source) == 0
    told = capsys.readouterr().out
    first, second, third, fourth = items_of(site, "shjz")
    assert first == {
        "id": "shjz-01",
        "l1": "综合业务",
        "name": "救助办法",
        "content": ["文件名称", "文号", "正文"],
        "basis": ["《示例救助条例》", "《示例公开条例》"],
        "deadline": "形成之日起10个工作日内",
        "body": "县示例局",
        "way": "主动",
        "channels": ["■政府网站", "□政府公报", "■两微一端", "□发布会/听证会"],
        "audience": "全社会",
        "level": ["县", "乡"],
        "note": "监督电话：0000-5550101",
    }
    assert second["channels"] == ["■政府网站", "□广播电视", "■公开查阅点", "□精准推送"]
    assert (second["l1"], second["deadline"], second["level"]) == ("综合业务", "形成之日起10个工作日内", ["县"])
    assert third["audience"] == "申请人及同村村民" and third["level"] == ["乡"]
    assert third["channels"] == ["■社区/企事业单位/村公示栏(电子屏)", "■入户/现场"]
    assert (fourth["way"], fourth["audience"]) == ("依申请", "申请人")
    assert fourth["channels"] == ["□政务服务中心", "■其他:示例核对平台"] and fourth["l1"] == "低保"
    text = site.page_of("content/_data/catalogue/shjz.yaml")
    assert "# Sheet1：（一）社会救助领域基层政务公开标准目录" in text and "# Sheet1：备注：本目录每年复核一次。" in text
    assert "监督电话" in told and "同上" in told and "4 个事项" in told
    assert lost(MINISTRY[3:], text) == []
    assert [one for code in ("DAT-FORM", "DAT-UNKNOWN", "DAT-MISSING", "CAT-FIELDS") for one in reported(code)] == []


COUNTY = rows_of(
    """
序号|公开事项|公开内容|公开依据|公开时限|公开主体|公开渠道和载体|||公开对象|公开方式|公开层级|公开形式|责任科室
||||||政府网站|广播电视|其他（写明）
一、规划编制
1|镇规划（批前）|草案|示例规划法|公示30日|县示例局|●|○|〇|■全社会 □特定群体|■主动 □依申请|县级、乡级|公示|规划科
1|镇规划（批前）|意见反馈|示例规划法|公示30日|县示例局|●|○|〇|■全社会 □特定群体|■主动 □依申请|县级、乡级|公示|规划科
二、规划许可
7|选址意见书|证载内容|示例许可法；示例规划法|7个工作日内|县示例局|◆|▄|√ 示例大厅|全社会|主动|县级|批后展示|许可科
"""
)
COUNTY_MERGED = tuple(
    "A1:A2 B1:B2 C1:C2 D1:D2 E1:E2 F1:F2 G1:I1 J1:J2 K1:K2 L1:L2 M1:M2 N1:N2 A3:N3 A6:N6 A4:A5 B4:B5".split()
)


@pytest.mark.requirement("IMP-08")
def test_carriers_in_columns_of_their_own_groups_across_and_several_sheets(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets: Sheets = {
        "城乡规划": (COUNTY, COUNTY_MERGED),
        "社会救助": (MINISTRY, MINISTRY_MERGED),
        "填表说明": ([["请逐项填写", "谢谢"]], ()),
    }
    assert imported(site, workbook(tmp_path / "mulu.xlsx", sheets)) == 1
    told = capsys.readouterr().out
    assert "填表说明" in told and "没有目录的表头" in told
    plan, permit = items_of(site, "guotu")
    assert plan["l1"] == "一、规划编制" and plan["content"] == ["草案", "意见反馈"] and plan["form"] == ["公示"]
    assert plan["channels"] == ["■政府网站", "□广播电视", "□其他"] and plan["audience"] == "全社会"
    assert plan["level"] == ["县", "乡"] and plan["way"] == "主动" and "责任科室：规划科" in plan["note"]
    assert permit["channels"] == ["■政府网站", "■广播电视", "■其他:示例大厅"] and permit["l1"] == "二、规划许可"
    assert "序号：7" in permit["note"] and "公开形式：批后展示" in permit["note"] and "form" not in permit
    assert permit["basis"] == ["示例许可法", "示例规划法"]
    gone = set(lost(COUNTY[2:], site.page_of("content/_data/catalogue/guotu.yaml")))
    assert gone == {"特定群体", "依申请", "县级", "乡级"}  # not ticked, or 县 and 乡 here
    assert len(items_of(site, "shjz")) == 4


PLAIN = rows_of(
    """
一级事项|二级事项|三级事项|公开内容|公开依据|公开时限|公开主体|公开渠道|备注
燃气|许可|核发|条件；材料|示例条例|20个工作日|县示例局|政府网站、政 务服务中心|试行
||变更|条件|示例条例|20个工作日|县示例局|政府门户网站√ 示例热线□|
供水|供水|供水|价格|同上|及时|县示例局||
一级事项|二级事项|三级事项|公开内容|公开依据|公开时限|公开主体|公开渠道|备注
|停水||时间|示例办法|及时|供水企业|■政府网站（首页）|提前通知
"""
)


@pytest.mark.requirement("IMP-08")
@pytest.mark.parametrize("form", ["xlsx", "docx", "csv"])
def test_three_levels_without_numbers_from_excel_word_and_csv(site: SmallSite, tmp_path: Path, form: str) -> None:
    source = tmp_path / f"mulu.{form}"
    if form == "xlsx":
        workbook(source, {"表": (PLAIN, ())})
    elif form == "csv":
        source.write_text("\n".join(",".join(str(cell or "") for cell in row) for row in PLAIN), encoding="utf-8")
    else:
        document = docx.Document()
        table = document.add_table(len(PLAIN), len(PLAIN[0]))
        for row, cells in zip(PLAIN, table.rows, strict=True):
            for text, cell in zip(row, cells.cells, strict=True):
                cell.text = str(text or "")
        document.save(str(source))
    assert imported(site, source) == 1  # nothing says which domain it is
    assert not (site.root / "content/_data/catalogue").exists()
    assert imported(site, source, "--domain", "市政服务") == 0
    issue, change, water, stop = items_of(site, "szfw")
    assert (issue["l1"], issue["l2"], issue["name"], issue["note"]) == ("燃气", "许可", "核发", "试行")
    assert issue["channels"] == ["政府网站", "政务服务中心"]
    assert (change["l1"], change["l2"], change["name"]) == ("燃气", "许可", "变更")
    assert change["channels"] == ["■政府网站", "□其他:示例热线"]
    assert (water["name"], water["basis"]) == ("供水", ["示例条例"]) and "l1" not in water
    assert (stop["l1"], stop["name"], stop["channels"]) == ("供水", "停水", ["■政府网站:首页"])
    assert imported(site, source, "--domain", "市政服务") == 1  # nothing is overwritten
    assert lost(PLAIN[1:4] + PLAIN[5:], site.page_of("content/_data/catalogue/szfw.yaml")) == ["政府门户网站"]


@pytest.mark.requirement("IMP-08")
@pytest.mark.parametrize("glyph", ["■", "▄", "◆", "●", "√", "R", "t", "☑", "□", "口", "〇", "£", "○"])
def test_every_sign_for_a_box_is_one_of_two(glyph: str) -> None:
    ticked = glyph in "■▄◆●√Rt☑"
    assert tick(glyph).ticked is ticked
    mark = "■" if ticked else "□"
    assert carriers(f"{glyph}政府网站 {glyph} 政府公报") == [f"{mark}政府网站", f"{mark}政府公报"]


@given(
    st.lists(st.tuples(st.sampled_from([name for name, _ in CARRIERS[:-1]]), st.sampled_from("■□R£t口√〇")), min_size=1)
)
def test_any_row_of_boxes_is_read_as_it_stands(offered: list[tuple[str, str]]) -> None:
    wanted = [("■" if glyph in "■Rt√" else "□") + name for name, glyph in offered]
    assert carriers("".join(glyph + name for name, glyph in offered)) == wanted
    assert carriers("\n".join(f"{glyph} {name}" for name, glyph in offered)) == wanted


HEAD = "序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开渠道|公开对象|公开方式|公开层级|公开范围|备注|责任科室".split(
    "|"
)
TEXT = st.text(st.sampled_from("甲乙丙丁口岸全社会主动县级政府网站■□√R（）《》；、/ -"), max_size=8)


@given(st.lists(st.lists(TEXT, min_size=len(HEAD), max_size=len(HEAD)), min_size=1, max_size=4))
def test_whatever_stands_in_a_table_stands_in_the_catalogue(rows: list[list[str]]) -> None:
    grid = [HEAD, *([" ".join(cell.split()) for cell in row] for row in rows)]
    head = found_head(grid)
    assert head is not None
    made = read_items(grid, head)
    text = as_yaml("shjz", list(made.items), list(made.lines))
    assert [one["id"] for one in yaml.safe_load(text)["items"]] == [
        f"shjz-{n:02d}" for n in range(1, len(made.items) + 1)
    ]
    there = bare(text) + "".join(made.kept)
    for row in grid[1:]:
        for cell in row:
            for word in re.findall("[甲乙丙丁]+", cell):
                assert word in there, (word, text)


def test_hidden_and_old_files_are_told(site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = workbook(tmp_path / "mulu.xlsx", {"社会救助": (MINISTRY, MINISTRY_MERGED), "旧": ([["甲", "乙"]], ())})
    book = openpyxl.load_workbook(source)
    book["旧"].sheet_state = "hidden"
    book["社会救助"].row_dimensions[7].hidden = True
    book.save(source)
    assert imported(site, source, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "隐藏的工作表“旧”" in told and "隐藏的第 7 行" in told and "将写入" in told and "3 个事项" in told
    assert not (site.root / "content/_data/catalogue").exists()
    old = tmp_path / "mulu.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0")
    assert imported(site, old) == 1 and "另存为 .xlsx" in capsys.readouterr().out


PLAIN_HEAD = "序号|公开事项|公开内容|公开依据|公开时限|公开主体"


def taken(
    site: SmallSite, tmp_path: Path, text: str, merged: str = "", *, form: str = "xlsx", code: int = 0
) -> list[dict[str, Any]]:
    """The items of a table of 社会救助 that is written as lines."""
    rows = rows_of(text)
    source = tmp_path / f"mulu.{form}"
    if form == "csv":
        source.write_text("\n".join(",".join(str(cell or "") for cell in row) for row in rows), encoding="utf-8")
    else:
        workbook(source, {"表": (rows, tuple(merged.split()))})
    (site.root / "content/_data/catalogue/shjz.yaml").unlink(missing_ok=True)
    assert imported(site, source, "--domain", "社会救助") == code
    return items_of(site, "shjz")


OWN_CARRIERS = f"""
{PLAIN_HEAD}|公开渠道||||公开方式||监督电话
||||||县政府网站|微信公众号|抖音号|公示栏（村）|主动|电话答复|
1|低保|名单|《条例》|10日|示例局|√||√||√||0000-1
2|特困|名单|《条例》|10日|示例局||√||□||√ 当日|0000-1
"""


@pytest.mark.requirement("IMP-08")
@pytest.mark.parametrize(
    ("form", "merged"),
    [("xlsx", "G1:J1 K1:L1"), ("xlsx", "A1:A2 B1:B2 C1:C2 D1:D2 E1:E2 F1:F2 G1:J1 K1:L1 M1:M2"), ("csv", "")],
)
def test_a_head_is_divided_in_a_county_s_own_words(site: SmallSite, tmp_path: Path, form: str, merged: str) -> None:
    first, second = taken(site, tmp_path, OWN_CARRIERS, merged, form=form)
    assert (first["name"], first["way"], first["note"]) == ("低保", "主动", "监督电话：0000-1")
    assert first["channels"] == ["■政府网站", "■其他:抖音号"]
    assert second["channels"] == ["■其他:微信公众号", "□其他:公示栏（村）"] and second["way"] == "电话答复"
    assert "公开方式·电话答复：当日" in second["note"]


@pytest.mark.requirement("IMP-08")
def test_a_head_of_three_rows_and_one_in_a_word_as_its_name(site: SmallSite, tmp_path: Path) -> None:
    head = f"{PLAIN_HEAD}|公开渠道|||\n||||||线上||线下|\n||||||政府网站|抖音号|大喇叭|公示栏\n"
    [item] = taken(site, tmp_path, head + "1|低保|名单|《条例》|10日|示例局|√|√||√\n", "G1:J1 G2:H2 I2:J2")
    assert item["channels"] == ["■政府网站", "■其他:抖音号", "■其他:公示栏"]
    # a column of the same name as what stands in its first row divides nothing
    [item] = taken(site, tmp_path, f"{PLAIN_HEAD}|政府网站\n1|低保|名单|《条例》|10日|示例局|政府网站\n")
    assert (item["name"], item["note"]) == ("低保", "政府网站：政府网站")


@pytest.mark.requirement("IMP-08")
def test_rows_of_items_below_a_merged_name_divide_nothing(site: SmallSite, tmp_path: Path) -> None:
    text = "公开事项||公开内容|公开依据|公开渠道|\n一、综合\n低保|审核|名单|《条例》|政府网站|抖音号\n"
    [item] = taken(site, tmp_path, text, "A1:B1 E1:F1")
    assert (item["l2"], item["name"], item["channels"]) == ("低保", "审核", ["政府网站", "其他:抖音号"])
    assert item["l1"] == "一、综合"


@pytest.mark.requirement("IMP-08")
def test_a_further_column_of_numbers_goes_into_the_note(site: SmallSite, tmp_path: Path) -> None:
    text = "序号|编号|公开事项|公开内容|公开依据\n1|JZ-A01|低保|名单|《条例》\n2|JZ-A02|特困|名单|《条例》\n"
    assert [item["note"] for item in taken(site, tmp_path, text)] == ["编号：JZ-A01", "编号：JZ-A02"]
    text = "编号|序号|公开事项|公开内容|公开依据\nJZ-A01|1|低保|名单|《条例》\n"
    assert [item["note"] for item in taken(site, tmp_path, text)] == ["编号：JZ-A01；序号：1"]
    text = "序号||公开事项|公开内容|公开依据\n1||低保|名单|《条例》\n"
    assert ["note" in item for item in taken(site, tmp_path, text, "A1:B1 A2:B2")] == [False]


@pytest.mark.requirement("IMP-08")
def test_a_tick_that_says_nothing_is_kept_and_told(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        f"{PLAIN_HEAD}|公开方式|公开渠道\n1|低保|名单|《条例》|10日|示例局|√|√\n2|特困|名单|《条例》|10日|示例局|□|□\n"
    )
    first, second = taken(site, tmp_path, text)
    assert first["note"] == "公开方式：√；公开渠道：√" and not {"way", "channels"} & {*first, *second}
    told = capsys.readouterr().out
    assert "“公开方式”只打了勾、没有写明是哪一种，记在备注里 1 处" in told and "“公开渠道”只打了勾" in told
    assert "没有勾选公开方式的按主动 1 处" in told and "note" not in second


@pytest.mark.requirement("IMP-08")
@pytest.mark.parametrize(
    "counted", ["（1）|（2）|（3）|（4）|（5）|（6）", "①|②|③|④|⑤|⑥", "栏次|1|2|3|4|5", "1|2|3|4|5|6"]
)
def test_numbers_of_columns_are_no_item(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str], counted: str
) -> None:
    text = f"目录\n{PLAIN_HEAD}\n{counted}\n1|低保|名单|《条例》|10日|示例局\n"
    assert [item["name"] for item in taken(site, tmp_path, text, "A1:F1")] == ["低保"]
    assert "没有带入“表”第 3 行（列号" in capsys.readouterr().out


@pytest.mark.requirement("IMP-08")
def test_a_number_without_a_row_is_left_over_and_no_parent(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{PLAIN_HEAD}\n1|低保|名单|《条例》|10日|示例局\n2\n（三）\n二、救助\n4|特困|名单\n4\n"
    first, second = taken(site, tmp_path, text, "A6:A7")
    assert "l1" not in first and (second["l1"], second["name"]) == ("二、救助", "特困")
    told = capsys.readouterr().out
    assert (
        "没有带入“表”第 3 行（只有序号“2”）" in told and "第 4 行（只有序号“（三）”）" in told and "第 7 行" not in told
    )


@pytest.mark.requirement("IMP-08")
def test_items_without_a_name_are_told_with_their_rows_and_are_errors(
    site: SmallSite, tmp_path: Path, reported: Reported, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{PLAIN_HEAD}\n1||名单|《条例》|10日|示例局\n\n2|低保|名单|《条例》|10日|示例局\n3||标准|《条例》|10日|示例局\n"
    items = taken(site, tmp_path, text, code=1)
    assert [item["name"] for item in items] == ["（未写名称）", "低保", "低保"]
    told = capsys.readouterr().out
    assert "事项没有名称，写上 name 才能发布：“表”第 2 行" in told and "没有名称的行用上一行的名称 1 处" in told
    [error] = reported("CAT-NAME")
    assert error["level"] == "error" and "shjz-01" in error["message"]
    site.write("content/_data/catalogue/shjz.yaml", "items:\n- {id: shjz-01, name: ' '}\n- {id: shjz-02, name: 低保}\n")
    assert len(reported("CAT-NAME")) + len(reported("DAT-MISSING")) == 1
