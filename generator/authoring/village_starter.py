"""A village's name -> what it begins with: its record among the agencies, its list of items, its accounts, and a
document of each nature (国办发〔2019〕54号（十一）: 指导村（居）委会编制村务公开事项清单).

In a site that is there the documents are drafts, and nothing of them is published; in a site of its own they are
examples under the notice that says so, as in every new site.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.authoring import starter
from generator.base.quarters import quarter_of
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Agency

_ENDINGS = ("村民委员会", "村委会", "居民委员会", "居委会")
_OFFICES = {"社区": "居民委员会", "村": "村民委员会"}
_DOMAINS, _SUBJECTS = ("fupin", "扶贫", "shjz"), ("民政、救助", "农业、水利")
_SHARED = ("content/_data/subjects.yaml", "content/_data/synonyms.yaml")
_NOT_ID = re.compile(r"[^a-z0-9]+")
_NOTICE = "不是{}人民政府发布的信息"


class Village(msgspec.Struct, frozen=True, kw_only=True):
    """A village to begin with. name: 松坪村. office: the name of its committee, as it signs. parent: id of its township, or
    "". own: whether the site is its own."""

    id: str
    name: str
    office: str
    parent: str = ""
    own: bool = False


def named(name: str, *, known: Vocabularies | None, parent: Agency | None, identity: str = "") -> Village:
    """The village of that name. known: the words of the site that it is added to. identity: its id, where it is said;
    otherwise the sounds of its name, with a number if that is taken. Raises LookupError(id) where it is said and
    taken."""
    bare = next((name.removesuffix(one) for one in _ENDINGS if name.endswith(one)), name)
    if bare != name and not bare.endswith(tuple(_OFFICES)):
        bare += "社区" if name.endswith(("居民委员会", "居委会")) else "村"
    office = bare + next((word for end, word in _OFFICES.items() if bare.endswith(end)), "")
    above = (parent.short or parent.name) if parent else ""
    taken = set(known.agencies.by_id) if known else set()
    if identity in taken:
        raise LookupError(identity)
    first = identity or _sounds(bare)
    free = (
        one for number in range(1, len(taken) + 3) if (one := first if number == 1 else f"{first}{number}") not in taken
    )
    return Village(
        id=next(free),
        name=bare,
        office=office if office.startswith(above) else f"{above}{office}",
        parent=parent.id if parent else "",
        own=known is None,
    )


def _sounds(name: str) -> str:
    from pypinyin import lazy_pinyin  # a tenth of a second, which nobody else needs

    return _NOT_ID.sub("", "".join(lazy_pinyin(name)).lower()) or "cun"


def record(village: Village) -> str:
    """Its lines of ``_data/agencies.yaml``."""
    return _filled("agency.yaml", _gaps(village, None), datetime.date.min)


def documents(village: Village, words: Vocabularies | None, today: datetime.date) -> Iterator[tuple[str, str]]:
    """(path in the content folder, text) of its documents and their tables. words: of the site that it is added to."""
    gaps = _gaps(village, words) | _quarter(today)
    for path in sorted(_texts().glob("*.*")):
        if path.name not in ("agency.yaml", "README.md"):
            yield f"cun/{village.id}/{village.id}-{path.name}", _filled(path.name, gaps, today)


def site(village: Village, answers: starter.Answers, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file of a site of its own: that of a county without what is a county's."""
    county = f"{answers.county}人民政府"
    for name, data in starter.files(answers, today):
        if name == "config.yaml":
            text = data.decode().replace(f"{county}政务公开平台", f"{village.name}村务公开")
            yield name, text.replace(_NOTICE.format(answers.county), f"不是{village.office}发布的信息").encode()
        elif name in _SHARED or not name.startswith(("content/", "README.md")):
            yield name, data
    yield "content/_data/agencies.yaml", record(village).encode()
    yield "README.md", _filled("README.md", _gaps(village, None), today).encode()
    yield from ((f"content/{name}", text.encode()) for name, text in documents(village, None, today))


def _texts() -> Path:
    return Path(starter.__file__).with_name("village")


def _filled(name: str, gaps: dict[str, str], today: datetime.date) -> str:
    return starter.filled((_texts() / name).read_text(encoding="utf-8"), gaps, today)


def _gaps(village: Village, words: Vocabularies | None) -> dict[str, str]:
    return {
        "id": village.id,
        "village": village.name,
        "office": village.office,
        "parent": f"  parent: {village.parent}\n" if village.parent else "",
        "draft": "" if village.own else "draft: true\n",
        "domain": _word(words, "domain", _DOMAINS) if words else "扶贫",
        "subject": _word(words, "subject", _SUBJECTS) if words else _SUBJECTS[0],
    }


def _word(words: Vocabularies, key: str, wanted: tuple[str, ...]) -> str:
    """The name of the first of these that the site has, else of the first that there is."""
    known = words.by_field[key]
    found = next((term for name in wanted if (term := known.find(name))), None) or next(iter(known.terms), None)
    return str(found.name) if found else wanted[-1]


def _quarter(today: datetime.date) -> dict[str, str]:
    """The last quarter that is over, whose accounts are owed."""
    year, number = quarter_of(today)
    year, number = (year, number - 1) if number > 1 else (year - 1, 4)
    return {"quarter": f"{year}-Q{number}", "quarter_name": f"{year}年第{'一二三四'[number - 1]}季度"}
