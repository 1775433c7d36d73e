"""F, K · what was published and when: changes, dates, reposts, attachments, links (requirements DOC-13, -16, PLT-*)."""

from __future__ import annotations

import io
import os
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.base.test_visits import Answers, server
from tests.checks.detectors.files import pdf
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

__all__ = ("server",)


def git(folder: Path, *arguments: str, day: str = "2026-03-02") -> None:
    """Run Git on a day of its own, at two in the morning of Beijing, when it is still the day before in Greenwich."""
    who = ("-c", "user.name=甲", "-c", "user.email=a@test.example", "-c", "commit.gpgsign=false")
    moment = {f"GIT_{name}_DATE": f"{day}T02:00:00+08:00" for name in ("AUTHOR", "COMMITTER")}
    command = ["git", "-C", str(folder), *who, *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **moment})


def commit(site: SmallSite, day: str = "2026-03-02") -> None:
    git(site.root, "add", "-A", day=day)
    git(site.root, "commit", "-qm", day, day=day)


@pytest.fixture
def kept(site: SmallSite) -> SmallSite:
    """A site whose documents were committed on the day that they bear."""
    git(site.root, "init", "-q")
    site.document("a.md", "标准为780元。", attachments=["biao.csv"])
    site.write("content/biao.csv", "乡镇,户数\n青山镇,12\n")
    site.document("b.md", "不变。")
    site.document("c.md", "内部。", classification="不予公开")
    commit(site)
    return site


LISTED = "编码,名称,依据,失效日期,调整原因\nSF-01,占道费,第三条,,\nSF-02,检验费,第四条,,\nSF-03,查询费,第五条,2026-02-01,取消\n"


@pytest.mark.requirement("LST-02")
def test_an_item_deleted_from_a_list_is_told(kept: SmallSite, reported: Reported) -> None:
    """By its row's absence since a revision, wherever document and table have moved; not when it bears its end, was
    called otherwise, or had ended before."""

    def told() -> list[tuple[str, str]]:
        return [(item["level"], item["message"]) for item in reported("LIST-ROW", "--since", "HEAD")]

    fields = {"kind": "list", "list_type": "收费清单", "title": "收费清单", "updated": "2026-04-02"}
    kept.document("qd/q.md", **fields, rows="sf.csv")
    kept.write("content/qd/sf.csv", LISTED)
    assert told() == []  # new: nothing to be held against
    commit(kept)
    assert told() == []
    kept.write(
        "content/qd/sf.csv", LISTED.replace("占道费,第三条,,", "道路占用费,第三条,,").replace("查询费", "查阅费")
    )
    assert told() == []
    kept.write(
        "content/qd/sf.csv",
        LISTED.replace("SF-02,检验费,第四条,,\n", "").replace("SF-03,查询费,第五条,2026-02-01,取消\n", ""),
    )
    [(level, message)] = told()
    assert level == "error" and "“检验费”" in message and "HEAD" in message and "占道费" not in message
    for old in ("qd/q.md", "qd/sf.csv"):
        (kept.root / "content" / old).unlink()
    kept.document("xin/q.md", **fields, rows="biao.csv")
    kept.write("content/xin/biao.csv", LISTED.replace("SF-02,检验费,第四条,,\n", ""))
    git(kept.root, "add", "-A")
    assert [level for level, _ in told()] == ["error"]
    kept.write("content/xin/biao.csv", LISTED.replace("检验费,第四条,,", "检验费,第四条,2026-03-31,上级取消"))
    assert told() == []


@pytest.mark.requirement("DOC-13")
def test_a_published_text_that_changed_in_silence_is_told(kept: SmallSite, reported: Reported) -> None:
    def told() -> list[tuple[str, str]]:
        return [(item["path"], item["message"]) for item in reported("TXT-CHANGED", "--since", "HEAD")]

    kept.document("a.md", "标准为780元。\n", attachments=["biao.csv"], title="只改了标题和空行的通知")
    kept.document("c.md", "内部，改了。", classification="不予公开")
    kept.document("d.md", "新的。")
    assert told() == []
    kept.document("a.md", "标准为800元。", attachments=["biao.csv"])
    kept.write("content/biao.csv", "乡镇,户数\n青山镇,13\n")
    [(path, message)] = told()
    assert path == "content/a.md" and "正文、附件“biao”变了" in message
    kept.document("a.md", "标准为800元。", attachments=["biao.csv"], updated="2026-04-02")
    assert told() == []
    corrections = [{"date": "2026-04-02", "text": "标准更正为800元"}]
    kept.document("a.md", "标准为800元。", attachments=["biao.csv"], corrections=corrections)
    assert told() == []


@pytest.mark.parametrize("added", [True, False])
def test_a_text_that_moved_and_changed_is_still_told(kept: SmallSite, reported: Reported, added: bool) -> None:
    (kept.root / "content/b.md").unlink()
    kept.document("shjz/b.md", "变了。")
    if added:
        git(kept.root, "add", "-A")
    [told] = reported("TXT-CHANGED", "--since", "HEAD")
    assert told["path"] == "content/shjz/b.md" and told["level"] == "error"
    assert reported("TXT-CHANGED") == []


@pytest.mark.requirement("PLT-19")
def test_a_publish_date_before_the_commit_is_told(kept: SmallSite, reported: Reported) -> None:
    kept.document("late.md", publish_date="2026-04-01")
    kept.document("edge.md", publish_date="2026-04-13")
    kept.document("why.md", publish_date="2026-01-01", backfill="由旧网站迁入，保留原发布日期")
    kept.document("nei.md", publish_date="2026-01-01", classification="不予公开")
    commit(kept, "2026-04-20")
    kept.document("new.md", publish_date="2026-11-01")
    told = {item["path"]: item for item in reported("DATE-BACKDATED", "--history")}
    assert set(told) == {"content/late.md", "content/new.md"}
    late = told["content/late.md"]
    assert late["level"] == "error" and "2026-04-20" in late["message"] and "19 天" in late["message"]
    lines = (kept.root / late["path"]).read_text(encoding="utf-8").split("\n")
    assert lines[late["line"] - 1].startswith("publish_date")
    assert reported("DATE-BACKDATED") == []
    assert kept.build() == 0
    assert "由旧网站迁入，保留原发布日期" in kept.page("d/why/index.html")


def test_files_that_were_moved_keep_their_first_day(kept: SmallSite, reported: Reported) -> None:
    kept.document("a.md", "标准为780元。" * 20)
    commit(kept)
    (kept.root / "content/shjz").mkdir()
    git(kept.root, "mv", "content/a.md", "content/shjz/dibao.md", day="2026-05-01")
    commit(kept, "2026-05-01")
    git(kept.root, "mv", "content", "texts", day="2026-06-01")
    commit(kept, "2026-06-01")
    assert reported("DATE-BACKDATED", "--history", "--content", str(kept.root / "texts")) == []


@pytest.mark.parametrize("option", [("--history",), ("--since", "HEAD~3")])
def test_what_git_cannot_know_is_said(
    kept: SmallSite, tmp_path_factory: Any, capsys: pytest.CaptureFixture[str], option: tuple[str, ...]
) -> None:
    kept.document("spaet.md", "后来。")
    commit(kept, "2026-05-01")
    folder = tmp_path_factory.mktemp("clone")
    git(folder, "clone", "-q", "--depth", "1", f"file://{kept.root}", "shallow")
    shallow = SmallSite(folder / "shallow")
    capsys.readouterr()
    assert shallow.run("check", *option) == 2
    assert "浅克隆" in capsys.readouterr().err
    nowhere = SmallSite(folder / "nowhere")
    nowhere.document("a.md")
    assert nowhere.run("check", "--history") == 2
    assert "不在 Git 仓库里" in capsys.readouterr().err


def repost(site: SmallSite, name: str, **fields: Any) -> None:
    usual = {
        "kind": "转载",
        "source_name": "中国政府网",
        "source_url": "https://www.gov.cn/zhengce/1.htm",
        "source_date": "2026-03-01",
    }
    site.document(name, "各省：\n\n照此办理。", **(usual | fields))


@pytest.mark.requirement("PLT-05")
def test_reposts_come_from_upper_sites_in_time_and_unchanged(
    site: SmallSite, diagnostics: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("config.yaml", site.page_of("config.yaml") + "integrity: {upper_sites: [gov.cn, qing.example]}\n")
    repost(site, "gut.md")
    repost(site, "eigen.md", source_url="https://shuiwu.QING.example./a")
    repost(site, "ohne.md", source_url=None)
    for number, url in enumerate(
        ("https://gov.cn.evil.example/1", "https://www.gov.cn@evil.example/1", "https://notgov.cn/1")
    ):
        repost(site, f"fremd-{number}.md", source_url=url)
    repost(site, "spaet.md", source_date="2026-02-27")
    repost(site, "punkt.md", source_date="2026-02-28", publish_date="2026-03-02 00:00")
    repost(site, "stunde.md", source_date="2026-02-28", publish_date="2026-03-02 00:01")
    repost(site, "alt.md", source_date="2020-02-27", backfill="由旧网站迁入")
    capsys.readouterr()
    assert site.run("digest", str(site.root / "content/gut.md")) == 0
    kept = capsys.readouterr().out.strip()
    repost(site, "treu.md", source_digest=kept, title="只是另一个标题")
    repost(site, "untreu.md", source_digest=kept)
    place = site.root / "content/untreu.md"
    place.write_text(place.read_text(encoding="utf-8").replace("照此办理", "参照办理"), encoding="utf-8")
    told = {
        (item["code"], item["path"].removeprefix("content/")) for item in diagnostics() if item["code"][:4] == "REP-"
    }
    assert told == {
        ("REP-SOURCE", "ohne.md"),
        *(("REP-SITE", f"fremd-{number}.md") for number in range(3)),
        ("REP-LATE", "spaet.md"),
        ("REP-LATE", "stunde.md"),
        ("REP-EDITED", "untreu.md"),
    }
    assert site.build() == 0
    assert '<link rel="canonical" href="https://www.gov.cn/zhengce/1.htm">' in site.page("d/gut/index.html")
    assert '<link rel="canonical" href="https://www.test.example/d/ohne/">' in site.page("d/ohne/index.html")


def test_the_time_for_reposts_may_be_working_days(site: SmallSite, reported: Reported) -> None:
    """2026-03-13 is a Friday."""
    repost(site, "a.md", source_date="2026-03-13", publish_date="2026-03-16")
    assert [item["code"] for item in reported("REP-LATE")] == ["REP-LATE"]
    site.write("config.yaml", site.page_of("config.yaml") + "integrity: {repost_working_days: true}\n")
    assert reported("REP-LATE") == []
    repost(site, "a.md", source_date="2026-03-13", publish_date="2026-03-17")
    assert [item["code"] for item in reported("REP-LATE")] == ["REP-LATE"]


def scanned() -> bytes:
    """A PDF whose one page is a picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(buffer, "PDF")
    return buffer.getvalue()


@pytest.mark.requirement("DOC-16")
def test_pdf_alone_and_scans_without_text_are_told(site: SmallSite, diagnostics: Any) -> None:
    site.write("content/biao.pdf", pdf())
    site.write("content/sao.pdf", scanned())
    site.write("content/biao.csv", "乡镇,户数\n青山镇,12\n")
    site.document("nur.md", "现予公布。", attachments=["biao.pdf"])
    site.document("lang.md", "全文。" * 200, attachments=["biao.pdf", "sao.pdf"])
    site.document("beide.md", "现予公布。", attachments=["biao.pdf", "biao.csv"])
    site.document("sao.md", "现予公布。", attachments=["sao.pdf"])
    told = {
        (item["code"], item["path"].removeprefix("content/"), item["level"])
        for item in diagnostics()
        if item["code"] in ("ATT-PDF", "ATT-SCAN")
    }
    assert told == {
        ("ATT-PDF", "nur.md", "warning"),
        ("ATT-PDF", "lang.md", "info"),
        ("ATT-SCAN", "sao.md", "warning"),
    }


LINKS = """\
- {name: 试验省人民政府, url: "http://HOST/da", owner: 试验省人民政府办公厅, checked: 2026-09-01, group: 上级政府}
- {名称: 旧网站, 网址: "http://HOST/fehlt", 主办单位: 试验县示例局, 核对日期: 2024-09-01}
"""


@pytest.fixture
def named(server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The web site on this machine under a name, beside one that lies inside."""
    lies = {"www.qing.example": "127.0.0.1", "fuwu.qing.example": "10.1.2.3"}
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda name, port, *_, **__: [(2, 1, 6, "", (lies.get(name, name), port))]
    )
    return server.replace("127.0.0.1", "www.qing.example")


@pytest.mark.requirement("PLT-09")
def test_outside_links_are_visited_and_told_at_their_lines(site: SmallSite, named: str, diagnostics: Any) -> None:
    told_by = f"links: {{private_hosts: ['{named}'], pause: 0, most: 4}}\n"
    site.write("config.yaml", site.page_of("config.yaml") + told_by)
    site.write("content/_data/links.yaml", LINKS.replace("HOST", named))
    site.document(
        "a.md",
        f"第一行。\n\n见[通知](http://{named}/fehlt)和[另一份](http://{named}/da)。\n\n[网](http://fuwu.qing.example/x)",
    )
    repost(site, "b.md", source_url=f"http://{named}/kaputt")
    site.document("nei.md", f"[内](http://{named}/geheim)", classification="不予公开")
    assert not [item for item in diagnostics() if item["code"] in ("LNK-DEAD", "LNK-INSIDE")]
    assert Answers.asked == []
    found = {
        (item["code"], item["path"], item["line"]) for item in diagnostics("--links") if item["code"][:4] == "LNK-"
    }
    lines = (site.root / "content/a.md").read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, 1) if "/fehlt" in text)
    field = (site.root / "content/b.md").read_text(encoding="utf-8").split("\n")
    assert found == {
        ("LNK-DEAD", "content/a.md", line),
        ("LNK-DEAD", "content/_data/links.yaml", 2),
        ("LNK-INSIDE", "content/a.md", line + 2),
        ("LNK-FAILING", "content/b.md", next(n for n, text in enumerate(field, 1) if "source_url" in text)),
        ("LNK-OLD", "content/_data/links.yaml", 2),
    }
    assert not any("geheim" in path for _, path, _ in Answers.asked)
    Answers.asked.clear()
    again = {item["code"] for item in diagnostics("--links")}
    assert Answers.asked == [] and {"LNK-DEAD", "LNK-INSIDE"} <= again
    site.write("config.yaml", site.page_of("config.yaml").replace("most: 4", "most: 1"))
    (site.root / ".gongkai/links.json").unlink()
    assert "LNK-LATER" in {item["code"] for item in diagnostics("--links")}
    assert site.build() == 0
    page = site.page("links/index.html")
    assert "试验省人民政府办公厅" in page and "2026-09-01" in page and "上级政府" in page
    assert "/links/" in site.page("sitemap/index.html")


def test_a_row_of_links_that_is_none_is_told(site: SmallSite, reported: Reported) -> None:
    site.write(
        "content/_data/links.yaml",
        "- {name: 甲, url: 'javascript:alert(1)', owner: 乙, checked: 2026-01-01}\n- {name: 丙}\n",
    )
    assert [item["line"] for item in reported("DAT-FORM")] == [1]
    assert site.build() == 1
