"""Leases and memories, in a folder and in an object store: nothing is lost, and nobody comes after his successor."""

from __future__ import annotations

import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from generator.base.lock import Busy
from generator.model.diagnostic import UsageError
from generator.province.lease import CountyLease, LeaseLost, leased, newest
from generator.province.place import StoragePlace, without_secrets
from generator.province.state import SharedState, forget


@pytest.fixture(params=["folder", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StoragePlace]:
    if request.param == "folder":
        yield StoragePlace(str(tmp_path / "place"))
        return
    name = f"memory://{uuid.uuid4().hex}"
    yield StoragePlace(name)
    fsspec.filesystem("memory").store.clear()


def fill(state: SharedState, **files: str) -> None:
    for name, text in files.items():
        path = state.folder / "abc" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def texts(state: SharedState) -> dict[str, str]:
    return {path.name: path.read_text() for path in state.folder.rglob("*") if path.is_file()}


def test_one_of_two_has_the_county(place: StoragePlace) -> None:
    with leased(place) as first, pytest.raises(Busy), leased(place):
        pass
    with leased(place) as second:
        assert second.number == first.number + 1


def test_a_dead_holder_is_followed_and_told_so_when_it_was_not_dead(place: StoragePlace) -> None:
    with pytest.raises(LeaseLost), leased(place, seconds=0.05) as slow:
        slow._over.set()  # as a machine that sleeps: nobody renews
        time.sleep(0.1)
        with leased(place) as next_one:
            assert next_one.number == slow.number + 1
        slow.check()


def test_who_was_killed_on_this_machine_is_not_waited_for(tmp_path: Path) -> None:
    place = StoragePlace(str(tmp_path / "place"))
    script = (
        "import os\nfrom generator.province.lease import leased\nfrom generator.province.place import StoragePlace\n"
        f"with leased(StoragePlace({place.address!r})):\n    os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    _, held = newest(place)
    assert held is not None and held.until > time.time()
    with leased(place) as lease:
        assert lease.number == 2


def test_a_lease_is_renewed(place: StoragePlace) -> None:
    with leased(place, seconds=0.4):
        time.sleep(0.9)
        with pytest.raises(Busy), leased(place):
            pass


def test_of_two_who_take_the_same_number_one_is_told(place: StoragePlace) -> None:
    assert place.create("lease/00000001", b"{}")
    assert not place.create("lease/00000001", b"{}")


def test_old_leases_go_and_numbers_go_on(place: StoragePlace) -> None:
    for number in range(1, 8):
        with leased(place) as lease:
            assert lease.number == number
    assert len(place.listing("lease")) <= 4
    assert newest(place)[0] == 7


def test_a_memory_travels(place: StoragePlace, tmp_path: Path) -> None:
    one, two = SharedState(place, tmp_path / "one/state"), SharedState(place, tmp_path / "two/state")
    assert not one.fetch()
    fill(one, admission="1", bodies="text")
    with leased(place) as lease:
        assert one.push(lease) == 2
    assert two.fetch()
    assert texts(two) == {"admission": "1", "bodies": "text"}
    fill(two, admission="2")
    with leased(place) as lease:
        assert two.push(lease) == 1, "only what changed is sent"
    (one.folder / "abc/gone").write_text("of an older build")
    one.fetch()
    assert texts(one) == {"admission": "2", "bodies": "text"}


def test_what_was_not_written_any_more_is_the_later_one(place: StoragePlace, tmp_path: Path) -> None:
    """The worker published and died: its own memory has what citizens see."""
    one = SharedState(place, tmp_path / "one/state")
    one.fetch()
    fill(one, admission="1")
    with leased(place) as lease:
        one.push(lease)
    one.fetch()
    fill(one, admission="2")
    again = SharedState(place, tmp_path / "one/state")
    again.fetch()
    assert texts(again) == {"admission": "2"}


def test_a_writer_that_wakes_up_late_writes_nothing(place: StoragePlace, tmp_path: Path) -> None:
    late, other = SharedState(place, tmp_path / "late/state"), SharedState(place, tmp_path / "other/state")
    late.fetch()
    fill(late, admission="old")
    stale = CountyLease(place, 1, 60)
    place.create("lease/00000001", b'{"holder":"x","until":0}')
    with leased(place) as lease:
        other.fetch()
        fill(other, admission="new")
        other.push(lease)
    with pytest.raises(LeaseLost):
        late.push(stale)
    third = SharedState(place, tmp_path / "third/state")
    third.fetch()
    assert texts(third) == {"admission": "new"}


def test_a_copy_of_a_place_that_was_emptied_is_of_the_past(place: StoragePlace, tmp_path: Path) -> None:
    """Numbers begin anew there; a worker that was away has a higher one, and older texts."""
    old = SharedState(place, tmp_path / "old/state")
    for number in range(3):
        old.fetch()
        fill(old, admission=f"old {number}")
        with leased(place) as lease:
            old.push(lease)
    for name in place.listing():
        place.remove(name)
    new = SharedState(place, tmp_path / "new/state")
    new.fetch()
    fill(new, admission="new")
    with leased(place) as lease:
        new.push(lease)
    old.fetch()
    assert texts(old) == {"admission": "new"}


def test_a_list_that_is_broken_is_told_of(place: StoragePlace, tmp_path: Path) -> None:
    state = SharedState(place, tmp_path / "state")
    place.write("generations/00000001.json", b"{")
    with pytest.raises(UsageError, match="坏了"):
        state.fetch()
    place.write("generations/00000002.json", b'{"../../x": {"digest": "a", "size": 1}}')
    with pytest.raises(UsageError, match="路径"):
        state.fetch()


def test_what_nobody_needs_is_removed_but_the_generation_before(place: StoragePlace, tmp_path: Path) -> None:
    state = SharedState(place, tmp_path / "state")
    for number in range(5):
        state.fetch()
        fill(state, admission=str(number))
        with leased(place) as lease:
            state.push(lease)
    assert len(place.listing("files")) == 2
    assert len(place.listing("generations")) == 2


def test_a_copy_that_was_lost_is_fetched_again(place: StoragePlace, tmp_path: Path) -> None:
    state = SharedState(place, tmp_path / "state")
    state.fetch()
    fill(state, admission="1")
    with leased(place) as lease:
        state.push(lease)
    forget(state.folder)
    state = SharedState(place, tmp_path / "state")
    assert state.fetch()
    assert texts(state) == {"admission": "1"}


def test_a_store_is_asked_where_the_settings_say() -> None:
    assert StoragePlace("s3://a/b", "http://127.0.0.1:1")._fs.endpoint_url == "http://127.0.0.1:1"


def test_messages_tell_no_password() -> None:
    assert without_secrets("fatal: https://me:p@ss@host/x: no") == "fatal: https://host/x: no"
    assert without_secrets("fatal: https://me:pass@host/x: no") == "fatal: https://host/x: no"
