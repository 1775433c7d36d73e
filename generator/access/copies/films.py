"""Films and sounds -> the pictures and tones alone: every other box or tag is blanked, so that nothing else moves."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from generator.access.copies.refused import MadeCopy, Removed, WrongType, damaged

_FOLDERS = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts"))
_KEPT = frozenset(
    (
        b"ftyp",
        b"moov",
        b"mvhd",
        b"trak",
        b"tkhd",
        b"edts",
        b"elst",
        b"mdia",
        b"mdhd",
        b"hdlr",
        b"minf",
        b"vmhd",
        b"smhd",
        b"dinf",
        b"dref",
        b"stbl",
        b"stsd",
        b"stts",
        b"ctts",
        b"stsc",
        b"stsz",
        b"stco",
        b"co64",
        b"stss",
        b"sdtp",
        b"sgpd",
        b"sbgp",
        b"mdat",
        b"cslg",
    )
)
_PLAYED = (b"vide", b"soun")
_COUNT = 5_000_000
_Box = tuple[bytes, int, int, int]
"""Name; where it begins, where its content does, where it ends."""


def film(data: bytes) -> MadeCopy:
    """The public copy of an MP4. Raises NoCopy."""
    try:
        return _film(data)
    except (struct.error, IndexError, ValueError):
        raise damaged("视频") from None


def _film(data: bytes) -> MadeCopy:
    made = bytearray(data)
    removed: Removed = Removed()
    top = list(_boxes(data, 0, len(data)))
    if not top or top[0][0] != b"ftyp" or not {b"moov", b"mdat"} <= {box[0] for box in top}:
        raise WrongType("内容与扩展名“.mp4”不符，或是边下边播的分段视频", "用视频软件导出为普通 MP4（H.264）后再附上")
    used: list[tuple[int, int]] = []
    for box in top:
        _clean(data, made, box, removed, used)
    for name, _, start, end in top:
        if name == b"mdat":
            _blank_between(made, start, end, used, removed)
    return MadeCopy(bytes(made), removed, ("film",))


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at < end:
        if at + 8 > end:
            raise ValueError
        size, name = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start)
            start += 8
        stop = at + size if size else end
        if stop < start or stop > end:
            raise ValueError
        yield name, at, start, stop
        at = stop


def _clean(data: bytes, made: bytearray, box: _Box, removed: Removed, used: list[tuple[int, int]]) -> None:
    name, begin, start, end = box
    if name not in _KEPT or (name == b"trak" and not _played(data, start, end)):
        _freed(made, box)
        removed["metadata"] += name not in (b"free", b"skip", b"wide")
    elif name in _FOLDERS:
        for inner in _boxes(data, start, end):
            _clean(data, made, inner, removed, used)
        if name == b"stbl":
            used += _samples(data, start, end)
    elif name in (b"mvhd", b"tkhd", b"mdhd"):
        wide = 16 if data[start] else 8
        made[start + 4 : start + 4 + wide] = bytes(wide)
    elif name == b"hdlr":
        made[start + 12 : end] = bytes(end - start - 12)
    elif name == b"ftyp" and end - begin > 200:
        raise ValueError


def _freed(made: bytearray, box: _Box) -> None:
    _, begin, start, end = box
    made[begin + 4 : begin + 8] = b"free"
    made[start:end] = bytes(end - start)


def _played(data: bytes, start: int, end: int) -> bool:
    """Whether a track is one of pictures or tones."""
    for name, _, inner, stop in _boxes(data, start, end):
        if name == b"mdia":
            return any(
                data[at + 8 : at + 12] in _PLAYED for kind, _, at, _ in _boxes(data, inner, stop) if kind == b"hdlr"
            )
    return False


def _samples(data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Where the pieces of one track lie in the file (ISO 14496-12, 8.7)."""
    tables = {name: (at, stop) for name, _, at, stop in _boxes(data, start, end)}
    sizes = _sizes(data, *tables[b"stsz"])
    offsets = _offsets(data, tables)
    runs = _table(data, tables[b"stsc"][0], 3)
    found: list[tuple[int, int]] = []
    sample, run = 0, 0
    for number, offset in enumerate(offsets, 1):
        while run + 1 < len(runs) and runs[run + 1][0] <= number:
            run += 1
        count = runs[run][1]
        size = sum(sizes[sample : sample + count])
        found.append((offset, offset + size))
        sample += count
    return found


def _sizes(data: bytes, at: int, _stop: int) -> list[int]:
    one, count = struct.unpack_from(">II", data, at + 4)
    if count > _COUNT:
        raise ValueError
    return [one] * count if one else list(struct.unpack_from(f">{count}I", data, at + 12))


def _offsets(data: bytes, tables: dict[bytes, tuple[int, int]]) -> list[int]:
    name, form = (b"stco", "I") if b"stco" in tables else (b"co64", "Q")
    at = tables[name][0]
    (count,) = struct.unpack_from(">I", data, at + 4)
    if count > _COUNT:
        raise ValueError
    return list(struct.unpack_from(f">{count}{form}", data, at + 8))


def _table(data: bytes, at: int, wide: int) -> list[tuple[int, ...]]:
    (count,) = struct.unpack_from(">I", data, at + 4)
    if count > _COUNT:
        raise ValueError
    flat = struct.unpack_from(f">{count * wide}I", data, at + 8)
    return [flat[number : number + wide] for number in range(0, len(flat), wide)]


def _blank_between(made: bytearray, start: int, end: int, used: list[tuple[int, int]], removed: Removed) -> None:
    """Blank what no track plays."""
    at = start
    for first, last in sorted(used):
        if last <= start or first >= end:
            continue
        if first > at:
            removed["trailing"] += any(made[at:first])
            made[at:first] = bytes(first - at)
        at = max(at, min(last, end))
    if at < end:
        removed["trailing"] += any(made[at:end])
        made[at:end] = bytes(end - at)


_RATES = {
    1: (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    2: (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    4: (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    5: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def sound(data: bytes) -> MadeCopy:
    """The public copy of an MP3: its frames. Raises NoCopy."""
    at = 0
    if data.startswith(b"ID3") and len(data) > 10:
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    parts: list[bytes] = []
    lost = at > 0
    while at + 4 <= len(data):
        size = _frame(data[at : at + 4])
        if size and at + size <= len(data):
            parts.append(data[at : at + size])
            at += size
        else:
            lost = True
            at = data.find(b"\xff", at + 1)
            if at < 0:
                break
    if len(parts) < 2:
        raise damaged("音频")
    return MadeCopy(b"".join(parts), Removed({"metadata": 1} if lost else {}), ("film",))


def _frame(head: bytes) -> int:
    """Bytes of the frame that begins so, 0 for none (ISO 11172-3)."""
    version, layer, rate, sample = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3), head[2] >> 4, head[2] >> 2 & 3
    if head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or version == 1 or layer == 4 or rate in (0, 15) or sample == 3:
        return 0
    table = layer if version == 3 else (4 if layer == 1 else 5)
    bits, hertz, padding = _RATES[table][rate] * 1000, _SAMPLES[version][sample], head[2] >> 1 & 1
    if layer == 1:
        return (12 * bits // hertz + padding) * 4
    return (72 if layer == 3 and version != 3 else 144) * bits // hertz + padding
