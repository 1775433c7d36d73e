"""Rows of registers -> the files of an example, as the manual pages of their rules show them."""

from __future__ import annotations

COLUMNS = "编号,收到日期,类别,办理单位,答复日期"
OFFICE = """
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        ```"""


def register(mark: str = "") -> str:
    """The document that carries the rows. mark: where its topics are wrong."""
    return f"""
        ```md dengji.md
        title: 岚清县2026年第三季度群众来信登记
        publish_date: 2026-10-12
        kind: letters
        topics: [公共交通, 供水]{mark}
        answer_within: 15个工作日内
        as_of: 2026-09-30
        rows: laixin.csv
        ```"""


def carrier(title: str, *fields: str, files: str = "") -> str:
    """A document that carries the rows of some other register. files: that it needs beside it."""
    head = "\n".join(f"        {line}" for line in (f"title: {title}", "publish_date: 2026-10-12", *fields))
    return f"""{files}
        ```md mingxi.md
{head}
        rows: mingxi.csv
        ```"""


def rows(*lines: str, columns: str = COLUMNS, file: str = "laixin.csv") -> str:
    """The file of rows."""
    written = "\n".join(f"        {line}" for line in (columns, *lines))
    return f"""
        ```csv {file}
{written}
        ```"""
