"""themes/*/examples/PART.yaml -> the part as a value: its name, what it sees, and named examples of it."""

from __future__ import annotations

import types
import typing
from pathlib import Path
from typing import Any

import msgspec
import yaml
from markupsafe import Markup

from generator.base.annotations import fields
from generator.model.diagnostic import UsageError
from generator.model.view import SiteView
from generator.theme.chain import Chain
from generator.theme.forking.contract import values

PLAIN: dict[str, Any] = {"text": str, "number": int, "flag": bool, "markup": Markup}
FOLDER = "examples"


class NamedExample(msgspec.Struct, frozen=True):
    """One named example. given: what the part sees. site: what differs from the site of ``_site.yaml``."""

    name: str
    given: dict[str, Any]
    site: dict[str, Any] = {}


class ExamplePart(msgspec.Struct, frozen=True):
    """One part. sees: name -> type. optional: names that need not be given. source: shown as text, not as a picture.

    ground: "" or "bar" when it stands on the main colour.
    """

    name: str
    title: str
    doc: str
    sees: dict[str, Any]
    examples: tuple[NamedExample, ...]
    optional: tuple[str, ...] = ()
    source: bool = False
    ground: str = ""


def blank(kind: Any) -> Any:
    """The emptiest value of a type: "", 0, false, (), or a value of blank fields."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return shaped({}, kind)
    origin = typing.get_origin(kind)
    if type(None) in typing.get_args(kind):
        return None
    return {str: "", int: 0, bool: False}.get(kind, {} if origin is dict else [] if origin is list else ())


def shaped(value: Any, kind: Any, where: str = "") -> Any:
    """Plain YAML values -> a value of the contract; fields that are not given are blank. Raises UsageError."""
    arguments = [item for item in typing.get_args(kind) if item is not type(None)]
    origin = typing.get_origin(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        known = fields(kind)
        if not isinstance(value, dict) or set(value) - set(known):
            raise UsageError(f"例子的 {where} 不合约定：{value}", f"可用的是 {'、'.join(known)}")
        defaults = {item.name for item in msgspec.structs.fields(kind) if not item.required}
        given = {name: shaped(item, known[name], f"{where}.{name}") for name, item in value.items()}
        rest = {name: blank(known[name]) for name in known if name not in given and name not in defaults}
        return kind(**given, **rest)
    if origin is tuple and arguments[-1] is Ellipsis:
        return tuple(shaped(item, arguments[0], where) for item in value)
    if origin is tuple:
        return tuple(shaped(item, inner, where) for item, inner in zip(value, arguments, strict=True))
    if origin is dict or origin is list:
        return value
    if len(arguments) == 1:
        return shaped(value, arguments[0], where)
    if kind is Markup:
        return Markup(value)
    if not isinstance(value, kind):
        raise UsageError(f"例子的 {where} 应当是{kind.__name__}：{value!r}", "改正例子文件")
    return value


def type_named(written: Any, part: str) -> Any:
    """A type as ``sees`` writes it: "Row", "[Row]" (a list), "text", "document",
    or {field: type} for part of a page."""
    if isinstance(written, list):
        return types.GenericAlias(tuple, (type_named(written[0], part), ...))
    if isinstance(written, dict):
        inner = [(name, type_named(item, part)) for name, item in written.items()]
        return msgspec.defstruct("Page", inner, frozen=True)
    kind = PLAIN.get(written) or values().get(written)
    if kind is None:
        raise UsageError(f"{part} 的例子里 sees 写了不认识的 {written}", "写 text、number、flag 或约定里的名称")
    return kind


def load(chain: Chain) -> dict[str, ExamplePart]:
    """Every part of a chain that has examples, nearest theme first. Raises UsageError."""
    parts: dict[str, ExamplePart] = {}
    for theme in chain.themes:
        for path in chain.listings[theme.name]:
            name = path.removeprefix(f"{FOLDER}/").removesuffix(".yaml")
            if path == f"{FOLDER}/{name}.yaml" and not name.startswith("_") and name not in parts:
                parts[name] = read(theme.folder / path, name)
    return dict(sorted(parts.items()))


def read(place: Path, name: str) -> ExamplePart:
    """One file of examples. Raises UsageError."""
    value = _yaml(place)
    try:
        sees = {key: type_named(item, name) for key, item in value["sees"].items()}
        examples = tuple(
            NamedExample(
                item["name"],
                {key: shaped(given, sees[key], f"{name}.{key}") for key, given in item["given"].items()},
                item.get("site", {}),
            )
            for item in value["examples"]
        )
        more = {key: value[key] for key in ("source", "ground") if key in value}
        return ExamplePart(name, value["title"], value["doc"], sees, examples, tuple(value.get("optional", ())), **more)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UsageError(
            f"{place.name} 写得不全或不合 sees：{error}", "写 title、doc、sees 和 examples（各有 name、given）"
        ) from error


def sample_site(chain: Chain) -> SiteView:
    """The site of the nearest ``examples/_site.yaml``, blank when there is none."""
    place = chain.find(f"{FOLDER}/_site.yaml")
    view: SiteView = shaped(_yaml(place) if place else {}, SiteView, "site")
    return msgspec.structs.replace(view, theme=chain.name)


def _yaml(place: Path) -> Any:
    """A small YAML file of a theme; references are not allowed, they can unfold to anything."""
    try:
        text = place.read_text(encoding="utf-8-sig")
        if len(text) > 64 * 1024 or any(
            isinstance(item, yaml.AliasEvent) for item in yaml.parse(text, Loader=yaml.SafeLoader)
        ):
            raise UsageError(f"{place.name} 太大，或者用了引用（& 和 *）", "把值直接写出来")
        return yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(
            f"{place.name} 读不懂：{' '.join(str(error).split())[:200]}", "检查写法，编码用 UTF-8"
        ) from error
