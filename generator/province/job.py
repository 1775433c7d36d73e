"""What a worker is told of a county, and what it tells of it afterwards; both travel as JSON."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from generator.model.config_servers import StoreTarget
from generator.province.settings import CountySource

Outcome = Literal["built", "unchanged", "failed", "lost", "missed"]
"""built: the site is what it is to be. unchanged: it was. failed: it could not be built. lost: its workers died over
it. missed: nobody was there to build it. Of the last three the last good site stands."""


class CountyRecord(msgspec.Struct, frozen=True):
    """What is remembered of a county between runs. mark: digest of everything that its site was built from, "" when
    that is not known. built: ISO day for which it was. next_change: first ISO day on which it would differ, "" for
    never. stamp: digest of its build.json. code, held: how that build ended, which goes on while nothing changes.
    seconds, documents: of its last whole build. worker, host: who built it."""

    mark: str = ""
    built: str = ""
    next_change: str = ""
    stamp: str = ""
    code: int = 0
    held: dict[str, int] = {}
    seconds: float = 0
    documents: int = 0
    worker: str = ""
    host: str = ""


class CountyJob(msgspec.Struct, frozen=True, kw_only=True):
    """One county to be built. Places are absolute. over: what is laid over its config.yaml. date: ISO day. marks: of
    what was looked at, for its source and what is shared. processes: that a build may use, 0 for as many
    as the machine has. store: how an output that is an address is reached. patience: seconds
    that it waits for another who builds it. search: whether an index is made. anyhow: documents with errors may leave
    the site where their last versions are lost."""

    county: str
    name: str
    source: CountySource
    shared: CountySource
    output: str
    state: str
    work: str
    over: dict[str, Any] = {}
    date: str = ""
    processes: int = 1
    patience: float = 60
    search: bool = True
    force: bool = False
    anyhow: bool = False
    record: CountyRecord = CountyRecord()
    store: StoreTarget = StoreTarget()
    source_mark: str = ""
    shared_mark: str = ""


class CountyResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a county. code: as ``gongkai build`` would have ended. message, hint: what is wrong, in words.
    found: the first errors, as lines. notes: as a build's last lines. taken_back: of a build that failed, what has left
    the site all the same; None where that is unknown. unfollowed: in lines, why a search server does not have what is
    on the site. held: documents with errors, by what became of them. seconds: by stage, and ``took`` in all. sent:
    files of its memory that were written. trouble: how a bug of ours looked."""

    county: str
    outcome: Outcome
    code: int = 0
    message: str = ""
    hint: str = ""
    found: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    taken_back: tuple[str, ...] | None = None
    unfollowed: tuple[str, ...] = ()
    held: dict[str, int] = {}
    documents: int = 0
    pages: int = 0
    written: int = 0
    seconds: dict[str, float] = {}
    took: float = 0
    worker: str = ""
    host: str = ""
    tries: int = 1
    trouble: str = ""
    record: CountyRecord = CountyRecord()


class CountyNews(msgspec.Struct, frozen=True):
    """What a build says while it runs. done, total: steps of the stage, 0 where it has none."""

    county: str
    stage: str
    done: int = 0
    total: int = 0
