"""The data that a site gives out -> its catalogue: what there is, in which files, under which conditions.

entry      the values that catalogue pages and machine catalogues are made from
columns    the columns of the CSV files that the site makes, with their meanings
own        the files that the site itself makes, as sets; a new one takes a line (ADR 0218)
published  the datasets and lists that offices publish
us         -> DCAT-US 1.1, ``/data.json``
dcat       -> DCAT 3 as JSON-LD, ``/data/catalog.jsonld``
"""
