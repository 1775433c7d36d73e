"""Documents -> which of them hold how much of which pair of characters: what near matches are ranked by.

``weights`` beside this folder weighs the pairs of one document, ``shards`` writes the postings as small files by pair,
``update`` keeps them up to date. One set of files for the whole site, whatever the bundles are (docs/decisions/0150).
"""
