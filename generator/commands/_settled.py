"""What commands do that speak of a site as it would be published: they do not speak where that cannot be known."""

from __future__ import annotations

from generator.build.pipeline import CheckResult
from generator.checks.reporters.text import show
from generator.model.site import Site


def readable_whole(found: CheckResult) -> Site | None:
    """The site; None, with what is wrong told, when nothing could be read or a table of nobody's own is wrong: what
    it would have said (who is excused, which offices there are) is missing then, and whatever is counted without it
    is false."""
    broken = {item for item in found.report.diagnostics if item.path in found.nobodys and item.level == "error"}
    if found.site is not None and not broken:
        return found.site
    show(sorted(broken) if found.site is not None else found.report.diagnostics)
    return None
