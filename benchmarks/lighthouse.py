#!/usr/bin/env python3
"""Print what Lighthouse (mobile preset) says of the sample county's pages, and what keeps a page below the mark.

    npm install --prefix /tmp/checkers lighthouse          # once; needs Node 22 and Chromium on PATH
    python benchmarks/lighthouse.py --bin /tmp/checkers/node_modules/.bin [--runs 3]

Performance is the median of the runs: it depends on the machine and on what else it does. The other marks do not.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from served import built, served

PAGES = {
    "home": "/",
    "column": "/shjz/",
    "document": "/d/shjz-dibao-biaozhun-2026/",
    "guide": "/d/shjz-dibao-zhinan/",
    "life event": "/d/spyp-canguan-yijianshi/",
    "services": "/fuwu/",
    "handbook": "/fuwu/handbook/",
    "halls": "/fuwu/centre/",
    "enterprises": "/fuwu/enterprises/",
    "interaction": "/hudong/",
    "participation": "/hudong/participation/",
    "board": "/agency/mzj/board/",
    "screen": "/agency/mzj/screen/",
    "feeds": "/feed/",
    "forms": "/forms/",
    "normative": "/normative/",
    "month": "/archive/2026/10/",
    "search": "/search/?q=低保",
    "figures": "/figures/",
    "traditional document": "/zh-hant/d/shjz-dibao-biaozhun-2026/",
}
MARKS = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def audited(program: str, address: str) -> dict[str, Any]:
    """One report. Raises CalledProcessError with what Lighthouse said."""
    browser = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
    )
    environment = {**os.environ, **({"CHROME_PATH": browser} if browser else {})}
    command = [
        program,
        address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(MARKS)}",
    ]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def failed(report: dict[str, Any], mark: str) -> list[str]:
    """The audits that cost the mark something, with the first thing that each is about."""
    found = []
    for part in report["categories"][mark]["auditRefs"]:
        audit = report["audits"][part["id"]]
        if part["weight"] and audit["score"] is not None and audit["score"] < 1:
            rows = (audit.get("details") or {}).get("items") or [{}]
            about = (
                rows[0].get("node", {}).get("snippet") or rows[0].get("description") or audit.get("displayValue", "")
            )
            found.append(f"{mark}: {part['id']} {audit['score']} {str(about)[:120]}")
    return found


def main() -> int:
    """The table, then what is below the mark."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", default="", help="folder with the program, when it is not on PATH")
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    program = shutil.which("lighthouse", path=given.bin or None)
    if program is None:
        print("没有找到 lighthouse；先运行 npm install --prefix /tmp/checkers lighthouse，再加上 --bin")
        return 2
    remarks: list[str] = []
    with tempfile.TemporaryDirectory(prefix="gongkai-lighthouse-") as folder, served(built(Path(folder))) as base:
        print("| page | " + " | ".join(MARKS) + " | transferred | LCP |\n|---|" + "---:|" * (len(MARKS) + 2))
        for name, path in PAGES.items():
            reports = [audited(program, base + path) for _ in range(given.runs)]
            marks = [
                round(100 * statistics.median(one["categories"][mark]["score"] for one in reports)) for mark in MARKS
            ]
            audits = reports[0]["audits"]
            size = audits["total-byte-weight"]["numericValue"] / 1024
            paint = (
                statistics.median(one["audits"]["largest-contentful-paint"]["numericValue"] for one in reports) / 1000
            )
            print(f"| {name} | " + " | ".join(map(str, marks)) + f" | {size:.0f} kB | {paint:.1f} s |", flush=True)
            remarks += [f"{name}: {remark}" for mark in MARKS for remark in failed(reports[0], mark)]
    print("\n" + "\n".join(remarks) if remarks else "\nnothing below the mark")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
