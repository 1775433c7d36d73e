"""The counties' published data -> the province's own site (ADR 0259).

    places      province.yaml -> which counties there are, where their data is, where the portal goes
    fetching    a place (folder, object store, http) and a path -> bytes, bounded
    shapes      what is read of a county's files; everything else in them is ignored
    cleaning    untrusted texts, days and addresses -> such that may be shown, or nothing
    county      a county's place -> its data of today, or what was last read of it, and what is wrong
    gathered    all counties' data, put in order once
    contexts    what the templates see
    figure_tables, owed_tables, told_tables   what all counties publish of one thing -> a table, each column defined
    pages, facts, policies   data -> pages
    feeds, data_files, hosts   data -> everything that is no page
    render      pages -> bytes, by the theme ``province``
    publishing  files -> the live folder, all at once
    run         the row of these
    nginx       the portal's host, and the way of its search page to the search server
    outcome     the row at the end of ``gongkai province build``, and what became of it

No page of a county is copied: the portal says what there is and leads to it.
"""
