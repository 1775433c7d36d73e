"""moto's S3 server as a process on loopback, which ends with whoever started it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.province.opensearch.nodes import free_ports

STARTED_WITHIN = 60.0
KEYS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
"""What moto takes from anybody."""
_VERSIONED = (
    b'<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status>'
    b"</VersioningConfiguration>"
)


class Moto:
    """A running server. address: its endpoint."""

    def __init__(self, address: str, process: subprocess.Popen[bytes]) -> None:
        self.address, self.process = address, process

    def get(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, content and headers of an address, as a reader without credentials gets them."""
        return fetched(f"{self.address}/{path}")

    def bucket(self, name: str, *, versioned: bool = False) -> str:
        """Make a bucket of which anybody may read what they know the name of, and list nothing."""
        put(f"{self.address}/{name}")
        may = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{name}/*"}
        put(f"{self.address}/{name}?policy", json.dumps({"Version": "2012-10-17", "Statement": [may]}).encode())
        if versioned:
            put(f"{self.address}/{name}?versioning", _VERSIONED)
        return name


def put(address: str, data: bytes = b"") -> None:
    """A plain PUT, signed by nobody that moto would ask."""
    headers = {
        "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request",
        "Content-Type": "application/octet-stream",
    }
    with urllib.request.urlopen(urllib.request.Request(address, data, headers, method="PUT"), timeout=30):
        pass


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_PLAIN = urllib.request.build_opener(_NoRedirects)


def fetched(address: str, headers: dict[str, str] | None = None) -> tuple[int, bytes, dict[str, str]]:
    """Status, content and headers (names in lower case) of an address; redirects are not followed."""
    try:
        with _PLAIN.open(urllib.request.Request(address, headers=headers or {}), timeout=30) as answer:
            return answer.status, answer.read(), {name.lower(): value for name, value in answer.headers.items()}
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), {name.lower(): value for name, value in error.headers.items()}


@contextmanager
def moto(log: Path) -> Iterator[Moto]:
    """The server, killed at the end."""
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream, env={**os.environ, **KEYS})
        try:
            server = Moto(f"http://127.0.0.1:{port}", process)
            until = time.monotonic() + STARTED_WITHIN
            while True:
                try:
                    urllib.request.urlopen(server.address, timeout=5).close()
                    break
                except OSError as error:
                    if process.poll() is not None or time.monotonic() > until:
                        raise AssertionError(f"moto does not start: {log.read_text()[-800:]}") from error
                    time.sleep(0.1)
            yield server
        finally:
            process.kill()
            process.wait()
