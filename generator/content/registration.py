"""content/_data/registration.yaml -> how the county registers its normative documents."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from generator.content import tables
from generator.model.registration import Registration, example_of, form_fault, number_of
from generator.model.source import ReadError

NAME = "registration.yaml"
KEYS = {"形式": "form", "位数": "digits", "起始日期": "since", "空号": "void"}


def load_registration(texts: Iterable[tuple[str, str]]) -> tuple[Registration | None, list[ReadError]]:
    """The last file that says anything counts. texts: (path for messages, text)."""
    read, faults = tables.read_each(texts, _settings)
    return next((settings for _, settings in reversed(read) if settings), None), faults


def _settings(node: yaml.Node | None) -> tuple[Registration | None, list[ReadError]]:
    settings, faults = tables.row(node, Registration, chinese=KEYS) if node is not None else (None, [])
    if settings is None:
        return None, faults
    wanted = form_fault(settings)
    if wanted:
        return None, [*faults, _at(node, "form", "形式", wanted)]
    unread = [name for item in settings.void for name in (item.number, item.to) if name and not _fits(settings, name)]
    form = f"{example_of(settings)} 的形式；“{'、'.join(unread)}”不是"
    return settings, [*faults, *([_at(node, "void", "空号", form)] if unread else [])]


def _fits(settings: Registration, name: str) -> bool:
    return number_of(settings, name) is not None


def _at(node: yaml.Node | None, key: str, word: str, wanted: str) -> ReadError:
    """A fault at the line of one setting."""
    value = tables.member(node, key, word) if node is not None else None
    line = value.start_mark.line + 1 if value is not None else 1
    return ReadError("data-form", line, 1, {"field": word, "wanted": wanted})
