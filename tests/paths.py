"""Where things stand in a checkout: tests find them from here, however deep they lie themselves."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""

CONTENT, THEMES, DOCS = ROOT / "content", ROOT / "themes", ROOT / "docs"
VECTORS = ROOT / "tests" / "vectors"

SHARED = ROOT.parent / "shared"
"""Material beside the checkout, where there is any; tests that only vary with it must pass without."""
