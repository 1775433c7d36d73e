"""``publish``: a finished site -> live in a store, at once or not at all.

Two trees lie side by side in the store, as they do on the disk of a build (design 3): one is live, the other is brought
forward, then one object says that they have traded places, then what was live gets the same changes. So nothing of what
a build takes back outlives its publishing, and the cost follows the change. In a bucket that is a website itself there
is one tree, changed in an order in which nothing leads nowhere.
"""

from __future__ import annotations

import re
import time
from contextlib import nullcontext
from pathlib import Path

import msgspec

from generator.base.lock import locked
from generator.base.progress import Progress
from generator.build.publish import beside
from generator.model.config_servers import StoreTarget
from generator.model.diagnostic import UsageError
from generator.province.storage.bringing import Brought, StoreSlot, bring, observed
from generator.province.storage.errors import STANDS, StoreError
from generator.province.storage.lease import SECONDS, Control, Lease, leased, read_control
from generator.province.storage.manifest import StoreManifest, manifest_key, read_manifest
from generator.province.storage.objects import ObjectStore
from generator.province.storage.opening import CONCURRENCY, open_store
from generator.province.storage.tree import SiteTree, read_tree

SETTLED = 3.0
"""Seconds after a switch until nobody reads the tree of before: web servers keep the answer for one (``front``)."""
_SLOT = re.compile(r"s\d+")


class StoreOptions(msgspec.Struct, frozen=True):
    """verify: do not believe the manifests, list what is there. older: a site of an earlier day may go live. settle:
    seconds to wait after the switch. lease: seconds. concurrency: requests side by side."""

    verify: bool = False
    older: bool = False
    settle: float = SETTLED
    lease: float = SECONDS
    concurrency: int = CONCURRENCY


class StoreReport(msgspec.Struct, frozen=True):
    """What a publishing did. generation: which is live. work: until it was live; level: after. versions: old versions
    of objects that were removed. requests: to the store. notes: for people. tree: digest of what is live."""

    generation: int
    files: int
    tree: str = ""
    unchanged: bool = False
    work: Brought = Brought()
    level: Brought = Brought()
    versions: int = 0
    requests: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


def publish(
    tree: Path,
    target: StoreTarget,
    *,
    options: StoreOptions | None = None,
    progress: Progress | None = None,
    objects: ObjectStore | None = None,
) -> StoreReport:
    """Publish the site in ``tree``. objects: the store, where it is open already. Raises UsageError, StoreError (then
    the site of before is live, unless the words say otherwise), Busy while a build works on the tree, OSError."""
    begun, options = time.monotonic(), options or StoreOptions()
    objects = objects or open_store(target, options.concurrency)
    mine = beside(tree)
    with locked(mine / "lock") if mine.is_dir() else nullcontext():
        site = read_tree(tree, website=target.layout == "website")
        control, _ = read_control(objects)
        if control and not options.verify and _done(control, target, site):
            report = StoreReport(control.generation, len(site.files), unchanged=True)
        else:
            with leased(objects, target.layout, options.lease) as (lease, taken_over):
                report = _Publishing(objects, lease, site, options, progress or Progress()).run(taken_over)
    spent = time.monotonic() - begun
    return msgspec.structs.replace(report, tree=site.digest, requests=objects.requests, seconds=spent)


def _done(control: Control, target: StoreTarget, site: SiteTree) -> bool:
    """Whether that very site is live, and nothing is left to be done."""
    return (control.tree, control.layout, control.clean, control.owner) == (site.digest, target.layout, True, "")


class _Publishing:
    """One run, under a lease."""

    def __init__(
        self, objects: ObjectStore, lease: Lease, site: SiteTree, options: StoreOptions, progress: Progress
    ) -> None:
        self.objects, self.lease, self.site, self.options, self.progress = objects, lease, site, options, progress
        self.notes: list[str] = []

    @property
    def control(self) -> Control:
        return self.lease.control

    def run(self, taken_over: bool) -> StoreReport:
        if taken_over:
            self.notes.append("上一次发布中断了，没有做完的已经清理")
        self._not_older()
        work, level = self._in_place() if self.control.layout == "website" else self._by_switch(taken_over)
        try:
            versions = self.objects.purge(self.lease)
        except StoreError as error:
            raise _left(error) from error
        self.lease.leaving = {"clean": True}
        notes = tuple(self.notes)
        return StoreReport(
            self.control.generation, len(self.site.files), work=work, level=level, versions=versions, notes=notes
        )

    def _not_older(self) -> None:
        """What was taken back meanwhile would stand there again."""
        if self.site.built < self.control.built and not self.options.older:
            raise UsageError(
                f"线上是 {self.control.built} 的网站，要发布的是 {self.site.built} 的，旧的没有发布",
                "重新运行 gongkai build 再发布；的确要用旧的（撤回的会重新出现），加 --older",
            )

    def _slot(self, name: str) -> StoreSlot | None:
        found = read_manifest(self.objects, name)
        if found is None:
            return None
        slot = StoreSlot(name, found)
        return observed(self.objects, slot, self.site.files) if self.options.verify else slot

    def _by_switch(self, taken_over: bool) -> tuple[Brought, Brought]:
        if taken_over and self.control.spare:
            # Whoever died may yet wake up: what it still sends lands in a tree that nobody looks at any more.
            self.lease.change(spare="")
        live = self._slot(self.control.slot) if self.control.slot else None
        spare = self._slot(self.control.spare) if self.control.spare else None
        self._clear()
        work = Brought()
        if live is None or not self._holds(live):
            if spare is None:
                self.lease.change(spare=f"s{self.control.made + 1}", made=self.control.made + 1)
                spare = StoreSlot(self.control.spare, StoreManifest())
            work = self._bring(spare, live)
            before = self.control.slot
            fresh = StoreSlot(spare.name, self._whole())
            spare, live = live, fresh
            self._switch(slot=fresh.name, spare=spare.name if spare else "")
            if before:
                self._wait(self.options.settle)
        elif self.control.tree != self.site.digest:
            self._switch()
        if spare is None:
            self._clear()
            return work, Brought()
        try:
            return work, self._bring(spare, live)
        except StoreError as error:
            raise _left(error) from error

    def _in_place(self) -> tuple[Brought, Brought]:
        slot = self._slot("")
        if slot is None:
            if self.control.generation == 0 and self.control.made == 0:
                self._claim()
            slot = observed(self.objects, StoreSlot("", StoreManifest()), self.site.files)
        try:
            work = self._bring(slot, None)
        except StoreError as error:
            hint = error.hint.replace(STANDS, "").rstrip("；") or "照上面说的改好"
            raise StoreError(str(error), f"{hint}；网站可能一半新一半旧，尽快再运行一次") from error
        self._switch(made=1)
        return work, Brought()

    def _claim(self) -> None:
        """A prefix with objects that are not ours may not be cleared."""
        if foreign := next((one.key for one in self.objects.listed("") if not one.key.startswith("_gongkai/")), ""):
            raise UsageError(
                f"这个位置里已有不是本程序放的对象（例如 {foreign}），没有动它",
                "换一个空的桶或前缀，或者先把里面的移走，再发布",
            )
        self.lease.change(made=1)

    def _bring(self, slot: StoreSlot, source: StoreSlot | None) -> Brought:
        return bring(self.objects, slot, self.site.files, self.lease, source=source, progress=self.progress)

    def _whole(self) -> StoreManifest:
        return StoreManifest({path: file.stored for path, file in self.site.files.items()})

    def _holds(self, slot: StoreSlot) -> bool:
        return not slot.manifest.doubtful and dict(slot.manifest.files) == dict(self._whole().files)

    def _switch(self, **fields: object) -> None:
        site = self.site
        number = self.control.generation + 1
        self.lease.change(generation=number, tree=site.digest, built=site.built, revision=site.revision, **fields)

    def _clear(self) -> None:
        """Trees that nothing leads to: those of publishers who died, and those of before."""
        known = {self.control.slot, self.control.spare}
        for name in self.objects.folders():
            if _SLOT.fullmatch(name) and name not in known:
                self.objects.remove([one.key for one in self.objects.listed(f"{name}/")], self.lease)
                self.objects.remove([manifest_key(name)], self.lease)

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 1.0))
            self.lease.beat()


def _left(error: StoreError) -> StoreError:
    """The site is live, and yet not all is done."""
    return StoreError(
        f"新的网站已经上线，但上一代的还没有清理完：{error}",
        f"{error.hint.removesuffix(f'；{STANDS}')}；再运行一次 gongkai store publish，撤回的才会从存储里全部删去",
    )


def status(target: StoreTarget, *, objects: ObjectStore | None = None) -> tuple[Control | None, StoreManifest | None]:
    """What is live in a store. Raises UsageError, StoreError."""
    objects = objects or open_store(target)
    control, _ = read_control(objects)
    if control is None:
        return None, None
    return control, read_manifest(objects, control.slot)
