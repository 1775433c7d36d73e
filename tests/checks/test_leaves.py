"""Every leaf that can hold words, of every schema: what must not be public is caught there, or reaches no output.

The leaves are found by walking kinds, field types and the structs of data files and configuration: a new field is
tried as soon as there is one. Identity numbers have a right check digit; all are made up here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
import pytest
import yaml

from generator.checks import rules
from generator.content.config_file import read_config
from generator.content.config_models import kind_and_marks
from generator.content.data_files import DataFiles
from generator.content.own_domains import DomainChange
from generator.content.own_kinds import _Row as KindRow
from generator.content.vocabulary_tables import read_tables
from generator.model import kinds
from generator.model.catalogue import Item
from generator.model.config import Config
from generator.model.config_part import ConfigPart
from generator.model.field_types import field_type
from generator.model.inspection import Inspection
from generator.model.kind import COMMON, Field, Kind
from generator.model.negative import Negative
from generator.model.source import ReadError
from generator.model.takedown import Takedown
from generator.model.vocabulary import Agency, Subject
from tests.conftest import CONFIG, SmallSite

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
MARK = "秘密★3年"
Path_ = tuple[str | int, ...]


def identity(number: int) -> str:
    """An identity number that nobody has: region, date, order, check digit (GB 11643)."""
    first = f"5323011985{number % 12 + 1:02}{number // 12 % 28 + 1:02}{number // 336 % 1000:03}"
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


def mobile(number: int) -> str:
    return f"1391{number:07}"


SECRETS: tuple[Callable[[int], str], ...] = (identity, mobile, lambda _: MARK)


def paths(value: Any, so_far: Path_ = ()) -> Iterator[Path_]:
    """The way to every string in a value."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths(part, (*so_far, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from paths(part, (*so_far, number))
    elif isinstance(value, str):
        yield so_far


def with_leaf(value: Any, path: Path_, leaf: str) -> Any:
    """The value with another string at the end of a way."""
    if not path:
        return leaf
    step, *rest = path
    if isinstance(value, dict):
        return value | {step: with_leaf(value[step], tuple(rest), leaf)}
    return [with_leaf(part, tuple(rest), leaf) if at == step else part for at, part in enumerate(value)]


MORE = {"attachments": ["[{file: biao.csv, title: 附表}]", "[biao.csv]"], "aliases": ["[/jiu/1.html]"]}


def leaves_of(field: Field) -> Iterator[tuple[Any, Path_]]:
    """Values as editors write them, with the way to a string in each."""
    examples = (*field_type(field.type).examples[:2], field.example, *MORE.get(field.key, ()))
    for example in filter(None, dict.fromkeys(examples)):
        value = yaml.load(example, yaml.BaseLoader)
        for path in paths(value):
            yield value, path


def front_of(kind: Kind) -> dict[str, Any]:
    front = {field.key: yaml.load(field.example, yaml.BaseLoader) for field in kind.every_field if field.required}
    return front | {"domain": "社会救助", "subject": "民生", "kind": kind.name, "classification": "主动公开"}


def documents() -> Iterator[tuple[Kind, Field, Any, Path_]]:
    for kind in kinds.built_in():
        fields = kind.every_field if kind.id == kinds.DEFAULT else kind.fields
        for field in fields:
            for value, path in leaves_of(field):
                yield kind, field, value, path


def written(front: dict[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, width=10**6)}---\n\n正文。\n"


def escaped_digits(text: str) -> str:
    return "".join(f"\\u003{char}" if char.isdecimal() else char for char in text)


@pytest.mark.requirement("SEC-07")
def test_no_leaf_of_a_document_brings_a_secret_out(site: SmallSite) -> None:
    site.write("content/biao.csv", "名称,数量\n甲,1\n")
    planted: dict[str, str] = {}
    number = count(1)
    for kind, field, value, path in documents():
        for form, closed, secrets in (
            ("plain", False, SECRETS),
            ("escaped", False, (mobile,)),
            ("plain", True, (identity,)),
        ):
            for secret in secrets:
                at = next(number)
                leaf = secret(at)
                front = front_of(kind) | {field.key: with_leaf(value, path, leaf)}
                if closed and field.key != "classification":
                    front["classification"] = "依申请公开"
                text = written(front)
                if form == "escaped":
                    text = (
                        "---\n"
                        + json.dumps(front, ensure_ascii=False).replace(leaf, escaped_digits(leaf))
                        + "\n---\n\n正文。\n"
                    )
                site.write(f"content/d-{at}.md", text)
                planted[leaf] = f"{kind.id}.{field.key}{list(path)} {form} {'closed' if closed else ''}"
    assert len(planted) > 600
    site.build()
    published = b"\n".join(site.tree(without=()).values()).decode("utf-8", "replace")
    assert sorted(place for leaf, place in planted.items() if leaf in published) == []


def test_those_leaves_do_reach_the_output(site: SmallSite) -> None:
    """With words that may be public: else the other test would be about nothing."""
    site.write("content/biao.csv", "名称,数量\n甲,1\n")
    marks = {}
    for at, (kind, field, value, path) in enumerate(documents()):
        mark = f"验证{at:04}"
        site.write(f"content/d-{at}.md", written(front_of(kind) | {field.key: with_leaf(value, path, mark)}))
        marks[mark] = f"{kind.id}.{field.key}{list(path)}"
    site.build()
    published = b"\n".join(site.tree(without=()).values()).decode("utf-8", "replace")
    shown = {place.partition("[")[0] for mark, place in marks.items() if mark in published}
    assert len(shown) > 25, sorted(shown)


@pytest.mark.parametrize("secret", SECRETS, ids=["identity", "mobile", "mark"])
def test_names_of_files_and_folders(secret: Callable[[int], str], site: SmallSite) -> None:
    name = secret(1)
    site.document(f"{name}.md", title="甲")
    site.document(f"zhang-{name}.md", title="乙")
    site.document(f"{name}/fen.md", title="丙")
    site.document("fu.md", title="丁", attachments=[f"{name}.csv"])
    site.write(f"content/{name}.csv", "名称,数量\n甲,1\n")
    site.build()
    files = site.tree(without=())
    assert not any(name in path for path in files)
    assert name not in b"\n".join(files.values()).decode("utf-8", "replace")


ROWS: dict[str, tuple[type[msgspec.Struct], str]] = {
    "agencies.yaml": (Agency, "{id: mzj, name: 县民政局}"),
    "subjects.yaml": (Subject, "{id: ms, name: 民生}"),
    "domains.yaml": (DomainChange, "{id: qita, name: 其他}"),
    "takedown.yaml": (Takedown, "{id: jiu, date: 2026-03-01, reason: 数据有误}"),
    "negative_list.yaml": (Negative, "{code: A, matter: 甲, basis: 乙, patterns: [丙]}"),
    "catalogue/shjz.yaml": (Item, "{id: shjz-1, name: 低保对象公示}"),
    "inspection.yaml": (Inspection, "{}"),
    "kinds/huiyi.yaml": (KindRow, "{id: huiyi, name: 会议公开}"),
    "kinds/huiyi.yaml#fields": (Field, "{key: topics, name: 议题, type: lines}"),
}
AROUND: dict[str, Callable[[Any], Any]] = {
    "catalogue/shjz.yaml": lambda row: {"domain": "社会救助", "items": [row]},
    "inspection.yaml": lambda row: row,
    "kinds/huiyi.yaml": lambda row: row,
    "kinds/huiyi.yaml#fields": lambda row: {"id": "huiyi", "name": "会议公开", "fields": [row]},
}
SHOWN_TO_NOBODY = {("negative_list.yaml", "patterns")}


def values_of(kind: Any, leaf: str) -> Iterator[Any]:
    """A leaf where a type has words: alone, in a list, in each part of an inner record."""
    parts = get_args(kind)
    if get_origin(kind) is tuple and isinstance(parts[0], type) and issubclass(parts[0], msgspec.Struct):
        for field in msgspec.structs.fields(parts[0]):
            yield [{"date": "2026-03-01", "change": "改", "basis": "据"} | {field.name: leaf}]
    elif get_origin(kind) is tuple:
        yield [leaf]
    else:
        yield leaf


def data_leaves(leaf: str) -> Iterator[tuple[str, str, str]]:
    """File, field, and the file's text with a leaf in that field."""
    for name, (shape, example) in ROWS.items():
        base = yaml.load(example, yaml.BaseLoader)
        for field in msgspec.structs.fields(shape):
            for value in values_of(field.type, leaf):
                row = base | {field.name: value}
                told = AROUND[name](row) if name in AROUND else [row]
                yield name.partition("#")[0], field.name, json.dumps(told)
    yield "synonyms.yaml", "group", json.dumps([["低保", leaf]])
    yield "synonyms.yaml", "off", json.dumps([{"不用": [leaf]}])
    yield "zh-hant.yaml", "word", json.dumps({"低保": leaf})


def stops(faults: list[ReadError]) -> bool:
    return any(rules.by_fault()[fault.kind].level == "error" for fault in faults)


@pytest.mark.parametrize("secret", SECRETS, ids=["identity", "mobile", "mark"])
def test_data_files(secret: Callable[[int], str]) -> None:
    tried, passed = 0, []
    for name, field, text in data_leaves(secret(7)):
        tried += 1
        _, faults = read_tables(DataFiles({name: [(f"content/_data/{name}", text)]}))
        if not stops(faults) and (name, field) not in SHOWN_TO_NOBODY:
            passed.append(f"{name} {field}")
    assert tried > 60
    assert passed == []


def settings(part: type[ConfigPart], so_far: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for field in msgspec.structs.fields(part):
        kind, _ = kind_and_marks(field)
        inner = [one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, ConfigPart)]
        if inner:
            yield from settings(inner[0], (*so_far, field.name))
        else:
            yield (*so_far, field.name), kind


@pytest.mark.parametrize("secret", SECRETS, ids=["identity", "mobile", "mark"])
def test_configuration(secret: Callable[[int], str]) -> None:
    tried, passed, leaf = 0, [], secret(9)
    for path, kind in settings(Config):
        for value in (leaf, [leaf], {"kind": leaf}, {leaf: "kind"}) if get_origin(kind) in (dict, list) else (leaf,):
            tried += 1
            given = yaml.load(CONFIG, yaml.BaseLoader)
            inner = given
            for step in path[:-1]:
                inner = inner.setdefault(step, {})
            inner[path[-1]] = value
            if not stops(read_config(json.dumps(given).encode(), "config.yaml")[1]):
                passed.append(".".join(path))
    assert tried > 30
    assert passed == []


def test_words_of_a_theme(site: SmallSite, tmp_path: Path) -> None:
    theme = "title: 蓝色\nextends: county\noptions:\n  slogan: {type: text, default: DEFAULT, doc: 口号}\n"
    config = CONFIG.replace("theme: county", "theme: lan")
    for number, secret in enumerate(SECRETS):
        site.write("themes/lan/theme.yaml", theme.replace("DEFAULT", json.dumps(secret(number))))
        site.write("config.yaml", config)
        site.document("a.md")
        assert site.build() != 0
        assert not (tmp_path / "public" / "index.html").exists()
    site.write("themes/lan/theme.yaml", theme.replace("DEFAULT", "为民服务"))
    assert site.build() == 0


def test_every_common_field_is_walked() -> None:
    walked = {field.key for _, field, _, _ in documents()}
    assert {field.key for field in COMMON} <= walked
