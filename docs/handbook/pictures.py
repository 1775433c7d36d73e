"""The sample county -> the pictures of the handbook.
Run again after a change of looks: python docs/handbook/pictures.py

Needs what ``make test`` sets up (Playwright, a Chromium) and the editor (gongkai admin fetch).
Works on a copy of the sample.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
IMAGES = Path(__file__).parent / "images"
LARGEST = 120_000
TODAY = "2026-11-22"

sys.path.insert(0, str(ROOT))
from tests.browser.chromium import launch  # noqa: E402


@contextlib.contextmanager
def served(site: Path, *options: str) -> Iterator[str]:
    """The address of a preview that runs on the copy."""
    said = site / "said.txt"
    serve = ["serve", "--no-open", "--no-search", "--port", "0", "--date", TODAY, *options]
    command = [sys.executable, "-m", "generator", *serve]
    with said.open("wb") as told:
        environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
        process = subprocess.Popen(command, cwd=site, stdout=told, stderr=told, env=environment)
    try:
        while "预览：" not in said.read_text(encoding="utf-8"):
            if process.poll() is not None:
                raise SystemExit(said.read_text(encoding="utf-8"))
            time.sleep(0.1)
        yield said.read_text(encoding="utf-8").partition("预览：")[2].partition("/（")[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def take(page: Page, name: str, *, height: int = 640) -> None:
    """A picture of the window, with few enough colours to stay small."""
    page.set_viewport_size({"width": 1000, "height": height})
    page.wait_for_timeout(700)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    target = IMAGES / f"{name}.png"
    shot.save(target, optimize=True)
    assert target.stat().st_size < LARGEST, f"{name}: {target.stat().st_size}"
    print(name, target.stat().st_size)


def preview(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}/d/shjz-dibao-biaozhun-2026/")
    take(page, "page")
    path = site / "content" / "shjz" / "shjz-dibao-biaozhun-2026.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.rstrip() + "\n\n联系人：救助股，手机13800138000。\n", encoding="utf-8")
    page.get_by_text("没有生成新的页面").wait_for()
    take(page, "preview-error")
    path.write_text(text, encoding="utf-8")
    page.get_by_text("没有生成新的页面").wait_for(state="hidden")
    page.goto(f"{address}/d/hjbh-chufa-2026-02/")
    take(page, "withdrawn", height=560)


def editor(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="登录").click()
    page.get_by_test_id("publicity").click()
    page.get_by_role("heading", name="公示", exact=True).wait_for()
    take(page, "admin-list", height=700)
    page.goto(f"{address}/admin/#/collections/publicity/entries/hjbh/hjbh-huanping-shouli-2026-10")
    page.get_by_text("看页面").wait_for()
    take(page, "admin-form", height=760)
    page.locator("label[for^='status-field-']").scroll_into_view_if_needed()
    take(page, "admin-withdraw", height=700)


def workflow(page: Page, address: str) -> None:
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="登录").click()
    page.get_by_test_id("publicity").wait_for()
    page.goto(f"{address}/admin/#/collections/publicity/entries/hjbh/hjbh-huanping-shouli-2026-10")
    title = page.locator("label[for^='title-field-']").locator("xpath=../..").locator("input")
    title.fill("关于拟作出环境影响报告表批复决定的公示")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("button", name="状态: 草稿").wait_for()
    page.goto(f"{address}/admin/#/workflow")
    page.get_by_text("审查中").first.wait_for()
    page.get_by_text("内容已保存，尚未发布").wait_for(state="hidden")
    take(page, "admin-workflow", height=600)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        shutil.copytree(ROOT / "content", site / "content")
        shutil.copytree(ROOT / "themes", site / "themes")
        shutil.copytree(ROOT / ".gongkai" / "admin", site / ".gongkai" / "admin")
        shutil.copy(ROOT / "config.yaml", site)
        browser = launch(playwright)
        admin = (lambda page, at: preview(page, at, site), editor)
        for options, steps in ((("--admin",), admin), (("--workflow",), (workflow,))):
            with served(site, *options) as address:
                for step in steps:
                    page = browser.new_context(locale="zh-CN", viewport={"width": 1000, "height": 640}).new_page()
                    step(page, address)
        browser.close()


if __name__ == "__main__":
    main()
