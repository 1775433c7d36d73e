"""The plain ``pagefind`` program -> the files of its release that the browser runs.

They are inside the program, which is asked for them once; the index that they read is written by us
(docs/decisions/0155).
"""

from __future__ import annotations

from pathlib import Path

from pagefind_bin import get_executable

from generator.base.version import installed
from generator.search.pagefind.metadata import ENTRY
from generator.search.pagefind.packed import UTMOST, packed, unpacked

_WASM = "wasm.unknown.pagefind"
_FILES = ("pagefind.js", "pagefind-worker.js", _WASM, ENTRY)
_PAGE = '<html lang="zxx"><body>page</body></html>'


class IndexingError(RuntimeError):
    """Pagefind did not do its work; the message says what it answered."""


def version() -> str:
    """The version of the program, part of the key of every bundle."""
    return installed().get("pagefind-bin", "")


def browser_files(workshop: Path) -> dict[str, bytes]:
    """Name -> content of each, packed as small as it goes. ``workshop`` is an empty folder, of no use afterwards.
    Raises IndexingError."""
    import subprocess  # which an ordinary edit does without

    (workshop / "page.html").write_text(_PAGE, encoding="utf-8")
    into = workshop / "pagefind"
    command = [str(get_executable()), "--site", str(workshop), "--output-path", str(into), "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        raise IndexingError(f"pagefind does not start: {error}") from error
    if done.returncode:
        raise IndexingError(f"pagefind ended with {done.returncode}: {(done.stdout + done.stderr).strip()[-500:]}")
    try:
        files = {name: (into / name).read_bytes() for name in _FILES}
        return files | {_WASM: packed(unpacked(files[_WASM]), effort=UTMOST)}
    except OSError as error:
        raise IndexingError(f"pagefind wrote no {error.filename}") from error
