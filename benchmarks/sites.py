"""One corpus as our site and as Hugo's, with the builds that are measured."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import corpus
import mirror
from measure import Run, timed

ROOT = Path(__file__).resolve().parent.parent
DATE = "2026-11-22"
PART = "templates/parts/share.html"
"""Stands on every document's page."""


class Site:
    """A corpus with our builds of it. It wears a theme of its own that replaces one part, from the first build on."""

    def __init__(self, folder: Path, count: int, *, search: bool) -> None:
        self.folder = folder / "ours"
        self.count = count
        self.search = search
        self.bytes = corpus.make(self.folder, count)
        self.output = self.folder / "public"
        self.command = [
            sys.executable,
            "-m",
            "generator",
            "build",
            "--date",
            DATE,
            *([] if search else ["--no-search"]),
        ]
        self.documents = sorted(self.folder.glob("content/*/[0-9]*.md"))
        self.number = 0
        self._fork()

    def cold(self) -> Run:
        """No output, no state, no cache."""
        put_aside(self.folder, "public", ".public.gongkai", ".gongkai")
        return self._build()

    def nothing(self) -> Run:
        """The same again."""
        time.sleep(2.5)  # what was written within the clock's tick is looked at again; that is not what is measured
        self._build()
        return self._build()

    def body(self) -> Run:
        """A paragraph more at the end of a document."""
        with self._document().open("a", encoding="utf-8") as stream:
            stream.write(f"\n第{self.number}次补充说明。\n")
        return self._build()

    def title(self) -> Run:
        """A document under another title."""
        place = self._document()
        text = place.read_text(encoding="utf-8")
        place.write_text(text.replace("关于", f"关于第{self.number}次", 1), encoding="utf-8")
        return self._build()

    def added(self) -> Run:
        """A document more, the newest of its domain."""
        place = self._document()
        text = place.read_text(encoding="utf-8")
        day = text.split("publish_date: ")[1][:10]
        text = text.replace(f"publish_date: {day}", "publish_date: 2026-11-20", 1)
        text = text.replace("doc_number: ", f"doc_number: 增{self.number}", 1)
        (place.parent / f"new-{self.number}.md").write_text(text, encoding="utf-8")
        return self._build()

    def part(self) -> Run:
        """Another text of the part."""
        self.number += 1
        self._write_part(self.number)
        return self._build()

    def _build(self) -> Run:
        return timed(self.command, self.folder)

    def _document(self) -> Path:
        """Another document each time, far from the last one."""
        self.number += 1
        return self.documents[(self.count // 3 + self.number * 379) % self.count]

    def _fork(self) -> None:
        place = self.folder / "themes" / "own"
        (place / PART).parent.mkdir(parents=True)
        (place / "theme.yaml").write_text("extends: county\n", encoding="utf-8")
        self._write_part(0)
        config = self.folder / "config.yaml"
        config.write_text(config.read_text(encoding="utf-8").replace("theme: county", "theme: own"), encoding="utf-8")

    def _write_part(self, number: int) -> None:
        text = (ROOT / "themes" / "county" / PART).read_text(encoding="utf-8")
        text = text.replace("<h2>永久网址</h2>", f"<h2>永久网址{number or ''}</h2>")
        (self.folder / "themes" / "own" / PART).write_text(text, encoding="utf-8")


class Mirror:
    """The same corpus as a Hugo site, with stock Pagefind after it when ``pagefind`` names the program."""

    def __init__(self, site: Site, variant: str, hugo: str, pagefind: str) -> None:
        self.folder = site.folder.parent / f"hugo-{variant}"
        self.output = self.folder / "public"
        self.hugo = hugo
        self.pagefind = pagefind
        self.environment = {"HUGO_PARAMS_SEARCH": "true" if site.search else "false"}
        self.title = f"Hugo {'and Pagefind ' if pagefind else ''}({variant})"
        mirror.make(site.folder, self.folder, variant)

    def build(self) -> Run:
        """Hugo's full build into an empty folder, then the index of what it made."""
        put_aside(self.folder, "public")
        run = timed([self.hugo, "--quiet", "--source", str(self.folder)], self.folder, self.environment)
        if self.pagefind:
            run = run.then(timed([self.pagefind, "--site", str(self.output), "--silent"], self.folder))
        return run


def put_aside(folder: Path, *names: str) -> None:
    """Put old output aside instead of deleting it: deleting makes the next writing dearer on ext4."""
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(folder / f".old-{time.time_ns()}")


def contents(place: Path) -> tuple[int, int]:
    """How many files there are in a folder, or that are a file, and their bytes."""
    files = [path for path in (place.rglob("*") if place.is_dir() else (place,)) if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)
