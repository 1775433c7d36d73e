"""gongkai theme check: each mistake of a forker is found, at its line, with what to do; what is right is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.theme.forking import checks
from tests.conftest import AGENCIES, SmallSite

YAML = "title: 镇\nextends: county\n"
FOOTER = "<footer>{{ site.organiser }}{{ site.phone }}{{ site.code }}{{ site.icp }}{{ site.police_filing }}</footer>\n"
CASES: dict[str, tuple[dict[str, str], str, int, str]] = {
    # name: files of the fork beside its theme.yaml, code, line, a word of message or hint
    "a part whose name has a slip": ({"templates/parts/foter.html": FOOTER}, "THM-NOTHING", 0, "footer.html"),
    "a part in the wrong folder": ({"templates/footer.html": FOOTER}, "THM-NOTHING", 0, "parts/footer.html"),
    "a style that nothing uses": ({"static/css/own.css": "a { color: red }"}, "THM-NOTHING", 0, "没有地方用到"),
    "an unknown variable": ({"templates/parts/empty.html": "<p>\n{{ resaon }}</p>"}, "THM-VARIABLE", 2, "reason"),
    "an unknown field of site": (
        {"templates/parts/footer.html": FOOTER + "{{ site.phon }}"},
        "THM-VARIABLE",
        2,
        "phone",
    ),
    "an unknown field of a page": (
        {
            "templates/menu.html": (
                '{% extends "@county/menu.html" %}\n{% block content %}\n{{ page.titel }}{% endblock %}'
            )
        },
        "THM-VARIABLE",
        3,
        "title",
    ),
    "a field of another page, in a part": (
        {"templates/parts/breadcrumb.html": "{{ page.body }}"},
        "THM-VARIABLE",
        1,
        "page.body",
    ),
    "a field of a value in a list": (
        {"templates/parts/rows.html": "{% for row in rows %}\n{{ row.titl }}{% endfor %}"},
        "THM-VARIABLE",
        2,
        "title",
    ),
    "a name of the loop around a block": (
        {
            "templates/list.html": '{% extends "@county/list.html" %}\n{% block intro %}{% for row in page.rows %}'
            "{% block one_row %}\n{{ row.title }}{% endblock %}{% endfor %}{% endblock %}"
        },
        "THM-VARIABLE",
        3,
        "row",
    ),
    "a field that a filter asks": (
        {"templates/parts/rows.html": '{{ rows|map(attribute="agenci")|join }}'},
        "THM-VARIABLE",
        1,
        "agency",
    ),
    "an unknown filter": ({"templates/parts/empty.html": "{{ reason|uper }}"}, "THM-VARIABLE", 1, "upper"),
    "a filter that is not given": ({"templates/parts/empty.html": "{{ reason|safe }}"}, "THM-VARIABLE", 1, "safe"),
    "an unknown option": (
        {"templates/parts/hills.html": '{{ site.options["moto"] }}'},
        "THM-VARIABLE",
        1,
        "motto",
    ),
    "a part that is not there": (
        {"templates/parts/empty.html": '{% include "parts/emblm.html" %}'},
        "THM-VARIABLE",
        1,
        "parts/emblem.html",
    ),
    "a static file that is not there": (
        {"templates/parts/empty.html": '{{ asset("css/hom.css") }}'},
        "THM-VARIABLE",
        1,
        "css/home.css",
    ),
    "a block that the parent has not": (
        {"templates/list.html": '{% extends "@county/list.html" %}\n{% block entro %}x{% endblock %}'},
        "THM-BLOCK",
        2,
        "intro",
    ),
    "a frame without its blocks": (
        {"templates/base.html": "<html>{% block content %}{% endblock %}</html>"},
        "THM-LOST",
        0,
        "块 meta",
    ),
    "a frame without a block that a page fills": (
        {
            "templates/base.html": "<html>{% block meta %}m{% endblock %}{% block header %}h{% endblock %}"
            "{% block content %}{% endblock %}{% block footer %}f{% endblock %}</html>"
        },
        "THM-LOST",
        0,
        "块 styles，home.html 要用它",
    ),
    "an empty footer": (
        {"templates/base.html": '{% extends "@county/base.html" %}\n{% block footer %} {% endblock %}'},
        "THM-LOST",
        2,
        "块 footer",
    ),
    "a page that stands alone": (
        {"templates/apply.html": "<h1>依申请公开</h1>"},
        "THM-LOST",
        0,
        "块 footer",
    ),
    "a footer without the number of the site": (
        {"templates/parts/footer.html": FOOTER.replace("{{ site.icp }}", "")},
        "THM-LOST",
        0,
        "site.icp",
    ),
    "a footer's block without its numbers": (
        {
            "templates/parts/footer.html": '{% extends "@county/parts/footer.html" %}\n{% block filings %}无{% endblock %}'
        },
        "THM-LOST",
        0,
        "site.code",
    ),
    "a document without its body": (
        {
            "templates/document.html": '{% extends "@county/base.html" %}\n{% block content %}{{ page.title }}'
            "{{ page.status }}{{ page.facts }}{% endblock %}"
        },
        "THM-LOST",
        0,
        "page.body",
    ),
    "a tag that does not end": (
        {"templates/parts/empty.html": "<p>\n{% if reason %}"},
        "THM-TEMPLATE",
        2,
        "写法有误",
    ),
    "an encoding of old": ({"templates/parts/empty.html": "GBK"}, "THM-TEMPLATE", 0, "UTF-8"),
    "escaping switched off": (
        {"templates/parts/empty.html": "\n{% autoescape false %}{{ reason }}{% endautoescape %}"},
        "THM-TEMPLATE",
        2,
        "autoescape",
    ),
    "a computed name": (
        {"templates/parts/empty.html": '{% include "parts/" ~ reason %}'},
        "THM-TEMPLATE",
        1,
        "直接写出来",
    ),
    "a template that extends itself": (
        {"templates/list.html": '{% extends "list.html" %}'},
        "THM-TEMPLATE",
        0,
        "@county/list.html",
    ),
    "a page that is not put together": (
        {
            "templates/menu.html": (
                '{% extends "@county/menu.html" %}\n{% block content %}\n{{ self.title() }}{% endblock %}'
            )
        },
        "THM-FLAT",
        3,
        "self",
    ),
    "a part that keeps pages from being put together": (
        {"templates/parts/prose.html": "{% block prose_body %}{{ page.body }}{% endblock %}\n{{ self.prose_body() }}"},
        "THM-FLAT",
        2,
        "document.html",
    ),
    "a type that may not be": ({"static/a.php": "<?php"}, "THM-FILE", 0, "文件类型"),
    "a picture that acts": (
        {"static/img/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'},
        "THM-FILE",
        0,
        "事件 onload",
    ),
    "a style attribute": (
        {"templates/parts/empty.html": '<p>\n<b style="color:red">{{ reason }}</b>'},
        "THM-INLINE",
        2,
        "class",
    ),
    "a script in the page": ({"templates/parts/empty.html": "<script>x()</script>"}, "THM-INLINE", 1, "脚本"),
    "a counter from elsewhere": (
        {"templates/parts/empty.html": '<script src="https://tj.example/x.js"></script>'},
        "THM-INLINE",
        1,
        "别的网站",
    ),
    "a picture from elsewhere": (
        {"static/css/home.css": "a {}\nb { background: url(//cdn.example/a.png) }"},
        "THM-INLINE",
        2,
        "static",
    ),
}
FORMS = {
    "an unknown key": ("tokns: {}\n", "THM-FORM", 3, "tokens"),
    "a key twice": ("title: 镇二\n", "THM-FORM", 3, "两次"),
    "a colour without quotes": ("tokens:\n  brand: #123456\n", "THM-FORM", 4, "没有写值"),
    "an undeclared option": ("options:\n  emblem_tex: 青\n", "THM-OPTION", 4, "emblem_text"),
    "an option of another type": ("options:\n  comfort: 也许\n", "THM-OPTION", 4, "true 或 false"),
    "too long a text": ("options:\n  emblem_text: 青山镇\n", "THM-OPTION", 4, "最多 2 个字"),
    "a block of the home page that is none": ("options:\n  home: [newest]\n", "THM-OPTION", 4, "latest"),
    "an emblem that is not there": ("options:\n  emblem: img/none.png\n", "THM-OPTION", 4, "static/img/none.png"),
    "a declaration that is not whole": ("options:\n  slogan: {type: text}\n", "THM-FORM", 4, "default"),
    "a token that is none": ('tokens:\n  brnad: "#123456"\n', "THM-TOKEN", 4, "brand"),
    "a token of one look": ('tokens:\n  surface: "#fff"\n', "THM-TOKEN", 4, "深色"),
    "too light a colour": ('tokens:\n  brand: "#7fb2c6"\n', "THM-CONTRAST", 4, "浅色"),
    "too dark a colour in the dark": ('tokens:\n  brand-bright: "#1d5c40"\n', "THM-CONTRAST", 4, "深色"),
    "an older contract": ("contract: 0\n", "THM-CONTRACT", 3, "约定"),
    "a newer contract": ("contract: 2\n", "THM-CONTRACT", 3, "约定"),
    "a record by hand": ("parts:\n  templates/parts/menu.html: mine\n", "THM-FORM", 4, "theme copy"),
    "a record of what is gone": (
        "parts:\n  templates/parts/menu.html: county 0123456789abcdef\n",
        "THM-COPY",
        4,
        "已经不在",
    ),
}


@pytest.fixture
def report(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> Any:
    """A function that checks the fork ``town`` and gives code, diagnostics of ``--format json``."""

    def check(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
        capsys.readouterr()
        code = site.run("theme", "check", "town", "--format", "json", *arguments)
        return code, json.loads(capsys.readouterr().out)["diagnostics"]

    return check


@pytest.mark.requirement("PLT-14")
@pytest.mark.parametrize("case", CASES)
def test_a_mistake_in_a_file_is_found(case: str, site: SmallSite, report: Any) -> None:
    files, code, line, word = CASES[case]
    site.write("themes/town/theme.yaml", YAML)
    for path, text in files.items():
        site.write(f"themes/town/{path}", "青山镇".encode("gbk") if text == "GBK" else text)
    path = next(iter(files))
    exit_code, found = report()
    hits = [item for item in found if item["code"] == code and word in item["message"] + item["hint"]]
    assert hits, found
    assert hits[0]["path"] == f"themes/town/{path}" and hits[0]["line"] == line
    assert all(item["hint"] and "{" not in item["hint"].replace("{%", "").replace("{{", "") for item in found)
    assert exit_code == (1 if any(item["level"] == "error" for item in found) else 0)


@pytest.mark.requirement("PLT-14")
@pytest.mark.parametrize("case", FORMS)
def test_a_mistake_in_theme_yaml_is_found(case: str, site: SmallSite, report: Any) -> None:
    text, code, line, word = FORMS[case]
    site.write("themes/town/theme.yaml", YAML + text)
    _, found = report()
    hits = [item for item in found if item["code"] == code and word in item["message"] + item["hint"]]
    assert hits, found
    assert hits[0]["path"] == "themes/town/theme.yaml" and hits[0]["line"] == line


def test_everything_is_said_at_once(site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", YAML + 'tokns: 1\noptions:\n  moto: x\ntokens:\n  brand: "#7fb2c6"\n')
    site.write("themes/town/templates/parts/foter.html", FOOTER)
    site.write("themes/town/templates/parts/empty.html", "{{ resaon }}<script>x</script>")
    site.write("themes/town/static/a.php", "")
    exit_code, found = report()
    assert exit_code == 1
    assert {item["code"] for item in found} >= {
        "THM-FORM",
        "THM-OPTION",
        "THM-CONTRAST",
        "THM-NOTHING",
        "THM-VARIABLE",
        "THM-INLINE",
        "THM-FILE",
    }


def test_a_part_that_keeps_many_pages_apart_is_said_once(site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", YAML)
    part = "{% block prose_body %}{{ page.body }}{% endblock %}{{ self.prose_body() }}"
    site.write("themes/town/templates/parts/prose.html", part)
    assert [(item["code"], item["level"]) for item in report()[1]] == [("THM-FLAT", "info")]


@pytest.mark.requirement("PLT-23")
def test_a_colour_that_can_be_read_is_proposed(site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", YAML + 'tokens:\n  brand: "#7fb2c6"\n')
    _, found = report()
    contrast = [item for item in found if item["code"] == "THM-CONTRAST"]
    assert len(contrast) == 1 and "2.00:1" in contrast[0]["message"] and contrast[0]["line"] == 4
    proposed = contrast[0]["hint"].split('"')[1]
    site.write("themes/town/theme.yaml", YAML + f'tokens:\n  brand: "{proposed}"\n')
    assert report() == (0, [])


@pytest.mark.requirement("PLT-14")
def test_a_parent_that_changed_is_shown_with_its_changes(site: SmallSite, report: Any) -> None:
    site.write("themes/lanqing/theme.yaml", "title: 县\nextends: county\n")
    site.write("themes/lanqing/templates/parts/empty.html", "<p>暂无。</p>\n<p>{{ reason }}</p>\n")
    site.write("themes/town/theme.yaml", "title: 镇\nextends: lanqing\n")
    assert site.run("theme", "copy", "town", "parts/empty.html") == 0
    assert site.run("theme", "copy", "town", "list.html", "--block", "intro") == 0
    assert report() == (0, [])
    site.write("themes/town/templates/parts/empty.html", "<p>没有。</p>\n<p>{{ reason }}</p>\n")
    assert report() == (0, [])  # one's own changes are no news
    site.write("themes/lanqing/templates/parts/empty.html", '<p>暂无。</p>\n<p class="why">{{ reason }}</p>\n')
    exit_code, found = report()
    assert exit_code == 0 and [item["code"] for item in found] == ["THM-COPY"]
    assert '+<p class="why">{{ reason }}</p>' in found[0]["message"] and "-<p>{{ reason }}</p>" in found[0]["message"]
    assert found[0]["path"] == "themes/town/templates/parts/empty.html" and "theme renew town" in found[0]["hint"]
    assert report("--strict")[0] == 1
    assert site.run("theme", "renew", "town", "parts/empty.html") == 0
    assert report() == (0, [])
    assert "没有。" in site.page_of("themes/town/templates/parts/empty.html")
    site.write(
        "themes/lanqing/templates/list.html", '{% extends "@county/list.html" %}{% block intro %}县{% endblock %}'
    )
    assert [item["path"] for item in report()[1]] == ["themes/town/templates/list.html"]


def test_a_guest_is_told_that_it_brings_no_scripts(site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", YAML)
    site.write("themes/town/static/js/site.js", "")
    assert report() == (0, [])
    site.write("content/_data/agencies.yaml", AGENCIES.replace("kind: 乡镇", "kind: 乡镇, theme: town"))
    assert [item["code"] for item in report()[1]] == ["THM-FILE"]


def test_links_that_lead_outside_are_told(site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", YAML)
    (site.root / "themes/town/templates").mkdir()
    (site.root / "themes/town/templates/home.html").symlink_to(site.root / "config.yaml")
    exit_code, found = report()
    assert exit_code == 1 and [(item["code"], item["path"]) for item in found] == [
        ("THM-LINK", "themes/town/templates/home.html")
    ]


def test_a_theme_whose_parent_is_missing_still_gets_its_report(site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", "title: 镇\nextends: conty\ntokns: 1\n")
    exit_code, found = report()
    assert exit_code == 1 and {item["code"] for item in found} == {"THM-FORM"} and len(found) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: 镇\nextends: county\noptions:\n  name: 镇\n  colours：松绿\n", 5),
        ("title: 镇\nextends: county\noptions:\n\tcolours: 松绿\n", 4),
        ("title: 镇\nextends: county\noptions:\n  name: 镇\n   colours: 松绿\n", 5),
        ("", 1),
        ("青山镇\n", 1),
        ("title: 镇\n", 1),
        ("title: 镇\nextends: county\n".encode("gbk"), 1),
    ],
)
def test_slips_of_a_hand_that_is_new_to_yaml(text: str | bytes, line: int, site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", text)
    exit_code, found = report()
    assert exit_code == 1 and {item["code"] for item in found} == {"THM-FORM"}
    assert found[0]["line"] == line and found[0]["hint"]


def test_notepad_s_mark_and_line_ends_are_fine(site: SmallSite, report: Any) -> None:
    text = (YAML + "options:\n  colours: 松绿\n").replace("\n", "\r\n")
    site.write("themes/town/theme.yaml", b"\xef\xbb\xbf" + text.encode())
    part = "<p>{{ reason }}</p>\r\n"
    site.write("themes/town/templates/parts/empty.html", b"\xef\xbb\xbf" + part.encode())
    assert report() == (0, [])
    assert site.run("theme", "copy", "town", "parts/menu.html") == 0
    assert report() == (0, [])


def test_names_that_are_none_are_wrong_usage(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert site.run("theme", "check", "none") == 2
    assert site.run("theme", "check", "../x") == 2
    assert site.run("theme", "check") == 2
    assert "gongkai theme new" in "".join(capsys.readouterr())


@pytest.mark.parametrize("file", ["../../config.yaml", "/etc/passwd", "..\\..\\config.yaml", "parts/foter.html"])
def test_a_copy_comes_from_the_parent_alone(file: str, site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("themes/town/theme.yaml", YAML)
    assert site.run("theme", "copy", "town", file) == 2
    assert [path.name for path in (site.root / "themes/town").rglob("*")] == ["theme.yaml"]
    assert "→" in "".join(capsys.readouterr())


def test_the_package_s_own_theme_is_not_written_to(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert site.run("theme", "copy", "county", "parts/footer.html") == 2
    assert "自带" in "".join(capsys.readouterr())


@pytest.mark.parametrize("form", ["text", "github", "sarif"])
def test_every_form_of_report_takes_it(form: str, site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("themes/town/theme.yaml", YAML + "tokns: 1\n")
    assert site.run("theme", "check", "town", "--format", form) == 1
    assert "THM-FORM" in "".join(capsys.readouterr())


def test_every_check_is_shown_here_and_has_a_page() -> None:
    shown = {case[1] for case in CASES.values()} | {case[1] for case in FORMS.values()} | {"THM-LINK"}
    assert shown == set(checks.every())
    for code, rule in checks.every().items():
        assert rule.doc.startswith(code + " ") and rule.doc.count("\n") > 1 and rule.message and all(rule.english)


def test_explain_knows_the_checks(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert site.run("explain", "thm-contrast") == 0
    assert "4.5:1" in capsys.readouterr().out


def test_a_county_s_own_kind_may_have_a_template(site: SmallSite, report: Any) -> None:
    site.write("themes/town/theme.yaml", YAML)
    site.write(
        "themes/town/templates/huiyi.html",
        '{% extends "document.html" %}\n{% block page_class %}{{ page.kind }}{% endblock %}',
    )
    assert report() == (0, [])
    Path(site.root / "themes/town/templates/huiyi.html").write_text(
        '{% extends "document.html" %}\n{% block page_class %}{{ page.knd }}{% endblock %}', encoding="utf-8"
    )
    assert [item["code"] for item in report()[1]] == ["THM-VARIABLE"]
