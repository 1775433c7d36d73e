"""H, J · what must not be public: marks, personal data, expired lists, withdrawals (KEY-*, DAT-08, SEC-*)."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.checks.detectors import files
from tests.conftest import SmallSite
from tests.paths import DOCS
from tests.requirements.conftest import Reported

NUMBER = "440308199901101512"


@pytest.mark.requirement("KEY-07")
@pytest.mark.parametrize("form", ["markdown", "csv", "xlsx"])
def test_columns_that_a_list_of_beneficiaries_may_not_have(site: SmallSite, reported: Reported, form: str) -> None:
    """Name, township and amount are read; account, disease and the number of a card are not published."""
    allowed = (("姓名", "乡镇", "补助金额"), ("王五", "青山镇", "500元"))
    for more in ((), ("身份证号", "990101"), ("银行账号", "990101"), ("家庭住址", "老街18号"), ("致贫原因", "缺劳力")):
        rows = [[*row, *more[number : number + 1]] for number, row in enumerate(allowed)]
        table = "\n".join("|" + "|".join(row) + "|" for row in (rows[0], ["---"] * len(rows[0]), rows[1]))
        if form == "csv":
            site.write("content/mingdan.csv", "\n".join(",".join(row) for row in rows) + "\n")
        elif form == "xlsx":
            site.write("content/mingdan.xlsx", files.workbook(rows=tuple(map(tuple, rows))))
        attached = None if form == "markdown" else [f"mingdan.{form}"]
        body = table if form == "markdown" else "名单见附件。"
        site.document("a.md", body, title="临时救助对象公示", attachments=attached)
        assert [item["level"] for item in reported("PRI-LIST")] == ["error"] * bool(more), more


@pytest.mark.requirement("DAT-08")
@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.xlsx", "a.txt"])
def test_cells_of_data_files_are_looked_at(site: SmallSite, reported: Reported, name: str) -> None:
    def data(number: str) -> str | bytes:
        if name.endswith("xlsx"):
            return files.workbook(rows=(("事项", "备注"), ("甲", number)))
        return f'[{{"备注": "{number}"}}]' if name.endswith("json") else f"事项,备注\n甲,{number}\n"

    site.document("a.md", kind="数据集", attachments=[name])
    site.write(f"content/{name}", data("无"))
    assert reported("PRI-ID18") == []
    site.write(f"content/{name}", data(NUMBER))
    assert [item["level"] for item in reported("PRI-ID18")] == ["error"]
    assert site.build() == 1 and not (site.root / "public" / "d").exists()


def text_of(folder: Path) -> bytes:
    """Every byte of a folder, names included, with what is compressed unpacked as well."""
    parts = [path.relative_to(folder).as_posix().encode() for path in folder.rglob("*")]
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        parts += [data, gzip.decompress(data)] if data[:2] == b"\x1f\x8b" else [data]
    return b"\n".join(parts)


@pytest.mark.requirement("KEY-08")
def test_after_its_day_a_list_of_names_is_gone_and_its_stub_stays(site: SmallSite) -> None:
    """What citizens see of KEY-08; that no byte stays behind is held by tests/properties/test_leak.py."""
    site.write("content/mingdan.csv", "姓名,乡镇\nzqfujian,青山镇\n")
    site.document("gongshi.md", "| 姓名 |\n|---|\n| zqzhengwen |", attachments=["mingdan.csv"], expires="2026-11-30")
    site.document("a.md")
    assert site.build("--date", "2026-11-30") == 0
    assert b"zqzhengwen" in text_of(site.root / "public") and b"zqfujian" in text_of(site.root / "public")
    assert site.build("--date", "2026-12-01") == 0
    whole = text_of(site.root / "public")
    assert b"zqzhengwen" not in whole and b"zqfujian" not in whole
    assert "关于gongshi的通知" in site.page("d/gongshi/index.html")


def test_a_withdrawn_document_leaves_its_reason_and_nothing_else(site: SmallSite, reported: Reported) -> None:
    """What citizens see of SEC-11; that no byte stays behind is held by tests/properties/test_leak.py."""
    fields: dict[str, Any] = {"title": "关于有关名单的通知", "attachments": ["biao.csv"], "summary": "zqgaiyao"}
    site.write("content/biao.csv", "zqfujian\n")
    site.document("a.md", "zqzhengwen", **fields)
    site.document("b.md")
    assert site.build() == 0
    words = (b"zqzhengwen", b"zqfujian", b"zqgaiyao")
    assert all(word in text_of(site.root / "public") for word in words)
    site.document("a.md", "zqzhengwen", **fields, status="withdrawn")
    assert len(reported("WDR-REASON")) == 2
    site.document(
        "a.md",
        "zqzhengwen",
        **fields,
        status="withdrawn",
        withdrawn_date="2026-11-20",
        withdrawn_reason="所附表格数据有误",
    )
    assert site.build() == 0
    assert [word for word in words if word in text_of(site.root / "public")] == []
    assert "所附表格数据有误" in site.page("d/a/index.html")
    for path in ("index.html", "shjz/index.html", "feed.xml", "sitemap/2026.xml"):
        assert "/d/a/" not in site.page(path), path
    guide = (DOCS / "handbook" / "after.md").read_text(encoding="utf-8")
    assert "git filter-repo" in guide and "历史" in guide


@pytest.mark.requirement("SEC-07")
@pytest.mark.parametrize("mark", ["秘密★1年", "机密", "绝密★长期", "内部资料，注意保存", "工作秘密", "本材料不得外传"])
def test_marks_of_secrecy_are_not_published(site: SmallSite, reported: Reported, mark: str) -> None:
    site.document("a.md", f"第一段。\n\n{mark}\n\n第二段。")
    [told] = reported("SEC-MARK")
    assert told["level"] == "error" and site.build() == 1


@pytest.mark.requirement("SEC-07")
def test_law_may_speak_of_secrets(site: SmallSite, reported: Reported) -> None:
    site.document("a.md", "依照《中华人民共和国保守国家秘密法》，机关应当保守国家秘密和工作秘密，不得泄露商业秘密。")
    assert reported("SEC-MARK") == [] and site.build() == 0


@pytest.mark.requirement("SEC-14")
@pytest.mark.parametrize("held", [{"draft": True}, {"publish_date": "2026-11-23"}])
def test_drafts_and_documents_of_a_day_to_come_leave_nothing(site: SmallSite, held: dict[str, Any]) -> None:
    site.write("content/zqming.csv", "zqfujian\n")
    site.document("zqhao.md", "zqzhengwen", title="关于zqbiaoti的通知", attachments=["zqming.csv"], **held)
    site.document("b.md")
    assert site.run("build") == 0
    whole = text_of(site.root / "public")
    assert [word for word in (b"zqming", b"zqfujian", b"zqhao", b"zqzhengwen", b"zqbiaoti") if word in whole] == []
