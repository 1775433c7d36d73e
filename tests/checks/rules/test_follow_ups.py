"""A document that cannot be read yet gives its own errors, and none at the documents that name it or link to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conftest import SmallSite


def test_no_follow_up_errors(site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]) -> None:
    site.document("banfa.md", title="某办法", publish_date="2026-02-31")
    site.document("b.md", "见[办法](banfa.md)，另见[没有](meiyou.md)。", mirror_of="banfa")
    site.document("c.md", mirror_of="meiyou")
    found = [(item["path"].rpartition("/")[2], item["code"]) for item in diagnostics()]
    assert found == [("b.md", "LNK-BROKEN"), ("banfa.md", "FLD-DATE"), ("c.md", "REL-DANGLING")]
