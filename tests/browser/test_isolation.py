"""In a real browser: what is attached runs nothing, and a page from elsewhere learns and writes nothing of a
preview."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from generator.site.admin import package
from tests.authoring.preview.raw_http import Running, running
from tests.browser.serving import served

RUNS = "document.cookie = 'ran=1'; document.title = 'ran'"
FILES = {
    "index.html": "<!DOCTYPE html><html><head><title>甲</title></head><body><a href='run.html'>附件</a></body></html>",
    "run.js": RUNS,
    "run.html": f"<!DOCTYPE html><html><body><script>{RUNS}</script><script src='run.js'></script></body></html>",
    "run.svg": f"<svg xmlns='http://www.w3.org/2000/svg' onload=\"{RUNS}\"><script href='run.js'/></svg>",
    "run.txt": RUNS,
    "run.json": RUNS,
}
ATTACK = """<!DOCTYPE html><html><body><form id="f" method="post" enctype="text/plain" target="t"></form>
<iframe name="t"></iframe></body></html>"""
PROBE = """async (address) => {
  const loads = (make) => new Promise((done) => {
    const item = make(); item.onload = () => done("load"); item.onerror = () => done("error");
    document.body.append(item); setTimeout(() => done("nothing"), 800);
  });
  const element = (name, key) => () => Object.assign(document.createElement(name), { [key]: address });
  const found = [];
  for (const [name, key] of [["img", "src"], ["script", "src"], ["object", "data"], ["video", "src"]])
    found.push(name + " " + await loads(element(name, key)));
  const sheet = () => Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  found.push("style " + await loads(sheet));
  found.push("fetch " + await fetch(address, { mode: "no-cors" }).then((answer) => answer.type, () => "error"));
  found.push("cors " + await fetch(address).then((answer) => answer.status, () => "error"));
  const opened = window.open(address);
  await new Promise((done) => setTimeout(done, 300));
  try { found.push("window " + opened.location.href); } catch { found.push("window elsewhere"); }
  opened?.close();
  return found;
}"""


@pytest.fixture(scope="module")
def attached(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which files that run lie beside a document, as if the check had let them through."""
    folder = tmp_path_factory.mktemp("attached")
    (folder / "d" / "x").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / "d" / "x" / name).write_text(text, encoding="utf-8")
    return folder


def ran(browser: Browser, address: str, name: str) -> bool:
    """Whether a file's script ran: opened, in a frame of a page of the same origin, and as a script of such a page."""
    context = browser.new_context()
    page = context.new_page()
    for way in ("opened", "frame", "script"):
        page.goto(f"{address}/d/x/" if way != "opened" else "about:blank", wait_until="load")
        if way == "opened":
            _open(page, f"{address}/d/x/{name}")
        else:
            _put(page, "iframe" if way == "frame" else "script", name)
        page.wait_for_timeout(150)
    cookies = context.cookies()
    context.close()
    return bool(cookies)


def _open(page: Page, address: str) -> None:
    try:
        page.goto(address)
    except Exception as error:
        assert "Download is starting" in str(error)


def _put(page: Page, tag: str, name: str) -> None:
    page.evaluate(
        "([tag, name]) => document.body.append(Object.assign(document.createElement(tag), { src: name }))", [tag, name]
    )


@pytest.mark.parametrize("name", ["run.html", "run.svg", "run.txt", "run.json"])
def test_what_is_attached_does_not_run(
    name: str, attached: Path, served: Callable[[Path], str], browser: Browser
) -> None:
    assert not ran(browser, served(attached), name)


def test_without_the_headers_it_would(attached: Path, browser: Browser) -> None:
    app = Starlette(routes=[Mount("/", StaticFiles(directory=attached, html=True))])
    with served(app) as address:
        assert ran(browser, address, "run.html")
        assert ran(browser, address, "run.svg")


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setattr(package, "files", lambda _state: ())
    with running(tmp_path / "site") as found:
        yield found


@pytest.fixture
def attacker(browser: Browser) -> Iterator[Page]:
    """A page of another origin."""
    with served(Starlette(routes=[Route("/", lambda _request: HTMLResponse(ATTACK))])) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address.replace("127.0.0.1", "localhost"))
        yield page
        context.close()


def test_another_page_cannot_tell_whether_a_draft_has_an_attachment(preview: Running, attacker: Page) -> None:
    there, missing = (
        attacker.evaluate(PROBE, f"{preview.origin}/d/caogao/{name}.csv") for name in ("名单", "没有这个")
    )
    assert there == missing
    assert "fetch error" in there


def test_another_page_cannot_write_through_the_editor_s_browser(preview: Running, attacker: Page) -> None:
    content = preview.folder / "content"
    before = sorted(content.rglob("*"))
    key = preview.api
    said = attacker.evaluate(
        """async ([address, body]) => {
          const form = document.getElementById("f");
          const field = Object.assign(document.createElement("input"), { name: body, value: "" });
          form.append(field); form.action = address; form.submit();
          const send = (mode, type) => fetch(address, { method: "POST", mode, body, headers: { "Content-Type": type } })
            .then((answer) => answer.type + answer.status, () => "error");
          const sent = [await send("no-cors", "text/plain"), await send("cors", "application/json")];
          return [...sent, navigator.sendBeacon(address, new Blob([body], { type: "text/plain" }))];
        }""",
        [
            preview.origin + key,
            '{"action": "persistEntry", "params": {"dataFiles": [{"slug": "x", "path": "content/x.md", "raw": "x"}], '
            '"assets": [], "options": {}}}',
        ],
    )
    attacker.wait_for_timeout(500)
    assert said[:2] == ["error", "error"]
    assert sorted(content.rglob("*")) == before
