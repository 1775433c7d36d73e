"""A build that takes something back and dies on the way: the next run leaves no byte of it, beside the site either."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.conftest import SmallSite
from tests.test_atomic import KILLED, MOMENTS, REPO, command

MARK = "不该再看到的话"


def standing(site: SmallSite) -> list[str]:
    """Where the mark stands outside of the content and of what the program remembers."""
    return [
        path.relative_to(site.root).as_posix()
        for path in sorted(site.root.rglob("*"))
        if path.is_file()
        and path.relative_to(site.root).parts[0] not in ("content", ".gongkai")
        and MARK.encode() in path.read_bytes()
    ]


def published(site: SmallSite) -> None:
    for number in range(3):
        site.document(f"d{number}.md")
    site.write("content/biao.csv", f"名称\n{MARK}\n")
    site.document("secret.md", MARK, attachments=["biao.csv"])
    assert site.build() == 0
    assert any("/secret/" in path for path in standing(site))


def killed(site: SmallSite, module: str, name: str, count: int, when: str) -> None:
    script = [sys.executable, "-c", KILLED, module, name, str(count), when, *command(site)]
    died = subprocess.run(script, cwd=REPO, capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()


@pytest.mark.parametrize(("module", "name", "count", "when"), MOMENTS[5:10] + MOMENTS[-3:])
def test_the_next_build_finishes_the_removal(site: SmallSite, module: str, name: str, count: int, when: str) -> None:
    published(site)
    site.document("secret.md", MARK, attachments=["biao.csv"], classification="不予公开")
    killed(site, module, name, count, when)
    assert site.build() in (0, 1)
    assert standing(site) == []


@pytest.mark.parametrize("when", ["exchange", "Output.level"])
def test_the_removal_is_finished_before_the_next_run_can_fail(site: SmallSite, when: str) -> None:
    published(site)
    site.document("secret.md", MARK, attachments=["biao.csv"], classification="不予公开")
    killed(site, "generator.build.publish", when, 1, "after" if when == "exchange" else "before")
    site.write("content/_data/agencies.yaml", "- {id: [}\n")
    assert site.build() != 0
    assert standing(site) == []


def test_an_attachment_exchanged_under_its_name_leaves_nothing(site: SmallSite) -> None:
    published(site)
    site.document("secret.md", "另一份。", attachments=["biao.csv"])
    site.write("content/biao.csv", "名称\n青山镇\n")
    killed(site, "generator.build.publish", "exchange", 1, "after")
    assert site.build() == 0
    assert standing(site) == []
    assert "青山镇" in site.page("d/secret/biao.csv")
