"""Headers and redirects have one source: what hosts are told is what the build writes and the preview sends."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator import cli
from generator.content.config import load_config
from generator.site.outputs import _nginx, hosting
from tests.paths import ROOT

INSTALL = "python -m pip install -c constraints.txt ."


@pytest.mark.requirement("PLT-17")
def test_netlify_toml_of_this_repository_is_current() -> None:
    text = (ROOT / "netlify.toml").read_text(encoding="utf-8")
    config, _ = load_config(ROOT / "config.yaml", "config.yaml")
    assert config
    wanted = hosting.netlify(INSTALL, config.admin, config.messages)
    assert text == wanted, f'run: gongkai hosting netlify --install "{INSTALL}" > netlify.toml'


def test_netlify_previews_under_their_own_address_and_out_of_search_engines() -> None:
    value = tomllib.loads(hosting.netlify(INSTALL))
    for context in ("deploy-preview", "branch-deploy"):
        assert "--preview --base-url $DEPLOY_PRIME_URL" in value["context"][context]["command"]
    assert "--preview" not in value["build"]["command"]
    told = {part["for"]: tuple(part["values"].items()) for part in value["headers"]}
    assert told == dict(hosting.HEADERS)


@pytest.mark.requirement("PLT-17")
def test_the_published_file_says_the_same_as_netlify_toml() -> None:
    lines = hosting.render(hosting.Context("headers")).decode().splitlines()
    told = {name: value for line in lines if line.startswith("  ") for name, value in [line.strip().split(": ", 1)]}
    toml = tomllib.loads(hosting.netlify(INSTALL))["headers"]
    assert told == {name: value for part in toml for name, value in part["values"].items()}


@pytest.mark.requirement("PLT-17")
def test_nginx_gets_every_header_in_every_location() -> None:
    """nginx drops inherited add_header lines in a location that has its own, so each must repeat them."""
    text = _nginx.snippet([])
    for pattern, _ in hosting.HEADERS:
        place = r"~ ^/d/[^/]+/(?!index\.html$)[^/]+$" if ":" in pattern else pattern.rstrip("*")
        block = re.search(rf"location {re.escape(place)} \{{\n(.*?)\n\}}", text, re.DOTALL)
        assert block, place
        for name, value in hosting.headers_for(re.sub(":[a-z]+", "x", pattern.rstrip("*"))).items():
            assert f'add_header {name} "{value}" always;' in block[1]


@pytest.mark.parametrize("address", ["/a b/", '/a"; } evil { "/', "/a\\", "/a\n/"])
def test_no_former_address_can_break_out_of_its_line(address: str) -> None:
    line = _nginx.snippet([(address, "/d/甲/")]).splitlines()[-1]
    assert re.fullmatch(r'location = "(?:\\.|[^"\\])*" \{ return 301 "/d/%E7%94%B2/"; \}', line)
    made = hosting.render(hosting.Context("redirects", ((address, "/d/a/"),))).decode()
    assert len(made.splitlines()) == 1
    assert made.split()[-2:] == ["/d/a/", "301!"]


def test_the_command_prints_the_redirects_of_the_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["init", str(tmp_path / "site")]) == 0
    monkeypatch.chdir(tmp_path / "site")
    path = tmp_path / "site" / "content" / "shjz" / "tongzhi-shili.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("summary:", "aliases: [/art/1.html]\nsummary:"), encoding="utf-8"
    )
    capsys.readouterr()
    assert cli.run(["hosting", "nginx"]) == 0
    assert 'location = "/art/1.html" { return 301 "/d/tongzhi-shili/"; }' in capsys.readouterr().out
    assert cli.run(["hosting", "netlify"]) == 0
    assert capsys.readouterr().out == (tmp_path / "site" / "netlify.toml").read_text(encoding="utf-8")
    assert cli.run(["hosting", "apache"]) == 2


@pytest.mark.parametrize("address", ["/d/a/名单.pdf", "/d/a/x.svg", "/d/a/y"])
def test_what_editors_attach_is_saved_and_runs_nothing(address: str) -> None:
    told = hosting.headers_for(address)
    assert told["Content-Security-Policy"].startswith("sandbox;")
    assert told["Content-Disposition"] == "attachment"
    assert told["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["/d/a/", "/d/a/index.html", "/d/", "/", "/search/", "/assets/a.js", "/zh-hant/d/a/"]
)
def test_pages_are_opened(address: str) -> None:
    told = hosting.headers_for(address)
    assert "sandbox" not in told["Content-Security-Policy"]
    assert "Content-Disposition" not in told
