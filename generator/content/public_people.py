"""content/_data/supervisors.yaml, experts.yaml, spokespersons.yaml -> whom the county names, with every mistake."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

import msgspec
import yaml

from generator.content import tables
from generator.content.data_files import DataFiles, Texts
from generator.model.public_people import (
    Expert,
    PublicPeople,
    Spokesperson,
    SupervisionChannel,
    Supervisor,
)
from generator.model.source import ReadError
from generator.model.vocabulary import Agency, Vocabulary

SUPERVISORS, EXPERTS, SPOKESPERSONS = "supervisors.yaml", "experts.yaml", "spokespersons.yaml"
MEMBERS = ("supervisors", "监督员")
CHANNEL_KEYS = {
    "受理机构": "office",
    "电话": "phone",
    "邮箱": "email",
    "地址": "address",
    "时间": "hours",
    "网址": "url",
    "说明": "note",
}
SUPERVISOR_KEYS = {
    "姓名": "name",
    "类别": "category",
    "单位": "organisation",
    "聘任日期": "term_from",
    "到期日期": "term_to",
    "本人同意公开": "consent",
}
EXPERT_KEYS = {"姓名": "name", "领域": "field", "单位": "organisation", "本人同意公开": "consent"}
SPOKESPERSON_KEYS = {"机关": "agency", "职务": "post", "姓名": "name", "主要负责人": "main", "电话": "phone"}
_CONSENT = "“是”：没有本人书面同意的不能写在这里"

Consenting = TypeVar("Consenting", Supervisor, Expert)


def load_public_people(files: DataFiles, agencies: Iterable[Agency]) -> tuple[PublicPeople, list[ReadError]]:
    """Those that are without mistake, and every mistake."""
    channel, supervisors, of_supervisors = _supervision(files.of(SUPERVISORS))
    read, faults = tables.read_each(files.of(EXPERTS), partial(tables.rows_of, shape=Expert, chinese=EXPERT_KEYS))
    experts, unasked = _asked(read)
    spokespersons, of_spokespersons = _spokespersons(files.of(SPOKESPERSONS), Vocabulary(agencies))
    people = PublicPeople(channel, tuple(supervisors), tuple(experts), tuple(spokespersons))
    return people, [*of_supervisors, *faults, *unasked, *of_spokespersons]


def _supervision(texts: Texts) -> tuple[SupervisionChannel, list[Supervisor], list[ReadError]]:
    """The last file's channel counts; the supervisors of all."""
    read, faults = tables.read_each(texts, _channel)
    channel = next((channel for _, (channel, _) in reversed(read) if channel), None)
    supervisors, unasked = _asked([(path, rows) for path, (_, rows) in read])
    return channel or SupervisionChannel(), supervisors, [*faults, *unasked]


def _channel(
    node: yaml.Node | None,
) -> tuple[tuple[SupervisionChannel | None, list[tuple[int, Supervisor]]], list[ReadError]]:
    if node is None:
        return (None, []), []
    if not isinstance(node, yaml.MappingNode):
        return (None, []), [ReadError("data-form", 1, 1, {"wanted": "“phone: 电话”等渠道和“supervisors:”下的名单"})]
    rest = [pair for pair in node.value if pair[0].value not in MEMBERS]
    head = yaml.MappingNode(node.tag, rest, node.start_mark)
    channel, faults = tables.row(head, SupervisionChannel, chinese=CHANNEL_KEYS)
    rows, unfit = tables.rows_of(tables.member(node, *MEMBERS), Supervisor, chinese=SUPERVISOR_KEYS)
    return (channel, rows), [*faults, *tables.twice(node, *MEMBERS), *unfit]


def _asked(
    read: Iterable[tuple[str, list[tuple[int, Consenting]]]],
) -> tuple[list[Consenting], list[ReadError]]:
    """Those who agreed to be named; a fault for each other, and none of them is taken."""
    agreed: list[Consenting] = []
    faults: list[ReadError] = []
    for path, rows in read:
        for line, row in rows:
            if row.consent:
                agreed.append(row)
            else:
                faults.append(ReadError("data-form", line, 1, {"field": "consent", "wanted": _CONSENT}, path))
    return agreed, faults


def _spokespersons(texts: Texts, agencies: Vocabulary[Agency]) -> tuple[list[Spokesperson], list[ReadError]]:
    read, faults = tables.read_each(texts, partial(tables.rows_of, shape=Spokesperson, chinese=SPOKESPERSON_KEYS))
    found: list[Spokesperson] = []
    for path, rows in read:
        for line, row in rows:
            agency = agencies.find(row.agency)
            if agency is None:
                told = agencies.offered(row.agency)
                values = {"field": "agency", "value": row.agency, "near": told["near"]}
                values["listed"] = f"已有：{told['choices']}。"
                faults.append(ReadError("data-reference", line, 1, values, path))
            else:
                found.append(msgspec.structs.replace(row, agency=agency.id, source=path, line=line))
    return found, faults
