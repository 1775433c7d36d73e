"""One run: list what there is, read what is left to read, put together, write, tell."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.authoring.importers.proposals import Known
from generator.authoring.migration import addresses, coverage, leads, report, shapes, sources, unfit
from generator.authoring.migration.articles import Copies, OldArticle, articles_of, dated_by_lists, without_copies
from generator.authoring.migration.drawing import DocumentDrawing, DrawnDocument, identities
from generator.authoring.migration.mapping import MigrationMap, propose, read_map
from generator.authoring.migration.reading import Job, PageRead, read_pages
from generator.authoring.migration.state import MigrationState, OldFile
from generator.authoring.migration.writing import MigrationOutcome, take_back, write
from generator.base.digest import digest
from generator.base.files import write_atomic
from generator.base.lock import Busy, locked
from generator.base.progress import Progress
from generator.base.workers import chunks, default_workers, executor, mapped
from generator.model.diagnostic import UsageError
from generator.model.kind import Kind

READING = "3"
"""Of what reading a page gives. Another one reads all pages again."""
_CHUNK = 25
"""Pages of one job: what a run that is killed loses at most for each process."""


@dataclass(frozen=True, slots=True)
class Migration:
    """What a run did. first: the map was proposed and no document written. read: pages that were read now; known: those
    that an earlier run had read. ready: documents that may be published as they are."""

    first: bool
    pages: int
    read: int
    articles: int
    written: int
    ready: int
    edited: int
    report: Path
    map: Path


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are. old: the old site. to: the content folder. map, report: files for people. state: a folder that
    may be lost. left: where files go that cannot be published. leads: rules for nginx."""

    old: Path
    to: Path
    map: Path
    report: Path
    state: Path
    left: Path
    leads: Path


@dataclass(frozen=True, slots=True)
class Collected:
    """All that an old site holds. unread: what could not be read of it as a whole. read: how many pages were read in
    this run. strays: addresses that lead on to what is no article."""

    files: list[OldFile]
    unread: list[str]
    pages: dict[str, PageRead]
    read: int
    articles: list[OldArticle]
    copies: Copies
    strays: list[str]


def migrate(
    places: Places, known: Known, kinds: Sequence[Kind], *, workers: int = 0, progress: Progress | None = None
) -> Migration:
    """Bring an old site in, as far as it is not yet. Raises UsageError for a source or a map that cannot be read,
    OSError where nothing can be written."""
    shown = progress or Progress()
    first = not places.map.exists()
    choices = MigrationMap() if first else read_map(places.map, known, kinds)
    with _alone(places.state), closing(MigrationState(places.state)) as state:
        old = _collected(state, places.old, known, workers or default_workers(), shown)
        if first:
            propose(places.map, old.articles, known)
        telling = _telling(places, state, old, choices, known, kinds, shown, first=first)
        write_atomic(places.report, report.written(telling).encode())
    drawn = telling.drawn
    return Migration(
        first=first,
        pages=len(old.pages),
        read=old.read,
        articles=len(old.articles),
        written=len(telling.outcome.fresh),
        ready=sum(not one.lacks for one in drawn),
        edited=len(telling.outcome.edited),
        report=places.report,
        map=places.map,
    )


def _collected(state: MigrationState, place: Path, known: Known, workers: int, shown: Progress) -> Collected:
    shown.stage("清点")
    files, unread = _listed(state, place)
    pages, read = _read(state, files, _key(files, known), known, workers, shown)
    every = articles_of(pages)
    dated_by_lists(every, pages)
    found, copies = without_copies(every)
    return Collected(files, unread, pages, read, found, copies, _led_on(pages, found))


def _listed(state: MigrationState, old: Path) -> tuple[list[OldFile], list[str]]:
    """Every file of the old site, and what could not be read of it."""
    source = sources.source_of(old)
    stamp = source.stamp(old)
    if not stamp or state.fact("stamp") != stamp:
        told: list[str] = []
        state.remember("stamp", "")
        state.replace_files(source.files(old, state.folder, told.append))
        state.remember("told", "\n".join(told))
        state.remember("stamp", stamp)
    return list(state.files()), [line for line in state.fact("told").split("\n") if line]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two runs on one old site would write the same documents."""
    try:
        with locked(folder / "lock"):
            shutil.rmtree(folder / "reading", ignore_errors=True)  # what a killed run left
            yield
    except Busy as error:
        raise UsageError("另一个迁移正在进行", "等它结束后再运行。") from error


def _key(files: Sequence[OldFile], known: Known) -> str:
    """Changes with whatever a page is made from: the pages, the files that it may take along, the county's words."""
    words = [
        *(one.name for one in known.domains),
        *(one.name for one in known.subjects),
        *(one.name for one in known.agencies),
    ]
    return digest(READING, *words, *(f"{one.address} {one.stamp} {one.target}" for one in files))


def _read(
    state: MigrationState, files: Sequence[OldFile], key: str, known: Known, workers: int, shown: Progress
) -> tuple[dict[str, PageRead], int]:
    wanted = [one for one in files if is_page(one)]
    done = state.read(key)
    left = [one for one in wanted if one.address not in done]
    jobs = [Job(str(state.folder), tuple(part), known) for part in chunks(left, _CHUNK)]
    shown.stage("读网页")
    count = len(wanted) - len(left)
    with executor(min(workers, len(jobs))) as pool:
        for values in mapped(pool, read_pages, jobs, ahead=2 * workers):
            state.keep_pages(key, values)
            count += len(values)
            shown.step(count, len(wanted))
    pages = {one.address: state.page(one.address, key, PageRead) for one in wanted}
    return {address: page for address, page in pages.items() if page is not None}, len(left)


def is_page(one: OldFile) -> bool:
    """Whether a file is a page, or stood for one."""
    if one.media.startswith(("text/html", "application/xhtml")):
        return True
    last = addresses.parts_of(one.address)[1].rpartition("/")[2]
    return bool(one.target) and ("." not in last or last.lower().endswith((".html", ".htm")))


def _led_on(pages: dict[str, PageRead], found: Sequence[OldArticle]) -> list[str]:
    """Give addresses that lead on to an article to it. Returns those that lead on to anything else."""
    owners = {address: one for one in found for address in one.addresses}
    strays = []
    for address, page in pages.items():
        if page.shape.shape != shapes.MOVED:
            continue
        target = addresses.address(page.shape.target, address)
        seen = {address}
        while target in pages and pages[target].shape.shape == shapes.MOVED and target not in seen:
            seen.add(target)
            target = addresses.address(pages[target].shape.target, target)
        owner = next((owners[one] for one in addresses.same(target) if one in owners), None)
        if owner is not None:
            owner.others.append(address)
        else:
            strays.append(f"{address} → {target or page.shape.target}")
    return strays


def _telling(
    places: Places,
    state: MigrationState,
    old: Collected,
    choices: MigrationMap,
    known: Known,
    kinds: Sequence[Kind],
    shown: Progress,
    *,
    first: bool,
) -> report.Findings:
    """Write the documents, unless it is the first run, and gather what is to be told."""
    found = old.articles
    drawing = DocumentDrawing(choices=choices, known=known, kinds=kinds, main=_main(found), ids=identities(found))
    chosen, skipped = _chosen(found, choices)
    drawn: list[DrawnDocument] = []
    outcome, left, rules = MigrationOutcome(), [], 0
    if not first:
        shown.stage("写文件")
        drawn = list(_drawn(drawing, chosen, shown))
        outcome = write(state, places.to, drawn)
        left_behind = [one for one in found if one.page.address in skipped]
        take_back(state, places.to, left_behind, drawing.ids, outcome)
        left = unfit.laid_aside(state, places.left, chosen, drawing.ids)
        columns = {address: one.page.column for one in found for address in one.addresses}
        rules = leads.write(places.leads, old.pages, columns, choices, main=drawing.main)
    return report.Findings(
        source=str(places.old),
        to=str(places.to),
        map_name=places.map.name,
        first=first,
        pages=old.pages,
        articles=found,
        copies=old.copies,
        choices=choices,
        drawn=drawn,
        outcome=outcome,
        coverage=coverage.coverage(state, old.files),
        files=len(old.files) - len(old.pages),
        unread=old.unread,
        strays=old.strays,
        unfit=left,
        clashes=drawing.clashes,
        skipped=skipped,
        leads=rules,
        leads_name=places.leads.name,
        new_columns="" if first else report.further(found, choices, known),
    )


def _drawn(drawing: DocumentDrawing, chosen: Sequence[OldArticle], shown: Progress) -> Iterator[DrawnDocument]:
    for count, one in enumerate(chosen, 1):
        yield drawing.document(one)
        if count % 100 == 0 or count == len(chosen):
            shown.step(count, len(chosen))


def _chosen(found: Sequence[OldArticle], choices: MigrationMap) -> tuple[list[OldArticle], list[str]]:
    """What comes in, and the addresses of what a person left behind."""
    unwanted = [one for one in found if choices.of(one.page.column).skip or not choices.skip.isdisjoint(one.addresses)]
    gone = {one.page.address for one in unwanted}
    return [one for one in found if one.page.address not in gone], sorted(gone)


def _main(found: Sequence[OldArticle]) -> str:
    """The host of most articles: the new site takes its name over."""
    every = [addresses.parts_of(one.page.address)[0] for one in found]
    hosts = [host for host in every if host]
    return max(sorted(set(hosts)), key=hosts.count, default="")
