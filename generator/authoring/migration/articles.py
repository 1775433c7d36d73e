"""Pages that were read -> articles: pages of one article put together, copies and mirrors found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.authoring.importers.placing import PREFIX
from generator.authoring.importers.similarity import ALIKE, SAME, bare, compared, shingles
from generator.authoring.migration import addresses, shapes
from generator.authoring.migration.reading import CarriedFile, PageRead
from generator.base.patterns import lazy_re, pattern_table

_MIRRORS = pattern_table("wap mobile m h5 3g print wza big5 old bak", flags=re.IGNORECASE, whole=True)
_MIRROR = lazy_re(rf"(?:^|[/.]){_MIRRORS.pattern}(?:[./]|$)", re.IGNORECASE)
_LEAST = 60
"""Letters from which two texts that are alike are one whatever their titles."""
_COMPARED = 20
"""Articles of one title that are compared with each other; a title that more have is a form's."""
_LONGEST = 6_000
"""Letters of the longest texts that are compared letter by letter; of longer ones groups of letters are counted."""


class OldArticle(msgspec.Struct, kw_only=True):
    """One article of the old site. page: its first page, or the one that is kept of copies. rest: its further pages.
    others: further addresses that it had. listed: day that a list page gives it."""

    page: PageRead
    rest: list[PageRead] = []
    others: list[str] = []
    listed: str = ""

    @property
    def published(self) -> tuple[str, str]:
        """Day of publication, perhaps with the time, and what says it; ("", "") where nothing does."""
        if day := self.field("publish_date"):
            return day, next(remark for key, _, remark in self.page.fields if key == "publish_date")
        said = next((page.day for page in self.pages if page.day[0]), ("", ""))
        if said[0]:
            return said[0], f"依据：{said[1]}，请核对"
        return (self.listed, "依据：栏目列表页上的日期，请核对") if self.listed else ("", "")

    @property
    def pages(self) -> tuple[PageRead, ...]:
        """Its pages in order."""
        return self.page, *self.rest

    @property
    def body(self) -> str:
        """The whole text; files of the second page are called after it."""
        texts = [self.page.body.strip()]
        for number, one in enumerate(self.rest, 2):
            texts.append(one.body.strip().replace(PREFIX, f"{PREFIX}p{number}-"))
        return "\n\n".join(text for text in texts if text) + "\n"

    @property
    def files(self) -> tuple[CarriedFile, ...]:
        """All files that come along, under the names that ``body`` has."""
        found = list(self.page.files)
        for number, one in enumerate(self.rest, 2):
            found += [msgspec.structs.replace(file, name=f"p{number}-{file.name}") for file in one.files]
        return tuple(found)

    @property
    def addresses(self) -> tuple[str, ...]:
        """All addresses that the article and its copies had, its own first."""
        return tuple(dict.fromkeys((self.page.address, *(one.address for one in self.rest), *self.others)))

    def field(self, key: str) -> str:
        """The first value that one of its pages gives."""
        return next((value for one in self.pages if (value := one.field(key))), "")


class Copies(msgspec.Struct):
    """kept: address that stays -> those that said the same. near: pairs that are alike, with the share of letters that
    are equal. mirrors: (where copies are, where what they copy is) -> how many."""

    kept: dict[str, list[str]] = {}
    near: list[tuple[str, str, float]] = []
    mirrors: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)


def articles_of(pages: Mapping[str, PageRead]) -> list[OldArticle]:
    """Pages that are articles, those of one article together, in the order of their addresses."""
    fit = {address: one for address, one in pages.items() if one.shape.shape == shapes.ARTICLE and not one.refused}
    rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for address in fit:
        series = addresses.number_in_series(address)
        if series and series[0] in fit and series[0] != address:
            rows[series[0]].append((series[1], address))
    later = {base: _going_on(fit[base], [fit[other] for _, other in sorted(row)]) for base, row in rows.items()}
    taken = {one.address for row in later.values() for one in row}
    return [
        OldArticle(page=one, rest=later.get(address, []))
        for address, one in sorted(fit.items())
        if address not in taken
    ]


def dated_by_lists(found: Iterable[OldArticle], pages: Mapping[str, PageRead]) -> None:
    """Tell articles the day that list pages give them, where all give the same."""
    told: dict[str, set[str]] = defaultdict(set)
    for page in pages.values():
        for address, day in page.rows:
            told[address].add(day)
    for one in found:
        listed = {day for address in addresses.same(one.page.address) for day in told.get(address, ())}
        one.listed = listed.pop() if len(listed) == 1 else ""


def _going_on(first: PageRead, row: Sequence[PageRead]) -> list[PageRead]:
    """Those that are further pages: their title is the same, and the first page or another one leads to them, or
    says that there are so many."""
    led = {address for one in (first, *row) for address in one.links}

    def further(one: PageRead) -> bool:
        series = addresses.number_in_series(one.address)
        said = series is not None and series[1] <= first.paged
        return (one.address in led or said) and _title(one.title) == _title(first.title)

    return [one for one in row if further(one)]


def _title(text: str) -> str:
    return re.sub(r"[（(]第?\d+页?[）)]$", "", bare(text))


def without_copies(found: Sequence[OldArticle]) -> tuple[list[OldArticle], Copies]:
    """One article for each text, with the addresses of all that said the same, and what was found."""
    groups: dict[str, list[OldArticle]] = defaultdict(list)
    for one in found:
        groups[one.page.text + "".join(rest.text for rest in one.rest)].append(one)
    copies, kept = Copies(), []
    for own in groups.values():
        # Texts of nothing but a few words say the same without being one.
        alone = own[0].page.letters < 10 and not own[0].files
        best = min(own, key=_rank)
        kept += own if alone else [best]
        if len(own) == 1 or alone:
            continue
        others = sorted(other.page.address for other in own if other is not best)
        copies.kept[best.page.address] = others
        best.others += [address for other in own if other is not best for address in other.addresses]
        for other in others:
            copies.mirrors[_place(other), _place(best.page.address)] += 1
    copies.near = list(_near(kept))
    return sorted(kept, key=lambda one: one.page.address), copies


def _rank(one: OldArticle) -> tuple[bool, bool, int, str]:
    address = one.page.address
    return _MIRROR.search(address) is not None, not one.published[0], len(address), address


def _place(address: str) -> str:
    """Host and first folder."""
    host, path, _ = addresses.parts_of(address)
    step = path.split("/")[1] if path.count("/") > 1 else ""
    return f"{host}/{step}"


def _near(found: Iterable[OldArticle]) -> Iterable[tuple[str, str, float]]:
    """Pairs of one title, or of one document number, that are alike without being equal."""
    rooms: dict[str, list[OldArticle]] = defaultdict(list)
    for one in found:
        rooms["title " + bare(one.page.title)].append(one)
        if number := one.field("doc_number"):
            rooms["number " + number].append(one)
    told: set[tuple[str, str]] = set()
    for own in rooms.values():
        if not 1 < len(own) <= _COMPARED:
            continue
        for place, one in enumerate(own):
            for other in own[:place]:
                pair = (other.page.address, one.page.address)
                if pair not in told and (ratio := _alike(other, one)) >= SAME:
                    told.add(pair)
                    yield *pair, ratio


def _alike(first: OldArticle, second: OldArticle) -> float:
    texts = [bare(one.body.replace(PREFIX, "")) for one in (first, second)]
    short, long = sorted(map(len, texts))
    if short < _LEAST or short * 2 < long:
        return 0.0
    marks = [shingles(text) for text in texts]
    share = len(marks[0] & marks[1]) / max(map(len, marks))
    return share if share < ALIKE or long > _LONGEST else compared(texts[0], texts[1])[0]
