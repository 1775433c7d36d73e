"""The site that is live now -> the search server's indices with what is new or other on it.

What goes wrong on the server is told by the build, and made good by the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

import msgspec

from generator.base.errors import Damaged, GongkaiError
from generator.build import served_state
from generator.build.context import BuildContext
from generator.build.reading import Reading
from generator.build.retracting import Retracted
from generator.model.served import ServedSite

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

    from generator.search.opensearch.follow import BroughtIndex, StandingIndex

SHOWN = 20
"""Addresses that a message lists of documents that can still be found."""


class Served(msgspec.Struct, frozen=True):
    """The server after the build. unfollowed: in lines, why it does not have what is on the site; none when it has."""

    unfollowed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def serve(build: BuildContext) -> Served:
    """Bring what is on the site now into the index. Raises Damaged when a stored body is not what it was, OSError;
    what goes wrong on the server is in what it returns."""
    given = build[Retracted]
    if not given.editions:
        if given.released:
            served_state.forget(build[Reading].place.store)
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
        left = {name: few(client, edition, before.editions[name]) for name, edition in given.editions.items()}
    documents = {name: edition.wanted for name, edition in given.editions.items()}
    served_state.edited(store, msgspec.structs.replace(before, editions=left), documents)
    count = sum(len(edition.entries) for edition in given.editions.values())
    return Served(notes=(f"检索服务器：更新 {count} 份",))


def _all(build: BuildContext) -> Served:
    from generator.search.opensearch.client import connected
    from generator.search.opensearch.follow import bring
    from generator.search.opensearch.setup import store_templates
    from generator.search.opensearch.templates import TEMPLATES

    given, search, store = build[Retracted], build[Reading].config.search, build[Reading].place.store
    wanted = {name: edition.wanted for name, edition in given.editions.items()}
    with connected(search.server) as client:
        store_templates(client, TEMPLATES)
        _retire_others(build, client, wanted.keys())  # first: uploading may fail, and what they tell may be taken back
        served_state.coming(store, wanted)
        brought = {
            name: bring(client, edition, given.standing[name], rebuild=build.options.reindex)
            for name, edition in given.editions.items()
        }
    left = ServedSite(search.index, build[Reading].config.site.code, {name: one.left for name, one in brought.items()})
    served_state.done(store, left, wanted)
    return Served(notes=_told(given.standing, brought))


def _retire_others(build: BuildContext, client: OpenSearch, kept: Set[str]) -> None:
    """Editions that the site has no more, and all that it had under another name."""
    from generator.search.opensearch.index import EDITIONS, IndexNames, retire

    config, before = build[Reading].config, served_state.last_served(build[Reading].place.store)
    prefix, county = config.search.index, config.site.code
    gone = [IndexNames(prefix, county, name) for name in EDITIONS if name not in kept]
    if before and (before.prefix, before.county) != (prefix, county):
        gone += [IndexNames(before.prefix, before.county, name) for name in EDITIONS]
    known = {one.uuid for one in before.editions.values()} if before else set()
    for names in gone:
        retire(client, names, config.site.url, known)


def _told(standing: Mapping[str, StandingIndex | None], brought: Mapping[str, BroughtIndex]) -> tuple[str, ...]:
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
    lines = [
        f"网站已更新，检索服务器没有跟上：{message}",
        f"  → {hint}。再运行一次 gongkai build 就补上；在那以前，改过的文件在检索里还是原来的文字",
    ]
    if left:
        lines.append(f"  下列文件已经撤下，在检索服务器上可能还查得到：{named(left, SHOWN)}")
    return tuple(lines)
