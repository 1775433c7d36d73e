"""Word files made by script over the features of the format, for comparison with what another program reads in them."""

from __future__ import annotations

from . import forms, layout, numbers, revisions
from .parts import WordParts

CORPUS: dict[str, WordParts] = {
    **{f"number-{name}": parts for name, parts in numbers.FILES.items()},
    **forms.FILES,
    **{f"revision-{name}": tracked for name, (tracked, _) in revisions.PAIRS.items()},
    **{f"layout-{name}": parts for name, parts in layout.FILES.items()},
}
"""Every file by name."""

ASKED: dict[str, WordParts] = CORPUS | {f"revision-{name}": accepted for name, (_, accepted) in revisions.PAIRS.items()}
"""What LibreOffice is asked about: the same files, those with tracked changes as they are when all are accepted."""
