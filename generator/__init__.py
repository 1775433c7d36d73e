"""gongkai: a folder of Markdown documents becomes a county's disclosure site (政务公开).

The build (``pipeline/whole.py``, on one page) is a row of stages, each a module or a package with one public function::

    load      files -> Site            config, vocabularies, front matter, Markdown, documents
    validate  Site -> diagnostics      runs the rules, applies levels, exceptions and the baseline
    plan      Site -> targets          what will exist; pure; refuses two targets with one address
    render    targets -> files         theme chain, Jinja environment, worker processes
    index     documents -> bundles     full-text search
    publish   the new tree goes live at once or not at all

Open sets, one file a thing, found by themselves; add a file and it is there:

    rules/      one check            kinds/      one kind of document    pages/     one kind of page
    outputs/    one other output     importers/  one source format       reporters/ one way to print problems
    commands/   one command          manuals/    one generated page of docs/
    theming/checks/                  one check of a theme

``edition`` turns pages into traditional characters where a county asks for it; ``admin`` makes the editors' form (/admin/,
Decap CMS) from the kinds. Below them ``model`` holds the nouns and ``base`` what knows nothing of disclosure. Imports go
downwards only:
cli -> commands -> pipeline -> stages -> open sets -> model -> base; ``tests/test_architecture.py`` holds this.
"""

__version__ = "0.1.0"
