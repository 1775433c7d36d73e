"""The typed models -> what VS Code needs to help: JSON Schemas for YAML files, snippets for Markdown.

    config     Config                      -> schema of config.yaml
    tables     rows of the vocabularies    -> schemas of _data/*.yaml
    defaults   fields of the kinds         -> schema of _defaults.yaml
    snippets   fields of the kinds         -> .code-snippets for Markdown, with the vocabularies as choices
    workspace  all of them                 -> the files below .vscode/

``gongkai schema --write`` puts them into a site; they hold the site's own agencies and subjects.
"""

from __future__ import annotations

from generator.authoring.schema.workspace import files

__all__ = ["files"]
