"""Headers and redirects have one source: what hosts are told is what the build writes and the preview sends."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from generator import cli
from generator.content.config import load_config
from generator.site.outputs import _nginx, hosting
from tests.conftest import CONFIG, SmallSite
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


def small(root: Path, url: str) -> SmallSite:
    site = SmallSite(root)
    site.write("config.yaml", CONFIG.replace("https://www.test.example", url))
    site.document("shjz/a.md", aliases=["/art/1.html"])
    return site


def printed(site: SmallSite, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert cli.run(["hosting", *arguments, "--config", str(site.root / "config.yaml")]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "url", ["https://www.test.example", "https://www.test.example/a/zwgk/", "http://nei.test.example"]
)
def test_nginx_takes_what_is_printed(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small(tmp_path, url)
    rules, server = printed(site, capsys, "nginx"), printed(site, capsys, "nginx", "--server")
    assert ("Strict-Transport-Security" in rules) == (url == "https://www.test.example")
    assert "gzip_types text/css" in server and "brotli_types" in server
    assert ("ssl_certificate" in server) == ("return 301 https://www.test.example$request_uri;" in server)
    assert ("ssl_certificate" in server) == url.startswith("https")
    assert "这里不能访问" in rules and "网站暂时打不开" in rules
    if not shutil.which("nginx"):
        pytest.skip("这台机器没有 nginx：设置的写法没有经它核对")
    site.write("gongkai.conf", rules)
    site.write("public/index.html", "")
    tls = re.sub(r"/etc/nginx/tls/[\w.]+\.(pem|key)", rf"{tmp_path}/own.\1", server).replace("include mime.types;", "")
    site.write("site.conf", re.sub(r"listen (\d+)", lambda port: f"listen 127.0.0.1:{18000 + int(port[1])}", tls))
    if "ssl_certificate" in tls:
        key, made = str(tmp_path / "own.key"), str(tmp_path / "own.pem")
        given = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=a",
            "-keyout",
            key,
            "-out",
            made,
        ]
        subprocess.run(given, check=True, capture_output=True)
    own = "".join(
        f"{name}_temp_path {tmp_path}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    site.write("nginx.conf", f"pid {tmp_path}/pid; events {{}} http {{ {own} include {tmp_path}/site.conf; }}")
    command = ["nginx", "-t", "-p", str(tmp_path), "-e", str(tmp_path / "log"), "-c", str(tmp_path / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_below_a_path_hosts_touch_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small(tmp_path, "https://www.test.example/a/zwgk/")
    rules = printed(site, capsys, "nginx")
    places = re.findall(r"^location (?:= |~ \^)?\"?([^\s\"]+)", rules, re.MULTILINE)
    assert {one for one in places if not one.startswith(("/a/zwgk", "@gongkai-"))} == {"/art/1.html"}
    assert not re.search(r"^(?!location|#|\})\S", rules, re.MULTILINE), "nothing is said of the whole host"
    assert 'location = "/a/zwgk/art/1.html" { return 301 "/a/zwgk/d/a/"; }' in rules
    value = tomllib.loads(printed(site, capsys, "netlify"))
    assert value["build"]["publish"] == "dist" and "cp -R public dist/a/zwgk" in value["build"]["command"]
    assert all(context["publish"] == "public" for context in value["context"].values())
    assert {part["for"].startswith("/a/zwgk/") for part in value["headers"]} == {True}
    # The part that lays the files is run as it stands: the site below its path, what is the host's beside it.
    for name in ("public/index.html", "public/_headers", "public/_redirects"):
        site.write(name, name)
    lay = value["build"]["command"].partition(" && rm -rf")[2]
    subprocess.run(["sh", "-ec", f"rm -rf{lay}"], cwd=tmp_path, check=True)
    laid = {path.relative_to(tmp_path / "dist").as_posix() for path in (tmp_path / "dist").rglob("*") if path.is_file()}
    assert laid == {"_headers", "_redirects", "a/zwgk/index.html"}


def test_what_is_no_address_of_a_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for url in ("https://www.test.example/?a=1", "https://www.test.example/a/../b", "https://www.test.example/政务"):
        site = small(tmp_path, url)
        assert site.run("check") == 2
        assert "CFG-FORM" in capsys.readouterr().out
