"""The rules of open data: conditions, grounds, licences, the opening plan and the data dictionary."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model import dataset
from generator.model.library import Library

HEAD = "title: 岚清县城区停车泊位数据\nkind: dataset\n"
BASIS = "国办发〔2016〕80号附件二（五）"


def without_way(library: Library) -> Findings:
    """Datasets under conditions that do not say where one applies."""
    for row in library.by_kind.get("dataset", ()):
        if dataset.degree(row) == dataset.CONDITIONAL and not row.fields.get("apply_url"):
            yield at(row, "openness")


def without_ground(library: Library) -> Findings:
    """Datasets that are not opened and do not say why."""
    for row in library.by_kind.get("dataset", ()):
        if dataset.degree(row) == dataset.CLOSED and not row.fields.get("ground"):
            yield at(row, "openness")


def closed_with_data(library: Library) -> Findings:
    """Datasets that are not opened and yet would be: files beside the document go out with it."""
    for row in library.by_kind.get("dataset", ()):
        if dataset.degree(row) == dataset.CLOSED and dataset.has_data(row):
            names = [attachment.title for attachment in row.attachments]
            yield at(row, "attachments" if names else "access_url", names="、".join(names) or "接口地址、数据行")


def unknown_licence(library: Library) -> Findings:
    """Licences that nobody finds the text of."""
    for row in library.by_kind.get("dataset", ()):
        said = str(row.fields.get("licence") or "")
        if said and library.vocabularies.licences.find(said) is None:
            offered = library.vocabularies.licences.offered(said)
            yield at(row, "licence", value=said, choices=offered["choices"])


def overdue(library: Library) -> Findings:
    """Datasets whose day of the plan has passed without data."""
    for row in library.by_kind.get("dataset", ()):
        if dataset.state_of(row, library.today) == "overdue" and not row.expired(library.today):
            yield at(row, "planned_date", day=str(dataset.planned_day(row)))


RULES = (
    entry(
        "OPEN-APPLY 有条件开放的数据没有写在哪里申请",
        "有条件开放的数据，使用的人要知道条件，也要知道到哪里申请。",
        head=HEAD,
        wrong="openness: 有条件开放 ←\nconditions: 用于科学研究，签订使用协议",
        right="openness: 有条件开放\nconditions: 用于科学研究，签订使用协议\napply_url: https://www.lanqing.example/apply/",
        level="warning",
        check=without_way,
        message="开放方式是有条件开放，没有写申请网址",
        hint="加一行“申请网址”（apply_url），写受理申请的网页；条件写在“开放条件”（conditions）",
        english=("open under conditions, yet nothing says where to apply", "add apply_url"),
        basis=BASIS,
    ),
    entry(
        "OPEN-GROUND 不予开放的数据没有写依据",
        "以公开为常态、不公开为例外：列入目录而不开放的数据，要写明依据哪部法律、法规的哪一条。",
        head=HEAD,
        wrong="openness: 不予开放 ←",
        right="openness: 不予开放\nground: 《中华人民共和国政府信息公开条例》第十五条",
        level="warning",
        check=without_ground,
        message="开放方式是不予开放，没有写依据",
        hint="加一行“不予开放依据”（ground），写法律、法规的名称和条款；没有依据的，应当开放",
        english=("not opened, and no ground is given", "add ground, or open the data"),
        basis="政府信息公开条例第五条、第十四条、第十五条",
    ),
    entry(
        "OPEN-CLOSED 不予开放的数据带着数据",
        "写了“不予开放”，附件、数据行和接口地址却会随页面公开，这多半不是本意。",
        head=HEAD,
        wrong="""
        openness: 不予开放
        ground: 《中华人民共和国政府信息公开条例》第十五条
        access_url: https://data.lanqing.example/bowei ←
        """,
        right="""
        openness: 不予开放
        ground: 《中华人民共和国政府信息公开条例》第十五条
        """,
        check=closed_with_data,
        message="开放方式是不予开放，却带着数据：{names}",
        hint="确实不开放的，去掉附件、数据行和接口地址；可以开放的，改正开放方式",
        english=("not opened, yet there are data: {names}", "take the data away, or say how they are open"),
        basis="政府信息公开条例第十四条至第十六条",
    ),
    entry(
        "OPEN-LICENCE 使用许可没有全文可查",
        """
        许可要查得到全文，使用的人才知道能做什么。通行的许可（CC BY 4.0、CC0、ODbL 等）程序认得；本地的许可写在 _data/licences.yaml，
        写明名称和全文的网址。认不得的照样显示，只是没有链接，数据目录里也没有许可的网址。
        """,
        head=HEAD + "planned_date: 2026-12-31\n",
        wrong="licence: 随便用 ←",
        right="licence: CC BY 4.0",
        level="info",
        check=unknown_licence,
        message="使用许可“{value}”没有登记，查不到全文",
        hint="已登记的有：{choices}；本地的许可登记在 _data/licences.yaml（编号、名称、网址、别名）",
        english=("nobody finds the text of the licence {value}", "use a known one, or add it to _data/licences.yaml"),
        basis=BASIS,
    ),
    entry(
        "OPEN-PLAN 计划开放的数据到期没有开放",
        "列入开放计划的数据，到了计划的那一天还没有文件也没有接口，在开放计划页上标“逾期未开放”。",
        head=HEAD,
        wrong="planned_date: 2026-09-30 ←",
        right="planned_date: 2026-12-31",
        level="warning",
        check=overdue,
        message="计划 {day} 前开放，到期还没有数据",
        hint="附上数据文件或写接口地址；计划有变的，改计划开放日期，并在正文里向公众说明",
        english=(
            "planned to be open by {day}, and there are no data",
            "attach the data, or change the plan and say why",
        ),
        basis=BASIS,
    ),
)
