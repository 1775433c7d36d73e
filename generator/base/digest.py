"""Bytes -> short hexadecimal digests, the currency in which the engine compares values."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

SIZE = 16
"""Bytes of a digest: 128 bits, far beyond chance collisions for any site."""


def digest(*parts: bytes | str) -> str:
    """Digest of the parts in order; each part is framed by its length, so ("ab", "c") differs from ("a", "bc").

    Returns 32 hexadecimal characters.
    """
    state = blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "little"))
        state.update(data)
    return state.hexdigest()


def digest_bytes(data: bytes) -> str:
    """Digest of one run of bytes without framing: what :func:`digest_file` gives for a file that holds them."""
    return blake2b(data, digest_size=SIZE).hexdigest()


def short(data: bytes) -> bytes:
    """The same as 16 bytes, for what is kept or compared by the hundred thousand."""
    return blake2b(data, digest_size=SIZE).digest()


def digest_file(path: Path) -> str:
    """Digest of a file's content, read in pieces of 1 MiB. Raises OSError when it cannot be read."""
    state = blake2b(digest_size=SIZE)
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            state.update(piece)
    return state.hexdigest()
