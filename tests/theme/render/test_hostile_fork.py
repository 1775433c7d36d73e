"""A fork written by somebody who means ill: it reads no file, runs nothing, reaches nothing,
and cannot eat the machine.

Each attempt is a theme in a folder, built with the public command. An attempt may stop the build with words (exit 2) or
come to nothing on the page; a traceback, exit 3, or the secret in any output is a failure.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError

from generator.model.diagnostic import UsageError
from generator.model.view import PageMeta, SiteView
from generator.site.pages import not_found
from generator.theme.chain import carried, load_chain
from generator.theme.render.closure import closure
from generator.theme.render.environment import environment
from tests.conftest import CONFIG, SmallSite

SECRET = "绝密-8f3a"
_TEXTS: dict[str, Any] = {name: "" for name, kind in SiteView.__annotations__.items() if kind == "str"}
VIEW = SiteView(**_TEXTS, preview=False, search=False, domains=(), agencies=(), kinds=())
TEMPLATES = {
    "class of a text": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by item": "{{ ''['__class__'] }}",
    "class by item of a value": "{{ page['__class__'] }}",
    "class by attr": "{{ ''|attr('__class__') }}",
    "class by map of attr": "{{ ['']|map('attr', '__class__')|list }}",
    "class by map(attribute)": "{{ [page]|map(attribute='__class__')|list }}",
    "dotted map(attribute)": "{{ [page]|map(attribute='head.__class__.__init__.__globals__')|list }}",
    "class by selectattr": "{% for x in [page]|selectattr('__class__') %}{{ x.__class__ }}{% endfor %}",
    "class by sort": "{{ [page, page]|sort(attribute='__class__')|list }}",
    "class by groupby": "{{ [page]|groupby('__class__')|list }}",
    "class by sum": "{{ [page]|sum(attribute='__class__', start='') }}",
    "format of a text": "{{ '{0.__class__.__init__.__globals__}'.format(page) }}",
    "format_map of a text": "{{ '{a.__class__}'.format_map({'a': page}) }}",
    "format of markup": "{{ page.body.format(page) if page.body is defined else '{0.__class__}'.format(1) }}",
    "format filter": "{{ '%s'|format(page.__class__) }}",
    "fullwidth letters": "{{ page.__ｃlass__ }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "joiner": "{{ joiner.__init__.__globals__ }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "dict": "{{ dict.__base__.__subclasses__() }}",
    "globals of our function": "{{ asset.__globals__ }}",
    "closure of our function": "{{ shared.__closure__ }}",
    "globals of a filter": "{{ chinese_day.__globals__ }}",
    "self": "{{ self._TemplateReference__context }}",
    "context of self": "{{ self.__init__.__globals__ }}",
    "environment of a macro": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}{{ m._environment }}",
    "caller": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "loop": "{% for x in [1] %}{{ loop.__init__.__globals__ }}{{ loop._iterator }}{% endfor %}",
    "generator": "{{ ([1]|map('string')).gi_frame.f_globals }}",
    "undefined": "{{ nothing.__init__.__globals__ }}",
    "open": "{{ open('../secret.txt').read() }}",
    "import statement": "{{ __import__('os').popen('id').read() }}",
    "module as template": "{% import 'os' as os %}{{ os.environ }}",
    "do": "{% do page.head %}",
    "no escaping": "{% autoescape false %}{{ '<script>' }}{% endautoescape %}",
    "safe": "{{ '<script>'|safe }}",
    "up": "{% include '../../../secret.txt' %}",
    "up from a named theme": "{% extends '@county/../../../../secret.txt' %}",
    "named theme that leads up": "{% include '@../secret.txt' %}",
    "absolute": "{% include '/etc/passwd' %}",
    "backslash": "{% include '..\\\\..\\\\secret.txt' %}",
    "NUL": "{% include 'parts/rows.html\\x00.txt' %}",
    "address": "{% include 'file:///etc/passwd' %}",
    "computed include": "{% set name = '../../secret.txt' %}{% include name %}",
    "computed include in a list": "{% include ['no.html', '../' ~ 'secret.txt'] ignore missing %}",
    "computed extends": "{% extends '../' ~ 'secret.txt' %}",
    "computed asset": "{{ asset('../' ~ 'secret.txt') }}",
    "asset up": "{{ asset('../../secret.txt') }}",
    "computed shared": "{{ shared(page.head.title) }}",
    "link to a file outside": "{% include 'parts/outside.html' %}",
    "link to a folder outside": "{% include 'outside/secret.txt' %}",
}
NOTHING = {"class by map(attribute)", "class by selectattr", "class by sort", "class by groupby"}
"""Attempts that stop nothing and find nothing: an undefined value that nobody asks further."""
HEAVY = {
    "long range": "{% for x in range(10**9) %}x{% endfor %}",
    "long range, plainly": "{% for x in range(100000) %}x{% endfor %}",
    "long text": "{{ 'x' * 1000000000 }}",
    "long list": "{{ ([1] * 1000000000)|length }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "width of format": "{{ '%999999999d'|format(1) }}",
    "width of a star": "{{ '%*d'|format(999999999, 1) }}",
    "width of %": "{{ '%999999999d' % 1 }}",
    "ljust": "{{ 'x'.ljust(999999999) }}",
    "zfill": "{{ 'x'.zfill(999999999) }}",
    "center": "{{ 'x'|center(999999999) }}",
    "indent": "{{ 'x'|indent(999999999, true) }}",
    "batch": "{{ [1]|batch(999999999, 0)|list }}",
    "tojson": "{{ [1]|tojson(indent=999999999) }}",
    "format by method": "{{ '{:>999999999}'.format(1) }}",
    "replace": "{{ ('x,' * 1)|replace('', 'y' * 99999) }}",
    "bytes of a number": "{{ (1).to_bytes(999999999, 'big') }}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "deep nesting": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "chance": "{{ [1, 2, 3]|random }}",
}
YAML = {
    "tag": "title: !!python/object/apply:os.system ['touch PWNED']\nextends: county\n",
    "tag of a name": "title: !!python/name:os.system\nextends: county\n",
    "own tag": "extends: county\ntitle: !include ../../secret.txt\n",
    "bomb": "extends: county\n"
    + "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    + "tokens: {brand: *a11}\n",
    "merge": "extends: county\nx: &x {brand: red}\ntokens:\n  <<: *x\n",
    "deep": "extends: county\noptions: " + "[" * 500 + "]" * 500 + "\n",
    "huge": "extends: county\n# " + "x" * 100_000 + "\n",
    "two documents": "extends: county\n---\nextends: county\n",
    "parent with strokes": "extends: ../../secret\n",
    "parent that is absolute": "extends: /etc\n",
    "parent with a dot": "extends: ./county\n",
    "token that ends the rule": 'extends: county\ntokens: {brand: "red;} body{display:none"}\n',
    "token that ends the rule, briefly": 'extends: county\ntokens: {brand: "red}"}\n',
    "token that fetches": "extends: county\ntokens: {brand: 'url(https://evil.example/x)'}\n",
    "token that fetches, spelt": "extends: county\ntokens: {brand: 'URL (https://evil.example/x)'}\n",
    "token that fetches, escaped": "extends: county\ntokens: {brand: 'u\\72l(//evil.example)'}\n",
    "token with a picture set": "extends: county\ntokens: {brand: 'image-set(x 1x)'}\n",
    "token that opens a comment": "extends: county\ntokens: {brand: 'red /* ', seal: blue}\n",
    "token that opens a bracket": "extends: county\ntokens: {brand: 'rgb(1 2 3', seal: blue}\n",
    "token that opens a quote": "extends: county\ntokens: {font-text: '\"Song', seal: blue}\n",
    "token name": "extends: county\ntokens: {'brand: red; x': blue}\n",
    "emblem outside": "extends: county\noptions: {emblem: ../../secret.txt}\n",
    "emblem that is absolute": "extends: county\noptions: {emblem: /etc/passwd}\n",
    "emblem elsewhere": "extends: county\noptions: {emblem: 'https://evil.example/x.png'}\n",
    "emblem by a link": "extends: county\noptions: {emblem: img/outside.png}\n",
    "option that is markup": "extends: county\noptions: {name: '<script>alert(1)</script>'}\n",
}
STATIC = {
    "program": ("static/run.php", b"<?php ?>"),
    "page": ("static/page.html", b"<script>alert(1)</script>"),
    "page in capitals": ("static/page.XHTML", b"<script/>"),
    "headers": ("static/_headers", b"/*\n  X: y\n"),
    "picture with a script": (
        "static/img/a.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ),
    "picture with an event": ("static/img/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "picture with a page": ("static/img/a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>'),
    "picture with an address": (
        "static/img/a.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><a href="java\nscript:alert(1)"><text>x</text></a></svg>',
    ),
    "picture with a namespace": (
        "static/img/a.svg",
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script href="/assets/x.js"/></s:svg>',
    ),
    "picture with entities": (
        "static/img/a.svg",
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
    ),
    "picture with a style sheet": (
        "static/img/a.svg",
        b'<?xml-stylesheet href="https://evil.example/x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    ),
    "picture that fetches": (
        "static/img/a.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><style>@import "https://evil.example/x.css";</style></svg>',
    ),
    "picture that is none": ("static/img/a.svg", b"GIF89a"),
}


@pytest.fixture
def fork(site: SmallSite) -> SmallSite:
    """A site that wears a fork beside which a secret lies; the fork holds links that lead to it."""
    site.document("tongzhi.md")
    site.write("config.yaml", CONFIG.replace("theme: county", "theme: town"))
    site.write("themes/town/theme.yaml", "title: 镇\nextends: county\n")
    site.write("secret.txt", SECRET)
    site.write("outside/secret.txt", SECRET)
    templates, images = site.root / "themes/town/templates/parts", site.root / "themes/town/static/img"
    for folder in (templates, images):
        folder.mkdir(parents=True)
    (templates / "outside.html").symlink_to(site.root / "secret.txt")
    (templates.parent / "outside").symlink_to(site.root / "outside", target_is_directory=True)
    (images / "outside.png").symlink_to(site.root / "secret.txt")
    (images / "all").symlink_to(site.root / "outside", target_is_directory=True)
    return site


def harmless(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Build; nothing has leaked and nothing broke. Returns exit code and messages."""
    capsys.readouterr()
    code = site.build()
    said = "".join(capsys.readouterr())
    assert code in (0, 2), said
    assert "Traceback" not in said and SECRET not in said
    assert not (site.root / "PWNED").exists()
    output = site.root / "public"
    for name, data in site.tree().items() if output.is_dir() else ():
        assert SECRET.encode() not in data, name
        assert b"<class " not in data and b"root:x:" not in data, name
    return code, said


def rendered(fork: SmallSite, text: str) -> str:
    """The page for lost addresses with a template's text, made the way that a build makes it."""
    fork.write("themes/town/templates/404.html", text)
    chain = load_chain("town", (fork.root / "themes", carried()))
    made = environment(chain, VIEW)
    closure(made, chain, "404.html")
    return made.get_template("404.html").render(page=not_found.Context(PageMeta("没有这个页面", "/404.html")))


@pytest.mark.parametrize("attempt", TEMPLATES)
def test_a_template_reaches_nothing(attempt: str, fork: SmallSite) -> None:
    try:
        shown = rendered(fork, TEMPLATES[attempt])
    except (UsageError, TemplateError, TypeError):
        return
    assert attempt in NOTHING
    assert not re.search(r"<|class|object|function|__|root:|" + SECRET, shown), shown


@pytest.mark.parametrize("attempt", HEAVY)
def test_a_template_does_not_eat_the_machine(attempt: str, fork: SmallSite) -> None:
    with pytest.raises((UsageError, TemplateError, RecursionError)):
        rendered(fork, HEAVY[attempt])


@pytest.mark.parametrize(
    "text", [TEMPLATES["class of a text"], TEMPLATES["up"], HEAVY["recursion"], HEAVY["long range"]]
)
def test_a_build_says_what_it_refused(text: str, fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    fork.write("themes/town/templates/404.html", text)
    code, said = harmless(fork, capsys)
    assert code == 2 and "404.html" in said and "→" in said


@pytest.mark.parametrize("attempt", YAML)
def test_a_theme_file_is_read_as_text_alone(attempt: str, fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    fork.write("themes/town/theme.yaml", YAML[attempt])
    code, said = harmless(fork, capsys)
    if attempt.startswith(("emblem", "option")):
        assert code == 0  # not a value of the option: the page is made without it, escaped
        page = fork.page("index.html")
        assert "secret" not in page and "evil.example" not in page and "<script>" not in page and "/etc/" not in page
    else:
        assert code == 2, said


@pytest.mark.parametrize("attempt", STATIC)
def test_a_static_file_is_a_style_a_picture_or_a_font(
    attempt: str, fork: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    path, data = STATIC[attempt]
    fork.write(f"themes/town/{path}", data)
    code, said = harmless(fork, capsys)
    assert code == 2 and path.rpartition("/")[2] in said


def test_theme_check_finds_them_all_before_a_build_does(fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    paths = []
    for number, (path, data) in enumerate(STATIC.values()):
        paths.append(f"themes/town/{path.replace('.', f'-{number}.') if '.' in path else path}")
        fork.write(paths[-1], data)
    fork.write("themes/town/templates/menu.html", TEMPLATES["no escaping"])
    fork.write("themes/town/templates/apply.html", TEMPLATES["safe"])
    assert fork.run("theme", "check", "town", "--format", "github") == 1
    said = "".join(capsys.readouterr())
    assert SECRET not in said
    assert all(f"file={path},line=1,title=THM-FILE" in said for path in paths)
    assert "menu.html,line=1,title=THM-TEMPLATE" in said and "apply.html,line=1,title=THM-VARIABLE" in said
    assert "outside.html,line=1,title=THM-LINK" in said


def test_links_that_lead_outside_are_not_there(fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert harmless(fork, capsys)[0] == 0
    assert not [name for name in fork.tree() if "outside" in name or "secret" in name]


def test_a_theme_file_that_is_a_link_is_not_read(fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    place = fork.root / "themes/town/theme.yaml"
    place.unlink()
    place.symlink_to(fork.root / "secret.txt")
    code, said = harmless(fork, capsys)
    assert code == 2 and "链接" in said


def test_a_theme_folder_that_is_a_link_is_not_entered(fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    (fork.root / "elsewhere").mkdir()
    fork.write("elsewhere/theme.yaml", "extends: county\n")
    (fork.root / "themes/linked").symlink_to(fork.root / "elsewhere", target_is_directory=True)
    fork.write("themes/town/theme.yaml", "extends: linked\n")
    code, said = harmless(fork, capsys)
    assert code == 2 and "链接" in said


def test_links_in_a_circle_come_to_an_end(fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    static = fork.root / "themes/town/static"
    for name in "abcdefgh":
        (static / name).symlink_to(".", target_is_directory=True)
    assert harmless(fork, capsys)[0] == 0


def test_links_that_multiply_come_to_an_end(fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    static = fork.root / "themes/town/static"
    for number in range(20):
        (static / f"d{number}").mkdir()
        for name in "abcd":
            (static / f"d{number}" / name).symlink_to(f"../d{number + 1}", target_is_directory=True)
    (static / "d20").mkdir()
    assert harmless(fork, capsys)[0] == 0


@pytest.mark.parametrize("name", ["../outside", "/etc", "a/b", "town\\..", "..", "."])
def test_the_name_of_a_theme_is_no_path(name: str, fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    fork.write("outside/theme.yaml", "title: x\nextends: county\n")
    fork.write(
        "content/_data/agencies.yaml",
        f"- {{id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门, theme: '{name}'}}\n",
    )
    code, said = harmless(fork, capsys)
    assert code == 0 and "DAT-THEME" in said


def test_a_guest_brings_no_scripts_and_a_host_does(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("tongzhi.md")
    site.write("themes/town/theme.yaml", "extends: county\n")
    site.write("themes/town/static/js/own.js", "document.title = 'x';\n")
    agencies = (site.root / "content/_data/agencies.yaml").read_text(encoding="utf-8")
    site.write("content/_data/agencies.yaml", agencies.replace("kind: 乡镇", "kind: 乡镇, theme: town"))
    code, said = harmless(site, capsys)
    assert code == 0 and "DAT-LOOK" in said and "own.js" in said and "脚本" in said
    assert not list((site.root / "public/assets/js").glob("own*.js"))
    site.write("content/_data/agencies.yaml", agencies)
    site.write("config.yaml", CONFIG.replace("theme: county", "theme: town"))
    assert harmless(site, capsys)[0] == 0
    assert [name for name in site.tree() if name.startswith("assets/js/own.")]


def test_nothing_held_back_is_given_to_a_template(site: SmallSite) -> None:
    """Everything that ``site`` and ``page`` hold, written out by a fork that walks whatever it finds."""
    site.document("mimi.md", body=SECRET, classification="不予公开", title=f"关于{SECRET}的函")
    site.document("shenqing.md", body=SECRET, classification="依申请公开", title="关于档案的函")
    site.document("tongzhi.md")
    site.write("config.yaml", CONFIG.replace("theme: county", "theme: town"))
    site.write("themes/town/theme.yaml", "extends: county\n")
    for name in ("home", "document", "list", "domain", "search", "sitemap", "figures", "menu"):
        site.write(f"themes/town/templates/{name}.html", "{{ page|string }}{{ site|string }}")
    assert site.build() == 0
    for name, data in site.tree().items():
        assert SECRET.encode() not in data, name


@pytest.mark.skipif(os.name == "nt", reason="names of files")
def test_odd_names_of_templates_are_only_names(fork: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    place = Path(fork.root / "themes/town/templates/..secret.html")
    place.write_text("{{ 1 }}", encoding="utf-8")
    assert harmless(fork, capsys)[0] == 0
