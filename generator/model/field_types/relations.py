"""relations 文件编号，可多个

另一些文件的编号，用逗号或顿号分开，或写成列表。
"""

from __future__ import annotations

from typing import Any

from generator.model.field_types import names, relation
from generator.model.kind import Field

EXAMPLES = ("[dibao-2026]", "dibao-2026、dibao-2025", "dibao-2026")
REFUSED = ("[[dibao-2026]]", "{编号: dibao-2026}")
SCHEMA = names.SCHEMA
BROWSER = names.BROWSER | {"document": True}
check, split, hint = names.check, names.split, relation.hint


def widget(field: Field) -> dict[str, Any]:
    return relation.chosen(field, multiple=True)
