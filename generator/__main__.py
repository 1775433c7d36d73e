"""``python -m generator`` and the command ``gongkai``."""

from __future__ import annotations


def main() -> None:
    """Run the command line; never returns."""
    from generator.cli import run

    raise SystemExit(run())


if __name__ == "__main__":
    main()
