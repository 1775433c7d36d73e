"""Each duty note of a plan becomes a task with those who lead and those who follow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.duty_notes import duty_notes

PLAN = """关于印发政务公开工作方案的通知

一、重点任务

（一）推进决策公开

1.实行重大决策预公开。涉及群众利益的，决策前公布草案。（牵头单位：县民政局；落实单位：青山镇）

2. 听证制度。（牵头单位：县民政局、落实单位：青山镇）

3、公布目录（牵头单位:县民政局,青山镇）。

（二）推进执行公开

1.公布进展。每季度一次。（牵头部门：县民政局（社会救助股）；配合单位：青山镇、各村民委员会）
2.没有分工的一条。
"""


def test_every_form_of_note_is_read() -> None:
    notes = duty_notes(PLAN)
    assert [(note.title, note.lead, note.follow) for note in notes] == [
        ("实行重大决策预公开", ("县民政局",), ("青山镇",)),
        ("听证制度", ("县民政局",), ("青山镇",)),
        ("公布目录", ("县民政局", "青山镇"), ()),
        ("公布进展", ("县民政局（社会救助股）",), ("青山镇", "各村民委员会")),
    ]
    assert [note.section for note in notes] == ["（一）推进决策公开"] * 3 + ["（二）推进执行公开"]


NAMES = st.lists(st.text("县民政局青山镇办公室各部门", min_size=2, max_size=8), min_size=1, max_size=4, unique=True)


@given(NAMES, NAMES | st.just([]), st.sampled_from("、,，"), st.sampled_from("；;、"), st.sampled_from("：:"))
def test_no_unit_is_lost_or_added(lead: list[str], follow: list[str], apart: str, between: str, colon: str) -> None:
    behind = f"{between}落实单位{colon}{apart.join(follow)}" if follow else ""
    [note] = duty_notes(f"1.做一件事。（牵头单位{colon}{apart.join(lead)}{behind}）")
    assert (note.lead, note.follow) == (tuple(lead), tuple(follow))
