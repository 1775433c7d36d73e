"""``gongkai serve`` in a real browser: what an editor sees between two saves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.paths import ROOT

CONFIG = """\
theme: county
site: {name: 云岭县政务公开（虚构）, jurisdiction: 云岭县, url: "https://www.yunling.example", code: "9901020001",
  organiser: 云岭县人民政府办公室, phone: 0000-5550200, icp: 青ICP备00000001号-1, notice: 演示站}
"""
BODY = "城乡低保标准自四月起提高。"


def document(title: str, body: str = BODY, **more: str) -> str:
    """A notice of the social-assistance domain."""
    fields = {"title": title, "domain": "社会救助", "subject": "民政、救助", "publish_date": "2026-03-01"} | more
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{lines}classification: 主动公开\n---\n{body}\n"


class Site:
    """A folder under edit and the preview that runs on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.address = ""
        self.told = root.parent / "told.txt"

    def write(self, name: str, text: str) -> None:
        """Save a document as an editor's program does: whole, under its name."""
        (self.root / "content" / name).write_text(text, encoding="utf-8")

    def reset(self) -> None:
        """Two documents and a configuration, nothing else."""
        kept = {
            "dibao.md": document("关于提高低保标准的通知"),
            "biaozhun.md": document("低保标准表", "每人每月八百元。"),
        }
        for path in (self.root / "content").glob("*.md"):
            if path.name not in kept:
                path.unlink()
        for name, text in kept.items():
            self.write(name, text)
        (self.root / "config.yaml").write_text(CONFIG, encoding="utf-8")

    def said(self) -> str:
        """What the command has printed."""
        return self.told.read_text(encoding="utf-8")


def start(site: Site, *more: str) -> subprocess.Popen[bytes]:
    """The command as an editor runs it; warnings are errors in it too."""
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "generator",
        "serve",
        "--port",
        "0",
        "--no-open",
        "--date",
        "2026-11-22",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with site.told.open("wb") as told:
        return subprocess.Popen(
            [*command, *more], cwd=site.root, stdout=told, stderr=told, env=environment, preexec_fn=_heeds_ctrl_c
        )


def _heeds_ctrl_c() -> None:
    """Whatever a suite that was started in the background passes on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    """Look again and again until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A preview that runs for all tests of this file, and ends as it should when it gets a Ctrl-C."""
    made = Site(tmp_path_factory.mktemp("serve") / "站点")
    (made.root / "content" / "_data").mkdir(parents=True)
    shutil.copy(ROOT / "content" / "_data" / "subjects.yaml", made.root / "content" / "_data")
    made.reset()
    process = start(made)
    try:
        wait_for(lambda: "http://" in made.said() or process.poll() is not None)
        made.address = made.said().partition("预览：")[2].partition("/（")[0]
        yield made
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(20)
    assert (code, "Traceback" in made.said()) == (0, False), made.said()
    assert made.said().rstrip().endswith("预览已结束")
    assert not (made.root / "public").exists()


@pytest.fixture
def site(running: Site) -> Iterator[Site]:
    """The running preview, back at its two documents."""
    yield running
    running.reset()


def test_saved_body_appears_by_itself_and_quickly(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/d/dibao/")
    expect(page.locator("article")).to_contain_text("四月起提高")
    expect(page.locator("#gongkai-preview")).to_be_hidden()
    times = []
    for number in range(3):
        saved = time.perf_counter()
        site.write("dibao.md", document("关于提高低保标准的通知", f"第{number}次修改。"))
        page.get_by_text(f"第{number}次修改。").wait_for()
        times.append(time.perf_counter() - saved)
    # Well under a second on a free machine; the bound is for one that also runs the other tests.
    assert min(times) < 3, times


def test_a_page_that_did_not_change_is_not_loaded_again(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/d/biaozhun/")
    page.evaluate("window.kept = true")
    before = site.said().count("已更新")
    site.write("dibao.md", document("关于提高低保标准的通知", "只改了这一份。"))
    wait_for(lambda: site.said().count("已更新") > before)
    page.wait_for_timeout(500)
    assert page.evaluate("window.kept") is True


def test_error_lies_over_the_last_good_page_and_goes_when_mended(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/d/dibao/")
    expect(page.locator("article")).to_contain_text("四月起提高")  # Not what an earlier test wrote.
    good = document("关于提高低保标准的通知")
    site.write("dibao.md", good.replace("2026-03-01", "2026-02-30"))
    panel = page.locator("#gongkai-preview")
    expect(panel.locator("[data-code=FLD-DATE]")).to_contain_text("content/dibao.md:5")
    expect(panel).to_contain_text("上一次")
    expect(page.locator("article")).to_contain_text("四月起提高")
    site.write("dibao.md", good)
    expect(panel).to_be_hidden()


def test_errors_of_another_file_are_shown_on_every_page(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/")
    site.write("xin.md", "没有头部的文件\n")
    expect(page.locator("#gongkai-preview")).to_contain_text("content/xin.md")
    (site.root / "content" / "xin.md").unlink()
    expect(page.locator("#gongkai-preview")).to_be_hidden()


def test_drafts_and_future_documents_are_shown_and_say_so(site: Site, page: Page) -> None:
    site.write("caogao.md", document("一份草稿", draft="是"))
    site.write("mingnian.md", document("明年的通知", publish_date="2027-01-05"))
    page.goto(f"{site.address}/d/caogao/")
    expect(page.locator("#gongkai-preview")).to_contain_text("草稿：只在这里显示")
    page.goto(f"{site.address}/d/mingnian/")
    expect(page.locator("#gongkai-preview")).to_contain_text("2027-01-05 起才会发布")


def test_warnings_of_the_document_stand_beside_it_only(site: Site, page: Page) -> None:
    site.write("dibao.md", document("关于提高低保标准的通知", written_date="2026-03-20"))
    page.goto(f"{site.address}/d/dibao/")
    expect(page.locator("#gongkai-preview [data-code=DATE-ORDER]")).to_contain_text("警告")
    page.goto(f"{site.address}/d/biaozhun/")
    expect(page.locator("#gongkai-preview")).to_be_hidden()


def test_theme_part_and_data_are_watched_too(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/")
    themes = site.root / "themes" / "town" / "templates" / "parts"
    themes.mkdir(parents=True)
    (themes.parents[1] / "theme.yaml").write_text("title: 乡镇\nextends: county\ncontract: 1\n", encoding="utf-8")
    (themes / "footer.html").write_text("<footer>乡镇自己的页脚</footer>\n", encoding="utf-8")
    (site.root / "config.yaml").write_text(CONFIG.replace("theme: county", "theme: town"), encoding="utf-8")
    page.get_by_text("乡镇自己的页脚").wait_for()
    (themes / "footer.html").write_text("<footer>又改了的页脚</footer>\n", encoding="utf-8")
    page.get_by_text("又改了的页脚").wait_for()


def test_search_finds_what_was_just_written_after_a_moment(site: Site, page: Page) -> None:
    site.write("jiuyuan.md", document("临时救助办法", "急难型救助当日办理。"))
    index = list(site.root.glob(".gongkai/preview/*/site/search/index"))
    wait_for(lambda: index or list(site.root.glob(".gongkai/preview/*/site/search/index")))
    page.goto(f"{site.address}/search/")
    page.wait_for_function("() => !!window.gongkai?.search")
    ask = "async () => (await window.gongkai.search('急难型', {})).results.map((one) => one.url)"

    def found() -> bool:
        page.reload()
        page.wait_for_function("() => !!window.gongkai?.search")
        return bool(page.evaluate(ask) == ["/d/jiuyuan/"])

    wait_for(found)


def test_unknown_address_gets_the_404_page_with_its_status(site: Site, page: Page) -> None:
    answer = page.goto(f"{site.address}/meiyou/")
    assert answer is not None
    assert answer.status == 404
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    site.write("meiyou.md", document("现在有了", id="meiyou"))
    page.goto(f"{site.address}/d/meiyou/")
    expect(page.locator("article h1")).to_have_text("现在有了")
