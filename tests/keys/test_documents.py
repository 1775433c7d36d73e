"""Every field of every kind, built in or a county's own: what is written under it is found on the site."""

from __future__ import annotations

import pytest
import yaml

from generator.model import kinds
from generator.model.kind import Kind
from tests.conftest import SmallSite
from tests.keys.full_documents import Sought, every_type, everything, fill

OWN = Kind("own", "自有类型", "每种值各一项。", tuple(every_type()))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallSite, Sought]:
    """A site with a full document of every kind, and what is to be found there."""
    site = SmallSite(tmp_path_factory.mktemp("full"))
    site.write("content/_data/kinds/own.yaml", yaml.safe_dump(_file(OWN), allow_unicode=True))
    site.write("content/_data/catalogue/shjz.yaml", "items: [{id: shjz-01, name: 完整文件的事项}]\n")
    site.write("content/_data/topics/quanbu.yaml", "name: 全部专题\n")
    sought: Sought = {}
    for kind in (*kinds.built_in(), OWN):
        sought |= fill(site, kind, GIVEN | {"kind": kind.name})
    assert site.build() == 0
    return site, sought


GIVEN = {
    "domain": "社会救助",
    "subject": "民生",
    "agency": "县民政局",
    "classification": "主动公开",
    "catalogue": "shjz-01",
    "expires": "2030-01-01",
    "lifecycle": "政策文件",
    "topic_column": "全部专题",
    "stage": "文件公布",
    "acceptor": "县民政局",
    "banner_until": "2030-01-01",
}


def _file(kind: Kind) -> dict[str, object]:
    fields = [
        {"key": field.key, "name": field.name, "type": field.type, "doc": "说明"}
        | ({"choices": list(field.choices)} if field.choices else {})
        for field in kind.fields
    ]
    return {"id": kind.id, "name": kind.name, "doc": kind.doc, "fields": fields}


def test_what_every_field_says_is_found(built: tuple[SmallSite, Sought]) -> None:
    site, sought = built
    text = everything(site)
    lost = [path for path, ways in sought.items() if not any(way in text for way in ways)]
    assert not lost, "\n".join(lost)
