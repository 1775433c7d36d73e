"""What a theme cannot do to readers: send them away, or bring a picture that loads, runs or changes where it leads."""

from __future__ import annotations

import pytest

from generator.theme.render.leaving import sends_away
from generator.theme.static_files import active
from tests.conftest import SmallSite

AWAY = [
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
    '<meta http-equiv="refresh" content="0; url=//evil.example/">',
    '<meta http-equiv="refresh" content="0; url=/\\evil.example/">',
    '<meta http-equiv="refresh" content="0; url=/\t/evil.example/">',
    '<meta http-equiv="refresh" content="0; url=/&#47;evil.example/">',
    '<meta http-equiv="refresh" content="0; url=javascript:x">',
    '<meta content="0; url=https://evil.example/" http-equiv=refresh>',
    '<META HTTP-EQUIV="REFRESH" CONTENT="0;URL=https://evil.example/">',
    '<meta http-equiv="re&#102;resh" content="0; url=https://evil.example/">',
    '<meta name=">" http-equiv="refresh" content="0; url=https://evil.example/">',
    "<meta\nhttp-equiv='refresh' content='0; url=https://evil.example/'>",
    '<meta/http-equiv="refresh"content="0; url=https://evil.example/">',
    '<meta http-equiv="content-security-policy" content="default-src *">',
    '<meta http-equiv="set-cookie" content="a=b">',
]
STAYS = [
    '<meta http-equiv="refresh" content="0; url=/d/a/">',
    '<meta http-equiv="refresh" content="0; url=/zh-hant/d/%E7%94%B2/">',
    "<p>&lt;meta http-equiv=refresh&gt;</p>",
    '<meta name="description" content="甲">',
]


@pytest.mark.parametrize("html", AWAY)
def test_a_page_that_sends_readers_away_is_refused(html: str) -> None:
    assert sends_away(f"<html><head>{html}</head><body>甲</body></html>")


@pytest.mark.parametrize("html", STAYS)
def test_a_page_that_moved_on_the_site_is_not(html: str) -> None:
    assert sends_away(f"<html><head>{html}</head><body>甲</body></html>") == ""


def test_no_theme_publishes_such_a_page(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("themes/town/theme.yaml", "title: 乡镇\nextends: county\ncontract: 1\n")
    tag = '<me{{ "" }}ta http-e{{ "" }}quiv="refresh" content="0; url=https://evil.example/">'
    site.write("themes/town/templates/parts/footer.html", f"<footer>{tag}乡镇</footer>\n")
    site.write("config.yaml", site.page_of("config.yaml").replace("theme: county", "theme: town"))
    site.document("a.md")
    assert site.build() == 2
    assert "http-equiv" in capsys.readouterr().err
    assert not (site.root / "public").exists()


def svg(inner: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>'.encode()


@pytest.mark.parametrize(
    "inner",
    [
        "<style>@import 'https://evil.example/a.css'</style>",
        r"<style>\40 import 'https://evil.example/a.css'</style>",
        r"<style>@\69 mport 'https://evil.example/a.css'</style>",
        "<style>@imp<![CDATA[ort]]> 'https://evil.example/a.css'</style>",
        "<style>@imp<!-- -->ort 'https://evil.example/a.css'</style>",
        "<style>a{background:u/**/rl(https://evil.example/)}</style>",
        r"<style>a{background:\75 rl(https://evil.example/)}</style>",
        "<style>a{background:image-set('https://evil.example/a.png' 1x)}</style>",
        "<style>a{background:url( https://evil.example/)}</style>",
        '<rect fill="url(https://evil.example/a.svg#b)"/>',
        '<rect style="fill:\\75rl(https://evil.example/)"/>',
        '<a href="#"><animate attributeName="href" values="https://evil.example/"/></a>',
        '<a href="#"><set attributeName="xlink:href" to="https://evil.example/"/></a>',
        '<a href="#"><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<rect><set attributeName="onclick" to="alert(1)"/></rect>',
        '<g xml:base="https://evil.example/"><use href="#a"/></g>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        "<foreignObject/>",
    ],
)
def test_a_picture_that_loads_runs_or_leads_away_is_none(inner: str) -> None:
    assert active(svg(inner))


@pytest.mark.parametrize(
    "inner",
    [
        '<rect fill="url(#a)" style="stroke:red"/>',
        "<style>.a { fill: url( '#a' ) }</style>",
        '<animate attributeName="opacity" values="0;1"/>',
        '<use href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
    ],
)
def test_a_mere_picture_is_one(inner: str) -> None:
    assert active(svg(inner)) == ""
