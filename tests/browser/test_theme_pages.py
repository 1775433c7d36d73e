"""Every kind of page of the county theme, in a browser: accessible in all its looks, narrow, light,
readable without scripts."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route

from generator.model import kinds
from generator.site import pages
from tests.paths import ROOT

KINDS = {
    "home": "/",
    "domain": "/shjz/",
    "kind": "/kind/normative/",
    "subject": "/subject/",
    "agency": "/agency/qingshan/",
    "archive": "/archive/2026/",
    "apply": "/apply/",
    "service_entry": "/fuwu/",
    "service_list": "/fuwu/visits/0/",
    "handbook": "/fuwu/handbook/agency/mzj/",
    "figures": "/figures/",
    "board": "/agency/songping/board/",
    "screen": "/agency/songping/screen/",
    "catalogue": "/catalogue/",
    "catalogue_table": "/catalogue/shjz/",
    "catalogue_item": "/catalogue/shjz/shjz-01/",
    "catalogue_changes": "/catalogue/changes/",
    "catalogue_differences": "/catalogue/differences/",
    "catalogue_gaps": "/catalogue/gaps/",
    "key_areas": "/key-areas/",
    "feeds": "/feed/",
    "search": "/search/?q=低保",
    "site_map": "/sitemap/",
    "not_found": "/404.html",
    "moved": "/art/2023/9/13/art_1044_12.html",
    "document": "/d/shjz-dibao-biaozhun-2026/",
    "matter": "/m/gongzufang-2026/",
    "matters": "/matters/",
    "letters": "/letters/",
    "enforcement": "/enforcement/",
    "rows": "/d/szfw-laixin-2026q3/rows/",
    "data": "/data/",
    "data_guide": "/data/guide/",
    "data_schema": "/data/schema/",
    "data_files": "/data/files/",
    "services": "/services/",
    "normative": "/normative/",
    "responses": "/responses/",
    "commitments": "/commitments/",
    "duties": "/duties/",
    "duty": "/duties/annual-report/",
    "duty_view": "/duties/period/2025/",
    "negative_list": "/negative-list/",
    "links": "/links/",
    "workflows": "/workflows/",
    "rules": "/rules/",
    "gazette": "/gazette/",
    "leaders": "/leaders/",
    "supervision": "/supervision/",
    "new_media": "/new-media/",
    "topics": "/topics/quanli/",
    "assessment": "/assessment/",
    "public_supervision": "/public-supervision/",
    "training": "/training/",
    "experts": "/experts/",
    "spokespersons": "/spokespersons/",
    "openness": "/openness/decision/",
    "statutory": "/zfxxgk/",
    "statutory_entry": "/zfxxgk/fdzdgk/zdly/",
    "apply_form": "/apply/form/",
    "apply_offices": "/apply/offices/",
    "interaction": "/hudong/",
    "events": "/hudong/events/",
    "participation": "/hudong/participation/",
    "message": "/hudong/liuyan/",
    "forms": "/forms/",
    "service_centre": "/fuwu/centre/",
    "enterprises": "/fuwu/enterprises/",
    "enterprise": "/fuwu/enterprises/gongshui/",
    "open_handling": "/fuwu/open-handling/",
    "disclosure_points": "/fuwu/points/",
    "responders": "/hudong/responders/",
}
"""One page of each kind of page (generator/site/pages)."""
DOCUMENTS = {
    "normative": "shjz-dibao-biaozhun-2026",
    "gazette": "zfgb-2026-1",
    "guide": "shjz-dibao-zhinan",
    "life_event": "spyp-canguan-yijianshi",
    "consultation": "aqsc-yanhua-zhengqiu-2026",
    "list": "aqsc-quanli-qingdan-2026",
    "cleanup": "ggfl-qingli-2026",
    "interpretation": "shjz-dibao-biaozhun-2026-jiedu",
    "notice": "czyjs-zhaiwu-2025",
    "news": "szfw-yaowen-gongnuan-2026-11",
    "statistics": "zdxm-tongji-gongbao-2025",
    "assessment": "zfxxgk-kaohe-2025",
    "training": "zfxxgk-peixun-2026-05",
    "budget": "czyjs-mzj-yusuan-2026",
    "penalty": "aqsc-chufa-2026-08",
    "dataset": "hjbh-shuizhi-2026",
    "publicity": "bzxzf-zige-gongshi-2026-4",
    "functions": "mzj-zhineng",
    "repost": "ylws-zhuanzai-jiating",
    "adoption": "bzxzf-gongzufang-caina-2026",
    "disclosure": "zfxxgk-nianbao-2025",
    "response": "ywjy-kehou-huiying",
    "procedure": "bzxzf-gongzufang-fengxian-2026",
    "meeting": "bzxzf-changwuhuiyi-2026-09",
    "task": "szfw-tingchewei-fangan-2026",
    "progress": "szfw-tingchewei-jinzhan-2026q3",
    "outcome": "szfw-tingchewei-jieguo-2026",
    "evaluation": "bzxzf-gongzufang-pinggu-2026",
    "incident": "jiuzai-baoyu-fabu-2026-07",
    "development": "jiuzai-baoyu-xubao-1-2026-07",
    "hearing": "szfw-shuijia-tingzheng-2026",
    "event": "szfw-kaifangri-2026-12",
    "survey": "ggfl-pingyi-2026",
    "inspection": "czyjs-shenji-2025",
    "rectification": "czyjs-shenji-zhenggai-2025",
    "accountability": "ggfl-wenze-2026",
    "briefing": "bzxzf-gongzufang-fabuhui-2026",
    "rumour": "spyp-piyao-2026-10",
    "project_step": "zdxm-beimen-qiao-zhaobiao-2026",
    "reply": "ywjy-laixin-2026-09",
    "reminder": "szfw-tishihan-2026-10",
    "letters": "szfw-laixin-2026q3",
    "plan": "szfw-minsheng-shishi-2026",
    "enforcement": "aqsc-zhifa-gongshi",
    "supervision": "aqsc-jianguan-2026q3",
    "on application": "fwzs-beimen-yaojian",
    "withdrawn": "hjbh-chufa-2026-02",
    "expired": "ncwf-pingyi-gongshi-songping-2025",
}
"""One document of each kind (generator/model/kinds), and of each that shows less than its kind does."""
ALIKE = {
    f"/d/{DOCUMENTS[kind]}/"
    for kind in ("procedure", "task", "outcome", "evaluation", "development", "hearing", "survey", "inspection")
} | {
    f"/d/{DOCUMENTS[kind]}/"
    for kind in ("rectification", "accountability", "briefing", "rumour", "project_step", "reply", "reminder", "plan")
}
"""Documents whose pages differ from others in words only: looked at once, on a phone."""
PAGES = (*KINDS.values(), "/agency/", *(f"/d/{name}/" for name in DOCUMENTS.values()))
COLOURS = ("color-contrast", "link-in-text-block")
"""What can differ between looks; the rest of a page is the same in each, and looked at in the light one."""
FORM = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {rule: {"enabled": False} for rule in COLOURS},
}
GROUNDS = """() => {
  const seen = new Set();
  for (const element of document.body.querySelectorAll("*")) {
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!words || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    const own = getComputedStyle(element), bold = own.fontWeight >= 700;
    const sign = [own.color, parseFloat(own.fontSize) >= (bold ? 18.66 : 24)];
    if (element.matches("a")) sign.push(own.textDecorationLine, getComputedStyle(element.parentElement).color);
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at), image = style.backgroundImage;
      if (style.opacity !== "1") sign.push(style.opacity);
      if (image !== "none") sign.push(image);
      if (style.backgroundColor !== "rgba(0, 0, 0, 0)") sign.push(style.backgroundColor);
      if (style.backgroundColor.startsWith("rgb(")) break;
    }
    seen.add(sign.join("|"));
  }
  return [...seen];
}"""
"""Each colour of words on each ground that a page has: one that was looked at on one page is as good on another."""
FIRST_VIEW = 60 * 1024
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "contrast": {},
    "forced": {"forced_colors": "active"},
    "traditional": {},
}


def seen(page: Page, address: str) -> None:
    """Open a page as a reader has it before them: results there, and a former address not yet left."""
    if "/art/" in address:
        page.route(
            "**/art/**",
            lambda route: route.fulfill(
                body=re.sub(r"<meta http-equiv[^>]*>", "", (response := route.fetch()).text()), response=response
            ),
        )
    page.goto(address)
    if "?q=" in address:
        page.locator(".search-result").first.wait_for()


def in_look(browser: Browser, look: str, width: int) -> BrowserContext:
    """A context that shows pages in one of LOOKS. What moves stands still: half faded in, nothing has its colour
    yet."""
    still: dict[str, Any] = {"reduced_motion": "reduce", **LOOKS[look]}
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": 800}, **still)
    if look == "contrast":
        context.add_init_script("localStorage.setItem('gongkai.look', 'contrast')")
    return context


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample county with both editions."""
    made = tmp_path_factory.mktemp("county")
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    (made / "config.yaml").write_text(text + "traditional: true\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--date",
        "2026-11-22",
        "--config",
        str(made / "config.yaml"),
        "--content",
        str(ROOT / "content"),
        "--output",
        str(made / "site"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return made / "site"


@pytest.fixture(scope="module")
def county(folder: Path, served: Callable[[Path], str]) -> str:
    """Its address."""
    return served(folder)


def test_every_kind_there_is_is_looked_at() -> None:
    there = {module.__name__.rpartition(".")[2] for module in pages.every()}
    assert there == KINDS.keys(), "name a page of each kind in KINDS"
    assert {kind.id for kind in kinds.built_in()} <= DOCUMENTS.keys()


@pytest.mark.requirement("PLT-23")
@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_an_accessibility_violation(browser: Browser, county: str, look: str) -> None:
    axe = Axe()
    found = []
    grounds: set[str] = set()
    for width in (1280, 360):
        context = in_look(browser, look, width)
        page = context.new_page()
        for number, path in enumerate(PAGES):
            # Each page in each look at one width, in the plainest one on a phone and every other at both, but for
            # documents, which are of one form; those of kinds that are shown alike once.
            if path in ALIKE:
                if (look, width) != ("light", 360):
                    continue
            elif look == "light" and not path.startswith("/d/"):
                if width == 1280 and number % 2:
                    continue
            elif number % 2 == (width == 360):
                continue
            if look == "traditional" and path.startswith("/d/") and number % 5:
                continue  # the other edition has the same pages in other characters
            seen(page, county + ("/zh-hant" if look == "traditional" else "") + path)
            if width == 360 and path != KINDS["screen"]:  # which nobody touches
                page.click(".comfort summary")
            looked = [FORM] if look in ("light", "traditional") else []
            here = page.evaluate(GROUNDS)
            if look != "traditional" and not grounds.issuperset(here):
                looked.append({"runOnly": {"type": "rule", "values": list(COLOURS)}})
            grounds.update(here)
            for rules in looked:
                violations = axe.run(page, options={**rules, "resultTypes": ["violations"]}).response["violations"]
                found += [(path, width, item["id"], item["nodes"][0]["html"][:120]) for item in violations]
        context.close()
    assert found == []


@pytest.mark.requirement("PLT-07")
@pytest.mark.parametrize(("width", "text"), [(320, ""), (360, "200"), (1280, "200")])
def test_no_page_scrolls_sideways(browser: Browser, county: str, width: int, text: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    context.add_init_script(f"localStorage.setItem('gongkai.text', '{text}')")
    page = context.new_page()
    wide = {}
    for path in (*PAGES, "/zh-hant/", "/zh-hant/search/", "/zh-hant/d/shjz-dibao-zhinan/"):
        if width != 320 and path in ALIKE:
            continue
        seen(page, county + path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[path] = over
    context.close()
    assert wide == {}


def test_the_first_view_is_light(folder: Path) -> None:
    heavy = {}
    for path in (*PAGES, *(f"/zh-hant{path}" for path in PAGES)):
        name = path.partition("?")[0]
        html = (folder / name.lstrip("/") / "index.html" if name.endswith("/") else folder / name[1:]).read_bytes()
        files = [folder / name.decode() for name in re.findall(rb'(?:href|src)="/(assets/[^"]+)"', html)]
        size = sum(len(gzip.compress(data)) for data in (html, *(file.read_bytes() for file in files)))
        if size >= FIRST_VIEW:
            heavy[path] = size
    assert heavy == {}


def test_what_a_finger_meets_is_large_enough(browser: Browser, county: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    small = []
    for path in ("/", "/shjz/", "/d/shjz-dibao-biaozhun-2026/", "/apply/", "/hudong/", "/hudong/liuyan/"):
        page.goto(county + path)
        small += page.eval_on_selector_all(
            "button, .button, .site-menu a, .tool, .jump a, .chips a, .footer-links a, .domain-grid a, "
            "input[type=search], .message-line input",
            """(nodes) => nodes.filter((node) => node.offsetParent && node.getBoundingClientRect().height < 43.5)
                .map((node) => node.outerHTML.slice(0, 80))""",
        )
    page.close()
    assert small == []


def test_everything_can_be_read_without_scripts(browser: Browser, county: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(county + "/d/shjz-dibao-zhinan/")
    assert page.locator("article .prose").is_visible()
    assert page.locator(".steps li").count() == 6
    assert not page.locator(".comfort").is_visible()
    assert not page.locator("[data-copy]").is_visible()
    page.goto(county + "/")
    assert "还剩" in page.locator("#consultations").locator("xpath=../..").inner_text()
    page.goto(county + "/search/")
    assert page.locator(".search-plain").is_visible()
    assert not page.locator(".search-form").is_visible()
    context.close()


def test_a_guide_shows_its_elements_between_title_and_explanations(page: Page, county: str) -> None:
    page.goto(county + "/d/shjz-dibao-zhinan/")
    top = {name: page.locator(name).bounding_box() for name in ("h1", ".elements", ".prose")}
    assert top["h1"] and top[".elements"] and top[".prose"]
    assert top["h1"]["y"] < top[".elements"]["y"] < top[".prose"]["y"]


def test_a_domain_column_has_its_four_landmarks(page: Page, county: str) -> None:
    page.goto(county + "/shjz/")
    for name in ("mulu", "wenjian", "zhinan", "lianxi"):
        assert page.locator(f"section#{name} > h2").is_visible()


def test_a_document_prints_as_a_letter(page: Page, county: str) -> None:
    page.goto(county + "/d/shjz-dibao-biaozhun-2026/")
    page.emulate_media(media="print")
    for hidden in (".site-header", ".site-footer", ".rail-part:not(.share)", ".breadcrumb", ".near", ".share-line"):
        assert not page.locator(hidden).first.is_visible()
    assert "/d/shjz-dibao-biaozhun-2026/" in page.locator(".share-address").inner_text()
    assert page.locator(".share .qr").is_visible()
    assert page.locator(".prose > p").first.evaluate("(node) => getComputedStyle(node).textIndent") == "0px"
    assert page.locator(".prose > p").nth(1).evaluate("(node) => getComputedStyle(node).fontSize") == "21px"


def test_title_and_numbers_stand_in_the_article_and_the_box_outside(page: Page, county: str) -> None:
    page.goto(county + "/d/shjz-dibao-biaozhun-2026/")
    article = page.locator("article[data-document-id]")
    assert article.count() == 1
    assert article.locator("h1").count() == 1
    assert article.locator("p[data-search-meta]").inner_text().split() == ["岚民发〔2026〕6号"]
    assert page.locator("main").inner_text().count("990106/2026-00020") == 1
    assert article.locator(".facts").count() == 0


@pytest.mark.parametrize("path", ["/", "/d/aqsc-yanhua-zhengqiu-2026/"])
def test_what_is_open_and_how_to_take_part_stand_before_the_fold(browser: Browser, county: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(county + path)
    place = page.locator(".hero-open, article .panel")
    for part in (".window-open", 'a[href^="mailto:"]', 'a[href^="tel:"]'):
        box = place.locator(part).bounding_box()
        assert box and box["y"] + box["height"] <= 640, part
    page.close()


def test_a_wide_table_is_cards_or_says_that_it_is_cut_off(browser: Browser, county: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(county + "/duties/")
    frame = page.locator("#table-2 + .table-frame")
    assert frame.evaluate("(node) => node.scrollWidth <= node.clientWidth")
    for cell in frame.locator("tr").nth(1).locator('[data-label="未公开"], [data-label="未到期"]').all():
        box = cell.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.goto(county + "/d/shjz-dibao-biaozhun-2026/")
    hint = """(node) => getComputedStyle(node, "::before").visibility"""
    frame = page.locator(".prose .table-frame").first
    assert frame.evaluate("(node) => node.scrollWidth > node.clientWidth")
    assert frame.evaluate(hint) == "visible" and "gradient" in frame.evaluate(
        "(node) => getComputedStyle(node).background"
    )
    page.set_viewport_size({"width": 1280, "height": 800})
    assert frame.evaluate(hint) == "hidden"
    context.close()


def test_rows_of_the_register_are_chosen_in_place(page: Page, county: str) -> None:
    page.goto(county + "/normative/")
    rows = page.locator("#table-2 ~ .table-frame tbody tr")
    every = rows.count()
    page.select_option("[data-choose] select >> nth=0", "废止")
    shown = rows.locator("visible=true")
    assert 0 < shown.count() < every
    assert {row.locator("td").first.inner_text().strip() for row in shown.all()} == {"废止"}
    assert page.locator("[data-choose-status]").inner_text() == f"{shown.count()} / {every}"
    page.select_option("[data-choose] select >> nth=0", "")
    page.fill("[data-choose] [data-words]", "lqzb 2026-001")
    assert shown.count() == 1


@pytest.mark.requirement("ACT-03")
def test_a_message_goes_to_the_county_s_system_without_scripts_and_nowhere_else(browser: Browser, county: str) -> None:
    """Under the headers that hosts send: the browser itself keeps a form from going to another address."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    sent: list[tuple[str, str]] = []

    def take(route: Route) -> None:
        sent.append((route.request.url, route.request.post_data or ""))
        route.fulfill(status=200, content_type="text/html", body="<title>shou dao</title>")

    context.route(re.compile(r"https://[a-z.]+\.example/"), take)
    page.goto(county + "/hudong/liuyan/")
    page.get_by_label("主题").fill("路灯")
    page.keyboard.press("Tab")
    page.keyboard.type("不亮")
    page.get_by_role("button", name="提交留言").click()
    assert sent == [], "nothing is sent before there is consent"
    page.get_by_role("checkbox").check()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="提交留言").press("Enter")
    page.wait_for_url("https://liuyan.lanqing.example/save")
    assert [url for url, _ in sent] == ["https://liuyan.lanqing.example/save"]
    assert "consent=yes" in sent[0][1] and "website=&" in sent[0][1] and "subject=%E8%B7%AF%E7%81%AF" in sent[0][1]
    context.close()
    page = browser.new_page()
    page.route(re.compile(r"https://[a-z.]+\.example/"), take)
    page.goto(county + "/hudong/liuyan/")
    refused = page.evaluate(
        """async () => {
            const told = new Promise((found) => document.addEventListener("securitypolicyviolation",
                (event) => found(event.effectiveDirective)));
            const form = document.createElement("form");
            form.action = "https://liuyan.lanqing.example/other";
            document.body.append(form);
            form.submit();
            return told;
        }"""
    )
    assert refused == "form-action" and len(sent) == 1
    page.close()
