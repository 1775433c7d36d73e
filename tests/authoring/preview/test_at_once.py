"""The site of the last preview is shown before the first build of this one has ended, or has come to anything."""

from __future__ import annotations

import asyncio
import threading
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.preview.asking import AskedProcess
from generator.authoring.preview.board import Board
from generator.authoring.preview.outcome import PreviewOutcome
from generator.authoring.preview.session import Talk, _Session, listening
from generator.model.options import Options


class Slow:
    """A builder that waits until it is let go, and then has made nothing: a file is unfinished."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def build(self, _options: Options) -> PreviewOutcome:
        assert self.let_go.wait(30)
        return PreviewOutcome(stopped=True, today="2026-11-22")

    def stop(self) -> None:
        self.let_go.set()


@pytest.mark.parametrize("stands", [True, False])
def test_the_last_preview_is_shown_at_once(stands: bool, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "config.yaml").write_text("theme: county\n", encoding="utf-8")
    output = tmp_path / "built"
    if stands:
        output.mkdir()
        (output / "index.html").write_text("<html><head></head><body>上一次</body></html>", encoding="utf-8")
    builder, order, shown = Slow(), [], []

    def ready(address: str) -> None:
        order.append("ready")
        addresses.append(address)

    addresses: list[str] = []
    built = asyncio.Event()

    def told(_outcome: PreviewOutcome, _index: bool) -> None:
        order.append("built")
        built.set()

    async def preview() -> None:
        with listening(0) as bound:
            options = Options(config=tmp_path / "config.yaml", output=output, state=tmp_path / "state")
            talk = Talk(ready, lambda _step: None, told)
            session = _Session(options, builder, talk, Board(), AskedProcess())  # type: ignore[arg-type]
            running = asyncio.create_task(session.run(bound))
            if not stands:
                builder.let_go.set()
            while not addresses:
                await asyncio.sleep(0.01)
            shown.append(await asyncio.to_thread(fetched, addresses[0]))
            builder.let_go.set()
            await asyncio.wait_for(built.wait(), 30)
            running.cancel()
            with suppress(asyncio.CancelledError, BaseExceptionGroup):
                await running

    def fetched(address: str) -> Any:
        with suppress(urllib.error.HTTPError), urllib.request.urlopen(address, timeout=10) as answer:
            return answer.read().decode()
        return ""

    asyncio.run(preview())
    assert order[:2] == (["ready", "built"] if stands else ["built", "ready"])
    assert ("上一次" in shown[0] and "正在生成，下面是上一次的样子" in shown[0]) == stands
