"""Files of offices (Word, web pages, text, tables) -> Markdown documents with front matter. Prints nothing.

One source format a file, found by themselves: a module beside this one with NAME, EXTENSIONS and ``read(path) ->
RawText``. Every file then takes the same way: ``cleaning`` (one defect a step), ``structure`` (title, number, dates,
offices, headings), ``writing`` (Markdown and front matter), ``similarity`` (is the document here already?).
"""

from generator.authoring.importers.placing import ImportedFile
from generator.authoring.importers.proposals import Known
from generator.authoring.importers.run import ImportReport, import_files
from generator.authoring.importers.similarity import Difference, Duplicate
from generator.authoring.importers.source import ImportChange

__all__ = [
    "Difference",
    "Duplicate",
    "ImportChange",
    "ImportReport",
    "ImportedFile",
    "Known",
    "import_files",
]
