"""Which start of the system this is: a name for what is remembered, and a secret that no folder holds."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

_PLACE = Path("/proc/sys/kernel/random/boot_id")


@cache
def _boot_id() -> bytes:
    try:
        return _PLACE.read_bytes().strip()
    except OSError:
        return b""


def boot() -> str:
    """A digest that differs from start to start; "" where the system does not number them."""
    return _derived(b"name").hex()


def secret() -> bytes:
    """16 bytes that nobody has who did not run on this machine since its start; b"" where there are none.

    What was put away with them is trusted by this machine until its next start, and by no other: not by one that was
    handed a folder of somebody else's, as caches of test machines are.
    """
    return _derived(b"secret")


def _derived(purpose: bytes) -> bytes:
    return blake2b(purpose, key=_boot_id(), digest_size=16).digest() if _boot_id() else b""
