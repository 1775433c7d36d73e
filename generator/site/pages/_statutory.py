"""政府信息公开专栏: what the pages of the statutory column share, the county's and each organ's."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.model.disclosure_office import office_of
from generator.model.document import Document
from generator.model.government import government_of
from generator.model.site import Site
from generator.model.statutory import CONTENTS, HOME, PARTS, StatutoryEntry, home_of
from generator.model.statutory_column import county_documents, entry_of_part, own_documents, readable
from generator.model.view import Column, Link, MetaFact
from generator.model.vocabulary import Agency
from generator.site.pages._parts import contact
from generator.site.pages.agency import led_by, office_facts

TITLE = "政府信息公开"
NOTHING = "这一栏还没有发布信息；需要的，可以依法申请公开。"
_FACTS = {
    "duties": "主要职能",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话",
    "fax": "传真",
    "email": "电子邮箱",
    "postcode": "邮政编码",
}


class ColumnOwner(msgspec.Struct, frozen=True):
    """Whose column it is. agency: None for the county. office: the agency whose leaders and addresses it shows.
    crumbs: what lies above its front page."""

    agency: Agency | None
    office: Agency | None
    name: str
    home: str
    crumbs: tuple[Link, ...]

    @property
    def title(self) -> str:
        """Of its front page."""
        return f"{self.name}{TITLE}" if self.agency else TITLE


def county(site: Site) -> ColumnOwner:
    """The county itself."""
    identity = site.config.site
    government = government_of(site.vocabularies.agencies.terms, identity)
    return ColumnOwner(None, government, government.name if government else identity.jurisdiction, HOME, ())


def organ(agency: Agency) -> ColumnOwner:
    """An agency that has a column of its own."""
    crumbs = (Link("机关", "/agency/"), Link(agency.name, f"/agency/{agency.id}/"))
    return ColumnOwner(agency, agency, agency.name, home_of(agency), crumbs)


def menu(site: Site, owner: ColumnOwner) -> tuple[Column, ...]:
    """The columns of the national page format, then 依申请公开. One that the county has switched off is not there."""
    used = [part for part in PARTS if part == CONTENTS or entry_of_part(site, part)]
    columns = [Column(part, *_called(site, owner, part)) for part in used]
    return (*columns, Column("依申请", "依申请公开", "/apply/"))


def _called(site: Site, owner: ColumnOwner, part: str) -> tuple[str, str]:
    entry = entry_of_part(site, part) if part != CONTENTS else None
    if entry:
        return entry.name, owner.home + entry.below
    name, folder = PARTS[CONTENTS]
    return name, owner.home + folder


def documents(site: Site, owner: ColumnOwner, entry: StatutoryEntry) -> Sequence[Document]:
    """What stands under an entry, newest first."""
    return own_documents(site, entry, owner.agency.id) if owner.agency else county_documents(site, entry)


def address(site: Site, owner: ColumnOwner, entry: StatutoryEntry) -> str:
    """The page of an entry; "" where there is none: an organ's has one when there is something or the law wants it."""
    standing = owner.agency is None or entry.part != CONTENTS or entry.every_domain
    return owner.home + entry.below if standing or documents(site, owner, entry) else ""


def facts(owner: ColumnOwner, entry: StatutoryEntry) -> tuple[MetaFact, ...]:
    """What the agency's own record says to an entry: who leads it, what it is for, how to reach it, its office for
    openness."""
    agency = owner.office
    if agency is None:
        return ()
    leaders = (MetaFact(leader.post, led_by(leader)) for leader in agency.leaders if "leaders" in entry.agency)
    pairs = ((_FACTS[key], str(getattr(agency, key))) for key in entry.agency if key in _FACTS)
    office = office_of(agency) if "disclosure_office" in entry.agency else None
    reached = office_facts(office) if office else ()
    return (*leaders, *(contact(name, value) for name, value in pairs if value), *reached)


def pages(site: Site, owner: ColumnOwner, entry: StatutoryEntry) -> tuple[Link, ...]:
    """Where more of an entry stands, without documents that nobody can read; these pages are the whole county's."""
    own = entry.pages if owner.agency is None else ()
    return tuple(Link(page.title, page.url) for page in own if readable(site, page))


def reason(site: Site, owner: ColumnOwner, entry: StatutoryEntry) -> str:
    """What is said where nothing is published: why an agency does not owe it, in its own words, or that there is
    nothing yet; "" where something is. What an agency's record says is no guide, no rule and no report."""
    beside = entry.part == CONTENTS and (facts(owner, entry) or pages(site, owner, entry))
    if beside or documents(site, owner, entry):
        return ""
    for text in owner.agency.excused if owner.agency else ():
        name, colon, why = text.replace(":", "：").partition("：")
        if name == entry.name and colon:
            return f"本机关没有这一项：{why}"
    return NOTHING
