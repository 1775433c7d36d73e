"""Real prose -> a county's content/ of N documents, the same bytes for the same arguments.

The prose comes from the shared corpus of regulations when it lies beside the project, else from the project's own
sample documents. Later documents do not change earlier ones: the first n of a larger corpus are those of a smaller one.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.content.pilot_domains import PILOT_DOMAINS

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus" / "regulations"
SUBJECTS = [{"id": f"s{i}", "name": f"第{i}类"} for i in range(1, 21)]
AGENCIES = [{"id": f"d{i}", "name": f"基准县第{i}局", "kind": "部门"} for i in range(1, 29)] + [
    {"id": f"t{i}", "name": f"基准县第{i}镇人民政府", "kind": "乡镇"} for i in range(1, 13)
]
SIZE = (3000, 8000)
"""Bytes of a document's body, from and to: what official documents have."""


_LINKED = re.compile(r"^(# |[<|!\[])|\]\(|\[\^")
"""Titles, tables, and whatever leads to another file: it would lead nowhere from here."""
_BOLD_END = re.compile(r"([：，。；？！、）])\*\*(?=\w)")
"""`**期限：**三天`: bold in ours, literal stars in CommonMark, which knows no Chinese. Put so that all read it alike."""


def paragraphs() -> list[str]:
    """Every paragraph of the source, headings included, in the order of file names."""
    folder = SHARED if SHARED.is_dir() else ROOT / "content"
    found: list[str] = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        text = text.split("<!-- INFO END -->")[-1] if folder == SHARED else text.split("\n---\n", 1)[-1]
        text = _BOLD_END.sub(r"**\1", text)
        found += [part for part in map(str.strip, re.split(r"\n\s*\n", text)) if part and not _LINKED.search(part)]
    return found


def bodies(seed: int) -> Iterator[str]:
    """Endless bodies of whole paragraphs; each pass over the source starts at another place."""
    source = paragraphs()
    rng = random.Random(seed)
    at = 0
    while True:
        held: list[str] = []
        size, target = 0, rng.randint(*SIZE)
        while size < target:
            held.append(source[at % len(source)])
            size += len(held[-1].encode()) + 2
            at += 1
            if at % len(source) == 0:
                at += rng.randrange(len(source))
        if rng.random() < 0.08:
            rows = "\n".join(
                f"| {n} | 第{n}批项目 | {rng.randint(1, 9999)}.{rng.randint(0, 99):02d} |"
                for n in range(1, rng.randint(5, 25))
            )
            held.insert(1, f"| 序号 | 名称 | 金额（万元） |\n| ---: | --- | ---: |\n{rows}")
        if rng.random() < 0.3:
            held.append(f"**联系人**：办公室；电话：0000-{rng.randint(1000000, 9999999)}。")
        yield "\n\n".join(held)


def make(folder: Path, count: int, *, seed: int = 2026) -> int:
    """Write ``folder/content`` and ``folder/config.yaml``. Returns the bytes of all documents."""
    rng = random.Random(seed)
    data = folder / "content" / "_data"
    data.mkdir(parents=True)
    for name, rows in (("agencies", AGENCIES), ("subjects", SUBJECTS)):
        (data / f"{name}.yaml").write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    (folder / "config.yaml").write_text((ROOT / "config.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    total = 0
    for number, body in zip(range(1, count + 1), bodies(seed), strict=False):
        domain = PILOT_DOMAINS[min(int(rng.paretovariate(1.1)) - 1, 25) if rng.random() < 0.5 else rng.randrange(26)]
        agency = AGENCIES[min(int(rng.expovariate(1 / 12)), len(AGENCIES) - 1)]
        day = datetime.date(2008, 5, 1) + datetime.timedelta(days=rng.randrange(6700))
        title = re.sub(r"[^\u4e00-\u9fff]", "", body)[:28]
        text = (
            f"---\ntitle: {agency['name']}关于{title}的通知\ndomain: {domain.name}\nsubject: {rng.choice(SUBJECTS)['name']}\n"
            f"publish_date: {day}\nclassification: 主动公开\nagency: {agency['name']}\ndoc_number: 基政发〔{day.year}〕{number}号\n"
            f"written_date: {day - datetime.timedelta(days=rng.randrange(15))}\n---\n\n{body}\n"
        )
        place = folder / "content" / domain.id / f"{number:06d}.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
        total += len(text.encode())
    return total
