"""The site -> the files that it makes itself, in sets: documents, catalogue, matters, letters, feeds, schemas.

Not among them are those that tell of others: this catalogue and ``data/digests.json``, which changes with every edited
body (``pages/data.py`` links it)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from generator.base.quarters import address
from generator.model.annual_published import reports_of
from generator.model.dataset import changed
from generator.model.feeds import CATALOGUE, LISTS, feeds_of, has_changes, has_lists
from generator.model.gazette import issues_of
from generator.model.letters import letters_in
from generator.model.openness_rules import rules_of
from generator.model.register import PLAIN
from generator.model.register_entries import by_quarter
from generator.model.register_entries import entries as register_entries
from generator.model.site import Site
from generator.site.data_catalogue.columns import COLUMNS
from generator.site.data_catalogue.entry import DataFile, DataSet


class OwnSet(msgspec.Struct, frozen=True):
    """A set that the site makes. url: the page that shows the same. files: those that are there today. there: whether
    there are any."""

    id: str
    title: str
    description: str
    url: str
    files: Callable[[Site, str], Iterator[DataFile]]
    there: Callable[[Site], bool] = lambda site: True


def both_forms(name: str, title: str, *, schema: str = "") -> Iterator[DataFile]:
    """``/data/<name>.json`` and ``.csv``, each with what describes it. schema: its name, where it is another."""
    schema = schema or name
    yield DataFile(f"data/{name}.json", title, f"/data/schema/{schema}.json")
    yield DataFile(f"data/{name}.csv", title, f"/data/schema/{schema}.csv.json")


def _same(site: Site, name: str) -> Iterator[DataFile]:
    return both_forms(name, SETS_BY_ID[name].title)


def _with_workbook(site: Site, name: str) -> Iterator[DataFile]:
    yield from both_forms(name, SETS_BY_ID[name].title)
    yield DataFile(f"data/{name}.xlsx", SETS_BY_ID[name].title, f"/data/schema/{name}.csv.json")


def _as_json(site: Site, name: str) -> Iterator[DataFile]:
    yield DataFile(f"data/{name}.json", SETS_BY_ID[name].title, f"/data/schema/{name}.json")


def _documents(site: Site, name: str) -> Iterator[DataFile]:
    yield DataFile("data/documents.json", "各年文件数和文件地址")
    for year in site.by_year:
        yield from both_forms(f"documents/{year}", f"{year}年公开的文件", schema="documents")


def _normative(site: Site, name: str) -> Iterator[DataFile]:
    yield from both_forms(name, SETS_BY_ID[name].title)
    for quarter in by_quarter(register_entries(site.register), site.vocabularies.registration, site.today):
        yield from both_forms(
            f"normative/{address(quarter)}", f"{quarter[0]}年第{quarter[1]}季度的规范性文件", schema="normative"
        )


def _lists(site: Site, name: str) -> Iterator[DataFile]:
    yield DataFile("data/lists.json", "全部清单和文件地址", "/data/schema/list.json")


def _feeds(site: Site, name: str) -> Iterator[DataFile]:
    for one in feeds_of(site):
        yield _feed(one.path, one.name)
    if has_changes(site):
        yield _feed(CATALOGUE, "公开事项目录的变动")
    if has_lists(site):
        yield _feed(LISTS, "清单的调整")


def _matter_feeds(site: Site, name: str) -> Iterator[DataFile]:
    for course in site.courses.values():
        path = course.matter.url.strip("/")
        yield _feed(f"{path}/feed.xml", course.matter.title)
        yield DataFile(f"{path}/dates.ics", course.matter.title)


def _feed(path: str, title: str) -> DataFile:
    return DataFile(path, title, media="application/atom+xml")


def _schemas(site: Site, name: str) -> Iterator[DataFile]:
    for file in schema_files(site):
        yield DataFile(file.path, file.title, media="application/schema+json" if "csv" not in file.path else "")


def schema_files(site: Site) -> Iterator[DataFile]:
    """Every schema: of the site's data, of their CSV files, of the front matter of each kind."""
    titles = {one.id: one.title for one in SETS}
    yield DataFile("data/schema/list.json", "清单目录（JSON）")
    yield DataFile("data/schema/citations.json", "引用关系（JSON）")
    yield DataFile("data/schema/compliance.json", "规则和责任的落实情况（JSON）")
    yield DataFile("data/schema/digests.json", "校验值（JSON）")
    for register in (*site.vocabularies.registers.terms, PLAIN):
        yield DataFile(f"data/schema/registers/{register.schema}.json", f"{register.name}（JSON）")
        yield DataFile(f"data/schema/registers/{register.schema}.csv.json", f"{register.name}（CSV 各列）")
    for name in COLUMNS:
        yield DataFile(f"data/schema/{name}.json", f"{titles[name]}（JSON）")
        yield DataFile(f"data/schema/{name}.csv.json", f"{titles[name]}（CSV 各列）")
    for kind in site.vocabularies.kinds.terms:
        yield DataFile(f"data/schema/kinds/{kind.id}.json", kind.name)


def _any_letter(site: Site) -> bool:
    return bool(letters_in(site.by_kind.get("letters", ())))


def _any_gazette(site: Site) -> bool:
    return bool(issues_of(site))


def _annual(site: Site, name: str) -> Iterator[DataFile]:
    yield from both_forms(name, SETS_BY_ID[name].title)
    for row in reports_of(site.public):
        yield from both_forms(f"annual/{row.id}", row.title, schema="annual")
        yield DataFile(f"data/annual/{row.id}.xlsx", row.title)


def _any_annual(site: Site) -> bool:
    return bool(reports_of(site.public))


def _any_rule(site: Site) -> bool:
    return bool(rules_of(site.opened, site.today))


def _any_indicator(site: Site) -> bool:
    return any(row.indicators for row in site.public)


def _of_table(key: str, title: str, description: str, url: str, name: str = "") -> OwnSet:
    """The set of the rows of a table of ``_data``. key: of the vocabularies; name: of the files, where it is
    another."""
    rows = key.replace("-", "_")
    return OwnSet(name or key, title, description, url, _same, lambda site: bool(getattr(site.vocabularies, rows)))


SETS: tuple[OwnSet, ...] = (
    OwnSet(
        "documents",
        "公开文件目录",
        "每件公开文件的标题、日期、领域、主题、机关、文号和各类型自己的各项，按公开的年份分开。",
        "/archive/",
        _documents,
    ),
    OwnSet(
        "catalogue",
        "公开事项目录",
        "每个公开事项的内容、依据、时限、主体、渠道、对象和现有文件数。",
        "/catalogue/",
        _same,
    ),
    OwnSet("lists", "清单目录", "已经公开的各种清单和每张清单的数据文件。", "/kind/list/", _lists),
    OwnSet(
        "matters",
        "全过程公开的事项",
        "每个事项走到哪个环节，由谁负责，应当在哪天公开，公开了哪些文件。",
        "/matters/",
        _same,
        lambda site: bool(site.courses),
    ),
    OwnSet("letters", "群众来信答复用时", "每件来信和各单位的答复用时。", "/letters/", _same, _any_letter),
    OwnSet(
        "commitments",
        "承诺完成情况",
        "工作报告和规划里的每项承诺办到哪一步。",
        "/commitments/",
        _same,
        lambda site: "plan" in site.by_kind,
    ),
    OwnSet(
        "compliance",
        "规则和责任的落实情况",
        "每条检查规则、每项公开责任现在符合还是不符合，各有证据的网址。",
        "/duties/",
        _as_json,
    ),
    OwnSet(
        "duties",
        "公开责任",
        "每个机关、每个领域应当公开什么、最迟什么时候、公开了没有。",
        "/duties/",
        _with_workbook,
    ),
    OwnSet(
        "negative-list",
        "不予公开事项清单",
        "不予公开的事项、类别和依据，以及不公开、依申请公开的件数。",
        "/negative-list/",
        _same,
    ),
    OwnSet(
        "normative", "规范性文件登记簿", "每份规范性文件的登记号、文号、机关、日期和效力。", "/normative/", _normative
    ),
    OwnSet("gazette", "政府公报", "每期公报的年份、期号和刊登的文件。", "/gazette/", _same, _any_gazette),
    OwnSet("rules", "公开制度", "应有的各项公开制度，现行的文件和最近评估的日期。", "/rules/", _same, _any_rule),
    OwnSet(
        "agencies", "机关名录", "各机关的联系方式、领导信息、政府信息公开工作机构和栏目责任人。", "/leaders/", _same
    ),
    _of_table("new-media", "政务新媒体", "各机关在其他平台的账号，是否在用，最近更新的日期。", "/new-media/"),
    _of_table("enterprises", "公共企事业单位", "各单位的公开目录、联系方式和主管部门。", "/fuwu/enterprises/"),
    _of_table("points", "政府信息查阅场所", "查阅场所的地址、开放时间和服务。", "/fuwu/points/", "disclosure-points"),
    OwnSet(
        "annual",
        "政府信息公开工作年度报告",
        "各机关各年度报告里每张表的每个数：主动公开、依申请公开、行政复议和行政诉讼。",
        "/kind/disclosure/",
        _annual,
        _any_annual,
    ),
    OwnSet(
        "metrics",
        "考核评估数据",
        "各机关各年可以从公开文件重新算出的数、考核得分和三年轮训覆盖。",
        "/assessment/",
        _same,
    ),
    OwnSet(
        "citations",
        "引用关系",
        "正文里引用了哪些文件，由哪些文件引用。",
        "/archive/",
        _as_json,
        lambda site: any(row.citations for row in site.readable),
    ),
    OwnSet("responses", "回应效果", "突发事件和社会关切的回应用时。", "/responses/", _same),
    OwnSet("indicators", "目标与实际", "各件文件里指标的目标和实际数值。", "/figures/", _same, _any_indicator),
    OwnSet(
        "feeds", "订阅源", "新公开的文件，全部的和各机关、主题、类型、服务对象、领域的，Atom 格式。", "/feed/", _feeds
    ),
    OwnSet(
        "matter-feeds",
        "事项的订阅源和日程",
        "每个事项的新文件（Atom）和各环节的日期（iCalendar）。",
        "/matters/",
        _matter_feeds,
        lambda site: bool(site.courses),
    ),
    OwnSet("schema", "数据结构", "数据文件各项的形式（JSON Schema）和 CSV 各列的含义。", "/data/schema/", _schemas),
)
"""Every set of files that the site makes. Whoever makes another adds a line here, and catalogue pages, data.json and
DCAT have it; tests/site/test_data_catalogue.py holds that no file below /data/ is left out."""
SETS_BY_ID = {one.id: one for one in SETS}


def own_sets(site: Site) -> Iterator[DataSet]:
    """Those that are there today."""
    day = newest(site)
    identity = site.config.site
    for one in SETS:
        if one.there(site):
            yield DataSet(
                id=f"data-{one.id}",
                title=one.title,
                description=one.description,
                url=one.url,
                publisher=identity.organiser,
                email=identity.email,
                changed=day,
                files=tuple(one.files(site, one.id)),
                keywords=(one.title, "政务公开"),
                area=identity.jurisdiction,
            )


@lru_cache(maxsize=2)
def newest(site: Site) -> str:
    """The day on which a document of the site changed last; of a site without any the day of the build."""
    later = (changed(row) for row in site.listed if row.updated or row.corrections)
    first = site.listed[0].publish_date if site.listed else site.today
    return max((first, *later)).isoformat()
