"""One office's mistake stops nobody else (design 17): three offices, of which two have broken files, through the
commands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model.admission import STATES
from tests.conftest import CONFIG, SmallSite, tree

AGENCIES = """\
- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门}
- {id: caizheng, name: 试验县财政局, short: 县财政局, kind: 部门}
- {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇}
"""
OFFICES = {"minzheng": "县民政局", "caizheng": "县财政局", "qingshan": "青山镇"}
ID_CARD = "11010519491231002X"


@pytest.fixture
def county(site: SmallSite) -> SmallSite:
    """Three offices with two documents each, published; two of them then break one."""
    site.write("content/_data/agencies.yaml", AGENCIES)
    for folder, agency in OFFICES.items():
        site.write(f"content/{folder}/biao.csv", f"名称\n{agency}的表\n")
        site.document(f"{folder}/{folder}-1.md", f"{agency}的第一份。", agency=agency, attachments=["biao.csv"])
        site.document(f"{folder}/{folder}-2.md", f"{agency}的第二份。", agency=agency)
    assert site.build() == 0
    return site


def broken(site: SmallSite, name: str, text: str = "", **changes: str | None) -> None:
    """Break a document that is public: an unclosed quote, which hides its whole front matter, and other text."""
    path = site.root / f"content/{name.partition('-')[0]}/{name}.md"
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    lines = [line for line in head.splitlines() if line.partition(":")[0] not in changes]
    lines += [f"{key}: {value}" for key, value in changes.items() if value]
    path.write_text(
        '---\nsummary: "没有写完\n' + "\n".join(lines) + f"\n---\n\n改坏了的正文。{text}\n", encoding="utf-8"
    )


def held(site: SmallSite) -> dict[str, int]:
    found: dict[str, int] = json.loads(site.page("build.json")).get("held_back", {})
    assert found.keys() <= set(STATES)
    return found


def everything(site: SmallSite) -> str:
    return "".join(data.decode(errors="replace") for data in site.tree(without=()).values())


def test_what_was_last_published_stays_byte_for_byte(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    before = county.tree()
    broken(county, "minzheng-1")
    (county.root / "content/minzheng/biao.csv").write_text("名称\n改过的表\n", encoding="utf-8")
    broken(county, "caizheng-2")
    county.write("content/caizheng/new.md", "---\ntitle: 新来的\n")
    capsys.readouterr()
    assert county.build() == 1
    said = capsys.readouterr().out
    assert "公开 6 份；2 份有错误，仍为上次发布的版本；1 份新文件有错误，没有发布" in said
    assert "content/minzheng/minzheng-1.md（FILE-YAML）" in said and "content/caizheng/new.md（" in said
    assert county.tree() == before
    assert held(county) == {"new": 1, "standing": 2}
    assert "改坏了" not in everything(county) and "新来的" not in everything(county)
    assert county.build() == 1, "a build that finds no change says the same"
    assert "2 份有错误，仍为上次发布的版本" in capsys.readouterr().out


def test_the_third_office_publishes_withdraws_and_expires(county: SmallSite) -> None:
    broken(county, "minzheng-1")
    broken(county, "caizheng-2")
    county.document("qingshan/qingshan-3.md", "第三份。", agency="青山镇")
    county.document(
        "qingshan/qingshan-1.md", "旧的。", agency="青山镇", status="withdrawn", withdrawn_date="2026-11-21"
    )
    county.document("qingshan/qingshan-2.md", "到期的名单。", agency="青山镇", expires="2026-11-20")
    assert county.build() == 1
    assert "第三份。" in county.page("d/qingshan-3/index.html")
    assert "已撤回" in county.page("d/qingshan-1/index.html")
    assert "青山镇的第一份" not in everything(county) and "到期的名单。" not in everything(county)
    assert not (county.root / "public/d/qingshan-1/biao.csv").exists()
    assert "县民政局的第一份" in county.page("d/minzheng-1/index.html")
    published = county.page("d/qingshan-1/index.html")
    said = "status: withdrawn\nwithdrawn_date: 2026-11-20\nwithdrawn_reason: 另一个理由\n"
    county.write("content/qingshan/qingshan-1.md", f"---\n{said}title: [坏了\n---\n")
    assert county.build() == 1
    assert county.page("d/qingshan-1/index.html") == published, "what was published of a withdrawal stays, too"


def test_it_stays_through_later_builds_and_a_lost_site(county: SmallSite) -> None:
    """The attachment's source is gone, the cache was compacted, the live tree lost: what was published is still
    there."""
    broken(county, "minzheng-1")
    (county.root / "content/minzheng/biao.csv").unlink()
    for number in range(60):
        county.document(f"qingshan/more-{number}.md", agency="青山镇")
    assert county.build() == 1
    broken(county, "minzheng-1", "又改了一次。")
    assert county.build("--force") == 1
    before = county.tree()
    shutil.rmtree(county.root / "public")
    shutil.rmtree(county.root / ".public.gongkai")
    assert county.build() == 1
    assert county.tree() == before
    assert "县民政局的表" in county.page("d/minzheng-1/biao.csv")


def test_mended_it_is_as_written(county: SmallSite) -> None:
    broken(county, "minzheng-1")
    assert county.build() == 1
    county.document("minzheng/minzheng-1.md", "改好了。", agency="县民政局")
    assert county.build() == 0
    assert "改好了" in county.page("d/minzheng-1/index.html")
    assert held(county) == {}


RESTRICTIONS: dict[str, tuple[Callable[[SmallSite], None], str]] = {
    "removed": (lambda site: (site.root / "content/minzheng/minzheng-1.md").unlink(), "gone"),
    "withheld": (lambda site: broken(site, "minzheng-1", classification="不予公开"), "gone"),
    "full-width colon": (lambda site: _rewritten(site, "classification: 主动公开", "公开属性：不予公开"), "gone"),
    "quoted": (lambda site: _rewritten(site, "classification: 主动公开", '“公开属性”: "不予公开'), "gone"),
    "twice": (lambda site: _rewritten(site, "title:", "公开属性: 不予公开\ntitle:"), "gone"),
    "draft": (lambda site: broken(site, "minzheng-1", draft="是"), "gone"),
    "postponed": (lambda site: broken(site, "minzheng-1", publish_date="2027-03-01"), "gone"),
    "on application": (lambda site: broken(site, "minzheng-1", classification="依申请公开"), "entry"),
    "withdrawn": (
        lambda site: broken(site, "minzheng-1", status="withdrawn", withdrawn_reason="数据有误"),
        "withdrawn",
    ),
    "expired": (lambda site: broken(site, "minzheng-1", expires="2026-11-01"), "expired"),
    "gbk": (lambda site: _recoded(site, "gbk"), "gone"),
    "utf-16": (lambda site: _recoded(site, "utf-16"), "gone"),
}


def _rewritten(site: SmallSite, old: str, new: str) -> None:
    broken(site, "minzheng-1")
    path = site.root / "content/minzheng/minzheng-1.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _recoded(site: SmallSite, encoding: str) -> None:
    path = site.root / "content/minzheng/minzheng-1.md"
    text = path.read_text(encoding="utf-8").replace("主动公开", "不予公开")
    path.write_bytes(text.encode(encoding))


@pytest.mark.parametrize("name", RESTRICTIONS)
def test_what_restricts_takes_effect_whatever_else_is_wrong(county: SmallSite, name: str) -> None:
    change, shown = RESTRICTIONS[name]
    change(county)
    code = county.build()
    assert code == (0 if name == "removed" else 1)
    assert "县民政局的第一份" not in everything(county) and "县民政局的表" not in everything(county)
    page = county.root / "public/d/minzheng-1/index.html"
    assert page.exists() == (shown != "gone")
    if shown == "withdrawn":
        assert "数据有误" in page.read_text(encoding="utf-8")
    assert held(county) == ({} if name == "removed" else {"restricted": 1})
    assert "县财政局的第一份" in everything(county)


def test_what_restricts_is_not_given_back_by_a_file_with_errors(county: SmallSite) -> None:
    broken(county, "minzheng-1", draft="是")
    assert county.build() == 1
    broken(county, "minzheng-1")
    assert county.build() == 1
    assert "县民政局的第一份" not in everything(county)


def test_exceptions_have_dates_of_their_own(county: SmallSite) -> None:
    broken(county, "minzheng-1")
    path = county.root / "content/minzheng/minzheng-1.md"
    more = "exceptions:\n- code: PRI-MOBILE\n  expires: 2026-01-01\n"
    path.write_text(path.read_text(encoding="utf-8").replace("title:", f"{more}title:"), encoding="utf-8")
    assert county.build() == 1
    assert "县民政局的第一份" in county.page("d/minzheng-1/index.html")


def test_a_finding_in_new_text_keeps_the_last_version(county: SmallSite) -> None:
    county.document("minzheng/minzheng-1.md", f"身份证 {ID_CARD}。", agency="县民政局", attachments=["biao.csv"])
    assert county.build() == 1
    assert held(county) == {"standing": 1}
    assert "县民政局的第一份" in county.page("d/minzheng-1/index.html")
    assert ID_CARD not in everything(county)


@pytest.mark.parametrize("edited", [False, True])
def test_a_finding_in_live_text_takes_it_down_and_says_so(
    county: SmallSite, capsys: pytest.CaptureFixture[str], edited: bool
) -> None:
    """The county's negative list came later than the document; with it, the file has new mistakes too."""
    county.write(
        "content/_data/negative_list.yaml",
        "- {code: fm-1, matter: 第一份清单, basis: 某条例, patterns: [县民政局的第一份], level: error}\n",
    )
    if edited:
        broken(county, "minzheng-1")
    capsys.readouterr()
    assert county.build() == 1
    said = capsys.readouterr().out
    assert "1 份已经公开的文件查出不能公开的内容，已从网站撤下" in said
    assert held(county) == {"down": 1}
    assert "县民政局的第一份" not in everything(county)
    assert not (county.root / "public/d/minzheng-1").exists()
    (county.root / "content/_data/negative_list.yaml").unlink()
    assert county.build() == (1 if edited else 0)
    assert ("县民政局的第一份" in everything(county)) != edited, "what was taken down comes back when it is right"


@pytest.mark.parametrize("how", ["the county's words", "the types of attachments"])
def test_attachments_of_what_stands_are_looked_at_anew_when_rules_change(county: SmallSite, how: str) -> None:
    """The file beside the document is another one meanwhile: what counts is the copy that is live."""
    broken(county, "minzheng-1")
    county.write("content/minzheng/biao.csv", "名称\n另一张表\n")
    assert county.build() == 1
    assert held(county) == {"standing": 1} and "县民政局的表" in everything(county)
    if how == "the county's words":
        entry = "- {code: fm-1, matter: 表, basis: 某条例, patterns: [县民政局的表], level: error}\n"
        county.write("content/_data/negative_list.yaml", entry)
    else:
        county.write("config.yaml", CONFIG + "attachments: {types: [pdf]}\n")
        for folder in ("caizheng", "qingshan"):
            (county.root / f"content/{folder}/{folder}-1.md").unlink()
    assert county.build() == 1
    assert held(county) == {"down": 1}
    assert "县民政局的表" not in everything(county) and "县民政局的第一份" not in everything(county)


def test_an_attachment_that_is_shared_with_a_withheld_document_goes(county: SmallSite) -> None:
    county.document("minzheng/neibu.md", "内部。", classification="不予公开", attachments=["biao.csv"])
    assert county.build() == 1
    assert "县民政局的表" not in everything(county)
    assert held(county) == {"down": 1}


def test_two_documents_with_one_id_are_both_held_back(county: SmallSite) -> None:
    before = county.tree()
    county.document("caizheng/minzheng-1.md", "后来的。", agency="县财政局")
    assert county.build() == 1
    assert county.tree() == before
    assert held(county) == {"new": 1, "standing": 1}


def test_a_new_document_does_not_take_the_address_of_one_that_stands_in(county: SmallSite) -> None:
    before = county.tree()
    broken(county, "minzheng-1", id="another")
    county.document("caizheng/minzheng-1.md", "后来的。", agency="县财政局")
    assert county.build() == 1
    assert county.tree() == before


def test_of_two_former_addresses_the_published_one_stays(county: SmallSite) -> None:
    county.document("minzheng/minzheng-2.md", "第二份。", agency="县民政局", aliases=["/old/1.html"])
    assert county.build() == 0
    before = county.tree()
    county.document("caizheng/caizheng-2.md", "别的。", agency="县财政局", aliases=["/old/1.html"])
    assert county.build() == 1
    assert county.tree() == before


def test_links_to_a_document_that_is_held_back_are_text(county: SmallSite) -> None:
    county.write("content/minzheng/new.md", "---\ntitle: 坏的\n")
    county.document("qingshan/a.md", "见[新的](../minzheng/new.md)和[网址](/d/new/)。", agency="青山镇")
    assert county.build() == 1
    assert held(county) == {"new": 1}
    page = county.page("d/a/index.html")
    assert "见新的" in page.replace("<a>", "").replace("</a>", "").replace("<span>", "") or "新的" in page
    assert "/d/new/" not in page


def test_what_is_nobodys_stops_the_build(county: SmallSite) -> None:
    before = county.tree(without=())
    county.write("content/_data/agencies.yaml", AGENCIES + "- {id: x}\n")
    broken(county, "minzheng-1")
    assert county.build() == 1
    assert county.tree(without=()) == before


def test_a_folders_broken_defaults_hold_back_that_folder(county: SmallSite) -> None:
    county.write("content/minzheng/_defaults.yaml", "no_such_field: 1\n")
    county.document("qingshan/qingshan-2.md", "青山镇的新文。", agency="青山镇")
    assert county.build() == 1
    assert held(county) == {"standing": 2}
    assert "青山镇的新文" in everything(county)


def test_a_drafts_missing_fields_are_hints(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.write("content/minzheng/cao.md", "---\ntitle: 还没写完\n草稿: 是\n---\n\n正文。\n")
    assert county.build() == 0
    capsys.readouterr()
    assert county.run("check", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {(item["code"], item["level"]) for item in found if "cao.md" in item["path"]} == {("FLD-MISSING", "info")}


def test_a_clean_build_differs_in_the_faulty_documents_and_in_nothing_else(county: SmallSite, tmp_path: Path) -> None:
    """It knows no last version of them, so it leaves them out: the site without their files is the same."""
    broken(county, "minzheng-1")
    broken(county, "caizheng-2")
    county.document("qingshan/qingshan-3.md", "第三份。", agency="青山镇")
    assert county.build() == 1
    elsewhere = ("--output", str(tmp_path / "clean"), "--state", str(tmp_path / "state"))
    assert county.build(*elsewhere) == 1
    clean = tree(tmp_path / "clean")
    for name in ("minzheng/minzheng-1", "caizheng/caizheng-2"):
        (county.root / f"content/{name}.md").unlink()
    assert county.build() == 0
    assert clean == county.tree()


def test_all_or_nothing_is_asked_for_in_the_configuration(county: SmallSite) -> None:
    county.write("config.yaml", CONFIG + "publish: whole\n")
    before = county.tree(without=())
    broken(county, "minzheng-1")
    county.document("qingshan/qingshan-3.md", agency="青山镇")
    assert county.build() == 1
    assert county.tree(without=()) == before


def test_problems_are_listed_by_office_or_of_one_alone(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.write("content/_data/agencies.yaml", AGENCIES.replace("部门}", "部门, folders: [minzheng]}", 1))
    broken(county, "minzheng-1")
    county.document("caizheng/caizheng-1.md", "财政。", agency="县财政局", written_date="2026-13-01", kind=None)
    county.document("minzheng/other.md", agency="县财政局", catalogue="none-01")
    capsys.readouterr()
    assert county.run("check") == 1
    said = capsys.readouterr().out
    assert said.index("【县民政局】") < said.index("content/minzheng/minzheng-1.md")
    assert said.index("【县财政局】") < said.index("content/minzheng/other.md")
    assert county.run("check", "--format", "github") == 1
    assert "::group::县民政局" in capsys.readouterr().out
    assert county.run("check", "--agency", "县民政局") == 1
    said = capsys.readouterr().out
    assert "minzheng-1.md" in said and "other.md" not in said
    assert county.run("check", "--agency", "青山镇") == 0
    assert county.run("check", "--agency", "县名政局") == 2
    assert "没有机关“县名政局”" in capsys.readouterr().err


def test_codeowners_from_the_list_of_offices(county: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    county.write(
        "content/_data/agencies.yaml",
        AGENCIES.replace("部门}", "部门, folders: [minzheng], owners: ['@lanqing/mzj']}", 1).replace(
            "乡镇}", "乡镇, folders: [qingshan]}"
        ),
    )
    capsys.readouterr()
    assert county.run("codeowners", "--config", str(county.root / "config.yaml")) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[1:] == ["/content/minzheng/ @lanqing/mzj"]
    assert "青山镇" in err


def test_a_townships_broken_theme_leaves_it_in_the_countys_look(
    county: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    before = county.tree()
    county.write("themes/town/theme.yaml", "extends: county\n")
    county.write("themes/town/templates/parts/footer.html", "<p>镇</p>\n{% if x %}\n")
    county.write("content/_data/agencies.yaml", AGENCIES.replace("乡镇}", "乡镇, theme: town}"))
    capsys.readouterr()
    assert county.build() == 0
    said = capsys.readouterr().out
    assert "themes/town/templates/parts/footer.html" in said and "DAT-LOOK" in said and "先用全站的主题" in said
    assert county.tree() == before
    county.write("themes/town/templates/parts/footer.html", "<p>镇</p>\n")
    assert county.build() == 0
    assert "<p>镇</p>" in county.page("d/qingshan-1/index.html")


@pytest.mark.parametrize("told", ["part", "macro", "parent"])
def test_a_townships_theme_that_fails_while_a_page_is_made_leaves_it_in_the_countys_look(
    county: SmallSite, told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It can be read, and fails on some pages only; another office publishes and withdraws meanwhile."""
    before = county.tree()
    files = {
        "part": ("parts/footer.html", "<p>镇</p>\n{{ site.nothing_of_the_kind }}\n"),
        "macro": ("parts/footer.html", "<p>镇</p>\n{% if site.name %}{{ site.name.x.y }}{% endif %}\n"),
        "parent": (
            "document.html",
            '{% extends "@county/document.html" %}\n{% block title %}{{ 1 // 0 }}{% endblock %}\n',
        ),
    }
    name, text = files[told]
    county.write("themes/town/theme.yaml", "extends: county\n")
    county.write(f"themes/town/templates/{name}", text)
    county.write("content/_data/agencies.yaml", AGENCIES.replace("乡镇}", "乡镇, theme: town}"))
    capsys.readouterr()
    assert county.build() == 0
    said = capsys.readouterr().out
    assert (
        f"themes/town/templates/{name}\n  第 2 行" in said
        and "DAT-LOOK" in said
        and "先用全站的主题" in said
        and "没有完成" not in said
    )
    assert county.tree() == before
    broken(county, "minzheng-1")
    county.document("qingshan/qingshan-2.md", "青山镇改过的。", agency="青山镇")
    county.document(
        "caizheng/caizheng-1.md",
        "财政。",
        agency="县财政局",
        status="withdrawn",
        withdrawn_date="2026-11-21",
        withdrawn_reason="数据有误",
    )
    assert county.build() == 1, "the broken file, not the theme"
    assert "青山镇改过的" in county.page("d/qingshan-2/index.html") and "<p>镇</p>" not in everything(county)
    assert "已撤回" in county.page("d/caizheng-1/index.html")
    assert "县民政局的第一份" in county.page("d/minzheng-1/index.html")
    county.document("minzheng/minzheng-1.md", "改好了。", agency="县民政局")
    assert county.build() == 0
    incremental = county.tree()
    assert county.build("--output", str(tmp_path / "clean"), "--state", str(tmp_path / "state")) == 0
    assert incremental == tree(tmp_path / "clean")
    county.write(
        f"themes/town/templates/{name}",
        text.replace("{{ site.nothing_of_the_kind }}", "").replace("1 // 0", "1").replace(".name.x.y", ".name"),
    )
    assert county.build() == 0
    assert county.tree() != incremental


def lapsing(county: SmallSite, **more: Any) -> None:
    """A document that is live with a number that somebody answers for until a day."""
    answer = {
        "code": "PRI-MOBILE",
        "what": "138****5678",
        "reason": "值班电话",
        "approver": "主任",
        "expires": "2026-12-10",
    }
    county.document("mz/zhiban.md", "值班电话13812345678。", exceptions=[answer], **more)


@pytest.mark.parametrize("how", ["answer gone", "answer and number gone", "answer lapsed", "stands"])
def test_what_nobody_answers_for_any_more_comes_down(county: SmallSite, how: str) -> None:
    lapsing(county)
    assert county.build() == 0
    assert "13812345678" in county.page("d/zhiban/index.html")
    date = "2026-11-23"
    if how == "answer gone":
        county.document("mz/zhiban.md", "值班电话13812345678。")
    elif how == "answer and number gone":
        county.document("mz/zhiban.md", "值班电话见公告。", foo="bar")
    else:
        path = county.root / "content/mz/zhiban.md"
        path.write_text(path.read_text("utf-8").replace("title: ", "title: [", 1), encoding="utf-8")
        date = "2026-12-15" if how == "answer lapsed" else date
    assert county.build("--date", date) == 1
    live = [name for name, data in county.tree(without=()).items() if b"13812345678" in data]
    assert bool(live) == (how == "stands"), live


def test_a_document_is_taken_down_by_its_address_whatever_became_of_its_file(county: SmallSite) -> None:
    county.document("mz/wenjian.md", "不该公开的正文。", id="zz9")
    county.document("mz/liangfen.md", "两份里的一份。", id="er2")
    assert county.build() == 0
    (county.root / "content/mz/wenjian.md").write_bytes(bytes(range(256)) * 20)
    county.document("other/qita.md", "新来的。", id="er2")
    assert county.run("takedown", "zz9", "--reason", "误发") == 0
    assert county.run("takedown", "er2", "--reason", "误发") == 0
    for name, data in county.tree(without=()).items():
        assert "不该公开的正文".encode() not in data and "两份里的一份".encode() not in data, name
    assert county.run("takedown", "meiyou", "--reason", "误发") == 2


def test_takedown_works_below_a_line_of_remarks(county: SmallSite) -> None:
    county.write(
        "content/mz/beizhu.md",
        "---\ntitle: 通知\ndomain: 社会救助\nsubject: 民生\npublish_date: 2026-03-02\nclassification: 主动公开\n"
        "# 下面是可以写的其他字段\n---\n\n不该公开的正文。\n",
    )
    assert county.build() == 0
    path = county.root / "content/mz/beizhu.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nfoo: bar\n", 1), encoding="utf-8")
    assert county.run("takedown", "beizhu", "--reason", '含"引号": #与冒号') == 0
    page = county.page("d/beizhu/index.html")
    assert "不该公开的正文" not in page and "含&#34;引号&#34;: #与冒号" in page


def test_rules_are_counted_on_what_is_published(county: SmallSite) -> None:
    """The edit that is held back has other findings than what citizens read, in text and rows; a new file has some."""
    letters: dict[str, Any] = {
        "kind": "letters",
        "as_of": "2026-06-01",
        "answer_within": "15个工作日内",
        "topics": ["求助"],
    }
    county.write("content/qingshan/laixin.csv", "编号,收到日期,类别,承办单位\nL-1,2026-01-05,求助,县民政局\n")
    county.document("qingshan/qingshan-1.md", agency="青山镇", rows="laixin.csv", **letters)
    assert county.build() == 0
    before = county.page("data/compliance.json")
    assert "/d/qingshan-1/" in before
    rows = "".join(f"L-{number},2026-01-05,求助,县民政局\n" for number in range(9))
    county.write("content/qingshan/laixin.csv", f"编号,收到日期,类别,承办单位\n{rows}")
    broken(county, "qingshan-1", "见[这里](http://www.test.example/d/minzheng-1/)。", mysterious="是")
    shutil.copy(county.root / "content/qingshan/qingshan-1.md", county.root / "content/qingshan/laixin-2.md")
    assert county.build() == 1
    assert held(county) == {"new": 1, "standing": 1}
    assert county.page("data/compliance.json") == before
    (county.root / "content/qingshan/laixin-2.md").unlink()
    county.document("qingshan/qingshan-1.md", agency="青山镇", rows="laixin.csv", **letters)
    assert county.build() == 0
    assert county.page("data/compliance.json") != before
