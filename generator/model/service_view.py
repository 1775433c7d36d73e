"""What templates see of 办事: offices, materials, steps, ways before, during and after; the building blocks of pages of
guides, of 一件事, of the handbook and of the service entry."""

from __future__ import annotations

import msgspec

from generator.model.view import Link, MetaFact


class OfficePlace(msgspec.Struct, frozen=True, array_like=True):
    """An accepting office. phone: without label for none. address: in plain words; map: address of a map, or ""."""

    name: str
    url: str
    phone: MetaFact
    address: str
    map: str


class OfficeGroup(msgspec.Struct, frozen=True, array_like=True):
    """Offices that accept alike: one agency (title ""), or all of a kind (各乡镇)."""

    title: str
    offices: tuple[OfficePlace, ...]


class MaterialUse(msgspec.Struct, frozen=True, array_like=True):
    """A material as one step has it. step: number of the step, 0 on the guide's own page. needed: form and number
    ("原件，1份"), or "". template, sample: 空白表格 and 样表, without address where there is none. waived: why it need not be
    handed in, or ""."""

    step: int
    needed: str
    source: str
    template: Link
    sample: Link
    waived: str
    note: str


class MaterialView(msgspec.Struct, frozen=True, array_like=True):
    """A material. uses: one on a guide's page; of 一件事 one for each step that asks for it."""

    name: str
    uses: tuple[MaterialUse, ...]


class ServiceStep(msgspec.Struct, frozen=True, array_like=True):
    """A step of 一件事: a guide. offices: names, each with its page. online: where it is handled online, or ""."""

    number: int
    guide: Link
    offices: tuple[Link, ...]
    time_limit: str
    fee: str
    place: str
    phone: MetaFact
    online: str


class ServicePhase(msgspec.Struct, frozen=True, array_like=True):
    """事前, 事中 or 事后: what can be done then."""

    title: str
    ways: tuple[MetaFact, ...]


class ServiceFacts(msgspec.Struct, frozen=True):
    """What a guide or 一件事 says beside its plain fields. visits: how often one has to come, in words, with the list of
    those alike; without title where nobody says. listed: rows of lists of services that lead here. steps: of 一件事;
    broken: whether one that it names cannot be read."""

    offices: tuple[OfficeGroup, ...]
    materials: tuple[MaterialView, ...]
    phases: tuple[ServicePhase, ...]
    visits: Link
    listed: tuple[Link, ...]
    steps: tuple[ServiceStep, ...] = ()
    broken: bool = False
