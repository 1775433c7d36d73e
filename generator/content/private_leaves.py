"""The nodes of a data file or of the configuration -> what stands in them that must not be public: whatever pages, the
index or the feeds make of them, they show it as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Set
from itertools import accumulate

import yaml

from generator.base.patterns import lazy_re
from generator.checks import rules
from generator.checks.detectors.leaves import across, may_hold, spoken_name
from generator.checks.detectors.scan import scan
from generator.model.source import ReadError

_SEAM = "\n的\n"
"""Between two values: no number and no mark goes across it."""


def private_leaves(root: yaml.Node | None, hidden: Set[str] = frozenset()) -> list[ReadError]:
    """Each finding of the gate in a key or a value, at its line. hidden: keys whose values nobody is shown."""
    every = list(_leaves(root, hidden)) if root is not None else []
    leaves = [leaf for leaf, _ in every if leaf.value]
    said = [_said(leaf.value) for leaf in leaves]
    shown = [leaf for leaf, is_key in every if leaf.value and not is_key]
    for first, together in across([leaf.value for leaf in shown]):
        leaves.append(shown[first])
        said.append(together)
    starts = list(accumulate((len(one) + len(_SEAM) for one in said), initial=0))
    faults = []
    for hit in scan(_SEAM.join(said))[0]:
        rule = rules.every()[hit.code]
        if (hit.level or rule.level) == "error":
            mark = leaves[bisect_right(starts, hit.start) - 1].start_mark
            values = {"shown": hit.shown, "what": rule.name, "rule": hit.code}
            faults.append(ReadError("data-private", mark.line + 1, mark.column + 1, values))
    return faults


def private_name(name: str) -> tuple[str, str] | None:
    """What is found in a name that becomes an address: (code of the rule, what it is, masked); None for nothing."""
    hits = scan(_said(name))[0] if may_hold(name) else ()
    found = (hit for hit in hits if (hit.level or rules.every()[hit.code].level) == "error")
    return next(((hit.code, hit.shown) for hit in found), None)


def _said(value: str) -> str:
    """A value as it is read; an id is read as words and numbers."""
    return spoken_name(value) if may_hold(value) and _ID.fullmatch(value) else value


_ID = lazy_re(r"[A-Za-z0-9_-]+")


def _leaves(root: yaml.Node, hidden: Set[str]) -> Iterator[tuple[yaml.ScalarNode, bool]]:
    """Every scalar once, in order, however often it is referred to; and whether it is a key."""
    waiting, seen, keys = [root], {id(root)}, set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node, id(node) in keys
            continue
        if isinstance(node, yaml.MappingNode):
            keys |= {id(key) for key, _ in node.value}
        inner = node.value if isinstance(node, yaml.SequenceNode) else list(_shown(node.value, hidden))
        fresh = [part for part in inner if id(part) not in seen]
        seen.update(map(id, fresh))
        waiting += reversed(fresh)


def _shown(pairs: list[tuple[yaml.Node, yaml.Node]], hidden: Set[str]) -> Iterator[yaml.Node]:
    for key, value in pairs:
        if not (isinstance(key, yaml.ScalarNode) and key.value in hidden):
            yield from (key, value)
