"""relation 文件编号

另一份文件的编号。
"""

from __future__ import annotations

from typing import Any

from generator.model.field_types import text
from generator.model.kind import Field

EVERY = "all"
"""Name of the web form's collection of all documents, from which one is chosen."""
EXAMPLES = ("dibao-2026", "2026")
REFUSED = ("[dibao-2026]", "{编号: dibao-2026}")
SCHEMA = text.SCHEMA
check = text.check
BROWSER = {"document": True}


def widget(field: Field) -> dict[str, Any]:
    return chosen(field, multiple=False)


def chosen(field: Field, *, multiple: bool) -> dict[str, Any]:
    """Another document, found by title or number and kept by its id, which is its file's name."""
    wanted = {"filters": [{"field": "kind", "values": list(field.targets)}]} if field.targets else {}
    return {
        "widget": "relation",
        "collection": EVERY,
        "value_field": "{{filename}}",
        "search_fields": ["title", "doc_number"],
        "display_fields": ["{{title}} {{doc_number}}"],
        "multiple": multiple,
        "options_length": 30,
        **wanted,
    }


def hint(field: Field) -> str:
    return field.doc.replace("编号", "") + "输入标题或字号里的几个字来找。"
