"""新闻发言人: which agencies owe one, and whether somebody who spoke is one of them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.public_people import Spokesperson
from generator.model.vocabulary import Agency

DUTY = "新闻发言人"
"""How an agency says in ``excused`` that it owes none, with the reason."""


def speaks_publicly(agency: Agency) -> bool:
    """Whether an agency owes a spokesperson: all above the villages that are not excused."""
    return agency.kind != "村" and not any(text.startswith(DUTY) for text in agency.excused)


def listed_speaker(speaker: str, listed: Iterable[Spokesperson], agencies: dict[str, Agency]) -> bool:
    """Whether a speaker of a press conference, as written there ("县应急管理局局长 林示例"), is one of some spokespersons:
    by name, or by the post with its agency."""
    said = {"".join(speaker.split()), *speaker.split()}
    return any(not said.isdisjoint(_words(one, agencies.get(one.agency))) for one in listed)


def _words(one: Spokesperson, agency: Agency | None) -> set[str]:
    """How a press conference may name a spokesperson: 岚清县应急管理局局长, 县应急管理局局长林示例, 林示例."""
    name, post = "".join(one.name.split()), "".join(one.post.split())
    offices = (agency.name, agency.short, *agency.aliases) if agency else ()
    posts = {f"{office}{post.removeprefix(office)}" for office in offices if office}
    posts |= {post} if any(post.startswith(office) for office in offices if office) else set()
    return posts | ({name} | {f"{one_post}{name}" for one_post in posts} if name else set())
