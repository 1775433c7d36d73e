"""/admin/ on a published site: off unless wanted, made from the kinds, closed to robots, under a policy of its own."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from generator.checks.detectors import numbers
from generator.content.vocabulary import load_vocabularies
from generator.model.diagnostic import UsageError
from generator.model.field_types import every
from generator.model.kind import Field
from generator.site.admin import package
from generator.site.admin.fetch import fetch
from generator.site.admin.form_checks import browser_checks, for_browser
from generator.site.admin.widgets import widget
from generator.site.outputs import hosting
from tests.conftest import CONFIG, SmallSite
from tests.paths import ROOT

ADMIN = """\
admin:
  {enabled: true, backend: gitea, repo: shiyan/zwgk,
   base_url: "https://git.test.example", api_root: "https://git.test.example/api/v1"}
"""
KIND = """\
id: huiyi
name: 会议公开
doc: 议题和议定事项。
sections: [议定事项]
fields:
- {key: meeting_date, name: 会议日期, type: date, doc: 开会之日。, required: true, example: 2026-03-01}
- {key: decision_doc, name: 形成文件, type: relation, inverse: 有关会议, targets: [notice]}
"""


@pytest.fixture
def admin(site: SmallSite) -> SmallSite:
    """A site with /admin/ and a stand-in for the editor's program."""
    site.write("config.yaml", CONFIG + ADMIN)
    site.write("content/_data/kinds/huiyi.yaml", KIND)
    site.document("a.md", id="bie-ming")
    site.document("mimi.md", title="不给看的", classification="不予公开")
    folder = package.folder(site.root / ".gongkai")
    folder.mkdir(parents=True)
    for name in ("decap-cms.js", "977.decap-cms.js", "js-yaml.min.js"):
        (folder / name).write_text(f"// {name}", encoding="utf-8")
    return site


def settings(site: SmallSite) -> dict[str, Any]:
    assert site.build() == 0
    found: dict[str, Any] = yaml.safe_load(site.page("admin/config.yml"))
    return found


def test_without_the_setting_there_is_no_trace_of_it(site: SmallSite) -> None:
    site.document("a.md")
    assert site.build() == 0
    assert not (site.root / "public" / "admin").exists()
    assert "admin" not in site.page("robots.txt") + site.page("_headers")


def test_the_site_serves_the_program_itself(admin: SmallSite) -> None:
    assert admin.build() == 0
    page = admin.page("admin/index.html")
    assert 'src="decap-cms.js"' in page and "http" not in page and 'content="noindex' in page
    assert admin.page("admin/decap-cms.js") == "// decap-cms.js" and admin.page("admin/977.decap-cms.js")
    assert "Disallow: /admin/\n" in admin.page("robots.txt")
    assert "/admin/" not in admin.page("sitemap/columns.xml") + admin.page("index.html")


def test_every_kind_has_its_form_and_a_countys_own_too(admin: SmallSite) -> None:
    made = settings(admin)
    assert made["locale"] == "zh_Hans"
    assert made["publish_mode"] == "simple", "Decap has no workflow for Gitea"
    assert made["backend"]["name"] == "gitea" and made["backend"]["repo"] == "shiyan/zwgk"
    by_name = {item["name"]: item for item in made["collections"]}
    assert {"notice", "guide", "consultation", "huiyi", "all"} <= by_name.keys()
    own = by_name["huiyi"]
    assert own["label"] == "会议公开" and own["filter"] == {"field": "kind", "value": "huiyi"}
    form = {item["name"]: item for item in own["fields"]}
    assert form["meeting_date"]["widget"] == "datetime" and form["meeting_date"]["time_format"] is False
    assert form["meeting_date"]["required"] and form["meeting_date"]["hint"] == "开会之日。例如：2026-03-01"
    assert form["decision_doc"]["widget"] == "relation" and form["decision_doc"]["filters"] == [
        {"field": "kind", "values": ["notice"]}
    ]
    assert {"label": "试验县民政局", "value": "minzheng"} in form["agency"]["options"]
    assert form["body"]["default"] == "## 议定事项\n"
    assert form["classification"]["options"] == ["主动公开", "依申请公开", "不予公开"]
    assert form["classification"]["required"] and "default" not in form["classification"], "the person chooses"
    assert {item["name"] for item in by_name["guide"]["fields"] if item["required"]} >= {"title", "matter", "fee"}


def test_what_must_be_there_is_asked_for_in_lists_too(admin: SmallSite) -> None:
    admin.write(
        "content/_data/kinds/huiyi.yaml",
        KIND + "- {key: topics, name: 议题, type: lines, doc: 每行一项。, required: true}\n"
        "- {key: seats, name: 席位, type: choices, choices: [甲, 乙], required: true}\n"
        "- {key: papers, name: 材料, type: relations, inverse: 会议}\n",
    )
    (own,) = (item for item in settings(admin)["collections"] if item["name"] == "huiyi")
    form = {item["name"]: item for item in own["fields"]}
    assert [form[key].get("min") for key in ("topics", "seats", "papers")] == [1, 1, None]


def test_the_address_is_a_field_and_names_the_file(admin: SmallSite) -> None:
    for made in settings(admin)["collections"]:
        if not made.get("hide"):
            assert made["slug"] == "{{fields.__address}}"
            assert {"__address", "__checks", "body"} <= {item["name"] for item in made["fields"]}


def test_no_hint_names_somebody_else_s_county_or_a_key_of_the_file(admin: SmallSite) -> None:
    assert admin.build() == 0
    form = admin.page("admin/config.yml")
    sample = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))["site"]["jurisdiction"]
    # The examples of the manuals are of a county of their own.
    places = [sample, "岚清县", "云岭", "lanqing"]
    assert [place for place in places if place in form] == []
    hints = set(re.findall(r"hint: (.*)", form))
    assert len(hints) > 50 and not [
        hint for hint in hints if re.search(r"[{（][a-z_]+[,}）]|[岚全]县|岚清|青山|云溪", hint)
    ]


def test_the_guide_names_every_archive_that_is_to_be_brought_by_hand() -> None:
    guide = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    assert all(f"npm pack {item.spec}" in guide for item in package.PACKAGES)


def test_what_the_browser_looks_for_is_what_the_program_looks_for() -> None:
    made = browser_checks()
    assert (
        re.fullmatch(made["number"]["strict"], "云民发〔2026〕8号") and made["mobile"]["form"] == numbers.MOBILE.pattern
    )
    with pytest.raises(ValueError, match="atomic"):
        for_browser(re.compile("(?>atomic)"))


def test_the_tables_know_names_and_ids_but_nothing_that_is_held_back(admin: SmallSite) -> None:
    assert admin.build() == 0
    made = json.loads(admin.page("admin/tables.json"))
    assert made["ids"] == {"a": "bie-ming"}
    assert made["terms"]["agency"]["found"]["县民政局"] == "minzheng"
    assert made["kinds"]["huiyi"]["keys"]["会议日期"] == "meeting_date"
    assert all("mimi" not in path.read_text(encoding="utf-8") for path in (admin.root / "public/admin").iterdir())


def test_every_type_of_field_has_a_form(admin: SmallSite) -> None:
    words = load_vocabularies([(admin.root / "content", "content")])[0]
    for kind in every():
        assert widget(Field("any", "任意", kind, doc="一句话。"), words)["widget"], kind


def test_all_hosts_hear_of_one_policy(admin: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert admin.build() == 0
    published = admin.page("_headers")
    capsys.readouterr()
    config = str(admin.root / "config.yaml")
    assert admin.run("hosting", "netlify", "--config", config) == 0
    toml = tomllib.loads(capsys.readouterr().out)
    assert "gongkai admin fetch && (gongkai build" in toml["build"]["command"]
    (rule,) = (part["values"] for part in toml["headers"] if part["for"] == "/admin/*")
    assert admin.run("hosting", "nginx", "--config", config) == 0
    block = capsys.readouterr().out.partition("location /admin/ {")[2].partition("}")[0]
    for name, value in rule.items():
        assert f"  {name}: {value}\n" in published
        # nginx sends every add_header, so the page's own policy may stand there once only.
        assert block.count(f"add_header {name} ") == 1 and f'add_header {name} "{value}" always;' in block
    assert "connect-src 'self' data: blob: https://git.test.example;" in rule["Content-Security-Policy"]
    assert "'unsafe-eval'" not in hosting.POLICY


def test_a_build_without_the_program_says_how_to_get_it(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("config.yaml", CONFIG + ADMIN)
    site.document("a.md")
    assert site.build() == 2
    assert "gongkai admin fetch" in capsys.readouterr().err
    assert site.run("check") == 0


def archive(folder: Path, item: package.EditorPackage, names: list[str]) -> package.EditorPackage:
    """An archive in npm's form, and the package whose digest it has."""
    path = folder / item.archive
    with tarfile.open(path, "w:gz") as made:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 1
            made.addfile(info, io.BytesIO(b"x"))
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    return msgspec.structs.replace(item, integrity=f"sha512-{digest}")


def test_fetching_takes_what_is_wanted_of_the_right_archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        "package/dist/decap-cms.js",
        "package/dist/1.decap-cms.js",
        "package/dist/cms.js.map",
        "package/../../evil.wasm",
    ]
    made = (
        archive(tmp_path, package.PACKAGES[0], names),
        archive(tmp_path, package.PACKAGES[1], ["package/dist/js-yaml.min.js"]),
    )
    monkeypatch.setattr(package, "PACKAGES", made)
    place = fetch(tmp_path / "state", [tmp_path / item.archive for item in made])
    assert sorted(path.name for path in place.iterdir()) == ["1.decap-cms.js", "decap-cms.js", "js-yaml.min.js"]
    assert {path.name for path in package.files(tmp_path / "state")} == {path.name for path in place.iterdir()}


def test_another_archive_of_that_name_is_not_taken(tmp_path: Path) -> None:
    archive(tmp_path, package.PACKAGES[0], ["package/dist/decap-cms.js"])
    with pytest.raises(UsageError, match="不一致"):
        fetch(tmp_path / "state", [tmp_path / package.PACKAGES[0].archive])
    with pytest.raises(UsageError):
        package.files(tmp_path / "state")


def test_without_npm_the_message_says_two_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError) as error:
        fetch(tmp_path / "state")
    assert "npm" in str(error.value) and "--from" in error.value.hint


@pytest.mark.parametrize(("more", "mode"), [("", "editorial_workflow"), (", workflow: false", "simple")])
def test_documents_are_reviewed_first_unless_the_site_says_otherwise(admin: SmallSite, more: str, mode: str) -> None:
    admin.write("config.yaml", CONFIG + f"admin: {{enabled: true, backend: gitlab, repo: a/b{more}}}\n")
    assert settings(admin)["publish_mode"] == mode
