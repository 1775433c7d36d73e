"""Texts -> a small site that holds them in bodies, CSV files and Word files, and what checking it prints."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import docx
from click.testing import CliRunner

from generator.commands.check import COMMAND

HELD = ("body", "csv", "docx")
CONFIG = """theme: county
site:
  name: 岚清县政务公开平台
  jurisdiction: 岚清县
  url: https://www.lanqing.example
  code: "9901010001"
  organiser: 岚清县人民政府办公室
  phone: 0000-5550100
  icp: 青ICP备00000000号-1
  notice: 演示站。
"""
FRONT = """---
title: 关于办理有关事项的通知
domain: 社会救助
subject: 民政扶贫救灾
publish_date: 2026-03-01
classification: {classification}
{extra}---

"""
NEGATIVE = """- code: FM-01
  matter: 应急物资储备库的具体位置
  basis: 政府信息公开条例 第十四条
  category: 国家安全
  updated: 2026-01-05
  patterns: [储备库位于, "/储备库.{0,6}地址/"]
"""


def write_site(folder: Path, documents: Mapping[str, tuple[str, str]], config: str = "") -> None:
    """Write config, vocabularies and one document for each name -> (where the text stands, the text)."""
    data = folder / "content" / "_data"
    data.mkdir(parents=True)
    (folder / "config.yaml").write_text(CONFIG + config, encoding="utf-8")
    (data / "subjects.yaml").write_text("- {id: mz, name: 民政扶贫救灾}\n", encoding="utf-8")
    (data / "agencies.yaml").write_text("- {id: mzj, name: 岚清县民政局}\n", encoding="utf-8")
    (data / "negative_list.yaml").write_text(NEGATIVE, encoding="utf-8")
    for name, (place, text) in documents.items():
        write_document(folder / "content", name, place, text)


def write_document(
    content: Path, name: str, place: str, text: str, classification: str = "主动公开", extra: str = ""
) -> None:
    """One document that holds the text in its body or in an attachment."""
    if place == "csv":
        (content / f"{name}.csv").write_text("事项\n" + '"' + text.replace('"', '""') + '"\n', encoding="utf-8")
    elif place == "docx":
        paper = docx.Document()
        for line in text.split("\n"):
            paper.add_paragraph(line)
        paper.save(str(content / f"{name}.docx"))
    extra += "" if place == "body" else f"attachments: [{name}.{place}]\n"
    front = FRONT.format(classification=classification, extra=extra)
    (content / f"{name}.md").write_text(front + (text if place == "body" else "正文。") + "\n", encoding="utf-8")


def written(folder: Path, form: str, *options: str) -> str:
    """What ``gongkai check`` prints for a site."""
    result = CliRunner().invoke(
        COMMAND, ["--config", str(folder / "config.yaml"), "--date", "2026-11-22", "--format", form, *options]
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output
