"""The digests of published texts and attachments say what is published, and nothing that only looks different."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.text_digest import normal_text
from generator.content.markdown import plain_text, render_markdown
from generator.site.outputs.open_data import digests
from tests.conftest import SmallSite

BODY = "各乡镇：\n\n**一、** 标准为780元/月，见[通知](yi.md) & 表。\n\n| 乡镇 | 户数 |\n| --- | --- |\n| 青山镇 | 12 |"


def said(site: SmallSite, path: str = "data/digests.json") -> dict[str, str]:
    return {entry["id"]: entry["sha256"] for entry in json.loads(site.page(path))["documents"]}


@pytest.mark.requirement("DOC-13", "DOC-16")
def test_texts_and_attachments_have_their_digests(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.document("yi.md", BODY.replace("(yi.md)", "(er.md)"), attachments=["biao.csv"])
    site.document("er.md", "第二份。")
    site.document("nei.md", "不公开。", classification="不予公开")
    site.document("shen.md", "依申请。", classification="依申请公开")
    site.write("content/biao.csv", "乡镇,户数\n青山镇,12\n")
    assert site.build() == 0
    text = "各乡镇：一、标准为780元/月，见通知&表。乡镇户数青山镇12"
    assert said(site) == {"yi": sha256(text.encode()).hexdigest(), "er": sha256("第二份。".encode()).hexdigest()}
    [entry] = [one for one in json.loads(site.page("data/digests.json"))["documents"] if one["id"] == "yi"]
    [file] = entry["attachments"]
    data = (site.root / "public/d/yi/biao.csv").read_bytes()
    assert (file["size"], file["sha256"]) == (len(data), sha256(data).hexdigest())
    assert file["sha256"] in site.page("d/yi/index.html")
    public = str(site.root / "public")
    assert site.run("digest", public) == 0
    page = site.root / "public/d/er/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("第二份。", "第三份。"), encoding="utf-8")
    capsys.readouterr()
    assert site.run("digest", public) == 1
    assert "er  不同" in capsys.readouterr().out


@pytest.mark.parametrize("many", [digests.MANY, 1])
def test_an_edited_body_changes_its_digest_alone(site: SmallSite, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(digests, "MANY", many)
    path = "data/digests.json" if many > 1 else "data/digests/2026.json"
    for name in "abc":
        site.document(f"{name}.md", f"文件{name}。")
    site.document("d.md", publish_date="2025-03-02")
    assert site.build() == 0 and site.build() == 0
    before = said(site, path)
    site.document("b.md", "另一个说法。")
    assert site.build() == 0
    after = said(site, path)
    assert {name for name in after if after[name] != before[name]} == {"b"}
    tree = site.tree()
    assert site.build("--verify") == 0
    assert site.tree() == tree


@given(st.text(st.sampled_from("文件 \n\n#*|-[]()<>&《》12a　é"), max_size=60))
def test_the_normal_form_is_the_text_without_blanks(text: str) -> None:
    """Whatever is drawn around it; footnotes aside, which the plain text leaves out."""
    html = render_markdown(text).html
    assert normal_text(html) == "".join(plain_text(html).split())
