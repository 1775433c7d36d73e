"""Five sources of an invented county, each with what offices' files of its sort bring along."""

from __future__ import annotations

from pathlib import Path

from opencc import OpenCC

NOTED = """\
关于全面推进政务公开工作的意见

各乡镇人民政府，县政府各部门：

公开透明是法治政府的基本特征^[1]。为了做好有关工作，经县政府同意，现提出以下意见。

一、总体要求

（一）基本原则。坚持以公开为常态^[2]、以不公开为例外，依法依规明确政

务公开的主体、内容、标准和方式^[3]。

（二）工作目标。到2027年，政务公开工作总体达到规定要求，公众参与程度明

显提高。

二、主要任务

推进决策公开、执行公开、管理公开、服务公开和结果公开。
"""
"""Marks of footnotes, and sentences that page edges broke."""

DUTIES = """\
关于政务公开工作要点的实施细则

[bookmark: _GoBack]各乡镇人民政府，县政府各部门：

一、加强政策解读

1.主要负责人带头解读政策。（牵头单位：县政府办）

2.及时回应公众关切。（牵头单位：县委宣传部；落实单位：县政府各部门）

一、强化保障措施

3.加强队伍建设。（牵头单位：县人力资源和社会保障局）
"""
"""Duties in brackets, numbers of headings that are wrong in the original, a bookmark of Word."""

PRINTED = """\
★
岚清县人民政府办公室文件

岚政办发[2026]13号

岚清县人民政府办公室
关于印发《岚清县政务公开实施方案》的通知

各乡镇人民政府，县政府各部门：

《岚清县政务公开实施方案》已经县政府同意，现印发给你们，请认真贯彻
— 1 —
执行。

岚清县人民政府办公室

2026年 3月 8日

（此件公开发布）

岚清县人民政府办公室                2026年 3月 8日印发
"""
"""A paper of an office as printed: letterhead, number, signature, colophon, a page number in a sentence."""

CLEAN = """\
岚清县人民政府关于推进基层政务公开标准化规范化工作的指导意见

各乡镇人民政府，县政府各部门：

为了推进基层政务公开，现提出以下意见。

一、总体要求

（一）指导思想。全面推进基层政务公开标准化规范化。

（二）基本原则。坚持标准引领，坚持需求导向。
"""


def copied(text: str) -> str:
    """A text as a site shows that reads it out to children: traditional characters, pinyin behind some of them."""
    shown = OpenCC("s2t").convert(text).replace("辦", "辦(bàn)").replace("務", "務(wù)").replace("執", "執(zhí)")
    title, _, rest = shown.partition("\n")
    return f"{title}\n發布時間: 2026-10-11     來源:\n{rest}"


def write_sources(folder: Path) -> list[Path]:
    """The five as text files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"noted": NOTED, "duties": DUTIES, "printed": PRINTED, "copied": copied(NOTED), "clean": CLEAN}
    for number, (name, text) in enumerate(texts.items()):
        (folder / f"{number}_{name}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())
