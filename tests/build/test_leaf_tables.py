"""A row with an error in a table to which nothing else refers is left out; everything else goes live."""

from __future__ import annotations

import pytest

from tests.conftest import SmallSite

ROWS = {
    "experts.yaml": (
        "- {name: 示例甲, field: 规划, organisation: 示例院, consent: 是}\n",
        "- {name: 示例乙, field: 规划}\n",
    ),
    "channels.yaml": (
        '- {kind: 热线, name: 便民热线, phone: "12345", answered_by: 县民政局, days: 5, next: 转办后回复}\n',
        "- {kind: 信访, name: 县长信箱, email: xx@test.example, answered_by: 县民政局, days: 5, next: 转办}\n",
    ),
    "topics/zhuanti.yaml": (
        "name: 冬季供暖\ndescription: 一句话。\ndomains: [市政服务]\n",
        "name: 冬季供暖\nkinds: [没有]\n",
    ),
    "new_media.yaml": (
        "- {name: 县发布, platform: 微信公众号, owner: 县民政局, state: 正常, updated: 2026-11-20}\n",
        "- {name: 县发布二, platform: 微博, owner: 没有局, state: 正常}\n",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_the_rest_of_the_county_does_not_wait(site: SmallSite, name: str) -> None:
    good, bad = ROWS[name]
    site.write(f"content/_data/{name}", good + bad if name.endswith("s.yaml") or "media" in name else bad)
    site.document("tongzhi.md", title="停水通知")
    assert site.build() == 1
    assert (site.root / "public/d/tongzhi/index.html").exists()


@pytest.mark.parametrize("text", ["- {name: 示例甲, 13800138000}\n", "- [\n"])
def test_what_cannot_be_read_or_must_not_be_public_still_stops(site: SmallSite, text: str) -> None:
    site.write("content/_data/experts.yaml", text)
    site.document("tongzhi.md", title="停水通知")
    assert site.build() == 1
    assert not (site.root / "public/d/tongzhi/index.html").exists()
