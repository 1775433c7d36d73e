"""Issues of the gazette -> ``/data/gazette.json`` (with what each holds), ``/data/gazette.csv`` (a row a document)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.document import Document
from generator.model.gazette import contents, issues_of, number_of
from generator.model.site import Site
from generator.model.target import Target
from generator.site.outputs.open_data.files import both_forms

COLUMNS = ("年份", "期号", "公报网址", "文件", "发文字号", "发布日期", "网址")


def plan(site: Site) -> Iterator[Target]:
    """Both files, once there is an issue."""
    issues = issues_of(site)
    if not issues:
        return
    rows = (_row(site, issue, row) for issue in issues for row in contents(site, issue))
    yield from both_forms(site, "gazette", {"issues": [_issue(site, issue) for issue in issues]}, [COLUMNS, *rows])


def _issue(site: Site, issue: Document) -> dict[str, Any]:
    year, number = number_of(issue)
    held = contents(site, issue)
    return {
        "year": year,
        "issue": number,
        "title": issue.title,
        "publish_date": issue.publish_date.isoformat(),
        "url": site.base_url + issue.url,
        "documents": [
            {"title": row.title, "doc_number": row.doc_number, "url": site.base_url + row.url} for row in held
        ],
    }


def _row(site: Site, issue: Document, row: Document) -> tuple[str, ...]:
    year, number = number_of(issue)
    own = row.title, row.doc_number, row.publish_date.isoformat(), site.base_url + row.url
    return str(year), str(number), site.base_url + issue.url, *own
