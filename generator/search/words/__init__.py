"""Titles, headings and the site's lists -> the site's own words, for suggestions and for slips of the pen.

``gathering`` finds the words, ``sounds`` says how they are read, ``files`` writes them as the browser loads them
(docs/decisions/0151).
"""
