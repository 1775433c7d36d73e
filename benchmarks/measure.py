"""A command -> its wall time, processor time, peak memory, and how busy the machine was with other work meanwhile."""

from __future__ import annotations

import contextlib
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NOISY = 0.2
"""Cores that others use from which on a run is marked: its times are upper bounds."""
_LOOK_EVERY = 0.2  # seconds between looks at the memory; a look costs some milliseconds
_PROC = Path("/proc")
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Run(NamedTuple):
    """One whole process with its children. Seconds; peak memory in MB; cores.

    largest: resident memory of the largest single process, as the kernel kept it. tree: largest sum over the process
    and all below it, looked at five times a second; a page that processes share counts once (Pss), where the kernel
    tells it; at least ``largest``. others: cores that everything else on the machine used meanwhile;
    0 where /proc is missing.
    """

    wall: float
    cpu: float
    largest: float
    tree: float
    others: float

    def then(self, other: Run) -> Run:
        """This command followed by another one."""
        wall = self.wall + other.wall
        others = (self.others * self.wall + other.others * other.wall) / wall
        return Run(wall, self.cpu + other.cpu, max(self.largest, other.largest), max(self.tree, other.tree), others)


def timed(command: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end. Raises CalledProcessError with what it said when it fails."""
    busy, own, start = _busy(), time.process_time(), time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # Whoever installs a package has it compiled; without, each run would compile three hundred modules anew.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(ROOT), **(environment or {})},
    )
    peaks = [0]
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(child.pid, peaks, over), daemon=True)
    watch.start()
    said = child.stdout.read() if child.stdout else b""
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    over.set()
    watch.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command, said)
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, _busy() - busy - cpu - (time.process_time() - own)) / wall if busy else 0.0
    largest = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return Run(wall, cpu, largest, max(largest, peaks[0] / 2**20), others)


def _watch(process: int, peaks: list[int], over: threading.Event) -> None:
    while not over.wait(_LOOK_EVERY):
        peaks[0] = max(peaks[0], _resident(process))


def _resident(process: int) -> int:
    """Bytes of resident memory of a process and of all below it; what ends while one looks counts nothing."""
    place = _PROC / str(process)
    total = 0
    with contextlib.suppress(OSError, ValueError, IndexError):
        total = _own(place)
        for thread in (place / "task").iterdir():
            total += sum(_resident(int(child)) for child in (thread / "children").read_text().split())
    return total


def _own(place: Path) -> int:
    """Bytes of memory of one process: of pages that several share, its share of them."""
    with contextlib.suppress(OSError):
        for line in (place / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return int((place / "statm").read_text().split()[1]) * _PAGE


def _busy() -> float:
    """Seconds that all cores have worked since the machine started, stolen ones among them; 0 without /proc."""
    with contextlib.suppress(OSError):
        fields = list(map(int, (_PROC / "stat").read_text().split("\n", 1)[0].split()[1:9]))
        return (sum(fields) - fields[3] - fields[4]) / _TICK  # without idle and iowait
    return 0.0


def wait_for_quiet(seconds: float) -> None:
    """Wait until the machine has worked less than NOISY cores for a second, but no longer than ``seconds``."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = _busy()
        time.sleep(1)
        if _busy() - before < NOISY:
            return


def machine(hugo: str) -> str:
    """What was measured on: cores, memory, Python, Hugo."""
    memory = os.sysconf("SC_PHYS_PAGES") * _PAGE / 2**30 if "SC_PHYS_PAGES" in os.sysconf_names else 0
    answer = subprocess.run([hugo, "version"], capture_output=True, text=True, check=False).stdout if hugo else ""
    shown = answer.split("-")[0] or "no Hugo"
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {shown}"
    )


def load() -> str:
    """The load averages of one, five and fifteen minutes."""
    return " ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
