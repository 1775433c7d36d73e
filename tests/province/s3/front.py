"""nginx as ``gongkai store nginx`` sets it up, as a process on loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.province.s3.server import fetched


@contextmanager
def nginx(folder: Path, settings: str, address: str) -> Iterator[None]:
    """Run it with these settings until it answers at ``address``. folder: for all that it writes."""
    program = shutil.which("nginx")
    assert program, "look for it first"
    own = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "site.conf").write_text(settings.replace("/var/cache/nginx", str(folder)))
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''} daemon off; worker_processes 2; pid {folder}/pid; events {{}}\n"
        f"http {{ access_log off; {own} include {folder}/site.conf; }}\n"
    )
    command = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        for _ in range(200):
            try:
                fetched(address)
                break
            except OSError:
                assert process.poll() is None, process.communicate()[0] + (folder / "error.log").read_text()
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)
