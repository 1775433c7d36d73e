"""What may be shown -> the search server's indices without what leaves the site, before its pages go.

The server being away keeps no site from being published: the build says so, and the next one makes it good.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from generator.base.bodies import BodyStore
from generator.base.errors import GongkaiError
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
    from generator.search.opensearch.follow import ServedEdition, StandingIndex
    from generator.search.opensearch.rows import ServedRow


class Retracted(msgspec.Struct, frozen=True):
    """The index without what leaves. editions: of the site, as the server is to have them; none where this build leaves
    the server alone. standing: by edition. failure: why the server could not be asked, and what to do. left: addresses
    of documents that can still be found there and must not be. released: whether the site asks no server any more, and
    what it had on one is not to be followed from now on. notes: for the last lines of the build."""

    editions: Mapping[str, ServedEdition] = {}
    standing: Mapping[str, StandingIndex | None] = {}
    failure: tuple[str, str] = ("", "")
    left: tuple[str, ...] = ()
    released: bool = False
    notes: tuple[str, ...] = ()


def retract(build: BuildContext) -> Retracted:
    """Take what leaves the site out of the index. Raises TooFewDocuments where only looking at all documents tells what
    the index lacks, OSError; what goes wrong on the server is in what it returns."""
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
    from generator.search.opensearch.client import addresses_of, connected

    wanted = {edition.names.edition: edition for edition in _served_editions(build)}
    served_state.begin(store)
    standing: dict[str, StandingIndex | None] = {}
    try:
        with connected(search.server, hurried=True) as client:
            if build.edited is not None:
                _as_left(client, wanted, served_state.last_served(store))
            else:
                _retract_each(client, addresses_of(search.server), wanted, standing, take=options.reindex)
    except GongkaiError as error:
        return Retracted(wanted, failure=error.explain(), left=_still_there(build, wanted, standing))
    return Retracted(wanted, standing)


def _left_alone(build: BuildContext) -> Retracted:
    """No server is to follow. Where one did so far, it is told: what it has stays as it was."""
    options, store = build.options, build[Reading].place.store
    if options.drafts or options.preview or build.edited is not None:
        return Retracted()
    before = served_state.last_served(store)
    if before is None:
        return Retracted(released=True)
    names = "、".join(sorted(one.name for one in before.editions.values()))
    return Retracted(notes=(f"检索不再问服务器，那里的索引不再更新，请管理员删去：{names}",), released=True)


def _retract_each(
    client: OpenSearch,
    servers: Sequence[str],
    wanted: Mapping[str, ServedEdition],
    standing: dict[str, StandingIndex | None],
    *,
    take: bool,
) -> None:
    """One edition's index that cannot be changed keeps nothing in another's. Raises SearchServerError, the first."""
    from generator.search.opensearch.client import SearchServerError, asked
    from generator.search.opensearch.follow import retract as retract_edition

    failed: SearchServerError | None = None
    for name, edition in wanted.items():
        try:
            with asked(servers):
                standing[name] = retract_edition(client, edition, take=take)
        except SearchServerError as error:
            failed = failed or error
            if error.away:
                break
    if failed:
        raise failed


def _as_left(client: OpenSearch, wanted: Mapping[str, ServedEdition], before: ServedSite | None) -> None:
    """Raises TooFewDocuments unless each index is, by what it says, the one that the last build left."""
    from generator.search.opensearch.index import in_use, written

    if before is None or before.editions.keys() != wanted.keys():
        raise TooFewDocuments
    for name, edition in wanted.items():
        left, live = before.editions[name], in_use(client, edition.names)
        led = {edition.names.own, edition.names.all, written(left.name)}
        known = {"token": left.token, **edition.layout.meta}
        if live is None or live.uuid != left.uuid or live.meta != known or live.replicas != edition.layout.replicas:
            raise TooFewDocuments
        if not led <= live.aliases:
            raise TooFewDocuments
        if client.count(index=live.name)["count"] != left.count:
            raise TooFewDocuments


def _still_there(
    build: BuildContext, wanted: Mapping[str, ServedEdition], standing: Mapping[str, StandingIndex | None]
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
    return [row for row in edited_rows(build) if bodies.get(row.id, "") != before[row.file_key].body]


def _served_edition(build: BuildContext, edition: IndexedEdition, chosen: Sequence[SearchEntry]) -> ServedEdition:
    from generator.search.opensearch.follow import ServedEdition
    from generator.search.opensearch.index import IndexLayout, IndexNames
    from generator.search.opensearch.rows import row_digest, row_id

    config, site = build[Reading].config, build[Planned].site
    name, base, search = config.site.jurisdiction, site.base_url, config.search
    entries = {row_id(name, one.url): one for one in chosen}
    wanted = {
        key: IndexedState(row_digest(one, county=name, base_url=base), one.role == "closed", one.url)
        for key, one in entries.items()
    }
    names = IndexNames(search.index, config.site.code, "hant" if edition.cache.endswith("hant") else "hans")
    layout = IndexLayout(config.site.url, search.shards, search.replicas)
    return ServedEdition(names, layout, entries, wanted, partial(_rows, build, edition))


def _rows(build: BuildContext, edition: IndexedEdition, chosen: Sequence[SearchEntry]) -> Iterator[ServedRow]:
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
