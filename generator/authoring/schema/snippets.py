"""The kinds and their fields -> VS Code snippets for Markdown: a whole front matter, or one line with its choices."""

from __future__ import annotations

from typing import Any

from generator.model.field_types import field_type
from generator.model.kind import COMMON, FIRST, Field, Kind
from generator.model.site import Vocabularies

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
                "body": [f"{field.key}: ${{1|{','.join(map(escaped, chosen))}|}}"],
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
        return f"${{{number}|{','.join(map(escaped, chosen))}|}}"
    if field.key == "publish_date":
        return f"${{{number}:{_TODAY}}}"
    # An example of another county's text, left standing by mistake, would be published; a field's name is seen at once.
    shown = field.name if field_type(field.type).free else field.example
    told = shown.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return f"${{{number}:{told}}}"


def choices(field: Field, words: Vocabularies) -> tuple[str, ...]:
    """The names that a field may take, empty when it is free."""
    vocabulary = words.by_field.get(field.key)
    if vocabulary:
        return tuple(term.name for term in vocabulary.terms)
    return field.choices


def escaped(choice: str) -> str:
    """A choice inside ``${1|…|}``."""
    return choice.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|").replace("}", "\\}")
