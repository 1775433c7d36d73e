"""Agencies: who leads them, which office opens what they do, who keeps a column, what they took over (ORG-*, PLT-*)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import cli
from generator.model.former_sites import former_address, former_places, place_of
from generator.model.office import FormerSite
from generator.model.vocabulary import Agency
from generator.site.outputs import _former
from tests.conftest import SmallSite
from tests.requirements.conftest import Reported

LEADERS = "leaders: [{name: 示例甲, post: 局长, duties: 主持全面工作}, {name: 示例乙, post: 副局长, duties: 分管办公室, openness: 是, since: 2024-01-05, until: 2028-12-31}]"
OFFICE = (
    "disclosure_office: {name: 民政局办公室, phone: 0000-5550112, fax: 0000-5550113, email: zwgk@minzheng.example, "
    "hours: 工作日 9:00—17:00, postcode: '990100'}"
)
MORE = "address: 试验县东街1号, phone: 0000-5550111"


def table(site: SmallSite, minzheng: str = "", qingshan: str = "") -> None:
    """The agencies of a small site with more said of them."""
    site.write(
        "content/_data/agencies.yaml",
        f"- {{id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, {MORE}{minzheng and f', {minzheng}'}}}\n"
        f"- {{id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇{qingshan and f', {qingshan}'}}}\n",
    )


def main_of(site: SmallSite, address: str) -> LexborNode:
    found = LexborHTMLParser(site.page(f"{address}index.html")).css_first("main")
    assert found is not None
    return found


def rows(site: SmallSite, address: str) -> list[list[str]]:
    """The cells of every row of a page's tables."""
    lines = main_of(site, address).css("tbody tr")
    return [[cell.text(strip=True) for cell in line.css("th, td")] for line in lines]


def facts(site: SmallSite, address: str) -> dict[str, str]:
    """What an agency's page says, by its words."""
    return {
        str(part.css_first("dt").text(strip=True)): str(part.css_first("dd").text(strip=True))  # type: ignore[union-attr]
        for part in main_of(site, address).css("dl.facts div")
    }


@pytest.mark.requirement("ORG-01")
def test_leaders_are_named_with_the_one_in_charge_of_openness(site: SmallSite) -> None:
    table(site, LEADERS)
    assert site.build() == 0
    assert rows(site, "leaders/") == [
        ["县民政局", "局长", "示例甲", "主持全面工作", "—", "—"],
        ["县民政局", "副局长", "示例乙", "分管办公室", "是", "2024-01-05 起 2028-12-31 止"],
        ["青山镇", "没有公布", "—", "—", "—", "—"],
    ]
    said = facts(site, "agency/minzheng/")
    assert said["局长"] == "示例甲：主持全面工作"
    assert said["副局长"] == "示例乙（分管政务公开）：分管办公室"
    [told, none] = json.loads(site.page("data/agencies.json"))["agencies"]
    assert [leader["name"] for leader in told["leaders"] if leader["openness"]] == ["示例乙"] and none["leaders"] == []
    assert "/leaders/" in site.page("sitemap/index.html") and "/leaders/" in site.page("sitemap/columns.xml")


@pytest.mark.requirement("ORG-01")
def test_agencies_without_leaders_or_without_one_in_charge_are_told(site: SmallSite, reported: Reported) -> None:
    assert reported("AGN-LEADER") == []  # a county that has not begun with it is left alone
    table(site, LEADERS)
    [told] = reported("AGN-LEADER")
    assert "青山镇" in told["message"] and "民政局" not in told["message"]
    assert reported("AGN-CHARGE") == []
    table(site, LEADERS.replace("openness: 是, ", ""), "leaders: [{name: 示例丙, post: 镇长, openness: 是}]")
    assert reported("AGN-LEADER") == []
    [told] = reported("AGN-CHARGE")
    assert "试验县民政局" in told["message"]


@pytest.mark.requirement("ORG-01")
def test_a_term_that_is_over_is_told_from_the_day_after(site: SmallSite, reported: Reported) -> None:
    table(site, LEADERS)
    assert reported("AGN-TERM", "--date", "2028-12-31") == []
    [told] = reported("AGN-TERM", "--date", "2029-01-01")
    assert "副局长" in told["message"]


@pytest.mark.requirement("ORG-01")
def test_the_government_itself_stands_first(site: SmallSite) -> None:
    county = "- {id: xian, name: 试验县人民政府, kind: 部门, leaders: [{name: 示例丁, post: 县长}]}\n"
    table(site, LEADERS)
    site.write("content/_data/agencies.yaml", site.page_of("content/_data/agencies.yaml") + county)
    assert site.build() == 0
    assert [row[0] for row in rows(site, "leaders/")] == ["试验县人民政府", "县民政局", "县民政局", "青山镇"]
    named = county.replace("试验县人民政府", "试验县示例署").replace("kind: 部门", "kind: 部门, county: 是")
    table(site, LEADERS)
    site.write("content/_data/agencies.yaml", site.page_of("content/_data/agencies.yaml") + named)
    assert site.build() == 0
    assert rows(site, "leaders/")[0][0] == "试验县示例署"


@pytest.mark.requirement("ORG-02")
def test_the_office_for_openness_is_told_with_all_that_the_law_wants(site: SmallSite, reported: Reported) -> None:
    table(site, OFFICE, "disclosure_office: {name: 党政办, phone: 0000-5550116}")
    assert site.build() == 0
    said = facts(site, "agency/minzheng/")
    assert {key: said[key] for key in ("机构名称", "办公时间", "传真号码", "互联网联系方式", "邮政编码")} == {
        "机构名称": "民政局办公室",
        "办公时间": "工作日9:00—17:00",
        "传真号码": "0000-5550113",
        "互联网联系方式": "zwgk@minzheng.example",
        "邮政编码": "990100",
    }
    office = json.loads(site.page("data/agencies.json"))["agencies"][0]["disclosure_office"]
    assert office["phone"] == "0000-5550112" and office["address"] == "试验县东街1号"  # where its agency is
    told = next(row for row in rows(site, "supervision/") if row[0] == "县民政局")
    assert told[2:6] == ["民政局办公室", "0000-5550112", "0000-5550113", "zwgk@minzheng.example"]
    [lacks] = reported("AGN-CONTACT")
    assert lacks["message"].endswith("办公地址、办公时间、传真号码、互联网联系方式")
    assert "青山镇" in lacks["message"]


@pytest.mark.requirement("ORG-02")
def test_agencies_without_such_an_office_are_told(site: SmallSite, reported: Reported) -> None:
    assert reported("AGN-OFFICE") == []
    table(site, OFFICE)
    [told] = reported("AGN-OFFICE")
    assert "青山镇" in told["message"]


@pytest.mark.requirement("ORG-02")
@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("0000-5550112", True),
        ("010-66220000", True),
        ("01066220000", True),
        ("0990-6620009转801", True),
        ("6620009", True),
        ("12345", True),
        ("400-810-0000", True),
        ("555011", False),
        ("0000-5550112、0000-5550113", False),
        ("0000-555-0112", False),
        ("见门牌", False),
    ],
)
def test_a_number_that_nobody_can_dial_is_told(site: SmallSite, reported: Reported, number: str, right: bool) -> None:
    table(site, f"disclosure_office: {{name: 办公室, phone: '{number}', fax: '{number}'}}")
    assert len(reported("AGN-PHONE")) == (0 if right else 2)


@pytest.mark.requirement("ORG-15")
def test_who_keeps_a_column_stands_on_the_supervision_page(site: SmallSite, reported: Reported) -> None:
    assert reported("AGN-OFFICER") == []
    table(
        site,
        "officers: [{column: 社会救助, post: 救助股, phone: 0000-5550114, name: 示例戊}, {column: 规范性文件, post: 办公室}]",
    )
    assert site.build() == 0
    kept = {row[0]: row[1:] for row in rows(site, "supervision/") if len(row) == 5}
    assert kept["社会救助"] == ["县民政局", "救助股", "示例戊", "0000-5550114"]
    assert kept["规范性文件"] == ["县民政局", "办公室", "—", "—"]
    assert kept["养老服务"] == ["—", "没有指定", "—", "—"] and len(kept) == 27
    [told] = reported("AGN-OFFICER")
    assert "26 个领域栏目中有 25 个" in told["message"] and "社会救助" not in told["message"]


@pytest.mark.requirement("ORG-15")
def test_reports_of_stale_columns_say_who_keeps_them(site: SmallSite, reported: Reported) -> None:
    item = "- {id: shjz-01, name: 政策, content: [政策], basis: [条例], deadline: 及时, body: 县民政局, channels: [政府网站]}\n"
    site.write("content/_data/catalogue/shjz.yaml", f"domain: shjz\nitems:\n{item}")
    site.document("a.md", publish_date="2024-03-02")
    table(site, "officers: [{column: 社会救助, post: 救助股, phone: 0000-5550114}]")
    stale = [told["message"] for told in reported("COL-STALE") if "社会救助" in told["message"]]
    assert len(stale) == 1 and "县民政局救助股，0000-5550114" in stale[0]


@pytest.mark.requirement("ORG-15")
def test_an_officer_of_a_column_that_is_not_there_is_an_error(site: SmallSite, reported: Reported) -> None:
    table(site, "officers: [{column: 社会求助, post: 救助股}]")
    [told] = reported("DAT-PART")
    assert told["level"] == "error" and "社会求助" in told["message"] and "社会救助" in told["hint"] + told["message"]


@pytest.mark.requirement("PLT-02")
def test_an_agency_has_its_contacts_feed_and_search_and_columns_of_its_own(site: SmallSite) -> None:
    table(
        site,
        f"{LEADERS}, columns: [{{id: wenjian, name: 政策文件, kinds: [规范性文件]}}, {{id: jiuzhu, name: 救助, domains: [社会救助], kinds: [notice]}}]",
    )
    site.document("a.md", kind="规范性文件")
    site.document("b.md")
    site.document("c.md", domain="养老服务")
    site.document("d.md", agency="青山镇")
    site.document("e.md", classification="依申请公开", kind="规范性文件")
    assert site.build() == 0
    links = {
        address: {str(link.attributes["href"]) for link in main_of(site, address).css("a[href^='/d/']")}
        for address in ("agency/minzheng/", "agency/minzheng/wenjian/", "agency/minzheng/jiuzhu/", "agency/qingshan/")
    }
    assert links == {
        "agency/minzheng/": {"/d/a/", "/d/b/", "/d/c/", "/d/e/"},
        "agency/minzheng/wenjian/": {"/d/a/"},
        "agency/minzheng/jiuzhu/": {"/d/b/"},
        "agency/qingshan/": {"/d/d/"},
    }
    own = main_of(site, "agency/minzheng/")
    assert {"/agency/minzheng/wenjian/", "/agency/minzheng/jiuzhu/", "/agency/minzheng/feed.xml"} <= {
        str(link.attributes.get("href")) for link in own.css("a")
    }
    feed = site.page("agency/minzheng/feed.xml")
    assert set(re.findall(r"<id>[^<]*/d/(\w)/</id>", feed)) == {"a", "b", "c"}
    assert '/agency/minzheng/feed.xml"' in site.page("agency/minzheng/index.html").partition("</head>")[0]
    index = main_of(site, "agency/")
    assert index.css_first('a[href="tel:0000-5550111"]') is not None
    assert site.run("build") == 0  # with the search that the form leads to
    form = main_of(site, "agency/minzheng/").css_first('form[action="/search/"] input[name="agency"]')
    assert form is not None and form.attributes["value"] == "minzheng"
    assert LexborHTMLParser(site.page("search/index.html")).css_first('select[name="agency"] option[value="minzheng"]')


def test_a_domain_that_is_switched_off_may_keep_its_officer(site: SmallSite, reported: Reported) -> None:
    table(site, "officers: [{column: 社会救助, post: 救助股}], columns: [{id: a, name: 某栏, domains: [社会救助]}]")
    site.write("content/_data/domains.yaml", "- {id: shjz, enabled: 否}\n")
    assert reported("DAT-PART") == []
    site.document("a.md", domain="养老服务")
    assert site.build() == 0
    assert "/d/a/" not in site.page("agency/minzheng/a/index.html")
    assert "社会救助" not in {row[0] for row in rows(site, "supervision/")}


@pytest.mark.requirement("PLT-02")
def test_agencies_that_publish_nothing_for_long_are_listed(site: SmallSite, reported: Reported) -> None:
    item = "- {id: shjz-01, name: 政策, content: [政策], basis: [条例], deadline: 及时, body: 县民政局, channels: [政府网站]}\n"
    site.write("content/_data/catalogue/shjz.yaml", f"domain: shjz\nitems:\n{item}")
    site.document("a.md", publish_date="2026-11-20")
    site.document("b.md", publish_date="2024-11-22", agency="青山镇")
    stale = [told["message"] for told in reported("COL-STALE", "--date", "2026-11-22")]
    assert not any("机关" in message or "青山镇" in message for message in stale)
    stale = [told["message"] for told in reported("COL-STALE", "--date", "2026-11-23")]
    assert sum("“试验县青山镇人民政府”栏目" in message for message in stale) == 1
    assert not any("试验县民政局" in message for message in stale)


@pytest.mark.requirement("PLT-02")
@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("{id: zfxxgk, name: 公开, kinds: [notice]}", "另一个编号"),
        ("{id: A, name: 公开, kinds: [notice]}", "“A”不能用作编号"),
        ("{id: a, name: 公开}", "收哪些文件"),
        ("{id: a, name: 公开, kinds: [没有的类型]}", "没有“没有的类型”"),
        ("{id: a, name: 公开, kinds: [notice]}, {id: a, name: 又一个, kinds: [notice]}", "“a”写了两次"),
        ("{id: a, name: 公开, kind: notice}", "kind"),
    ],
)
def test_a_column_of_its_own_that_cannot_be_is_an_error(
    site: SmallSite, reported: Reported, column: str, words: str
) -> None:
    table(site, f"columns: [{column}]")
    [told] = reported("DAT-PART")
    assert told["level"] == "error" and words in told["message"]


FORMER = "merged_from: [{url: 'http://mzj.old.example', name: 试验县民政网, date: 2018-06-30}]"


@pytest.mark.requirement("PLT-03")
def test_all_addresses_of_a_former_site_lead_on(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    table(site, FORMER, "merged_from: [{url: 'https://www.old.example/qingshan/'}, {url: 'http://zhen.example:8080'}]")
    site.document("a.md", aliases=["http://mzj.old.example/art/1.html"])
    site.document("b.md", aliases=["https://www.old.example/qingshan/art/1.html", "/art/9.html"], agency="青山镇")
    assert site.build() == 0
    lines = site.page("_redirects").splitlines()
    for scheme in ("http", "https"):
        first = lines.index(f"{scheme}://mzj.old.example/art/1.html https://www.test.example/d/a/ 301!")
        rest = lines.index(f"{scheme}://mzj.old.example/* https://www.test.example/agency/minzheng/ 301!")
        assert first < rest  # the first that fits counts
        folder = f"{scheme}://www.old.example/qingshan/"
        assert f"{folder}art/1.html https://www.test.example/d/b/ 301!" in lines
        assert f"{folder}* https://www.test.example/agency/qingshan/ 301!" in lines
    assert "/art/9.html /d/b/ 301!" in lines
    # two former sites had a page of one name, which is neither's on this one
    assert not any(line.startswith("/art/1.html") for line in lines) and not (site.root / "public/art/1.html").exists()
    assert "试验县民政网" in facts(site, "agency/minzheng/")
    capsys.readouterr()
    assert cli.run(["hosting", "nginx", "--former", "--config", str(site.root / "config.yaml")]) == 0
    blocks = [part for part in capsys.readouterr().out.split("server {\n") if "server_name" in part]
    assert len(blocks) == 3
    [own] = [block for block in blocks if "server_name mzj.old.example;" in block]
    assert 'location = "/art/1.html" { return 301 "https://www.test.example/d/a/"; }' in own
    assert 'location "/" { return 301 "https://www.test.example/agency/minzheng/"; }' in own
    [port] = [block for block in blocks if "server_name zhen.example;" in block]
    assert "listen 8080;" in port


@pytest.mark.requirement("PLT-03")
def test_no_former_site_leads_in_a_circle(site: SmallSite, reported: Reported) -> None:
    table(site, "merged_from: [{url: 'http://WWW.test.example/mzj/'}]")
    [told] = reported("AGN-LOOP")
    assert told["level"] == "error" and site.build() == 1
    table(site, FORMER, FORMER)
    [told] = reported("DAT-PART")
    assert "试验县民政局" in told["message"]
    table(site, "merged_from: [{url: 'mzj.old.example'}]")
    [told] = reported("DAT-PART")
    assert "网址" in told["message"]


_HOSTS = st.from_regex(r"[a-z]{1,8}\.old\.example", fullmatch=True)
_FOLDERS = st.from_regex(r"(/[a-z0-9]{1,5}){0,3}/?", fullmatch=True)


@given(st.lists(st.tuples(_HOSTS, _FOLDERS), min_size=1, max_size=6))
def test_of_nested_former_sites_the_innermost_is_meant(sites: list[tuple[str, str]]) -> None:
    def every() -> Iterator[Agency]:
        for number, (host, folder) in enumerate(sites):
            yield Agency(f"a{number}", f"第{number}局", merged_from=(FormerSite(f"http://{host}{folder}"),))

    places = former_places(every())
    assert len(places) == len(sites) and all(place_of(f"http://{host}{folder}") for host, folder in sites)
    for host, folder in sites:
        address = folder.rstrip("/") + "/x.html"
        met = next(place for place in places if place.has(host, address))
        assert all(len(other.folder) <= len(met.folder) for other in places if other.has(host, address))


@given(st.text(max_size=12))
def test_no_former_address_can_break_out_of_its_line(text: str) -> None:
    site = Agency("a", "甲局", merged_from=(FormerSite("http://old.example"),))
    old = former_address(f"http://old.example/{text}", former_places([site]))
    assert old is not None
    rule = _former.FormerRule(old[0], _former.quoted(old[1]), False, "https://new.example/")
    assert all(len(line.split()) == 3 for line in _former.lines([rule]))
    said = _former.nginx([rule]).splitlines()
    assert len(said) == 8
    assert re.fullmatch(r'    location = "(?:\\.|[^"\\])*" \{ return 301 "https://new.example/"; \}', said[5])


FOLDERS = "folders: [minzheng]"


@pytest.mark.requirement("PLT-13")
def test_a_document_of_one_office_in_the_folder_of_another_is_an_error(site: SmallSite, reported: Reported) -> None:
    table(site, FOLDERS, "folders: [zhen]")
    village = "- {id: cun, name: 试验县松村村民委员会, short: 松村, kind: 村, parent: qingshan}\n"
    site.write("content/_data/agencies.yaml", site.page_of("content/_data/agencies.yaml") + village)
    site.document("minzheng/a.md")
    site.document("minzheng/nei/b.md", agency="青山镇")
    site.document("zhen/c.md", agency="松村")  # a township keeps what its villages publish
    site.document("minzheng/d.md", agency="松村")
    site.document("e.md", agency="青山镇")
    told = reported("OWN-FOLDER")
    assert {(item["path"], item["level"]) for item in told} == {
        ("content/minzheng/nei/b.md", "error"),
        ("content/minzheng/d.md", "error"),
    }
    assert site.build() == 1
    assert {row.name for row in (site.root / "public/d").iterdir()} == {"a", "c", "e"}


@pytest.mark.requirement("PLT-13")
def test_each_office_has_its_own_report(
    site: SmallSite, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    table(site, OFFICE)
    site.document("a.md", status="没有的状态")
    site.document("b.md", agency="青山镇", kind="没有的类型")
    assert site.run("check", "--reports", "baogao") == 1
    own, town = site.page_of("baogao/minzheng.txt"), site.page_of("baogao/qingshan.txt")
    assert own.startswith("试验县民政局（民政局办公室，0000-5550112）\n共 1 个错误")
    assert "content/a.md" in own and "content/b.md" not in own
    assert "content/b.md" in town and "content/a.md" not in town and "\x1b" not in own
    assert "agencies.yaml" in site.page_of("baogao/quanxian.txt")
    site.document("a.md")
    site.run("check", "--reports", "baogao")
    assert not (site.root / "baogao/minzheng.txt").exists() and (site.root / "baogao/qingshan.txt").exists()
    capsys.readouterr()
    assert cli.run(["codeowners", "--config", str(site.root / "config.yaml")]) == 2
    table(site, f"{FOLDERS}, owners: ['@xian/mzj']")
    site.document("minzheng/c.md")
    assert cli.run(["codeowners", "--config", str(site.root / "config.yaml")]) == 0
    assert "/content/minzheng/ @xian/mzj" in capsys.readouterr().out


_WHOLE: dict[str, dict[str, str]] = {
    "leaders": {"name": "示例甲", "post": "局长", "duties": "主持"},
    "disclosure_office": dict.fromkeys(("name", "address", "hours", "phone", "fax", "email", "postcode"), "办公室"),
    "officers": {"column": "社会救助", "post": "救助股", "phone": "0000-5550114", "name": "示例戊"},
    "merged_from": {"url": "http://mzj.old.example", "name": "民政网"},
    "columns": {"id": "a", "name": "某栏", "kinds": "notice"},
}
_LEAVES = [(part, key) for part, whole in _WHOLE.items() for key in whole]


@pytest.mark.parametrize("secret", ["13800138000", "11010519491231002X"], ids=["mobile", "identity"])
@pytest.mark.parametrize(("part", "key"), _LEAVES, ids=[f"{part}.{key}" for part, key in _LEAVES])
def test_nothing_private_passes_in_a_part_of_an_agency(
    site: SmallSite, reported: Reported, part: str, key: str, secret: str
) -> None:
    """Whatever an agency says goes through the gate, and stops the build."""
    value: object = {**_WHOLE[part], key: f"联系人 {secret}" if key != "id" else f"a{secret}".lower()}
    row = {"id": "minzheng", "name": "试验县民政局", part: value if part == "disclosure_office" else [value]}
    site.write("content/_data/agencies.yaml", json.dumps([row], ensure_ascii=False))
    assert [told["level"] for told in reported("DAT-PRIVATE")] == ["error"]
    assert site.build() == 1 and not (site.root / "public").exists()


def test_what_stands_for_something_unknown_is_not_published_in_earnest(site: SmallSite, reported: Reported) -> None:
    table(site, f"{LEADERS}, {OFFICE}, officers: [{{column: 社会救助, post: 救助股, phone: 0123-5550114}}]")
    assert reported("DEMO-AGENCY") == []
    config = site.page_of("config.yaml")
    site.write("config.yaml", config[: config.index("  notice:")])
    named = {told["message"] for told in reported("DEMO-AGENCY")}
    assert any("disclosure_office" in message for message in named) and not any("officers" in one for one in named)
    site.build()
    page = site.page("agency/minzheng/index.html")
    assert "zwgk@minzheng.example" not in page and "民政局办公室" not in page
    assert "示例乙" in page and "0123-5550114" in page


def test_people_and_accounts_that_stand_for_unknown_ones_are_not_published_in_earnest(
    site: SmallSite, reported: Reported
) -> None:
    table(site, LEADERS)
    files = {
        "supervisors": "受理机构: 办公室\n电话: 0000-5550103\n地址: 东街1号\n监督员:\n"
        "- {姓名: 周示例, 类别: 人大代表, 单位: （填写单位）, 本人同意公开: 是}\n",
        "experts": "- {姓名: （填写姓名）, 领域: 法律, 单位: 县法学会, 本人同意公开: 是}\n",
        "spokespersons": "- {机关: 试验县民政局, 职务: 局长, 姓名: 陈示例, 电话: 0000-5550104}\n",
        "channels": "- {kind: 热线, name: 便民热线, phone: '12345', answered_by: 市热线办, days: 5, next: （填写怎样办）}\n",
        "new_media": "- {name: 县民政, platform: 微信, owner: 试验县民政局, account: （填写账号）, updated: 2026-02-20}\n"
        "- {name: （填写名称）, platform: 微博, owner: 试验县民政局, updated: 2026-02-20}\n",
    }
    for name, text in files.items():
        site.write(f"content/_data/{name}.yaml", text)
    site.document("a.md")
    assert reported("DEMO-AGENCY") == []
    config = site.page_of("config.yaml")
    site.write("config.yaml", config[: config.index("  notice:")])
    told = {(one["path"].rpartition("/")[2], one["line"]) for one in reported("DEMO-AGENCY")}
    rows = {("supervisors.yaml", 2), ("supervisors.yaml", 5), ("experts.yaml", 1), ("spokespersons.yaml", 1)}
    rows |= {("channels.yaml", 1)}
    assert rows | {("new_media.yaml", 1), ("new_media.yaml", 2)} <= told
    site.build()
    pages = {name: text for name, data in site.tree().items() if (text := data.decode("utf-8", "replace"))}
    for secret in ("0000-5550103", "0000-5550104", "（填写", "法学会"):
        assert [name for name, text in pages.items() if secret in text] == []
    for kept in ("周示例", "东街1号", "陈示例", "县民政"):
        assert any(kept in text for text in pages.values())
