"""A Markdown file as it stood at a Git revision -> what it said of itself then."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import msgspec

from generator.base.dates import parse_day
from generator.base.yes_no import yes_or_no
from generator.content.front_matter import FrontMatter, split
from generator.content.text import decode
from generator.model.document import OPEN
from generator.model.kind import COMMON, by_name

_NAMES = {name: field.key for name, field in by_name(COMMON).items()}


class FormerText(msgspec.Struct, frozen=True):
    """front: as it was written. fields: its values by key, as they were written."""

    front: FrontMatter
    fields: Mapping[str, object]

    def public(self, today: datetime.date) -> bool:
        """Whether it was open to all by ``today``. Defaults of its folder are not asked."""
        try:
            day = parse_day(str(self.fields.get("publish_date", ""))[:10])
        except ValueError:
            return False
        draft = yes_or_no(str(self.fields.get("draft") or ""))
        return self.fields.get("classification") == OPEN and not draft and day <= today


def former_text(data: bytes) -> FormerText:
    """What the bytes of a document say; nothing, where they cannot be read."""
    front = split(decode(data)[0] or "")
    return FormerText(front, {_NAMES.get(entry.key, entry.key): entry.value for entry in front.entries})
