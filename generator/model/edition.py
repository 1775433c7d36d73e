"""The traditional Chinese edition of a site, as a value: under which prefix, in which forms, with which words."""

from __future__ import annotations

from functools import cached_property

import msgspec

from generator.base.digest import digest

PREFIX = "/zh-hant"
LANGUAGE, SOURCE = "zh-Hant", "zh-Hans"
"""Language tags (BCP 47) of the traditional edition and of the one that it is made from."""
DEFAULT_FORM = "s2tw"


class Edition(msgspec.Struct, frozen=True, dict=True):
    """form: name of OpenCC's configuration. words: (simplified, traditional) of the county's own list.

    OpenCC's version is part of the program's fingerprint (base/version.py) and so of every key.
    """

    form: str = DEFAULT_FORM
    words: tuple[tuple[str, str], ...] = ()

    @cached_property
    def digest(self) -> str:
        """Digest of all that makes a converted page differ from its simplified one."""
        return digest(PREFIX, self.form, *(part for pair in self.words for part in pair))
