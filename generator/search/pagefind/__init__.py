"""Pagefind, the program and its files; nobody else knows the layout of their bytes."""

CHUNK_SIZE = 10_000
"""Places and postings of a chunk, half of Pagefind's own: a query needs a chunk or more of each bundle, so they had
better be small."""
