"""What a document's page is made from is one record: no field of it can change without the batch,
the key and the files."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from generator.access.disclose import disclose
from generator.content.config import load_config
from generator.content.vocabulary import load_vocabularies
from generator.model.citation import Citation
from generator.model.document import Document, stamped
from generator.model.library import Library
from generator.model.service_view import ServiceFacts
from generator.model.site import Site
from generator.model.view import Ladder, Link, MetaFact, Rung, Window
from generator.site.pages._parts import rows_of
from generator.site.pages.document.inputs import DomainInputs, PageInputs, Today
from generator.site.pages.document.shared import Shared
from tests.conftest import SmallSite


def document(name: str, **fields: Any) -> Document:
    given: dict[str, Any] = {
        "title": name,
        "domain": "shjz",
        "subject": "minsheng",
        "publish_date": datetime.date(2026, 3, 2),
    } | fields
    return stamped(Document(id=name, file_key=f"0/{name}.md", source=f"content/{name}.md", **given))


A, B, C, D = (document(name) for name in "abcd")
E, G = document("e"), document("g")
SERVICE = ServiceFacts((), (), (), Link("一次不用跑", "/fuwu/visits/0/"), ())
LADDER = Ladder(
    "公租房", "/m/gzf/", "重大行政决策", "已决定", False, (Rung("公布决定", "done", "已公开 2026-03-02", "/d/a/"),)
)
DOMAIN = DomainInputs(
    documents=(A,),
    bodies=("1",),
    relations={"a": (("解读", (B,)),)},
    links={"a": (("/d/c/", "0/c.md"),)},
    matters={"a": (LADDER, (E,))},
    cited={"a": ((Citation("关于f的通知"), "/d/f/", 0, "0/f.md"),)},
    steps={"a": (G,)},
)
OTHER_DOMAINS = [
    msgspec.structs.replace(DOMAIN, documents=(D,)),
    msgspec.structs.replace(DOMAIN, documents=(msgspec.structs.replace(A, file_key="0/moved.md"),)),
    msgspec.structs.replace(DOMAIN, bodies=("2",)),
    msgspec.structs.replace(DOMAIN, relations={"a": (("解读", (C,)),)}),
    msgspec.structs.replace(DOMAIN, links={"a": (("", ""),)}),
    msgspec.structs.replace(DOMAIN, matters={"a": (LADDER, (D,))}),
    msgspec.structs.replace(DOMAIN, matters={"a": (msgspec.structs.replace(LADDER, state="执行中"), (E,))}),
    msgspec.structs.replace(DOMAIN, cited={}),
    msgspec.structs.replace(DOMAIN, steps={"a": (D,)}),
]
TODAY = Today("", None, "", None)
PAGE = PageInputs(
    A,
    "1",
    (("/d/d/", "0/d.md"),),
    (B, None),
    (("", (C,)),),
    TODAY,
    (LADDER, (E,)),
    ((Citation("关于f的通知"), "/d/f/", 0, "0/f.md"),),
    SERVICE,
    (G,),
)
OTHER_PAGES: dict[str, Any] = {
    "document": D,
    "body": "2",
    "links": (("/d/c/", "0/c.md"),),
    "named": (None, B),
    "rows": (("", (D,)),),
    "today": [
        Today("expired", None, "", None),
        Today("", Window("", "", "", "", "进行中", 1, ""), "", None),
        Today("", None, "有效", None),
        Today("", None, "", MetaFact("公开事项", "甲")),
        Today("", None, "", None, ("决策",)),
        Today("", None, "", None, (), "/pdf/a.pdf"),
    ],
    "cited": [(), ((Citation("关于f的通知"), "/d/f/", 1, "0/f.md"),)],
    "service": [None, msgspec.structs.replace(SERVICE, listed=(Link("高龄津贴", "/d/a/#hang-1"),))],
    "steps": (D,),
    "matter": (msgspec.structs.replace(LADDER, late=True), (E,)),
}


@pytest.fixture
def shown(site: SmallSite) -> Site:
    """The small site with the four documents."""
    config, _ = load_config(site.root / "config.yaml", "config.yaml")
    vocabularies, _ = load_vocabularies([(site.root / "content", "content")])
    assert config
    given: dict[str, Any] = {"findings": {}, "files": {}, "bodies": {}, "today": datetime.date(2026, 11, 22)}
    return disclose(Library(config=config, vocabularies=vocabularies, rows=(A, B, C, D), **given))


def test_the_fingerprint_of_a_batch_changes_with_every_field() -> None:
    prints = [DOMAIN.fingerprint(), *(other.fingerprint() for other in OTHER_DOMAINS)]
    assert len(set(prints)) == len(prints)
    changed = {
        name
        for other in OTHER_DOMAINS
        for name in DomainInputs.__struct_fields__
        if getattr(other, name) != getattr(DOMAIN, name)
    }
    assert changed == set(DomainInputs.__struct_fields__)


@pytest.mark.parametrize("name", PageInputs.__struct_fields__)
def test_the_key_of_a_page_changes_with_every_field(shown: Site, name: str) -> None:
    """``body``, ``links`` and ``cited`` stand in the target beside the value, and the key takes them from there."""
    for other in OTHER_PAGES[name] if isinstance(OTHER_PAGES[name], list) else [OTHER_PAGES[name]]:
        page = msgspec.structs.replace(PAGE, **{name: other})
        assert told(page, shown) != told(PAGE, shown)
    for field in Today.__struct_fields__ if name == "today" else ():
        assert any(getattr(other, field) != getattr(TODAY, field) for other in OTHER_PAGES["today"])


def told(page: PageInputs, site: Site) -> tuple[Any, ...]:
    """What the key of a page is made from."""
    return page.value(Shared(site), rows_of(site)), page.body, page.links, page.cited


def test_the_linked_files_are_those_of_every_document_in_the_record() -> None:
    assert PAGE.linked_files() == ("0/a.md", "0/b.md", "0/c.md", "0/e.md", "0/g.md", "0/d.md", "0/f.md")
