"""What can happen to anyone is said in words, across processes too; anything else is a bug of ours."""

from __future__ import annotations

import errno
import pickle

import pytest

from generator.base.errors import GongkaiError
from generator.base.lock import Busy
from generator.model.diagnostic import ContentError, Diagnostic, UsageError
from generator.model.failure import explained
from generator.theme.render.pages import RenderError

FAILURES: list[tuple[GongkaiError, str]] = [
    (UsageError("选项不对", "改掉"), "选项不对"),
    (Busy("12"), "另一个构建正在进行（进程 12）"),
    (Busy(""), "另一个构建正在进行"),
    (RenderError("/", "home.html", 3, "没有 titel"), "模板 home.html 第 3 行生成 / 时出错：没有 titel"),
    (ContentError((Diagnostic("a.md", 1, 1, "FLD-DATE", "error", "日期不对", "改"),)), "内容有 1 个错误，没有生成"),
]


@pytest.mark.parametrize(("error", "message"), FAILURES, ids=lambda value: type(value).__name__)
def test_an_exception_explains_itself(error: GongkaiError, message: str) -> None:
    assert explained(error) == error.explain()
    assert error.explain()[0] == message and error.explain()[1]


def test_a_template_s_error_comes_back_from_a_worker_as_it_was() -> None:
    error = RenderError("/", "home.html", 3, "没有 titel")
    assert pickle.loads(pickle.dumps(error)).explain() == error.explain()


def test_a_full_disk_is_nobody_s_bug_and_a_missing_key_is_ours() -> None:
    assert "磁盘满了" in (explained(OSError(errno.ENOSPC, "full")) or ("",))[0]
    assert explained(KeyError("x")) is None
