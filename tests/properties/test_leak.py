"""What is not public never leaks: no byte of the output holds a marker of what must not be there.

Every document of a random site carries markers of its own in each place that text can stand: title, body, summary,
keywords, document number, attachment name, attachment content, file name, former address, relation. Which of them may
appear follows from design 4; everything else must appear nowhere, in no file, file name or search index.
"""

from __future__ import annotations

import datetime
import gzip
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.build.pipeline import build
from tests.conftest import TODAY, SmallSite
from tests.deep import examples

CLASSES = st.sampled_from(["主动公开", "主动公开", "依申请公开", "不予公开"])
PLACES = (
    "title",
    "body",
    "summary",
    "keyword",
    "number",
    "index",
    "attachmentname",
    "attachment",
    "alias",
    "filename",
    "comment",
    "catalogue",
    "correction",
    "linked",
    "matter",
)


def marker(name: str, place: str) -> str:
    """A word that stands nowhere else: letters and digits only, so that search keeps it whole."""
    return f"zq{name}{place}qz"


def documents() -> st.SearchStrategy[list[dict[str, Any]]]:
    days = st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 12, 31))
    one = st.fixed_dictionaries(
        {
            "classification": CLASSES,
            "draft": st.booleans(),
            "publish_date": days,
            "withdrawn": st.booleans(),
            "expires": st.none() | days,
            "kind": st.sampled_from(["notice", "interpretation", "normative", "dataset"]),
            "relation": st.integers(0, 5),
            "link": st.integers(0, 5),
        }
    )
    return st.lists(one, min_size=3, max_size=6)


def allowed(fields: dict[str, Any]) -> set[str]:
    """Where the markers of one document may appear."""
    today = datetime.date.fromisoformat(TODAY)
    if fields["classification"] == "不予公开" or fields["draft"] or fields["publish_date"] > today:
        return set()
    if fields["classification"] == "依申请公开":
        return {"title", "index", "filename", "matter"}
    kept = {"title", "index", "filename", "number", "alias"}
    if fields["withdrawn"]:
        return kept
    if fields["expires"] and fields["expires"] < today:
        return kept | {"matter"}
    return set(PLACES)


def write(site: SmallSite, number: int, fields: dict[str, Any], count: int) -> None:
    name = str(number)
    own = {place: marker(name, place) for place in PLACES}
    site.write(f"content/x/{own['attachmentname']}.csv", f"{own['attachment']}\n")
    site.write(f"content/x/{own['linked']}.txt", own["linked"])
    front: dict[str, Any] = {
        "title": f"关于{own['title']}的通知",
        "summary": own["summary"],
        "keywords": [own["keyword"]],
        "doc_number": own["number"],
        "index_number": own["index"],
        "aliases": [f"/{own['alias']}.html"],
        "classification": fields["classification"],
        "draft": fields["draft"],
        "matter": own["matter"],
        "kind": fields["kind"],
        "publish_date": fields["publish_date"].isoformat(),
        "attachments": [f"{own['attachmentname']}.csv"],
        "corrections": [{"date": "2026-01-01", "text": own["correction"]}],
    }
    if fields["withdrawn"]:
        front |= {"status": "withdrawn", "withdrawn_date": "2026-05-05", "withdrawn_reason": "数据有误"}
    if fields["expires"]:
        front["expires"] = fields["expires"].isoformat()
    other = marker(str(fields["relation"] % count), "filename")
    if fields["kind"] == "interpretation":
        front["of"] = [other]
    if fields["kind"] == "normative" and other != own["filename"]:
        front["replaces"] = [other]
    if fields["kind"] == "dataset":
        front |= {"conditions": own["summary"], "area": own["keyword"], "dictionary": {"列": own["body"]}}
    target = marker(str(fields["link"] % count), "filename")
    body = f"{own['body']}\n\n见[链接]({target}.md)和[附表]({own['linked']}.txt)。\n\n<!-- {own['comment']} -->"
    site.document(f"x/{own['filename']}.md", body, **front)


def bytes_of(folder: Path) -> list[tuple[str, bytes]]:
    """Every file's name and content, with what is compressed unpacked as well."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes() if path.is_file() else b""
        found.append((name, name.encode() + b"\n" + data))
        if data[:2] == b"\x1f\x8b":
            found.append((name, gzip.decompress(data)))
    return found


def check(case: list[dict[str, Any]], *, search: bool) -> None:
    folder = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
    try:
        site = SmallSite(folder)
        rules = "rules: {REL-SELF: 'off', REL-KIND: 'off'}\n" + ("traditional: true\n" if len(case) % 2 else "")
        site.write("config.yaml", (folder / "config.yaml").read_text(encoding="utf-8") + rules)
        for number, fields in enumerate(case):
            write(site, number, fields, len(case))
        build(site.options(search=search))
        forbidden = {
            marker(str(number), place).encode()
            for number, fields in enumerate(case)
            for place in set(PLACES) - allowed(fields)
        } | {marker(str(number), "comment").encode() for number in range(len(case))}
        for name, data in bytes_of(folder / "public"):
            folded = data.lower()
            assert [word for word in forbidden if word in folded] == [], name
        # A gate that lets nothing through at all would pass too.
        pages = b"".join(data for name, data in bytes_of(folder / "public") if name.startswith("d/"))
        shown = {
            marker(str(n), place).encode()
            for n, fields in enumerate(case)
            for place in allowed(fields) & {"title", "index", "body", "summary", "attachment", "linked"}
        }
        assert [word for word in shown if word not in pages] == []
    finally:
        shutil.rmtree(folder)


@pytest.mark.requirement("SEC-14")
@settings(max_examples=examples(25, many=200), deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_no_byte_of_the_site_holds_what_is_not_public(case: list[dict[str, Any]]) -> None:
    check(case, search=False)


@pytest.mark.requirement("SEC-14")
@settings(max_examples=examples(3, many=30), deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_nor_does_the_search_index(case: list[dict[str, Any]]) -> None:
    check(case, search=True)


PUBLIC: dict[str, Any] = {
    "classification": "主动公开",
    "draft": False,
    "publish_date": datetime.date(2026, 1, 1),
    "withdrawn": False,
    "expires": None,
    "kind": "notice",
    "relation": 0,
    "link": 1,
}
WAYS: dict[str, dict[str, Any] | None] = {
    "withheld": {"classification": "不予公开"},
    "on application": {"classification": "依申请公开"},
    "draft again": {"draft": True},
    "postponed": {"publish_date": datetime.date(2027, 1, 1)},
    "withdrawn": {"withdrawn": True},
    "expired": {"expires": datetime.date(2026, 5, 1)},
    "removed": None,
    "edited out": {},
}
"""How a document that stood in public is taken back."""
TREES = ("public", ".public.gongkai")
UNLINKED = (0, 2, 3)
"""Documents to which no other links: a link to what is not there is an error of its own."""


def take_back(site: SmallSite, number: int, way: str) -> set[bytes]:
    """Change the document of a number; the markers that may stand nowhere from then on."""
    change, name = WAYS[way], str(number)
    document = site.root / "content" / "x" / f"{marker(name, 'filename')}.md"
    if change is None:
        document.unlink()
        for place in ("attachmentname", "linked"):
            next(document.parent.glob(f"{marker(name, place)}.*")).unlink()
        return {marker(name, place).encode() for place in PLACES}
    if not change:
        text = document.read_text(encoding="utf-8")
        gone = [marker(name, place) for place in ("body", "summary", "keyword", "correction")]
        for word in gone:
            text = text.replace(word, "改过的文字")
        document.write_text(text, encoding="utf-8")
        attachment = document.with_name(f"{marker(name, 'attachmentname')}.csv")
        attachment.write_text(f"换过的附件{number}\n", encoding="utf-8")  # of its own: two alike would be told
        return {word.encode() for word in (*gone, marker(name, "attachment"))}
    fields = PUBLIC | change
    write(site, number, fields, 4)
    return {marker(name, place).encode() for place in set(PLACES) - allowed(fields)}


def held(site: SmallSite, gone: set[bytes]) -> list[str]:
    """The files of both trees in which one of the markers still stands."""
    return [
        name
        for folder in TREES
        for name, data in bytes_of(site.root / folder)
        if any(word in data.lower() for word in gone)
    ]


@pytest.mark.requirement("KEY-08")
@pytest.mark.parametrize("search", ["searched", "then without the index", "then switched off"])
@pytest.mark.parametrize("way", WAYS)
def test_what_is_taken_back_is_gone_after_one_build(site: SmallSite, way: str, search: str) -> None:
    """No byte of the live tree, of its spare, or of the index in either may hold it, however nothing else changes."""
    for number in range(4):
        write(site, number, PUBLIC, 4)
    build(site.options(search=True))
    gone = take_back(site, 0, way)
    if search == "then switched off":
        config = (site.root / "config.yaml").read_text(encoding="utf-8")
        site.write("config.yaml", config + "search: {enabled: false}\n")
    build(site.options(search=search != "then without the index"))
    assert held(site, gone) == []
    assert (site.root / "public" / "index.html").is_file()


@pytest.mark.requirement("KEY-08")
@settings(
    max_examples=examples(5, many=40),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(
    st.lists(st.tuples(st.sampled_from(UNLINKED), st.sampled_from(sorted(WAYS))), min_size=2, max_size=4), st.booleans()
)
def test_histories_leave_nothing_behind(history: list[tuple[int, str]], traditional: bool) -> None:
    """Published, taken back one by one in whatever way, published again: only what stands in public is there."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
    try:
        site = SmallSite(folder)
        if traditional:
            site.write("config.yaml", (folder / "config.yaml").read_text(encoding="utf-8") + "traditional: true\n")
        for number in range(4):
            write(site, number, PUBLIC, 4)
        build(site.options(search=True))
        for number, way in history:
            gone = take_back(site, number, way)
            build(site.options(search=True))
            assert held(site, gone) == [], way
            write(site, number, PUBLIC, 4)
            build(site.options(search=True))
    finally:
        shutil.rmtree(folder)


BROKEN = {
    "an open quote": lambda text: text.replace("---\n", '---\nunsaid: "没有写完\n', 1).encode(),
    "a full-width colon": lambda text: text.replace("title: ", "title：", 1).encode(),
    "another encoding": lambda text: text.encode("gbk"),
}
"""How the file that takes a document back is broken in the same step."""


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("way", [way for way, change in WAYS.items() if change])
def test_what_a_broken_file_takes_back_is_gone_and_nothing_of_the_file_is_there(
    site: SmallSite, way: str, how: str
) -> None:
    """And once gone it stays away, for a broken file gives nothing back; mended, it shows what it says."""
    for number in range(4):
        write(site, number, PUBLIC, 4)
    build(site.options())
    gone = take_back(site, 0, way) | {b"zqnewtextqz"}
    document = site.root / "content" / "x" / f"{marker('0', 'filename')}.md"
    restricting = document.read_text(encoding="utf-8") + "\nzqnewtextqz\n"
    document.write_bytes(BROKEN[how](restricting))
    build(site.options())
    assert held(site, gone) == []
    write(site, 0, PUBLIC, 4)
    document.write_bytes(BROKEN[how](document.read_text(encoding="utf-8") + "\nzqnewtextqz\n"))
    build(site.options())
    assert held(site, gone) == []
    write(site, 0, PUBLIC, 4)
    build(site.options())
    assert marker("0", "body") in site.page(f"d/{marker('0', 'filename')}/index.html")
