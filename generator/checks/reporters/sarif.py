"""Diagnostics -> one SARIF 2.1.0 log, the form that code scanning services and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import click

from generator import __version__
from generator.base.digest import digest
from generator.model.diagnostic import Accepted, Diagnostic, Level

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
WHOLE_SITE = "config.yaml"
"""Where a problem of the site as a whole is put: services refuse a result without a place."""
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "note"}


def show(diagnostics: Sequence[Diagnostic], *, accepted: Sequence[Accepted] = (), known: int = 0) -> None:
    """Print the log. What somebody answers for is in it too, marked as suppressed with the reason."""
    click.echo(json.dumps(log(diagnostics, accepted), ensure_ascii=False, indent=1))


def log(diagnostics: Sequence[Diagnostic], accepted: Sequence[Accepted] = ()) -> dict[str, Any]:
    """The log as plain values."""
    codes = sorted({item.code for item in diagnostics} | {entry.diagnostic.code for entry in accepted})
    index = {code: number for number, code in enumerate(codes)}
    first = {item.code: item for item in reversed([*diagnostics, *(entry.diagnostic for entry in accepted)])}
    results = [_result(item, index) for item in diagnostics]
    for entry in accepted:
        why = f"{entry.exemption.reason}（{entry.exemption.approver} 批准）"
        suppressed = {"suppressions": [{"kind": "inSource", "status": "accepted", "justification": why}]}
        results.append(_result(entry.diagnostic, index) | suppressed)
    driver = {
        "name": "gongkai",
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(code, first[code]) for code in codes],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, example: Diagnostic) -> dict[str, Any]:
    """A rule as far as a find of it tells: services show this text beside each result and want it there."""
    told = f"{example.message}。{example.hint}"
    return {
        "id": code,
        "shortDescription": {"text": example.message},
        "help": {"text": f"{told}\n\n详细说明：gongkai explain {code}"},
        "defaultConfiguration": {"level": _LEVELS[example.level]},
    }


def _result(item: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    text = f"{item.message}。{item.hint}" + (f"（依据：{item.basis}）" if item.basis else "")
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": index[item.code],
        "level": _LEVELS[item.level],
        "message": {"text": text},
        "partialFingerprints": {"gongkai/v1": digest(item.fingerprint)},
    }
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(item.path or WHOLE_SITE)}}
    if item.path and item.line:
        place["region"] = {"startLine": item.line} | ({"startColumn": item.column} if item.column else {})
    return result | {"locations": [{"physicalLocation": place}]}
