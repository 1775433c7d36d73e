"""Names in a head -> ids of the vocabularies; of one that is not known or is lacking, what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from generator.content.fields import quoted
from generator.model.field_types import wanted
from generator.model.kind import Kind
from generator.model.source import FrontMatterEntry, ReadError
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Vocabulary

_YIELDING = {"lifecycle": "全过程", "register": "登记簿", "topic_column": "专题"}
_OFF = "本站已停用（content/_data/domains.yaml 里写着 enabled: false）"


def with_names(fault: ReadError, kind: Kind, vocabularies: Vocabularies, lines: Sequence[str]) -> ReadError:
    """A missing field that takes a name of a vocabulary lists those that the county has. What an importer found stands
    as a remark on the field's own line, and is pointed at."""
    if fault.kind != "field-missing":
        return fault
    key, told = fault.values["key"], fault.values["wanted"]
    if key in vocabularies.by_field:
        field = next(field for field in kind.every_field if field.key == key)
        told = wanted(field, [term.name for term in vocabularies.by_field[key].terms])
    if " #" in lines[fault.line - 1].partition(":")[2]:
        told += "；这一行 # 后面的说明可以参考，核对后再写"
    return msgspec.structs.replace(fault, values={**fault.values, "wanted": told})


def unknown(
    key: str, name: str, entry: FrontMatterEntry, vocabulary: Vocabulary[Any], state: str = "不在词表里"
) -> ReadError:
    marks = quoted(entry.value, lambda bare: vocabulary.find(bare) is not None)
    values = {"key": key, "name": name, "value": str(entry.value), "state": state, "quoted": marks}
    told = vocabulary.offered("" if state == _OFF else str(entry.value))
    return ReadError("field-vocabulary", entry.line or 1, entry.column, values | told)


def terms(
    kind: Kind, entries: Mapping[str, FrontMatterEntry], vocabularies: Vocabularies
) -> tuple[dict[str, str], list[ReadError]]:
    """Ids of the domain, subject, agency, lifecycle, register and topic column that are named. Whatever else is wrong,
    an unknown name is said too. A kind may have a field of its own in the place of the last three."""
    names, known = {"domain": "领域", "subject": "主题", "agency": "机关"}, vocabularies.by_field
    own = {field.key for field in kind.fields}
    names |= {key: name for key, name in _YIELDING.items() if key not in own}
    resolved: dict[str, str] = {}
    faults: list[ReadError] = []
    for key, name in names.items():
        vocabulary = known[key]
        entry = entries.get(key)
        if entry is None or not isinstance(entry.value, str):
            continue
        term = vocabulary.find(entry.value)
        if term is None and key == "domain" and Vocabulary(vocabularies.switched_off).find(entry.value):
            faults.append(unknown(key, name, entry, vocabulary, _OFF))
        elif term is None:
            faults.append(unknown(key, name, entry, vocabulary))
        else:
            resolved[key] = term.id
    return resolved, faults
