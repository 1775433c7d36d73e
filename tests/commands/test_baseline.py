"""``gongkai check --write-baseline``: an old site's problems are set aside once and for all,
never those that must be mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import SmallSite

NAME = "gongkai-baseline.txt"


def test_old_problems_stay_set_aside_when_it_is_written_again(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    site.document("a.md", "一、甲。\n\n三、丙。")
    site.document("b.md", "电话13812345678")
    assert {item["code"] for item in diagnostics()} == {"DOC-CLAUSE", "PRI-MOBILE"}
    for _ in range(2):
        assert site.run("check", "--write-baseline") == 0
        assert "已把 1 个问题记入基线；另有 1 个不能记入" in capsys.readouterr().out
        assert {item["code"] for item in diagnostics()} == {"PRI-MOBILE"}
    assert "PRI-MOBILE" not in (site.root / NAME).read_text(encoding="utf-8")
    site.document("a.md", "一、甲。\n\n二、乙。")
    site.run("check", "--write-baseline")
    assert "DOC-CLAUSE" not in (site.root / NAME).read_text(encoding="utf-8")
