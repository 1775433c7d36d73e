"""Publishing to a real S3 server (moto's, as a process): headers, versions, large files, deaths, two at once."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.model.config_servers import StoreTarget
from generator.province.storage.errors import StoreError
from generator.province.storage.opening import open_store
from generator.province.storage.publishing import StoreOptions, publish, status
from tests.province.opensearch.nodes import free_ports
from tests.province.s3.server import KEYS, Moto, moto
from tests.province.s3.trees import everything, generation, lay, live, on_disk

pytestmark = pytest.mark.servers
AT_ONCE = StoreOptions(settle=0)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moto]:
    with moto(tmp_path_factory.mktemp("moto") / "log.txt") as started:
        yield started


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)


def target(server: Moto, *, versioned: bool = False, **more: Any) -> StoreTarget:
    """A bucket of its own."""
    return StoreTarget(
        url=f"s3://{server.bucket(f'b{uuid.uuid4().hex}', versioned=versioned)}/lanqing",
        endpoint=server.address,
        **more,
    )


def at(server: Moto, store: StoreTarget, path: str) -> tuple[int, bytes, dict[str, str]]:
    return server.get(f"{store.url.removeprefix('s3://')}/{path}")


def test_objects_bear_the_headers_of_the_one_source(server: Moto, tmp_path: Path) -> None:
    store = target(server)
    tree = lay(tmp_path / "public", {**generation(0), "feed.xml": "<feed/>", "events.ics": "BEGIN:VCALENDAR"})
    for _ in range(3):
        (tree / "index.html").write_text(f"index {_}")
        publish(tree, store, options=AT_ONCE)
    control, _ = status(store)
    assert control is not None
    for slot in (control.slot, control.spare):
        told = {
            path: at(server, store, f"{slot}/{path}")[2]
            for path in ("index.html", "feed.xml", "events.ics", "assets/site.000000ab.css")
        }
        kinds = {path: (one["content-type"], one["cache-control"]) for path, one in told.items()}
        assert kinds == {
            "index.html": ("text/html; charset=utf-8", "no-cache"),
            "feed.xml": ("application/xml; charset=utf-8", "no-cache"),
            "events.ics": ("text/calendar; charset=utf-8", "no-cache"),
            "assets/site.000000ab.css": ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        }
        code, _, headers = at(server, store, f"{slot}/d/kept/%E9%99%84%E4%BB%B6%20%E4%B8%80.csv")
        assert (code, headers["content-disposition"]) == (200, "attachment")
    pointer = at(server, store, "_gongkai/live")[2]
    assert (pointer["x-amz-meta-slot"], pointer["x-amz-meta-generation"]) == (control.slot, "3")


def test_a_bucket_that_is_a_website_has_redirects(server: Moto, tmp_path: Path) -> None:
    store = target(server, layout="website")
    tree = lay(tmp_path / "public", generation(0))
    moved = "/old/news.html /d/1/ 301!\n/old/show.asp /d/2/ 301!\nhttp://former.example/* https://x.example/ 301!\n"
    (tree / "_redirects").write_text(moved + "/zh-hant/* /zh-hant/404.html 404\n")
    (tree / "old").mkdir()
    (tree / "old/news.html").write_text("moved")
    publish(tree, store, options=AT_ONCE)
    where = "x-amz-website-redirect-location"
    objects = open_store(store)
    assert sorted(everything(objects)) == sorted([*on_disk(tree), "old/show.asp"])
    assert [at(server, store, path)[2].get(where) for path in ("old/news.html", "old/show.asp", "index.html")] == [
        "/d/1/",
        "/d/2/",
        None,
    ]
    (tree / "_redirects").write_text("")
    publish(tree, store, options=AT_ONCE)
    assert at(server, store, "old/news.html")[2].get(where) is None
    assert live(objects) == on_disk(tree)


def test_versions_of_what_is_taken_back_are_gone(server: Moto, tmp_path: Path) -> None:
    store, secret = target(server, versioned=True), "张某某的住址"
    for number in range(3):
        tree = lay(tmp_path / "public", {**generation(number), "d/gone/index.html": secret})
        publish(tree, store, options=AT_ONCE)
    lay(tree, generation(3))
    done = publish(tree, store, options=AT_ONCE)
    assert done.versions > 0
    objects: Any = open_store(store)
    bucket = objects.bucket
    found = objects._files.call_s3("list_object_versions", Bucket=bucket)
    old = {one["Key"] for one in found["Versions"] if not one["IsLatest"]}
    assert not found.get("DeleteMarkers") and old <= {"lanqing/_gongkai/live"}  # written once more at the end
    assert [one["Key"] for one in found["Versions"] if "gone" in one["Key"]] == []
    assert live(objects) == on_disk(tree)


def test_versions_that_may_not_be_deleted_are_told(
    server: Moto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = target(server, versioned=True)
    objects: Any = open_store(store)
    asked = objects._ask

    async def denied(operation: str, **given: Any) -> Any:
        if operation == "delete_objects" and any("VersionId" in one for one in given["Delete"]["Objects"]):
            return {"Errors": [{"Code": "AccessDenied"}]}
        return await asked(operation, **given)

    monkeypatch.setattr(objects, "_ask", denied)
    tree = lay(tmp_path / "public", generation(0))
    with pytest.raises(StoreError, match="已经上线，但上一代的还没有清理完") as error:
        publish(tree, store, options=AT_ONCE, objects=objects)
    assert "删除版本的权限" in error.value.explain()[1]
    control, _ = status(store)
    assert control is not None and not control.clean


def test_large_files_go_up_in_parts_and_what_was_not_finished_is_cleared(server: Moto, tmp_path: Path) -> None:
    store = target(server)
    tree = lay(tmp_path / "public", {**generation(0), "d/film/a.mp4": os.urandom(1 << 20) * 20})
    objects: Any = open_store(store)
    objects._files.call_s3("create_multipart_upload", Bucket=objects.bucket, Key="lanqing/s1/left")
    publish(tree, store, options=AT_ONCE, objects=objects)
    assert live(objects) == on_disk(tree)
    (tree / "index.html").write_text("second")
    assert publish(tree, store, options=AT_ONCE).work.copied == len(on_disk(tree)) - 1
    assert not objects._files.call_s3("list_multipart_uploads", Bucket=objects.bucket).get("Uploads")
    slot = status(store)[0].slot  # type: ignore[union-attr]
    assert at(server, store, f"{slot}/d/film/a.mp4")[2]["content-type"] == "video/mp4"
    assert not publish(tree, store, options=msgspec.structs.replace(AT_ONCE, verify=True)).work.uploaded


RUN = """
import sys
from pathlib import Path
from generator.model.config_servers import StoreTarget
from generator.province.storage.publishing import StoreOptions, publish
tree, url, endpoint, layout = sys.argv[1:5]
target = StoreTarget(url=url, endpoint=endpoint, layout=layout)
print(publish(Path(tree), target, options=StoreOptions(settle=0.2, lease=float(sys.argv[5]), concurrency=3)).generation)
"""


def started(tree: Path, store: StoreTarget, lease: float = 1.0) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", RUN, str(tree), store.url, store.endpoint, store.layout, str(lease)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("milliseconds", [250, 600, 1000])
def test_kill_9_leaves_the_last_good_site(server: Moto, tmp_path: Path, milliseconds: int) -> None:
    store = target(server)
    good = []
    for number in range(2):
        tree = lay(tmp_path / "public", generation(number, pages=30))
        publish(tree, store, options=AT_ONCE)
        good.append(on_disk(tree))
    good.append(on_disk(lay(tree, generation(2, pages=30))))
    process = started(tree, store)
    objects = open_store(store)
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until:
        control, _ = status(store, objects=objects)
        if control and control.owner:
            break
    time.sleep(milliseconds / 1000)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    print(time.monotonic() - until + 30, process.returncode)
    assert live(objects) in good
    lay(tree, generation(3, pages=30))
    time.sleep(4.5)  # the lease ends
    publish(tree, store, options=AT_ONCE)
    assert live(objects) == on_disk(tree)
    assert [
        key for key, data in everything(objects).items() if b"generation 1" in data or b"generation 2" in data
    ] == []


def test_two_processes_at_once_one_wins_and_the_other_is_told(server: Moto, tmp_path: Path) -> None:
    store = target(server)
    trees = [lay(tmp_path / f"from{number}", generation(number, pages=30)) for number in (1, 2)]
    both = [started(tree, store, lease=60.0) for tree in trees]
    said = [process.communicate(timeout=60) for process in both]
    won = [index for index, process in enumerate(both) if process.returncode == 0]
    assert len(won) == 1, said
    assert re.search("StoreBusy|Overtaken", said[1 - won[0]][1])
    assert live(open_store(store)) == on_disk(trees[won[0]])


def test_requests_are_counted_and_few(server: Moto, tmp_path: Path) -> None:
    store = target(server)
    pages = {f"d/{number}/index.html": f"document {number}" for number in range(300)}
    for number in range(2):
        tree = lay(tmp_path / "public", {**pages, "index.html": str(number)})
        publish(tree, store, options=AT_ONCE)
    for number in range(10):
        (tree / f"d/{number}/index.html").write_text("changed")
    done = publish(tree, store, options=AT_ONCE)
    assert (done.work.uploaded, done.level.copied) == (10, 10)
    assert done.requests <= 40
    assert publish(tree, store, options=AT_ONCE).requests == 1


def test_errors_say_what_to_do(server: Moto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = lay(tmp_path / "public", generation(0))
    with pytest.raises(StoreError, match="没有这个桶"):
        publish(tree, StoreTarget(url="s3://no-such-bucket/x", endpoint=server.address))
    with pytest.raises(StoreError, match="连不上存储"):
        publish(tree, StoreTarget(url="s3://bucket/x", endpoint=f"http://127.0.0.1:{free_ports(1)[0]}"))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    with pytest.raises(StoreError, match=r"没有存储的密钥|没有权限"):
        publish(tree, target(server))


def test_the_server_goes_away_in_the_middle(tmp_path: Path) -> None:
    with moto(tmp_path / "log.txt") as own:
        store = target(own)
        tree = lay(tmp_path / "public", generation(0, pages=400))
        process = started(tree, store, lease=60.0)
        objects = open_store(store)
        while not (status(store, objects=objects)[0]) and process.poll() is None:
            time.sleep(0.05)
        own.process.kill()
        _, said = process.communicate(timeout=120)
        assert process.returncode == 1 and "连不上存储" in said


def test_the_commands(server: Moto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = lay(tmp_path / "public", generation(0))
    store = target(server)
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "generator", "store", *words, "--to", store.url, "--endpoint", store.endpoint]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        return done.returncode, done.stdout + done.stderr

    assert run("status") == (0, f"还没有发布过：{store.url}\n")
    code, said = run("publish", "--settle", "0")
    assert code == 0 and f"完成：第 1 代，{len(on_disk(tree))} 个文件" in said
    code, said = run("publish")
    assert code == 0 and "没有变化：线上是第 1 代" in said and "1 个请求" in said
    code, said = run("status")
    assert code == 0 and "线上：第 1 代，按 2026-11-22 生成" in said
    (tree / "build.json").unlink()
    code, said = run("publish")
    assert code == 2 and "先运行 gongkai build" in said
    assert json.loads(everything(open_store(store))["s1/build.json"])["date"] == "2026-11-22"
