"""What documents say of the tree is so: every file of ours that a page, a docstring or a comment names is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.paths import ROOT

_NAMED = re.compile(r"(?<![\w./<>-])((?:[\w.-]+/)+[\w.-]+\.(?:py|js|css|md|yaml|toml|csv|html)|[a-z_]+\.py)(?![\w-])")
_OURS = ("generator/", "tests/", "docs/", "themes/county/", "benchmarks/")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(line) for line in listed.splitlines() if (ROOT / line).is_file()]


def test_named_files_are_there() -> None:
    """In a module a file may be named from its own room, from generator/ or from the checkout; in a page from the page
    or the checkout. ADRs tell of their day and are left alone."""
    files = tracked()
    ends = {"/".join(path.parts[-count:]) for path in files for count in range(1, len(path.parts) + 1)}
    texts = [
        path
        for path in files
        if (path.suffix == ".py" and path.parts[0] in ("generator", "tests", "benchmarks"))
        or (path.suffix == ".md" and path.parts[0] in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs"))
    ]
    missing = []
    for path in texts:
        if path.parts[:2] == ("docs", "decisions"):
            continue
        for line in prose(path):
            missing += [f"{path}: {name}" for name in _NAMED.findall(line) if wrong(name, ends)]
    assert missing == []


def prose(path: Path) -> list[str]:
    """The lines of a page, or of a module's docstrings and comments."""
    text = (ROOT / path).read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text.splitlines()
    docstrings = re.findall(r'"""(.*?)"""', text, re.DOTALL)
    return [*"\n".join(docstrings).splitlines(), *re.findall(r"#\s.*", text)]


def wrong(name: str, ends: set[str]) -> bool:
    if name in ends:
        return False
    return name.startswith(_OURS) or name.endswith(".py")
