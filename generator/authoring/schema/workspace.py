"""A site's folder -> the files of its ``.vscode/``: schemas, what they are bound to, snippets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.authoring.schema.config import config_schema
from generator.authoring.schema.defaults import defaults_schema
from generator.authoring.schema.snippets import snippets
from generator.authoring.schema.tables import table_schemas
from generator.content.config import load_config
from generator.content.vocabulary import load_vocabularies
from generator.model.diagnostic import UsageError

SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
SNIPPETS = ".vscode/gongkai.code-snippets"
FOLDER = ".vscode/schemas"
YAML_EXTENSION = "redhat.vscode-yaml"


def files(root: Path) -> dict[str, str]:
    """Path below ``root`` -> text. Settings of somebody else in the same files stay. Raises UsageError."""
    config, _ = load_config(root / "config.yaml", "config.yaml")
    content = config.content if config else ["content"]
    words, _ = load_vocabularies((root / name, name) for name in content)
    made: dict[str, str] = {f"{FOLDER}/config.json": _text(config_schema())}
    bound = {f"./{FOLDER}/config.json": ["/config.yaml"]}
    for glob, schema in table_schemas(words).items():
        name = f"{FOLDER}/{glob.partition('.')[0].removesuffix('/*')}.json"
        made[name] = _text(schema)
        bound[f"./{name}"] = [f"**/_data/{glob}"]
    made[f"{FOLDER}/defaults.json"] = _text(defaults_schema(words))
    bound[f"./{FOLDER}/defaults.json"] = ["**/_defaults.yaml"]
    made[SNIPPETS] = _text(snippets(words))
    made[SETTINGS] = _text(_settings(_read(root / SETTINGS), bound))
    made[EXTENSIONS] = _text(_extensions(_read(root / EXTENSIONS)))
    return made


def _settings(old: dict[str, Any], bound: dict[str, list[str]]) -> dict[str, Any]:
    others = {key: value for key, value in old.get("yaml.schemas", {}).items() if not key.startswith(f"./{FOLDER}/")}
    markdown = {"editor.quickSuggestions": {"other": True}, "editor.snippetSuggestions": "top"}
    return {
        **old,
        "yaml.schemas": {**bound, **others},
        "[markdown]": {**markdown, **old.get("[markdown]", {})},
    }


def _extensions(old: dict[str, Any]) -> dict[str, Any]:
    wanted = old.get("recommendations", [])
    return {**old, "recommendations": wanted if YAML_EXTENSION in wanted else [*wanted, YAML_EXTENSION]}


def _read(path: Path) -> dict[str, Any]:
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise UsageError(
            f"{path.name} 读不出来（不是纯 JSON，可能写了注释）", "去掉注释，或先移走这个文件再运行"
        ) from error
    return settings if isinstance(settings, dict) else {}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
