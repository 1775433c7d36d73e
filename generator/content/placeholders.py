"""config.yaml as ``gongkai init`` made it -> settings that are still its placeholders, and the configuration without.

While the notice on every page says that nothing is meant (演示, 示例) they may stand there. Afterwards each is an error
and is not published; the documents are, which are not to wait for it.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from generator.base.invented import NO_COUNTY, invented
from generator.content.config_models import description
from generator.model.config import Config
from generator.model.config_part import ConfigPart

PARTS = ("site", "application")


class Placeholder(NamedTuple):
    """A setting that nobody has filled in. what: its description."""

    part: str
    key: str
    what: str
    value: str


def placeholders(config: Config) -> list[Placeholder]:
    """Those of a site that is meant; none of a demonstration."""
    if config.demonstration:
        return []
    return [
        Placeholder(name, field.name, description(field), value)
        for name in PARTS
        for part in (getattr(config, name),)
        for field in msgspec.structs.fields(part)
        for value in (getattr(part, field.name),)
        if invented(value)
    ]


def without(config: Config, found: list[Placeholder]) -> Config:
    """The configuration without them; of the site's own address the path is left, for links are made of it,
    of a name what does not stand for the county's own."""
    for name in PARTS:
        part: ConfigPart = getattr(config, name)
        blank = {item.key: _left(item) for item in found if item.part == name}
        config = msgspec.structs.replace(config, **{name: msgspec.structs.replace(part, **blank)})
    return config


def _left(item: Placeholder) -> str:
    if item.key == "url":
        return urlsplit(item.value).path
    return item.value.replace(NO_COUNTY, "") if NO_COUNTY in item.value else ""
