"""Domains, subjects and agencies: the closed lists whose names a document may use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final, Generic, Literal, Protocol, TypeVar

import msgspec

from generator.base.close_names import alike, closest, listed
from generator.model.office import (
    DisclosureOffice,
    FormerSite,
    Leader,
    NoticeBoard,
    Officer,
    OwnColumn,
    Responder,
    ServiceWindow,
)


class Domain(msgspec.Struct, frozen=True):
    """领域: one of the 26 pilot domains of 国办发〔2019〕54号, or one that a county adds; or an entry of the statutory
    column, which documents may name in its place. address: of that entry, from the column's."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    body: str = ""
    pilot: bool = True
    introduction: str = ""
    address: str = ""

    @property
    def url(self) -> str:
        """Its column."""
        return f"/zfxxgk/{self.address}" if self.address else f"/{self.id}/"


class Subject(msgspec.Struct, frozen=True):
    """主题: a class of the subject classification that the county uses. Its page is ``/subject/<id>/``."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


AgencyKind = Literal["部门", "乡镇", "街道", "村", "政务服务中心"]
CENTRE: Final = "政务服务中心"
ORGANS: tuple[AgencyKind, ...] = ("部门", "乡镇", "街道")
"""Administrative organs. A village is none (条例 第二条), and a service centre (政务服务中心) is where organs have windows."""


class Agency(msgspec.Struct, frozen=True):
    """机关: a department, township, sub-district, village or service centre. Its column is ``/agency/<id>/``.

    folders: of its documents, from the content folder. owners: accounts on the code platform that answer for these.
    excused: what is owed by all such agencies and not by this one, each with its reason (权力清单：垂直管理，由上级公开).
    county: the government itself (``government.py``). staff: 人员编制, 0 where it is not said. disclosure_office: as it is
    written; ``disclosure_office.py`` says what it takes from the agency. columns: of its own. boards: notice boards
    that are not as usual. responder: 网络回应人. windows: of a hall where organs receive people. line, source: where it
    is written.
    """

    id: str
    name: str
    kind: AgencyKind = "部门"
    short: str = ""
    parent: str = ""
    theme: str = ""
    aliases: tuple[str, ...] = ()
    address: str = ""
    hours: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    postcode: str = ""
    duties: str = ""
    folders: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    county: bool = False
    staff: int = 0
    leaders: tuple[Leader, ...] = ()
    disclosure_office: DisclosureOffice | None = None
    officers: tuple[Officer, ...] = ()
    merged_from: tuple[FormerSite, ...] = ()
    columns: tuple[OwnColumn, ...] = ()
    boards: tuple[NoticeBoard, ...] = ()
    responder: Responder | None = None
    windows: tuple[ServiceWindow, ...] = ()
    line: int = 1
    source: str = ""


class Named(Protocol):
    """What a vocabulary can hold."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


Term = TypeVar("Term", bound=Named)


def folded(text: str) -> str:
    """How names are compared: NFKC, without blanks, lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


class Vocabulary(Generic[Term]):
    """Terms found by id, name or alias. Order is kept: it is the order of columns on the site."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self.by_id = {term.id: term for term in self.terms}
        self._found: dict[str, Term] = {}
        self._exact: dict[str, Term] = {}  # names as they were asked for, of which a site has few
        self._near: dict[str, tuple[str, ...]] = {}
        for term in self.terms:
            for name in _names(term):
                self._found.setdefault(folded(name), term)

    def find(self, name: str) -> Term | None:
        """The term of that id, name or alias; None when there is none."""
        term = self._exact.get(name)
        if term is None:
            term = self._found.get(folded(name))
            if term is not None:
                self._exact[name] = term
        return term

    def near(self, name: str) -> tuple[str, ...]:
        """Names of the terms that may have been meant, the most alike first."""
        found = self._near.get(name)  # whoever writes a name wrong does so on every line
        if found is None:
            found = self._near[name] = self._alike(name)
        return found

    def _alike(self, name: str) -> tuple[str, ...]:
        every = {folded(one): term.name for term in self.terms for one in _names(term)}
        latin = closest(folded(name), every) if name.isascii() else ""
        return tuple(dict.fromkeys(every[one] for one in ([latin] if latin else alike(folded(name), list(every)))))

    def offered(self, name: str = "") -> dict[str, str]:
        """What a message says of a name that is not known: the nearest one, if any is near, and what there is."""
        near = self.near(name) if name else ()
        return {"near": next(iter(near), ""), "choices": listed([term.name for term in self.terms], near)}


def _names(term: Named) -> tuple[str, ...]:
    """Whatever a document may write for a term, its name first."""
    short = getattr(term, "short", "")
    return (term.name, *((short,) if short else ()), *term.aliases, term.id)
