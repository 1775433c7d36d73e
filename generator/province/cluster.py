"""The workers of a run: a Dask cluster that somebody keeps, or one of this machine's processes for as long as it
lasts."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import msgspec

from generator.base.workers import default_workers
from generator.model.diagnostic import UsageError
from generator.province.place import NEEDED

HERE = "127.0.0.1"


class WorkerPlace(msgspec.Struct, frozen=True):
    """One worker of a cluster. threads: how many counties it builds side by side."""

    address: str
    name: str
    host: str
    threads: int


class Workforce:
    """A cluster's client, made anew when its scheduler comes back. address: of the scheduler."""

    def __init__(self, address: str, client: Any) -> None:
        self.address = address
        self.client = client

    @property
    def dashboard(self) -> str:
        """Address of Dask's own pages, "" where it has none (they need bokeh)."""
        return str(self.client.dashboard_link or "") if find_spec("bokeh") else ""

    def workers(self) -> list[WorkerPlace] | None:
        """Who is there now; None when the scheduler does not answer."""
        if self.client.status != "running":
            return None
        try:
            found = self.client.sync(self.client.scheduler.identity, n_workers=-1, callback_timeout=10)["workers"]
        except Exception:  # whatever a connection that breaks raises
            return None
        return [
            WorkerPlace(address, str(told["name"]), told["host"], told["nthreads"])
            for address, told in sorted(found.items())
        ]

    def again(self, seconds: float) -> bool:
        """Connect anew; whether the scheduler came back within so many seconds."""
        self.close()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                self.client = _connected(self.address, max(1.0, min(5.0, until - time.monotonic())))
            except UsageError:
                time.sleep(0.5)
                continue
            return True
        return False

    def close(self) -> None:
        """Let the cluster go; nobody waits for a scheduler that is not there."""
        try:
            self.client.close(timeout=2)
        except Exception:
            pass


@contextmanager
def workforce(scheduler: str, *, workers: int, patience: float, attempts: int) -> Iterator[Workforce]:
    """The cluster at an address, or one of processes here when there is none. workers: how many of them, 0 for as many
    as this machine has processors. attempts: how many workers may die over one task. Raises UsageError."""
    try:
        import dask
        import distributed
    except ImportError as error:
        raise UsageError("没有安装集群的程序（Dask）", NEEDED) from error
    _quiet()
    if scheduler:
        force = Workforce(scheduler, _connected(scheduler, patience))
        try:
            yield force
        finally:
            force.close()
        return
    with dask.config.set({"distributed.scheduler.allowed-failures": attempts - 1}):
        cluster = distributed.LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers or default_workers(),
            threads_per_worker=1,
            processes=True,
            host=HERE,
            dashboard_address=f"{HERE}:0",
            silence_logs=logging.CRITICAL,
        )
    try:
        force = Workforce(cluster.scheduler_address, _connected(cluster.scheduler_address, patience))
        try:
            yield force
        finally:
            force.close()
    finally:
        cluster.close(timeout=10)


def _quiet() -> None:
    """What the cluster's library says of itself is no help to an operator: what matters is in the report."""
    for name in (*logging.root.manager.loggerDict, "distributed", "asyncio", "tornado"):
        if name.partition(".")[0] in ("distributed", "asyncio", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _connected(address: str, seconds: float) -> Any:
    import distributed

    try:
        return distributed.Client(  # type: ignore[no-untyped-call]
            address, timeout=seconds, set_as_default=False, name="gongkai-province"
        )
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(
            f"连不上调度程序 {address}",
            "检查地址和调度程序（dask scheduler）有没有在运行；不写 --scheduler 就用本机的进程",
        ) from error
