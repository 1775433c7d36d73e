"""The bytes of config.yaml -> Config, or everything that is wrong with it."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from generator.base.close_names import closest
from generator.checks import rules
from generator.content.config_models import checked, description
from generator.content.placeholders import Placeholder, placeholders, without
from generator.content.private_leaves import private_leaves
from generator.content.tables import parse
from generator.content.text import decode
from generator.content.yaml_nodes import value_of
from generator.model.config import Config
from generator.model.config_forms import SERVER_ADDRESS
from generator.model.misfit import Misfit, UnfitValue
from generator.model.source import ReadError


def read_config(data: bytes, shown: str) -> tuple[Config | None, list[ReadError]]:
    """Check the bytes of a configuration. ``shown``: its name in messages."""
    text, unfit = decode(data)
    if text is None:
        return None, [placed(fault, shown) for fault in unfit]
    node, unparsed = parse(text)
    faults = [*unfit, *unparsed, *private_leaves(_shown(node))]
    if unparsed:
        return None, [placed(item, shown) for item in faults]
    if node is None or not isinstance(node, yaml.MappingNode):
        return None, [ReadError("config-form", 1, 1, {"wanted": "“键: 值”的形式"}, shown)]
    value, wrong = value_of(node, 1)
    faults += [*wrong, *_wrong_codes(value, node)]
    try:
        config = checked(Config, without_empty(value))
        _whole_form(config)
        _whole_server(config)
        found = placeholders(config)
        faults += [_still_there(item, node) for item in found]
        return without(config, found), [placed(item, shown) for item in faults]
    except UnfitValue as error:
        misfits = [misfit_at(misfit, node, shown) for misfit in error.misfits]
        return None, [*(placed(item, shown) for item in faults), *misfits]


def _shown(root: yaml.Node | None) -> yaml.Node | None:
    """The configuration less where the search server is: that no page is told, and it may well be an inner address."""

    def less(node: yaml.Node | None, *path: str) -> yaml.Node | None:
        if not isinstance(node, yaml.MappingNode) or not path:
            return node
        first, *rest = path
        pairs = [
            (key, less(value, *rest) if key.value == first else value)
            for key, value in node.value
            if key.value != first or rest
        ]
        return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)

    return less(root, "search", "server")


def _whole_server(config: Config) -> None:
    """Raises UnfitValue for addresses of a search server that are none, or none at all where one is wanted."""
    given = config.search.server
    wrong = [
        Misfit(address, SERVER_ADDRESS.wanted, part="search.server")
        for address in given
        if not re.fullmatch(SERVER_ADDRESS.pattern, address)
    ]
    if not given and config.search.served:
        wrong.append(Misfit("[]", SERVER_ADDRESS.wanted, part="search.server"))
    if wrong:
        raise UnfitValue(*wrong)


def _whole_form(config: Config) -> None:
    """Raises UnfitValue for a form that does not say what those who fill it in must know (个人信息保护法 第十七条)."""
    form = config.messages
    if form.endpoint:
        told = {field.name: description(field) for field in msgspec.structs.fields(form)}
        lacking = [key for key in ("receiver", "keep", "days") if not getattr(form, key)]
        if lacking:
            misfits = (
                Misfit(None, part=f"messages.{key}", kind="config-missing", more={"name": told[key]}) for key in lacking
            )
            raise UnfitValue(*misfits)


def _wrong_codes(value: Any, node: yaml.MappingNode) -> list[ReadError]:
    """Levels given to rules that do not exist or whose level is fixed; told beside whatever else is wrong."""
    given = value.get("rules") if isinstance(value, dict) else None
    found = []
    for code, level in given.items() if isinstance(given, dict) else ():
        place = _place(node, ["rules", code])
        rule = rules.every().get(code)
        if rule is None:
            near = closest(code, rules.every(), cutoff=0.5)
            values = {"field": f"rules.{code}", "near": near, "choices": "见 gongkai explain"}
            found.append(ReadError("config-unknown", *place, values))
        elif rule.fixed and level in ("off", "warning", "info"):
            found.append(ReadError("config-fixed", *place, {"field": code, "rule": rule.name}))
    return found


def _still_there(item: Placeholder, node: yaml.Node) -> ReadError:
    values = {"field": f"{item.part}.{item.key}", "what": item.what, "value": item.value}
    return ReadError("config-placeholder", *_place(node, [item.part, item.key]), values)


def placed(fault: ReadError, shown: str) -> ReadError:
    """A fault in the file that messages call ``shown``."""
    return ReadError(fault.kind, fault.line, fault.column, fault.values, shown)


def without_empty(value: Any) -> Any:
    """Empty values mean "not given": ``police_filing:`` is the same as no line at all."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item is not None}
    return value


def misfit_at(misfit: Misfit, node: yaml.MappingNode, shown: str) -> ReadError:
    """A misfit, whose part is a path of keys, at its line of the file that messages call ``shown``."""
    values = {"field": misfit.part, "wanted": misfit.wanted, "value": str(misfit.value)[:60], **misfit.more}
    kind = "config-form" if misfit.kind == "field-form" else misfit.kind
    return ReadError(kind, *_place(node, misfit.part.split(".")), values, shown)


def _place(node: yaml.Node, path: list[str]) -> tuple[int, int]:
    """Line and column of the deepest part of ``path`` that stands in the file."""
    place = (1, 1)
    for part in path:
        if not isinstance(node, yaml.MappingNode):
            break
        for key, value in node.value:
            if key.value == part:
                place = key.start_mark.line + 1, key.start_mark.column + 1
                node = value
                break
        else:
            break
    return place
