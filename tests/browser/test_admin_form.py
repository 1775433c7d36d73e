"""What is ours in the form of /admin/: addresses, checks before saving, files that become text, tables, two editors."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator.checks.detectors.forms import number_fault
from generator.checks.detectors.scan import scan
from tests.authoring.preview.test_form_desk import IDENTITY, sheet, word
from tests.browser.test_admin import choose, common, control, create, fetched, newest, publish, serving, signed_in
from tests.browser.test_serve import Site

__all__ = ("fetched",)
SLOW = 30_000
"""Milliseconds: another test may have the machine's processors."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, fetched: Path) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("form") / "站点", fetched, "--admin") as made:
        yield made


@pytest.fixture
def desk(running: Site, browser: Browser) -> Iterator[Page]:
    with signed_in(running, browser) as page:
        page.set_default_timeout(SLOW)
        yield page


LARGE = """input => {
  const files = new DataTransfer();
  files.items.add(new File([new ArrayBuffer(30 * 1024 * 1024 + 1)], "很大.pdf"));
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}"""
"""A file that is made where it is chosen: sending so much to the browser would take longer than all else."""


def checked(page: Page, *words: str, without: str = "") -> None:
    """Wait until the panel has looked at the form and says so."""
    panel = page.locator(".gk-checks")
    for said in words:
        expect(panel).to_contain_text(said, timeout=SLOW)
    if without:
        expect(panel).not_to_contain_text(without, timeout=SLOW)


def put_in(page: Page, name: str, data: bytes, where: str = ".gk-file") -> None:
    page.locator(where).set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


def test_a_word_notice_with_a_table_and_an_attachment_becomes_a_page_in_the_form_alone(
    running: Site, desk: Page
) -> None:
    create(desk, "notice", "通知公告")
    checked(desk, "还没有填：标题、领域、主题、公开属性")
    labels = desk.locator("label, button").all_inner_texts()
    wrong = [label for label in labels if label.isascii() and any(map(str.isalpha, label))]
    assert wrong == [], "every label is Chinese"
    address = desk.locator("input[id^='__address-field']")
    expect(address).to_have_value("notice-" + desk.evaluate("new Date().toLocaleDateString('sv').replaceAll('-', '')"))
    put_in(desk, "通知（定稿）.docx", word())
    # What the file says of itself stands in the form; the table is one.
    expect(control(desk, "title").locator("input")).to_have_value("关于发放低保金的通知", timeout=SLOW)
    expect(control(desk, "doc_number").locator("input")).to_have_value("云民发〔2026〕8号")
    cells = desk.locator(".gk-grid textarea")
    expect(cells).to_have_count(4, timeout=SLOW)
    cells.nth(3).fill("13812345678")
    checked(desk, "手机号码", "138****5678")
    cells.nth(3).fill("820元")
    desk.get_by_role("button", name="在末尾加一行").click()
    cells.nth(4).fill("农村")
    cells.nth(5).fill("600|元")
    checked(desk, without="手机号码")
    for key, words in {
        "domain": "社会救助",
        "subject": "民政、救助",
        "agency": "云岭县民政局",
        "classification": "主动公开",
    }.items():
        choose(desk, key, words)
    told: list[str] = []

    def heard(asked: Dialog) -> None:
        told.append(asked.message)
        asked.accept()

    desk.on("dialog", heard)
    control(desk, "attachments").get_by_role("button", name="新增附件").click()
    control(desk, "file").get_by_role("button", name="选择文件").click()
    upload = "input[type=file]:not(.gk-file)"
    put_in(desk, "登记.exe", b"MZ", upload)
    desk.locator(upload).evaluate(LARGE)
    assert "“登记.exe”不能上传" in told[0] and "“很大.pdf”太大：不能超过 30 MB" in told[1]
    put_in(desk, "低保标准表.csv", "类别,标准\n城市,820\n".encode(), upload)
    desk.get_by_role("button", name="选用已选中项目").click()
    checked(desk, "没有发现问题")
    publish(desk)
    checked(desk, "发布网站以后才公开")
    assert desk.get_by_text("已发布", exact=True).count() == 0
    made = newest(running, "notice-*.md")
    text = made.read_text(encoding="utf-8")
    assert "| 类别 | 标准 |\n| --- | --- |\n| 城市 | 820元 |\n| 农村 | 600\\|元 |" in text and "__" not in text
    assert (made.parent / "低保标准表.csv").is_file()
    desk.goto(f"{running.address}/d/{made.stem}/")
    expect(desk.locator("article table").first).to_contain_text("600|元", timeout=SLOW)


def test_two_editors_of_the_same_minute_lose_nothing(running: Site, browser: Browser) -> None:
    with signed_in(running, browser) as one, signed_in(running, browser) as other:
        for page in (one, other):
            page.set_default_timeout(SLOW)
            page.goto(f"{running.address}/admin/#/collections/notice/entries/dibao")
            expect(control(page, "title").locator("input")).to_have_value("关于提高低保标准的通知", timeout=SLOW)
        control(one, "title").locator("input").fill("第一人的标题")
        publish(one)
        control(other, "title").locator("input").fill("第二人的标题")
        other.get_by_role("button", name="保存", exact=True).click()
        other.get_by_text("现在保存", exact=True).click()
        expect(other.get_by_text("被别人改过").first).to_be_visible(timeout=SLOW)
        # Nothing of either is lost: one stands in the file, the other still in the form.
        assert "第一人的标题" in (running.root / "content/dibao.md").read_text(encoding="utf-8")
        expect(control(other, "title").locator("input")).to_have_value("第二人的标题")
        control(one, "title").locator("input").fill("第一人再改")
        publish(one)
        written(one, running.root / "content/dibao.md", "第一人再改")


def written(page: Page, path: Path, words: str) -> str:
    """The text of a file as soon as it has some words: what says that it is saved may be said of the time before."""
    for _ in range(200):
        text = path.read_text(encoding="utf-8")
        if words in text:
            return text
        page.wait_for_timeout(100)
    raise AssertionError(f"{words!r} is not in {path.name}")


def test_an_address_is_taken_once_and_can_be_changed(running: Site, desk: Page) -> None:
    taken = running.root / "content/ylws"
    taken.mkdir()
    stem = "huiyi-" + desk.evaluate("new Date().toLocaleDateString('sv').replaceAll('-', '')")
    (taken / f"{stem}.md").write_text("---\ntitle: 草稿\ndraft: 是\n---\n", encoding="utf-8")
    create(desk, "huiyi", "会议公开")
    address = desk.locator("input[id^='__address-field']")
    expect(address).to_have_value(f"{stem}-2", timeout=SLOW)
    address.fill(stem)
    expect(desk.get_by_role("alert")).to_contain_text("已经有文件在用")
    address.fill("第一次会议")
    expect(desk.get_by_role("alert")).to_contain_text("只用小写字母")
    address.fill("huiyi-di-1-ci")
    common(desk, "第1次常务会议")
    control(desk, "meeting_date").locator("input").fill("2026-02-26")
    publish(desk)
    made = running.root / "content/shjz/huiyi-di-1-ci.md"
    assert made.is_file()
    desk.get_by_role("button", name="改网址").click()
    # Somebody else takes it while the form is open.
    (taken / "huiyi-2026-2.md").write_text("---\ntitle: 草稿\ndraft: 是\n---\n", encoding="utf-8")
    address.fill("huiyi-2026-2")
    desk.get_by_role("button", name="保存", exact=True).click()
    desk.get_by_role("menuitem", name="现在保存").click()
    expect(desk.get_by_text("网址 /d/huiyi-2026-2/ 已经有文件在用").first).to_be_visible(timeout=SLOW)
    assert "huiyi-2026-2" not in made.read_text(encoding="utf-8")
    address.fill("huiyi-2026-1")
    publish(desk)
    text = written(desk, made, "id: huiyi-2026-1\n")
    assert "- /d/huiyi-di-1-ci/" in text


TEXTS = (
    f"身份证号{IDENTITY}。",
    f"{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}",
    IDENTITY[:-1] + ("0" if IDENTITY[-1] != "0" else "1"),
    "手机13812345678，请联系",
    "138-1234-5678",
    "+86 13812345678",
    "订单号13812345678",
    "投入13812345678元",
    "编号91370000000000000X",
    "0531-12345678",
    "共计 20260301 件",
)
NUMBERS = ("云民发〔2026〕8号", "云民发[2026]008号", "云民发〔26〕8号", "国务院令第711号", "无", "", "第8号")


def test_the_browser_alone_finds_what_the_program_finds(desk: Page) -> None:
    asked = """async ([texts, numbers]) => {
      const { checks } = await (await fetch("/admin/tables.json")).json();
      return [texts.map(text => gongkaiChecks.numbersIn(text, checks).map(one => one.code)),
              numbers.map(number => gongkaiChecks.numberFault(number, checks.number))];
    }"""
    found, faults = desk.evaluate(asked, [list(TEXTS), list(NUMBERS)])
    codes = ("PRI-ID18", "PRI-MOBILE")
    wanted = [[hit.code for hit in scan(text)[0] if hit.code in codes and hit.level != "warning"] for text in TEXTS]
    assert found == wanted and sum(map(len, wanted)) >= 5
    meant = [number_fault(number) for number in NUMBERS]
    assert faults == [one if one != "" else "机关代字〔年份〕序号号" for one in meant]


def test_without_a_server_word_is_read_in_the_browser(desk: Page) -> None:
    asked = """async (data) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const { checks } = await (await fetch("/admin/tables.json")).json();
      return await gongkaiText.wordInBrowser(new File([bytes], "a.docx"), checks.number.strict);
    }"""
    made: dict[str, Any] = desk.evaluate(asked, base64.b64encode(word()).decode())
    assert (made["title"], made["fields"]["doc_number"]) == ("关于发放低保金的通知", "云民发〔2026〕8号")
    assert made["body"].startswith("各村：\n\n现将标准公布如下。\n\n| 类别 | 标准 |\n| --- | --- |\n| 城市 | 800元 |")
    assert "没有带入" in made["notices"][0]["message"]


def test_tables_are_read_written_and_pasted_as_they_are(desk: Page) -> None:
    text = "| 甲 | 乙\\|丙 |\n|:---|---:|\n| 一<br>二 |  |"
    asked = """text => {
      const { parsed, written, pasted } = gongkaiTable;
      const { rows, marks } = parsed(text);
      return [rows, written(rows, marks), pasted('a\\t"b\\nc"\\r\\n1\\t2\\r\\n')];
    }"""
    rows, again, pasted = desk.evaluate(asked, text)
    assert rows == [["甲", "乙|丙"], ["一\n二", ""]]
    assert [line.replace(" ", "") for line in again.split("\n")] == [line.replace(" ", "") for line in text.split("\n")]
    assert pasted == [["a", "b\nc"], ["1", "2"]]


def test_a_workbook_goes_behind_what_is_written_already(running: Site, desk: Page) -> None:
    create(desk, "notice", "通知公告")
    body = control(desk, "body").locator("[contenteditable=true]").first
    body.click()
    desk.keyboard.insert_text("先写的话。")
    expect(body).to_contain_text("先写的话。")
    put_in(desk, "标准.xlsx", sheet([["类别", "标准"], ["城市", 800]]))
    expect(desk.locator(".gk-grid textarea")).to_have_count(4, timeout=SLOW)
    expect(control(desk, "body")).to_contain_text("先写的话。")
    put_in(desk, "旧.doc", b"x")
    expect(desk.locator(".gk-notices")).to_contain_text("另存为 .docx", timeout=SLOW)
