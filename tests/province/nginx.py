"""A real nginx on loopback that serves a site with the settings that ``gongkai hosting nginx`` prints."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.province.opensearch.nodes import NotHere, free_ports

_STARTED_WITHIN = 20.0
"""Seconds."""
_SETTINGS = """\
daemon off;
{user}
pid {folder}/pid;
error_log {folder}/error.log warn;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
    types {{ text/html html; text/css css; text/javascript js; application/json json; application/wasm wasm; }}
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/maps.conf;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        index index.html;
        include {folder}/site.conf;
    }}
}}
"""


@contextmanager
def nginx(folder: Path, root: Path, maps: str, site: str) -> Iterator[str]:
    """The address of a running nginx, ended when the block ends. folder: for its files. root: of the site. maps, site:
    what is printed for the ``http`` and the ``server`` block. Raises NotHere."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        raise NotHere("no nginx (Debian: apt-get install nginx-light)")
    folder.mkdir(parents=True)
    [port] = free_ports(1)
    user = "user root;" if os.geteuid() == 0 else ""  # its workers would not be let into a test's folder
    (folder / "maps.conf").write_text(maps, encoding="utf-8")
    (folder / "site.conf").write_text(site, encoding="utf-8")
    (folder / "nginx.conf").write_text(
        _SETTINGS.format(folder=folder, root=root, port=port, user=user), encoding="utf-8"
    )
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "out").open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            _wait(process, port, folder)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    end = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise NotHere("nginx does not start: " + (folder / "out").read_text(errors="replace")[-500:])
