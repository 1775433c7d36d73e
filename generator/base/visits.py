"""Addresses on the web -> whether they can still be opened: visited politely, within bounds, and never inside.

Names are resolved once and the connection goes to the address that was looked at, so that no name can lead into the
office's own network (SSRF, DNS rebinding). No proxy is used, no cookie sent, nothing kept of what is answered.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Timer
from typing import Literal, cast
from urllib.parse import quote, urljoin, urlsplit

import msgspec

SECONDS = 10.0
"""For one answer."""
PAUSE = 1.0
"""Seconds between two visits to one host."""
HOPS = 5
"""Redirections that are followed."""
AT_ONCE = 8
"""Hosts that are visited at the same time."""
AGENT = "gongkai-link-check"
_AGAIN = frozenset({400, 403, 404, 405, 406, 429, 500, 501, 503})
"""Answers to HEAD after which GET is asked: many servers know only that."""

State = Literal["open", "moved", "gone", "failing", "private"]


class Visit(msgspec.Struct, frozen=True):
    """state: open; moved to another host for good; gone (404, 410, no such host, no valid certificate); failing today;
    private: leads to an address that is not on the public network. detail: in words, Chinese. to: where it moved."""

    state: State
    detail: str = ""
    to: str = ""


class Bounds(msgspec.Struct, frozen=True):
    """most: visits in all. seconds: in all. private: "host:port" of those that may lie inside."""

    most: int = 500
    seconds: float = 600.0
    private: frozenset[str] = frozenset()
    pause: float = PAUSE


def visits(addresses: Iterable[str], bounds: Bounds) -> Mapping[str, Visit]:
    """The visits that the bounds allow, each address once, hosts side by side and each host's one after the other."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in list(dict.fromkeys(addresses))[: bounds.most]:
        by_host[urlsplit(address).netloc.lower()].append(address)
    ends = time.monotonic() + bounds.seconds
    visits: dict[str, Visit] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for part in pool.map(lambda own: _in_turn(own, bounds, ends), by_host.values()):
            visits |= part
    return visits


def _in_turn(addresses: Sequence[str], bounds: Bounds, ends: float) -> dict[str, Visit]:
    visits: dict[str, Visit] = {}
    for address in addresses:
        if visits:
            time.sleep(min(bounds.pause, max(0.0, ends - time.monotonic())))
        if time.monotonic() >= ends:
            break
        visits[address] = visit(address, bounds, ends)
    return visits


def visit(address: str, bounds: Bounds, ends: float) -> Visit:
    """One address, redirections followed. ends: of the time for all (monotonic)."""
    first, moved = urlsplit(address).hostname, True
    for _ in range(HOPS + 1):
        answer = _answered(address, bounds, ends)
        if isinstance(answer, Visit):
            return answer
        status, location = answer
        if status not in (301, 302, 303, 307, 308) or not location:
            return _meaning(status, address if moved and urlsplit(address).hostname != first else "")
        moved = moved and status in (301, 308)
        address = urljoin(address, location)
    return Visit("failing", f"重定向超过 {HOPS} 次")


def _meaning(status: int, to: str) -> Visit:
    if status in (404, 410):
        return Visit("gone", f"对方网站回答“没有这个页面”（{status}）")
    if status >= 500 or status == 429:
        return Visit("failing", f"对方网站出错（{status}）")
    return Visit("moved", "对方网站说已永久搬到别的域名", to) if to else Visit("open")


def _answered(address: str, bounds: Bounds, ends: float) -> Visit | tuple[int, str]:
    """Status and ``Location`` of one request, or why there is none."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        name = host.encode("idna").decode()
    except ValueError:
        return Visit("gone", "网址的写法不对")
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return Visit("gone", "不是可以打开的网址")
    left = ends - time.monotonic()
    if left <= 0:
        return Visit("failing", "没有来得及")
    try:
        reached = _public_address(name, port, inside=f"{host}:{port}" in bounds.private)
    except OSError:
        return Visit("gone", f"没有域名 {host}（可能已停用或过期）")
    if reached is None:
        return Visit("private", f"{host} 在内部网络里，公众打不开")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else ""
    )
    return _asked(parts.scheme, name, port, reached, path, min(SECONDS, left))


def _public_address(name: str, port: int, *, inside: bool) -> str | None:
    """The address to connect to; None when one of the host's is not public. Raises OSError for a name that is none."""
    numbers = [str(entry[4][0]) for entry in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)]
    return numbers[0] if inside or all(map(_is_public, numbers)) else None


def _is_public(address: str) -> bool:
    given = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(given, "ipv4_mapped", None) or getattr(given, "sixtofour", None) or given
    return bool(given.is_global and inner.is_global and not given.is_multicast and not inner.is_multicast)


def _asked(scheme: str, name: str, port: int, reached: str, path: str, seconds: float) -> Visit | tuple[int, str]:
    answer: Visit | tuple[int, str] = Visit("failing", "没有回答")
    for method in ("HEAD", "GET"):
        try:
            answer = _request(method, scheme, name, port, reached, path, seconds)
        except ssl.SSLCertVerificationError:
            return Visit("gone", "证书无效或已过期")
        except TimeoutError:
            return Visit("failing", "连接超时")
        except (OSError, http.client.HTTPException):
            answer = Visit("failing", "连接不上")
        if isinstance(answer, tuple) and answer[0] not in _AGAIN:
            break
    return answer


def _request(
    method: str, scheme: str, name: str, port: int, reached: str, path: str, seconds: float
) -> tuple[int, str]:
    """Status and ``Location``. The line is cut after so many seconds, however slowly the answer trickles in."""
    ends = time.monotonic() + seconds
    held = [socket.create_connection((reached, port), timeout=seconds)]
    timer = Timer(seconds, _cut, (held,))
    timer.daemon = True
    timer.start()
    try:
        if scheme == "https":
            secure = ssl.create_default_context()
            held[0] = secure.wrap_socket(held[0], server_hostname=name, do_handshake_on_connect=False)
            cast(ssl.SSLSocket, held[0]).do_handshake()
        connection = http.client.HTTPConnection(name, port, timeout=seconds)
        connection.sock = held[0]
        usual = {"https": 443, "http": 80}[scheme]
        host = name if port == usual else f"{name}:{port}"
        connection.request(method, path, headers={"Host": host, "User-Agent": AGENT, "Connection": "close"})
        answer = connection.getresponse()
        if time.monotonic() >= ends:  # what was cut looks like an end
            raise TimeoutError
        return answer.status, answer.headers.get("Location", "")
    finally:
        timer.cancel()
        held[0].close()


def _cut(held: Sequence[socket.socket]) -> None:
    with suppress(OSError):
        held[0].shutdown(socket.SHUT_RDWR)
