"""One page of an old site -> what it can be: its shape, its column, and the document that the importers make of it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from generator.authoring.importers.encodings import decode
from generator.authoring.importers.placing import PREFIX, ImportedFile
from generator.authoring.importers.proposals import Known
from generator.authoring.importers.run import imported
from generator.authoring.importers.similarity import bare
from generator.authoring.migration import addresses, shapes
from generator.authoring.migration.page_columns import column_of
from generator.authoring.migration.shapes import PageShape, dated_links, pages_said, said_day, shape_of
from generator.authoring.migration.staging import LINKS, Staged
from generator.authoring.migration.state import MigrationState, OldFile, kept
from generator.authoring.migration.unfit_types import ENDINGS
from generator.base.digest import digest, digest_bytes
from generator.base.limits import GivenUp, given

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LABEL = re.compile(r"\[(f\d+\.\w+)\](?=\()")
_NOT_HERE = re.compile(r"附件“.*?”没有随网页一起保存，.*（(.*)）", re.DOTALL)
LARGEST = 30 << 20


class CarriedFile(msgspec.Struct, frozen=True, array_like=True):
    """A file that comes along with a page. name: beside the document, behind its id. stored: digest of its bytes in the
    state. title: for people. address: where it was, "" for pictures, whose bytes are made anew."""

    name: str
    stored: str
    title: str
    address: str = ""


class PageRead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one page was read as. fields: (key, value, remark) of its front matter. body: Markdown, in which PREFIX
    stands for the id and links to the old site begin with ``staging.OUR``. links: addresses of the site that it
    names. text: digest of what it says, equal where two pages say the same. refused: why it is no document, in
    Chinese. left: what could not be carried over, in Chinese. missing: files that it names and nobody has. proposals:
    (domain, subject), which its words speak for. unfit: files of types that are not published. passed: files that the
    page links to and the text has not. day: of publication, and what says it, where the importer found none. rows: of
    a list, (address, day) of what it lists. paged: of how many pages it says to be."""

    address: str
    shape: PageShape
    title: str = ""
    column: str = ""
    column_by: str = ""
    fields: tuple[tuple[str, str | tuple[str, ...], str], ...] = ()
    body: str = ""
    files: tuple[CarriedFile, ...] = ()
    links: tuple[str, ...] = ()
    text: str = ""
    letters: int = 0
    refused: str = ""
    left: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    proposals: tuple[str, str] = ("", "")
    unfit: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    day: tuple[str, str] = ("", "")
    rows: tuple[tuple[str, str], ...] = ()
    paged: int = 0

    def field(self, key: str) -> str:
        """The value of a field that is one text; "" where it is open."""
        return next((value for name, value, _ in self.fields if name == key and isinstance(value, str)), "")


class Job(msgspec.Struct, frozen=True):
    """What a process needs to read some pages."""

    state: str
    files: tuple[OldFile, ...]
    known: Known


def read_pages(job: Job) -> list[tuple[str, bytes]]:
    """(address, value) of each page of a job. A page that ends the reading, or takes too long, is refused alone."""
    values: list[tuple[str, bytes]] = []
    for file, answer in zip(job.files, given(_give, job), strict=True):
        if isinstance(answer, GivenUp):
            why = {"time": "太久没有读完", "memory": "占用内存太多"}.get(answer.reason, "读的时候出错")
            told = PageRead(address=file.address, shape=PageShape(shapes.ARTICLE, why, sure=False), refused=why)
            answer = msgspec.msgpack.encode(told)
        values.append((file.address, answer))
    return values


def _give(job: Job, begin: int) -> Iterator[bytes]:
    state = MigrationState(Path(job.state))
    try:
        for file in job.files[begin:]:
            yield msgspec.msgpack.encode(read_page(state, file, job.known))
    finally:
        state.close()


def read_page(state: MigrationState, file: OldFile, known: Known) -> PageRead:
    """One page. What is wrong with it is told in the value."""
    if file.status >= 400:
        return PageRead(address=file.address, shape=PageShape(shapes.ERROR, f"服务器答复 {file.status}"))
    if file.target:
        return PageRead(
            address=file.address, shape=PageShape(shapes.MOVED, "服务器转到别的网址", target=f"//{file.target}")
        )
    try:
        data = Path(file.path).read_bytes() if Path(file.path).stat().st_size <= LARGEST else b""
    except OSError as error:
        return _refused(file, f"打不开：{error.strerror}")
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, declared=declared[1].decode("ascii") if declared else "") if data else None
    if decoded is None:
        return _refused(file, "是空的，或者认不出文字编码" if len(data) < LARGEST else "超过 30 MB")
    return _read(state, file, known, decoded.text)


def _refused(file: OldFile, why: str) -> PageRead:
    return PageRead(address=file.address, shape=PageShape(shapes.EMPTY, why, sure=False), refused=why)


def _read(state: MigrationState, file: OldFile, known: Known, text: str) -> PageRead:
    from generator.authoring.importers.webpage.trees import TooDeep, tree_of

    try:
        bare_tree = tree_of(text)
        paged = pages_said(bare_tree)
        shape = shape_of(bare_tree, file.address)
        tree = tree_of(text)
    except TooDeep:
        return _refused(file, "网页的层次太深")
    title = tree.css_first("title")
    name = title.text(strip=True)[:120] if title is not None else ""
    column, by = column_of(tree, file.address)
    plain = PageRead(address=file.address, shape=shape, title=name, column=column, column_by=by, paged=paged)
    with tempfile.TemporaryDirectory(prefix="page-", dir=_room(state)) as folder:
        staged = Staged(state, Path(folder), file)
        page = staged.page(tree)
        if shape.shape != shapes.ARTICLE:
            rows = ((addresses.address(target, file.address), day) for target, day in dated_links(bare_tree))
            return msgspec.structs.replace(plain, links=tuple(dict.fromkeys(staged.pages)), rows=tuple(rows))
        made = imported(page, agency=None, simplify=False, known=known)
        day = said_day(bare_tree)
        told = msgspec.structs.replace(plain, day=(day, "标题下的一行") if day else ("", ""))
        return _document(state, told, staged, made)


def _room(state: MigrationState) -> Path:
    room = state.folder / "reading"
    room.mkdir(exist_ok=True)
    return room


def _document(state: MigrationState, plain: PageRead, staged: Staged, made: ImportedFile) -> PageRead:
    errors = [one.message for one in made.notices if one.level == "error"]
    missing = tuple(dict.fromkeys(staged.missing))
    if made.outline is None:
        return msgspec.structs.replace(plain, refused="；".join(errors) or "没有找到正文", missing=missing)
    by_digest = {_digest_of(staged.folder / name): old.address for name, old in staged.files.items()}
    files = tuple(
        CarriedFile(one.name, kept(state.folder, one.data), one.title, by_digest.get(digest_bytes(one.data), ""))
        for one in made.attachments
    )
    body = _LABEL.sub(lambda match: f"[{_called(match[1], staged)}]", made.body)
    title = made.title
    column = SIGNLESS.sub("", plain.column) if plain.column.endswith(title) and title else plain.column
    said = bare(LINKS.sub("", body.replace(PREFIX, "")))
    return msgspec.structs.replace(
        plain,
        title=title,
        column=column,
        fields=tuple((one.key, one.value, one.remark) for one in made.fields),
        body=body,
        files=files,
        links=tuple(dict.fromkeys(staged.pages)),
        text=digest(bare(title), said, *sorted(one.stored for one in files)),
        letters=len(said),
        left=tuple(
            _named(one.message, staged)
            for one in made.notices
            if one.level == "warning" and not _known(one.message, staged.old) and not _told(one.message, staged)
        ),
        missing=missing,
        proposals=_proposals(made),
        passed=tuple(sorted(_passed(staged, made, by_digest))),
        unfit=tuple(
            old.address for name, old in staged.files.items() if name.endswith(ENDINGS) and _is_linked(name, made)
        ),
    )


def _called(name: str, staged: Staged) -> str:
    """What the old site called a file that the page shows without a title of its own."""
    old = staged.files.get(name)
    last = addresses.parts_of(old.address)[1].rpartition("/")[2] if old else name
    return re.sub(r"([\[\]\\])", r"\\\1", last) or name


def _named(message: str, staged: Staged) -> str:
    """A notice with the addresses that files had in place of the names that they got."""
    return re.sub(
        r"\bf\d+\.\w+", lambda match: staged.files[match[0]].address if match[0] in staged.files else match[0], message
    )


def _is_linked(name: str, made: ImportedFile) -> bool:
    """Whether a file that did not come along is of the article: the importer says so."""
    return any(name in one.message for one in made.notices)


def _passed(staged: Staged, made: ImportedFile, by_digest: Mapping[str, str]) -> set[str]:
    """Files that offices attach, linked to from the page, of which the text says nothing."""
    came = {by_digest.get(digest_bytes(one.data), "") for one in made.attachments}
    left = {
        old.address for name, old in staged.linked.items() if name.endswith(_ATTACHED) and not _is_linked(name, made)
    }
    return left - came


_ATTACHED = (".pdf", ".docx", ".xlsx", ".pptx", ".ofd", ".csv", ".txt", ".mp3", ".mp4", *ENDINGS)
SIGNLESS = re.compile(r" > [^>]*$")


def _known(message: str, old: OldFile) -> bool:
    """Notices that hold for every page of a crawl, and are in the report as a whole."""
    row = old.media.endswith(";row") and message.startswith("没有认出网页的正文区域")
    return row or message.startswith(("从网页所在的文件夹带入", "文件编码为"))


def _told(message: str, staged: Staged) -> bool:
    """Whether another list of the report has the file: those that nobody has, and those that cannot be published."""
    match = _NOT_HERE.fullmatch(message)
    if match is None:
        return False
    return (match[1].endswith(ENDINGS) and match[1] in staged.files) or staged.misses(match[1])


def _proposals(made: ImportedFile) -> tuple[str, str]:
    told = {field.key: field.remark for field in made.fields}

    def name(key: str) -> str:
        match = re.match(r"建议：(.+?)（依据", told.get(key, ""))
        return match[1] if match else ""

    return name("domain"), name("subject")


def _digest_of(path: Path) -> str:
    try:
        return digest_bytes(path.read_bytes())
    except OSError:
        return ""
