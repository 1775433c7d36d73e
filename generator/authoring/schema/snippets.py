"""The kinds and their fields -> VS Code snippets for Markdown: a whole front matter, or one line with its choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.kind import COMMON, FIRST, Field, Kind
from generator.model.vocabularies import Vocabularies

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def snippets(words: Vocabularies) -> dict[str, dict[str, Any]]:
    """Name -> snippet, in the form of a ``.code-snippets`` file."""
    made = {}
    for kind in words.kinds.terms:
        made[f"新文件：{kind.name}"] = {
            "scope": "markdown",
            "prefix": [f"新{kind.name}", f"gongkai-{kind.id}"],
            "description": kind.doc,
            "body": document(kind, words),
        }
    for field in COMMON:
        if chosen := choices(field, words):
            made[f"字段：{field.name}"] = {
                "scope": "markdown",
                "prefix": [field.name, field.key],
                "description": field.doc,
                "body": [f"{field.key}: {_choice(1, field, chosen)}"],
            }
    return made


def document(kind: Kind, words: Vocabularies) -> list[str]:
    """The lines of a new document of a kind; each gap is a place to tab to."""
    common = {field.key: field for field in COMMON}
    wanted = [common[key] for key in FIRST]
    lines = ["---"]
    for number, field in enumerate((*wanted, *kind.fields), 1):
        lines.append(f"{field.key}: {gap(field, words, number)}")
        if field.key == "classification" and kind.id != "notice":
            lines.append(f"kind: {kind.name}")
    lines += ["---", ""]
    lines += [line for section in kind.sections for line in (f"## {section}", "", "")]
    return [*lines, "$0"]


def gap(field: Field, words: Vocabularies, number: int) -> str:
    """What stands behind the colon."""
    if chosen := choices(field, words):
        return _choice(number, field, chosen)
    if field.key == "publish_date":
        return f"${{{number}:{_TODAY}}}"
    # An example left standing by mistake would be published; a field's name is an error (FLD-UNFILLED and others).
    told = field.name.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return f"${{{number}:{told}}}"


def _choice(number: int, field: Field, names: Iterable[str]) -> str:
    """A gap with a list. The editor puts in the first of it unasked, so that is no value but the name of the field."""
    return f"${{{number}|{','.join(map(escaped, (f'（选{field.name}）', *names)))}|}}"


def choices(field: Field, words: Vocabularies) -> tuple[str, ...]:
    """The names that a field may take, empty when it is free."""
    vocabulary = words.by_field.get(field.key)
    if vocabulary:
        return tuple(term.name for term in vocabulary.terms)
    return field.choices


def escaped(choice: str) -> str:
    """A choice inside ``${1|…|}``."""
    return choice.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|").replace("}", "\\}")
