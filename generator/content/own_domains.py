"""Entries of ``_data/domains.yaml`` -> the domains in use, those that are switched off, and entries that mean none."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.base.close_names import listed
from generator.content.pilot_domains import KEY_DOMAINS, PILOT_DOMAINS
from generator.model.source import ReadError
from generator.model.vocabulary import Domain, Vocabulary


class DomainChange(msgspec.Struct, frozen=True):
    """One entry of ``_data/domains.yaml``: a domain added (of the county's own, or one of
    ``KEY_DOMAINS`` by its id), renamed, or switched off with ``enabled: false``."""

    id: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    body: str = ""
    introduction: str = ""
    enabled: bool = True


class OwnDomains(msgspec.Struct, frozen=True):
    """used: in the order of columns. switched_off: those that are known and not used."""

    used: tuple[Domain, ...]
    switched_off: tuple[Domain, ...]


def own_domains(entries: Sequence[tuple[str, int, DomainChange]]) -> tuple[OwnDomains, list[ReadError]]:
    """The built-in domains as a county changes them. entries: (path, line, change)."""
    found = {domain.id: domain for domain in PILOT_DOMAINS}
    offered = {domain.id: domain for domain in KEY_DOMAINS}
    off: dict[str, Domain] = {}
    faults: list[ReadError] = []
    for path, line, change in entries:
        old = found.get(change.id) or offered.get(change.id)
        if old is None and _means_none(change):
            faults.append(_unknown(path, line, change))
        elif change.enabled:
            found[change.id] = _changed(change, old)
        else:
            found.pop(change.id, None)
            off[change.id] = old or _changed(change, None)
    return OwnDomains(tuple(found.values()), tuple(off.values())), faults


def _means_none(change: DomainChange) -> bool:
    """Whether an id that is not built in is a slip: a domain of the county's own has a name of its own."""
    return not change.name or (not change.enabled and Vocabulary(PILOT_DOMAINS).find(change.name) is not None)


def _unknown(path: str, line: int, change: DomainChange) -> ReadError:
    built_in = Vocabulary(PILOT_DOMAINS)
    named = built_in.find(change.name) if change.name else None
    near = built_in.near(change.id) if named is None else (named.name,)
    meant = next((domain.id for domain in PILOT_DOMAINS if domain.name in near), "")
    every, more = (
        listed([f"{domain.id}（{domain.name}）" for domain in some]) for some in (PILOT_DOMAINS, KEY_DOMAINS)
    )
    told = f"试点领域：{every}。可以开设的重点领域：{more}。本县自己的领域另要写 name。"
    return ReadError(
        "data-reference", line, 1, {"field": "id", "value": change.id, "near": meant, "listed": told}, path
    )


def _changed(change: DomainChange, old: Domain | None) -> Domain:
    return Domain(
        id=change.id,
        name=change.name or (old.name if old else change.id),
        aliases=(*(old.aliases if old else ()), *((old.name,) if old and change.name else ()), *change.aliases),
        body=change.body or (old.body if old else ""),
        pilot=old is not None and old.pilot,
        introduction=change.introduction,
    )
