"""A name that is not known -> the known ones that were most likely meant, and the list of what there is, those first.

Of Chinese names what tells them apart counts and not what many end in: 财政局 shares two characters of three with 民政局
and is another office. Of names in Latin letters, which are ids and keys, every letter counts.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.base.patterns import lazy_re

ENDINGS = tuple(
    "人民政府 政府 办事处 委员会 办公室 领导小组 管理站 中心 街道".split()
    + list("省市县区乡镇村局委办厅处科室股所站院队组会")
)
_PLACE = lazy_re(r"^(?:\w{2,6}?[省市县区旗州]|[省市县区])(?=..)")
_JOINTS = lazy_re(r"[和与及的]")
"""What names of offices, domains and subjects end in, begin with (whose they are) and are joined by."""
MOST = 30
"""Names that a message lists; of a longer list as many as help, and how many there are."""
FIRST = 20


def closest(name: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known id or key that is most alike; "" when none is alike enough. cutoff: how alike,
    from 0 to 1 (difflib's ratio)."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)), "")


def alike(name: str, known: Sequence[str]) -> list[str]:
    """The known names that share more than half of what tells them apart with ``name``, the most alike first."""
    wanted, bare = _bare(name), [_bare(one) for one in known]
    spread = Counter(character for one in bare for character in set(one))
    scored = [(likeness(wanted, one, spread), place) for place, one in enumerate(bare)]
    return [known[place] for score, place in sorted(scored, key=lambda item: (-item[0], item[1])) if score > 0.5]


def likeness(one: str, two: str, spread: Counter[str]) -> float:
    """How much two names without what is general share, from 0 to 1: the characters that they have in common in the
    same order, by their number and by their weight, whichever is less. A character weighs less the more names have it.
    spread: character -> how many have it."""
    if not one or not two or one == two:
        return float(bool(one) and one == two)
    if _short_for(one, two) or _short_for(two, one):
        return 0.9
    blocks = difflib.SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    shared = "".join(one[block.a : block.a + block.size] for block in blocks)
    weighed = 2 * _weight(shared, spread) / (_weight(one, spread) + _weight(two, spread))
    return min(weighed, 2 * len(shared) / (len(one) + len(two)))


def listed(names: Sequence[str], near: Iterable[str] = ()) -> str:
    """What there is, in words: those that are near first, the rest in their order."""
    ordered = list(dict.fromkeys((*near, *names)))
    if len(ordered) <= MOST:
        return "、".join(ordered)
    return f"{'、'.join(ordered[:FIRST])}……（共 {len(ordered)} 个）"


def instead(told: Mapping[str, str]) -> str:
    """What to do about a name that is not known. told: ``near`` and ``choices``."""
    near = f"是不是“{told['near']}”？" if told["near"] else ""
    return f"{near}可以写：{told['choices']}"


def _bare(name: str) -> str:
    """What tells a name apart, "" where it is general altogether."""
    text, whole = "".join(unicodedata.normalize("NFKC", name).split()).lower(), ""
    while text != whole:
        whole = text
        text = whole.removesuffix(next((word for word in ENDINGS if whole.endswith(word)), ""))
    return _JOINTS.sub("", _PLACE.sub("", text) if name.endswith(ENDINGS) else text)


def _short_for(short: str, whole: str) -> bool:
    """Whether a name is made of characters of another one in their order, from its first: 人社 of 人力资源社会保障."""
    rest = iter(whole)
    return len(short) > 1 and short[0] == whole[0] and all(character in rest for character in short)


def _weight(text: str, spread: Counter[str]) -> float:
    return sum(1 / max(1, spread[character]) for character in text)
