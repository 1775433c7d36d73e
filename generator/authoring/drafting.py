"""A kind and some values -> a Markdown file with typed, ready front matter, in the folder of its domain."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from generator.authoring.annual_template import annual_yaml
from generator.base.close_names import closest, instead
from generator.content import today_of
from generator.content.config import load_config
from generator.content.fields import chinese_keys
from generator.content.vocabulary import load_vocabularies
from generator.model.annual_form import AnnualForm, form_of
from generator.model.annual_report import ANNUAL_KIND
from generator.model.diagnostic import UsageError
from generator.model.field_types import field_type, wanted
from generator.model.kind import Field, Kind
from generator.model.misfit import Misfit, UnfitValue
from generator.model.options import Options
from generator.model.register import PLAIN
from generator.model.vocabularies import Vocabularies

USUAL = ("agency", "doc_number", "index_number", "written_date", "summary")
"""Optional fields that most documents have, and that are asked for."""
RARE = (
    "id",
    "kind",
    "draft",
    "status",
    "withdrawn_date",
    "withdrawn_reason",
    "updated",
    "corrections",
    "figures",
    "aliases",
    "review",
    "exceptions",
)
"""Fields that a new document does not need even as a remark."""
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_BARE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?")


class Place(msgspec.Struct, frozen=True):
    """Where documents go. folder: the first content folder. words: its vocabularies. today: day of writing."""

    folder: Path
    words: Vocabularies
    today: datetime.date


def open_site(options: Options) -> Place:
    """The site's folder and vocabularies. Raises UsageError."""
    config, _ = load_config(options.config, options.config.name)
    if config is None:
        raise UsageError(f"{options.config.name} 有错误", "运行 gongkai check 查看并改正")
    folders = options.content or tuple(options.root / name for name in config.content)
    words, _ = load_vocabularies((folder, folder.name) for folder in folders)
    return Place(folders[0], words, today_of(options))


class Draft:
    """The values of one new document while they are gathered."""

    def __init__(self, place: Place, kind: str) -> None:
        """Raises UsageError for a kind that is not there, with the nearest one."""
        self.place = place
        term = place.words.kinds.find(kind)
        if term is None:
            raise UsageError(f"没有“{kind}”这种文件", instead(place.words.kinds.offered(kind)))
        self.kind: Kind = term
        self.fields: Mapping[str, Field] = {field.key: field for field in term.every_field}
        named = (field.key for field in term.fields if kind in field.choices)
        self.values: dict[str, str] = dict.fromkeys(named, kind)  # 年报 is one of the types of its kind

    @property
    def annual_form(self) -> AnnualForm | None:
        """The form of the figures, where the document is an annual report on disclosure of a year that is given."""
        year = self.values.get("year", "") if self.values.get("disclosure_type") == "年报" else ""
        own = self.kind.id == ANNUAL_KIND and year.isdecimal()
        return form_of(self.place.words.annual_forms, int(year)) if own else None

    def give(self, values: Mapping[str, str]) -> None:
        """Take values under Chinese or English keys. Raises UsageError for an unknown key or a value that cannot be."""
        table = chinese_keys(self.kind)
        for key, value in values.items():
            name = table.get(key)
            if name is None:
                told = {
                    "near": closest(key, table, cutoff=0.5),
                    "choices": "、".join(one.name for one in self.fields.values()),
                }
                raise UsageError(f"{self.kind.name}没有“{key}”这个字段", instead(told))
            wrong = self.wrong(self.fields[name], value)
            if wrong:
                raise UsageError(f"“{key}”的值不对：{wrong}", "改正后再运行一次")
            self.values[name] = value

    def asked(self) -> Iterator[Field]:
        """The fields to ask for: what is required and not given yet, then the usual ones and the kind's own."""
        every = [field for field in self.fields.values() if field.key not in self.values and field.key not in RARE]
        own = {field.key for field in self.kind.fields}
        yield from (field for field in every if field.required)
        yield from (field for field in every if not field.required and (field.key in USUAL or field.key in own))

    def lacking(self) -> list[Field]:
        """Required fields without a value."""
        return [field for field in self.fields.values() if field.required and not self.value(field)]

    def proposed(self, field: Field) -> str:
        """What a field is unless somebody says otherwise."""
        return self.place.today.isoformat() if field.key == "publish_date" else ""

    def value(self, field: Field) -> str:
        """What stands in the file."""
        return self.values.get(field.key, "") or self.proposed(field)

    def choices(self, field: Field) -> tuple[str, ...]:
        """The names that a field may take; empty when it is free."""
        words = self.place.words.by_field.get(field.key)
        return tuple(term.name for term in words.terms) if words else field.choices

    def wrong(self, field: Field, value: str) -> str:
        """Why a value cannot stand in a field, in a few words; "" when it can."""
        if not value:
            return "这一项必须填写" if field.required and not self.proposed(field) else ""
        words = self.place.words.by_field.get(field.key)
        if words is not None:
            if words.find(value) is not None:
                return ""
            return f"没有“{value}”，{instead(words.offered(value))}"
        kind = field_type(field.type)
        try:
            kind.check(kind.split(value), field)
        except UnfitValue as error:
            return _said(error.misfits[0])
        return ""

    def write(self, identity: str = "", *, may_lack: bool = False) -> Path:
        """Write the file. Raises UsageError for what is missing or taken, OSError when it cannot be written."""
        lacking = self.lacking()
        if lacking and not may_lack:
            names = "、".join(f"{field.name}（{field.key}）" for field in lacking)
            raise UsageError(f"还缺少：{names}", f"用 --field {lacking[0].name}=… 给出，或加 --no-input 先写好文件再填")
        if identity and not _ID.fullmatch(identity):
            raise UsageError(f"编号“{identity}”不能用", "只用小写字母、数字、- 和 _，例如 dibao-2026")
        domain = (
            self.place.words.columns.find(self.value(self.fields["domain"]))
            if self.value(self.fields["domain"])
            else None
        )
        folder = self.place.folder / (domain.id if domain else "")
        path = folder / f"{identity or self._free_name()}.md"
        if path.exists() or (identity and identity in self._taken()):
            raise UsageError(f"已经有编号为 {path.stem} 的文件", "用 --id 换一个编号；已有的文件从不覆盖")
        folder.mkdir(parents=True, exist_ok=True)
        if self.annual_form:
            self.values.setdefault("report", f"{path.stem}.yaml")
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(self.text())
        self._table(folder)
        self._figures(folder)
        return path

    def _table(self, folder: Path) -> None:
        """The data file that a list or register names, with its columns, when it is not there yet."""
        name = self.values.get("rows", "")
        if name.endswith(".csv") and "/" not in name and "\\" not in name and not (folder / name).exists():
            registers = self.place.words.registers
            named = self.values.get("register") or self.values.get("list_type") or ""
            register = registers.find(named) or registers.by_id.get(self.kind.register) or PLAIN
            names = ",".join(column.name for column in register.columns) + "\n"
            (folder / name).write_text(names, encoding="utf-8", newline="\n")

    def _figures(self, folder: Path) -> None:
        """The empty form of an annual report's figures, when its file is not there yet."""
        form, name = self.annual_form, self.values.get("report", "")
        if form and "/" not in name and "\\" not in name and not (folder / name).exists():
            if name.endswith(".xlsx"):
                from generator.site.outputs.open_data.annual_book import annual_book  # which few drafts need

                (folder / name).write_bytes(annual_book(form, {}))
            elif name.endswith((".yaml", ".yml")):
                (folder / name).write_text(annual_yaml(form), encoding="utf-8", newline="\n")

    def _taken(self) -> set[str]:
        return {path.stem for path in self.place.folder.rglob("*.md")}

    def _free_name(self) -> str:
        base = f"{self.kind.id}-{self.place.today:%Y%m%d}"
        taken = self._taken()
        return next(name for name in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if name not in taken)

    def text(self) -> str:
        """The whole file: given fields, required ones to be filled, optional ones as remarks, headings of the body."""
        form = self.annual_form
        unfilled = self.lacking() or form  # its figures are not there yet
        lines = ["---", *(["draft: 是  # 填好以后删去这一行，就会发布"] if unfilled else [])]
        remarks: list[str] = []
        for field in self.fields.values():
            value = self.value(field)
            if field.key == "kind":
                lines += [f"kind: {self.kind.name}"] if self.kind.id != "notice" else []
            elif value:
                lines.append(f"{field.key}: {scalar(field_type(field.type).split(value))}")
            elif field.required:
                lines.append(f"{field.key}:  # 必填：{field.name}。{wanted(field, self.choices(field))}")
            elif field.key not in RARE:
                remarks.append(f"# {field.key}:  # {field.name}：{wanted(field, self.choices(field))}")
        sections = [form.heading(number) for number in range(1, len(form.parts) + 1)] if form else self.kind.sections
        headings = "".join(f"## {section}\n\n\n" for section in sections)
        lines += (
            ["# 下面是可以写的其他字段：去掉行首的 #，在冒号后面写上自己的内容；用不到的删去。", *remarks]
            if remarks
            else []
        )
        return "\n".join([*lines, "---", "", headings])


def _said(misfit: Misfit) -> str:
    if misfit.kind == "field-date":
        return f"“{misfit.value}”不是日期，写成 2026-03-01 的形式"
    choices = misfit.more.get("choices")
    return f"只能是 {choices}" if choices else f"应为{misfit.wanted}"


def scalar(value: str | list[str] | dict[str, str]) -> str:
    """YAML that reads back as this very value, on one line; as bare as it can be, since editors go on writing in it."""
    if isinstance(value, list):
        return "[" + ", ".join(_plain(item, inside=True) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_plain(k, inside=True)}: {_plain(v, inside=True)}" for k, v in value.items()) + "}"
    return _plain(value, inside=False)


def _plain(value: str, *, inside: bool) -> str:
    if _BARE_DATE.fullmatch(value):
        return value
    text = f"[{value}]" if inside else f"key: {value}"
    try:
        read = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        read = None
    bare = read == ([value] if inside else {"key": value}) and "\n" not in value
    return value if bare and value.strip() == value and value else json.dumps(value, ensure_ascii=False)
