"""What stands between 涂 marks is in no byte of either tree, of what is kept between builds, or of what is reported,
wherever in a document the marks stand and whatever is wrong with them; and how long it was tells nobody anything."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.model.redaction import WORDS
from tests.checks.detectors import files
from tests.conftest import SmallSite

SECRET = "zqmimiqz"
BODY = """
各乡镇人民政府：

  现将**有关事项**和*办理结果*公布如下，见[附表](biao.csv)、`编号`和 ~~旧稿~~ 。

## 一、办理情况

- 第一项，**已办**
- 第二项
  续行

| 姓名 | 乡镇 | 事项 |
|---|:--|---|
| 甲某 | 青山镇 | 补助 |
| 乙某 | 青山镇 | **救助** |

> 引用一段，
> 又一行。

1. 其一<b>粗</b>
2. 其二[^1]

```
代码
```

<table><tr><td>甲</td><td>乙</td></tr></table>

[^1]: 脚注一条。

最后一段
两行。
"""
HEAD = """---
title: 关于办理结果的通知
domain: 社会救助
subject: 民生
publish_date: 2026-03-02
classification: 主动公开
agency: 县民政局
summary: "摘要：已办结"
keywords: [救助, 低保]
corrections:
  - {date: 2026-03-03, text: 更正电话}
figures: {标准: 780元}
---
"""
TABLE = "姓名,乡镇\n甲某,青山镇\n乙某,青山镇\n"
OPEN = ("{涂}", "｛涂｝", "{ 涂 }")
CLOSE = ("{/涂}", "｛／涂｝", "{ /涂}")


def covered(text: str, places: list[tuple[int, int, int]], broken: int) -> str:
    """The text with marks around some of its parts, each of which has the secret at both ends and between. places:
    (from, to, form) in hundredths of what is left; broken: which mark is left out, 0 for none."""
    out, at = "", 0
    marks = 0
    for start, end, form in places:
        begin = at + (len(text) - at) * start // 100
        stop = begin + (len(text) - begin) * end // 100
        inner = text[begin:stop]
        half = len(inner) // 2
        marks += 1
        out += text[at:begin] + (OPEN[form] if marks != broken else "")
        out += f"{SECRET}{inner[:half]}{SECRET}{inner[half:]}{SECRET}"
        marks += 1
        out += CLOSE[form] if marks != broken else ""
        at = stop
    return out + text[at:]


def bytes_of(folder: Path) -> bytes:
    """Every name and every byte of a folder, with what is compressed unpacked as well."""
    parts = []
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        parts += [path.as_posix().encode(), data, gzip.decompress(data) if data[:2] == b"\x1f\x8b" else b""]
    return b"\n".join(parts)


PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30), st.integers(0, 2)), min_size=1, max_size=4)


@pytest.mark.requirement("SEC-12")
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(PLACES, st.sampled_from(["body", "head", "table", "summary"]), st.integers(0, 4))
@example([(10, 40, 0)], "body", 2)
@example([(10, 40, 0), (5, 20, 0)], "body", 3)
def test_what_is_covered_is_in_no_byte(places: list[tuple[int, int, int]], where: str, broken: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
    try:
        site = SmallSite(folder)
        texts = {"head": HEAD, "body": BODY, "table": TABLE, "summary": "摘要一句话"}
        texts[where] = covered(texts[where], places, broken)
        head = texts["head"].replace("摘要：已办结", texts["summary"]) if where != "head" else texts["head"]
        site.write("content/x/a.md", head + texts["body"])
        site.write("content/x/biao.csv", texts["table"])
        site.document("other.md")
        said = [site.build(), site.run("check"), site.run("check", "--format", "json")]
        assert said[0] in (0, 1)
        assert (folder / "public" / "d" / "other" / "index.html").is_file()
        for name in ("public", ".public.gongkai", ".gongkai"):
            assert SECRET.encode() not in bytes_of(folder / name), name
        if said[0] == 0:
            assert "此处已作不公开处理" in bytes_of(folder / "public" / "d").decode("utf-8", "replace")
    finally:
        shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def _silent(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    told = capsys.readouterr()
    assert SECRET not in told.out and SECRET not in told.err


@pytest.mark.requirement("SEC-12")
def test_the_length_of_what_is_covered_tells_nothing(site: SmallSite) -> None:
    """Tables keep their rows and cells; all else is the same for a character and for pages."""

    def tree(one: str, several: str) -> dict[str, bytes]:
        site.write("content/x/biao.csv", f"姓名,乡镇\n{{涂}}{one}{{/涂}},青山镇\n")
        body = (
            f"申请人{{涂}}{one}{{/涂}}，地址{{涂}}\n{several}\n{{/涂}}\n\n前文{{涂}}{several}{{/涂}}后文。\n\n"
            f"| 姓名 |\n|---|\n| 甲{{涂}}{one}{{/涂}} |\n\n见[附表](biao.csv)。"
        )
        site.document("x/a.md", body, title=f"关于{{涂}}{one}{{/涂}}的通知", summary=f"{{涂}}{one}{{/涂}}")
        assert site.run("build", "--no-search") == 0
        return site.tree()

    short = tree("甲", "乙\n\n丙")
    assert short == tree("很长的一段要遮住的文字" * 30, "段落\n\n" * 40 + "- 列表\n\n> 引用\n\n尾")
    page = short["d/a/index.html"].decode()
    assert f'<span class="redacted">{WORDS}</span>' in page and f"关于{WORDS}的通知" in page
    assert short["d/a/biao.csv"].decode().splitlines()[1] == f"{WORDS},青山镇"


@pytest.mark.requirement("SEC-12")
@pytest.mark.parametrize("error", ["publish_date: 2026-02-30", "title: 甲", "subject: 无", '"'])
def test_what_is_covered_now_leaves_the_site_though_the_file_has_errors(site: SmallSite, error: str) -> None:
    """And an error alone leaves what was published as it was."""
    site.write("content/x/biao.csv", f"姓名\n{SECRET}表\n")
    fields = {"attachments": ["biao.csv"]}
    body = f"申请人{SECRET}，电话{{涂}}0000{{/涂}}。"
    for where in ("body", "table"):
        site.write("content/x/biao.csv", f"姓名\n{SECRET}表\n")
        place = site.document("x/a.md", body, **fields)
        assert site.run("build", "--no-search") == 0
        place.write_text(place.read_text("utf-8").replace("---\n", f"---\n{error}\n", 1), encoding="utf-8")
        assert site.run("build", "--no-search") == 1
        assert SECRET in site.page("d/a/index.html")
        if where == "body":
            covering = place.read_text("utf-8").replace(SECRET, f"{{涂}}{SECRET}{{/涂}}", 1)
            place.write_text(covering, encoding="utf-8")
        else:
            site.write("content/x/biao.csv", f"姓名\n{{涂}}{SECRET}{{/涂}}表\n")
        assert site.run("build", "--no-search") == 1
        for tree in ("public", ".public.gongkai"):
            assert SECRET.encode() not in bytes_of(site.root / tree), (where, tree)


@pytest.mark.requirement("SEC-12")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲{涂}乙丙", "SEC-REDACT"),
        ("甲乙{/涂}丙", "SEC-REDACT"),
        ("甲{涂}乙{涂}丙{/涂}丁{/涂}", "SEC-REDACT"),
        ("甲【涂】乙【/涂】", "SEC-REDACT"),
        ("甲{涂抹}乙{/涂抹}", "SEC-REDACT"),
        ("甲{涂}乙{涂/}", "SEC-REDACT"),
        ("[甲{涂}乙{/涂}](b.md)", "SEC-REDACT"),
        ("[甲](https://www.test.example/{涂}乙{/涂})", "SEC-REDACT"),
        ("`甲{涂}乙{/涂}`", "SEC-REDACT"),
        ("```\n甲{涂}乙{/涂}\n```", "SEC-REDACT"),
        ("## 甲{涂}乙{/涂}", "SEC-REDACT"),
        ("- 甲{涂}乙\n- 丙{/涂}丁", "SEC-REDACT"),
        ("| 甲 |\n|---|\n| {涂}乙丙 |\n\n丁{/涂}戊", "SEC-REDACT"),
        ("<b>甲{涂}乙</b>丙{/涂}", "SEC-REDACT"),
        ("甲&#123;涂}乙{/涂}", "SEC-REDACT"),
        ("甲{**涂**}乙{/**涂**}", "SEC-COVER"),
        ("甲&#123;涂}乙&#123;/涂}", "SEC-COVER"),
        ("&#123;涂}乙&#123;/涂}\n\n![乙](https://www.test.example/乙.png)", "SEC-COVER"),
    ],
)
def test_marks_that_are_not_in_order_hold_the_document_back(site: SmallSite, text: str, code: str) -> None:
    """With the line, and without a word of what was to be hidden."""
    site.document("b.md")
    site.document("a.md", f"头一段。\n\n{text.replace('乙', SECRET)}")
    shown = diagnosed(site)
    found = [item for item in shown if item["path"] == "content/a.md" and item["level"] == "error"]
    assert {item["code"] for item in found} == {code} and all(int(str(item["line"])) > 8 for item in found)
    assert site.build() == 1
    assert not (site.root / "public" / "d" / "a").exists() and SECRET not in str(shown)


@pytest.mark.requirement("SEC-12")
def test_fields_that_name_something_cannot_be_hidden(site: SmallSite) -> None:
    for fields in ({"id": "a{涂}b{/涂}"}, {"index_number": "{涂}b{/涂}"}, {"publish_date": "{涂}2026-01-01{/涂}"}):
        site.document("a.md", **fields)
        assert {item["level"] for item in diagnosed(site) if item["path"] == "content/a.md"} & {"error"}, fields


def diagnosed(site: SmallSite) -> list[dict[str, object]]:
    """What ``check --format json`` says."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        site.run("check", "--format", "json")
    found: list[dict[str, object]] = json.loads(out.getvalue())["diagnostics"]
    return found


@pytest.mark.requirement("SEC-12")
def test_the_gate_passes_what_is_covered_and_stops_what_is_left(site: SmallSite) -> None:
    number = "440308199901101512"
    site.document("a.md", f"申请人{{涂}}{number}{{/涂}}，电话{{涂}}\n138\n\n{number}\n{{/涂}}\n\n结尾。")
    assert [item["code"] for item in diagnosed(site) if item["level"] == "error"] == []
    site.document("a.md", f"申请人{{涂}}张三{{/涂}}\n\n{{涂}}\n一\n\n二\n{{/涂}}\n\n号码{number}。")
    found = [item for item in diagnosed(site) if item["level"] == "error"]
    lines = (site.root / "content" / "a.md").read_text("utf-8").split("\n")
    assert [(item["code"], number in lines[int(str(item["line"])) - 1]) for item in found] == [("PRI-ID18", True)]


@pytest.mark.requirement("SEC-12")
@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.svg"])
def test_marks_in_files_where_they_hide_nothing_are_told(site: SmallSite, name: str) -> None:
    text = f"甲{{涂}}{SECRET}{{/涂}}"
    made = {
        "a.xlsx": files.workbook(rows=(("姓名",), (text,))),
        "a.docx": files.word(text),
        "a.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{text}</text></svg>'.encode(),
    }
    site.write(f"content/{name}", made[name])
    site.document("a.md", attachments=[name])
    assert "SEC-COVER" in {item["code"] for item in diagnosed(site)}
    assert site.build() == 1 and not (site.root / "public" / "d" / "a").exists()
    assert not [path for path in (site.root / ".gongkai").rglob("attachments/*") if SECRET in unpacked(path)]


def unpacked(path: Path) -> str:
    """The text of a file, or of the members of an archive."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8", errors="replace")
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.requirement("SEC-12")
def test_data_files_of_any_coding_are_covered_in_their_copy(site: SmallSite) -> None:
    """Tables, texts, JSON, those in an archive, and the rows of a list."""
    hidden = f"甲{{涂}}{SECRET}{{/涂}}"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("inner.csv", f"姓名\n{hidden}\n")
    site.write("content/gbk.csv", f"姓名,号\n{hidden},3\n".encode("gbk"))
    site.write("content/wide.txt", hidden.encode("utf-16"))
    site.write("content/a.json", json.dumps({"姓名": hidden}, ensure_ascii=False))
    site.write("content/z.zip", archive.getvalue())
    site.write("content/rows.csv", f'编码,名称,备注\n1,许可{hidden},"一,{hidden}"\n')
    site.document("a.md", attachments=["gbk.csv", "wide.txt", "a.json", "z.zip"])
    site.document("b.md", kind="清单", list_type="权力清单", valid_from="2026-01-01", rows="rows.csv")
    assert site.build() == 0
    for name in ("public", ".public.gongkai", ".gongkai"):
        paths = (path for path in (site.root / name).rglob("*") if path.is_file())
        assert [path for path in paths if SECRET in unpacked(path)] == []
    assert site.page("d/b/index.html").count(f'<span class="redacted">{WORDS}</span>') == 2
    assert WORDS in unpacked(site.root / "public/d/a/z.zip") and WORDS in site.page("d/a/gbk.csv")
    site.write("content/rows.csv", f"编码,名称,备注\n1,许可{{涂}}{SECRET},一{{/涂}}\n")
    assert site.build() == 1 and SECRET not in str(diagnosed(site))
