"""What is wrong, as a value: what a rule found, what an editor reads of it, and what somebody answers for."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from generator.base.errors import GongkaiError

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Finding(msgspec.Struct, frozen=True):
    """What a rule or a detector found: where, and the words for the gaps in the rule's message and hint.

    line, column: 1-based; line 0 means the file as a whole. path: only when it is another file than the one checked.
    level: when it is another than the rule's. code: of the rule, set by whoever runs it. excerpt: the line, masked.
    """

    line: int = 0
    column: int = 0
    values: dict[str, str] = {}
    path: str = ""
    level: Level | None = None
    code: str = ""
    excerpt: str = ""


class Diagnostic(msgspec.Struct, frozen=True, order=True):
    """What an editor reads. Fields in the order of sorting: by file, line, column, code."""

    path: str
    line: int
    column: int
    code: str
    level: Level
    message: str
    hint: str
    basis: str = ""
    excerpt: str = ""

    @property
    def fingerprint(self) -> str:
        """What the baseline remembers: not the line, which moves when something above it changes."""
        return f"{self.code} {self.path} {self.message}"

    def as_dict(self) -> dict[str, object]:
        """The shape that ``check --format json`` promises."""
        shown: dict[str, object] = {
            "code": self.code,
            "level": self.level,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "hint": self.hint,
        }
        return shown | ({"basis": self.basis} if self.basis else {})


class Exemption(msgspec.Struct, frozen=True):
    """例外: one finding that somebody answers for. Without reason and approver it does not count; it ends by itself.

    what: what was found, as the message shows it: ``138****1234``. line: of the finding, 0 for any. file: name of the
    attachment in which it is; "" for the document's own text.
    """

    code: str
    reason: str
    approver: str
    expires: datetime.date | None = None
    line: int = 0
    file: str = ""
    what: str = ""

    def names(self, finding: Finding, file: str) -> bool:
        """Whether it is for this finding and no other: of one that shows something it says what. file: as above."""
        shown = finding.values.get("shown")
        said = shown is None or "".join(self.what.split()) == "".join(shown.split())
        return said and self.code == finding.code and self.file == file and self.line in (0, finding.line)


class Accepted(msgspec.Struct, frozen=True):
    """A finding that somebody answers for, with the exemption that says so: listed in the report, not counted."""

    diagnostic: Diagnostic
    exemption: Exemption


class ContentError(GongkaiError):
    """Content that cannot be published as it stands. Carries every diagnostic found, not only the first.

    usable: false when it is the configuration that keeps the content from being looked at.
    """

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...], *, usable: bool = True, nobodys: tuple[str, ...] = ()
    ) -> None:
        super().__init__(f"{len(diagnostics)} problems")
        self.diagnostics = diagnostics
        self.usable = usable
        self.nobodys = nobodys

    def explain(self) -> tuple[str, str]:
        """How much there is to mend."""
        wrong = sum(1 for item in self.diagnostics if item.level == "error")
        return f"内容有 {wrong} 个错误，没有生成", "运行 gongkai check 逐条查看"


class UsageError(GongkaiError):
    """A wrong command line, configuration or environment: said in one line, exit 2. ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def explain(self) -> tuple[str, str]:
        """As it was raised."""
        return self.message, self.hint
