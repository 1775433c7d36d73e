"""The gate's and the rules' tables -> what static/form-checks.js needs to look for the same in a browser, where no
server can be asked: identity numbers with their check digit, mobile numbers, the form of a document's number.

Nothing is typed twice: patterns are those of the detectors, words those of the rules. What needs more than a pattern
(who is named beside a number, what an attachment holds) is found by the build alone.
"""

from __future__ import annotations

import re
from typing import Any

from generator.checks import rules
from generator.checks.detectors import checksums, forms, numbers
from generator.checks.detectors.number_context import CODE_WORD, IDENTITY_SAID, TELEPHONE_SAID, UNIT_AFTER
from generator.model.field_types import slug

IDENTITY, MOBILE, NUMBER = "PRI-ID18", "PRI-MOBILE", "DOC-NUMBER"
_POSSESSIVE = re.compile(r"(?<=[\])}.\w])\+\+")
_FOREIGN = re.compile(r"\(\?(?![:=!<])|\\[AZ]|[*?]\+")


def browser_checks() -> dict[str, Any]:
    """The tables, as JSON values."""
    return {
        "run": for_browser(numbers.RUN),
        "identity": {
            "weights": checksums.ID_WEIGHTS,
            "checks": checksums.ID_CHECKS,
            "provinces": sorted(checksums.PROVINCES),
            "centuries": checksums.CENTURIES,
            "said": for_browser(IDENTITY_SAID),
        },
        "mobile": {
            "form": for_browser(numbers.MOBILE),
            "prefixes": numbers.MOBILE_PREFIXES,
            "shapes": sorted(map(list, numbers.MOBILE_SHAPES)),
            "said": for_browser(TELEPHONE_SAID),
        },
        "context": {"code": for_browser(CODE_WORD), "unit": for_browser(UNIT_AFTER)},
        "number": {
            "strict": for_browser(forms.STRICT),
            "other": for_browser(forms.OTHER),
            "loose": for_browser(forms.LOOSE),
        },
        "address": slug.PATTERN.pattern,
        "words": {code: _words(code) for code in (IDENTITY, MOBILE, NUMBER)},
    }


def for_browser(pattern: re.Pattern[str]) -> str:
    """A pattern of Python's as JavaScript has it. Raises ValueError for what JavaScript has not.

    Possessive repetition only saves time: what it gives up is found again by no other way, since it stands before
    what it cannot match."""
    text = _POSSESSIVE.sub("+", pattern.pattern).replace("(?P<", "(?<")
    if _FOREIGN.search(text):
        raise ValueError(text)
    return text


def _words(code: str) -> dict[str, str]:
    """At which level and how it is said; how one asks for an exception is of a file, and nothing that a form has."""
    rule = rules.every()[code]
    hint = rule.hint if "{example}" not in rule.hint else rule.hint.partition("。")[0] + "。"
    return {"level": rule.level, "message": rule.message, "hint": hint}
