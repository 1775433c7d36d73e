"""Documents -> what the pagefind program makes of them, which is what our own index of them has to say."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from generator.search import SearchEntry
from generator.search.characters import DIGITS
from generator.search.copy import NOTHING, ZONES, IndexCopy, index_copy
from generator.search.pagefind import CHUNK_SIZE
from generator.search.script import simplified
from generator.search.tokens import GAP, runs, tokens
from generator.search.topics import OFTEN
from generator.search.weights import HIGHEST, SATURATION, read
from generator.search.weights import ZONES as WEIGHED
from tests.search.opened_index import opened, postings


def said_by_pagefind(entries: Sequence[SearchEntry], bodies: dict[str, str], name: str, folded: bool) -> dict[str, Any]:
    """What stands in the bundle ``name`` of these documents; as in ``opened_index.postings``.
    folded: to simplified characters."""
    language = f"zxx-p{name}"
    script = simplified() if folded else None
    with tempfile.TemporaryDirectory() as folder:
        site, into = Path(folder, "site"), Path(folder, "index")
        site.mkdir()
        for number, entry in enumerate(entries):
            words = " ".join(words_of(index_copy(entry, bodies.get(entry.body, "")), script))
            order = escape(f"{entry.date} {entry.url}")
            # A weight of 25/24 is the one that Pagefind writes without a mark: fewer bytes, and less to parse.
            (site / f"{number}.html").write_text(
                f'<html lang="{language}"><body data-pagefind-sort="order:{order}" data-pagefind-weight="1.05">'
                f"{words}</body></html>",
                encoding="utf-8",
            )
        environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_SIZE)}
        command = [str(get_executable()), "--site", str(site), "--output-path", str(into), "--silent"]
        subprocess.run(command, env=environment, check=True)
        files = {
            path.relative_to(into).as_posix(): opened(path.read_bytes()) for path in into.rglob("*") if path.is_file()
        }
    url = {}
    for path in [path for path in files if path.startswith("fragment/")]:
        number = int(json.loads(files[path])["url"].strip("/").removesuffix(".html"))
        url[Path(path).stem] = entries[number].url
    return postings(language, files, url)[0]


def words_of(copy: IndexCopy, script: dict[str, str] | None = None) -> list[str]:
    """The words of a copy one after the other: the rules of ``copy``, ``topics`` and ``placed`` in a few lines."""
    named = tokens(copy.title, script)
    lines = [tokens(line, script) for line in copy.lines]
    words = _zone(named, ZONES[0]) + _zone(tokens(copy.number, script), ZONES[1] - ZONES[0])
    words += _zone(_topics(lines, [lines[at] for at in copy.headings]), ZONES[2] - ZONES[1]) + _joined(lines)
    if len(named) >= ZONES[0]:
        words += [GAP, *named]
    return words if words.count(GAP) < len(words) else [*words, NOTHING]


def characters_of(copy: IndexCopy, script: dict[str, str] | None = None) -> tuple[set[str], set[str]]:
    """The single characters of the title, and the others."""
    title = set("".join(runs(copy.title, script)))
    return title, set("".join(runs("\n".join([copy.number, *copy.lines]), script))) - title


def weights_of(
    entries: Sequence[SearchEntry], copies: Sequence[IndexCopy], script: dict[str, str] | None = None
) -> dict[str, dict[str, str]]:
    """Pair -> address -> its weight, a digit in base 36."""
    found: dict[str, dict[str, str]] = {}
    for entry, copy in zip(entries, copies, strict=True):
        lines = [tokens(line, script) for line in copy.lines]

        def cut(*texts: str) -> list[str]:
            return [token for text in texts for token in tokens(text, script)]

        zones = {
            "title": cut(entry.title),
            "names": cut(*entry.names),
            "numbers": cut(entry.doc_number, entry.index_number),
            "topics": _topics(lines, [lines[at] for at in copy.headings]),
            "box": cut(entry.agency, *(f"{label} {value}" for label, value in entry.box)),
            "body": _joined(lines),
            "attached": cut(*(file.title for file in entry.attached), *copy.attached),
        }
        for pair, digit in read(weighed(zones)).items():
            found.setdefault(pair, {})[entry.url] = digit
    return found


def weighed(zones: Mapping[str, Sequence[str]]) -> str:
    """``公租z 租房z ...``: each pair with its weight, sorted. zones: name -> tokens."""
    sums: dict[str, float] = defaultdict(float)
    for name, words in zones.items():
        zone = WEIGHED[name]
        once = zone.weight / (1 - zone.slope + zone.slope * len(words) / zone.usual)
        for word, count in Counter(words).items():
            if len(word) == 2:
                sums[word] += once * count
    digits = {pair: max(1, round(HIGHEST * total / (total + SATURATION))) for pair, total in sums.items()}
    return " ".join(f"{pair}{DIGITS[digit]}" for pair, digit in sorted(digits.items()))


def _zone(words: Sequence[str], length: int) -> list[str]:
    kept = list(words[: length - 1])
    return kept + [GAP] * (length - len(kept))


def _joined(parts: Sequence[Sequence[str]]) -> list[str]:
    return [word for part in parts for word in (*part, GAP)]


def _topics(lines: Sequence[Sequence[str]], headings: Sequence[Sequence[str]]) -> list[str]:
    body = _joined(lines)
    counts = Counter(body)
    often = {word for word, count in counts.items() if count >= OFTEN and word != GAP}
    stretches = dict.fromkeys(tuple(group) for inside, group in groupby(body, often.__contains__) if inside)
    ranked = sorted(stretches, key=lambda stretch: min(map(counts.__getitem__, stretch)), reverse=True)
    return _joined([*dict.fromkeys(map(tuple, headings)), *ranked])
