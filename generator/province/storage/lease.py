"""The one object that says which tree of a store is live and who publishes.

Every write of it is conditional on the version that was read, so each change of hands and each switch is one step: who
has been overtaken finds that out at the next write and cannot switch any more. A lease ends when nobody has renewed it
for so long by the store's own clock; what its holder was changing is then given up for good (``publishing``), so that
requests of a holder who wakes up late land where nobody looks.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import msgspec

from generator.province.storage.errors import Overtaken, StoreBusy, StoreError
from generator.province.storage.manifest import FOLDER
from generator.province.storage.objects import Held, ObjectStore

KEY = f"{FOLDER}live"
SECONDS = 60.0
"""How long a lease holds without being renewed."""
_ROUNDING = 2.0
"""Stores tell times in whole seconds."""


class Control(msgspec.Struct, frozen=True, omit_defaults=True):
    """generation: counts switches. slot: the tree that is live, "" before the first. spare: the other, "" for none.
    made: how many trees there have ever been. tree: digest of what is live. built: the day for which it was built.
    revision: of the content. clean: whether nothing is left of earlier generations. owner: who publishes, "" for
    nobody. seconds: of the owner's lease. beat: counts writes."""

    layout: str
    generation: int = 0
    slot: str = ""
    spare: str = ""
    made: int = 0
    tree: str = ""
    built: str = ""
    revision: str = ""
    clean: bool = True
    owner: str = ""
    seconds: float = SECONDS
    beat: int = 0


def read_control(objects: ObjectStore) -> tuple[Control | None, Held | None]:
    """What is live. Raises StoreError."""
    held = objects.read(KEY)
    if held is None:
        return None, None
    try:
        return msgspec.json.decode(held.data, type=Control), held
    except msgspec.DecodeError as error:
        raise StoreError(
            f"存储里的 {KEY} 不是本程序写的，或者坏了", "确认 store.url 的位置；是这里的，删去它再运行一次"
        ) from error


class Lease:
    """A right to publish, as long as it is renewed. A ``Pulse``."""

    def __init__(self, objects: ObjectStore, control: Control, tag: str) -> None:
        self.objects, self.control = objects, control
        self._tag, self._taken = tag, monotonic()
        self.leaving: dict[str, object] = {}
        """What the control says, beside that nobody publishes, when all has been done."""

    def check(self) -> None:
        if monotonic() > self._taken + self.control.seconds:
            raise Overtaken

    def beat(self) -> None:
        if monotonic() > self._taken + self.control.seconds / 3:
            self.change()

    def change(self, **fields: object) -> None:
        """Write the control with these fields, in one step. Raises Overtaken, StoreError."""
        begun = monotonic()
        control = msgspec.structs.replace(self.control, beat=self.control.beat + 1, **fields)
        self._tag = write_control(self.objects, control, self._tag)
        self.control, self._taken = control, begun


def _proved(lease: Lease) -> None:
    """A store that does not heed conditions would let anybody in: it is asked for two writes that it must refuse."""
    wrong = msgspec.structs.replace(lease.control, beat=lease.control.beat + 1)
    for tag in ("", f'"{"0" * 32}"'):
        try:
            write_control(lease.objects, wrong, tag)
        except Overtaken:
            continue
        lease.objects.remove([KEY], lease)
        raise StoreError(
            "这个存储不理会条件写入（If-Match、If-None-Match），没有发布",
            "换一个支持的；或者自己保证同时只有一处在发布，在 config.yaml 的 store 里写 conditional: false",
        )


def write_control(objects: ObjectStore, control: Control, tag: str) -> str:
    """Raises Overtaken, StoreError. A web server before the store reads the metadata (``front``)."""
    metadata = {"slot": control.slot or "none", "generation": str(control.generation)}
    return objects.write(KEY, msgspec.json.encode(control), tag=tag, metadata=metadata)


@contextmanager
def leased(objects: ObjectStore, layout: str, seconds: float = SECONDS) -> Iterator[tuple[Lease, bool]]:
    """Publish alone. Gives the lease, and whether it was taken from somebody who had not given it back.
    Raises StoreBusy, Overtaken, StoreError."""
    control, held = read_control(objects)
    before = control or Control(layout=layout)
    if before.layout != layout:
        raise StoreError(
            f"这个位置是按 layout: {before.layout} 发布的，不能改成 {layout}", "换一个前缀，或改回 store.layout"
        )
    if before.owner and held is not None and held.age < before.seconds + _ROUNDING:
        raise StoreBusy(before.owner, round(before.seconds + _ROUNDING - held.age) + 1)
    owner = f"{socket.gethostname()}（进程 {os.getpid()}，{secrets.token_hex(4)}）"
    lease = Lease(objects, before, held.tag if held else "")
    lease.control = msgspec.structs.replace(before, seconds=seconds)
    lease.change(owner=owner, clean=False)
    if control is None:
        _proved(lease)
    try:
        yield lease, bool(before.owner)
    except BaseException:
        try:
            lease.change(owner="")
        except StoreError:
            pass  # it ends by itself
        raise
    lease.change(owner="", **lease.leaving)
