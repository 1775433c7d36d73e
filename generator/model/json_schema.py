"""Kinds and the shapes of published data -> JSON Schema (2020-12),
for editors' tools and for whoever harvests the data."""

from __future__ import annotations

from typing import Any

from generator.model import indicator
from generator.model.course import STATUS_WORDS
from generator.model.field_types import record_schema
from generator.model.kind import Kind
from generator.model.openness import OPENNESS
from generator.model.standing import STATES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: dict[str, Any] = {"type": "string"}
COUNT: dict[str, Any] = {"type": "integer"}
_TRUTH: dict[str, Any] = {"type": "boolean"}


def rows(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


TEXTS = rows(TEXT)


def entry(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, TEXT)


def front_matter(kind: Kind) -> dict[str, Any]:
    """The schema of one kind's front matter: what the loader takes. Only that a day exists it cannot say."""
    return {
        "$schema": DIALECT,
        "title": f"{kind.name}（{kind.id}）",
        "description": kind.doc,
        **record_schema(kind.every_field),
    }


_CLAUSE = entry(
    ("mode", "n", "unit", "base", "event", "subject"),
    mode=TEXT,
    n=COUNT,
    **texts("unit", "base", "event", "subject"),
)
_ITEM = entry(
    ("id", "name", "content", "basis", "deadline", "body", "way", "channels", "audience", "level", "url", "documents"),
    **texts("id", "l1", "l2", "l3"),
    five_open=TEXTS,
    power_ids=TEXTS,
    service_ids=TEXTS,
    **texts("stage", "guideline", "version", "note", "name"),
    content=TEXTS,
    basis=TEXTS,
    deadline=entry(("phrase", "clauses"), phrase=TEXT, clauses=rows(_CLAUSE), law=_TRUTH),
    body=TEXT,
    agencies=TEXTS,
    way=TEXT,
    channels=TEXTS,
    carriers=rows(entry(("name", "must"), name=TEXT, must=_TRUTH)),
    **texts("origin", "scope", "procedure"),
    process=TEXTS,
    form=TEXTS,
    presentation=TEXTS,
    audience=TEXT,
    level=TEXTS,
    **texts("restricted", "not_applicable", "url", "latest"),
    documents=COUNT,
    measured=COUNT,
    in_time=COUNT,
    history=rows(entry(("date", "change"), **texts("date", "change", "basis"))),
)


def catalogue() -> dict[str, Any]:
    """``/data/catalogue.json``."""
    domain = entry(("id", "name", "items"), id=TEXT, name=TEXT, items=rows(_ITEM))
    made = entry(
        ("title", "publisher", "coverage", "domains"),
        **texts("title", "publisher"),
        coverage={"type": "object"},
        approval=entry((), **texts("version", "approved_by", "approved_date", "doc_number", "reviewed")),
        domains=rows(domain),
    )
    return {"$schema": DIALECT, "title": "公开事项目录"} | made


def documents() -> dict[str, Any]:
    """``/data/documents/<year>.json``."""
    always = ("id", "title", "url", "publish_date", "domain", "subject", "classification")
    named = ("agency", "kind", "doc_number", "index_number")
    attachment = entry(("title", "url", "type", "size"), **texts("title", "url", "type"), size=COUNT)
    document = entry(
        always,
        **texts(
            *always,
            *named,
            "written_date",
            "updated",
            "catalogue",
            "summary",
            "validity",
            "expires",
            "matter",
            "village_nature",
        ),
        keywords=TEXTS,
        corrections=rows(entry(("date", "text"), **texts("date", "text"))),
        figures={"type": "object", "additionalProperties": TEXT},
        attachments=rows(attachment),
        fields={"type": "object", "description": "文件类型自己的各项，见 kinds/ 下各类型的结构"},
    )
    made = entry(("year", "documents"), year=COUNT, documents=rows(document))
    return {"$schema": DIALECT, "title": "公开文件目录"} | made


def normative() -> dict[str, Any]:
    """``/data/normative.json`` and the file of each quarter."""
    always = ("register_number", "title", "doc_number", "index_number", "agency", "written_date", "publish_date")
    more = ("effective_date", "expiry_date", "since", "by", "subject", "domain", "url")
    document = entry(
        (*always, *more, "validity", "valid", "keywords"),
        **texts(*always, *more),
        validity={"enum": list(STATES)},
        valid=_TRUTH,
        keywords=TEXTS,
    )
    made = entry(("documents",), documents=rows(document))
    return {"$schema": DIALECT, "title": "规范性文件登记簿"} | made


def indicators() -> dict[str, Any]:
    """``/data/indicators.json``."""
    keys = (*indicator.COLUMNS, "completion", "state", "document", "matter")
    made = entry(("indicators",), indicators=rows(entry(keys, **texts(*keys))))
    return {"$schema": DIALECT, "title": indicator.TITLE} | made


def matters() -> dict[str, Any]:
    """``/data/matters.json``."""
    stage = entry(
        ("id", "name", "openness", "status", "documents"),
        id=TEXT,
        name=TEXT,
        openness={"enum": list(OPENNESS)},
        status={"enum": list(STATUS_WORDS)},
        **texts("label", "date", "published", "due"),
        overdue=_TRUTH,
        reason=TEXT,
        documents=TEXTS,
    )
    matter = entry(
        ("id", "title", "url", "lifecycle", "state", "late", "stages"),
        **texts("id", "title", "url", "lifecycle", "state"),
        late=_TRUTH,
        lead=TEXTS,
        follow=TEXTS,
        stages=rows(stage),
    )
    made = entry(("matters",), matters=rows(matter))
    return {"$schema": DIALECT, "title": "全过程公开的事项"} | made


def letters() -> dict[str, Any]:
    """``/data/letters.json``."""
    figures: dict[str, Any] = {
        "received": COUNT,
        "replied": COUNT,
        "median_days": {"type": ["number", "null"]},
        "longest_days": {"type": ["integer", "null"]},
        "settled": COUNT,
        "in_time": COUNT,
        "overdue": COUNT,
    }
    letter = entry(
        ("number", "received", "topic", "unit", "replied", "overdue"),
        **texts("number", "received", "topic", "unit", "due", "replied"),
        overdue=_TRUTH,
        reply=TEXT,
    )
    made = entry(
        ("as_of", "total", "units", "topics", "letters"),
        as_of=TEXT,
        total=entry(tuple(figures), **figures),
        units=rows(entry(("unit", *figures), unit=TEXT, **figures)),
        topics=rows(entry(("topic", "letters"), topic=TEXT, letters=COUNT)),
        letters=rows(letter),
    )
    return {"$schema": DIALECT, "title": "群众来信答复用时"} | made


def commitments() -> dict[str, Any]:
    """``/data/commitments.json``."""
    promise = entry(("text", "matter", "state", "done"), **texts("text", "matter", "state"), done=_TRUTH)
    report = entry(
        ("title", "url", "total", "done", "late"),
        **texts("title", "url"),
        total=COUNT,
        done=COUNT,
        late=COUNT,
        commitments=rows(promise),
    )
    made = entry(("plans",), plans=rows(report))
    return {"$schema": DIALECT, "title": "承诺完成情况"} | made


def negative_list() -> dict[str, Any]:
    """``/data/negative-list.json``."""
    row = entry(
        ("code", "matter", "category", "basis", "updated"),
        **texts("code", "matter", "category", "basis", "updated"),
    )
    figures = entry(
        ("on_application", "withheld", "grounds", "groundless", "overdue", "unset"),
        **dict.fromkeys(("on_application", "withheld", "groundless", "overdue", "unset"), COUNT),
        grounds={"type": "object", "additionalProperties": COUNT},
    )
    made = entry(("version", "entries", "figures"), version=TEXT, entries=rows(row), figures=figures)
    return {"$schema": DIALECT, "title": "负面清单"} | made


def responses() -> dict[str, Any]:
    """``/data/responses.json``."""
    some: dict[str, Any] = {"type": ["integer", "null"]}
    row = entry(
        ("type", "title", "url"),
        type={"enum": ["突发事件", "回应关切"]},
        title=TEXT,
        responsible=TEXT,
        first_minutes=some,
        conference_minutes=some,
        updates=some,
        rumours=some,
        closed_days=some,
        answer_days=some,
        url=TEXT,
    )
    made = entry(("responses",), responses=rows(row))
    return {"$schema": DIALECT, "title": "回应效果"} | made


def annual() -> dict[str, Any]:
    """``/data/annual.json`` and ``/data/annual/<id>.json``."""
    keys = ("table", "row", "name", "value", "unit")
    about = ("id", "title", "agency", "form", "url")
    figure = entry(keys, **texts(*keys))
    report = entry((*about, "year", "figures"), **texts(*about), year=COUNT, figures=rows(figure))
    return {"$schema": DIALECT, "title": "政府信息公开工作年度报告"} | entry(("reports",), reports=rows(report))


def citations() -> dict[str, Any]:
    """``/data/citations.json``."""
    cited = entry(("cited_by",), **texts("title", "number", "document"), cited_by=TEXTS)
    made = entry(("citations",), citations=rows(cited))
    return {"$schema": DIALECT, "title": "正文引用的文件"} | made


def digests() -> dict[str, Any]:
    """``/data/digests.json`` and, of a large site, ``/data/digests/<year>.json``."""
    file = entry(("url", "size", "sha256"), **texts("title", "url", "sha256"), size=COUNT)
    text = entry(("id", "url", "sha256"), **texts("id", "url", "sha256"), attachments=rows(file))
    year = entry(("year", "count", "json"), year=COUNT, count=COUNT, json=TEXT)
    head = texts("publisher", "algorithm", "normal_form", "file")
    made = entry(("algorithm", "normal_form"), **head, documents=rows(text), years=rows(year))
    return {"$schema": DIALECT, "title": "正文和附件的校验值"} | made


def gazette() -> dict[str, Any]:
    """``/data/gazette.json``."""
    document = entry(("title", "doc_number", "url"), **texts("title", "doc_number", "url"))
    issue = entry(
        ("year", "issue", "title", "publish_date", "url", "documents"),
        year=COUNT,
        issue=COUNT,
        **texts("title", "publish_date", "url"),
        documents=rows(document),
    )
    made = entry(("issues",), issues=rows(issue))
    return {"$schema": DIALECT, "title": "政府公报"} | made


def rules() -> dict[str, Any]:
    """``/data/rules.json``."""
    rule = entry(
        ("rule", "title", "in_force", "reviewed", "url"),
        **texts("rule", "title", "reviewed", "url"),
        in_force=_TRUTH,
    )
    lacking: dict[str, Any] = {"type": "array", "items": TEXT}
    organ = entry(("organ", "rules", "lacking"), organ=TEXT, rules=rows(rule), lacking=lacking)
    made = entry(("organs",), organs=rows(organ))
    return {"$schema": DIALECT, "title": "公开制度"} | made
