"""A Word package -> what it holds beside its text: comments, headers, authors, embedded files. Reported,
never carried over."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from generator.authoring.importers.source import ImportChange, change, notice
from generator.authoring.importers.word.archive import WordPackage
from generator.authoring.importers.word.names import W, text
from generator.model.diagnostic import Diagnostic

_PROPERTIES = {
    "creator": "作者",
    "lastModifiedBy": "最后修改人",
    "Company": "单位",
    "Manager": "主管",
    "Template": "模板",
    "category": "类别",
    "keywords": "关键词",
    "description": "备注",
}


def reported(package: WordPackage) -> tuple[tuple[ImportChange, ...], tuple[Diagnostic, ...]]:
    """Every aside as a change (it was left out) or a notice (it may be missed)."""
    changes = (
        *change("未带入批注", _texts(package, r"word/comments\.xml", "comment")),
        *change("未带入页眉页脚", _headers(package)),
        *change("未带入文件属性（作者、单位等）", _properties(package)),
    )
    notices: list[Diagnostic] = []
    if "word/vbaProject.bin" in package.parts:
        notices.append(notice("文档带有宏，没有带入", ""))
    if b"altChunk " in package.parts["word/document.xml"] or b"subDoc " in package.parts["word/document.xml"]:
        notices.append(notice("文档引用了未合并的子文档，其内容没有带入", "请在 Word 中合并后另存再导入。"))
    return changes, tuple(notices)


def _texts(package: WordPackage, pattern: str, element: str) -> list[str]:
    texts: list[str] = []
    for name in sorted(package.parts):
        if re.fullmatch(pattern, name):
            root = package.xml(name)
            texts.extend(text(node) or "（空）" for node in (root.iter(f"{W}{element}") if root is not None else ()))
    return texts


def _headers(package: WordPackage) -> list[str]:
    """Texts of headers and footers; a bare page number is no text."""
    headers: list[str] = []
    for name in sorted(package.parts):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            root = package.xml(name)
            words = text(root) if root is not None else ""
            if re.search(r"[^\W\d_]", words):
                headers.append(words)
    return headers


def _properties(package: WordPackage) -> list[str]:
    properties: list[str] = []
    for name in ("docProps/core.xml", "docProps/app.xml"):
        try:
            root = package.xml(name)
        except ElementTree.ParseError:
            continue
        for node in root.iter() if root is not None else ():
            label = _PROPERTIES.get(node.tag.rsplit("}", 1)[-1])
            if (
                label
                and (node.text or "").strip()
                and (node.text or "").strip() not in ("Normal.dotm", "Normal", "Normal.wpt")
            ):
                properties.append(f"{label}：{(node.text or '').strip()}")
    if "docProps/custom.xml" in package.parts:
        properties.append("自定义属性")
    return properties
