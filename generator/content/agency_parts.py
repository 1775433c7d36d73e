"""agencies.yaml as read -> what agencies say beside their names, every name in it found: former sites, officers,
columns of their own, windows of halls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from generator.base.close_names import closest, listed
from generator.base.patterns import lazy_re
from generator.content.agency_boards import board_faults
from generator.content.agency_boards import resolved as with_addresses
from generator.content.services import ADDRESS
from generator.model.columns import Words, kept_by, own_names
from generator.model.former_sites import place_of
from generator.model.office import RESPONDER, OwnColumn, ServiceWindow
from generator.model.source import ReadError
from generator.model.spokesperson import DUTY as SPOKESPERSON
from generator.model.village import ADDRESSES
from generator.model.vocabulary import Agency, Domain, Named, Vocabulary

_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
TAKEN = frozenset({"p", "duties", "feed", "zfxxgk", "board", "screen", *ADDRESSES.values()})
"""What stands below an agency's address already."""
_SELECTED_BY = {"kinds": "kind", "domains": "domain", "subjects": "subject"}
"""Key of an own column -> the vocabulary whose names stand under it."""

PARTS = {
    "leaders": "领导信息",
    "disclosure_office": "政府信息公开工作机构",
    "officers": "栏目责任人",
    "merged_from": "原网站",
    "columns": "自设栏目",
    "excused": "不涉及的事项",
    "boards": "公开栏",
    "windows": "窗口",
    "responder": "网络回应人",
}
"""What of an agency is left out where it is wrong, or stands as it was last published, while the agency stays."""

Read = list[tuple[str, int, Agency]]
Fault = tuple[str, dict[str, Any]]


def with_parts(read: Read, words: Words, owed: Iterable[Named]) -> tuple[tuple[Agency, ...], list[ReadError]]:
    """The agencies with ids for names, and what is wrong in their parts. read: (path, line, agency). owed: what one may
    be excused from."""
    known = Vocabulary((*owed, *(Domain(name, name) for name in (SPOKESPERSON, RESPONDER))))
    former: dict[str, str] = {}
    agencies, faults = [], []
    for path, line, agency in read:
        amiss = {
            "merged_from": list(_former_sites(agency, former)),
            "officers": list(_officers(agency, words)),
            "columns": list(_columns(agency, words)),
            "excused": list(_excused(agency, known)),
            "boards": list(board_faults(agency, words)),
            "windows": list(_windows(agency, words["agency"])),
            "responder": list(_responder(agency)),
        }
        faults += [_of_part(agency, key, told, line, path) for key, every in amiss.items() for told in every]
        right = _without(agency, [key for key, told in amiss.items() if told and key not in ("windows", "excused")])
        parts = {
            "columns": tuple(_resolved(column, words) for column in right.columns),
            "windows": _found(right.windows, words["agency"]),
            "boards": tuple(with_addresses(right, board, words) for board in right.boards),
        }
        agencies.append(msgspec.structs.replace(right, **parts, line=line, source=path))
    return tuple(agencies), [*faults, *_counties(read)]


def _without(agency: Agency, parts: Iterable[str]) -> Agency:
    """The agency as if it said nothing of some parts."""
    fields = {field.name: field.default for field in msgspec.structs.fields(Agency)}
    return msgspec.structs.replace(agency, **{part: fields[part] for part in parts})


def _of_part(agency: Agency, key: str, fault: Fault, line: int, path: str) -> ReadError:
    """What is wrong in a part, in the words of ``DAT-PART``."""
    kind, told = fault
    said, inner = told.get("value", ""), told.get("field", "")
    if "wanted" in told:
        words = f"应为{told['wanted']}"
    elif "listed" in told:
        words = f"没有“{said}”。{told['listed']}"
    elif kind == "data-id":
        words = f"“{said}”不能用作编号：编号是小写字母、数字、连字符，以字母或数字开头"
    else:
        words = f"“{said}”写了两次"
    values = {"field": key, "id": agency.id, "owner": agency.name, "part": PARTS[key], "said": said or inner}
    words = f"{inner} {words}" if inner and inner != key else words
    return ReadError("data-part", line, 1, {**values, "near": told.get("near", ""), "told": words}, path)


def _excused(agency: Agency, owed: Vocabulary[Any]) -> Iterator[Fault]:
    """What an agency says that it does not owe, and nobody owes."""
    for text in agency.excused:
        name = text.replace(":", "：").partition("：")[0].strip()
        if owed.find(name) is None:
            told = owed.offered(name)
            listed_here = f"可以写专栏的栏目、登记簿、责任的名称，例如：{told['choices']}。"
            near = told["near"] or closest(name, [term.name for term in owed.terms])
            yield "data-reference", {"field": "excused", "value": name, "near": near, "listed": listed_here}


def _counties(read: Read) -> Iterator[ReadError]:
    """A second agency that is the county's own."""
    for path, line, agency in [row for row in read if row[2].county][1:]:
        yield ReadError("data-twice", line, 1, {"value": f"county（{agency.name}）"}, path)


def _former_sites(agency: Agency, former: dict[str, str]) -> Iterator[Fault]:
    """former: places of other agencies' former sites -> agency; this agency's are added."""
    for site in agency.merged_from:
        place = place_of(site.url)
        if place is None:
            wanted = "原网站的网址，以 http:// 或 https:// 开头，写到域名或者文件夹为止，不带 ? 和 #"
            yield "data-form", {"field": "merged_from", "wanted": wanted}
        elif place in former:
            yield "data-twice", {"value": f"{site.url}（{former[place]}）"}
        else:
            former[place] = agency.name


def _officers(agency: Agency, words: Words) -> Iterator[Fault]:
    own = own_names(agency)
    for officer in agency.officers:
        if not kept_by(agency, officer.column, words):
            every = listed(
                [*(column.name for column in agency.columns), *(term.name for term in words["domain"].terms)]
            )
            near = next((one for words in (own, *words.values()) for one in words.near(officer.column)), "")
            told = f"可以写本机关自己的栏目、领域、主题、机关、文件类型的名称：{every}。"
            yield "data-reference", {"field": "officers", "value": officer.column, "near": near, "listed": told}


def _columns(agency: Agency, words: Words) -> Iterator[Fault]:
    seen: set[str] = set()
    for column in agency.columns:
        if not _ID.fullmatch(column.id):
            yield "data-id", {"value": column.id}
        if column.id in TAKEN:
            wanted = f"另一个编号：{'、'.join(sorted(TAKEN))} 已经用在本机关的其他网页上"
            yield "data-form", {"field": f"columns 里的 id: {column.id}", "wanted": wanted}
        if column.id in seen:
            yield "data-twice", {"value": column.id}
        seen.add(column.id)
        for key, vocabulary in _SELECTED_BY.items():
            yield from _unknown(key, getattr(column, key), words[vocabulary])
        if not any(getattr(column, key) for key in _SELECTED_BY):
            wanted = f"写明“{column.name}”收哪些文件：kinds（文件类型）、domains（领域）或 subjects（主题）"
            yield "data-form", {"field": "columns", "wanted": wanted}


def _responder(agency: Agency) -> Iterator[Fault]:
    one = agency.responder
    if one and not one.post.strip():
        yield "data-form", {"field": "responder", "wanted": "网络回应人的岗位，例如 政务公开股；不写个人姓名"}
    if one and one.url and not ADDRESS.fullmatch(one.url) and not one.url.startswith("/"):
        yield (
            "data-form",
            {"field": "responder", "wanted": "以 http:// 或 https:// 开头的网址，或者以 / 开头的本站地址"},
        )


def _windows(agency: Agency, offices: Vocabulary[Agency]) -> Iterator[Fault]:
    seen: set[str] = set()
    for window in agency.windows:
        if window.name in seen:
            yield "data-twice", {"value": f"windows（{window.name}）"}
        seen.add(window.name)
        yield from _unknown("windows", (window.agency,), offices)


def _found(windows: Iterable[ServiceWindow], offices: Vocabulary[Agency]) -> tuple[ServiceWindow, ...]:
    """Windows with the ids of the organs that sit there; those of nobody known, which are told, left out."""
    pairs = ((window, offices.find(window.agency)) for window in windows)
    return tuple(msgspec.structs.replace(window, agency=office.id) for window, office in pairs if office)


def _unknown(key: str, names: Iterable[str], known: Vocabulary[Any]) -> Iterator[Fault]:
    for name in names:
        if known.find(name) is None:
            near = next(iter(known.near(name)), "")
            every = f"已有：{listed([term.name for term in known.terms])}。"
            yield "data-reference", {"field": key, "value": name, "near": near, "listed": every}


def _resolved(column: OwnColumn, words: Words) -> OwnColumn:
    return msgspec.structs.replace(
        column, **{key: tuple(_ids(words[name], getattr(column, key))) for key, name in _SELECTED_BY.items()}
    )


def _ids(known: Vocabulary[Any], names: Iterable[str]) -> Iterator[str]:
    found = map(known.find, names)
    return (term.id for term in found if term)
