"""What a workbook shows otherwise than its file holds, or does not hold at all -> notices in Chinese, with the
cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.authoring.importers.source import notice
from generator.content.workbook import SheetRemarks, VisibleSheet
from generator.model.diagnostic import Diagnostic

_NAMED = 20
"""Cells that are named one by one."""


def _some(places: Sequence[str]) -> str:
    told = "、".join(places[:_NAMED])
    return f"{told} 等 {len(places)} 格" if len(places) > _NAMED else told


def sheet_notices(sheet: VisibleSheet) -> Iterator[Diagnostic]:
    """One notice a kind of fault, for the sheet's visible cells."""
    seen: SheetRemarks = sheet.remarks
    if seen.unresolved:
        yield notice(
            f"工作表“{sheet.title}”有 {len(seen.unresolved)} 格是公式，文件里没有存下算出的结果，导入后是空的："
            f"{_some(seen.unresolved)}",
            "请用 Excel 或 WPS 打开这个文件，保存一次（保存时会算出结果），再导入。",
        )
    if seen.errors:
        told = [f"{where}（{value}）" for where, value in seen.errors]
        yield notice(
            f"工作表“{sheet.title}”有 {len(told)} 格显示的是错误值：{_some(told)}", "请在表格里改正公式，再导入。"
        )
    if seen.long:
        yield notice(
            f"工作表“{sheet.title}”有超过 15 位的数字，表格软件只保留前 15 位，后面的位数可能已经变成 0：{_some(seen.long)}",
            "请对照原始材料改正；证件号、编码应存成文本。",
        )
    if seen.struck:
        yield notice(
            f"工作表“{sheet.title}”有删除线的格，导入后看不出删除线：{_some(seen.struck)}",
            "已经作废的内容请从明细里删去。",
        )
    if seen.unfit:
        yield notice(
            f"工作表“{sheet.title}”有数字不能按所设的格式显示（表格里是 ####），写的是原数：{_some(seen.unfit)}",
            "请对照原件核对。",
        )
    if seen.gone:
        yield notice(
            f"工作表“{sheet.title}”有 {len(seen.gone)} 格的图片不在文件里：{_some(seen.gone)}",
            "请用 WPS 打开原文件，把图片另存为 PNG 或 JPG，放到文档旁边并插入正文。",
        )
    if seen.inner:
        told = [f"{where}（{address[:60]}）" for where, address in seen.inner]
        yield notice(
            f"工作表“{sheet.title}”有链接指向表内、本机文件或由公式算出，已只留文字：{_some(told)}",
            "需要时请补上完整网址，或把所指的文件放到文档旁边。",
        )
    if seen.drawn:
        yield notice(
            f"工作表“{sheet.title}”里的{'、'.join(dict.fromkeys(seen.drawn))}没有导入",
            "图表请另存为图片后插入正文；文本框里的话请写进正文。",
        )
