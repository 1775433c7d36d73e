"""Publishing to a store in memory: what is live, what it costs, what is left when its publisher dies anywhere."""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base.errors import GongkaiError
from generator.base.lock import Busy, locked
from generator.build.publish import beside
from generator.model.config_servers import StoreTarget
from generator.model.diagnostic import UsageError
from generator.province.storage.errors import Overtaken, StoreBusy, StoreError
from generator.province.storage.lease import KEY, leased, read_control, write_control
from generator.province.storage.publishing import StoreOptions, StoreReport, publish, status
from tests.province.s3.trees import Died, Mortal, everything, generation, lay, live, memory, on_disk

AT_ONCE = StoreOptions(settle=0)
LATER = 100.0
"""Seconds after which a lease has surely ended."""


def put(tree: Path, store: tuple[StoreTarget, Any], options: StoreOptions = AT_ONCE) -> StoreReport:
    return publish(tree, store[0], options=options, objects=store[1])


@pytest.mark.parametrize("layout", ["switch", "website"])
def test_what_is_live_is_the_site(tmp_path: Path, layout: str) -> None:
    store = memory(layout)
    for number in range(4):
        tree = lay(tmp_path / "public", generation(number))
        assert put(tree, store).generation == number + 1
        assert live(store[1]) == on_disk(tree)
    assert put(tree, store) == msgspec.structs.replace(
        put(tree, store), requests=store[1].requests - 1, seconds=pytest.approx(0, abs=9)
    )
    control, manifest = status(store[0], objects=store[1])
    assert control is not None and manifest is not None
    assert (control.generation, control.clean, control.owner) == (4, True, "")
    assert {path: file.size for path, file in manifest.files.items()} == {
        path: len(data) for path, data in on_disk(tree).items()
    }
    assert manifest.files["index.html"].content_type == "text/html; charset=utf-8"


@pytest.mark.parametrize("layout", ["switch", "website"])
def test_what_is_taken_back_is_nowhere_in_the_store(tmp_path: Path, layout: str) -> None:
    store, secret = memory(layout), "张某某的住址"
    for number in range(3):
        lay(tmp_path / "public", {**generation(number), "d/gone/index.html": secret, "data/all.json": f'["{secret}"]'})
        put(tmp_path / "public", store)
    assert any(secret.encode() in data for data in everything(store[1]).values())
    put(lay(tmp_path / "public", {**generation(3), "data/all.json": "[]"}), store)
    assert [key for key, data in everything(store[1]).items() if secret.encode() in data or "gone" in key] == []
    assert len({key.partition("/")[0] for key in everything(store[1]) if key.startswith("s")} - {"search"}) <= 2


@pytest.mark.parametrize("many", [100, 400, pytest.param(10_000, marks=pytest.mark.servers)])
def test_ten_changed_files_cost_ten_however_many_there_are(tmp_path: Path, many: int) -> None:
    store = memory()
    pages = {f"d/{number}/index.html": f"document {number}" for number in range(many)}
    for number in range(2):  # the second one makes the spare tree
        put(lay(tmp_path / "public", {**pages, "index.html": str(number)}), store)
    before = store[1].requests
    for number in range(10):
        (tmp_path / f"public/d/{number}/index.html").write_text("changed")
    done = put(tmp_path / "public", store)
    assert (done.work.uploaded, done.work.copied, done.level.copied) == (10, 0, 10)
    assert store[1].requests - before <= 45
    before = store[1].requests
    assert put(tmp_path / "public", store).unchanged and store[1].requests - before == 1


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["switch", "website"]), st.lists(st.integers(1, 45), min_size=1, max_size=3), st.booleans())
def test_whoever_dies_anywhere_leaves_a_good_site(layout: str, deaths: list[int], by_error: bool) -> None:
    """After each death the live tree is one whole generation (one tree that is a website may be between two), and the
    next run makes the store what a run that nobody killed would have made."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-"))
    try:
        store = memory(layout)
        tree = lay(folder / "public", generation(0))
        put(tree, store)
        put(lay(tree, generation(1)), store)
        good = [on_disk(tree)]
        for number, last in enumerate(deaths, 2):
            good.append(on_disk(lay(tree, generation(number))))
            mortal = Mortal(store[1], last)
            try:
                publish(tree, store[0], options=AT_ONCE, objects=mortal)
            except Died:
                pass
            assert layout == "website" or live(store[1]) in good
            store[1].now = _later(store[1].now)
        put(tree, store, msgspec.structs.replace(AT_ONCE, verify=by_error))
        assert live(store[1]) == on_disk(tree)
        words = [f"generation {number}".encode() for number in range(len(deaths) + 1)]
        assert [key for key, data in everything(store[1]).items() if any(word in data for word in words)] == []
    finally:
        shutil.rmtree(folder)


def _later(now: Any) -> Any:
    return lambda: now() + LATER


def test_a_dead_publisher_s_tree_is_given_up_and_its_switch_refused(tmp_path: Path) -> None:
    """One that only slept: it wakes up after another has published, and can neither switch nor reach what is live."""
    store = memory()
    put(lay(tmp_path / "public", generation(0)), store)
    put(lay(tmp_path / "public", generation(1)), store)
    late = lay(tmp_path / "late", generation(2))
    asleep, woken, outcome = threading.Event(), threading.Event(), []

    class Sleeper(Mortal):
        def upload(self, files: Any, pulse: Any) -> None:
            asleep.set()
            assert woken.wait(30)
            pulse.check = lambda: None  # the request was under way already
            super().upload(files, pulse)

    def sleep() -> None:
        try:
            publish(late, store[0], options=AT_ONCE, objects=Sleeper(store[1]))
        except StoreError as error:
            outcome.append(error)

    sleeper = threading.Thread(target=sleep)
    sleeper.start()
    assert asleep.wait(30)
    with pytest.raises(StoreBusy, match="正在发布"):
        put(tmp_path / "public", store, msgspec.structs.replace(AT_ONCE, verify=True))
    store[1].now = _later(store[1].now)
    new = lay(tmp_path / "public", generation(3))
    assert "中断" in put(new, store).notes[0]
    woken.set()
    sleeper.join()
    assert [type(error) for error in outcome] == [Overtaken]
    assert live(store[1]) == on_disk(new)
    put(lay(new, generation(4)), store)
    assert [key for key, data in everything(store[1]).items() if b"generation 2" in data] == []


def test_two_at_once_one_wins(tmp_path: Path) -> None:
    store, barrier = memory(), threading.Barrier(2)
    told: list[int | str] = []
    put(lay(tmp_path / "public", generation(0)), store)

    def one(number: int) -> None:
        tree = lay(tmp_path / f"from{number}", generation(number))
        barrier.wait()
        try:
            told.append(put(tree, store).generation)
        except (StoreBusy, Overtaken) as error:
            told.append(error.explain()[0])

    threads = [threading.Thread(target=one, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert live(store[1]) in [on_disk(tmp_path / f"from{number}") for number in (1, 2)]
    assert any(isinstance(one, int) for one in told)


def test_a_lease_is_renewed_and_ends(tmp_path: Path) -> None:
    _, objects = memory()
    with leased(objects, "switch", 0.3) as (lease, _):
        lease.check()
        threading.Event().wait(0.15)
        lease.beat()
        threading.Event().wait(0.2)
        lease.check()
        threading.Event().wait(0.35)
        with pytest.raises(Overtaken):
            lease.check()
    with pytest.raises(Overtaken), leased(objects, "switch") as (lease, _):
        control, held = read_control(objects)
        assert control is not None and held is not None
        write_control(objects, msgspec.structs.replace(control, owner="another"), held.tag)
        lease.change(generation=9)


def test_what_was_altered_in_the_store_is_found_when_asked(tmp_path: Path) -> None:
    store = memory()
    for number in range(2):
        tree = lay(tmp_path / "public", generation(number))
        put(tree, store)
    slot = read_control(store[1])[0].slot  # type: ignore[union-attr]
    store[1]._lay(f"{slot}/d/1/index.html", b"x" * len((tree / "d/1/index.html").read_bytes()))
    store[1]._lay(f"{slot}/d/strange.html", b"not ours")
    store[1]._files.rm_file(f"{store[1]._root}/{slot}/index.html")
    assert put(tree, store).unchanged
    assert not put(tree, store, msgspec.structs.replace(AT_ONCE, verify=True)).unchanged
    assert live(store[1]) == on_disk(tree)
    slots = {key.partition("/")[0] for key in everything(store[1])}
    assert len(slots) == 2 and len(everything(store[1])) == 2 * len(on_disk(tree))


def test_what_may_not_be_published_is_refused(tmp_path: Path) -> None:
    store = memory()
    with pytest.raises(UsageError, match="不是生成好的网站"):
        put(tmp_path, store)
    with pytest.raises(UsageError, match="预览版"):
        put(lay(tmp_path / "preview", generation(0), robots="Disallow: /"), store)
    tree = lay(tmp_path / "linked", generation(0))
    (tree / "d/leak.html").symlink_to("/etc/hostname")
    with pytest.raises(UsageError, match="不是普通文件"):
        put(tree, store)
    put(lay(tmp_path / "public", generation(1), day="2026-11-22"), store)
    old = lay(tmp_path / "old", generation(0), day="2026-11-21")
    with pytest.raises(UsageError, match="旧的没有发布"):
        put(old, store)
    assert live(store[1]) == on_disk(tmp_path / "public")
    put(old, store, msgspec.structs.replace(AT_ONCE, older=True))
    assert live(store[1]) == on_disk(old)
    with pytest.raises(StoreError, match="不能改成 website"):
        put(old, (msgspec.structs.replace(store[0], layout="website"), store[1]))
    with pytest.raises(UsageError, match="没有说发布到哪里"):
        publish(old, StoreTarget())


def test_foreign_objects_of_a_website_are_not_touched(tmp_path: Path) -> None:
    store = memory("website")
    store[1]._lay("theirs.html", b"somebody else's")
    with pytest.raises(UsageError, match=r"theirs\.html"):
        put(lay(tmp_path / "public", generation(0)), store)
    assert everything(store[1]) == {"theirs.html": b"somebody else's"}


def test_a_build_and_its_publishing_wait_for_each_other(tmp_path: Path) -> None:
    tree = lay(tmp_path / "public", generation(0))
    with locked(beside(tree) / "lock"), pytest.raises(Busy):
        put(tree, memory())


def test_a_file_that_changes_meanwhile_stops_it(tmp_path: Path) -> None:
    store = memory()
    tree = lay(tmp_path / "public", generation(0))
    put(tree, store)
    before = on_disk(tree)

    class Editing(Mortal):
        def folders(self) -> tuple[str, ...]:
            (tree / "index.html").write_text("half of a page")
            return super().folders()

    (tree / "index.html").write_text("a whole page")
    with pytest.raises(StoreError, match="文件变了"):
        publish(tree, store[0], options=AT_ONCE, objects=Editing(store[1]))
    assert live(store[1]) == before


def test_a_control_that_is_not_ours_is_told(tmp_path: Path) -> None:
    store = memory()
    store[1]._lay(KEY, b"not json")
    with pytest.raises(GongkaiError, match="不是本程序写的"):
        put(lay(tmp_path / "public", generation(0)), store)


@pytest.mark.parametrize("heeded", ["", "none", "match"])
def test_a_store_that_does_not_heed_conditions_is_refused(tmp_path: Path, heeded: str) -> None:
    class Heedless(Mortal):
        def write(self, key: str, data: bytes, *, tag: str | None, metadata: Any) -> str:
            kept = {"none": tag == "", "match": bool(tag)}.get(heeded, False)
            return super().write(key, data, tag=tag if kept else None, metadata=metadata)

    target, objects = memory()
    for _ in range(2):
        with pytest.raises(StoreError, match="不理会条件写入"):
            tree = lay(tmp_path / "public", generation(0))
            publish(tree, target, options=AT_ONCE, objects=Heedless(objects))
    assert everything(objects) == {}
