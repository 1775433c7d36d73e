"""The rules of what agencies say of themselves: leaders, the office for openness, officers, former sites,
who answers on the internet.

A county that has not begun with one of them is left alone; once one agency has it, all owe it (what is owed from the
first day is a duty, and stands in the matrix of duties).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.checks.rules._phones import dialled
from generator.model.diagnostic import Finding
from generator.model.disclosure_office import in_charge, lacking
from generator.model.former_sites import former_places
from generator.model.keepers import keepers
from generator.model.library import Library
from generator.model.office import RESPONDER
from generator.model.vocabulary import ORGANS, Agency

SHOWN = 10
"""How many are named before 等."""


def _offices(library: Library) -> tuple[Agency, ...]:
    """Those that owe what an organ owes."""
    return tuple(agency for agency in library.vocabularies.agencies.terms if agency.kind in ORGANS)


def _at(agency: Agency, **values: str) -> Finding:
    """A finding at the row of an agency."""
    return Finding(agency.line, 1, {"agency": agency.name, **values}, agency.source)


def _table(library: Library) -> str:
    """The table in which the first agency stands."""
    return next((agency.source for agency in library.vocabularies.agencies.terms), "")


def _named(names: list[str]) -> str:
    return "、".join(names[:SHOWN]) + ("等" if len(names) > SHOWN else "")


def _without(library: Library, has: Callable[[Agency], object]) -> Findings:
    """The agencies that lack what others have, in one finding, at the first of them."""
    every = _offices(library)
    left = [agency for agency in every if not has(agency)]
    if left and any(map(has, every)):
        names = _named([agency.short or agency.name for agency in left])
        yield _at(left[0], total=str(len(every)), count=str(len(left)), names=names)


def no_leaders(library: Library) -> Findings:
    """Agencies that name no leader."""
    return _without(library, lambda agency: agency.leaders)


def nobody_in_charge(library: Library) -> Findings:
    """Agencies that name leaders, and none in charge of openness."""
    for agency in library.vocabularies.agencies.terms:
        if agency.leaders and in_charge(agency) is None:
            yield _at(agency)


def terms_over(library: Library) -> Findings:
    """Leaders whose term has passed."""
    for agency in library.vocabularies.agencies.terms:
        for leader in agency.leaders:
            if leader.until is not None and leader.until < library.today:
                yield _at(agency, post=leader.post, day=str(leader.until))


def no_office(library: Library) -> Findings:
    """Agencies without an office for openness."""
    return _without(library, lambda agency: agency.disclosure_office)


def office_lacks(library: Library) -> Findings:
    """Offices of which not all is told that the law wants told."""
    for agency in library.vocabularies.agencies.terms:
        left = lacking(agency)
        if left:
            yield _at(agency, names="、".join(left))


def no_number(library: Library) -> Findings:
    """Telephones and faxes that nobody can dial."""
    for agency in library.vocabularies.agencies.terms:
        for name, number in _numbers(agency):
            if number and not dialled(number):
                yield _at(agency, name=name, value=number)


def _numbers(agency: Agency) -> Iterator[tuple[str, str]]:
    yield "联系电话", agency.phone
    yield "传真", agency.fax
    if agency.disclosure_office:
        yield "政府信息公开工作机构的电话", agency.disclosure_office.phone
        yield "政府信息公开工作机构的传真", agency.disclosure_office.fax
    for officer in agency.officers:
        yield f"“{officer.column}”栏目责任人的电话", officer.phone
    if agency.responder:
        yield "网络回应人的电话", agency.responder.phone
    for window in agency.windows:
        yield f"“{window.name}”的电话", window.phone


def no_officer(library: Library) -> Findings:
    """Columns of domains for which no agency names an officer."""
    words = library.vocabularies
    kept = keepers(words)
    left = [domain.name for domain in words.domains.terms if f"/{domain.id}/" not in kept]
    if left and kept:
        values = {"total": str(len(words.domains.terms)), "count": str(len(left)), "names": _named(left)}
        yield Finding(0, 0, values, _table(library))


def no_responder(library: Library) -> Findings:
    """Agencies without anybody who answers on the internet."""
    return _without(library, _answered)


def _answered(agency: Agency) -> bool:
    return bool(agency.responder) or any(text.startswith(RESPONDER) for text in agency.excused)


def leading_here(library: Library) -> Findings:
    """Former sites that are this site."""
    own = urlsplit(library.config.site.url).netloc.lower()
    for agency in library.vocabularies.agencies.terms:
        for place in former_places((agency,)):
            if place.host == own:
                yield _at(agency, place=place.host + place.folder)


_HEAD = "- {id: xzf, name: 岚清县人民政府"
_SLJ = "- {id: slj, name: 岚清县示例局"


def _example(*, wrong: tuple[str, ...], right: tuple[str, ...]) -> str:
    """The two examples of a rule about agencies.yaml, each the rows of the table, the wrong one last."""
    text = ""
    for title, mark, rows in (("错误示例", " ←", wrong), ("正确示例", "", right)):
        lines = "\n".join(rows)
        text += f"\n\n{title}：\n```yaml _data/agencies.yaml\n{lines}{mark}\n```"
    return text


_LEADERS = ", leaders: [{name: 示例甲, post: 局长, openness: 是}]}"
_OFFICE = "phone: 0990-6620009, fax: 0990-6620008, email: zwgk@slj.gov.cn"
_WHOLE = f"name: 办公室, address: 岚清县惠民路1号, hours: 工作日 9:00—17:00, {_OFFICE}"


RULES = (
    entry(
        "AGN-LEADER 没有公布领导信息",
        "各机关都要公布负责人的姓名、职务和分工。有机关写了 leaders 以后，部门、乡镇、街道都要写；村不要求。"
        + _example(
            wrong=(f"{_HEAD}{_LEADERS}", f"{_SLJ}}}"),
            right=(f"{_HEAD}{_LEADERS}", f"{_SLJ}{_LEADERS}"),
        ),
        level="warning",
        check=no_leaders,
        message="{total} 个机关中有 {count} 个没有公布领导信息：{names}",
        hint="在 agencies.yaml 里写 leaders，每人一项：name（姓名）、post（职务）、duties（分管工作）",
        english=("{count} of {total} agencies name no leader: {names}", "write leaders in agencies.yaml"),
        basis="政府信息公开条例第二十条第二项",
    ),
    entry(
        "AGN-CHARGE 没有写明谁分管政务公开",
        "政务公开要有分管的领导，并向社会公布。写了领导信息的机关，其中一人写 openness: 是。"
        + _example(
            wrong=(f"{_SLJ}, leaders: [{{name: 示例甲, post: 局长}}]}}",),
            right=(f"{_SLJ}{_LEADERS}",),
        ),
        level="warning",
        check=nobody_in_charge,
        message="{agency}的领导信息里没有写明谁分管政务公开",
        hint="给分管的那一位加上 openness: 是",
        english=("{agency} does not say which leader is in charge of openness", "add openness: yes to that leader"),
        basis="中办发〔2016〕8号（二十）",
    ),
    entry(
        "AGN-TERM 领导的任期已满",
        "任期届满以后，网页上的领导信息要及时更新。"
        + _example(
            wrong=(f"{_SLJ}, leaders: [{{name: 示例甲, post: 局长, openness: 是, until: 2026-10-30}}]}}",),
            right=(f"{_SLJ}, leaders: [{{name: 示例甲, post: 局长, openness: 是, until: 2027-10-30}}]}}",),
        ),
        level="warning",
        check=terms_over,
        message="{agency}的领导信息里，{post}的任期 {day} 已满",
        hint="换成现任的，或者改正 until",
        english=("the term of {post} of {agency} ended on {day}", "update the leaders"),
    ),
    entry(
        "AGN-OFFICE 没有公布政府信息公开工作机构",
        "各机关都要指定机构负责政府信息公开的日常工作，公布名称和联系方式。有机关写了 disclosure_office 以后，"
        "部门、乡镇、街道都要写；村不要求。"
        + _example(
            wrong=(f"{_HEAD}, disclosure_office: {{{_WHOLE}}}}}", f"{_SLJ}}}"),
            right=(f"{_SLJ}, disclosure_office: {{{_WHOLE}}}}}",),
        ),
        level="warning",
        check=no_office,
        message="{total} 个机关中有 {count} 个没有公布政府信息公开工作机构：{names}",
        hint="在 agencies.yaml 里写 disclosure_office",
        english=("{count} of {total} agencies name no office for openness: {names}", "write disclosure_office"),
        basis="政府信息公开条例第四条",
    ),
    entry(
        "AGN-CONTACT 政府信息公开工作机构的联系方式不全",
        "要公布工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式。地址、时间与机关相同的不必再写，"
        "电话、传真、邮箱写工作机构自己的。"
        + _example(
            wrong=(f"{_SLJ}, disclosure_office: {{name: 办公室, phone: 0990-6620009}}}}",),
            right=(f"{_SLJ}, disclosure_office: {{{_WHOLE}}}}}",),
        ),
        level="warning",
        check=office_lacks,
        message="{agency}的政府信息公开工作机构没有写：{names}",
        hint="补在 agencies.yaml 的 disclosure_office 里",
        english=("of the office for openness of {agency} this is not told: {names}", "add it to disclosure_office"),
        basis="政府信息公开条例第十二条",
    ),
    entry(
        "AGN-PHONE 电话或传真号码不能拨打",
        "写区号和号码，有分机的写在后面，一格只写一个号码。不写个人手机。"
        + _example(
            wrong=(f"{_SLJ}, phone: 662-0009}}",),
            right=(f"{_SLJ}, phone: 0990-6620009}}",),
        ),
        level="warning",
        check=no_number,
        message="{agency}的{name}“{value}”不是能拨打的号码",
        hint="写成 0990-6620009 这样，分机写 0990-6620009转801；几个号码的写常用的一个",
        english=("{value} of {agency} is no telephone number", "write area code and number"),
    ),
    entry(
        "AGN-OFFICER 栏目没有责任人",
        "每个领域栏目要有机关指定的责任岗位和电话，公布在监督页上。有机关写了 officers 以后，每个领域都要有。"
        + _example(
            wrong=(f"{_SLJ}, officers: [{{column: 社会救助, post: 办公室, phone: 0990-6620009}}]}}",),
            right=(f"{_SLJ}}}",),
        ),
        level="warning",
        check=no_officer,
        message="{total} 个领域栏目中有 {count} 个没有责任人：{names}",
        hint="在负责的机关下写 officers：column（栏目）、post（岗位）、phone（电话）；本地没有的领域在 domains.yaml 里关闭",
        english=("{count} of {total} columns have no officer: {names}", "write officers in agencies.yaml"),
    ),
    entry(
        "AGN-RESPONDER 没有网络回应人",
        "各部门、乡镇、街道要有回应网民关切的岗位。有机关写了 responder 以后，各机关都要写；只写岗位和办公电话，不写个人的姓名和手机。"
        "不必有的写 excused: [网络回应人：理由]。"
        + _example(
            wrong=(f"{_HEAD}, responder: {{post: 政务公开股}}}}", f"{_SLJ}}}"),
            right=(f"{_SLJ}, responder: {{post: 办公室, phone: 0990-6620009}}}}",),
        ),
        level="warning",
        check=no_responder,
        message="{total} 个机关中有 {count} 个没有网络回应人：{names}",
        hint="在 agencies.yaml 里写 responder：post（岗位）、phone（办公电话）、url（网上回应的地址）",
        english=("{count} of {total} agencies name nobody who answers on the internet: {names}", "write responder"),
        basis="国办发〔2016〕61号",
    ),
    entry(
        "AGN-LOOP 合并来的网站就是本站",
        "原网站的网址会跳转到本站；写成本站自己的域名，就会来回跳转，谁也打不开。本站里换了地址的网页，写在文件的“旧地址”里。"
        + _example(
            wrong=(f"{_SLJ}, merged_from: [{{url: 'https://www.lanqing.example/slj/'}}]}}",),
            right=(f"{_SLJ}, merged_from: [{{url: 'https://slj.lanqing.gov.cn'}}]}}",),
        ),
        check=leading_here,
        message="合并来的网站“{place}”在本站自己的域名下，跳转会没有尽头",
        hint="写原来那个网站的域名；是本站里的旧网址的，写进文件的 aliases",
        english=("{place} is on this site's own host: its redirect would never end", "write the former site's host"),
    ),
)
