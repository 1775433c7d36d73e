"""One tree in the store -> what it shall hold: what is there already stays, what another tree has is copied within the
store, the rest is sent; then what nobody planned is removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import md5
from itertools import islice
from typing import TypeVar

import msgspec

from generator.base.progress import Progress
from generator.province.storage.manifest import StoreFile, StoreManifest, write_manifest
from generator.province.storage.objects import ObjectStore, Pulse
from generator.province.storage.tree import TreeFile, first

Job = TypeVar("Job")
COPIED_UP_TO = 5 * 10**9
"""Bytes that one CopyObject takes (S3 API)."""


class StoreSlot(msgspec.Struct, frozen=True):
    """A tree in the store. name: its folder, "" for the prefix itself. manifest: what it holds."""

    name: str
    manifest: StoreManifest

    @property
    def folder(self) -> str:
        return f"{self.name}/" if self.name else ""


class Brought(msgspec.Struct, frozen=True):
    """How many files were sent, with how many bytes, how many copied and how many removed."""

    uploaded: int = 0
    sent: int = 0
    copied: int = 0
    removed: int = 0

    def __add__(self, other: Brought) -> Brought:
        return Brought(*(mine + theirs for mine, theirs in zip(_numbers(self), _numbers(other), strict=True)))


def _numbers(brought: Brought) -> tuple[int, ...]:
    return msgspec.structs.astuple(brought)


def bring(
    objects: ObjectStore,
    slot: StoreSlot,
    wanted: Mapping[str, TreeFile],
    pulse: Pulse,
    *,
    source: StoreSlot | None = None,
    progress: Progress | None = None,
) -> Brought:
    """source: a whole tree of the store. Raises StoreError; the manifest then tells what is not sure any more."""
    there = slot.manifest
    kept = {path: file for path, file in there.files.items() if path in wanted and wanted[path].stored == file}
    fresh = [path for path in wanted if path not in kept]
    gone = sorted((there.files.keys() | set(there.doubtful)) - wanted.keys())
    if not fresh and not gone and not there.doubtful:
        return Brought()
    write_manifest(objects, slot.name, StoreManifest(kept, (*fresh, *gone)))
    has = source.manifest.files if source else {}
    copied = [
        path for path in fresh if has.get(path) == wanted[path].stored and wanted[path].upload.size < COPIED_UP_TO
    ]
    taken = set(copied)
    sent = sorted((path for path in fresh if path not in taken), key=lambda path: (not first(path), path))
    progress = progress or Progress()
    if source and copied:
        progress.stage("复制")
        pairs = ((source.folder + path, slot.folder + path) for path in copied)
        objects.copy(_counted(pairs, len(copied), progress), pulse)
    progress.stage("上传")
    uploads = [msgspec.structs.replace(wanted[path].upload, key=slot.folder + path) for path in sent]
    ahead = sum(first(path) for path in sent)
    counted = _counted(uploads, len(uploads), progress)
    if ahead:  # what others lead to is all there before they are begun
        objects.upload(islice(counted, ahead), pulse)
    if sent[ahead:]:
        objects.upload(counted, pulse)
    objects.remove([slot.folder + path for path in gone], pulse)
    write_manifest(objects, slot.name, StoreManifest({path: file.stored for path, file in wanted.items()}))
    return Brought(len(sent), sum(one.size for one in uploads), len(copied), len(gone))


def _counted(jobs: Iterable[Job], total: int, progress: Progress) -> Iterator[Job]:
    for number, job in enumerate(jobs, 1):
        yield job
        progress.step(number, total)


def observed(objects: ObjectStore, slot: StoreSlot, wanted: Mapping[str, TreeFile]) -> StoreSlot:
    """The same tree as it really is: what lacks, has another size or other bytes, and what nobody planned, is
    doubtful. Bytes are compared where a store's ETag is their MD5 and the site still has the file."""
    believed, files, doubtful = slot.manifest.files, {}, set(slot.manifest.doubtful)
    for one in objects.listed(slot.folder):
        path = one.key.removeprefix(slot.folder)
        if not slot.name and path.startswith("_gongkai/"):
            continue
        file = believed.get(path)
        if file is None or file.size != one.size or _other(one.tag, path, file, wanted):
            doubtful.add(path)
        else:
            files[path] = file
    return StoreSlot(slot.name, StoreManifest(files, tuple(sorted(doubtful | believed.keys() - files.keys()))))


def _other(tag: str, path: str, file: StoreFile, wanted: Mapping[str, TreeFile]) -> bool:
    mine = wanted.get(path)
    if mine is None or mine.stored != file or len(tag) != 32 or not set(tag) <= set("0123456789abcdef"):
        return False
    upload = mine.upload
    state = md5(upload.data or b"", usedforsecurity=False)
    if upload.data is None:
        with upload.file.open("rb") as stream:
            while piece := stream.read(1 << 20):
                state.update(piece)
    return state.hexdigest() != tag
