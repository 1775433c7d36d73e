"""What a build returned or raised -> an PreviewOutcome: what a preview shows of it."""

from __future__ import annotations

import os
import tempfile
import traceback
from typing import Any, Protocol

import msgspec

from generator.base.digest import digest
from generator.model.diagnostic import ContentError, Diagnostic
from generator.model.failure import explained
from generator.model.options import Options
from generator.model.site import Site

DRAFT, FUTURE = "draft", "future"


class ShownDocument(msgspec.Struct, frozen=True, array_like=True):
    """A document that has a page: the file that messages name, and "", "draft" or the day (ISO) on which it is due."""

    source: str
    waiting: str = ""


class PreviewOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """One build as a preview sees it.

    failure: (message, hint) of what kept it from ending, beside diagnostics; ("", "") when there is none. stopped:
    nothing was made because of the diagnostics. held: file -> what became of a document with errors, as ``HeldBack``
    has it: in its place something earlier is shown, or nothing.
    documents: address -> ShownDocument; None when they are those of the build before. seconds: how long it took.
    written: files made. today: ISO day for which it was made.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    failure: tuple[str, str] = ("", "")
    stopped: bool = False
    held: dict[str, str] = {}
    documents: dict[str, ShownDocument] | None = None
    seconds: float = 0.0
    written: int = 0
    today: str = ""

    @property
    def failed(self) -> bool:
        """Whether the site that is shown is the one of an earlier build."""
        return bool(self.failure[0]) or self.stopped


class PreviewReport(Protocol):
    """The part of a build's report that is needed here."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...


class PreviewBuilt(Protocol):
    """What a build returns, as far as a preview looks at it."""

    @property
    def report(self) -> PreviewReport: ...
    @property
    def counts(self) -> dict[str, Any]: ...
    @property
    def site(self) -> Site | None: ...
    @property
    def today(self) -> str: ...
    @property
    def seconds(self) -> dict[str, float]: ...
    @property
    def written(self) -> int: ...


class Build(Protocol):
    """The build of the pipeline. Progress is told through an object with ``stage`` and ``step``."""

    def __call__(self, options: Options, progress: Any) -> PreviewBuilt: ...


class Outcomes:
    """Runs builds and turns each into an outcome. Remembers which documents were told, so as not to tell them twice."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._told = ""

    def of(self, options: Options, progress: Any) -> PreviewOutcome:
        """Build once. Never raises for anything that editing a site can bring about."""
        # The first build is a whole one: the short way does not say which documents there are.
        asked = options if self._told else msgspec.structs.replace(options, verify=True)
        try:
            built = self._build(asked, progress)
        except ContentError as error:
            return PreviewOutcome(diagnostics=error.diagnostics, stopped=True)
        except Exception as error:
            return PreviewOutcome(failure=explained(error) or bug(error))
        return PreviewOutcome(
            diagnostics=built.report.diagnostics,
            held={one["path"]: one["state"] for one in built.counts.get("held_back", ())},
            documents=self._news(documents(built.site)) if built.site is not None else None,
            seconds=sum(built.seconds.values()),
            written=built.written,
            today=built.today,
        )

    def _news(self, shown: dict[str, ShownDocument]) -> dict[str, ShownDocument] | None:
        now = digest(msgspec.msgpack.encode(shown))
        if now == self._told:
            return None
        self._told = now
        return shown


def documents(site: Site) -> dict[str, ShownDocument]:
    """Every document with a page, by address."""
    return {
        row.url: ShownDocument(
            row.source,
            DRAFT if row.draft else row.publish_date.isoformat() if row.publish_date > site.today else "",
        )
        for row in (*site.public, *site.on_application)
    }


def bug(error: Exception) -> tuple[str, str]:
    """A failure of ours: the traceback goes to a file that the editor can send us."""
    handle, path = tempfile.mkstemp(prefix="gongkai-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write("".join(traceback.format_exception(error)))
    return f"程序内部错误（{type(error).__name__}）", f"这是程序的缺陷，请把 {path} 交给维护者"
