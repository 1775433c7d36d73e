"""Who may build a county now: a lease with a number, in the county's place, that runs out when its holder dies.

Each lease is a file of its own, ``lease/<number>``, that only one can create; whoever finds the newest one run out or
given back takes the next number. So nobody takes away what another has just taken, and of two memories that are written
the one with the higher number is the later one, however late the other's writer wakes up (a fencing token).
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import msgspec

from generator.base.errors import GongkaiError
from generator.base.lock import Busy
from generator.province.place import StoragePlace

SECONDS = 60.0
"""How long a lease holds that nobody renews: machines' clocks may differ by less than that."""
RENEWED = 4
"""How often it is renewed in that time."""
KEPT = 3
"""Old leases that stay, so that numbers go on."""


_PROC = Path("/proc")


class LeaseEntry(msgspec.Struct, frozen=True):
    """What a lease says. until: seconds since 1970, 0 when it was given back. holder: for people. machine, process,
    begun: by which who stands on the same machine sees whether the holder still lives; "" where that cannot be told."""

    holder: str
    until: float
    machine: str = ""
    process: int = 0
    begun: str = ""

    @property
    def holds(self) -> bool:
        """Whether nobody else may build now. A holder that was killed on this machine is known to be gone at once."""
        dead = self.machine != "" and self.machine == _machine() and _begun(self.process) != self.begun
        return self.until > time.time() and not dead


class LeaseLost(GongkaiError):
    """Another took the county over, since this one was thought dead."""

    def explain(self) -> tuple[str, str]:
        """Nothing is to be done."""
        return "生成期间中断太久，已由别的工作机接着生成", "不用处理：以那一次为准"


class CountyLease:
    """A lease that is held. number: higher than that of every earlier holder."""

    def __init__(self, place: StoragePlace, number: int, seconds: float) -> None:
        self.number = number
        self._place = place
        self._seconds = seconds
        self._over = threading.Event()

    def renew(self) -> None:
        """Go on holding it. Raises LeaseLost when another has a later one."""
        self.check()
        self._write(time.time() + self._seconds)

    def check(self) -> None:
        """Raises LeaseLost when another has a later one."""
        if newest(self._place)[0] > self.number:
            raise LeaseLost

    def stop(self) -> None:
        """Renew it no more."""
        self._over.set()

    def give_back(self) -> None:
        """The next one need not wait."""
        self.stop()
        self._write(0)

    def keep(self) -> None:
        """Renew it until it is given back. A store that is away for a moment costs nothing: the lease runs on."""
        while not self._over.wait(self._seconds / RENEWED):
            try:
                self.renew()
            except GongkaiError:
                continue

    def _write(self, until: float) -> None:
        self._place.write(_path(self.number), _entry(until))


def newest(place: StoragePlace) -> tuple[int, LeaseEntry | None]:
    """The number of the newest lease and what it says; (0, None) when there is none."""
    numbers = sorted(
        int(name.rpartition("/")[2]) for name in place.listing("lease") if name.rpartition("/")[2].isdigit()
    )
    if not numbers:
        return 0, None
    data = place.read(_path(numbers[-1]))
    try:
        return numbers[-1], msgspec.json.decode(data or b"", type=LeaseEntry)
    except msgspec.DecodeError:
        return numbers[-1], LeaseEntry("", 0)


@contextmanager
def leased(place: StoragePlace, *, seconds: float = SECONDS) -> Iterator[CountyLease]:
    """Hold the county's lease. Raises Busy at once when another holds it, LeaseLost at the end when it was taken."""
    number, held = newest(place)
    if held is not None and held.holds:
        raise Busy(held.holder)
    lease = CountyLease(place, number + 1, seconds)
    if not place.create(_path(number + 1), _entry(time.time() + seconds)):
        raise Busy("")
    keeper = threading.Thread(target=lease.keep, daemon=True)
    keeper.start()
    try:
        yield lease
    finally:
        _end(place, lease, keeper)


def _end(place: StoragePlace, lease: CountyLease, keeper: threading.Thread) -> None:
    """A store that is away just now takes nothing from what was done: the lease runs out by itself."""
    try:
        lease.stop()
        keeper.join(timeout=5)  # a renewal under way would else come after, and hold the county for nobody
        lease.give_back()
        for old in range(lease.number - KEPT, 0, -1):
            if place.read(_path(old)) is None:
                break
            place.remove(_path(old))
    except GongkaiError:
        pass


def _path(number: int) -> str:
    return f"lease/{number:08d}"


def _entry(until: float) -> bytes:
    process = os.getpid()
    who = LeaseEntry(f"{socket.gethostname()}:{process}", until, _machine(), process, _begun(process))
    return msgspec.json.encode(who)


@cache
def _machine() -> str:
    """This start of this system, and whose processes are numbered together with ours: containers may bear one name."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {(_PROC / 'self/ns/pid').readlink()}"
    except OSError:
        return ""


def _begun(process: int) -> str:
    """When a process began, in ticks since the system did; "" when there is none of that number."""
    try:
        told = (_PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    state, *rest = told.rpartition(")")[2].split()
    return "" if state in ("Z", "X") else rest[18]
