"""A file is read whole, whatever size it was said to have."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.base.files import read_whole


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 5000])
def test_a_file_that_changed_since_it_was_looked_at(tmp_path: Path, size: int) -> None:
    place = tmp_path / "a.md"
    place.write_bytes(b"0123456789")
    assert read_whole(str(place), size) == b"0123456789"
    place.write_bytes(b"")
    assert read_whole(str(place), size) == b""
