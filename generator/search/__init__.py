"""Public documents -> the full-text index that the search page asks: Chinese in pairs of characters, in Pagefind's
format.

``update_index`` is the stage; ``exchanged_entries`` gives it what few documents changed in. What it does, from the
bottom: ``tokens`` has the rules by which text is cut, ``folding``, ``token_numbers`` and ``cutting`` cut many texts at
once, ``blocks`` takes text out of HTML, ``copy`` says what of a document is indexed, ``topics`` and ``placed`` where
each word of it stands, ``weighing`` what each pair counts for near matches. ``indexing`` makes a run of some documents
and chunks of all runs, in worker processes; ``pagefind`` has the layout of the bytes. ``prepared`` hands out the work,
``periods`` deals the documents out, ``bundle`` builds one folder, ``revision`` exchanges documents of one, ``store``
keeps the folders, ``update`` puts it together. NumPy is imported where there is something to index and nowhere else.
The search page's side is in ``themes/county/static/js/search/``. Only what the caller hands over is looked at: a
document that must not be found must not be handed over, and one of which only the title may be found has no body.
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
