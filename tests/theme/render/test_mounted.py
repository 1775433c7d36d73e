"""Finished pages of a site below a path: what is an address of the site gets the path, and nothing else does."""

from __future__ import annotations

import pytest

from generator.model.mount import former, inner, mount_of, mounted
from generator.theme.render.mounted import below


@pytest.mark.parametrize(
    ("url", "mount"),
    [
        ("https://www.test.example", ""),
        ("https://www.test.example/", ""),
        ("https://www.test.example/zwgk", "/zwgk"),
        ("https://www.test.example/zwgk/", "/zwgk"),
        ("https://www.test.example/a/b/", "/a/b"),
    ],
)
def test_the_path_of_an_address(url: str, mount: str) -> None:
    assert mount_of(url) == mount


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/d/a/">', '<a href="/zwgk/d/a/">'),
        ("<a class='b' href='/'>", "<a class='b' href='/zwgk/'>"),
        ("<a href=/d/a/>", "<a href=/zwgk/d/a/>"),
        ('<a href="/#domains">', '<a href="/zwgk/#domains">'),
        ('<a title="a > b" href="/x/">', '<a title="a > b" href="/zwgk/x/">'),
        ('<form method="get" action="/search/">', '<form method="get" action="/zwgk/search/">'),
        (
            '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">',
            '<img src="/zwgk/a.png" srcset="/zwgk/a.png 1x, /zwgk/b.png 2x">',
        ),
        ('<object data="/a.svg">', '<object data="/zwgk/a.svg">'),
        (
            '<meta http-equiv="refresh" content="0; url=/d/a/">',
            '<meta http-equiv="refresh" content="0; url=/zwgk/d/a/">',
        ),
        ('<div data-rows="/d/a/rows/rows.json">', '<div data-rows="/zwgk/d/a/rows/rows.json">'),
    ],
)
def test_addresses_of_the_site_get_the_path(before: str, after: str) -> None:
    assert below(before, "/zwgk") == after
    assert below(before, "") == before


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://other.example/d/">',
        '<a href="//other.example/d/">',
        '<a href="#a">',
        '<a href="tel:0000-5550100">',
        '<a href="mailto:a@b.example">',
        '<td data-label="/">',
        '<td data-label="/年/">',
        '<td data-value="/a/b">',
        '<meta name="description" content="/a/b">',
        '<!-- <a href="/d/a/"> -->',
        '<img alt="/d/a/" src="b.png">',
        '<p>/d/a/ href="/d/a/"</p>',
    ],
)
def test_all_else_stays(html: str) -> None:
    assert below(html, "/zwgk") == html


def test_addresses_and_back() -> None:
    assert mounted("/d/a/", "/zwgk") == "/zwgk/d/a/"
    assert mounted("", "/zwgk") == ""
    assert inner("/zwgk/d/a/", "/zwgk") == "/d/a/"
    assert inner("/zwgkb/d/", "/zwgk") is None
    assert former("/zwgk/art/1.html", "/zwgk") == former("/art/1.html", "/zwgk") == "/art/1.html"
