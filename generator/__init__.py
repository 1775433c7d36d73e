"""gongkai: a folder of Markdown documents becomes a county's disclosure site (政务公开).

A build is a row of stages, literally: ``build/pipeline.py`` has the list on one page. Each stage is a function in a
file of its own in ``build/``, gets what the earlier ones returned and returns a value;
the work itself is done in the rooms below::

    read      content/          config.yaml, vocabularies, front matter, Markdown -> a library of documents
    plan      access/, site/    the library -> what may be shown today -> the files that will exist
    examine   checks/           the library and the plan -> diagnostics; levels, exceptions and the baseline applied
    compare   build/keys.py     planned files -> those whose key is not the one that the last build left
    index     search/           public texts -> bundles of the search index
    typeset   theme/official/   planned PDFs -> their files, where config.yaml asks for any
    make      theme/, site/     planned files -> bytes, by worker processes, in a tree beside the live one
    retract   search/           what leaves the site leaves the index of a search server, where there is one
    publish   build/publish.py  the new tree goes live at once or not at all
    serve     search/           what is new or other -> that index
    remember  build/            what was found out -> the state store, for the next build

An edit that can only have changed bodies takes the same stages over the edited documents alone; where that cannot be
sure to give what a build over all gives, a build over all follows. ``gongkai check`` is the first three.

The rooms from the bottom up; imports go downwards only, which ``tests/test_architecture.py`` holds::

    base/       what knows nothing of disclosure: digests, stores, workers, dates
    model/      nouns: documents and their kinds, catalogue, diagnostics, targets
    access/     the gate: what may be shown today     checks/   what is wrong     search/   the index
    content/    files -> documents                    site/     documents -> targets
    theme/      targets -> pages; what those who fork a theme need
    authoring/  importers, preview, manuals           build/    the stages, what is remembered, publishing
    province/   many counties, each a task of a cluster; an extra that no single county needs
    commands/   one command line a file

Where something new goes; in each of these folders one file is one thing,
found by itself (``CONTRIBUTING.md`` has recipes)::

    a rule                checks/rules/        a kind of document     model/kinds/
    a field type          content/, model/     a kind of page         site/pages/
    another output        site/outputs/        a command              commands/
    a source format       authoring/importers/ a form of report       checks/reporters/
    a generated manual    authoring/manuals/   a check of themes      theme/forking/checks/
    a stage               build/, and its line in build/pipeline.py
"""

__version__ = "0.1.0"
