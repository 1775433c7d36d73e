"""A citizen's own words in a browser: near matches, what they show, suggestions by keyboard, pinyin, slips, numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search import AttachedFile, Office, SearchEntry, SiteWords
from tests.browser.search_site import write_site
from tests.search.made_documents import entry, made_documents

ASK = """async ([query, options]) => {
    const answer = await window.gongkai.search(query, options ?? {});
    const results = answer.results.map(({ url, title, tier, why, contact }) => ({ url, title, tier, why, contact }));
    return { total: answer.total, near: answer.near, instead: answer.instead ?? "", results };
}"""
WORDS = SiteWords(
    names=(("驾照", "机动车驾驶证"), ("老赖", "失信被执行人"), ("12319", "城管热线")),
    listed=("渔船检验", "渔船登记", "机动车驾驶证", "高原补贴", "民政局"),
    place="云岭县",
    offices=(Office("云岭县渔政站", "/agency/yuzheng/", ("云岭县渔政站", "渔政站"), (("联系电话", "0000-5550199"),)),),
)


NUMBERS = "收取10-20元，增长12.5%，比例1:500，自2025年3月1日起，依据第十二条和云政发〔2025〕3号，拨打12319。"
OTHERS = "收取110-200元，增长2.5%，比例1:5001，自2025年3月11日起，依据第二十二条和云政发〔2025〕13号，拨打123190。"


def document(name: str, title: str, body: str, **more: Any) -> tuple[SearchEntry, str]:
    return msgspec.structs.replace(entry(name, title, "2026-03-01", body), **more), body


def documents() -> list[tuple[SearchEntry, str]]:
    phone = (("联系电话", "0000-5550188"), ("办公地址", "云岭县湖滨路3号"))
    return [
        document("guide", "渔船检验办事指南", "<p>渔船所有人提交检验申请。</p>", role="guide", contact=phone),
        document("notice", "关于开展渔船检验的通知", "<p>请渔船所有人按期检验。</p>", role="notice"),
        document(
            "office",
            "云岭县民政局机构职能",
            "<p>负责救灾和养老。</p>",
            role="office",
            names=("民政局",),
            box=(*phone, ("负责人职务", "局长主持全面工作")),
            contact=phone,
        ),
        document("licence", "关于换领机动车驾驶证的公告", "<p>到期前九十日内换领。</p>"),
        document("list", "高原补贴发放名册", "<p>名册见附件。</p>", attached=(AttachedFile("list.csv", "发放名册"),)),
        document("decimal", "关于水温的说明", "<p>水温提高1.8度，占3/4，电价0.5元。</p>"),
        document("whole", "关于里程的说明", "<p>全长18公里，34户，05号。</p>"),
        document("numbers", "关于收费的说明", f"<p>{NUMBERS}</p>"),
        document("others", "关于收费的另一说明", f"<p>{OTHERS}</p>"),
    ]


@pytest.fixture(scope="module", params=["zh-Hans", "zh-Hant"])
def base(
    request: pytest.FixtureRequest, served: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> str:
    folder = tmp_path_factory.mktemp("near") / "site"
    entries, bodies = made_documents(30)
    for one, body in documents():
        entries.append(one)
        bodies[one.body] = body
    write_site(
        folder,
        entries,
        bodies,
        site=WORDS,
        attached={"list.csv": "姓名\t村\n欧阳青禾\t望湖村"},
        language=request.param,
    )
    return served(folder)


@pytest.fixture
def asked(page: Page, base: str) -> Callable[..., dict[str, Any]]:
    page.goto(f"{base}/search/")
    page.wait_for_function("() => !!window.gongkai?.search")

    def ask(query: str, **options: Any) -> dict[str, Any]:
        found: dict[str, Any] = page.evaluate(ASK, [query, options])
        return found

    return ask


def urls(answer: dict[str, Any]) -> list[str]:
    return [one["url"].split("/")[-2] for one in answer["results"]]


def test_what_holds_the_words_comes_first_and_near_matches_fill_the_page(asked: Callable[..., dict[str, Any]]) -> None:
    answer = asked("渔船检验办事")
    assert urls(answer)[:2] == ["guide", "notice"]
    assert [one["tier"] for one in answer["results"]][:2] == [1, 2]
    assert answer["total"] == 1 and answer["near"] >= 1
    assert urls(asked("渔船检验办事", all=True)) == ["guide"], "every literal hit, and nothing near"
    assert asked("渔船检验办事", near=False)["near"] == 0


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("渔船检验怎么办理", "guide"),
        ("渔船检验什么时候", "notice"),
        ("民政局电话号码", "office"),
        ("请问民政局在哪里", "office"),
        ("驾照到期", "licence"),
    ],
)
def test_a_question_is_answered_by_the_kind_of_document_it_wants(
    asked: Callable[..., dict[str, Any]], question: str, first: str
) -> None:
    answer = asked(question)
    assert urls(answer)[0] == first
    assert answer["results"][0]["tier"] == 2


def test_what_stands_in_the_box_or_in_an_attached_file_is_found_and_said(page: Page, base: str) -> None:
    for query, name, why in (
        ("欧阳青禾", "list", "附件中（发放名册）"),
        ("负责人主持全面工作", "office", "文件信息中"),
    ):
        page.goto(f"{base}/search/?q={query}")
        first = page.locator("[data-search-near] .search-result").first
        expect(first.locator(".search-why")).to_have_text(why)
        assert name in str(first.locator("a").first.get_attribute("href"))
        assert first.locator("mark").count() > 0


def test_a_question_for_an_office_shows_where_to_ask(page: Page, base: str) -> None:
    page.goto(f"{base}/search/?q=民政局电话")
    first = page.locator(".search-result").first
    expect(first.locator(".search-contact a")).to_have_attribute("href", "tel:0000-5550188")
    expect(first.locator(".search-contact")).to_contain_text("云岭县湖滨路3号")
    page.goto(f"{base}/search/?q=渔政站的电话")
    expect(page.locator(".search-result a").first).to_have_attribute("href", "/agency/yuzheng/")
    expect(page.locator(".search-contact").first).to_contain_text("0000-5550199")


def test_pinyin_initials_and_slips_are_understood_and_can_be_refused(page: Page, base: str) -> None:
    for typed, meant in (
        ("yuchuanjianyan", "渔船检验"),
        ("ycjy", "渔船检验"),
        ("鱼船检验", "渔船检验"),
        ("渔船捡验", "渔船检验"),
        ("渔船检艳", "渔船检验"),
        ("渔船验检", "渔船检验"),
        ("yucuanjianyang", "渔船检验"),
        ("高圆补贴", "高原补贴"),
    ):
        page.goto(f"{base}/search/?q={typed}")
        expect(page.locator("[data-search-notes]")).to_contain_text(f"已按“{meant}”检索；仍搜“{typed}”")
        expect(page.locator(".search-result mark").first).to_be_visible()
    page.click("text=仍搜“高圆补贴”")
    page.wait_for_url("**typed=1**")
    expect(page.locator("[data-search-notes]")).to_be_empty()


def test_numbers_find_what_holds_them_and_nothing_else(asked: Callable[..., dict[str, Any]]) -> None:
    for number in ("1.8", "3/4", "0.5", "１．８"):
        assert urls(asked(number)) == ["decimal"], number
        assert urls(asked(number, all=True)) == ["decimal"], number
    assert urls(asked("0000-5550188")) == ["office"], "it stands in the box alone"
    assert urls(asked("0000-5550777")) == []


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("10-20元", {"numbers"}),
        ("110-200", {"others"}),
        ("12.5%", {"numbers"}),
        ("2025年3月1日", {"numbers"}),
        ("第二十二条", {"others"}),
        ("第22条", {"others"}),
        ("〔2025〕3号", {"numbers"}),
        ("云政发[2025]13号", {"others"}),
        ("1：5001", {"others"}),
        ("1231901", set()),
        ("12319-1", set()),
        ("第九十九条", set()),
        ("云政发〔2024〕3号", set()),
    ],
)
def test_ranges_dates_articles_and_numbers_of_documents_are_found_as_they_stand(
    asked: Callable[..., dict[str, Any]], number: str, found: set[str]
) -> None:
    assert set(urls(asked(number))) == found


def test_a_question_in_spoken_words_is_answered(asked: Callable[..., dict[str, Any]]) -> None:
    for question, first in (
        ("哪个晓得渔船检验咋个办嘛", "guide"),
        ("检验渔船要啥子手续", "guide"),
    ):
        assert urls(asked(question))[0] == first, question


def test_suggestions_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}/search/")
    box = page.locator("#search-q")
    box.focus()
    expect(box).to_have_attribute("role", "combobox")
    page.keyboard.type("yuchuan")
    options = page.locator("[role=listbox] [role=option]")
    expect(options).to_have_text(["渔船检验", "渔船登记", "渔船检验办事指南"])
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "search-suggestions-1")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(box).to_have_value("渔船检验")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".search-result").first).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "search-q"


def test_suggestions_close_and_are_taken_by_a_pointer(page: Page, base: str) -> None:
    page.goto(f"{base}/search/")
    page.focus("#search-q")
    page.keyboard.type("渔船")
    page.locator("[role=option]", has_text="登记").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator("#search-q")).to_have_value("渔船")
    page.keyboard.type("d")
    page.locator("[role=option]", has_text="登记").click()
    expect(page.locator("#search-q")).to_have_value("渔船登记")
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_what_is_typed_is_never_sent_and_little_is_fetched_for_the_first_suggestion(page: Page, base: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"{base}/search/")
    page.focus("#search-q")
    page.keyboard.type("渔船")
    page.locator("[role=option]").first.wait_for()
    asked_for = [address.removeprefix(base) for address in sent]
    assert not [
        address for address in asked_for if "渔" in address or ("%E6%B8%94" in address and "/search/?" not in address)
    ]
    assert not [address for address in sent if not address.startswith((base, "data:"))]
    words = [address for address in asked_for if "/words/" in address or "/sounds-" in address]
    assert len(words) == 2


def test_without_javascript_nothing_is_suggested(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/search/")
    assert page.locator("[role=combobox], [role=listbox]").count() == 0
    context.close()


def test_every_part_of_search_is_accessible(page: Page, base: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto(f"{base}/search/?q=渔船检验办事")
    page.locator("[data-search-near] .search-result").first.wait_for()
    page.focus("#search-q")
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.locator("[role=option]").first.wait_for()
    assert Axe().run(page).response["violations"] == []
