"""Compiled templates <-> files that this machine alone believes, and only as it wrote them.

What is read here is run. So each file bears a digest that only this machine can make until its next start
(``base/boot``): a flipped bit, a file of another machine or of somebody's hand is as good as none, and the template is
compiled anew.
"""

from __future__ import annotations

import marshal
import sys
from hashlib import blake2b
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.base.boot import secret
from generator.base.files import write_atomic

SEAL = 32
"""Bytes of the digest that a file begins with."""


class CompiledStore(BytecodeCache):
    """Compiled templates in a folder; a full disk or a folder that is gone costs time and nothing else.

    way: names the way of compiling: what another one compiled is not used.
    """

    def __init__(self, folder: Path, way: str) -> None:
        self._folder = folder
        self._way = f"{way} {sys.version}".encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            data = self._place(bucket).read_bytes()
        except OSError:
            return
        if data[:SEAL] == self._seal(bucket, data[SEAL:]):
            code = marshal.loads(data[SEAL:])
            bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        data = marshal.dumps(bucket.code)
        try:
            write_atomic(self._place(bucket), self._seal(bucket, data) + data)
        except OSError:
            return

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.code"

    def _seal(self, bucket: Bucket, data: bytes) -> bytes:
        state = blake2b(key=secret(), digest_size=SEAL)
        for part in (self._way, bucket.key.encode(), bucket.checksum.encode(), data):
            state.update(len(part).to_bytes(8, "little") + part)
        return state.digest()
