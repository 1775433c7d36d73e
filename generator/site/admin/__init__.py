"""Kinds, fields and vocabularies -> /admin/: Decap CMS for editors who do not use Git, set up for this site.

    entries      the lists of records inside front matter (附件, 更正 ...), as fields
    widgets      one field               -> the widget that it is filled in with
    collections  one kind                -> the collection of its documents
    settings     all of them             -> config.yml
    tables       kinds and vocabularies  -> what static/gongkai.js needs to read and write our front matter
    policy       the code platform       -> the headers of /admin/
    package      the pinned npm packages -> files of the site

Decap's own way through front matter guesses types and writes everything anew; ``static/gongkai.js`` gives it ours, in
which scalars are text, Chinese keys are equal, and a line that nobody changed stays as it was (ADR 0076).
"""
