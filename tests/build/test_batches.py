"""Targets in batches: an edit has only those planned whose documents changed, and never a stale one kept."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.base.store import Store
from generator.build.pipeline import build
from generator.model.document import Document
from generator.model.state import CachedBatches
from generator.model.target import Target
from generator.site.pages._paging import TOGETHER, Slice, in_batches, paged
from generator.site.plan import Plan
from generator.site.plan import plan as planned
from tests.build.test_bodies import edit, equals_clean
from tests.conftest import SmallSite


@pytest.fixture
def county(site: SmallSite) -> SmallSite:
    """A built site with documents in three domains."""
    for number, domain in enumerate(["社会救助", "社会救助", "养老服务", "养老服务", "就业", "就业"]):
        site.document(f"a/n{number}.md", domain=domain, publish_date=f"2026-03-0{number + 1}")
    build(site.options())
    return site


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Plan]]:
    """Every plan that builds make."""
    found: list[Plan] = []

    def watched(*given, **named):  # type: ignore[no-untyped-def]
        found.append(planned(*given, **named))
        return found[-1]

    monkeypatch.setattr(sys.modules["generator.site.plan"], "plan", watched)
    yield found


def documents_planned(plan: Plan) -> set[str]:
    return {target.path for target in plan.targets if target.maker == "pages.document"}


def test_a_title_has_the_pages_of_its_domain_planned_and_no_others(county: SmallSite, plans: list[Plan]) -> None:
    edit(county, "a/n2.md", "关于n2", "有关n2")
    build(county.options())
    assert documents_planned(plans[0]) == {"d/n2/index.html", "d/n3/index.html"}
    domains = {target.path for target in plans[0].targets if target.maker == "pages.domain"}
    assert len(domains) == 1
    assert equals_clean(county)


def test_a_policy_and_its_interpretation_in_another_domain_follow_each_other(county: SmallSite) -> None:
    county.document("a/explained.md", kind="政策解读", of=["n4"], domain="养老服务", publish_date="2026-03-09")
    build(county.options())
    edit(county, "a/n4.md", "关于n4", "有关n4")
    build(county.options())
    assert "有关n4" in county.page("d/explained/index.html")
    edit(county, "a/explained.md", "关于explained", "有关解读")
    build(county.options())
    assert "有关解读" in county.page("d/n4/index.html")
    assert equals_clean(county)


def test_a_link_to_a_document_that_goes_or_comes_back(county: SmallSite) -> None:
    county.document("a/linking.md", "见[那一份](n5.md)。", domain="养老服务")
    build(county.options())
    assert 'href="/d/n5/"' in county.page("d/linking/index.html")
    edit(county, "a/n5.md", "主动公开", "不予公开")
    build(county.options())
    assert "n5" not in county.page("d/linking/index.html")
    assert equals_clean(county)
    edit(county, "a/n5.md", "不予公开", "主动公开")
    build(county.options())
    assert 'href="/d/n5/"' in county.page("d/linking/index.html")


@pytest.mark.parametrize("what", ["day", "agency", "configuration", "theme"])
def test_nothing_is_kept_when_more_than_documents_changed(county: SmallSite, plans: list[Plan], what: str) -> None:
    date = "2026-11-22"
    if what == "day":
        date = "2026-11-23"
    elif what == "agency":
        edit(county, "_data/agencies.yaml", "东街1号", "东街2号")
    elif what == "configuration":
        county.write("config.yaml", county.page_of("config.yaml").replace("5550100", "5550199"))
    else:
        county.write("themes/own/theme.yaml", "extends: county\n")
        county.write("config.yaml", county.page_of("config.yaml").replace("theme: county", "theme: own"))
    build(county.options(date=date))
    assert plans[0].kept == {}


def test_an_address_taken_by_a_page_that_is_kept_is_told_with_both_owners(
    county: SmallSite, plans: list[Plan], capsys: pytest.CaptureFixture[str]
) -> None:
    county.document("a/new.md", domain="就业", aliases=["/d/n0/"])
    assert county.build() == 1
    said = capsys.readouterr().out
    assert "URL-TWICE" in said
    assert "content/a/n0.md" in said
    assert plans[0].kept == {}


def test_a_page_that_is_kept_is_made_again_when_it_is_lost(county: SmallSite, plans: list[Plan]) -> None:
    (county.root / "public/d/n0/index.html").unlink()
    built = build(county.options(verify=True))
    assert "1 个文件少了" in "".join(built.notes)
    assert "关于n0的通知" in county.page("d/n0/index.html")
    assert equals_clean(county)


@pytest.mark.parametrize("name", ["batches", "sources-*"])
def test_damaged_memory_keeps_nothing(county: SmallSite, plans: list[Plan], name: str) -> None:
    for path in Path(county.root / ".gongkai").glob(f"*/{name}"):
        path.write_bytes(b"\0" + path.read_bytes()[1:])
    edit(county, "a/n2.md", "关于n2", "有关n2")
    build(county.options())
    assert plans[0].kept == {}
    assert equals_clean(county)


def test_a_build_that_fails_leaves_what_the_next_may_keep(county: SmallSite, plans: list[Plan]) -> None:
    options = county.options()
    store = Store(options.state_folder(options.output_folder("public")))
    before = store.read("batches", CachedBatches)
    edit(county, "a/n2.md", "publish_date: '2026-03-03'", "publish_date: '2026-13-03'")
    assert county.build() == 1
    assert store.read("batches", CachedBatches) == before
    edit(county, "a/n2.md", "publish_date: '2026-13-03'", "publish_date: '2026-03-04'")
    build(options)
    assert documents_planned(plans[-1]) == {"d/n2/index.html", "d/n3/index.html"}
    assert equals_clean(county)


def rows(count: int) -> list[Document]:
    """Documents, newest first."""
    first = datetime.date(2020, 1, 1)
    return [
        Document(
            id=f"n{number}",
            file_key=f"0/n{number}.md",
            source="",
            title="",
            domain="",
            subject="",
            publish_date=first + datetime.timedelta(days=number),
            digest=f"{number:032x}",
        )
        for number in reversed(range(count))
    ]


def targets(slices: object) -> Iterator[Target]:
    for part in slices:  # type: ignore[attr-defined]
        assert isinstance(part, Slice)
        yield Target(path=part.url, maker="pages.list", context=part)


@given(st.integers(0, 900), st.integers(1, 7))
def test_batches_give_the_pages_of_the_list(count: int, size: int) -> None:
    documents = rows(count)
    whole = {target.path: target.context for target in targets(paged(documents, "/x/", size))}
    batches = list(in_batches(documents, "/x/", size, targets))
    assert len({batch.name for batch in batches}) == len(batches)
    parts = [target for batch in batches for target in batch.targets()]
    assert len(parts) == len(whole)
    for target in parts:
        assert (target.context.url, target.context.pager) == (whole[target.path].url, whole[target.path].pager)
        assert list(target.context.documents) == list(whole[target.path].documents)


@given(st.integers(0, 400), st.integers(1, 5), st.data())
def test_batches_with_one_fingerprint_are_the_same(count: int, size: int, data: st.DataObject) -> None:
    """Whatever document goes or comes: a batch whose name and fingerprint are as before has the same pages."""
    before = rows(count)
    after = list(before)
    shorter: bool = data.draw(st.booleans())
    if after and shorter:
        after.pop(data.draw(st.integers(0, count - 1)))
    else:
        after = rows(count + data.draw(st.integers(1, 3 * size * TOGETHER)))
    known = {
        batch.name: (batch.fingerprint, pages(batch.targets)) for batch in in_batches(before, "/x/", size, targets)
    }
    for batch in in_batches(after, "/x/", size, targets):
        fingerprint, made = known.get(batch.name, (b"", []))
        if fingerprint == batch.fingerprint:
            assert pages(batch.targets) == made


def pages(give: Callable[[], object]) -> list[tuple[str, object, list[str]]]:
    """Address, ways on and documents of each page."""
    return [
        (target.path, target.context.pager, [row.id for row in target.context.documents])
        for target in give()  # type: ignore[attr-defined]
    ]
