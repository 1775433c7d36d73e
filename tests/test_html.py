"""Every kind of page of both editions is HTML as the standard has it: parsed without an error, referred to rightly.

html5lib in its strict mode stops at the first mistake of markup; what a parser does not see (names given twice,
references that lead nowhere, headings that skip a level) is looked for here. ``benchmarks/pages.py`` asks html-validate
and the Nu checker about every page, where Node and Java are at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape as html_text
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib
import pytest
from html5lib.html5parser import ParseError

from generator import cli
from tests.paths import ROOT

EVERY = 5
"""Of the pages of one kind, each so many is looked at, the first one always."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample county with both editions."""
    made = tmp_path_factory.mktemp("html")
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    (made / "config.yaml").write_text(text + "traditional: true\n", encoding="utf-8")
    command = [
        "build",
        "--no-search",
        "--date",
        "2026-11-22",
        "--config",
        str(made / "config.yaml"),
        "--content",
        str(ROOT / "content"),
        "--output",
        str(made / "site"),
        "--state",
        str(made / "state"),
    ]
    assert cli.run(command) == 0
    return made / "site"


def pages(folder: Path) -> Iterator[Path]:
    """Some pages of each kind: of documents by their kind, of the others by the first part of their address."""
    seen: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.html")):
        kind = re.search(r'<body class="([^"]*)"', path.read_text(encoding="utf-8"))
        assert kind, path
        if seen[kind[1]] % EVERY == 0:
            yield path
        seen[kind[1]] += 1


def wrong(text: str) -> list[str]:
    """What is wrong with one page."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        tree: Any = parser.parse(text)
    except ParseError as error:
        return [f"{error} at {parser.errors[-1:]}"]
    nodes = list(tree.iter())
    ids = Counter(node.get("id") for node in nodes if node.get("id"))
    found = [f"id {name} {count} times" for name, count in ids.items() if count > 1]
    for node in nodes:
        for key in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            found += [f"{key}={name} leads nowhere" for name in (node.get(key) or "").split() if name not in ids]
        if node.tag == "img" and node.get("alt") is None:
            found.append(f"no alt: {node.get('src')}")
        if node.tag == "a" and (node.get("href") or "").startswith("#") and node.get("href")[1:] not in ids:
            found.append(f"{node.get('href')} leads nowhere")
        if "style" in node.attrib or any(key.startswith("on") for key in node.attrib):
            found.append(f"inline style or script: {node.tag}")
    levels = [int(str(node.tag)[1]) for node in nodes if re.fullmatch("h[1-6]", str(node.tag))]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} h1")
    last = 1
    for level in levels:
        if level > last + 1:
            found.append(f"h{last} is followed by h{level}")
        last = level
    return found


@pytest.mark.requirement("PLT-17", "PLT-21", "PLT-24")
def test_every_kind_of_page_is_without_error(folder: Path) -> None:
    looked_at = list(pages(folder))
    assert len(looked_at) > 100
    found = {str(path.relative_to(folder)): wrong(path.read_text(encoding="utf-8")) for path in looked_at}
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.requirement("PLT-21")
def test_every_link_leads_somewhere(folder: Path) -> None:
    """Of every page of both editions, to pages and files of this site."""
    there = {f"/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file()}
    there |= {path.removesuffix("index.html") for path in there if path.endswith("/index.html")}
    lost: dict[str, str] = {}
    for path in folder.rglob("*.html"):
        for link in re.findall(r'\b(?:href|src|action)="(/[^"#?]*)', path.read_text(encoding="utf-8")):
            if unquote(html_text(link)) not in there:
                lost[link] = path.relative_to(folder).as_posix()
    assert lost == {}


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p>a", "h1"),
        ("<h1>a</h1><p id=a><i id=a></i>", "id a 2 times"),
        ("<h1>a</h1><h3>b</h3>", "h1 is followed by h3"),
        ("<h1>a</h1><p><div></p></div>", "unexpected"),
        ("<h1>a</h1><label for=b>c</label>", "for=b"),
        ("<h1>a</h1><a href='#b'>c</a>", "#b leads nowhere"),
        ("<h1>a</h1><p style='a'>c", "inline"),
    ],
)
def test_the_check_sees_mistakes(html: str, problem: str) -> None:
    page = f"<!DOCTYPE html><html lang=zh><head><title>a</title></head><body>{html}</body></html>"
    assert problem in " ".join(wrong(page)).lower()
