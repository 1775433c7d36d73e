"""监督员、专家库、新闻发言人: people whom the county names in public, by post and with their consent, and the channel of supervision."""

from __future__ import annotations

import datetime

import msgspec


class SupervisionChannel(msgspec.Struct, frozen=True):
    """社会监督渠道: how anybody tells that openness is wanting (政府信息公开条例 第四十七条、第五十一条)."""

    office: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""
    url: str = ""
    note: str = ""

    @property
    def open(self) -> bool:
        """Whether it says any way in."""
        return bool(self.phone or self.email or self.address or self.url)


class Supervisor(msgspec.Struct, frozen=True):
    """监督员 of openness. category: 人大代表, 政协委员, 媒体, 群众 … name: as it may be shown. term_from, term_to: when
    they serve. consent: to being named, given in writing."""

    name: str
    category: str
    consent: bool
    organisation: str = ""
    term_from: datetime.date | None = None
    term_to: datetime.date | None = None

    def serves(self, today: datetime.date) -> bool:
        """Whether today is in the term."""
        begun = self.term_from is None or self.term_from <= today
        return begun and (self.term_to is None or today <= self.term_to)


class Expert(msgspec.Struct, frozen=True):
    """专家 of the pool that interprets policies. field: of knowledge. consent: to being named."""

    name: str
    field: str
    consent: bool
    organisation: str = ""


class Spokesperson(msgspec.Struct, frozen=True):
    """新闻发言人 of an agency (its id). name: "" where the post alone is told. main: whether this is the main leader,
    who is the first spokesperson (中办发〔2016〕8号 十一; 国办发〔2016〕61号). source, line: where it is written."""

    agency: str
    post: str
    name: str = ""
    main: bool = False
    phone: str = ""
    source: str = ""
    line: int = 1


class PublicPeople(msgspec.Struct, frozen=True):
    """All of them. spokespersons: in the order of the file."""

    channel: SupervisionChannel = SupervisionChannel()
    supervisors: tuple[Supervisor, ...] = ()
    experts: tuple[Expert, ...] = ()
    spokespersons: tuple[Spokesperson, ...] = ()

    def speaking_for(self, agency: str) -> tuple[Spokesperson, ...]:
        """The spokespersons of an agency, by its id."""
        return tuple(one for one in self.spokespersons if one.agency == agency)
