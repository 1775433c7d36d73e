"""公开主体 in words -> agencies."""

from __future__ import annotations

import pytest

from generator.model.catalogue import Item
from generator.model.roles import bodies
from generator.model.vocabulary import Agency, Vocabulary

AGENCIES = Vocabulary(
    (
        Agency("mz", "试验县民政局", aliases=("民政部门", "县级人民政府民政部门")),
        Agency("zj", "试验县住房和城乡建设局", short="县住建局"),
        Agency("qs", "青山镇人民政府", kind="乡镇"),
        Agency("yp", "云坪街道办事处", kind="街道"),
        Agency("lj", "龙街村民委员会", kind="村"),
    )
)


@pytest.mark.parametrize(
    ("body", "level", "agencies", "unresolved"),
    [
        ("试验县民政局", "县", ("mz",), ()),
        ("县级人民政府民政部门", "县", ("mz",), ()),
        ("县住建局、民政部门", "县", ("mz", "zj"), ()),
        ("试验县住房和城乡建设局", "县", ("zj",), ()),
        ("民政部门、乡镇人民政府(街道办事处)", "县 乡", ("mz", "qs", "yp"), ()),
        ("民政部门、乡镇人民政府（街道办事处）", "县", ("mz",), ()),
        ("村民委员会", "村", ("lj",), ()),
        ("各部门", "县", ("mz", "zj"), ()),
        ("招标人、采购人及行政监督部门", "县", (), ("招标人", "采购人", "行政监督部门")),
        ("", "县", (), ()),
    ],
)
def test_bodies(body: str, level: str, agencies: tuple[str, ...], unresolved: tuple[str, ...]) -> None:
    found = bodies(Item(id="x", name="x", body=body, level=tuple(level.split())), AGENCIES)
    assert (found.agencies, found.unresolved) == (agencies, unresolved)
