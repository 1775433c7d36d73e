"""The bytes of an Office file -> its parts and how they refer to each other; parts that were taken over -> a new
file."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from generator.access.copies.office.left import left_behind
from generator.access.copies.office.names import q
from generator.access.copies.office.scrub import parsed, scrubbed, serialised
from generator.access.copies.pictures import kind_of, picture
from generator.access.copies.refused import NoCopy, Removed, damaged
from generator.access.copies.zips import members, written

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT = "application/vnd.openxmlformats-officedocument."
_PICTURES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
_REFERENCES = tuple(q(f"r:{name}") for name in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs"))
_LINKS = frozenset(("hlinkClick", "hlinkHover", "hlinkMouseOver", "hyperlink"))

Clean = Callable[[Any, "Package", "Part"], None]
"""Changes the tree of a part so that it holds what is seen, and no more."""


class Relation(msgspec.Struct, frozen=True):
    """How a part refers to another: the kind is the end of the relation's type. outside: target is an address."""

    kind: str
    target: str
    outside: bool
    type: str


class OfficeForm(msgspec.Struct, frozen=True):
    """What is done with the parts of one kind. folder: where they go in the copy. content: their type there.
    only: there is one such part at most, which has no number in its name."""

    folder: str
    name: str
    content: str
    clean: Clean
    only: bool = False


class Part(msgspec.Struct):
    """A part on its way into the copy. path: in the file. name: in the copy. main: the first of all."""

    path: str
    name: str
    relations: Mapping[str, Relation]
    kept: dict[str, tuple[str, str, bool]]


class FileFormat(msgspec.Struct, frozen=True):
    """A format: the name of its root, what is done with the part of each kind that may stay."""

    root: str
    main: OfficeForm
    forms: Mapping[str, OfficeForm]
    refused: Mapping[str, str] = {}

    def copy(self, package: Package, main: str) -> bytes:
        """The file as it is published. Raises NoCopy."""
        package.format = self
        first = package.take(main, self.main)
        return package.written(first)


class Package:
    """An opened Office file and the copy that grows from it. removed: what the copy does not have."""

    format: FileFormat

    def __init__(self, data: bytes) -> None:
        self.parts = members(data)
        self.removed: Removed = Removed()
        self._taken: dict[str, str] = {}
        self._made: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._trees: dict[str, Any] = {}

    def main(self) -> str:
        """The path of the part that the file is about. Raises NoCopy."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.parts:
                return relation.target
        raise damaged()

    def xml(self, path: str) -> Any:
        """The root of a part. Raises NoCopy."""
        if path not in self._trees:
            if path not in self.parts:
                raise damaged()
            self._trees[path] = parsed(self.parts[path])
        return self._trees[path]

    def relations(self, path: str) -> dict[str, Relation]:
        """Id -> relation of a part, "" for those of the file."""
        folder, _, name = path.rpartition("/")
        own = f"{folder}/_rels/{name}.rels".lstrip("/") if path else "_rels/.rels"
        if own not in self.parts:
            return {}
        found: dict[str, Relation] = {}
        for node in parsed(self.parts[own]).iter(_RELATIONS):
            outside, target, kind = node.get("TargetMode") == "External", node.get("Target", ""), node.get("Type", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[node.get("Id", "")] = Relation(kind.rpartition("/")[2], target, outside, kind)
        return found

    def take(self, path: str, form: OfficeForm) -> str:
        """Bring a part, with all that it shows, into the copy. Returns its name there. Raises NoCopy."""
        if path in self._taken:
            return self._taken[path]
        number = sum(name.startswith(f"{form.folder}{form.name}") for name in self._taken.values())
        name = f"{form.folder}{form.name}{number + 1 if number or not form.only else ''}.xml"
        self._taken[path] = name
        part = Part(path, name, self.relations(path), {})
        tree = self.xml(path)
        form.clean(tree, self, part)
        self._follow(tree, part)
        self._put(part, serialised(scrubbed(tree, self.removed)), form.content)
        return name

    def keep(self, part: Part, kind: str) -> None:
        """Keep the parts of a kind to which no element refers: styles, theme."""
        for key, relation in part.relations.items():
            if relation.kind == kind and not relation.outside and relation.target in self.parts:
                part.kept[key] = (relation.type, self.take(relation.target, self.format.forms[kind]), False)
                return

    def _follow(self, tree: Any, part: Part) -> None:
        """Take over what the elements refer to; an element that refers to what does not go along goes too."""
        referring = ((node, name) for node in tree.iter() if node.attrib for name in _REFERENCES if name in node.attrib)
        for node, name in list(referring):
            if name in node.attrib and not self._kept(node.get(name), part):
                _drop(node, name)

    def _kept(self, key: str, part: Part) -> bool:
        relation = part.relations.get(key)
        if key in part.kept or relation is None:
            return key in part.kept
        if why := self.format.refused.get(relation.kind):
            raise NoCopy(why, "在原来的程序里去掉后另存")
        if relation.outside:
            good = relation.kind == "hyperlink" and _public(relation.target)
            if not good:
                self.removed["link"] += 1
            else:
                part.kept[key] = (_OFFICE + "hyperlink", relation.target, True)
            return good
        if relation.target not in self.parts:
            return False
        if relation.kind == "image":
            part.kept[key] = (_OFFICE + "image", self._picture(relation.target), False)
            return True
        form = self.format.forms.get(relation.kind)
        if form is None:
            self.removed["custom"] += 1
            return False
        part.kept[key] = (relation.type, self.take(relation.target, form), False)
        return True

    def _picture(self, path: str) -> str:
        if path in self._taken:
            return self._taken[path]
        kind = kind_of(self.parts[path])
        if not kind:
            shown = path.rpartition("/")[2]
            raise NoCopy(f"插图“{shown}”的格式无法检查", "在文档里把这张图剪切后“选择性粘贴”为图片（PNG），再另存")
        made = picture(self.parts[path], kind)
        self.removed.update(made.removed)
        folder = self.format.main.folder
        name = f"{folder}media/image{1 + sum('/media/' in name for name in self._taken.values())}.{kind}"
        self._taken[path] = name
        self._made[name] = made.data
        return name

    def _put(self, part: Part, data: bytes, content: str) -> None:
        self._made[part.name] = data
        self._types[part.name] = content if "/" in content else _CONTENT + content
        if part.kept:
            folder, _, name = part.name.rpartition("/")
            lines = [_relation(key, *kept, folder=folder) for key, kept in sorted(part.kept.items())]
            self._made[f"{folder}/_rels/{name}.rels"] = _relations(lines)

    def written(self, first: str) -> bytes:
        """The copy as a file."""
        self.removed.update(left_behind({path: data for path, data in self.parts.items() if path not in self._taken}))
        root = _relation("rId1", _OFFICE + "officeDocument", first, False, folder="")
        return written(
            [
                ("[Content_Types].xml", self._content_types()),
                ("_rels/.rels", _relations([root])),
                *sorted(self._made.items()),
            ]
        )

    def _content_types(self) -> bytes:
        kinds = sorted({name.rpartition(".")[2] for name in self._made} & _PICTURES.keys())
        lines = [f'<Default Extension="{kind}" ContentType="{_PICTURES[kind]}"/>' for kind in kinds]
        lines += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(self._types.items())]
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(lines)}</Types>'
        ).encode()


def _drop(node: Any, name: str) -> None:
    if node.tag.rpartition("}")[2] in _LINKS or name == q("r:link"):
        del node.attrib[name]
        return
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _public(address: str) -> bool:
    """Whether an address leads to a public place of the web, or writes a mail."""
    try:
        return urlsplit(address).scheme.lower() in ("http", "https", "mailto")
    except ValueError:
        return False


def _relation(key: str, kind: str, target: str, outside: bool, *, folder: str) -> str:
    from xml.sax.saxutils import quoteattr

    shown = target if outside else posixpath.relpath(target, folder or ".")
    mode = ' TargetMode="External"' if outside else ""
    return f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(shown)}{mode}/>"


def _relations(lines: list[str]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{head}<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'.encode()
