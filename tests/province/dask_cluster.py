"""A Dask cluster of real processes on loopback: a scheduler and workers, each to be killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = "127.0.0.1"
SECONDS = 60


class DaskProcesses:
    """address: of the scheduler, the same when it is started again. env: of all processes."""

    def __init__(self, folder: Path, env: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"tcp://{HERE}:{self.port}"
        self._env = {**os.environ, **(env or {})}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def scheduler(self) -> None:
        """Start the scheduler and wait for it."""
        self._start("scheduler", "scheduler", "--host", HERE, "--port", str(self.port), "--no-dashboard", "--no-show")
        wait_for(lambda: listens(self.port), "the scheduler")

    def worker(self, name: str, *, nanny: bool = False, env: dict[str, str] | None = None) -> None:
        """Start a worker of one thread. nanny: which starts another when it dies."""
        given = ("--name", name, "--nthreads", "1", "--no-dashboard", "--host", HERE, "--memory-limit", "0")
        place = self.folder / f"dask-{name}"
        kind = "--nanny" if nanny else "--no-nanny"
        self._start(name, "worker", self.address, *given, kind, "--local-directory", str(place), env=env)

    def kill(self, name: str) -> None:
        """kill -9."""
        process = self._running.pop(name)
        process.kill()
        process.wait()

    def pid(self, name: str) -> int:
        """Of a process that was started here."""
        return self._running[name].pid

    def close(self) -> None:
        """End them all, each with the processes that it started."""
        for process in self._running.values():
            for child in children(process.pid):
                end(child)
            process.kill()
            process.wait()

    def _start(self, name: str, *arguments: str, env: dict[str, str] | None = None) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                stdout=log,
                stderr=log,
                env={**self._env, **(env or {})},
                cwd=self.folder,
            )


@contextmanager
def dask_cluster(folder: Path, *workers: str, env: dict[str, str] | None = None) -> Iterator[DaskProcesses]:
    """A scheduler and workers of these names."""
    cluster = DaskProcesses(folder, env)
    try:
        cluster.scheduler()
        for name in workers:
            cluster.worker(name)
        yield cluster
    finally:
        cluster.close()


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind((HERE, 0))
        port: int = sock.getsockname()[1]
        return port


def listens(port: int) -> bool:
    with socket.socket() as sock:
        sock.settimeout(1)
        return sock.connect_ex((HERE, port)) == 0


def wait_for(there: Callable[[], bool], what: str, seconds: float = SECONDS) -> None:
    """Raises AssertionError when it is not there in time."""
    until = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < until, f"{what} did not come in {seconds} seconds"
        time.sleep(0.05)


def end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def children(pid: int) -> list[int]:
    """Processes that a process started, and theirs."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(place.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == pid:
            child = int(place.parent.name)
            found += [child, *children(child)]
    return found


def builders(root: Path, county: str = "") -> list[tuple[int, int]]:
    """(process that builds a county of this province, worker that started it). county: which, "" for any.

    One whose worker is gone belongs to the system's first process until it ends too: it is left out."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().split(b"\0")
            parent = int((place.parent / "stat").read_text().rpartition(")")[2].split()[1])
            inside = (place.parent / "cwd").readlink()
        except OSError:
            continue
        meant = b"generator.province.county" in words and (not county or county.encode() in words)
        if meant and parent > 1 and (inside == root or root in inside.parents):
            found.append((int(place.parent.name), parent))
    return found
