"""What may be shown -> the search server's indices, in two steps around publishing: what leaves the site leaves the
index before its page goes, what is new or other comes in when it can be opened.

The server being away keeps no site from being published: the build says so, and the next one makes it good.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from generator.base.bodies import BodyStore
from generator.base.errors import Damaged, GongkaiError
from generator.build import served_state
from generator.build.comparing import Wanted
from generator.build.context import BuildContext, TooFewDocuments
from generator.build.indexing import IndexedEdition, attached_reader, edited_rows, editions
from generator.build.planning import Planned
from generator.build.reading import Reading
from generator.model.document import Document
from generator.model.served import IndexedState, ServedSite

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

    from generator.search import SearchEntry
    from generator.search.opensearch.follow import Brought, ServedEdition, Standing
    from generator.search.opensearch.rows import Row

SHOWN = 20
"""Addresses that a message lists of documents that can still be found."""


class Retracted(msgspec.Struct, frozen=True):
    """The index without what leaves. editions: of the site, as the server is to have them; none where this build leaves
    the server alone. standing: by edition. failure: why the server could not be asked, and what to do. left: addresses
    of documents that can still be found there and must not be. notes: for the last lines of the build."""

    editions: Mapping[str, ServedEdition] = {}
    standing: Mapping[str, Standing | None] = {}
    failure: tuple[str, str] = ("", "")
    left: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Served(msgspec.Struct, frozen=True):
    """The server after the build. unfollowed: in lines, why it does not have what is on the site; none when it has."""

    unfollowed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def retract(build: BuildContext) -> Retracted:
    """Take what leaves the site out of the index. Raises TooFewDocuments where only looking at all documents tells what
    the index lacks, OSError; what goes wrong on the server is in what it returns."""
    from generator.search.opensearch.client import connected

    options, reading = build.options, build[Reading]
    search, store = reading.config.search, reading.place.store
    if options.drafts or options.preview or not search.served:
        return _left_alone(build)
    if not options.search:
        return Retracted(
            notes=("没有动检索服务器（--no-search）：撤下的在那里可能还查得到，请再运行一次 gongkai build",)
        )
    if build.edited is not None and not _other_text(build):
        return Retracted()
    wanted = {edition.names.edition: edition for edition in _served_editions(build)}
    served_state.begin(store)
    standing: dict[str, Standing | None] = {}
    try:
        with connected(search.server) as client:
            if build.edited is not None:
                _as_left(client, wanted, served_state.last_served(store))
            else:
                _retract_each(client, wanted, standing, take=options.reindex)
    except GongkaiError as error:
        return Retracted(wanted, failure=error.explain(), left=_still_there(build, wanted, standing))
    return Retracted(wanted, standing)


def _left_alone(build: BuildContext) -> Retracted:
    """No server is to follow. Where one did so far, it is told: what it has stays as it was."""
    options, store = build.options, build[Reading].place.store
    before = None if options.drafts or options.preview or build.edited is not None else served_state.last_served(store)
    if before is None:
        return Retracted()
    served_state.forget(store)
    names = "、".join(sorted(one.name for one in before.editions.values()))
    return Retracted(notes=(f"检索不再问服务器，那里的索引不再更新，请管理员删去：{names}",))


def _retract_each(
    client: OpenSearch, wanted: Mapping[str, ServedEdition], standing: dict[str, Standing | None], *, take: bool
) -> None:
    from generator.search.opensearch.follow import retract as retract_edition

    for name, edition in wanted.items():
        standing[name] = retract_edition(client, edition, take=take)


def _as_left(client: OpenSearch, wanted: Mapping[str, ServedEdition], before: ServedSite | None) -> None:
    """Raises TooFewDocuments unless each index is, by what it says, the one that the last build left."""
    from generator.search.opensearch.index import in_use

    if before is None or before.editions.keys() != wanted.keys():
        raise TooFewDocuments
    for name, edition in wanted.items():
        left, live = before.editions[name], in_use(client, edition.names)
        known = {"token": left.token, **edition.layout.meta}
        if live is None or live.uuid != left.uuid or live.meta != known or live.replicas != edition.layout.replicas:
            raise TooFewDocuments
        if client.count(index=live.name)["count"] != left.count:
            raise TooFewDocuments


def _still_there(
    build: BuildContext, wanted: Mapping[str, ServedEdition], standing: Mapping[str, Standing | None]
) -> tuple[str, ...]:
    """Addresses of what was last put into an index and should be in it no more."""
    from generator.search.opensearch.upload import leaving

    if build.edited is not None:
        return ()
    known = served_state.last_documents(build[Reading].place.store)
    found = {
        state.url
        for name, states in known.items()
        if name not in standing
        for state in leaving(states, wanted[name].wanted if name in wanted else {}).values()
    }
    return tuple(sorted(found))


def serve(build: BuildContext) -> Served:
    """Bring what is on the site now into the index. Raises Damaged when a stored body is not what it was, OSError;
    what goes wrong on the server is in what it returns."""
    given = build[Retracted]
    if not given.editions:
        return Served(notes=given.notes)
    failure = given.failure
    if not any(failure):
        try:
            return _few(build) if build.edited is not None else _all(build)
        except Damaged:
            raise
        except GongkaiError as error:
            failure = error.explain()
    return Served(_unfollowed(failure, given.left))


def _few(build: BuildContext) -> Served:
    from generator.search.opensearch.client import connected
    from generator.search.opensearch.follow import few

    given, store = build[Retracted], build[Reading].place.store
    before = served_state.last_served(store)
    assert before is not None
    with connected(build[Reading].config.search.server) as client:
        for name, edition in given.editions.items():
            few(client, edition, before.editions[name].name)
    served_state.edited(store, {name: edition.wanted for name, edition in given.editions.items()})
    count = sum(len(edition.entries) for edition in given.editions.values())
    return Served(notes=(f"检索服务器：更新 {count} 份",))


def _all(build: BuildContext) -> Served:
    from generator.search.opensearch.client import connected
    from generator.search.opensearch.follow import bring
    from generator.search.opensearch.setup import store_templates
    from generator.search.opensearch.templates import TEMPLATES

    given, search, store = build[Retracted], build[Reading].config.search, build[Reading].place.store
    with connected(search.server) as client:
        store_templates(client, TEMPLATES)
        brought = {
            name: bring(client, edition, given.standing[name], rebuild=build.options.reindex)
            for name, edition in given.editions.items()
        }
        _retire_others(build, client, brought.keys())
    left = ServedSite(search.index, build[Reading].config.site.code, {name: one.left for name, one in brought.items()})
    served_state.done(store, left, {name: edition.wanted for name, edition in given.editions.items()})
    return Served(notes=_told(given.standing, brought))


def _retire_others(build: BuildContext, client: OpenSearch, kept: Set[str]) -> None:
    """Editions that the site has no more, and all that it had under another name."""
    from generator.search.opensearch.index import EDITIONS, IndexNames, retire

    config, before = build[Reading].config, served_state.last_served(build[Reading].place.store)
    prefix, county = config.search.index, config.site.code
    gone = [IndexNames(prefix, county, name) for name in EDITIONS if name not in kept]
    if before and (before.prefix, before.county) != (prefix, county):
        gone += [IndexNames(before.prefix, before.county, name) for name in EDITIONS]
    for names in gone:
        retire(client, names, config.site.url)


def _told(standing: Mapping[str, Standing | None], brought: Mapping[str, Brought]) -> tuple[str, ...]:
    """What was done on the server, in a line; none when nothing was."""
    deleted = sum(one.deleted for one in standing.values() if one)
    uploaded = sum(one.uploaded for one in brought.values())
    parts = [f"删去 {deleted} 份"] if deleted else []
    parts += [f"上传 {uploaded} 份"] if uploaded else []
    if any(one.rebuilt for one in brought.values()):
        parts.append("索引是新建的")
    return (f"检索服务器：{'，'.join(parts)}",) if parts else ()


def _unfollowed(failure: tuple[str, str], left: Sequence[str]) -> tuple[str, ...]:
    from generator.search.opensearch.upload import named

    message, hint = failure
    lines = [f"网站已更新，检索服务器没有跟上：{message}", f"  → {hint}。再运行一次 gongkai build 就补上"]
    if left:
        lines.append(f"  下列文件已经撤下，在检索服务器上可能还查得到：{named(left, SHOWN)}")
    return tuple(lines)


def _served_editions(build: BuildContext) -> Iterator[ServedEdition]:
    """Each edition as the server is to have it; in a confined build of the edited documents alone."""
    from generator.search.entries import entries, entry

    site, published = build[Planned].site, build[Wanted].files
    if build.edited is None:
        plain = entries(site, published)
    else:
        plain = [entry(site, row, site.bodies.get(row.id, ""), published) for row in _other_text(build)]
    for edition in editions(site):
        yield _served_edition(build, edition, edition.entries(plain))


def _other_text(build: BuildContext) -> list[Document]:
    """Of the edited documents those that show another text than before."""
    bodies, before = build[Planned].site.bodies, build[Reading].edited
    return [row for row in edited_rows(build) if bodies.get(row.id, "") != before[row.place].body]


def _served_edition(build: BuildContext, edition: IndexedEdition, chosen: Sequence[SearchEntry]) -> ServedEdition:
    from generator.search.opensearch.follow import ServedEdition
    from generator.search.opensearch.index import IndexNames, Layout
    from generator.search.opensearch.rows import row_digest, row_id

    config, site = build[Reading].config, build[Planned].site
    name, base, search = config.site.jurisdiction, site.base_url, config.search
    entries = {row_id(name, one.url): one for one in chosen}
    wanted = {
        key: IndexedState(row_digest(one, county=name, base_url=base), one.role == "closed", one.url)
        for key, one in entries.items()
    }
    names = IndexNames(search.index, config.site.code, "hant" if edition.cache.endswith("hant") else "hans")
    layout = Layout(config.site.url, search.shards, search.replicas)
    return ServedEdition(names, layout, entries, wanted, partial(_rows, build, edition))


def _rows(build: BuildContext, edition: IndexedEdition, chosen: Sequence[SearchEntry]) -> Iterator[Row]:
    from generator.search.entries import texts
    from generator.search.opensearch.rows import rows
    from generator.search.script import simplified

    site, bodies = build[Planned].site, BodyStore(build[Reading].place.bodies)
    try:
        yield from rows(
            chosen,
            read_body=edition.texts(texts(site, bodies.read)),
            read_attached=attached_reader(build),
            county=build[Reading].config.site.jurisdiction,
            base_url=site.base_url,
            script=simplified() if edition.language.startswith("zh-Hant") else None,
        )
    finally:
        bodies.close()
