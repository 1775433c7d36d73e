"""/admin/ in a real browser against the local backend: what a clerk does who has never heard of Git."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from generator import cli
from generator.model.diagnostic import UsageError
from generator.site.admin import package
from generator.site.admin.fetch import fetch
from tests.browser.test_serve import CONFIG, Site, start, wait_for
from tests.paths import ROOT

AGENCIES = """\
- {id: minzheng, name: 云岭县民政局, short: 县民政局, kind: 部门, address: 云岭县东街1号, phone: 0000-5550211}
"""
KIND = """\
id: huiyi
name: 会议公开
doc: 政府常务会议等会议的议题和议定事项。
fields:
- {key: meeting_date, name: 会议日期, type: date, doc: 开会之日。, required: true, example: 2026-03-01}
- {key: topics, name: 议题, type: lines, doc: 每行一项。}
- {key: level, name: 会议级别, type: choice, choices: [常务会议, 全体会议]}
"""
WRITTEN = """\
---
# 办公室要求：标题不改
标题: 关于提高低保标准的通知
领域: 社会 救助   # 中间有空格
subject: 民政、救助
publish_date: 2026-03-01 09:30
classification: 主动公开
机关: 县民政局
catalogue: "shjz-02"
summary: >-
  低保标准
  自四月起提高。
keywords: 低保，救助
attachments:
- 标准.csv
---

城乡低保标准自四月起提高。

| 类别 | 标准 |
|---|---|
| 城市 | 800元 |
"""


@pytest.fixture(scope="session")
def fetched() -> Path:
    """The editor's files, brought by npm once and kept beside the repository's own caches."""
    state = ROOT / ".gongkai"
    try:
        package.files(state)
    except UsageError:
        try:
            fetch(state)
        except UsageError as error:
            pytest.skip(f"{error}; the editor cannot be tried without it")
    return package.folder(state)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, fetched: Path) -> Iterator[Site]:
    """``gongkai serve --admin`` on a small site with a kind of its own."""
    with serving(tmp_path_factory.mktemp("admin") / "站点", fetched, "--admin") as made:
        yield made


@contextmanager
def serving(folder: Path, fetched: Path, option: str) -> Iterator[Site]:
    """The small site, and the command that runs on it until it gets a Ctrl-C."""
    made = Site(folder)
    data = made.root / "content" / "_data"
    (data / "kinds").mkdir(parents=True)
    shutil.copy(ROOT / "content" / "_data" / "subjects.yaml", data)
    (data / "agencies.yaml").write_text(AGENCIES, encoding="utf-8")
    (data / "kinds" / "huiyi.yaml").write_text(KIND, encoding="utf-8")
    (made.root / "config.yaml").write_text(CONFIG, encoding="utf-8")
    (made.root / "content" / "标准.csv").write_text("类别,标准\n城市,800\n", encoding="utf-8")
    made.write("dibao.md", WRITTEN)
    place = package.folder(made.root / ".gongkai")
    place.parent.mkdir(parents=True)
    shutil.copytree(fetched, place)
    process = start(made, option, "--no-search")
    try:
        wait_for(lambda: "编辑：" in made.said() or process.poll() is not None)
        made.address = made.said().partition("预览：")[2].partition("/（")[0]
        yield made
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(20)
    assert (code, "Traceback" in made.said()) == (0, False), made.said()


@pytest.fixture
def desk(running: Site, browser: Browser) -> Iterator[Page]:
    """The editor of that site."""
    with signed_in(running, browser) as page:
        yield page


@contextmanager
def signed_in(running: Site, browser: Browser) -> Iterator[Page]:
    """The editor, signed in (the local backend asks for nothing). Anything that the policy stops fails the test."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    # Decap rejects a promise with nothing when a form is not complete, with an action when saving is refused; that is
    # no error of a script.
    page.on("pageerror", lambda error: wrong.append(str(error)) if str(error) not in ("undefined", "Object") else None)
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{running.address}/admin/")
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="会议公开").wait_for()
    yield page
    context.close()
    assert wrong == []


def control(page: Page, key: str) -> Locator:
    """Everything that belongs to a field: label, widget, hint."""
    return page.locator(f"label[for^='{key}-field-']").first.locator("xpath=../..")


def choose(page: Page, key: str, words: str) -> None:
    """Choose from a list as one does: a few characters, then the line that is offered."""
    control(page, key).locator("input").first.press_sequentially(words)
    page.locator("[id*='-option-']", has_text=words).first.click()


def emptied(body: Locator) -> None:
    """Delete what stands in the editor of a text, and the heading that an emptied outline may leave.

    The editor (Slate) learns of a selection a tenth of a second after it was made, later on a busy machine: a key
    pressed before that finds nothing selected and deletes nothing. Nobody's hands are that fast, and a hand would try
    again."""
    for moment in range(1, 60):
        body.press("Control+a")
        body.page.wait_for_timeout(100 * min(moment, 10))
        body.press("Backspace")
        body.press("Backspace")
        if not body.inner_text().strip("\n\ufeff "):
            return
    expect(body).to_have_text("")


def create(page: Page, kind: str, name: str) -> None:
    """Choose a kind and begin a document."""
    page.get_by_test_id(kind).click()
    page.get_by_role("link", name=f"创建“{name}”类型的内容").click()


def common(page: Page, title: str) -> None:
    """What every document needs."""
    control(page, "title").locator("input").fill(title)
    choose(page, "domain", "社会救助")
    choose(page, "subject", "民政、救助")
    choose(page, "agency", "云岭县民政局")
    choose(page, "classification", "主动公开")


def publish(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("现在保存", exact=True).click()
    page.get_by_text("内容已保存").first.wait_for()


def problems(site: Site, capsys: pytest.CaptureFixture[str], name: str) -> list[dict[str, Any]]:
    """What ``gongkai check`` says of one file."""
    capsys.readouterr()
    cli.run(["check", "--config", str(site.root / "config.yaml"), "--date", "2026-11-22", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return [item for item in found if item["path"].endswith(name)]


def newest(site: Site, pattern: str) -> Path:
    (path,) = (site.root / "content").rglob(pattern)
    return Path(path)


def test_a_document_made_in_the_form_passes_the_check_and_is_shown(
    running: Site, desk: Page, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "标准表.csv"
    table.write_text("类别,标准\n城市,800\n", encoding="utf-8")
    create(desk, "interpretation", "政策解读")
    common(desk, "《关于提高低保标准的通知》解读")
    control(desk, "publish_date").locator("input").fill("2026-03-02")
    choose(desk, "of", "关于提高低保标准的通知")
    choose(desk, "form", "问答")
    body = control(desk, "body").locator("[contenteditable=true]").first
    expect(body).to_contain_text("背景")
    expect(body).to_contain_text("主要内容")
    emptied(body)  # an outline is offered; what is written here needs none
    desk.keyboard.insert_text("标准为什么提高：物价上涨。")
    control(desk, "attachments").get_by_role("button", name="新增附件").click()
    control(desk, "file").get_by_role("button", name="选择文件").click()
    desk.locator("input[type=file]:not(.gk-file)").set_input_files(table)
    desk.get_by_role("button", name="选用已选中项目").click()
    publish(desk)
    made = newest(running, "interpretation-*.md")
    text = made.read_text(encoding="utf-8")
    assert made.parent.name == "shjz"
    head = text.partition("\n---\n")[0].splitlines()
    for line in (
        "title: 《关于提高低保标准的通知》解读",
        "domain: 社会救助",
        "subject: 民政、救助",
        "agency: 云岭县民政局",
        "publish_date: 2026-03-02",
        "classification: 主动公开",
        "kind: 政策解读",
        "form: 问答",
    ):
        assert line in head, text
    assert "of:\n  - dibao\n" in text and "标准为什么提高：物价上涨。" in text
    assert "attachments:\n  - 标准表.csv\n" in text and (made.parent / "标准表.csv").read_bytes() == table.read_bytes()
    assert [item for item in problems(running, capsys, made.name) if item["level"] == "error"] == []
    desk.goto(f"{running.address}/d/{made.stem}/")
    expect(desk.locator("article")).to_contain_text("物价上涨")


def test_a_kind_of_the_countys_own_has_its_form(running: Site, desk: Page, capsys: pytest.CaptureFixture[str]) -> None:
    create(desk, "huiyi", "会议公开")
    common(desk, "第3次常务会议")
    expect(control(desk, "meeting_date")).to_contain_text("开会之日。例如：2026-03-01")
    desk.get_by_role("button", name="保存", exact=True).click()
    desk.get_by_text("现在保存", exact=True).click()
    # A required field is asked for, and nothing is written.
    expect(control(desk, "meeting_date")).to_contain_text("是必填项")
    assert not list((running.root / "content").rglob("huiyi-*.md"))
    control(desk, "meeting_date").locator("input").fill("2026-02-26")
    choose(desk, "level", "常务会议")
    for number, topic in enumerate(("听取汇报", "审议办法：“三定”规定")):
        control(desk, "topics").get_by_role("button", name="新增一条").click()
        control(desk, "topics").locator("input[type=text]").nth(number).fill(topic)
    publish(desk)
    made = newest(running, "huiyi-*.md")
    text = made.read_text(encoding="utf-8")
    assert "meeting_date: 2026-02-26\n" in text and "kind: 会议公开\n" in text and "  - 听取汇报\n" in text
    assert problems(running, capsys, made.name) == []


def test_an_existing_file_keeps_every_line_that_nobody_changed(running: Site, desk: Page) -> None:
    desk.goto(f"{running.address}/admin/#/collections/notice/entries/dibao")
    title = control(desk, "title").locator("input")
    expect(title).to_have_value("关于提高低保标准的通知")
    expect(control(desk, "domain")).to_contain_text("社会救助")
    expect(control(desk, "agency")).to_contain_text("云岭县民政局")
    expect(control(desk, "publish_date").locator("input")).to_have_value("2026-03-01")
    title.fill("关于提高城乡低保标准的通知")
    control(desk, "doc_number").locator("input").fill("云民发〔2026〕8号")
    publish(desk)
    wanted = WRITTEN.replace("标题: 关于提高低保", "标题: 关于提高城乡低保").replace(
        "- 标准.csv\n---", "- 标准.csv\ndoc_number: 云民发〔2026〕8号\n---"
    )
    assert (running.root / "content" / "dibao.md").read_text(encoding="utf-8") == wanted


TRICKY = (
    WRITTEN,
    "没有头部\n",
    "---\ntitle: [没有配对\n---\n正文\n",
    "---\ntitle: '010'\ndraft: 是\naliases: [/a/, /b/]\nreview: {审查人: 甲股, 批准人: 乙主任}\nwhat: 未知\n...\n\n\n正文",
    "---\ntitle: 关于甲的通知\nfigures: {低保标准: 780元/月, 执行日期: 2026-04-01}\n---\n正文\n",
    "---\nkind: 清单\nlist_type: 收费清单\n清单数据: a.csv\nreplaces: a，b\ncorrections:\n- {日期: 2026/4/2, 内容: 电话}\n---\n",
)


def test_a_file_saved_without_a_change_is_the_same_file(desk: Page) -> None:
    county = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    texts = [*TRICKY, *county]
    said = "texts => texts.map(t => gongkaiFormat.toFile(JSON.parse(JSON.stringify(gongkaiFormat.fromFile(t))), []))"
    assert desk.evaluate(said, texts) == texts


def test_figures_are_a_list_in_the_form_and_a_mapping_in_the_file(desk: Page) -> None:
    text = "---\ntitle: 关于甲的通知\n关键数据:\n  低保标准: 780元/月\n---\n正文\n"
    asked = """text => {
      const data = gongkaiFormat.fromFile(text);
      data.figures.push({name: "执行日期", value: "2026-04-01"}, {name: "", value: "空"});
      return [data.figures[0], gongkaiFormat.toFile(data, [])];
    }"""
    first, written = desk.evaluate(asked, text)
    assert first == {"name": "低保标准", "value": "780元/月"}
    assert yaml.safe_load(written.split("---")[1])["关键数据"].keys() == {"低保标准", "执行日期"}


def test_with_workflow_a_document_waits_until_it_is_released(
    tmp_path: Path, fetched: Path, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(tmp_path / "站点", fetched, "--workflow") as site, signed_in(site, browser) as page:
        create(page, "notice", "通知公告")
        common(page, "关于发放低保金的通知")
        control(page, "body").locator("[contenteditable=true]").first.press("Control+End")
        page.keyboard.insert_text("本月低保金已经发放。")
        page.get_by_role("button", name="保存", exact=True).click()
        page.get_by_role("button", name="状态: 草稿").click()
        assert not list((site.root / "content").rglob("notice-*.md"))
        page.get_by_text("就绪", exact=True).click()
        page.get_by_role("button", name="状态: 就绪").wait_for()
        page.goto(f"{site.address}/admin/#/workflow")
        expect(page.locator("body")).to_contain_text("关于发放低保金的通知")
        page.on("dialog", lambda asked: asked.accept())
        page.get_by_role("button", name="发布新内容").click()
        wait_for(lambda: list((site.root / "content").rglob("notice-*.md")))
        made = newest(site, "notice-*.md")
        assert problems(site, capsys, made.name) == []
        wait_for(lambda: not list((site.root / ".gongkai" / "drafts").glob("*.json")))


def test_the_editor_has_a_policy_of_its_own_and_pages_keep_theirs(running: Site, page: Page) -> None:
    admin = page.request.get(f"{running.address}/admin/")
    assert "'unsafe-eval'" in admin.headers["content-security-policy"]
    assert "https:" not in admin.headers["content-security-policy"], "nothing is reached but this machine"
    assert admin.headers["x-robots-tag"] == "noindex, nofollow"
    assert "unsafe-inline" not in page.request.get(f"{running.address}/").headers["content-security-policy"]


def test_the_editor_of_a_published_site_opens_under_its_policy(
    tmp_path: Path, fetched: Path, served: Callable[[Path], str], page: Page
) -> None:
    data = tmp_path / "content" / "_data"
    data.mkdir(parents=True)
    shutil.copy(ROOT / "content" / "_data" / "subjects.yaml", data)
    (tmp_path / "content" / "dibao.md").write_text(
        WRITTEN.replace("机关: 县民政局\n", "").replace("attachments:\n- 标准.csv\n", ""), encoding="utf-8"
    )
    on = (
        "admin: {enabled: true, backend: gitlab, repo: a/b, auth_type: pkce, app_id: x, "
        'base_url: "https://git.example", api_root: "https://git.example/api/v4"}'
    )
    (tmp_path / "config.yaml").write_text(CONFIG + on, encoding="utf-8")
    shutil.copytree(fetched, package.folder(tmp_path / ".gongkai"))
    assert cli.run(["build", "--no-search", "--config", str(tmp_path / "config.yaml"), "--date", "2026-11-22"]) == 0
    page.goto(f"{served(tmp_path / 'public')}/admin/")
    # Signing in is the platform's business; that it is asked for shows that program, settings and policy agree.
    expect(page.get_by_role("button", name="GitLab")).to_be_visible()


def test_nobody_else_writes_through_the_editors_browser(running: Site, page: Page) -> None:
    address = yaml.safe_load(page.request.get(f"{running.address}/admin/config.yml").text())["local_backend"]["url"]
    question = json.dumps({"action": "info"})
    own = {"Content-Type": "application/json", "Origin": running.address}
    good = page.request.post(address, data=question, headers=own)
    assert good.status == 200 and good.json()["type"] == "local_fs"
    for headers in (
        {"Content-Type": "application/json"},
        {"Content-Type": "text/plain", "Origin": running.address},
        {"Content-Type": "application/json", "Origin": "https://elsewhere.example"},
        {"Content-Type": "application/json", "Origin": running.address, "Host": "elsewhere.example"},
    ):
        assert page.request.post(address, data=question, headers=headers).status in (400, 403)
    assert page.request.post(f"{running.address}/admin/api/v1/x", data=question, headers=own).status == 403


def test_without_the_package_the_command_says_how_to_get_it(tmp_path: Path) -> None:
    assert cli.run(["init", str(tmp_path / "site")]) == 0
    assert cli.run(["serve", "--admin", "--no-open", "--config", str(tmp_path / "site" / "config.yaml")]) == 2
