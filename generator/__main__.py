"""``python -m generator`` and the command ``gongkai``."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; never returns."""
    from generator.cli import run

    leave(run())


def leave(code: int) -> None:
    """End the process at once. Freeing a big site value by value, which nobody needs any more, takes as long as looking
    at its files; where processes of ours still run, Python ends in its own order."""
    children = sys.modules.get("multiprocessing")
    if children is not None and children.active_children():
        raise SystemExit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read our words is gone
        code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
