"""One kind -> the collection of its documents: which fields, in which order,
where a new one goes and how it is named."""

from __future__ import annotations

from typing import Any

from generator.model.field_types.relation import EVERY
from generator.model.kind import COMMON, FIRST, Field, Kind
from generator.model.vocabularies import Vocabularies
from generator.site.admin.widgets import widget

BEFORE_BODY = ("catalogue", "summary", "attachments")
APART = ("id", "kind", "title")
"""Not asked for: a kind is its collection, and an id stays what it was."""
_DEEP = "{{domain}}/{{slug}}"
"""A new document goes into the folder of its domain, as ``gongkai new`` puts it."""
_VIEW: dict[str, Any] = {
    "sortable_fields": ["publish_date", "title"],
    "view_filters": [
        {"label": "草稿", "field": "draft", "pattern": True},
        {"label": "依申请公开", "field": "classification", "pattern": "^依申请公开$"},
        {"label": "不予公开", "field": "classification", "pattern": "^不予公开$"},
        {"label": "已撤回", "field": "status", "pattern": "^withdrawn$"},
    ],
    "view_groups": [
        {"label": "领域", "field": "domain"},
        {"label": "发布年份", "field": "publish_date", "pattern": r"\d{4}"},
    ],
}


def collections(words: Vocabularies, folder: str) -> list[dict[str, Any]]:
    """One collection a kind, and the hidden one of all documents. folder: of the content,
    below the repository's root."""
    common = {field.key: widget(field, words) for field in COMMON}
    place = {
        "folder": folder,
        "path": _DEEP,
        "extension": "md",
        "format": "gongkai",
        # Beside the document: a file's path is relative to it, and it leaves with it.
        "media_folder": "",
        "public_folder": "",
    }
    kinds = [_collection(kind, words, common) | place for kind in words.kinds.terms]
    every = {
        "name": EVERY,
        "label": "全部文件",
        "hide": True,
        "create": False,
        "delete": False,
        "fields": [common["title"], common["doc_number"], _hidden("kind"), _BODY],
    }
    return [*kinds, every | place]


def _collection(kind: Kind, words: Vocabularies, common: dict[str, Any]) -> dict[str, Any]:
    own = {field.key: widget(field, words) for field in kind.fields}
    shown = common | own
    early = [key for key in (*FIRST, *own, *BEFORE_BODY) if key in shown]
    late = [field.key for field in _rest(kind) if field.key not in early]
    fields = [shown[key] for key in dict.fromkeys(early)]
    fields.insert(1, _ADDRESS)
    return {
        "name": kind.id,
        "label": kind.name,
        "label_singular": kind.name,
        "description": kind.doc,
        "filter": {"field": "kind", "value": kind.id},
        "create": True,
        # A published document is withdrawn and leaves a page that says so (design 9); its file does not just vanish.
        "delete": False,
        # The form proposes a name as ``gongkai new`` does, free in all folders, and lets it be changed.
        "slug": "{{fields.__address}}",
        "identifier_field": "title",
        "summary": "{{title}}（{{publish_date}}）",
        "preview_path": "d/{{filename}}/",
        "editor": {"preview": False},
        **_VIEW,
        "fields": [*fields, _BODY | _outline(kind), *(shown[key] for key in late), _hidden("kind", kind.id), _CHECKS],
    }


def _rest(kind: Kind) -> list[Field]:
    """What is seldom needed, below the text."""
    return [field for field in kind.common if field.key not in APART]


def _hidden(key: str, value: str = "") -> dict[str, Any]:
    return {"label": key, "name": key, "widget": "hidden", "required": False} | ({"default": value} if value else {})


_BODY: dict[str, Any] = {
    "label": "正文",
    "name": "body",
    "widget": "gongkai-text",
    "required": False,
    "modes": ["rich_text", "raw"],
    "buttons": [
        "bold",
        "italic",
        "link",
        "heading-two",
        "heading-three",
        "heading-four",
        "quote",
        "bulleted-list",
        "numbered-list",
    ],
    "editor_components": ["image", "gongkai-table"],
    "hint": "一、二、三级标题用“标题2”“标题3”“标题4”。表格、图片点“＋”插入，表格逐格修改。",
}
_ADDRESS: dict[str, Any] = {
    "label": "网址",
    "name": "__address",
    "widget": "gongkai-address",
    "required": True,
    "hint": "全站不重复，已自动给出；可以改成好记的，例如 dibao-2026。",
}
"""Not of the document: by it the file is named, and the form keeps it from being taken twice."""
_CHECKS: dict[str, Any] = {"label": "检查", "name": "__checks", "widget": "gongkai-checks", "required": False}
"""The panel that says what is wrong, before anything is saved."""


def _outline(kind: Kind) -> dict[str, Any]:
    """The headings that the kind's body should have, ready in a new document."""
    return {"default": "\n\n".join(f"## {section}\n" for section in kind.sections)} if kind.sections else {}
