"""Domains, subjects and agencies: the closed lists whose names a document may use."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from typing import Generic, Literal, Protocol, TypeVar

import msgspec


class Domain(msgspec.Struct, frozen=True):
    """领域: one of the 26 pilot domains of 国办发〔2019〕54号, or one that a county adds. Its column is ``/<id>/``."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    body: str = ""
    pilot: bool = True
    introduction: str = ""


class Subject(msgspec.Struct, frozen=True):
    """主题: a class of the subject classification that the county uses. Its page is ``/subject/<id>/``."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


AgencyKind = Literal["部门", "乡镇", "街道", "村"]


class Agency(msgspec.Struct, frozen=True):
    """机关: a department, township, sub-district or village. Its column is ``/agency/<id>/``."""

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
        for term in self.terms:
            short = getattr(term, "short", "")
            for name in (term.id, term.name, *term.aliases, *((short,) if short else ())):
                self._found.setdefault(folded(name), term)

    def find(self, name: str) -> Term | None:
        """The term of that id, name or alias; None when there is none."""
        term = self._exact.get(name)
        if term is None:
            term = self._found.get(folded(name))
            if term is not None:
                self._exact[name] = term
        return term

    def nearest(self, name: str) -> str:
        """The known name most like ``name``, or "" when none is near: for "did you mean"."""
        names = {folded(term.name): term.name for term in self.terms} | {folded(t.id): t.name for t in self.terms}
        close = difflib.get_close_matches(folded(name), names, n=1, cutoff=0.5)
        return names[close[0]] if close else ""
