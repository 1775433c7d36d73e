"""config.yaml's options against what its theme declares -> findings, each at its line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.base.close_names import closest
from generator.base.files import read_plain
from generator.model.config import Config
from generator.model.diagnostic import Finding
from generator.theme.chain import load_chain
from generator.theme.options import UnfitOption, fitted


def option_findings(config: Config, path: Path, places: Sequence[Path]) -> list[Finding]:
    """Options that the theme does not know, and values that do not fit. Raises UsageError for a theme that is none."""
    if not config.options:
        return []
    chain = load_chain(config.theme, places)
    lines: dict[str, tuple[int, int]] | None = None
    findings = []
    for name, raw in config.options.items():
        values: dict[str, str] = {}
        option = chain.declared.get(name)
        if option is None:
            meant = closest(name, chain.declared)
            values = {"what": "不认识", "near": meant, "how": f"可用的是 {'、'.join(chain.declared)}"}
        else:
            try:
                fitted(option, raw, chain.static)
            except UnfitOption as wanted:
                values = {"what": f"的值不对：{raw}", "how": f"{option.doc}；应当是{wanted}"}
        if values:
            lines = _lines(path) if lines is None else lines
            line, column = lines.get(name, (1, 1))
            findings.append(Finding(line, column, values | {"field": name}, path.name, code="CFG-OPTION"))
    return findings


def _lines(path: Path) -> dict[str, tuple[int, int]]:
    """Option -> where it stands. The file has been read already, so it can be."""
    import yaml

    from generator.base.yaml_text import compose

    node = compose(read_plain(path).decode("utf-8-sig"))
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "options" and isinstance(value, yaml.MappingNode):
            return {item.value: (item.start_mark.line + 1, item.start_mark.column + 1) for item, _ in value.value}
    return {}
