"""A province: many counties, each a site of its own, built as tasks of one cluster (ADR 0258).

    settings        province.yaml as a value           settings_file   its bytes -> that value, or what is wrong
    sources/        where a county's content is -> a folder of it, and what tells whether it has changed
    laying          that folder, with what the province shares -> the folder that a build is given
    place           a folder or an address of an object store, as a few calls
    lease, state    who may build a county now; its memory between builds, where every worker reaches it
    county          one county, in a process of its own: fetched, built, published, remembered
    task            one county as a task of the cluster: looked at, and built only when something has changed
    cluster, run    workers; all counties through them, whatever happens to workers and scheduler
    storage/        a finished site -> an object store, by one switch (ADR 0255); one county may use it too
    portal/         the counties' published data -> the province's own site (ADR 0259)
    report          what became of each, for the terminal and for a file

Nothing here is needed by a single county. ``distributed`` and ``fsspec`` come with ``gongkai[province]``.
"""
