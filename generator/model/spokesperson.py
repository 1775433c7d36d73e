"""新闻发言人: which agencies owe one, and whether somebody who spoke is one of them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.public_people import Spokesperson
from generator.model.vocabulary import ORGANS, Agency

DUTY = "新闻发言人"
"""How an agency says in ``excused`` that it owes none, with the reason."""


def speaks_publicly(agency: Agency) -> bool:
    """Whether an agency owes a spokesperson: all above the villages that are not excused."""
    return agency.kind in ORGANS and not any(text.startswith(DUTY) for text in agency.excused)


def listed_speaker(speaker: str, listed: Iterable[Spokesperson], agencies: dict[str, Agency]) -> bool:
    """Whether a speaker of a press conference, as written there ("县应急管理局局长 林示例"), is one of some spokespersons:
    by name, or by the post with its agency."""
    said = {"".join(speaker.split()), *speaker.split()}
    return any(_is(one, word, agencies.get(one.agency)) for one in listed for word in said)


def _is(one: Spokesperson, word: str, agency: Agency | None) -> bool:
    """Whether a word names a spokesperson: 岚清县应急管理局局长, 县应急管理局局长林示例, 林示例."""
    name, post = "".join(one.name.split()), "".join(one.post.split())
    if name and word == name:
        return True
    offices = [office for office in (agency.name, agency.short, *agency.aliases) if office] if agency else []
    post = next((post.removeprefix(office) for office in offices if post.startswith(office)), post)
    told = word.removesuffix(name) if name else word
    said = told.removesuffix(post)
    return said != told and any(office == said or (len(said) > 3 and office.endswith(said)) for office in offices)
