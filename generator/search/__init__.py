"""Public documents -> the full-text index that the search page asks: Chinese in pairs of characters, by Pagefind.

``update_index`` is the stage; ``exchanged_entries`` gives it what few documents changed in. What it does, from the
bottom: ``tokens`` cuts text, ``blocks`` takes it out of HTML, ``copy`` makes of a document what is indexed, ``periods``
deals the documents out, ``pagefind`` runs the program, ``bundle`` builds one folder, ``store`` keeps the folders,
``update`` puts it together. The search page's side is in ``themes/county/static/js/search/``. Only what the caller
hands over is looked at: a document that must not be found must not be handed over,
and one of which only the title may be found has no body.
"""

from generator.search.entry import (
    FACETS,
    AttachedFile,
    BundleReport,
    IndexFile,
    IndexReport,
    Office,
    SearchEntry,
    SiteWords,
)
from generator.search.pagefind.program import IndexingError
from generator.search.update import exchanged_entries, update_index

__all__ = [
    "FACETS",
    "AttachedFile",
    "BundleReport",
    "IndexFile",
    "IndexReport",
    "IndexingError",
    "Office",
    "SearchEntry",
    "SiteWords",
    "exchanged_entries",
    "update_index",
]
