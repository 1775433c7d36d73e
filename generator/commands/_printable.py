"""A report in Markdown -> a page by itself that can be read on a screen and printed on A4."""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt

_STYLE = """
@page { size: A4; margin: 20mm 16mm; }
body { font: 1rem/1.7 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #111; background: #fff;
  max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; text-align: center; }
h2 { font-size: 1.25rem; border-bottom: 1px solid #888; }
h3 { font-size: 1.05rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { border: 1px solid #888; padding: .25rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { white-space: nowrap; background: #eee; }
@media (max-width: 40rem) { table { display: block; overflow-x: auto; } }
@media print { body { padding: 0; font-size: 10.5pt; } }
"""


def printable(markdown: str) -> str:
    """The page. Its title is the first heading; nothing is fetched from anywhere."""
    title = markdown.partition("\n")[0].lstrip("# ")
    body = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image").render(markdown)
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head>{head}<title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n{body}</body></html>\n"
    )
