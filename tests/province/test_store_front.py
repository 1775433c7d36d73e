"""nginx before a real S3 server: a reader gets one whole generation, headers of the one source, and Chinese errors."""

from __future__ import annotations

import re
import shutil
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.model.config_servers import StoreTarget
from generator.province.storage.publishing import StoreOptions, publish
from generator.site.outputs.hosting import headers_for
from tests.conftest import CONFIG, SmallSite
from tests.province.opensearch.nodes import free_ports
from tests.province.s3.front import nginx
from tests.province.s3.server import KEYS, Moto, fetched, moto
from tests.province.s3.trees import generation, lay

pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx: apt-get install nginx-light"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moto]:
    with moto(tmp_path_factory.mktemp("moto") / "log.txt") as started:
        yield started


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)


@contextmanager
def fronted(
    site: SmallSite, server: Moto, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, more: str = ""
) -> Iterator[tuple[StoreTarget, str]]:
    """nginx before a bucket of its own, as the command prints it. Gives the store, and the address of the site."""
    url = f"s3://{server.bucket(f'b{uuid.uuid4().hex}')}/lanqing"
    text = CONFIG.replace("https://www.test.example", f"https://www.test.example{more}")
    site.write("config.yaml", f"{text}\nstore:\n  url: {url}\n  endpoint: {server.address}\n")
    monkeypatch.chdir(site.root)
    capsys.readouterr()
    (port,) = free_ports(1)
    assert site.run("store", "nginx", "--listen", f"127.0.0.1:{port}") == 0
    folder = site.root / "nginx"
    folder.mkdir()
    address = f"http://127.0.0.1:{port}{more}"
    with nginx(folder, capsys.readouterr().out, address):
        yield StoreTarget(url=url, endpoint=server.address), address


def test_a_reader_never_meets_a_mixture(
    site: SmallSite, server: Moto, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with fronted(site, server, capsys, monkeypatch) as (store, address):
        tree = site.root / "made"

        def put(number: int) -> None:
            kept = {f"assets/site.{number - 1:06x}ab.css": f"/* {number - 1} */"} if number else {}
            publish(lay(tree, {**generation(number, pages=20), **kept}), store, options=StoreOptions())

        put(0)
        wrong: list[str] = []
        seen: list[set[int]] = [set(), set()]
        done = threading.Event()

        def read(mine: set[int]) -> None:
            while not done.is_set():
                found = session(address)
                if isinstance(found, str):
                    wrong.append(found)
                else:
                    mine |= found

        readers = [threading.Thread(target=read, args=(mine,)) for mine in seen]
        for reader in readers:
            reader.start()
        for number in range(1, 5):
            put(number)
        time.sleep(2.5)
        done.set()
        for reader in readers:
            reader.join()
        assert wrong == []
        assert seen[0] | seen[1] >= {1, 2, 3, 4}


def session(address: str) -> set[int] | str:
    """What a reader sees who opens a page with all that it leads to: the generation, when it stayed the same over that
    time; what is wrong in words."""
    before, css = page(address, "/")
    if not css:
        return f"no page: {before}"
    code, style, _ = fetched(address + css)
    if code != 200 or style.decode() != f"/* {before} */":
        return f"{css} of generation {before}: {code} {style[:40]!r}"
    parts = [page(address, f"/d/{number}/")[0] for number in (1, 19)]
    code, entry, _ = fetched(f"{address}/search/index/entry.json")
    numbers = [*parts, int(re.findall(rb"\d+", entry)[0]) if code == 200 else -1]
    after, _ = page(address, "/")
    if before == after and set(numbers) != {before}:
        return f"a mixture: {before} and {numbers}"
    if -1 in numbers:
        return f"something is missing: {numbers}"
    return {before} if before == after else set()


def page(address: str, path: str) -> tuple[int, str]:
    """The generation of a page (-1: there is none) and its style sheet."""
    code, data, _ = fetched(address + path)
    found = re.search(r'href="([^"]+)"> generation (\d+)', data.decode()) if code == 200 else None
    return (int(found[2]), found[1]) if found else (-1, "")


@pytest.mark.parametrize("mount", ["", "/zwgk"])
def test_nginx_answers_as_the_site_on_a_disk_does(
    site: SmallSite,
    server: Moto,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    mount: str,
) -> None:
    site.document("a.md", id="a", aliases=["/old/a.html"])
    with fronted(site, server, capsys, monkeypatch, mount) as (store, address):
        code, data, _ = fetched(f"{address}/")
        assert code == 503 and "暂时打不开" in data.decode()  # nothing is published yet
        tree = lay(site.root / "made", generation(7))
        publish(tree, store, options=StoreOptions(settle=0))
        time.sleep(2.2)
        code, data, headers = fetched(f"{address}/")
        assert (code, data.decode()) == (200, (tree / "index.html").read_text())
        for name, value in headers_for("/").items():
            assert headers[name.lower()] == value, name
        assert ("strict-transport-security" in headers) == (not mount)
        assert headers["content-type"] == "text/html; charset=utf-8" and headers["cache-control"] == "no-cache"
        assert [name for name in headers if name.startswith("x-amz-meta")] == []
        again, _, _ = fetched(f"{address}/", {"If-None-Match": headers["etag"]})
        assert again == 304
        code, data, headers = fetched(f"{address}/d/kept/%E9%99%84%E4%BB%B6%20%E4%B8%80.csv")
        assert (code, data.decode()) == (200, "名称,数\n")
        assert headers["content-disposition"] == "attachment" and headers["content-security-policy"].startswith(
            "sandbox"
        )
        code, _, headers = fetched(f"{address}/assets/site.000007ab.css")
        assert headers["cache-control"] == "public, max-age=31536000, immutable"
        code, data, headers = fetched(f"{address}/none/", {"If-None-Match": '"x"'})
        assert (code, data.decode()) == (404, "lost, generation 7")
        assert headers["content-security-policy"] == headers_for("/")["Content-Security-Policy"]
        code, _, headers = fetched(f"{address}/d/1")
        assert code == 301 and headers["location"].endswith(f"{mount}/d/1/")
        code, _, headers = fetched(f"{address}/old/a.html")
        assert code == 301 and headers["location"].endswith(f"{mount}/d/a/")
        for path in ("/d%0d%0aX-Evil:%20yes", "/d/a%0aX-Evil:%20yes", "/d%0d%0aX-Evil:yes/"):
            code, _, headers = fetched(address + path)
            assert code in (400, 404) and "x-evil" not in headers, path
        for path in (
            "/_gongkai/live",
            "/../_gongkai/live",
            "/%2e%2e/_gongkai/live",
            "/_gongkai_live",
            "/..%2f_gongkai/live",
        ):
            assert fetched(address + path)[0] in (301, 400, 404), path
            assert b"generation" not in fetched(address + path)[1] or fetched(address + path)[1].startswith(b"lost")


def test_the_store_is_away(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with moto(tmp_path / "own.txt") as own, fronted(site, own, capsys, monkeypatch) as (store, address):
        publish(lay(site.root / "made", generation(0)), store, options=StoreOptions(settle=0))
        time.sleep(2.2)
        assert fetched(f"{address}/")[0] == 200
        own.process.kill()
        own.process.wait()
        time.sleep(2.2)
        code, data, _ = fetched(f"{address}/")
        assert code == 503 and "暂时打不开" in data.decode()
