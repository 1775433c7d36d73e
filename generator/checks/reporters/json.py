"""Diagnostics -> one JSON object: {"diagnostics": [...], "accepted": [...], "known": n}."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from generator.model.diagnostic import Accepted, Diagnostic


def show(diagnostics: Sequence[Diagnostic], *, accepted: Sequence[Accepted] = (), known: int = 0) -> None:
    """Print the object. Its first key is a promise (docs/design.md, fixed points)."""
    value = {
        "diagnostics": [item.as_dict() for item in diagnostics],
        "accepted": [
            item.diagnostic.as_dict()
            | {
                "reason": item.exemption.reason,
                "approver": item.exemption.approver,
                "expires": item.exemption.expires.isoformat() if item.exemption.expires else None,
            }
            for item in accepted
        ],
        "known": known,
    }
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
