"""The lines between two --- -> the same as they were meant, and what was mistyped in each, at its column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from generator.base.patterns import lazy_re
from generator.content.front_matter import DASHES, ODD_BLANKS
from generator.model.field_types import field_type
from generator.model.kind import Field, by_name
from generator.model.source import ReadError

_COLONS = ":：﹕︰∶"
_KEY = lazy_re(
    rf"(?P<lead>\s*(?:- +)?)(?P<key>[^\W\d][\w-]*)(?P<mark>[ \t]*[{_COLONS}]|[ \t]*[=＝;；]|[ \t]+)(?P<rest>.*)"
)
_ITEM = lazy_re(rf"(?P<lead>\s*)(?P<dash>[{DASHES}•·●])(?P<blank>[ {ODD_BLANKS}]*)(?P<rest>.+)")
_CUT = lazy_re(
    r"""(?P<lead>\s*(?:- +)?+(?:[^\W\d][\w-]*: +)?+)(?P<value>[^\s"'\[{|>#].*?)(?P<blank>\s+)#(?P<rest>.*)"""
)
_BLOCK = lazy_re(r"[^:]+:[ \t]+[|>][-+\d]*[ \t]*")
_SENTENCES = ("text", "phrase", "long")
_NAMES = frozenset({"domain", "subject", "agency", "kind", "catalogue", "id", "doc_number", "index_number"})
"""Types of fields whose value may well have a # in it, and the fields of these types that hold a name or a number."""


class _Slip(msgspec.Struct, frozen=True):
    """A line as it was meant. why: what is wrong with it. how: it is put right. column: 1-based."""

    text: str
    why: str
    how: str
    column: int = 1


class _Place(msgspec.Struct, frozen=True):
    """Where a line stands. own: the field that it begins. above: the field that it belongs to, with what follows on
    that field's own line. plain: how many lines below that field are neither keys nor items."""

    own: Field | None = None
    above: Field | None = None
    value: str = ""
    plain: int = 0

    @property
    def listed(self) -> bool:
        """Whether an item of a list belongs here."""
        return bool(self.above and not self.value and field_type(self.above.type).browser.get("list"))

    @property
    def inner(self) -> Mapping[str, Field]:
        """The keys of the records that belong here."""
        return by_name(field_type(self.above.type).parts) if self.above else {}

    @property
    def literal(self) -> bool:
        """Whether a text of several lines belongs here, in which everything is meant."""
        return self.value[:1] in ("|", ">")


def key_line(line: str, fields: Mapping[str, Field]) -> Field | None:
    """The field whose line this is, at the margin and with any kind of colon."""
    match = _KEY.match(line)
    return _known(match["key"], fields) if match and not match["lead"] and match["mark"][-1] in _COLONS else None


def begins_list(line: str, fields: Mapping[str, Field]) -> bool:
    """Whether the lines below are the items of a list."""
    own = key_line(line, fields)
    return bool(own and _heading([line], 0, own, fields).listed)


def slipped(line: int, column: int, why: str, how: str) -> ReadError:
    """What was mistyped in a line. why: what is wrong with it. how: it is put right."""
    return ReadError("front-matter-form", line, column, {"what": f"的这一行不对：{why}", "how": how})


def mended_lines(
    lines: Sequence[str], first: int, fields: Mapping[str, Field]
) -> tuple[list[str], tuple[ReadError, ...]]:
    """The lines as they were meant, as many as there were, and what was wrong. first: number of the first one."""
    meant, faults, above = list(lines), [], _Place()
    for at, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        place = _placed(line, above, fields)
        if place.own:
            above = _heading(lines, at, place.own, fields)
        for slip in _slips(line, place):
            meant[at] = slip.text
            faults.append(slipped(first + at, slip.column, slip.why, slip.how))
    return meant, tuple(faults)


def _placed(line: str, above: _Place, fields: Mapping[str, Field]) -> _Place:
    """Where a line stands below a field: it begins one itself at the margin, or further in where nothing else can."""
    match = _KEY.match(line)
    further = above.value and not above.literal and match and match["mark"].strip() not in (";", "；")
    may = match and not match["lead"].strip() and (not match["lead"] or further)
    own = _known(match["key"], fields) if match and may and (match["mark"].strip() or not above.listed) else None
    return msgspec.structs.replace(above, own=own)


def _heading(lines: Sequence[str], at: int, own: Field, fields: Mapping[str, Field]) -> _Place:
    """What the lines below the one at ``at`` stand below."""
    match = _KEY.match(lines[at])
    end = next((n for n in range(at + 1, len(lines)) if key_line(lines[n], fields)), len(lines))
    plain = [line for line in lines[at + 1 : end] if line.strip() and not _ITEM.match(line) and ": " not in line]
    value = match["rest"].strip() if match else ""
    return _Place(above=own, value="" if value.startswith("#") else value, plain=len(plain))


def _known(key: str, fields: Mapping[str, Field]) -> Field | None:
    return fields.get(key) or fields.get(unicodedata.normalize("NFKC", key).lower())


def _slips(line: str, place: _Place) -> Iterator[_Slip]:
    """What is wrong with one line; each slip has the line with those before it mended too."""
    if place.literal and not place.own and line[0].isspace():
        return
    for look in (_indented, _coloned, _itemised, _continued, _cut):
        slip = look(line, place)
        if slip:
            line = slip.text
            yield slip


def _indented(line: str, place: _Place) -> _Slip | None:
    bare = line.lstrip()
    indent = line[: len(line) - len(bare)]
    if place.own and indent:
        what = "制表符" if "\t" in indent else "空格"
        return _Slip(bare, f"行首多了{what}", f"删去行首的{what}。")
    if "\t" in indent:
        return _Slip(
            indent.replace("\t", "  ") + bare, "行首是制表符", "把制表符改成两个空格。", indent.index("\t") + 1
        )
    return None


def _coloned(line: str, place: _Place) -> _Slip | None:
    match = _KEY.match(line)
    if match is None or not (place.own or (match["mark"].strip() and match["key"] in place.inner)):
        return None
    key, mark, rest = match["key"], match["mark"].strip(), match["rest"]
    meant, column = f"{match['lead']}{key}: {rest.strip()}".rstrip(), match.end("mark")
    if mark in _COLONS[1:] and mark:
        return _Slip(meant, f"“{key}”后面是全角冒号", "改成半角冒号，后面空一格。", column)
    if mark != ":":
        return _Slip(meant, f"“{key}”后面没有冒号", "加上半角冒号，后面空一格。", match.end("key") + 1)
    if rest[:1] and rest[0] in ODD_BLANKS:
        told = f"冒号后面不是普通的空格（U+{ord(rest[0]):04X}）"
        return _Slip(meant, told, "删去它，用键盘打一个空格。", column + 1)
    return _Slip(meant, "冒号后面没有空格", "冒号后面空一格。", column + 1) if rest.strip() == rest != "" else None


def _itemised(line: str, place: _Place) -> _Slip | None:
    if place.own or not place.listed:
        return None
    match, bare = _ITEM.match(line), line.lstrip()
    if match and (match["dash"] != "-" or match["blank"][:1] != " "):
        column = match.end("dash") + (match["dash"] == "-")
        why = "“-”后面没有空格" if match["dash"] == "-" else f"列表用半角的“-”，这里是“{match['dash']}”"
        return _Slip(f"{match['lead']}- {match['rest']}", why, "写成“- ”（半角减号后空一格）。", column)
    if match is None and ": " not in line and (place.plain > 1 or bare == line):
        lead = line[: len(line) - len(bare)]
        return _Slip(f"{lead}- {bare}", "列表的这一项前面没有“- ”", "几项各占一行时，每行以“- ”开头。", len(lead) + 1)
    return None


def _continued(line: str, place: _Place) -> _Slip | None:
    """Text at the margin that is no field: what stood on the line above goes on."""
    match = _KEY.match(line)
    other = match and match["mark"][-1] == ":" and match["rest"][:1] in ("", " ")
    if place.own or line[0].isspace() or other or _ITEM.match(line):
        return None
    how = "是上一行没写完的，接在上一行后面；是另一个字段，写成“字段: 值”；是正文，移到 --- 下面。"
    return _Slip(f"  {line}", "没有字段名", how)


def _cut(line: str, place: _Place) -> _Slip | None:
    """A # that ends the value though it was meant: what follows it at once, or in a sentence without the two blanks of
    a remark."""
    match, field = _CUT.match(line), place.own or place.above
    if match is None or not field or (not place.own and not match["lead"].strip().startswith("-")):
        return None
    meant, rest = field.type in _SENTENCES and field.key not in _NAMES and len(match["blank"]) < 2, match["rest"]
    if not rest.strip() or not (meant or not rest[0].isspace()):
        return None
    whole = f"{match['value']}{match['blank']}#{rest}".rstrip().replace("\\", "\\\\").replace('"', '\\"')
    how = "整个值加上双引号；是备注的，“#”前空两格、后空一格。"
    told = "“#”前面有空格，从这里起会被当作备注丢掉"
    return _Slip(f'{match["lead"]}"{whole}"', told, how, match.end("blank") + 1)
