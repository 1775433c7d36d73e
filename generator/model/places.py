"""Where people go with what they want of the county: pages of halls, enterprises and points, once there is any."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.model import disclosure_point, enterprise, open_handling
from generator.model.document import OPEN, Document
from generator.model.office import RESPONDER
from generator.model.open_handling import OpenRule
from generator.model.site import Site
from generator.model.view import Link
from generator.model.vocabulary import CENTRE, Agency

HALL = Link("政务服务中心", "/fuwu/centre/")
ENTERPRISES = Link("公共企事业单位", enterprise.PAGE)
OPEN_HANDLING = Link("办事公开制度", open_handling.PAGE)
POINTS = Link("政府信息查阅场所", disclosure_point.PAGE)
RESPONDERS = Link(RESPONDER, "/hudong/responders/")


def halls(site: Site) -> tuple[Agency, ...]:
    """Service centres, and whichever agency has windows, in the county's order."""
    return tuple(one for one in site.vocabularies.agencies.terms if one.kind == CENTRE or one.windows)


@lru_cache(maxsize=2)
def handling(site: Site) -> tuple[OpenRule, ...]:
    """The rules of open handling that people can read."""
    return open_handling.open_rules(site.readable)


def readable(site: Site, identity: str) -> Document | None:
    """A document of that id that people can read, or None."""
    row = site.by_id.get(identity)
    return row if row and row.classification == OPEN and not row.withdrawn and not row.expired(site.today) else None


def led(site: Site, name: str, words: str = "网页") -> Link:
    """Where a document that a table names leads, which an id or a web address says: called by its title, or for another
    site by ``words`` with its host; without title or address for one that nobody can read."""
    if "://" in name:
        return Link(f"{words}（{name.partition('://')[2].partition('/')[0]}）", name)
    row = readable(site, name)
    return Link(row.title, row.url) if row else Link("", "")


def places(site: Site) -> Iterator[Link]:
    """The pages that there are."""
    words = site.vocabularies
    if halls(site):
        yield HALL
    if words.enterprises:
        yield ENTERPRISES
    if handling(site):
        yield OPEN_HANDLING
    if words.points:
        yield POINTS
    if any(agency.responder for agency in words.agencies.terms):
        yield RESPONDERS


def places_of(site: Site, agency: str) -> Iterator[Link]:
    """Those that have to do with an agency, by its id: the halls where it sits, the enterprises that it is in charge
    of, its rules, its points."""
    words = site.vocabularies
    hall = next((one for one in halls(site) if one.id == agency or any(w.agency == agency for w in one.windows)), None)
    if hall:
        yield Link("办事窗口", f"{HALL.url}#hall-{hall.id}")
    if any(one.supervisor == agency for one in words.enterprises):
        yield Link("主管的公共企事业单位", ENTERPRISES.url)
    if any(rule.agency == agency for rule in handling(site)):
        yield OPEN_HANDLING
    if any(point.agency == agency for point in words.points):
        yield POINTS
