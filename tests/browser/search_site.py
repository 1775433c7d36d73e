"""A small site to search in: the theme's search page, invented documents."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import jinja2

from generator.search import IndexReport, SearchEntry, SiteWords, update_index
from generator.theme.joined import joined
from tests.paths import ROOT

THEME = ROOT / "themes" / "county"
BASE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<link rel="icon" href="data:,">{% block head %}{% endblock %}</head>
<body><main id="main">{% block content %}{% endblock %}</main></body></html>"""


def write_site(
    folder: Path,
    entries: Sequence[SearchEntry],
    bodies: dict[str, str],
    *,
    synonyms: Sequence[Sequence[str]] = (),
    site: SiteWords | None = None,
    attached: Mapping[str, str] | None = None,
    language: str = "zh-Hans",
) -> IndexReport:
    """Write document pages, the search page and the index into ``folder``."""
    for entry in entries:
        page = folder / entry.url.strip("/") / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><article data-document-id="{entry.url}">'
            f"<h1>{entry.title}</h1><p data-search-meta>{entry.doc_number} {entry.index_number}</p>"
            f"{bodies.get(entry.body, '')}</article></html>",
            encoding="utf-8",
        )
    report = update_index(
        entries,
        read_body=bodies.__getitem__,
        read_attached=(attached or {}).__getitem__,
        cache=folder.parent / "cache",
        synonyms=synonyms,
        site=site or SiteWords(),
        language=language,
    )
    for file in report.files:
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.source, place)
    shutil.copytree(THEME / "static", folder / "assets", dirs_exist_ok=True)
    parts = {path.relative_to(THEME / "static").as_posix(): path for path in (THEME / "static").rglob("*.js")}
    for name, content in joined(parts).items():
        (folder / "assets" / name).write_bytes(content)
    (folder / "search" / "index.html").write_text(_search_page(entries), encoding="utf-8")
    return report


def _search_page(entries: Sequence[SearchEntry]) -> str:
    loader = jinja2.ChoiceLoader([jinja2.DictLoader({"base.html": BASE}), jinja2.FileSystemLoader(THEME / "templates")])
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    environment.globals["asset"] = lambda path: f"/assets/{path}"

    def choices(facet: str) -> list[SimpleNamespace]:
        names = sorted({name for entry in entries for name in entry.filters.get(facet, ())})
        return [
            SimpleNamespace(id=f"{facet}{at}" if facet != "year" else name, name=name) for at, name in enumerate(names)
        ]

    page = SimpleNamespace(
        domains=choices("domain"), agencies=choices("agency"), kinds=choices("kind"), years=choices("year"), server=""
    )
    return environment.get_template("search.html").render(page=page, site=SimpleNamespace(name="云岭县", prefix=""))
