"""Weighed pairs of many documents as arrays -> the files of near matches, without an object a posting."""

from __future__ import annotations

import msgspec
import numpy as np

from generator.search.character_tables import steps
from generator.search.characters import DIGITS
from generator.search.run import ShardGroup
from generator.search.token_numbers import texts_of
from generator.search.weighing import WeighedPairs
from generator.search.weights import shard_of

_DIGITS = np.frombuffer(DIGITS.encode(), np.uint8)


def tables(pairs: WeighedPairs, group: ShardGroup) -> list[bytes]:
    """The files of a group: pair -> [slots, weights]. A slot is a document's number."""
    new = np.append(True, pairs.words[1:] != pairs.words[:-1])[: len(pairs.words)]
    text, bounds = steps(pairs.documents, new)
    weights = _DIGITS[pairs.digits].tobytes().decode("ascii")
    at = np.flatnonzero(new)
    ends = np.append(at[1:], len(new))[: len(at)]
    files: dict[int, dict[str, tuple[str, str]]] = {shard: {} for shard in group.numbers}
    columns = (at.tolist(), ends.tolist(), bounds[at].tolist(), bounds[ends].tolist())
    for pair, first, after, begin, end in zip(texts_of(pairs.words[at].tolist()), *columns, strict=True):
        files[shard_of(pair, group.shards)][pair] = (text[begin:end], weights[first:after])
    return [msgspec.json.encode(file) for file in files.values()]
