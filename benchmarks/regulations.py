#!/usr/bin/env python3
"""The shared corpus of regulations -> a content folder, one document a regulation, with front matter.

    python benchmarks/regulations.py OUT_DIR [--laws FOLDER]

Then ``cd OUT_DIR && gongkai build``. Nothing of the texts is changed but the heading, which becomes the title. Domain
and subject are dealt out in turn, since a regulation names none.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.content.pilot_domains import PILOT_DOMAINS  # noqa: E402

LAWS = ROOT.parent / "shared" / "corpus" / "regulations"
DATE = re.compile(r"\((\d{4}-\d\d-\d\d)\)$")


def convert(laws: Path, folder: Path) -> int:
    """Write ``folder/content`` and ``folder/config.yaml``. Returns how many documents there are."""
    data = folder / "content" / "_data"
    data.mkdir(parents=True)
    for name in ("agencies.yaml", "subjects.yaml"):
        shutil.copy(ROOT / "content" / "_data" / name, data)
    shutil.copy(ROOT / "config.yaml", folder)
    subjects = [row["id"] for row in yaml.safe_load((data / "subjects.yaml").read_text(encoding="utf-8"))]
    count = 0
    for count, path in enumerate(sorted(laws.glob("*.md")), 1):
        text = path.read_text(encoding="utf-8")
        head, _, body = text.partition("<!-- INFO END -->")
        title = head.partition("\n")[0].lstrip("# ").strip()
        day = DATE.search(path.stem)
        domain = PILOT_DOMAINS[count % len(PILOT_DOMAINS)]
        front = {
            "title": title,
            "domain": domain.id,
            "subject": subjects[count % len(subjects)],
            "publish_date": day[1] if day else "2020-01-01",
            "classification": "主动公开",
            "kind": "repost",
            "source_name": "国务院",
        }
        place = folder / "content" / domain.id / f"reg-{count:03d}.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text(
            f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n{body}", encoding="utf-8"
        )
    return count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--laws", type=Path, default=LAWS)
    given = parser.parse_args()
    if not given.laws.is_dir():
        sys.exit(f"no regulations under {given.laws}")
    print(convert(given.laws, given.out), "documents")
