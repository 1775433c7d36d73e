"""What searches need on the server beside an index: stored templates, all that is asked from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opensearchpy import OpenSearch


def store_templates(client: OpenSearch, templates: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Store the templates that are not there, or other there. Returns their names. Raises SearchServerError."""
    made = []
    for name, template in sorted(templates.items()):
        there = client.get_script(id=name, ignore=404)
        if not isinstance(there, dict) or _source(there) != template["script"]["source"]:
            client.put_script(id=name, body=dict(template))
            made.append(name)
    return made


def _source(answer: Mapping[str, Any]) -> str:
    script = answer.get("script")
    return str(script.get("source", "")) if isinstance(script, Mapping) else ""
