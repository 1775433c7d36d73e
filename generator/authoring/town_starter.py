"""A town's name -> the files of its own site: that of a county without the offices, duties and examples that only a
county has (地方各级人民代表大会和地方各级人民政府组织法 第七十六条: what a town's government does; 第八十五条: 街道办事处).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from generator.authoring import starter

Level = Literal["county", "town"]
LEVELS: dict[str, Level] = {"县": "county", "乡镇": "town"}
"""What ``--level`` takes."""
_STREETS = ("街道", "街道办事处", "街道办")
_TOWNS = ("镇", "乡", "苏木", "镇人民政府", "乡人民政府", *_STREETS)
_COUNTIES = ("县", "市", "区", "旗", "盟", "州", "县人民政府", "市人民政府", "区人民政府", "旗人民政府")
_ENDINGS = ("人民政府", "办事处")
_BODY = re.compile(r"^  body: (.+)$", re.MULTILINE)
_BUDGETS = "czyjs"
"""财政预决算: a town owes its own budget (预算法 第十四条), though the pilot catalogue names the county alone."""
_ITEM = re.compile(r"^- id: ", re.MULTILINE)
_LEVEL = re.compile(r"^  level: \[.*乡.*\]$", re.MULTILINE)


def level_of(name: str) -> Level | None:
    """Whether a name is a county's or a town's; None where it does not say."""
    return "town" if name.endswith(_TOWNS) else "county" if name.endswith(_COUNTIES) else None


class Town(msgspec.Struct, frozen=True):
    """name: 油坊镇. office: 油坊镇人民政府, or 城关街道办事处. kind: 乡镇 or 街道. id: of its column."""

    name: str
    office: str
    kind: str
    id: str


def named(name: str) -> Town:
    """The town of that name; a name without 镇, 乡 or 街道 is taken for a 乡镇."""
    bare = next((name.removesuffix(one) for one in _ENDINGS if name.endswith(one)), name).removesuffix("街道办")
    bare = f"{bare}街道" if name.endswith("街道办") else bare
    streets = bare.endswith("街道")
    office = f"{bare}办事处" if streets else f"{bare}人民政府"
    return Town(bare, office, "街道" if streets else "乡镇", "jdb" if streets else "zf")


def site(town: Town, answers: starter.Answers, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """(path with "/", content) of every file."""
    gaps = answers.gaps() | {"office": town.office, "kind": town.kind, "id": town.id}
    gone = []
    for name, data in starter.files(answers, today):
        if name.startswith("content/_data/catalogue/"):
            text = _of_towns(data.decode(), answers.county, town.office)
            if text:
                yield name, text.encode()
            else:
                gone.append(Path(name).stem)
        elif name == "config.yaml":
            yield (
                name,
                data.decode()
                .replace(f"{answers.county}人民政府政务公开", f"{town.name}政务公开")
                .replace(f"{answers.county}人民政府", town.office)
                .encode(),
            )
        elif name.startswith("content/_data/") or not name.startswith("content/"):
            yield name, data
    off = [{"id": name, "enabled": False} for name in gone if name != _BUDGETS]
    yield "content/_data/domains.yaml", (_OFF + yaml.safe_dump(off, allow_unicode=True, sort_keys=False)).encode()
    for path in sorted(Path(starter.__file__).with_name("town").iterdir()):
        folder = {"agencies.yaml": "_data", "gongkai-zhinan-shili.md": "ggfl"}.get(path.name, "shjz")
        text = starter.filled(path.read_text(encoding="utf-8"), gaps, today)
        yield f"content/{folder}/{path.name}", text.encode()


_OFF = "# 试点目录里没有乡级事项的领域。要公开其中的文件，删去那一项，再在 catalogue/ 里写上事项。\n"


def _of_towns(text: str, name: str, office: str) -> str:
    """A table of the catalogue with the items that towns disclose; "" where there are none. It is the town's own
    catalogue: what the county's names an organ of the county for, the town's office discloses at its level."""
    head, *items = _ITEM.split(text)
    kept = [
        _BODY.sub(lambda line: _disclosing(line[1], office), item.replace(name, "县"))
        for item in items
        if _LEVEL.search(item)
    ]
    return "".join([head, *(f"- id: {item}" for item in kept)]) if kept else ""


def _disclosing(bodies: str, office: str) -> str:
    villages = [one for one in bodies.split("、") if one.startswith("村")]
    return "  body: " + "、".join([office, *villages])
