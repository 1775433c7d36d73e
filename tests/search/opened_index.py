"""A finished index opened: its words, its fragments, everything that stands in it as text."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.search import IndexReport
from generator.search.characters import pages_of
from generator.search.weights import shard_of

_MARK = b"pagefind_dcd"


def contents(report: IndexReport) -> dict[str, bytes]:
    """Path -> content of every file, unpacked."""
    return {file.path: opened(Path(file.source).read_bytes()) for file in report.files}


def opened(data: bytes) -> bytes:
    """The content of a file of the index."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    content = zlib.decompress(data, wbits=31)
    return content.removeprefix(_MARK) if content.startswith(_MARK) else data


def words(report: IndexReport) -> set[str]:
    """Every word of every bundle's index."""
    found: set[str] = set()
    for path, content in contents(report).items():
        if path.endswith(".pf_index"):
            found |= {word for [word, *_] in cbor(content)[0]}
    return found


def cbor(data: bytes) -> Any:
    """Decode the part of CBOR that Pagefind writes: integers, texts, arrays."""
    value, rest = _item(memoryview(data))
    assert not rest
    return value


def _item(data: memoryview) -> tuple[Any, memoryview]:
    kind, short = data[0] >> 5, data[0] & 31
    data = data[1:]
    if short >= 24:
        size = 1 << (short - 24)
        short, data = int.from_bytes(data[:size], "big"), data[size:]
    if kind == 0:
        return short, data
    if kind == 1:
        return -1 - short, data
    if kind == 3:
        return bytes(data[:short]).decode(), data[short:]
    assert kind == 4, kind
    values = []
    for _ in range(short):
        value, data = _item(data)
        values.append(value)
    return values, data


def texts(report: IndexReport) -> Iterator[str]:
    """Everything that could be read out of the index, word by word and file by file."""
    yield from sorted(words(report))
    for path, content in contents(report).items():
        if not path.endswith((".pf_index", ".pf_meta", ".pagefind")):
            yield content.decode()


def meaning(report: IndexReport) -> dict[str, Any]:
    """All that a browser can find or read in an index, without the names of files and the numbers of pages.

    Checks on the way that every file of a bundle is named by another one, and every name leads to a file.
    """
    files = contents(report)
    base = next(path for path in files if path.endswith("manifest.json")).removesuffix("manifest.json")
    manifest = json.loads(files[f"{base}manifest.json"])
    found: dict[str, Any] = {"manifest": {**manifest, "bundles": [], "near": None}}
    found["near"] = near_matches(report)
    for row in manifest["bundles"]:
        start = base + row["path"]
        bundle = {path.removeprefix(start): data for path, data in files.items() if path.startswith(start)}
        found["manifest"]["bundles"].append({**row, "version": ""})
        found[row["path"]] = _bundle(f"zxx-p{row['path'].strip('/')}", bundle)
    return found


def near_matches(report: IndexReport) -> dict[str, dict[str, tuple[str, str, str]]]:
    """Pair of characters -> address -> its weight, the role of the document and the month in which it was published."""
    files = contents(report)
    base = next(path for path in files if path.endswith("manifest.json")).removesuffix("manifest.json")
    manifest = json.loads(files[f"{base}manifest.json"])
    table = json.loads(files[base + manifest["near"]["table"]])
    urls: list[str] = []
    names = table["names"].split(" ") if table["bundles"] else []
    for name, bundle in zip(names, table["bundles"], strict=True):
        folder = manifest["bundles"][int(bundle, 36)]["path"] if manifest["bundles"] else ""
        fragment = f"{base}{folder}fragment/zxx-p{folder.strip('/')}_{name}.pf_fragment"
        urls.append(json.loads(files[fragment])["url"] if name else "")
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    for number in range(manifest["near"]["shards"]):
        for pair, (steps, weights) in json.loads(files[f"{base}near/{number}.json"]).items():
            assert shard_of(pair, manifest["near"]["shards"]) == number
            slots = pages_of(steps)
            assert slots and all(urls[slot] for slot in slots), pair
            found[pair] = {
                urls[slot]: (weight, table["roles"][slot], table["months"][2 * slot : 2 * slot + 2])
                for slot, weight in zip(slots, weights, strict=True)
            }
    return found


def _bundle(language: str, files: dict[str, bytes]) -> dict[str, Any]:
    fragments = {name: json.loads(files.pop(path)) for path, name in _named(files, "fragment/", ".pf_fragment")}
    found, names = postings(language, files, {name: one["url"] for name, one in fragments.items()})
    addresses = json.loads(files.pop("addresses.json"))
    lists = json.loads(files.pop("pages.json"))
    assert [f"{language}_{name}" for name in lists["names"].split()] == list(reversed(names))
    assert addresses == list(reversed(found["order"]))
    tables = {path: json.loads(files.pop(path)) for path in list(files) if path.startswith("characters/")}
    assert sorted(files) == BROWSER
    return {
        **found,
        "fragments": sorted(fragments.values(), key=lambda one: one["url"]),
        "addresses": addresses,
        "facets": lists["facets"],
        "characters": tables,
    }


BROWSER = ["pagefind-worker.js", "pagefind.js", "wasm.unknown.pagefind"]


def postings(language: str, files: dict[str, bytes], url: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What Pagefind's own files say, which are taken out of ``files``; and the names of the fragments, oldest first.

    url: of each fragment, by its name.
    """
    entry = json.loads(files.pop("pagefind-entry.json"))
    named = entry["languages"][language]
    version, pages, chunks, *rest = cbor(files.pop(f"pagefind.{named.pop('hash')}.pf_meta"))
    numbers = [number for number in reversed(range(len(pages))) if pages[number] != ["0", 0]]
    [(key, order)] = rest[1] or [("order", numbers)]
    urls = [url.get(name) for name, _ in pages]
    assert sorted(url) == sorted(name for name, _ in pages if name in url)
    assert [page for page, at in zip(pages, urls, strict=True) if at is None] == [["0", 0]] * urls.count(None)
    words: dict[str, Any] = {}
    last = ""
    for first, end, name in chunks:
        for word, pages_with, variants in cbor(files.pop(f"index/{name}.pf_index"))[0]:
            assert last < word and first <= word and word[: len(end)] <= end and not variants
            last, number, words[word] = word, 0, {}
            for step, places, elsewhere in pages_with:
                number += step
                assert urls[number] is not None, word
                words[word][urls[number]] = (places, elsewhere)
            assert words[word], word
    found = {
        "words": words,
        "version": version,
        "lengths": {at: length for at, (_, length) in zip(urls, pages, strict=True) if at},
        "order": [urls[at] for at in order],
        "entry": entry,
        "rest": (rest[0], key, rest[2:]),
    }
    return found, [pages[at][0] for at in order]


def _named(files: dict[str, bytes], start: str, end: str) -> list[tuple[str, str]]:
    return [(path, path[len(start) : -len(end)]) for path in files if path.startswith(start) and path.endswith(end)]
