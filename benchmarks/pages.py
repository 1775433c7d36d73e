#!/usr/bin/env python3
"""Ask html-validate and the Nu checker about every page of the sample county, both editions; print what they say.

    npm install --prefix /tmp/checkers html-validate vnu-jar        # once; the Nu checker needs Java
    python benchmarks/pages.py --modules /tmp/checkers/node_modules

html-validate runs with its recommended rules. One of them wants telephone numbers that do not break; ours bear the
class ``nobreak``, and the rule is told so.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from served import built

RULES = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {"tel-non-breaking": ["error", {"ignoreClasses": ["nobreak"]}]},
}


def html_validate(program: Path, site: Path, config: Path) -> list[str]:
    """One line a mistake."""
    config.write_text(json.dumps(RULES), encoding="utf-8")
    command = [str(program), "--config", str(config), "--formatter", "json", f"{site}/**/*.html"]
    done = subprocess.run(command, capture_output=True, check=False)
    return [
        f"{Path(file['filePath']).relative_to(site)}:{found['line']} {found['ruleId']} {found['message']}"
        for file in json.loads(done.stdout)
        for found in file["messages"]
    ]


def nu(program: Path, site: Path) -> list[str]:
    """One line a mistake."""
    command = ["java", "-jar", str(program), "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, check=False)
    return [
        f"{found['url'].partition(str(site))[2]}:{found.get('lastLine', 0)} {found['type']} {found['message']}"
        for found in json.loads(done.stderr or done.stdout)["messages"]
    ]


def main() -> int:
    """What each program found; 1 when there is something."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--modules", type=Path, required=True, help="folder node_modules with the two packages")
    modules = options.parse_args().modules.resolve()
    validate, checker = modules / ".bin/html-validate", modules / "vnu-jar/build/dist/vnu.jar"
    found: list[str] = []
    with tempfile.TemporaryDirectory(prefix="gongkai-pages-") as folder:
        site = built(Path(folder)).resolve()
        pages = sum(1 for _ in site.rglob("*.html"))
        checkers: tuple[tuple[str, bool, Callable[[], list[str]]], ...] = (
            ("html-validate", validate.is_file(), lambda: html_validate(validate, site, Path(folder) / "rules.json")),
            ("Nu", checker.is_file() and bool(shutil.which("java")), lambda: nu(checker, site)),
        )
        for name, there, run in checkers:
            if not there:
                print(f"{name}: not here; see the first lines of this file")
                continue
            said = run()
            print(f"{name}: {len(said)} problems on {pages} pages", *said[:50], sep="\n  ")
            found += said
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
