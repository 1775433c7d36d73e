"""No figure stands on a page of the sample county that nothing counts: each is found by its place and its words, and
counted again from the files, as in test_figures_by_hand.py."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from chinese_calendar import is_workday
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.content.duties import shipped as shipped_duties
from generator.content.pilot_domains import PILOT_DOMAINS
from generator.model import kinds
from generator.model.application_form import NOTES
from generator.model.duty import STATES
from generator.model.vocabulary import Vocabulary
from tests.paths import CONTENT, ROOT
from tests.requirements.duty_count import counted
from tests.site import test_figures_of_services as services
from tests.site.conftest import DAY
from tests.site.test_figures_by_hand import (
    Sheet,
    agency_of,
    data,
    expected,
    items,
    listed,
    main_of,
    names,
    numbers_by_name,
    of_items,
    opened,
    stubs,
)

KINDS = {word: kind.name for kind in kinds.built_in() for word in (kind.id, kind.name, *kind.aliases)}


class Place(NamedTuple):
    """A figure by the first folder of its page ("" for any), the element that holds it, and its words. counted: the
    test that counts it."""

    folder: str
    element: str
    words: str
    counted: str


FIGURES = (
    Place("", "b", r"\d+", "test_days_left or test_home"),
    Place("index.html", "p.hero-lead", r"件文件，设 \d+ 个重点领域栏目", "test_home"),
    Place("index.html", "span.domain-number", r"\d\d", "test_home"),
    Place("agency subject archive kind", "span.count", r"\d+", "test_menus"),
    Place("catalogue", "p.column-intro", r"(目录)?共 \d+ 项[，；].*覆盖率", "test_coverage"),
    Place("catalogue", "p.column-intro", r"。能够核对时限的文件 \d+ 件，按时公开 \d+ 件，占", "test_in_time"),
    Place("catalogue", "strong.number span.number", r"[\d.]+%", "test_rates"),
    Place("catalogue", "span.number", r"\d+", "test_in_time"),
    Place("catalogue", "td.number", r"\d+", "test_tables"),
    Place(
        "catalogue",
        "h3",
        r"本站已公开 \d+ 件(，另有 \d+ 件期满撤下，只留说明)?|有 \d+ 件已经期满撤下，只留说明",
        "test_items",
    ),
    Place(
        "catalogue",
        "p.column-intro",
        r"共 \d+ 项；应当在网站公开的 0 项中已有文件的 0 项。",
        "test_ways_of_the_catalogue",
    ),
    Place("catalogue", "a", r"(主动|依申请)公开（\d+ 项）", "test_ways_of_the_catalogue"),
    Place("catalogue", "td", r".+ [^\d]+〔\d{4}〕\d+号", "test_differences_to_the_guidelines"),
    Place("catalogue", "dd", r"\d{4}年版|[^\d]+〔\d{4}〕\d+号", "test_approval_of_the_catalogue"),
    Place("key-areas", "td.number", r"\d+", "test_key_areas"),
    Place("domain", "p.muted", r"共 \d+ 项，其中 \d+ 项已有文件。.*", "test_domains"),
    Place("domain", "td.number", r"\d+", "test_domains"),
    Place(
        "figures",
        "p.column-intro",
        r"本站目前主动公开 \d+ 件文件，依申请公开的(和期满撤下、只留说明的 \d+ 件)?不计在内。.*",
        "test_figures",
    ),
    Place(
        "figures", "p.muted", r"按 \d+ 件写明成文日期的文件计算。.*20个工作日内公开，大约相当于28天。", "test_figures"
    ),
    Place("figures", "span.bar-value", r"\d+(/\d+)?", "test_figures"),
    Place("figures", "td.number", r"\d+", "test_figures"),
    Place("figures", "td.number", r"[\d.]+%", "test_shares"),
    Place("m", "td.number", r"[\d.]+%?", "test_completion"),
    Place("m", "th", r"[^\d（]+（[^，]+，\d{4}年.*）", "test_completion"),
    Place("openness", "h2", r"文件（\d+ 件）", "test_openness"),
    Place("openness", "span.count", r"\d+", "test_openness"),
    Place("figures", "th", r"\d{4}-\d\d|\d+至\d+天|超过\d+天", "test_figures"),
    Place(
        "letters", "p.column-intro", r"来信按类别.*共收到 \d+ 件，已答复 \d+ 件，超期未答复 \d+ 件。", "test_letters"
    ),
    Place("letters", "td.number", r"[\d.]+%?", "test_letters"),
    Place(
        "commitments",
        "p.muted",
        r"共\d+项，已完成\d+项（[\d.]+%），有环节超期\d+项，还没有事项\d+项。",
        "test_commitments",
    ),
    Place(
        "negative-list", "p.muted", r"共\d+项，版本：[\d-]+。|依申请公开\d+件，不予公开\d+件；.*", "test_negative_list"
    ),
    Place("negative-list", "td.number", r"\d+", "test_negative_list"),
    Place("rules", "p.muted", r"应有\d项，\d项有现行有效的制度，\d项没有。", "test_rules"),
    Place(
        "rules",
        "p.muted",
        r"\d+个部门中，\d+个部门应有的\d项制度齐全。日期是最近评估的日期。",
        "test_rules",
    ),
    Place("gazette", "td.number", r"\d+件", "test_gazette"),
    Place("topics", "span.count", r"\d+", "test_topics"),
    Place("topics", "p.column-intro", r".*。本专题已于\d{4}-\d\d-\d\d结束，归档备查，不再更新。", "test_topics"),
    Place("agency", "dd", r"\d+", "test_staff"),
    Place("assessment", "td.number a", r"\d+／\d+", "test_assessment"),
    Place("assessment", "td.number th td.nobreak", r"\d+", "test_metrics"),
    Place("assessment", "h2", r"\d{4}年度考核结果", "test_assessment"),
    Place("assessment", "p.muted", r"占绩效考核总分的\d+%。.*|公开文件数：.*超过20个工作日的；.*", "test_assessment"),
    Place("training", "td.number", r"\d+%?", "test_training"),
    Place("training", "th", r"\d{4}年", "test_training"),
    Place("training", "p.muted", r"\d{4}年至\d{4}年各次培训.*", "test_training"),
    Place("public-supervision", "p.muted", r"现有\d名：.*。", "test_supervisors_and_experts"),
    Place("experts", "p.muted", r"共\d名，.*。", "test_supervisors_and_experts"),
    Place("zfxxgk agency", "a", r"全部 \d+ 件", "test_entries_of_the_statutory_column"),
    Place("zfxxgk agency", "span.count", r"\d+", "test_entries_of_the_statutory_column"),
    Place(
        "apply", "p.muted", r"\d+个机关还没有公布受理机构，可以寄到机关的办公地址。", "test_offices_for_applications"
    ),
    Place("apply", "td.number", r"\d+", "test_applications"),
    Place("apply", "a", r"\d{4}年", "test_applications"),
    Place("workflows", "p.muted", r"\d项工作流程中，\d项有公布的制度，\d项还没有。", "test_workflows"),
    Place("responses", "td td.number td.nobreak", r"\d+|(\d+小时)?\d+分|\d+天", "test_responses"),
    Place("matters", "a", r"[^\d]+ \d+", "test_chips_of_matters"),
    Place("d m", "span.rung-label", r"(已公开|进行中) \d{4}-\d\d-\d\d|待公开（应于\d{4}-\d\d-\d\d前）", "test_rungs"),
    Place("m matters", "p.matter-next span", r"[^\d]+：待公开（应于\d{4}-\d\d-\d\d前）", "test_next"),
    Place("m", "a", r"\d+", "test_opinions_of_a_matter"),
    Place("data", "a", r"[^\d（]+（\d+）", "test_views_of_open_data"),
    Place("data", "a", r"全部\d+个文件", "test_files_of_open_data"),
    Place("data", "a td", r"/data/documents/\d{4}\.(json|csv)|\d{4}年 (JSON|CSV)", "test_files_of_open_data"),
    Place("data", "td.long", r"\d{4}年公开的文件", "test_files_of_open_data"),
    Place("data", "a", r"/data/annual/[a-z0-9-]+\.(json|csv|xlsx)", "test_files_of_open_data"),
    Place("normative", "p.muted", r"共\d+份。", "test_register_of_normative_documents"),
    Place("normative", "td.number a", r"\d+", "test_register_of_normative_documents"),
    Place("archive", "p.row-summary", r".*", "test_summaries_of_the_directory"),
    Place(
        "d", "a span.chip", r".+（\d+）|看全部\d+[件行项人处]|全部明细（\d+行）：筛选、排序", "test_rows_of_registers"
    ),
    Place("d", "p.row-status", r"(.+：)?\d+[件行项人处]，?", "test_rows_of_registers"),
    Place("d", "h1", r".+明细", "test_rows_of_registers"),
    Place("agency", "a", r"A[34] 张贴页", "test_boards"),
    Place("agency", "p", r"这里是最新的\d+份，共\d+份。", "test_boards"),
    Place("agency", "p.board-summary", r".*", "test_boards"),
    Place("supervision", "td", r"\d{6}", "test_supervision"),
    Place("new-media", "p.muted", r"在办的账号\d+个，\d+个机关，\d+个平台。|超过14天没有更新的.*", "test_new_media"),
    Place("hudong", "td.nobreak span.nobreak", r"\d{4}-\d\d-\d\d \d\d:\d\d—\d\d:\d\d", "test_events"),
    Place("hudong", "td.long td.number", r"\d+|.+；名额\d+人；\d{4}-\d\d-\d\d截止", "test_events"),
    Place("hudong", "span.nobreak", r"12345", "test_channels"),
    Place("hudong", "p.muted", r"留言由.+收取，\d+个工作日内答复。.*", "test_message_form"),
    Place("hudong", "a", r"\d+", "test_participation"),
    Place("hudong", "p.muted", r"“—”是还没有公开过。没有列出的\d+个领域，.*", "test_participation"),
    Place("hudong", "span", r"参加：.+", "test_participation"),
    Place("duties", "td.number", r"\d+", "test_duties"),
    Place(
        "duties",
        "h1 h2 p.column-intro",
        r".+（[^）]*）.*|\d{4}年(第.季度)?.*|.*〔\d{4}〕\d+号.*",
        "test_cells_of_duties",
    ),
    Place("duties agency", "a td.nobreak", r"(已公开|逾期公开)( \d{4}-\d\d-\d\d)?", "test_cells_of_duties"),
    Place("duties agency", "td th", r"\d{4}年(第.季度)?", "test_cells_of_duties"),
    Place("duties", "p.column-intro", r".*依据：.*", "test_terms_of_duties"),
    Place("duties", "p.muted", r"(县|部门|村).*(：|，).*。", "test_terms_of_duties"),
    Place("enforcement", "td.number", r"\d+", "test_enforcement"),
    Place("enforcement", "p.muted", r"没有发生的写0；.*|超过365天没有新内容的为超期。", "test_enforcement"),
    Place("data", "a", r"/data/normative/\d{4}Q\d\.(json|csv)", "test_files_of_open_data"),
    Place("data", "td.long", r"\d{4}年第\d季度的规范性文件", "test_files_of_open_data"),
    Place("d", "a", r".+（.+清单）", "test_rows_of_lists_on_guides"),
    Place(
        "d fuwu", "span li", r"(.+（)?(原件|复印件|电子件|原件[和或]复印件)，\d份(；.*）)?", "test_materials_of_guides"
    ),
    Place("d", "span.material-step", r"第\d步", "test_steps_of_one_thing"),
    Place("d", "h2", r"申请材料（合并后\d+种）", "test_steps_of_one_thing"),
    Place("d", "span", r"（\d+个，展开看电话和地址）", "test_offices_of_guides"),
    Place("d fuwu", "a span h1", r"到现场\d+次", "test_visits"),
    Place("fuwu", "p.column-intro", r"从申请到拿到结果，到现场\d+次。", "test_visits"),
    Place("fuwu", "dd", r"\d+次", "test_visits"),
    Place("fuwu", "span.count", r"\d+", "test_choices_of_services"),
    Place("fuwu", "a", r"全部办事指南（\d+份）", "test_choices_of_services"),
    Place("fuwu", "span.muted", r"\d步", "test_steps_of_one_thing"),
    Place("fuwu", "p.column-intro", r".+汇编，共\d+份办事指南，内容截至", "test_volumes"),
    Place("fuwu", "span.number", r"\d+\.\d+|\d{4}\.\d\d\.\d\d-[0-9a-f]{8}", "test_volumes"),
    Place("fuwu", "h2", r"\d+ .+", "test_volumes"),
    Place("d", "code", r"SHA-256 [0-9a-f]{64}", "test_sizes"),
    Place("d", "span.file-size", r"[A-Z]+，[\d.]+ (字节|KB|MB)", "test_sizes"),
    Place("forms", "td", r"[A-Z]+，[\d.]+ (字节|KB|MB)", "test_sizes"),
)
LAW = (
    r"收到答复。内容不明确的，受理机构会在7个工作日内.*",
    r"国办发〔2016〕(61|80)号",
    r"（必填，最多2000字）",
    *map(re.escape, NOTES),
    r"7个工作日内|15个工作日|20个工作日，可延长一次",
    r"(内容不明确的|审查|答复)[：，].*\d+个工作日.*",
    r"能够当场答复的，当场答复；.*20个工作日内答复.*延长20个工作日.*",
)
"""Days that 政府信息公开条例 sets and orders that it names, in the theme's own words."""
_SPOKEN = re.compile(
    r"(\d{4}-\d\d-\d\d)( 至 \d{4}-\d\d-\d\d)?|https://\S+|\d{4}年(\d+月)?公开文件|\d+月|\d{4}年第.季度(规范性文件目录|公布的规范性文件.*)?|撤回日期：\d+年\d+月\d+日。.*"
)
"""Days and addresses, which count nothing."""


@cache
def said() -> str:
    """All that files say, without blanks: what a page repeats of it is no figure of ours."""
    every = [*CONTENT.rglob("*.md"), *CONTENT.rglob("*.yaml"), *CONTENT.rglob("*.csv"), ROOT / "config.yaml"]
    told = "".join(path.read_text(encoding="utf-8") for path in every)
    ours = (ROOT / "generator/model/statutory.yaml").read_text(encoding="utf-8")
    ours += "".join(text for _, text in shipped_duties())
    return re.sub(r"\s", "", told + ours + "".join(kind.doc + kind.introduction for kind in kinds.built_in()))


def texts(page: LexborNode) -> Iterator[tuple[str, str]]:
    """(element, text) of every text with a digit, outside bodies of documents and days."""
    for node in page.css("time, .prose, script, svg.plot"):  # what is drawn stands in the table: content/test_charts.py
        node.decompose()
    for node in page.traverse(include_text=True):
        text = re.sub(r"\s+", " ", node.text()).strip() if node.tag == "-text" else ""
        if re.search(r"\d", text) and node.parent:
            classes = (node.parent.attributes.get("class") or "").split()
            yield ".".join([node.parent.tag or "", *classes[:1]]), text


def own(text: str) -> bool:
    """Whether a text of ours could be a figure: no day, no address, nothing that a file says whole or in parts."""
    bare = re.fullmatch(r"[\d./%]+", text)
    parts = [re.sub(r"\s", "", part) for part in re.split(r"[；、：]", text)]
    told = not bare and all(part in said() for part in parts)
    return not (told or _SPOKEN.fullmatch(text) or any(re.fullmatch(law, text) for law in LAW))


def test_no_other_figure_stands_anywhere(sample: Path) -> None:
    unknown = []
    for path in sorted(sample.rglob("*.html")):
        name = path.relative_to(sample).as_posix()
        page = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("main")
        folder = name.partition("/")[0]
        folder = "domain" if folder in items() else folder
        for element, text in texts(page) if page else ():
            fits = (
                place
                for place in FIGURES
                if (not place.folder or folder in place.folder.split())
                and element in place.element.split()
                and re.fullmatch(place.words, text)
            )
            stated = folder in ("d", "agency", "zfxxgk", "apply") and element in ("dd", "dt", "td.nobreak")
            stated = (stated or folder in ("fuwu", "hudong")) and re.sub(r"\s", "", text) in said()
            if own(text) and not stated and next(fits, None) is None:
                unknown.append(f"{name}: <{element}> {text}")
    assert unknown == []


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def test_ways_of_the_catalogue(sample: Path) -> None:
    every = [row for rows in items().values() for row in rows]
    asked = [row for row in every if "主动" not in row.get("way", "主动")]
    chips = [link.text() for link in main_of(sample, "catalogue").css('a[href^="/catalogue/way/"]')]
    assert chips == [f"主动公开（{len(every) - len(asked)} 项）", f"依申请公开（{len(asked)} 项）"]
    intro = main_of(sample, "catalogue/way/request").css_first("p.column-intro")
    assert intro and numbers(intro.text()) == [len(asked), 0, 0]  # the site shows nothing of these


def test_approval_of_the_catalogue(sample: Path) -> None:
    told = data("catalogue/_meta.yaml")
    shown = {one.text() for one in main_of(sample, "catalogue").css("dl.facts dd")}
    assert shown == {str(value) for value in told.values()}


def test_differences_to_the_guidelines(sample: Path) -> None:
    rows = main_of(sample, "catalogue/differences").css("#table-1 + .table-frame tbody tr")
    shown = [[cell.text().strip() for cell in row.css("th, td")][1:] for row in rows]
    counted = []
    for path in sorted((ROOT / "generator/model/guidelines").glob("*.yaml")):
        there = yaml.safe_load(path.read_text(encoding="utf-8"))
        ids = {row["id"] for row in there["items"]} | {row["name"] for row in there["items"]}
        mine = items()[there["domain"]]
        same = [row for row in mine if row.get("national", row["name"]) in ids]
        gone = len(there["items"]) - len(same) + sum("not_applicable" in row for row in same)
        figures = (len(there["items"]), len(same), len(mine) - len(same), gone, sum("national" in row for row in same))
        source = " ".join(there[key] for key in ("issuer", "number") if key in there)
        counted.append([source, *map(str, figures)])
    assert sorted(shown) == sorted(counted)


def test_key_areas(sample: Path) -> None:
    domains = Vocabulary(PILOT_DOMAINS)
    counted = Counter(domain.id for sheet in listed() if (domain := domains.find(sheet["domain"])))
    rows = main_of(sample, "key-areas").css("tbody tr")
    assert len(rows) > 20
    for row in rows:
        link, number = row.css_first("a"), row.css_first("td.number")
        assert link and number and int(number.text()) == counted[str(link.attributes["href"]).strip("/")]


def test_register_of_normative_documents(sample: Path) -> None:
    rows = [sheet for sheet in opened() if KINDS[sheet.get("kind", "通知公告")] == "规范性文件"]
    ended = [sheet for sheet in rows if sheet.get("validity") in ("废止", "失效")]
    assert all(sheet.get("expiry_date", "9999") >= DAY.isoformat() for sheet in rows if sheet not in ended)
    lines = [line.text() for line in main_of(sample, "normative").css("#table-1 + .table-frame tbody tr")]
    counts = [numbers(line)[0] for line in lines if "其中" not in line]
    assert counts == [len(rows) - len(ended), len(ended), len(rows)]
    assert sum(numbers(line)[0] for line in lines if "其中：废止" in line or "其中：失效" in line) == len(ended)
    quarters = Counter(f"{day[:4]}Q{(int(day[5:7]) + 2) // 3}" for day in (sheet["publish_date"] for sheet in rows))
    there = {path.parent.name for path in sample.glob("normative/*Q*/index.html")}
    assert there == {f"{year}Q{number}" for year in range(2023, DAY.year + 1) for number in (1, 2, 3, 4)}
    for name in there:
        found = main_of(sample, f"normative/{name}").css("tbody tr")
        note = main_of(sample, f"normative/{name}").css_first("p.muted")
        assert len(found) == quarters[name] == (numbers(note.text())[0] if found and note else 0)
    listed_there = [sheet for sheet in opened() if sheet.get("kind") == "cleanup"]
    cells = main_of(sample, "normative").css("td.number a")
    results = [line["outcome"] for sheet in listed_there for line in sheet["results"]]
    assert [numbers(cell.text())[0] for cell in cells if "cleanups" in (cell.attributes.get("href") or "")] == [
        results.count(word) for word in ("保留", "修改", "废止", "失效")
    ]


def test_summaries_of_the_directory(sample: Path) -> None:
    text = re.sub(r"[*|#>\[\]-]", "", said())
    for path in sample.glob("archive/**/index.html"):
        for node in LexborHTMLParser(path.read_text(encoding="utf-8")).css("p.row-summary"):
            assert re.sub(r"[\s*|#>\[\]-]", "", node.text())[:8] in text


def test_boards(sample: Path) -> None:
    """Main boards: twelve documents or all that can be read and still hold; what stands below a title, the file
    says."""
    text = re.sub(r"[*|#>\[\]-]", "", said())
    register = json.loads((sample / "data/normative.json").read_text(encoding="utf-8"))["documents"]
    ended = Counter(row["agency"] for row in register if not row["valid"])
    called = names(table_of("agencies.yaml"))
    had = [sheet for sheet in opened() if "agency" in sheet and sheet.get("openness") != "不予开放"]
    counts = Counter(map(agency_of, had))
    for path in sample.glob("agency/*/board/index.html"):
        agency, board = path.parts[-3], main_of(sample, path.parent.relative_to(sample).as_posix())
        for node in board.css("p.board-summary"):
            assert re.sub(r"[\s*|#>\[\]-]", "", node.text())[:8] in text
        total = counts[agency] - ended[called[agency]]
        cards = len(board.css("[data-board-item]"))
        assert cards == min(12, total), agency
        told = re.search(r"这里是最新的(\d+)份，共(\d+)份。", board.text())
        assert (told is not None) == (total > 12) and (told is None or numbers(told[0]) == [12, total])


def test_home(sample: Path) -> None:
    page = main_of(sample, "")
    assert json.loads((sample / "build.json").read_text(encoding="utf-8"))["documents"] == len(opened())
    assert numbers(page.css_first(".hero-lead").text()) == [len(opened()), len(items())]  # type: ignore[union-attr]
    shown = [node.text() for node in page.css(".domain-number")]
    assert shown == [f"{number:02}" for number in range(1, len(items()) + 1)]


DUTY_BOUND = ("部门", "乡镇", "街道")


def of_entry(entry: Sheet, sample: Path) -> list[Sheet]:
    """By hand: the documents of an entry of the statutory column that says no more than kinds, domains and fields."""
    domains = {identity: main_of(sample, identity).css_first("h1").text(strip=True) for identity in items()}  # type: ignore[union-attr]
    kinds_of_it = {KINDS[name] for name in entry.get("kinds", ())}
    areas = set(domains.values()) if entry.get("every_domain") else {domains[one] for one in entry.get("domains", ())}
    pairs = [pair.split("=") for pair in entry.get("having", ())]
    return [
        sheet
        for sheet in (*opened(), *(sheet for sheet in listed() if sheet["classification"] == "依申请公开"))
        if domain_of(sample, sheet) in ((areas if sheet["classification"] == "主动公开" else set()) | {entry["name"]})
        or (sheet["classification"] == "主动公开" and KINDS[sheet.get("kind", "通知公告")] in kinds_of_it)
        or (sheet["classification"] == "主动公开" and any(str(sheet.get(key)) == value for key, value in pairs))
    ]


def test_entries_of_the_statutory_column(sample: Path) -> None:
    entries = yaml.safe_load((ROOT / "generator/model/statutory.yaml").read_text(encoding="utf-8"))
    places = {row["id"]: row for row in data("agencies.yaml")}
    seen = 0
    for entry in (entry for entry in entries if not entry.get("registers")):
        found = of_entry(entry, sample)
        slug = entry["id"].removeprefix("zfxxgk-")
        below = slug if entry.get("part") else f"fdzdgk/{slug}"
        for agency, row in places.items():
            own = [sheet for sheet in found if agency_of(sheet) == agency]
            page = sample / f"agency/{agency}/zfxxgk/{below}/index.html"
            if row["kind"] in entry.get("organs", DUTY_BOUND) and page.exists():
                shown = len(main_of(sample, f"agency/{agency}/zfxxgk/{below}").css(".row-title"))
                assert shown == len(own) <= 50, page
                seen += shown
            else:
                assert own == [] or row["kind"] not in entry.get("organs", DUTY_BOUND), page
        counts = main_of(sample, f"zfxxgk/{below}").css(".counted a")
        if entry.get("part"):
            rows = [row for row in data("agencies.yaml") if row["kind"] in DUTY_BOUND]
            wanted = [len([sheet for sheet in found if agency_of(sheet) == row["id"]]) for row in rows]
            told = [link.css_first(".count") for link in counts]
            assert [
                int(node.text(strip=True).strip("件")) if "件" in node.text() else 0 for node in told if node
            ] == wanted
        elif entry.get("every_domain"):
            per = Counter(domain_of(sample, sheet) for sheet in found)
            assert {link.css_first("span").text(): numbers(link.text())[-1] for link in counts} == {  # type: ignore[union-attr]
                name: per[name]
                for name in (node.css_first("span").text() for node in counts)  # type: ignore[union-attr]
            }
    assert seen > 100
    for path in sample.glob("agency/*/zfxxgk/fdzdgk/index.html"):
        folder = path.parent.relative_to(sample).as_posix()
        for link in main_of(sample, folder).css(".chips a"):
            if "全部" in link.text():
                there = main_of(sample, str(link.attributes["href"]).strip("/")).css(".row-title")
                assert numbers(link.text())[0] == len(there)


def test_offices_for_applications(sample: Path) -> None:
    notes = [sum(numbers(node.text())) for node in main_of(sample, "apply/offices").css("p.muted")]
    lacking = Counter(
        row["kind"] for row in data("agencies.yaml") if not (row.get("disclosure_office") or {}).get("name")
    )
    assert notes == [lacking[kind] for kind in DUTY_BOUND if lacking[kind]]


def test_applications(sample: Path) -> None:
    """As the county's reports have them; the file of the older is plain text."""
    rows = {
        line.css_first("th").text(strip=True): [int(cell.text()) for cell in line.css("td")]  # type: ignore[union-attr]
        for line in main_of(sample, "apply").css("tbody tr")
    }
    told = yaml.safe_load((CONTENT / "ggfl/zfxxgk-nianbao-2024.yaml").read_text(encoding="utf-8"))
    table = told["收到和处理政府信息公开申请情况"]

    def total(part: Any) -> int:
        return int(part["总计"]) if "总计" in part else sum(map(total, part.values()))

    year = []
    for name, part in table.items():
        year += (
            [total(part)] if not name.startswith("三") else [total(one) for key, one in part.items() if "七" not in key]
        )
    assert rows["2024年"] == year
    assert sum(rows["2025年"][:2]) == sum(rows["2025年"][2:]) and rows["2025年"][1] == year[-1]


def test_menus(sample: Path) -> None:
    there = {
        re.sub(r"\s", "", str(node.parent.text())).partition(node.text(strip=True))[0]: numbers(node.text())[0]
        for node in main_of(sample, "kind").css(".count")
        if node.parent
    }
    counted = Counter(KINDS[sheet.get("kind", "通知公告")] for sheet in (*opened(), *stubs()))
    counted["规范性文件登记簿"] = counted["规范性文件"]
    assert {name: count for name, count in there.items() if count} == counted


def in_item(name: str) -> list[Sheet]:
    return [sheet for sheet in of_items() if sheet["catalogue"] == name]


def test_domains(sample: Path) -> None:
    for domain, rows in items().items():
        page = main_of(sample, domain)
        filled = [row for row in rows if in_item(row["id"])]
        assert numbers(page.css_first("#mulu .muted").text())[:2] == [len(rows), len(filled)]  # type: ignore[union-attr]
        shown = [node.text(strip=True) for node in page.css("#mulu td.number")]
        assert sorted(int(text) for text in shown if text != "—") == sorted(len(in_item(row["id"])) for row in filled)


def test_items(sample: Path) -> None:
    for domain, rows in items().items():
        for row in rows:
            heading = main_of(sample, f"catalogue/{domain}/{row['id']}").css_first("h3:not([id])")
            ended = sum(1 for sheet in stubs() if sheet.get("catalogue") == row["id"])
            counted = [number for number in (len(in_item(row["id"])), ended) if number]
            assert (numbers(heading.text()) if heading else []) == counted, row["id"]


def test_tables(sample: Path) -> None:
    """Items of each domain on the catalogue's page and in its own table, which is numbered from one."""
    overview = {}
    for line in main_of(sample, "catalogue").css("tbody tr"):
        overview[line.css_first("th").text(strip=True)] = [int(cell.text()) for cell in line.css("td")]  # type: ignore[union-attr]
    titles = [node.text(strip=True) for node in main_of(sample, "catalogue").css("tbody th a")]
    assert len(titles) == len(items())
    for (domain, rows), title in zip(
        sorted(items().items(), key=lambda pair: order(sample, pair[0])), titles, strict=True
    ):
        wanted = [row for row in rows if expected(row)]
        filled = sum(1 for row in wanted if in_item(row["id"]))
        documents = sum(len(in_item(row["id"])) for row in rows)
        assert overview[title] == [len(rows), len(wanted), filled, documents]
        table = main_of(sample, f"catalogue/{domain}").css("tbody tr:has(td)")
        assert [int(line.css_first("td").text()) for line in table] == list(range(1, len(rows) + 1))  # type: ignore[union-attr]
        shown = [line.css("td")[-1].text(strip=True) for line in table]
        assert [int(text) for text in shown if text.isdigit()] == [n for row in rows if (n := len(in_item(row["id"])))]


def order(sample: Path, domain: str) -> int:
    links = [str(link.attributes["href"]) for link in main_of(sample, "catalogue").css("tbody th a")]
    return links.index(f"/catalogue/{domain}/")


def test_rates(sample: Path) -> None:
    """Rounded to a tenth, of the two numbers beside it; all only of all, nothing only of nothing."""
    pages = [path.parent.relative_to(sample).as_posix() for path in sample.glob("catalogue/**/index.html")]
    shown = 0
    for page in pages:
        intro = main_of(sample, page).css_first(".column-intro")
        text = re.sub(r"\s+", "", intro.text()) if intro else ""
        for whole, part, rate in re.findall(r"的(\d+)项中已有文件的(\d+)项，覆盖率([\d.]+)%", text):
            assert rate == share(part, whole), page
            shown += 1
        for whole, part, rate in re.findall(r"的文件(\d+)件，按时公开(\d+)件，占([\d.]+)%", text):
            assert rate == share(part, whole), page
            shown += 1
    assert shown > 50


def share(part: str, whole: str) -> str:
    exact = Decimal(part) * 100 / Decimal(whole)
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if rounded in (0, 100) and rounded != exact:
        return "99.9" if rounded else "0.1"
    return f"{rounded.normalize():f}"


def term(phrase: str, sheet: Sheet) -> tuple[str, int, bool] | None:
    """By hand: (field from which it runs, days, whether working days) of a time limit; None where it counts no days."""
    penalty = KINDS[sheet.get("kind", "通知公告")] == "行政处罚"
    parts = [part for part in phrase.split("；") if ("处罚" in part) == penalty] or phrase.split("；")
    match = re.search(r"(\d+)(个工作)?日", parts[0])
    if match is None or re.search("不少于|每|提前|公示|申请|签订|收到|结束|确定", parts[0]):
        return None
    field = "decided_date" if "决定" in parts[0] else "approved_date" if re.search("批复|批准", parts[0]) else ""
    return field or "written_date", int(match[1]), bool(match[2])


def kept(sheet: Sheet, limit: tuple[str, int, bool]) -> bool:
    first, last = (datetime.date.fromisoformat(sheet[key][:10]) for key in (limit[0], "publish_date"))
    days = [first + datetime.timedelta(days=n) for n in range(1, (last - first).days + 1)]
    return sum(1 for day in days if not limit[2] or is_workday(day)) <= limit[1]


def test_in_time(sample: Path) -> None:
    """Documents of an item that say from when its limit runs, and those of them that kept it."""
    sums = [0, 0]
    for domain, rows in items().items():
        for row in rows:
            limits = [(sheet, term(row.get("deadline", ""), sheet)) for sheet in in_item(row["id"])]
            measured = [(sheet, limit) for sheet, limit in limits if limit and sheet.get(limit[0])]
            counted = [sum(kept(*pair) for pair in measured), len(measured)]
            text = re.sub(r"\s+", "", main_of(sample, f"catalogue/{domain}/{row['id']}").text())
            shown = re.search(r"时限内公开(\d+)件（能够核对时限的(\d+)件）", text)
            assert (numbers(shown.group()) if shown else [0, 0]) == counted, row["id"]
            sums = [a + b for a, b in zip(sums, reversed(counted), strict=True)]
    text = re.sub(r"\s+", "", main_of(sample, "catalogue").text())
    shown = re.search(r"能够核对时限的文件(\d+)件，按时公开(\d+)件", text)
    assert shown and numbers(shown.group()) == sums


def bars(page: LexborNode, part: str) -> dict[str, str]:
    rows = page.css(f"section[aria-labelledby={part}] tbody tr")
    return {row.css_first("th").text(strip=True): row.css_first("td").text(strip=True) for row in rows}  # type: ignore[union-attr]


def test_figures(sample: Path) -> None:
    page = main_of(sample, "figures")
    domains = {node.text(strip=True) for node in main_of(sample, "").css(".domain-grid span:not([class])")}
    of_domain = Counter(domain_of(sample, sheet) for sheet in opened())
    beside = {"政府信息公开": sum(count for name, count in of_domain.items() if name not in domains)}
    assert {name: int(count) for name, count in bars(page, "domains-title").items()} == beside | {
        name: of_domain[name] for name in domains
    }
    agencies = Counter(names(data("agencies.yaml"))[agency_of(sheet)] for sheet in opened())
    shown = {name: int(count) for name, count in bars(page, "agencies-title").items()}
    assert shown == {name: agencies[name] for name in shown} and sorted(shown.values()) == sorted(
        (count for _, count in agencies.most_common(10))
    )
    months = [int(node.text()) for node in page.css("section[aria-labelledby=months-title] td")]
    assert f"”{max(months)}，" in page.css_first("#months-chart-desc").text()  # type: ignore[union-attr]
    spans = Counter(span(sheet) for sheet in opened() if sheet.get("written_date"))
    assert {name: int(count) for name, count in bars(page, "timeliness-title").items() if int(count)} == spans
    for domain, rows in items().items():
        wanted = [row for row in rows if expected(row)]
        filled = sum(1 for row in wanted if in_item(row["id"]))
        title = domain_titles(sample)[domain]
        assert bars(page, "coverage-title")[title] == f"{filled}/{len(wanted)}"


def test_shares(sample: Path) -> None:
    rows = main_of(sample, "figures").css("section[aria-labelledby=timeliness-title] tbody tr")
    counted = [[cell.text(strip=True) for cell in row.css("td")] for row in rows]
    total = sum(int(count) for count, _ in counted)
    assert all(abs(float(share.rstrip("%")) - int(count) * 100 / total) < 0.11 for count, share in counted)


def test_completion(sample: Path) -> None:
    rows = main_of(sample, "m/tingchewei-2026").css("figure tbody tr")
    written = [
        line.split(",") for path in CONTENT.rglob("*zhibiao*.csv") for line in path.read_text("utf-8").split("\n")
    ]
    labels = {f"{cells[0]}（{cells[2]}，{cells[1]}）": cells[3:5] for cells in written if len(cells) > 4}
    for row in rows:
        label, target, actual = (cell.text(strip=True) for cell in row.css("th, td")[:3])
        assert labels[label] == [target, "" if actual == "暂无实际数" else actual]
    for target, actual, share, *_ in ([cell.text(strip=True) for cell in row.css("td")] for row in rows):
        if actual.isdigit():
            quotients = int(actual) * 100 / int(target), int(target) * 100 / int(actual)
            assert min(abs(float(share.rstrip("%")) - one) for one in quotients) <= 0.05
    assert len(rows) > 6


def test_openness(sample: Path) -> None:
    five = ("decision", "execution", "management", "service", "result")
    index = [int(node.text().split()[0]) for node in main_of(sample, "openness").css("span.count")]
    assert index == [len(main_of(sample, f"openness/{name}").css("li.row")) for name in five]
    for name in five:
        page = main_of(sample, f"openness/{name}")
        said_there = re.search(r"文件（(\d+) 件）", page.css_first("#documents-title").text())  # type: ignore[union-attr]
        assert said_there and int(said_there[1]) == len(page.css("li.row"))


def span(sheet: Sheet) -> str:
    first, last = (datetime.date.fromisoformat(sheet[key][:10]) for key in ("written_date", "publish_date"))
    days = (last - first).days
    limits = ((3, "3天内"), (7, "4至7天"), (14, "8至14天"), (28, "15至28天"))
    return next((label for limit, label in limits if days <= limit), "超过28天")


@cache
def domain_titles(sample: Path) -> dict[str, str]:
    links = main_of(sample, "").css(".domain-grid a")
    return {str(link.attributes["href"]).strip("/"): link.css("span")[-1].text(strip=True) for link in links}


def domain_of(sample: Path, sheet: Sheet) -> str:
    written = str(sheet["domain"])
    name = FORMER.get(written, written)
    return domain_titles(sample).get(name, name)


FORMER: dict[str, str] = {"就业": "就业创业", "乡村振兴": "扶贫", "城乡规划": "国土空间规划", "生态环境": "环境保护"}
"""Names of domains that offices use beside those of 国办发〔2019〕54号."""


def rows_beside(identity: str) -> list[dict[str, str]]:
    """The rows that a document's file holds."""
    [source] = CONTENT.rglob(f"{identity}.md")
    name = re.search(r"^rows: (\S+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
    assert name
    with source.with_name(name[1]).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_of_registers(sample: Path) -> None:
    """Rows of a file, how many there are of each value, and the pages on which just these stand."""
    indexes = list(sample.glob("d/*/rows/index.html"))
    assert indexes
    for path in indexes:
        rows = rows_beside(path.parent.parent.name)
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        status, link = (
            page.css_first(".row-status"),
            LexborHTMLParser((path.parent.parent / "index.html").read_text(encoding="utf-8")).css_first(
                "#rows-title + ul a"
            ),
        )
        assert status and link and numbers(status.text()) == numbers(link.text()) == [len(rows)]
        assert len(page.css("tbody tr")) == len(rows)
        for group in page.css(".row-choices details"):
            heading = group.css_first("summary")
            assert heading
            column = heading.text(strip=True).removeprefix("按").removesuffix("筛选")
            counts = []
            for choice in group.css("a"):
                counts.append(numbers(choice.text().rpartition("（")[2])[0])
                chosen = (sample / str(choice.attributes["href"]).lstrip("/") / "index.html").read_text(
                    encoding="utf-8"
                )
                assert len(LexborHTMLParser(chosen).css("tbody tr")) == counts[-1]
            assert sorted(counts) == sorted(Counter(row[column] for row in rows if row[column]).values())


def test_duties(sample: Path) -> None:
    """The sums by duty, by office, by period: as the cells are counted from the files."""
    cells = counted(CONTENT, DAY)
    by_duty: dict[str, Counter[str]] = {}
    for (duty, _, _), (state, _) in cells.items():
        by_duty.setdefault(duty, Counter())[state] += 1
    tables = main_of(sample, "duties").css("table")
    sums = {}
    for line in next(table for table in tables if "责任" in table.css_first("th").text()).css("tbody tr"):  # type: ignore[union-attr]
        link = line.css_first("a")
        assert link
        sums[str(link.attributes["href"]).split("/")[2]] = [int(cell.text()) for cell in line.css("td.number")]
    wanted = {
        duty: [count["已公开"] + count["逾期公开"] + count["未公开"], *(count[state] for state in STATES)]
        for duty, count in by_duty.items()
    }
    assert sums == wanted
    every = [number for row in wanted.values() for number in row]
    for table in tables[1:]:
        numbers_there = [int(cell.text()) for cell in table.css("td.number")]
        assert sum(numbers_there) <= sum(every) and numbers_there


def test_cells_of_duties(sample: Path) -> None:
    """What stands on the page of an office are the cells counted for it."""
    cells = counted(CONTENT, DAY)
    for agency in ("mzj", "qingshan", "songping"):
        words = main_of(sample, f"agency/{agency}/duties").css_first("table").css("tbody tr td.nobreak")  # type: ignore[union-attr]
        said_there = Counter(re.sub(r"\s+", " ", cell.text()).strip() for cell in words)
        wanted = Counter(f"{state} {day}".strip() for (_, who, _), (state, day) in cells.items() if who == agency)
        assert {words: said_there[words] for words in wanted} == dict(wanted)


def test_terms_of_duties(sample: Path) -> None:
    assert "次年1月31日前" in main_of(sample, "duties/annual-report").css_first("p.muted").text()  # type: ignore[union-attr]
    assert "批准（批复）后20日内" in main_of(sample, "duties/budget").css_first("p.muted").text()  # type: ignore[union-attr]


def test_enforcement(sample: Path) -> None:
    """Cases by kind, results by document, documents by area, as the files of the sample have them."""
    page = main_of(sample, "enforcement")
    counts = [cell.text(strip=True) for cell in page.css("#table-2 ~ .table-frame td.number")]
    told = {row["执法类别"]: row["件数"] for row in rows_beside("aqsc-zhifa-tongji-2025")}
    assert counts[:6] == [
        told[kind] for kind in ("行政处罚", "行政强制", "行政征收", "行政给付", "行政确认", "行政检查")
    ]
    assert counts[6:] == []
    results = [cell.text(strip=True) for cell in page.css("#table-3 ~ .table-frame td.number")]
    assert results == [str(len(rows_beside("aqsc-xuke-jieguo-2026-10")))]
    areas = Counter(sheet["area"] for sheet in listed() if sheet.get("area") and sheet.get("kind") == "监管信息")
    shown = page.css("#table-4 ~ .table-frame td.number")
    assert sum(int(cell.text()) for cell in shown) == sum(areas.values()) and len(shown) == 14


def test_sizes(sample: Path) -> None:
    """What a page says of a file is the size of the file that it leads to."""
    shown = 0
    for path in (sample / "forms/index.html", *sample.glob("d/*/index.html")):
        for line in LexborHTMLParser(path.read_text(encoding="utf-8")).css(
            "li:has(.file-size), tr:has([data-label=文件])"
        ):
            link, size = line.css_first("a"), line.css_first(".file-size, [data-label=文件]")
            assert link and size
            file = sample / str(link.attributes["href"]).lstrip("/")
            count = file.stat().st_size
            told = f"{count} 字节" if count < 1024 else f"{count / 1024:.1f} KB"
            assert size.text(strip=True) == f"{file.suffix[1:].upper()}，{told}"
            if checksum := line.css_first("code"):
                assert checksum.text(strip=True) == f"SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()}"
            shown += 1
    assert shown > 15


def test_days_left(sample: Path) -> None:
    """Both days count: a consultation that closes today has one day left."""
    for path in [sample / "index.html", *sample.glob("d/*/index.html")]:
        for node in LexborHTMLParser(path.read_text(encoding="utf-8")).css(".window"):
            state = re.sub(r"\s", "", node.css_first(".window-state").text())  # type: ignore[union-attr]
            opens, closes = (
                datetime.date.fromisoformat(str(node.attributes[f"data-{key}"])) for key in ("opens", "closes")
            )
            left = (closes - DAY).days + 1
            running = opens <= DAY <= closes
            assert (state == ("今天截止" if left == 1 else f"还剩{left}天")) == running, path


def test_data(sample: Path) -> None:
    """Sums in the data files, and as many lines as they say."""
    catalogue = read(sample, "catalogue.json")
    every = [row for rows in items().values() for row in rows]
    wanted = [row for row in every if expected(row)]
    told = catalogue["coverage"]
    assert (told["items"], told["expected"]) == (len(every), len(wanted))
    assert (told["filled"], told["documents"]) == (sum(1 for row in wanted if in_item(row["id"])), len(of_items()))
    for domain in catalogue["domains"]:
        assert {item["id"]: item["documents"] for item in domain["items"]} == {
            row["id"]: len(in_item(row["id"])) for row in items()[domain["id"]]
        }
    years = Counter(int(sheet["publish_date"][:4]) for sheet in listed())
    assert {one["year"]: one["count"] for one in read(sample, "documents.json")["years"]} == years
    for year, count in years.items():
        assert len(read(sample, f"documents/{year}.json")["documents"]) == count
        lines = (sample / f"data/documents/{year}.csv").read_text(encoding="utf-8-sig").splitlines()
        assert len(list(csv.reader(lines))) == count + 1


def test_views_of_open_data(sample: Path) -> None:
    """What each chip counts is what the files say and as long as its table."""
    sets = [sheet for sheet in opened() if KINDS.get(sheet.get("kind", "")) == "数据集"]
    there = [sheet for sheet in sets if sheet.get("attachments") or sheet.get("apply_url")]
    counted = Counter(sheet["priority"] for sheet in there if sheet.get("priority"))
    counted |= Counter(sheet["openness"] for sheet in sets if sheet.get("openness") != "无条件开放")
    counted |= {"全部": len(there), "开放计划": sum("planned_date" in sheet for sheet in sets)}
    chips = main_of(sample, "data").css("nav .chips a")
    assert {chip.text().partition("（")[0]: numbers(chip.text())[0] for chip in chips} == counted
    for chip in chips:
        rows = table(main_of(sample, str(chip.attributes["href"]).strip("/")))
        assert [len(rows)] == numbers(chip.text()), chip.text()


def test_files_of_open_data(sample: Path) -> None:
    """Every file of ours that lies below /data/ stands in the list of files, and the counts are of what is there."""
    page = main_of(sample, "data/files")
    links = [node.text() for node in page.css("tbody th a")]
    assert len(set(links)) == len(links) and all((sample / link.lstrip("/")).is_file() for link in links)
    years = Counter(sheet["publish_date"][:4] for sheet in listed())
    assert {name for name in links if "/documents/" in name} == {
        f"/data/documents/{year}.{form}" for year in years for form in ("json", "csv")
    }
    reports = {path.stem for path in CONTENT.rglob("*.md") if "\nreport: " in path.read_text(encoding="utf-8")}
    assert {name for name in links if "/annual/" in name} == {
        f"/data/annual/{name}.{form}" for name in reports for form in ("json", "csv", "xlsx")
    }
    sizes = {len(frame.css("tbody tr")) for frame in page.css("section.table-frame")}
    matter_files = len([*sample.glob("m/*/feed.xml"), *sample.glob("m/*/dates.ics")])
    counts = {numbers(node.text())[0] for node in main_of(sample, "data").css("td a") if "个文件" in node.text()}
    assert counts <= sizes | {matter_files}


def read(sample: Path, name: str) -> Any:
    return json.loads((sample / "data" / name).read_text(encoding="utf-8"))


def matters() -> dict[str, Sheet]:
    """id -> what the files of matters say; empty for one that only documents name."""
    named: dict[str, Sheet] = {
        sheet["matter"]: {} for sheet in listed() if re.fullmatch(r"[a-z0-9-]+", sheet.get("matter", ""))
    }
    files = sorted((CONTENT / "_data/matters").glob("*.yaml"))
    return named | {row["id"]: row for path in files for row in data(f"matters/{path.name}")}


def test_chips_of_matters(sample: Path) -> None:
    """As many matters of each lifecycle as the files hold, and what every chip says is how long its list is."""
    chips = {str(node.attributes["href"]): node.text(strip=True) for node in main_of(sample, "matters").css(".chips a")}
    chips = {link: text for link, text in chips.items() if link.endswith("/")}
    of_lifecycles = {text.split()[0]: numbers(text)[-1] for link, text in chips.items() if link.count("/") == 3}
    assert of_lifecycles.pop("超期的事项") == 0
    assert sum(of_lifecycles.values()) == len(matters())
    declared = Counter(str(CALLED.get(row["lifecycle"], row["lifecycle"])) for row in matters().values() if row)
    assert all(of_lifecycles[name] >= count for name, count in declared.items())
    for link, text in chips.items():
        shown = main_of(sample, link.strip("/")).css(".matter-rows .row")
        assert len(shown) == numbers(text)[-1], link
    assert {path.parent.name for path in sample.glob("m/*/index.html")} == set(matters())


def test_letters(sample: Path) -> None:
    """Every number of the page of letters, from the registers' files, with days in time counted one by one."""
    files = sorted(CONTENT.rglob("*-laixin-*.csv"))
    rows = [row for path in files for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    page = main_of(sample, "letters")
    tables = {
        str(frame.attributes["aria-label"]): [
            [cell.text(strip=True) for cell in row.css("th, td")] for row in frame.css("tr")
        ]
        for frame in page.css("section.table-frame")
    }
    offices = {sheet["id"]: sheet for sheet in data("agencies.yaml")}
    full = {sheet.get("short", sheet["name"]): sheet["name"] for sheet in offices.values()}
    units = [[full[unit], *_times([row for row in rows if row["办理单位"] == unit])] for unit in full]
    units = sorted((unit for unit in units if unit[1] != "0"), key=lambda unit: unit[0])
    assert sorted(tables["各单位答复用时表"][1:-1], key=lambda unit: unit[0]) == units
    assert tables["各单位答复用时表"][-1] == ["合计", *(total := _times(rows))]
    intro = page.css_first(".column-intro")
    assert intro and numbers(intro.text()) == [int(total[place]) for place in (0, 1, 5)]
    topics = Counter(row["类别"] for row in rows)
    assert {row[0]: row[1:3] for row in tables["来信类别"][1:]} == {
        topic: [str(count), f"{share(str(count), str(len(rows)))}%"] for topic, count in topics.items()
    }
    letters = {sheet["title"]: str(sheet["letters"]) for sheet in listed() if sheet.get("kind") == "reminder"}
    assert {row[0]: row[2] for row in tables["提示函和答复"][1:]} == letters


def _times(rows: list[Sheet]) -> list[str]:
    """What the page says of some letters, whose term is fifteen working days."""
    took, in_time, overdue = [], 0, 0
    for row in rows:
        got = datetime.date.fromisoformat(row["收到日期"])
        last = datetime.date.fromisoformat(row["答复日期"]) if row["答复日期"] else DAY
        worked = sum(is_workday(got + datetime.timedelta(days=n)) for n in range(1, (last - got).days + 1))
        if row["答复日期"]:
            took.append((last - got).days)
            in_time += worked <= 15
        else:
            overdue += worked > 15
    took.sort()
    middle = (took[len(took) // 2] + took[~(len(took) // 2)]) / 2 if took else 0
    settled = len(took) + overdue
    words = [f"{middle:g}", str(took[-1]), f"{share(str(in_time), str(settled))}%"] if took else ["—", "—", "—"]
    return [str(len(rows)), str(len(took)), *words, str(overdue)]


def table(page: LexborNode, place: int = 0) -> list[list[str]]:
    """The cells of one of the page's tables, without its head."""
    rows = page.css("section.table-frame")[place].css("tbody tr")
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in rows]


def test_commitments(sample: Path) -> None:
    """What a report promises, and which of it has a published result that says so."""
    [report] = [sheet for sheet in listed() if sheet.get("kind") == "plan"]
    [identity] = [path.stem for path in CONTENT.rglob("*.md") if "\nkind: plan\n" in path.read_text(encoding="utf-8")]
    page = main_of(sample, "commitments")
    own = {name: row for name, row in matters().items() if row.get("source") == identity}
    finished = sum(any(sheet.get("verdict") == "完成" for sheet in of_matter(name)) for name in own)
    every = len(report["commitments"])
    note = page.css_first("p.muted")
    told = f"（{share(str(finished), str(every))}%）"
    assert note and told in note.text()
    assert numbers(note.text().replace(told, "")) == [every, finished, 0, every - len(own)]
    assert [row[0] for row in table(page)] == report["commitments"]


def table_of(name: str) -> list[dict[str, Any]]:
    """The rows of one of the county's tables."""
    found: list[dict[str, Any]] = yaml.load((CONTENT / "_data" / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def test_supervision(sample: Path) -> None:
    """The postcode of each office for openness: its own or its agency's."""
    rows = [row for row in table_of("agencies.yaml") if "disclosure_office" in row]
    page = main_of(sample, "supervision")
    assert [line[3] for line in table(page, 1)] == [
        row["disclosure_office"].get("postcode", row["postcode"]) for row in rows
    ]
    assert len(rows) == 24


def test_new_media(sample: Path) -> None:
    """The accounts that are not closed, with their owners and platforms."""
    rows = [row for row in table_of("new_media.yaml") if row.get("state") != "注销"]
    note = main_of(sample, "new-media").css_first("p.muted")
    assert note and numbers(note.text()) == [
        len(rows),
        len({row["owner"] for row in rows}),
        len({row["platform"] for row in rows}),
    ]


def test_events(sample: Path) -> None:
    """Those to come and those that are over, each with its hours, places and who came."""
    sheets = [sheet for sheet in opened() if sheet.get("kind") == "event"]
    times = {
        sheet["title"]: (sheet["starts_at"], sheet["ends_at"][-5:], sheet.get("capacity"), sheet.get("attended"))
        for sheet in sheets
    }
    page = main_of(sample, "hudong/events")
    coming, over = table(page), table(page, 1)
    assert len(times) == len(coming) + len(over) == 2
    for title, time, *_, enrolling, _, _ in coming:
        starts, ends, capacity, _ = times[title]
        assert time == f"{starts}—{ends}" and numbers(enrolling)[0] == int(str(capacity))
    for title, time, _, attended, _ in over:
        assert (time, attended) == (f"{times[title][0]}—{times[title][1]}", times[title][3])
    stated = [node.text(strip=True) for node in main_of(sample, "hudong").css(".event-facts .nobreak")]
    assert stated == [row[1] for row in coming]


def test_channels(sample: Path) -> None:
    """The telephones of the channels' file, and the days that each takes, after the form's own."""
    rows = table_of("channels.yaml")
    page = main_of(sample, "hudong")
    assert [node.text() for node in page.css(".channel-ways .nobreak")] == [
        row["电话"] for row in rows if "电话" in row
    ]
    days = [numbers(node.text())[0] for node in page.css(".channel dd") if node.text().endswith("个工作日内")]
    assert days == [15, *(int(row["答复天数"]) for row in rows)]


def test_message_form(sample: Path) -> None:
    """The days of the form's answer are those of the configuration."""
    form = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))["messages"]
    note = main_of(sample, "hudong/liuyan").css_first("p.muted")
    assert note and numbers(note.text())[0] == form["days"] == 15


def test_participation(sample: Path) -> None:
    """One number for each consultation, hearing, survey, experts' talk and meeting with observers; what is counted."""
    sheets = opened()
    ways = {"征求意见", "听证公告", "民意调查"}
    shown = [
        sheet
        for sheet in sheets
        if KINDS.get(sheet.get("kind", "")) in ways
        or sheet.get("procedure") in ("专家论证", "座谈会", "实地走访")
        or sheet.get("observers")
    ]
    shown = [sheet for sheet in shown if str(sheet.get("held_date", "")) <= DAY.isoformat()]
    page = main_of(sample, "hudong/participation")
    assert sum(int(node.text()) for node in page.css("tbody td a")) == len(shown) == 6
    assert {node.text() for node in page.css(".cell li a")} == {sheet["title"] for sheet in shown}
    left = len(domains_in_use(sample)) - len({sheet["domain"] for sheet in shown})
    note = page.css_first("p.muted")
    assert note and numbers(note.text()) == [left]
    received = sorted(int(sheet["received"]) for sheet in sheets if KINDS.get(sheet.get("kind", "")) == "意见采纳情况")
    told = " ".join(node.text() for node in page.css(".event-facts span"))
    assert sorted(map(int, re.findall(r"收到意见(\d+)条", told))) == received
    assert "群众代表4人、专家2人、媒体1人" in told


def domains_in_use(sample: Path) -> set[str]:
    """The domains that have a column, by the home page."""
    return {node.text() for node in main_of(sample, "").css(".domain-grid a")}


def of_matter(identity: str) -> list[Sheet]:
    """The files of a matter: those that name it, and those that are of one that belongs to it."""
    sheets = {
        path.stem: yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
        for path in CONTENT.rglob("*.md")
    }
    known = {name for name, sheet in sheets.items() if sheet.get("matter") == identity}
    while (
        more := {name for name, sheet in sheets.items() if known & set(re.findall(r"[\w-]+", str(sheet.get("of"))))}
        - known
    ):
        known |= more
    return [sheets[name] for name in known]


def test_workflows(sample: Path) -> None:
    """Six workflows, and the files that say which they rule."""
    ruled = {sheet["workflow"] for sheet in listed() if sheet.get("workflow")}
    note = main_of(sample, "workflows").css_first("p.muted")
    assert note and numbers(note.text()) == [6, len(ruled), 6 - len(ruled)]


def test_negative_list(sample: Path) -> None:
    """Entries and their newest day; documents that are not open by the category that each names."""
    page = main_of(sample, "negative-list")
    entries = yaml.load((CONTENT / "_data" / "negative_list.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    closed = [sheet for sheet in listed() if sheet["classification"] != "主动公开"]
    listing, counted = page.css("table")
    note, counts = (node.text() for node in page.css("p.muted")[-2:])
    assert f"共{len(entries)}项，版本：{max(entry['updated'] for entry in entries)}。" == note
    assert counts.startswith(f"依申请公开{len(closed)}件，不予公开0件；") and counts.count("0件") == 3
    assert len(listing.css("tbody tr")) == len(entries)
    rows = {row.css("th, td")[0].text().strip(): int(row.css("td")[-1].text()) for row in counted.css("tbody tr")}
    assert rows == Counter(sheet["classified"]["basis"] for sheet in closed)


def test_rules(sample: Path) -> None:
    """The county's rules among the seven, and departments that have all four."""
    agencies = yaml.safe_load((CONTENT / "_data" / "agencies.yaml").read_text(encoding="utf-8"))
    ruled = {(sheet.get("agency"), sheet["openness_rule"]) for sheet in listed() if sheet.get("openness_rule")}
    county = {name for agency, name in ruled if agency in ("岚清县人民政府", "岚清县人民政府办公室")}
    departments = [one["name"] for one in agencies if one["kind"] == "部门" and one["id"] not in ("xzf", "zfb")]
    whole = [name for name in departments if len({rule for agency, rule in ruled if agency == name}) == 4]
    notes = [numbers(note.text()) for note in main_of(sample, "rules").css("p.muted")]
    assert notes == [[7, len(county), 7 - len(county)], [len(departments), len(whole), 4]]


def test_gazette(sample: Path) -> None:
    """Issues and the files that each names, all of which can be read."""
    issues = [sheet for sheet in listed() if sheet.get("kind") == "gazette"]
    counted = {row[1]: row[2] for row in table(main_of(sample, "gazette"))}
    named = {sheet["title"]: re.findall(r"[\w-]+", str(sheet["documents"])) for sheet in issues}
    assert counted == {title: f"{len(names)}件" for title, names in named.items()} != {}


def test_responses(sample: Path) -> None:
    """Times from the incident's own file and those that belong to it; days from when people began to talk."""
    page = main_of(sample, "responses")
    [incident] = [sheet for sheet in listed() if sheet.get("kind") == "incident"]
    [[_, _, first, _, updates, rumours, closed, _]] = table(page)
    occurred, told = (datetime.datetime.fromisoformat(incident[key]) for key in ("occurred_at", "publish_date"))
    hours, minutes = divmod((told - occurred).seconds // 60, 60)
    assert first == (f"{hours}小时{minutes}分" if hours else f"{minutes}分")
    assert int(updates) == sum(sheet.get("kind") == "development" for sheet in listed())
    assert int(rumours) == sum(
        sheet.get("matter") == incident["matter"] and KINDS.get(sheet.get("kind", "")) == "辟谣" for sheet in listed()
    )
    ends = [sheet for sheet in of_matter(incident["matter"]) if "处置结果" in (sheet.get("stage"), sheet.get("环节"))]
    days = [(datetime.date.fromisoformat(sheet["publish_date"][:10]) - occurred.date()).days for sheet in ends]
    assert closed == (f"{min(days)}天" if days else "—")
    for row in table(page, 1):
        day = [datetime.date.fromisoformat(cell) for cell in row[2:4] if cell != "—"]
        assert row[4] == (f"{(day[1] - day[0]).days}天" if len(day) == 2 else "—")


CALLED = {"民生实事": "重点任务"}
"""Lifecycles by another of their names."""


def test_next(sample: Path) -> None:
    """What is to come next is planned in the matter's own file."""
    shown = 0
    for path in sample.glob("m/*/index.html"):
        node = main_of(sample, f"m/{path.parent.name}").css_first("p.matter-next")
        if node and "待公开" in node.text():
            assert str(datetime.date(*numbers(node.text()))) in re.sub(
                r"datetime\.date\((\d+), (\d+), (\d+)\)",
                lambda day: str(datetime.date(*map(int, day.groups()))),
                str(matters()[path.parent.name]),
            )
            shown += 1
    assert shown > 1


def test_rungs(sample: Path) -> None:
    """The day beside a stage is one that a file of the matter was published on, or that the matter's own file says."""
    shown = 0
    written = {name: str(row) for name, row in matters().items()}
    published = {sheet["publish_date"][:10] for sheet in listed()}
    for path in sample.glob("m/*/index.html"):
        for stage in main_of(sample, f"m/{path.parent.name}").css(".stage"):
            day = re.search(r"\d{4}-\d\d-\d\d", stage.css_first(".rung-label").text())  # type: ignore[union-attr]
            if day is None:
                continue
            of_rows = {
                str(node.attributes["datetime"])[:10] for node in stage.css(".row time, .rows-brief time, li time")
            }
            said = {str(datetime.date(*numbers(text))) for text in DAYS.findall(written[path.parent.name])}
            assert day[0] in (of_rows & published) | said, (path, day[0])
            shown += 1
    assert shown > 20


DAYS = re.compile(r"\d{4}-\d\d-\d\d|datetime\.date\(\d+, \d+, \d+\)")


def test_opinions_of_a_matter(sample: Path) -> None:
    """How many opinions were received and taken is what the file that reports them says."""
    shown = 0
    for path in sample.glob("m/*/index.html"):
        for link in main_of(sample, f"m/{path.parent.name}").css("dd a"):
            if not link.text(strip=True).isdigit():
                continue
            stem = str(link.attributes["href"]).split("/")[2]
            (file,) = CONTENT.rglob(f"{stem}.md")
            front = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
            assert int(link.text()) in [front.get(key) for key in ("received", "adopted", "partly", "rejected")]
            shown += 1
    assert shown == 4


@pytest.mark.parametrize("place", FIGURES, ids=lambda place: place.words)
def test_each_kind_of_figure_is_counted_by_a_test(place: Place) -> None:
    for name in place.counted.split(" or "):
        assert any(test.startswith(name) for test in (*globals(), *vars(services), "test_coverage_of_each_domain"))


def test_topics(sample: Path) -> None:
    """What each topic's file asks for, of the files that are there, and what its column lists."""
    counts = {}
    for path in sorted((CONTENT / "_data" / "topics").glob("*.yaml")):
        asked = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        every = [sheet for sheet in (*opened(), *stubs()) if _of_topic(asked, sheet)]
        counts[asked["name"]] = len(every) + len(asked.get("documents", ()))
    assert numbers_by_name(sample, "topics") == counts


def _of_topic(asked: Sheet, sheet: Sheet) -> bool:
    if sheet.get("topic_column") == asked["name"]:
        return True
    day = sheet["publish_date"][:10]
    own = {"domains": names_of_domains()[sheet["domain"]], "kinds": KINDS[sheet.get("kind", "通知公告")]}
    wanted = {"domains": asked.get("domains"), "kinds": [KINDS[name] for name in asked.get("kinds", ())]}
    fits = all(own[key] in words for key, words in wanted.items() if words)
    return fits and asked.get("opens", "") <= day <= asked.get("ends", "9999")


def names_of_domains() -> dict[str, str]:
    return {word: domain.name for domain in PILOT_DOMAINS for word in (domain.id, domain.name, *domain.aliases)} | {
        entry["name"]: ""
        for entry in yaml.safe_load((ROOT / "generator/model/statutory.yaml").read_text(encoding="utf-8"))
    }


def test_assessment(sample: Path) -> None:
    """Scores as the file has them, and their sums."""
    [sheet] = [sheet for sheet in listed() if sheet.get("kind") == "assessment"]
    [path] = CONTENT.rglob(sheet["rows"])
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row["被考核单位"]] += int(row["得分"])
    page = main_of(sample, "assessment")
    assert {row[0]: row[-1] for row in table(page)} == {name: f"{score}／100" for name, score in sums.items()}
    assert [row[1:-1] for row in table(page)] == [
        [f"{row['得分']}／{row['分值']}" for row in rows if row["被考核单位"] == name] for name in sums
    ]
    head = page.css_first("h2")
    assert head and numbers(head.text()) == [int(sheet["year"])]


def test_metrics(sample: Path) -> None:
    """Documents of each agency in the two newest years, and those of some kinds."""
    public = [sheet for sheet in (*opened(), *stubs()) if sheet.get("agency")]
    shorts = {row["id"]: row.get("short") or row["name"] for row in data("agencies.yaml") if row["kind"] != "村"}
    keys = [(shorts.get(agency_of(sheet), ""), sheet["publish_date"][:4]) for sheet in public]
    counted = Counter(keys)
    guides = Counter(
        key for key, sheet in zip(keys, public, strict=True) if KINDS[sheet.get("kind", "通知公告")] == "办事指南"
    )
    shown = {(row[0], row[1]): (int(row[2]), int(row[7])) for row in table(main_of(sample, "assessment"), 1)}
    years = sorted({year for _, year in keys})[-2:]
    assert shown == {key: (count, guides[key]) for key, count in counted.items() if key[0] and key[1] in years}


def test_staff(sample: Path) -> None:
    for row in data("agencies.yaml"):
        told = re.findall(r"人员编制（名）\s*(\d+)", main_of(sample, f"agency/{row['id']}").text())
        assert told[:1] == ([str(row["staff"])] if row.get("staff") else [])


def test_training(sample: Path) -> None:
    """Sessions and people by year; people of each agency in three years, beside its staff."""
    sheets = [sheet for sheet in listed() if sheet.get("kind") == "training"]
    held = [sheet for sheet in sheets if sheet["training_type"] == "记录"]
    page = main_of(sample, "training")
    years = Counter(sheet["year"] for sheet in held)
    people = {year: sum(int(sheet["trained"]) for sheet in held if sheet["year"] == year) for year in years}
    assert {row[0]: row[-2:] for row in table(page)} == {
        f"{year}年": [str(count), str(people[year])] for year, count in years.items()
    }
    sent: Counter[str] = Counter()
    for sheet in held:
        sent.update({name: numbers(told)[0] for name, told in sheet["participants"].items() if sheet["year"] >= "2024"})
    staff = {row.get("short"): int(row["staff"]) for row in data("agencies.yaml") if row.get("staff")}
    assert {row[0]: row[1:] for row in table(page, 3)} == {
        name: [str(count), str(sent[name]), f"{share(str(sent[name]), str(count))}%"] for name, count in staff.items()
    }


def test_supervisors_and_experts(sample: Path) -> None:
    members, experts = data("supervisors.yaml")["监督员"], data("experts.yaml")
    note = main_of(sample, "public-supervision").css_first("p.muted")
    kinds_of = Counter(member["类别"] for member in members)
    assert note and numbers(note.text()) == [len(members), *kinds_of.values()]
    note = main_of(sample, "experts").css_first("p.muted")
    assert note and numbers(note.text()) == [len(experts), *Counter(expert["领域"] for expert in experts).values()]
