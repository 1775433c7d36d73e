"""A rule's manual page as written -> the page as printed, and its examples as files with what is to be found in them.

A page ends in fenced files under 错误示例 and 正确示例. Each states only what differs:

    ```md name.md          a document: fields that replace or follow those of PLAIN ("-key" takes one away), an empty
                           line, the text. One that begins with --- is whole; so is ```text, which is printed as md.
    正确示例（其余同上）：   files, fields and text that are not given are those of the example above.

A line ends in " ←" where the rule is to find something, in " ← CODE" where another is; a fence that does: at the head
of its file (line 0 or 1); a heading: of the site as a whole. The printed page has no arrows, and every file whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

PLAIN = """---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

正文。
"""
"""The document of which an example states what differs."""
WRONG, RIGHT = "错误示例", "正确示例"

_HEADING = re.compile(rf"^(?P<title>{WRONG}|{RIGHT})(?P<rest>（其余同上）)?：(?P<mark> ?←.*)?$", re.MULTILINE)
_FENCE = re.compile(
    r"^```(?P<form>\w+)(?: (?P<name>[^\s←]+))?(?P<mark> ←[^\n]*)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(r" ?←(?P<codes>[ A-Z0-9-]*)$", re.MULTILINE)
_FIELD = re.compile(r"-(?P<absent>\w+)(?: ←.*)?|(?P<key>\w+):(?: .*)?")


class ExampleFile(msgspec.Struct, frozen=True):
    """One file of an example. form: its language. text: whole, marks included. mark: the fence's, "" for none."""

    form: str
    name: str
    text: str
    mark: str

    @property
    def plain(self) -> str:
        """The text without marks."""
        return _MARK.sub("", self.text)


class Example(msgspec.Struct, frozen=True):
    """One example. title: WRONG or RIGHT. files: by path in the content folder. mark: the heading's, "" for none."""

    title: str
    files: Mapping[str, ExampleFile]
    mark: str = ""

    def expected(self, code: str) -> frozenset[tuple[str, int, str]]:
        """(path, line, code) of everything to be found. Path "" is the site; line 0 is the head of a file."""
        places = {("", 0, owner) for owner in _codes(self.mark, code)}
        for file in self.files.values():
            for number, line in enumerate([file.mark, *file.text.split("\n")]):
                places |= {(file.name, number, owner) for owner in _codes(line, code)}
        return frozenset(places)


def examples(page: str) -> list[Example]:
    """Every example of a page, in order."""
    shown: list[Example] = []
    headings = [*_HEADING.finditer(page)]
    ends = [*(heading.start() for heading in headings[1:]), len(page)]
    for heading, end in zip(headings, ends, strict=False):
        above = shown[-1].files if heading["rest"] else {}
        for fences in _sites(_FENCE.finditer(page, heading.end(), end)):
            example = Example(heading["title"], _files(fences, above), heading["mark"] or "")
            shown.append(example)
    return shown


def printed(page: str, basis: str = "") -> str:
    """The page as an editor reads it. basis: the law or standard that stands between the words and the examples."""
    first = _HEADING.search(page)
    parts = [page[: first.start()].rstrip() if first else page, *([f"依据：{basis}。"] if basis else [])]
    for title, group in groupby(examples(page), key=lambda example: example.title):
        parts.append(f"{title}：")
        parts += [_fenced(file) for example in group for file in example.files.values()]
    return "\n\n".join(parts)


def _codes(line: str, owner: str) -> list[str]:
    mark = _MARK.search(line)
    return (mark["codes"].split() or [owner]) if mark else []


def _sites(fences: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The fences of one heading by example: a file of a name that was there already begins another."""
    site: list[re.Match[str]] = []
    for fence in fences:
        if any(fence["name"] == other["name"] for other in site):
            yield site
            site = []
        site.append(fence)
    yield site


def _files(fences: Iterable[re.Match[str]], above: Mapping[str, ExampleFile]) -> dict[str, ExampleFile]:
    files = {file.name: msgspec.structs.replace(file, text=file.plain, mark="") for file in above.values()}
    for fence in fences:
        name = fence["name"] or f"lizi.{fence['form'].replace('text', 'md')}"
        text = fence["text"]
        if fence["form"] == "md":
            text = _whole(text, files[name].text if name in files else PLAIN)
        absent = next((line for line in fence["text"].split("\n") if line.startswith("-") and _FIELD.match(line)), "")
        files[name] = ExampleFile(fence["form"].replace("text", "md"), name, text, fence["mark"] or absent)
    return files


def _whole(given: str, base: str) -> str:
    """A document of which only what differs from another is given."""
    if given.startswith("---"):
        return given
    head, _, base_text = base.removeprefix("---\n").partition("---\n")
    fields, text = _fields(given)
    kept = {key: lines for key, lines in {**_fields(head)[0], **fields}.items() if lines}
    return f"---\n{''.join(kept.values())}---\n{text or base_text}"


def _fields(given: str) -> tuple[dict[str, str], str]:
    """The fields at the head of a text, key -> its lines ("" for one taken away),
    and what follows from the empty line on."""
    fields: dict[str, str] = {}
    lines = given.splitlines(keepends=True)
    key = ""
    for number, line in enumerate(lines):
        if field := _FIELD.fullmatch(line.rstrip("\n")):
            key = field["key"] or field["absent"]
            fields[key] = line if field["key"] else ""
        elif key and line.startswith((" ", "- ")) and _MARK.sub("", line).strip():
            fields[key] += line
        else:
            empty = "\n" if _MARK.sub("", line).strip() else ""
            return fields, empty + "".join(lines[number:])
    return fields, ""


def _fenced(file: ExampleFile) -> str:
    shown = "" if file.name.startswith("lizi.") else f" {file.name}"
    return f"```{file.form}{shown}\n{file.plain}```"
