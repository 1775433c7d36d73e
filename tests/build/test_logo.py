"""site.logo by the public commands: in header, tab and cards; told when it cannot be used; followed when it changes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from tests.conftest import AGENCIES, CONFIG, SmallSite

MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="#0f4d66"/></svg>'


def png(colour: str = "red", said: str = "") -> bytes:
    buffer, more = io.BytesIO(), PngImagePlugin.PngInfo()
    more.add_text("Author", said)
    Image.new("RGB", (48, 48), colour).save(buffer, "PNG", pnginfo=more)
    return buffer.getvalue()


def with_logo(site: SmallSite, name: str, data: str | bytes) -> None:
    site.write("config.yaml", CONFIG.replace("  notice:", f"  logo: {name}\n  notice:"))
    site.write(name, data)


def shown(site: SmallSite, page: str = "index.html") -> str:
    """The address of the logo in a page's header."""
    [source] = re.findall(
        r'<img class="emblem emblem-logo" src="([^"]+)" alt="试验县政务公开平台标志">', site.page(page)
    )
    return str(source)


def test_it_stands_in_header_tab_and_cards_and_follows_the_file(site: SmallSite) -> None:
    site.document("a.md")
    with_logo(site, "tu/biaozhi.png", png(said="张三"))
    assert site.build() == 0
    address = shown(site, "d/a/index.html")
    page = site.page("d/a/index.html")
    assert f'<link rel="icon" href="{address}">' in page
    assert f'property="og:image" content="https://www.test.example{address}"' in page
    published = (site.root / "public" / address.lstrip("/")).read_bytes()
    assert published.startswith(b"\x89PNG") and "张三".encode() not in published and b"Author" not in published
    before = site.tree()
    assert site.build() == 0 and site.tree() == before
    site.write("tu/biaozhi.png", png("blue"))
    assert site.build() == 0
    assert shown(site, "d/a/index.html") != address
    kept = site.tree()
    site.document("a.md", "改过的正文。")
    assert site.build() == 0 and shown(site, "d/a/index.html") in {f"/{name}" for name in kept}
    assert site.build("--force") == 0
    site.write("config.yaml", CONFIG)
    assert site.build() == 0
    assert "emblem-logo" not in site.page("index.html")


def test_an_svg_is_a_picture_for_tab_and_header_only_and_a_township_has_its_own(site: SmallSite) -> None:
    site.document("a.md")
    site.write("content/_data/agencies.yaml", AGENCIES.replace("kind: 乡镇", "kind: 乡镇, theme: town"))
    site.write("themes/town/theme.yaml", "title: 镇\nextends: county\ncontract: 1\noptions: {emblem_text: 青}\n")
    with_logo(site, "biaozhi.svg", MARK)
    assert site.build() == 0
    assert shown(site).endswith(".svg") and "og:image" not in site.page("index.html")
    town = site.page("agency/qingshan/index.html")
    assert "emblem-logo" not in town and ">青</text>" in town


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("biaozhi.svg", None, "没有这个文件"),
        ("biaozhi.png", b"\x89PNG\r\n\x1a\n" + bytes(600 << 10), "读不了"),
        ("biaozhi.png", MARK, "扩展名"),
        ("biaozhi.webp", png(), ""),
        ("biaozhi.svg", MARK.replace("<rect", "<script>alert(1)</script><rect"), "script"),
        ("biaozhi.svg", MARK.replace("<rect", '<rect onload="x()"'), "onload"),
        ("biaozhi.svg", MARK.replace("<rect", '<image href="https://a.example/x.png"/><rect'), "href"),
        ("biaozhi.svg", "<svg", ""),
    ],
)
def test_one_that_cannot_be_used_is_an_error_at_its_line(
    name: str, data: str | bytes | None, why: str, site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]]
) -> None:
    site.document("a.md")
    with_logo(site, name, data or "")
    if data is None:
        (site.root / name).unlink()
    [told] = [item for item in diagnostics() if item["code"] == "CFG-LOGO"]
    assert told["level"] == "error" and told["path"] == "config.yaml" and told["line"] > 1
    assert name in told["message"] and why in told["message"] and told["hint"]
    assert site.build() == 1 and not (site.root / "public").exists()


def test_a_name_that_leads_elsewhere_is_refused(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("a.md")
    for name in ("../biaozhi.svg", "/etc/biaozhi.svg", "biaozhi.gif", "https://a.example/b.svg"):
        site.write("config.yaml", CONFIG.replace("  notice:", f"  logo: {name}\n  notice:"))
        assert site.run("check") > 0, name
        assert "logo" in capsys.readouterr().out


def test_what_is_taken_back_goes_though_the_logo_is_broken(site: SmallSite) -> None:
    site.document("a.md")
    site.document("b.md")
    with_logo(site, "biaozhi.svg", MARK)
    assert site.build() == 0
    address = shown(site)
    (site.root / "biaozhi.svg").unlink()
    site.document("b.md", status="withdrawn", withdrawn_date="2026-03-09", withdrawn_reason="有误")
    assert site.build() == 1
    assert "正文。" not in site.page("d/b/index.html") and shown(site) == address
