"""A ministry's or a county's table of 公开事项 (Excel, Word) -> catalogues of domains (``_data/catalogue/<domain>.yaml``).

grids       a file -> its tables as grids of text       cells       ticked boxes, carriers, lists in one cell
heads       a head of one to three rows -> columns      numbering   rows that only count
items       the rows below a head -> items              files       items -> a YAML file a domain, what is told of each

Nothing of a table is lost: what has no element of the catalogue to stand in goes into the item's note, lines around the
table become comments, and both are told.
"""

from generator.authoring.catalogue_tables.files import CatalogueFile, CatalogueImport, import_catalogue

__all__ = ["CatalogueFile", "CatalogueImport", "import_catalogue"]
