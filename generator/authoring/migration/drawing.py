"""Articles -> documents as they are to be written: front matter, links put right, former addresses, an id each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

import msgspec

from generator.authoring.importers import proposals
from generator.authoring.importers.placing import PREFIX
from generator.authoring.importers.proposals import Known
from generator.authoring.importers.writing import front_matter
from generator.authoring.importers.writing.front_matter import ProposedField
from generator.authoring.migration import addresses
from generator.authoring.migration.articles import OldArticle
from generator.authoring.migration.kinds import KindChoice, kind_of, open_fields, stated
from generator.authoring.migration.mapping import ColumnChoice, MigrationMap
from generator.authoring.migration.staging import LINKS, OUR
from generator.base.digest import digest
from generator.model.former_queries import claimed
from generator.model.kind import Kind

UNSORTED = "weifenlei"
"""Folder of what has no domain yet."""
_REQUIRED = {
    "title": "标题",
    "domain": "领域",
    "subject": "主题",
    "publish_date": "发布日期",
    "classification": "公开属性",
}
_USUAL = ("agency", "doc_number", "written_date", "index_number")
"""What documents of every kind may say."""
_LINKED = re.compile(r"\[((?:!\[[^\]]*\]\([^)]*\)|\\.|[^\[\]])*)\]\(" + LINKS.pattern + r"\)")
_ANCHOR = re.compile(r'<a\b[^>]*href="' + LINKS.pattern + r'"[^>]*>(.*?)</a>', re.DOTALL)


class DrawnDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it is to be written. identity: its id. lacks: Chinese names of required fields that are open; it
    is a draft then. aliases: former addresses that lead to it."""

    identity: str
    address: str
    title: str
    folder: str
    text: str
    files: tuple[tuple[str, str], ...]
    lacks: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: KindChoice
    unlinked: int


class DocumentDrawing(msgspec.Struct, kw_only=True):
    """What every document is drawn with. ids: address -> id, of every address that an article had."""

    choices: MigrationMap
    known: Known
    kinds: Sequence[Kind]
    main: str
    ids: dict[str, str]
    claimed: dict[str, str] = {}
    clashes: list[tuple[str, str]] = []

    def document(self, one: OldArticle) -> DrawnDocument:
        """One article as a document."""
        choice = self.choices.of(one.page.column)
        body, unlinked = self._body(one)
        identity = self.ids[one.page.address]
        fields, lacks, kind = self._fields(one, choice, body)
        aliases = tuple(self._aliases(one, identity))
        if aliases:
            fields = [*fields, ProposedField("aliases", aliases)]
        source = one.field("# 来源")
        if source:
            fields = [*fields, ProposedField("# 来源", source, "转载文件须改用 kind: repost 并填写来源")]
        text = f"{front_matter.written(tuple(fields))}\n{body.replace(PREFIX, f'{identity}-')}"
        files = tuple((f"{identity}-{file.name}", file.stored) for file in one.files)
        return DrawnDocument(
            identity=identity,
            address=one.page.address,
            title=one.page.title,
            folder=choice.folder or UNSORTED,
            text=text,
            files=files,
            lacks=lacks,
            aliases=aliases,
            kind=kind,
            unlinked=unlinked,
        )

    def _body(self, one: OldArticle) -> tuple[str, int]:
        """The text with links to other articles, and how many links to other pages are text alone now."""
        gone = 0

        def led(target: str) -> str:
            nonlocal gone
            identity = next((self.ids[one] for one in addresses.same(unquote(target)) if one in self.ids), "")
            gone += not identity
            return f"/d/{identity}/" if identity else ""

        def linked(match: re.Match[str]) -> str:
            to = led(match[2])
            return f"[{match[1]}]({to})" if to else match[1]

        def anchored(match: re.Match[str]) -> str:
            to = led(match[1])
            return f'<a href="{to}">{match[2]}</a>' if to else match[2]

        lines = self.choices.lines
        kept = [part for part in one.body.split("\n\n") if "".join(part.split()) not in lines] if lines else [one.body]
        body = _ANCHOR.sub(anchored, _LINKED.sub(linked, "\n\n".join(kept)))
        return LINKS.sub(
            lambda match: led(match[1]) or OUR.replace("migrate.invalid", self.main or "old.invalid"), body
        ), gone

    def _fields(
        self, one: OldArticle, choice: ColumnChoice, body: str
    ) -> tuple[list[ProposedField], tuple[str, ...], KindChoice]:
        """Front matter: what the page says, then what was decided of its column; what is open makes it a draft."""
        first = {key: remark for key, _, remark in one.page.fields}
        by = one.published[1] if not one.field("publish_date") else ""
        values = {
            "title": one.page.title,
            "domain": choice.domain,
            "subject": choice.subject,
            "publish_date": one.published[0],
            "classification": one.field("classification") or choice.classification,
        }
        agency = one.field("agency") or self._source(one) or choice.agency
        more = {
            "agency": agency,
            **{key: one.field(key) for key in ("doc_number", "written_date", "index_number")},
            **stated(one.page.title),
        }
        have = {key for key, value in {**values, **more}.items() if value}
        kind = kind_of(one.page.title, one.page.column, body, choice.kind, have, self.kinds)
        table = {item.id: item for item in self.kinds}
        wanted = open_fields(table[kind.kind], have) if kind.kind in table else ()
        own = {field.key for field in table[kind.kind].fields} if kind.kind in table else set()
        lacks = tuple(name for key, name in _REQUIRED.items() if not values[key]) + (kind.lacks if choice.kind else ())
        fields = (
            [ProposedField("draft", "是", f"缺{'、'.join(lacks)}；填好、核对以后删去这一行，就会发布")] if lacks else []
        )
        fields += [
            ProposedField(key, value, first.get(key, "") if not value else by if key == "publish_date" else "")
            for key, value in values.items()
        ]
        fields += [ProposedField(key, more[key]) for key in _USUAL if more[key]]
        told = f"建议：{kind.likely}，依据：{kind.by}" if kind.likely and kind.kind == "notice" else ""
        fields.append(ProposedField("kind", kind.kind, told))
        fields += [ProposedField(key, more[key]) for key in more if key in own - {*_USUAL} and more[key]]
        fields += [ProposedField(key, "", doc) for key, doc in wanted if choice.kind]
        return fields, lacks, kind

    def _source(self, one: OldArticle) -> str:
        source = one.field("# 来源")
        found = proposals.agency((source,), self.known) if source else None
        return found.name if found else ""

    def _aliases(self, one: OldArticle, identity: str) -> Iterable[str]:
        """Former addresses of the article, its copies and its files. Of two documents with one address the first has
        it."""
        files = (file.address for file in one.files if file.address)
        for address in (*one.addresses, *files):
            if addresses.is_home(address) or "/~row/" in address:
                continue
            alias = addresses.alias(address, main=self.main)
            key = claimed(alias).casefold().rstrip("/").removesuffix("/index.html")
            owner = self.claimed.setdefault(key, identity)
            if owner != identity and address in one.addresses:
                self.clashes.append((address, owner))
            elif owner == identity and self.claimed.setdefault(f"{identity} {key}", alias) == alias:
                yield alias


def identities(found: Sequence[OldArticle]) -> dict[str, str]:
    """An id for each article, under every address that it had: its day and a mark of its address, so that it stays the
    same whatever else comes in."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for one in found:
        day = one.published[0][:10] or one.field("written_date")
        mark = digest(one.page.address)
        name = next(
            name for size in range(6, len(mark)) for name in [f"{day or 'old'}-{mark[:size]}"] if name not in taken
        )
        taken.add(name)
        ids |= dict.fromkeys(one.addresses, name)
    return ids
