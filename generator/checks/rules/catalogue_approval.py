"""The rules of the catalogue as a whole: who approved it, when it was last gone through, how it differs from
the guidelines."""

from __future__ import annotations

from generator.base.close_names import closest
from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.catalogue_approval import MONTHS
from generator.model.diagnostic import Finding
from generator.model.guideline import comparisons
from generator.model.library import Library

_PARTS = (
    ("version", "版本"),
    ("approved_by", "批准机关"),
    ("approved_date", "批准日期"),
    ("doc_number", "文号"),
)
_PLACE = "content/_data/catalogue/_meta.yaml"


def unapproved(library: Library) -> Findings:
    """What is not written down of the approval of a catalogue that is there."""
    approval = library.vocabularies.approval
    missing = [(key, name) for key, name in _PARTS if not getattr(approval, key)]
    if missing and library.vocabularies.items:
        values = {"names": "、".join(name for _, name in missing), "keys": "、".join(key for key, _ in missing)}
        if approval.source:
            yield Finding(1, 1, values | {"place": approval.source}, approval.source, level="warning")
        else:
            yield Finding(values=values | {"place": _PLACE})


def unreviewed(library: Library) -> Findings:
    """A catalogue that nobody has gone through for longer than it may be."""
    approval = library.vocabularies.approval
    last, due = approval.last_review(library.today), approval.next_review(library.today)
    if last and due and due < library.today and library.vocabularies.items:
        age = (library.today.year - last.year) * 12 + library.today.month - last.month
        values = {"last": str(last), "age": str(age), "most": str(MONTHS)}
        yield Finding(1, 1, values, approval.source)


def dropped(library: Library) -> Findings:
    """Items that an approved catalogue leaves out without a reason."""
    words = library.vocabularies
    if not words.approval.approved:
        return
    sources = {catalogue.domain: catalogue.source for catalogue in words.catalogues}
    for one in comparisons(words.catalogues, words.guidelines):
        for item, reason in one.dropped:
            if not reason:
                values = {"domain": words.domains.by_id[one.domain].name, "item": item.name}
                yield Finding(1, 1, values | {"value": item.id}, sources[one.domain])


def uncatalogued(library: Library) -> Findings:
    """Domains in use of which an approved catalogue says nothing at all."""
    words = library.vocabularies
    known = {catalogue.domain for catalogue in words.catalogues}
    owed = {guideline.domain for guideline in words.guidelines} - known
    missing = [domain.name for domain in words.domains.terms if domain.id in owed]
    if missing and words.approval.approved:
        values = {"count": str(len(missing)), "names": "、".join(missing)}
        yield Finding(1, 1, values, words.approval.source)


def added(library: Library) -> Findings:
    """What an approved catalogue adds without saying why."""
    words = library.vocabularies
    if words.approval.approved:
        sources = {catalogue.domain: catalogue.source for catalogue in words.catalogues}
        for one in comparisons(words.catalogues, words.guidelines):
            for item in one.added:
                if not item.reason:
                    yield Finding(item.line, 1, {"value": item.id, "item": item.name}, sources[one.domain])


def astray(library: Library) -> Findings:
    """Words that should name an item of the guideline, and name none that is left."""
    words = library.vocabularies
    sources = {catalogue.domain: catalogue.source for catalogue in words.catalogues}
    for one in comparisons(words.catalogues, words.guidelines):
        names = [item.name for item in one.guideline.items]
        for line, word in one.astray:
            values = {"value": word, "domain": words.domains.by_id[one.domain].name, "near": closest(word, names)}
            yield Finding(line or 1, 1, values, sources[one.domain])


_MISSING = """
        ```yaml _data/catalogue/_meta.yaml{mark}
        version: 2026年版
        approved_by: 岚清县人民政府
        approved_date: {day}{more}
        ```"""
_NUMBER = "\n        doc_number: 岚政办发〔2026〕18号"
_GUIDELINE = """
        ```yaml _data/guidelines/szfw.yaml
        domain: szfw
        items:
          - {id: zhiyin-01, name: 政策文件}
          - {id: zhiyin-02, name: 停水通知}
        ```"""
_CATALOGUE = f"""{_GUIDELINE}
        ```yaml _data/catalogue/szfw.yaml
        domain: szfw
        items:
          - id: szfw-01
            name: 政策文件
            content: [政策文件]
            basis: [示例条例]
            deadline: 20个工作日内
            body: 县示例局
            channels: [■政府网站]
          - {{id: szfw-02, name: 停水通知, content: [时间], basis: [办法], deadline: 长期公开, body: 局, channels: [政府网站]}}
        ```"""


def _changed(below: str, mark: str = "", beside: str = "") -> str:
    """A catalogue that differs from the guideline of its domain, which is short."""
    return f"""{_GUIDELINE}
        ```yaml _data/catalogue/szfw.yaml{mark}
        domain: szfw{beside}
        items:{below}
        ```"""


def _item(number: int, name: str, more: str = "", mark: str = "") -> str:
    return (
        f"\n          - {{{{id: szfw-0{number}, name: {name}, content: [安排], basis: [办法], deadline: 长期公开, body: 局,"
        f" channels: [政府网站]{more}}}}}{mark}"
    )


_BOTH = _item(1, "政策文件") + _item(2, "停水通知")
_APPROVED = _MISSING.format(mark="", day="2026-03-20", more=_NUMBER)


def _page(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


RULES = (
    entry(
        "CAT-APPROVED 目录没有写明由谁批准",
        f"""
        本级的公开事项目录编制完成后，要写明版本、批准机关、批准日期和文号，读者才知道看到的是不是现行的目录。写在
        content/_data/catalogue/_meta.yaml 里，显示在目录首页。没有这个文件的只提示，有而没有写全的提醒。

        错误示例：{_MISSING.format(mark=" ←", day="2026-03-20", more="")}{_CATALOGUE}

        正确示例（其余同上）：{_APPROVED}
        """,
        level="info",
        check=unapproved,
        message="公开事项目录没有写{names}",
        hint="在 {place} 里补上：{keys}",
        english=("the catalogue does not say: {keys}", "add them to {place}"),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-REVIEW 目录超过12个月没有复核",
        f"""
        目录要定期评估，随法律法规和部门职责调整。从批准之日或上次复核之日起超过12个月的提醒。复核以后，即使一项也没有改，也把日期写进
        复核日期（reviewed）。写的是将来的日期，不算已经复核。

        错误示例：{_MISSING.format(mark=" ←", day="2020-03-20", more=_NUMBER)}{_CATALOGUE}

        正确示例（其余同上）：{_MISSING.format(mark="", day="2020-03-20", more=_NUMBER + chr(10) + "        reviewed: 2026-02-20")}
        """,
        level="warning",
        check=unreviewed,
        message="公开事项目录上次批准或复核是 {last}，已经 {age} 个月，超过 {most} 个月",
        hint="逐项复核目录，然后把日期写进 reviewed",
        english=("the catalogue was last reviewed on {last}, {age} months ago", "go through it and set reviewed"),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-DROP 国家标准指引里的事项没有列入，也没有理由",
        _page(f"""
        编制目录要因地制宜，不搞一刀切：指引里的事项，本地没有的可以不列，但要说明理由。在领域的目录里写 dropped（不列的事项）：事项
        名称或编号，和理由；也可以照列，在事项里写 not_applicable。理由显示在 /catalogue/differences/。目录批准以前（_meta.yaml 没有
        批准机关和批准日期）不检查；整个领域还没有目录的，见 CAT-DOMAIN。

        错误示例：{_APPROVED}{_changed(_item(1, "政策文件"), " ←")}

        正确示例（其余同上）：{_changed(_item(1, "政策文件"), "", chr(10) + "        dropped:" + chr(10) + "          - {{item: 停水通知, reason: 本县由市级供水企业公布}}")}
        """),
        check=dropped,
        message="“{domain}”没有列入国家标准指引的{item}，也没有写理由",
        hint="列入目录；本地没有的，在领域的目录里写 dropped: [{{item: {value}, reason: 理由}}]；不用的领域在 domains.yaml 里关闭",
        english=(
            "{domain}: {value} of the national guideline is left out without a reason",
            "add it, or dropped: with a reason",
        ),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-DOMAIN 领域还没有目录",
        f"""
        目录已经批准，在用的领域却没有目录：编制它的目录，或者在 content/_data/domains.yaml 里关闭这个领域。全站报告一次。

        错误示例：{_MISSING.format(mark=" ←", day="2026-03-20", more=_NUMBER)}{_CATALOGUE}

        正确示例：
        ```md
        publish_date: 2026-03-02
        ```
        """,
        level="info",
        check=uncatalogued,
        message="目录已经批准，{count} 个在用的领域还没有目录：{names}",
        hint="编制 content/_data/catalogue/领域编号.yaml；不用的领域在 domains.yaml 里写 enabled: 否",
        english=("the catalogue is approved, {count} domains have none: {names}", "add it, or switch the domain off"),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-ADDED 增加的事项没有写理由",
        _page(f"""
        指引之外增加的事项，写明增补理由（reason），显示在 /catalogue/differences/。本来就是指引里的事项、只是名称不同的，写 national：
        指引里的名称或编号。目录批准以前不检查。

        错误示例：{_APPROVED}{_changed(_BOTH + _item(3, "邻里议事", "", " ←"))}

        正确示例（其余同上）：{_changed(_BOTH + _item(3, "邻里议事", ", origin: 本县, reason: 群众反映多"))}
        """),
        level="info",
        check=added,
        message="事项“{value} {item}”不在国家标准指引里，没有写增补理由",
        hint="写 reason: 理由；指引里有而名称不同的，写 national: 指引里的名称",
        english=("item {value} is not in the national guideline and gives no reason", "add reason: or national:"),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-NATIONAL 国家标准指引里没有所写的事项",
        _page(f"""
        事项的 national、不列的事项（dropped）写的是指引里的事项名称或编号；来源（origin）写“国家”的，名称要与指引一致。同一个事项不能
        既列入又不列，也不能对应两次。

        错误示例：{_changed(_item(1, "政策文件") + _item(2, "停水预告", ", national: 停水", " ←"))}

        正确示例（其余同上）：{_changed(_item(1, "政策文件") + _item(2, "停水预告", ", national: 停水通知"))}
        """),
        level="warning",
        check=astray,
        message="“{domain}”的国家标准指引里没有“{value}”，或者它已经对应了别的事项",
        hint="{near_hint}改成指引里的名称或编号，见 /catalogue/differences/",
        english=(
            "the national guideline of {domain} has no item {value} that is left",
            "use one of its names{near_en}",
        ),
        basis="国办发〔2019〕54号（四）",
    ),
)
