"""规范性文件登记簿: the register, what is valid and what no longer is, and the catalogue of each quarter, ``/normative/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.base.quarters import Quarter, address, quarter_of
from generator.model.register_entries import RegisterEntry, by_quarter, entries, publisher
from generator.model.registration import void_stretches, written
from generator.model.site import Site
from generator.model.standing import OUTCOMES, STATES, CleanUpEntry
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, choosable, data_of, page_at, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
HOME = Link("规范性文件登记簿", "/normative/")
VALID = Link("现行有效的规范性文件", "/normative/valid/")
CLEAN_UPS = Link("规范性文件清理结果", "/normative/cleanups/")
ENDED = Link("不再有效的规范性文件", "/normative/ended/")
COLUMNS = ("文件", "效力状态", "登记号", "发文字号", "机关", "成文日期", "公布日期", "施行日期", "有效期至", "依据")


def plan(site: Site) -> Iterator[Target]:
    """The register, its two halves, and a page for each quarter."""
    every = entries(site.register)
    valid = tuple(entry for entry in every if not entry.standing.ended)
    ended = tuple(entry for entry in every if entry.standing.ended)
    quarters = by_quarter(every, site.vocabularies.registration, site.today)
    introduction = "本级制定的行政规范性文件：统一登记、统一编号、统一公布。效力状态按网站生成当天计算。"
    overview = (
        _counts(every, valid, ended),
        documents(site, "登记簿", every, "规范性文件公布以后，就在这里登记。"),
        *_void(site),
        *_clean_ups(site),
    )
    tables = (*overview, *((_by_quarter(quarters),) if quarters else ()))
    yield page_at(site, "normative", HOME, introduction, tables, data_of("normative"))
    for link, part, told in (
        (VALID, valid, "有效和已经修改、仍在执行的规范性文件。"),
        (ENDED, ended, "已经废止、失效或者宣布失效，不能再作为依据的规范性文件。"),
    ):
        yield page_at(site, "normative", link, told, _by_state(site, part), data_of("normative"), crumbs=(HOME,))
    told = "历次清理逐份的结果。找得到的文件链接到它的网页。"
    yield page_at(site, "normative", CLEAN_UPS, told, _results(site), data_of("normative"), crumbs=(HOME,))
    for quarter, part in quarters.items():
        yield _quarter(site, quarter, part)


def _quarter(site: Site, quarter: Quarter, part: Sequence[RegisterEntry]) -> Target:
    name, going_on = address(quarter), quarter == quarter_of(site.today)
    link = Link(f"{_called(quarter)}规范性文件目录", f"/normative/{name}/")
    told = f"{_called(quarter)}公布的规范性文件" + ("，本季度还没有结束。" if going_on else "。")
    table = documents(site, "文件目录", part, empty="本季度没有公布规范性文件。")
    return page_at(site, "normative", link, told, (table,), data_of(f"normative/{name}"), crumbs=(HOME,))


def _called(quarter: Quarter) -> str:
    return f"{quarter[0]}年第{'一二三四'[quarter[1] - 1]}季度"


def documents(
    site: Site, title: str, part: Sequence[RegisterEntry], empty: str = "没有这样的规范性文件。"
) -> PlainTable:
    """Some entries of the register as a table: the one place where it is made."""
    note = f"共{len(part)}份。" if part else ""
    rows = tuple(_row(site, entry) for entry in part)
    table = PlainTable(title, COLUMNS, rows, wide=(0, 9), together=(2, 3, 5, 6, 7, 8), note=note, empty=empty)
    return choosable(table, 1, 4)


def _row(site: Site, entry: RegisterEntry) -> tuple[Link, ...]:
    row, source = entry.document, entry.source
    said = (
        entry.state,
        entry.said("register_number"),
        row.doc_number,
        publisher(site, row),
        row.written_date or "",
        row.publish_date,
    )
    days = (entry.said("effective_date"), entry.said("expiry_date"))
    by = Link(source.title, source.url) if source else plain(entry.standing.since if entry.standing.ended else "")
    return (Link(row.title, row.url), *map(plain, (*said, *days)), by)


def _states(part: Sequence[RegisterEntry]) -> Mapping[str, Sequence[RegisterEntry]]:
    """What stands alike, in the order of STATES; what is not yet in force after what is."""
    by_state: dict[str, list[RegisterEntry]] = {}
    for entry in sorted(part, key=lambda entry: (STATES.index(entry.standing.state), entry.ahead)):
        by_state.setdefault(entry.state, []).append(entry)
    return by_state


def _by_state(site: Site, part: Sequence[RegisterEntry]) -> tuple[PlainTable, ...]:
    tables = tuple(documents(site, state, rows) for state, rows in _states(part).items())
    return tables or (documents(site, "文件目录", part),)


def _counts(
    every: Sequence[RegisterEntry], valid: Sequence[RegisterEntry], ended: Sequence[RegisterEntry]
) -> PlainTable:
    """How many there are, each number with the section that has them."""
    rows = []
    for link, part in ((VALID, valid), (ENDED, ended)):
        rows.append((link, plain(len(part))))
        states = _states(part)
        for place, (state, of_state) in enumerate(states.items(), 1) if len(states) > 1 else ():
            rows.append((Link(f"其中：{state}", f"{link.url}#table-{place}"), plain(len(of_state))))
    rows.append((Link("合计", ""), plain(len(every))))
    return PlainTable("按效力", ("目录", "份数"), tuple(rows), numeric=(1,))


def _by_quarter(quarters: Mapping[Quarter, tuple[RegisterEntry, ...]]) -> PlainTable:
    rows = tuple(
        (Link(_called(quarter), f"/normative/{address(quarter)}/"), plain(len(part)))
        for quarter, part in sorted(quarters.items(), reverse=True)
    )
    return PlainTable(
        "按季度", ("季度", "公布份数"), rows, numeric=(1,), note="每季度公布一次目录，没有文件的季度也在内。"
    )


def _void(site: Site) -> Iterator[PlainTable]:
    registration = site.vocabularies.registration
    rows = tuple(
        (plain(_stretch(written(registration, first), written(registration, last))), plain(reason))
        for first, last, reason in sorted(void_stretches(registration), reverse=True)
    )
    if rows:
        yield PlainTable("空号", ("登记号", "原因"), rows, wide=(1,), together=(0,), note="这些登记号没有文件使用。")


def _stretch(first: str, last: str) -> str:
    return first if first == last else f"{first} 至 {last}"


def _clean_ups(site: Site) -> Iterator[PlainTable]:
    rows = []
    for row in reversed(site.register.clean_ups):
        outcomes = [outcome for _, outcome, *_ in row.fields.get("results", ())]
        counts = (Link(str(outcomes.count(name)), CLEAN_UPS.url) for name in OUTCOMES)
        rows.append((Link(row.title, row.url), plain(row.publish_date), *counts))
    if rows:
        columns = ("清理结果", "公布日期", *OUTCOMES)
        yield PlainTable("历次清理", columns, tuple(rows), wide=(0,), together=(1,), numeric=(2, 3, 4, 5))


def _results(site: Site) -> tuple[PlainTable, ...]:
    """What each clean-up lists, the last one first."""
    columns = ("文件", "结果", "说明")
    tables = [
        PlainTable(
            row.title,
            columns,
            tuple(_result(entry) for entry in site.register.entries(row)),
            wide=(0, 2),
            together=(1,),
            empty="没有列出文件。",
        )
        for row in reversed(site.register.clean_ups)
    ]
    return tuple(tables) or (PlainTable("清理结果", columns, (), empty="还没有公布过清理结果。"),)


def _result(entry: CleanUpEntry) -> tuple[Link, ...]:
    [document] = entry.documents if len(entry.documents) == 1 else [None]
    name = Link(document.title, document.url) if document else plain(entry.named)
    return name, plain(entry.outcome), plain(entry.note)
