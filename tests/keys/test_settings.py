"""Settings whose effect is not seen in the full tables, and keys that mean nothing: what they do, or who says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import rules
from tests.conftest import CONFIG, SmallSite
from tests.keys.effects import EFFECTS
from tests.keys.full_documents import everything

Diagnostics = Callable[..., list[dict[str, Any]]]


def test_every_effect_is_tried_somewhere() -> None:
    """Where nothing is changed in the full tables, the reason names a test that is there."""
    here = Path(__file__).read_text(encoding="utf-8")
    for path, effect in EFFECTS.items():
        if effect.change is None:
            file, _, name = effect.why.rpartition(": ")[2].rpartition("::")
            text = Path(file or name).read_text(encoding="utf-8") if "/" in file + name else here
            assert name.endswith(".py") or f"def {name}" in text, path


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], str]:
    """A function: settings of searching, and synonyms -> all texts of the built site."""
    site = SmallSite(tmp_path_factory.mktemp("searched"))
    site.document("wen.md")

    def build(settings: str, synonyms: str) -> str:
        site.write("config.yaml", CONFIG + settings)
        site.write("content/_data/synonyms.yaml", synonyms)
        assert site.run("build") == 0
        return everything(site)

    return build


def test_search_settings(searched: Callable[[str, str], str]) -> None:
    own = "- [老车站, 城北客运中心]\n"
    usual = searched("", own)
    assert "\nsearch/index/" in usual and "城北客运中心" in usual and "机动车驾驶证" in usual
    assert "机动车驾驶证" not in searched("", own + "- {不用: [驾照, 机动车驾驶证]}\n")
    without = searched("search: {synonyms: false}\n", own)
    assert "\nsearch/index/" in without and "城北客运中心" not in without and "机动车驾驶证" not in without
    assert "\nsearch/index/" not in searched("search: {enabled: false}\n", own)


def test_folders(site: SmallSite) -> None:
    site.write("config.yaml", CONFIG + "output: wangzhan\ncontent: [content, more]\n")
    site.write("more/lai.md", site.document("wen.md").read_text(encoding="utf-8").replace("wen", "lai"))
    assert site.build() == 0
    assert (site.root / "wangzhan/d/lai/index.html").is_file() and (site.root / "wangzhan/d/wen/index.html").is_file()
    assert not (site.root / "public").exists()


def test_a_level_that_cannot_be_lowered_is_told(site: SmallSite, diagnostics: Diagnostics) -> None:
    fixed = [code for code, rule in rules.every().items() if rule.fixed]
    lines = "".join(f'  {code}: "off"\n' for code in fixed)
    site.write("config.yaml", f"{CONFIG}rules:\n{lines}")
    told = {one["message"].partition("（")[0] for one in diagnostics() if one["code"] == "CFG-FIXED"}
    assert told == set(fixed)


LOST = {
    "agencies.yaml": ("- {id: a, name: 甲局, fone: 1}\n", "- {id: a, name: 甲局, phone: 1, phone: 2}\n"),
    "subjects.yaml": ("- {id: minsheng, name: 民生}\n- {id: a, name: 甲, order: 1}\n",),
    "domains.yaml": ("- {id: jiaotong, name: 交通, colour: red}\n",),
    "synonyms.yaml": ("低保: 最低生活保障\n", "- {不用: [甲, 乙], note: 说明}\n", "- {note: [甲, 乙]}\n"),
    "inspection.yaml": ("home_day: 3\n",),
    "registration.yaml": (
        "form: '{机关}-{年份}'\n",
        "form: '{年份}{序号}'\n",
        "from: 2026-01-01\n",
        "void: [{number: LQ-2026-001}]\n",
        "void: [{number: 第一号, reason: 没有用}]\n",
    ),
    "negative_list.yaml": ("- {code: a, matter: 事, basis: 法, patterns: [词], note: 说明}\n",),
    "takedown.yaml": ("- {id: wen, reason: 有误, note: 说明}\n",),
    "links.yaml": (
        "- {name: 甲网, url: 'https://a.example', owner: 甲局, checked: 2026-01-05, note: 说明}\n",
        "- {name: 甲网, url: 'ftp://a.example', owner: 甲局, checked: 2026-01-05}\n",
    ),
    "zh-hant.yaml": ("- 信息\n",),
    "catalogue/shjz.yaml": (
        "items: [{id: a, name: 甲, conf: C}]\n",
        "items: [{id: a, name: 甲, 名称: 乙}]\n",
        "items: [{id: a, name: 甲, five_open: 公开}]\n",
        "items: [{id: a, name: 甲}]\nyear: 2026\n",
        "items: [{id: a, name: 甲}]\n事项: [{id: b, name: 乙}]\n",
        "items: [{id: a, name: 甲, history: [{date: 2026-01-05, change: 改, by: 谁}]}]\n",
    ),
    "kinds/a.yaml": (
        "{id: a, name: 甲类, column: policy}\n",
        "{id: a, name: 甲类, fields: [{key: b, name: 乙, type: file}]}\n",
        "{id: a, name: 甲类, fields: [{key: b, name: 乙, type: corrections}]}\n",
        "{id: a, name: 甲类, fields: [{key: b, name: 乙, choices: [丙]}]}\n",
        "{id: a, name: 甲类, fields: [{key: b, name: 乙, inverse: 丙}]}\n",
        "{id: a, name: 甲类, fields: [{key: b, name: 乙, targets: [notice]}]}\n",
        "{id: a, name: 甲类, fields: [{key: b, name: 乙}], 字段: [{key: c, name: 丙}]}\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in LOST.items() for text in texts])
def test_what_would_be_lost_is_refused(name: str, text: str, site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write(f"content/_data/{name}", text)
    found = [one for one in diagnostics() if one["path"] == f"content/_data/{name}" and one["level"] == "error"]
    assert found and all(one["line"] for one in found), text
