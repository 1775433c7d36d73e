"""An old site (a crawl, an archive of one, or a table of its system) -> documents with their attachments.

In order: ``sources`` list what there is, ``reading`` makes of each page what it can be (in processes, kept between
runs), ``paging`` and ``duplicates`` put together what is one document, ``mapping`` says what a person decided of each
column, ``writing`` writes the documents, ``report`` says what came in, what is unsure and what is lost.
"""

from generator.authoring.migration.run import Migration, migrate

__all__ = ["Migration", "migrate"]
