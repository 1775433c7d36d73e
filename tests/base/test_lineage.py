"""Workers end with the build that started them, whatever ends it, and the next build need not wait for anybody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.base.lock import locked

BUSY = """
import sys, time
from pathlib import Path
from generator.base import lineage
from generator.base.lock import locked
from generator.base.workers import executor
if sys.argv[2] == "watching":  # as where the system sends no signal
    lineage._signalled = lambda: False
def work(number):
    import os
    Path(sys.argv[1] + f".{number}").write_text(str(os.getpid()))
    end = time.monotonic() + 60
    while time.monotonic() < end:
        time.sleep(0.01 if number else 0)
with locked(Path(sys.argv[1])), executor(2) as pool:
    list(pool.map(work, range(2)))
"""


def alive(number: int) -> bool:
    try:
        os.kill(number, 0)
        return "Z" not in Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (OSError, ValueError):
        return False


def until(condition: object, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.01)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("way", ["signalled", "watching"])
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("turn", range(2))
def test_workers_end_with_a_killed_build_and_hold_no_lock(tmp_path: Path, way: str, sent: int, turn: int) -> None:
    lock = tmp_path / "lock"
    running = subprocess.Popen([sys.executable, "-c", BUSY, str(lock), way], stderr=subprocess.PIPE)
    files = [tmp_path / f"lock.{number}" for number in range(2)]
    assert until(lambda: all(file.is_file() and file.read_text() for file in files)), running.stderr
    workers = [int(file.read_text()) for file in files]
    running.send_signal(sent)
    running.wait()
    with locked(lock):  # at once: the workers never had it
        pass
    assert until(lambda: not any(map(alive, workers))), "workers outlive the build"
    assert running.stderr is not None
    running.stderr.close()
