"""``gongkai-baseline.txt`` -> findings that an old site is known to have, so that new ones stand out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.base.files import write_atomic
from generator.model.diagnostic import Diagnostic

NAME = "gongkai-baseline.txt"


def load_baseline(root: Path) -> tuple[str, ...]:
    """The fingerprints in the file beside config.yaml, one a line; lines that begin with # are remarks."""
    try:
        text = (root / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    return tuple(line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def write_baseline(root: Path, diagnostics: Sequence[Diagnostic]) -> int:
    """Record the findings that a site has today. Returns how many lines were written."""
    lines = sorted({item.fingerprint for item in diagnostics})
    head = "# 接管旧站时已有的问题，检查时不再列出；改好一个就删去一行。由 gongkai check --write-baseline 生成。\n"
    write_atomic(root / NAME, (head + "".join(f"{line}\n" for line in lines)).encode())
    return len(lines)
