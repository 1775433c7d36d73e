"""网上留言: a form that is sent to the county's own system and nowhere else (ACT-03)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import CONFIG, SmallSite
from tests.requirements.conftest import Reported

ENDPOINT = "https://liuyan.test.example/save.do"
FORM = f"""\
messages:
  endpoint: {ENDPOINT}?m=add
  receiver: 试验县信访局
  keep: 办结后一年
  days: 15
  content: neirong
"""
PAGE = "hudong/liuyan/index.html"


def form_of(site: SmallSite) -> LexborNode:
    """The form, the only one that is sent anywhere."""
    forms = LexborHTMLParser(site.page(PAGE)).css("main form")
    assert len(forms) == 1
    return forms[0]


def policies(site: SmallSite) -> list[str]:
    """What each rule of headers lets forms be sent to."""
    lines = site.page("_headers").splitlines()
    told = [line.partition("form-action ")[2].partition(";")[0] for line in lines if "form-action" in line]
    assert told
    return told


@pytest.mark.requirement("ACT-03")
def test_without_an_endpoint_there_is_no_form(site: SmallSite) -> None:
    assert site.build() == 0
    assert not (site.root / "public" / PAGE).exists() and "liuyan" not in site.page("hudong/index.html")
    assert policies(site) == ["'self'"]


@pytest.mark.requirement("ACT-03")
def test_the_form_is_sent_to_the_county_s_system_alone(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("config.yaml", CONFIG + FORM)
    assert site.build() == 0
    form = form_of(site)
    assert form.attributes["action"] == f"{ENDPOINT}?m=add" and form.attributes["method"] == "post"
    assert policies(site) == [f"'self' {ENDPOINT}"]
    capsys.readouterr()
    given = ("--config", str(site.root / "config.yaml"))
    assert site.run("hosting", "netlify", *given) == 0
    every = tomllib.loads(capsys.readouterr().out)["headers"][0]["values"]["Content-Security-Policy"]
    assert f"form-action 'self' {ENDPOINT};" in every
    assert site.run("hosting", "nginx", *given) == 0
    assert f"form-action 'self' {ENDPOINT};" in capsys.readouterr().out
    fields = {field.attributes["name"]: field for field in form.css("input, textarea") if field.attributes.get("name")}
    assert set(fields) == {"subject", "neirong", "name", "contact", "website", "consent"}
    assert not form.css('input[type="file"], script, [onclick], [onsubmit]') and not form.attributes.get("enctype")
    must = {name for name, field in fields.items() if "required" in field.attributes}
    assert must == {"subject", "neirong", "consent"}, "who writes may stay unknown"
    assert all("maxlength" in fields[name].attributes for name in ("subject", "neirong", "name", "contact"))
    labels = {label.attributes["for"] for label in form.css("label")}
    assert labels == {field.attributes["id"] for field in fields.values()}
    trap = fields["website"]
    assert trap.attributes["tabindex"] == "-1" and trap.parent and trap.parent.attributes["aria-hidden"] == "true"
    assert "checked" not in fields["consent"].attributes
    told = " ".join(form.text().split())
    for said in (
        "试验县信访局",
        "保存期限：办结后一年",
        "15个工作日内答复",
        "更正、删除，或者撤回同意",
        "0000-5550100",
    ):
        assert said in told
    card = LexborHTMLParser(site.page("hudong/index.html")).css_first(".channel")
    assert card and card.css('a[href="/hudong/liuyan/"]') and "试验县信访局" in card.text()


@pytest.mark.requirement("ACT-03")
def test_a_host_that_takes_forms_finds_its_own_and_a_page_follows(site: SmallSite) -> None:
    site.write("config.yaml", CONFIG + FORM.replace(f"{ENDPOINT}?m=add", "netlify"))
    assert site.build() == 0
    form = form_of(site)
    assert form.attributes["action"] == "/hudong/liuyan/yishou/" and policies(site) == ["'self'"]
    name = form.attributes["name"]
    assert form.attributes["data-netlify"] == "true" and name
    assert form.css(f'input[type="hidden"][name="form-name"][value="{name}"]')
    trap = form.attributes["data-netlify-honeypot"]
    assert form.css(f'input[name="{trap}"][tabindex="-1"]')
    sent = LexborHTMLParser(site.page("hudong/liuyan/yishou/index.html"))
    main = sent.css_first("main")
    assert main and "留言已经收到" in main.text() and "15个工作日内" in main.text() and not main.css("form")
    assert sent.css('meta[name="robots"][content="noindex"]')


@pytest.mark.requirement("ACT-03")
def test_a_preview_sends_nothing(site: SmallSite) -> None:
    site.write("config.yaml", CONFIG + FORM)
    assert site.build("--preview") == 0
    assert not form_of(site).css("button, input[type=submit]")


@pytest.mark.requirement("ACT-03")
@pytest.mark.parametrize("lacking", ["receiver: 试验县信访局", "keep: 办结后一年", "days: 15"])
def test_a_form_that_does_not_say_who_keeps_what_how_long_is_told(
    site: SmallSite, reported: Reported, lacking: str
) -> None:
    site.write("config.yaml", CONFIG + FORM.replace(f"  {lacking}\n", ""))
    (told,) = reported("CFG-MISSING")
    assert f"messages.{lacking.partition(':')[0]}" in told["message"] and told["path"] == "config.yaml"


@pytest.mark.requirement("ACT-03")
@pytest.mark.parametrize(
    "address",
    [
        "http://liuyan.test.example/save",
        "https://liuyan.test.example",
        "'https://liuyan.test.example/a; script-src *'",
        "'https://liuyan.test.example/a https://x.example/'",
        "\"https://liuyan.test.example/'unsafe'\"",
        "https://liuyan.test.example/存",
        "mailto:a@test.example",
    ],
)
def test_no_address_opens_the_policy_to_others(
    site: SmallSite, diagnostics: Callable[..., list[dict[str, Any]]], address: str
) -> None:
    site.write("config.yaml", CONFIG + FORM.replace(f"{ENDPOINT}?m=add", address))
    assert [item["code"] for item in diagnostics()] == ["CFG-FORM"]
    assert site.build() != 0 and not (site.root / "public").exists()
