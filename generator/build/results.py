"""What a build tells while it runs and when it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from generator.checks.validate import Report
from generator.model.library import Library
from generator.model.site import Site
from generator.site.plan import Plan


class CheckResult(msgspec.Struct, frozen=True):
    """A report with what it was made from; site and plan are None when reading could not get that far.

    library: everything as it was written. blamed: file keys of the documents that its errors hold back, and their
    codes. stopped: nothing can be published. nobodys: files whose errors are no document's. as_published: the report on
    what is admitted, where that is not everything as it was written."""

    report: Report
    site: Site | None = None
    plan: Plan | None = None
    blamed: Mapping[str, tuple[str, ...]] = {}
    library: Library | None = None
    stopped: bool = False
    nobodys: tuple[str, ...] = ()
    as_published: Report | None = None

    @property
    def of_published(self) -> Report:
        """What is wrong with what a build would publish: of a document that is held back, with what was last published
        of it; nobody but its editors is to know what is in the new one."""
        return self.as_published or self.report


class BuildResult(msgspec.Struct, frozen=True):
    """What a build did, for the last lines that it prints. seconds: by stage. written: files made anew.

    site: what was shown, for a preview that must know which page comes from which file; None when that is as it was.
    today: ISO day for which the site was built. taken_back: of a build that publishes nothing new, the files whose
    documents have left the site or show less. unfollowed: in lines, why a search server does not have what is on the
    site.
    """

    counts: dict[str, Any]
    written: int
    seconds: dict[str, float]
    report: Report
    output: str
    notes: tuple[str, ...] = ()
    unchanged: bool = False
    site: Site | None = None
    today: str = ""
    taken_back: tuple[str, ...] = ()
    unfollowed: tuple[str, ...] = ()


class StoredReport(msgspec.Struct, frozen=True):
    """A report as it is kept between builds, with the language that it is written in."""

    report: Report
    language: str
