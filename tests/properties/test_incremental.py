"""Whatever an editor does, in whatever order: the site after many small builds is the site of one clean build.

Files are broken and mended on the way. Of a broken one a clean build knows nothing, so it is given what was last
published in its place, less what the broken file restricts: that, and nothing else, is what the two differ in (design
17).

``make test-deep`` goes on for some thousand steps, and with the search index too.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.base.store import Store
from generator.build import change_scan, copied_files, trees
from generator.build.document_cache import DocumentCache
from generator.build.pipeline import build
from generator.build.publish import INDEXES, KEPT
from generator.content import documents
from generator.model.options import Options
from generator.model.state import CachedBatches
from generator.site.pages import _paging
from tests.build.test_bodies import FIRST
from tests.build.test_bodies_search import indexes
from tests.conftest import CONFIG, SmallSite, tree
from tests.deep import deep, examples

NOT_BYTES = (*KEPT, *INDEXES)
"""What stays for one more build, and what is compared by its meaning."""
NAMES = st.sampled_from([f"n{number}" for number in range(8)])
DOMAINS = st.sampled_from(["社会救助", "养老服务", "旅游市场"])
CLASSES = st.sampled_from(["主动公开", "主动公开", "主动公开", "依申请公开", "不予公开"])
DAYS = st.sampled_from(["2025-12-30", "2026-03-02", "2026-11-20", "2026-11-24", "2027-01-05"])
WITHDRAWN = "status: withdrawn\nwithdrawn_date: 2026-11-20\nwithdrawn_reason: 数据有误\n"
RESTRICTIONS = st.sampled_from(["", "", "公开属性：不予公开\n", "草稿: 是\n", WITHDRAWN])
BREAKS = st.sampled_from(["quote", "colon", "fence", "gbk", "field", "link"])
WORDS = st.text("低保标准提高通知12", min_size=1, max_size=8)


def unreadable(how: str, line: str) -> bytes:
    """A file of which no document can be made. line: what restricts."""
    title = "title：坏了" if how == "colon" else 'summary: "没有写完\ntitle: 坏了'
    end = "" if how == "fence" else "---\n"
    text = f"---\n{line}{title}\n{end}\n坏了的正文{len(line)}{how}。\n"
    return text.encode("gbk" if how == "gbk" else "utf-8")


class Editing(RuleBasedStateMachine):
    """An editor at work on a small site; after each step the site is built and compared."""

    search = False

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
        self.site = SmallSite(self.folder)
        self.site.write("config.yaml", CONFIG + "lists: {page_size: 5, feed_size: 5, latest: 3}\n")
        self.site.write("content/_data/domains.yaml", "- {id: lvyou, name: 旅游市场}\n")
        self.documents: dict[str, dict[str, Any]] = {}
        self.broken: set[str] = set()
        self.last: dict[str, dict[str, bytes]] = {}  # what was last published: files of each document
        self.date = "2026-11-22"
        self.theme = 0
        # Stamps tell at once what has changed,
        # so that a build over the edited documents alone is tried where it may be.
        self.short = [mock.patch.object(module, "RACY", 0) for module in (change_scan, documents, copied_files, trees)]
        self.short.append(mock.patch.object(_paging, "TOGETHER", 2))
        for one in self.short:
            one.start()

    def teardown(self) -> None:
        for one in self.short:
            one.stop()
        shutil.rmtree(self.folder)

    def save(self, name: str) -> None:
        self.broken.discard(name)
        fields = dict(self.documents[name])
        body = fields.pop("body")
        folder = fields.pop("folder")
        for other in self.folder.glob(f"content/*/{name}.md"):
            other.unlink()
        self.site.document(f"{folder}/{name}.md", body, **fields)

    @initialize()
    def begin(self) -> None:
        for number in range(12):
            self.site.document(f"old/o{number:02d}.md", publish_date=f"2025-01-{number + 1:02d}")
        for name in ("n0", "n1", "n2", "n3", "n4"):
            self.add_or_replace(name, "社会救助", "主动公开", "2026-03-02", f"通知{name}", "b" if name == "n3" else "a")
            self.change_body(name, "提高")

    @rule(name=NAMES, domain=DOMAINS, classification=CLASSES, day=DAYS, word=WORDS, folder=st.sampled_from("ab"))
    def add_or_replace(self, name: str, domain: str, classification: str, day: str, word: str, folder: str) -> None:
        folder = "a" if name == "n1" else folder  # where the links of other bodies lead, as long as it is there
        self.documents[name] = {
            "domain": domain,
            "classification": classification,
            "publish_date": day,
            "title": f"关于{word}的通知",
            "body": f"{word}。",
            "folder": "a" if name == "n1" else folder,  # others link to it there
            "expires": "2026-11-25" if len(word) % 3 == 0 else None,
        }
        self.save(name)

    @rule(name=NAMES, word=WORDS)
    def change_body(self, name: str, word: str) -> None:
        if name in self.documents:
            self.documents[name]["body"] = f"{FIRST}\n\n{word}。\n\n见[旧文](../old/o01.md)和[另一份](../a/n1.md)。"
            if not (self.folder / "content/a/n1.md").exists():
                self.documents[name]["body"] = f"{FIRST}\n\n**{word}**。"
            self.save(name)

    @rule(name=NAMES, word=WORDS)
    def publish_data(self, name: str, word: str) -> None:
        """A file whose size and checksum the catalogues of open data tell."""
        if name in self.documents:
            self.site.write(f"content/shuju/{name}.csv", f"名称,数值\n{word},{len(word)}\n")
            self.documents[name] |= {"kind": "dataset", "attachments": [f"../shuju/{name}.csv"]}
            self.save(name)

    @rule(names=st.sets(NAMES, min_size=2, max_size=3), word=WORDS)
    def change_bodies(self, names: set[str], word: str) -> None:
        for name in sorted(names):
            self.change_body(name, word)

    @rule(name=NAMES, word=WORDS)
    def change_title(self, name: str, word: str) -> None:
        if name in self.documents:
            self.documents[name]["title"] = f"关于{word}的通知"
            self.save(name)

    @rule(name=NAMES)
    def move(self, name: str) -> None:
        if name in self.documents and name != "n1":
            self.documents[name]["folder"] = "a" if self.documents[name]["folder"] == "b" else "b"
            self.save(name)

    @rule(name=NAMES)
    def withdraw(self, name: str) -> None:
        if name in self.documents:
            self.documents[name] |= {
                "status": "withdrawn",
                "withdrawn_date": "2026-11-21",
                "withdrawn_reason": "数据有误",
            }
            self.save(name)

    @rule(name=NAMES, first=DAYS, last=DAYS)
    def consult(self, name: str, first: str, last: str) -> None:
        if name in self.documents:
            self.documents[name] |= {"kind": "征求意见", "opens": min(first, last), "closes": max(first, last)}
            self.documents[name] |= {"basis": ["某条例", "某办法"], "comment_phone": "0000-5550123"}
            self.documents[name].pop("of", None)
            self.save(name)

    @rule(name=NAMES, of=st.lists(st.integers(0, 11), min_size=1, max_size=3, unique=True))
    def explain(self, name: str, of: list[int]) -> None:
        if name in self.documents:
            kept = ("title", "domain", "classification", "publish_date", "body", "folder", "expires", "matter")
            self.documents[name] = {key: self.documents[name][key] for key in kept if key in self.documents[name]}
            self.documents[name] |= {"kind": "政策解读", "of": [f"o{number:02d}" for number in of]}
            self.save(name)

    @rule(name=NAMES, matter=st.sampled_from(["m1", "m2", "m3"]), stage=st.sampled_from(["", "文件公布", "执行结果"]))
    def join_a_matter(self, name: str, matter: str, stage: str) -> None:
        if name in self.documents:
            self.documents[name] |= {"matter": matter} | ({"stage": stage} if stage else {})
            self.save(name)

    @rule(titles=st.dictionaries(st.sampled_from(["m1", "m4"]), WORDS), planned=DAYS)
    def declare_matters(self, titles: dict[str, str], planned: str) -> None:
        rows = [
            f"- {{id: {key}, title: 事项{word}, lifecycle: 政策文件, lead: [县民政局], planned: "
            f"[{{stage: 文件公布, date: {planned}}}]}}\n"
            for key, word in sorted(titles.items())
        ]
        self.site.write("content/_data/matters/a.yaml", "".join(rows))

    @rule(name=NAMES)
    def attach(self, name: str) -> None:
        """Each with a file unlike the others': of one that is closed no open document may have a copy."""
        if name in self.documents:
            self.site.write(
                f"content/{self.documents[name]['folder']}/{name}.csv", f"名称\n{name}{len(self.documents)}\n"
            )
            self.documents[name]["attachments"] = [f"{name}.csv"]
            self.save(name)
            self.site.write(
                f"content/{'a' if self.documents[name]['folder'] == 'b' else 'b'}/{name}.csv", f"名称\n{name}\n"
            )

    @rule(name=NAMES, line=RESTRICTIONS, how=BREAKS)
    def break_it(self, name: str, line: str, how: str) -> None:
        """Of most broken files nothing but lines can be read, and some of them restrict; others can be read, and have a
        field that is not known or a link that leads nowhere."""
        if name not in self.documents or name == "n1":
            return
        (path,) = self.folder.glob(f"content/*/{name}.md")
        whole = how in ("field", "link") and not line and self.is_shown(name)
        path.write_bytes(self.readable(name, how) if whole else unreadable(how, line))
        self.broken.add(name)
        last = self.last.get(name)
        if last and ("不予" in line or "草稿" in line):
            self.last.pop(name)
        elif last and line:
            page = next(key for key in last if key.endswith(".md"))
            last[page] = (
                last[page].replace(b"---\n", f"---\n{line}".encode(), 1) if b"status:" not in last[page] else last[page]
            )

    def is_shown(self, name: str) -> bool:
        """Whether readers see the body of a document today and on every later day."""
        fields = self.documents[name]
        lasting = not fields.get("expires") and "status" not in fields and name not in self.broken
        return lasting and fields["classification"] == "主动公开" and fields["publish_date"] <= self.date

    def readable(self, name: str, how: str) -> bytes:
        """A file that says all that it said before, and has one thing wrong."""
        self.save(name)
        (path,) = self.folder.glob(f"content/*/{name}.md")
        text = path.read_text(encoding="utf-8")
        if how == "field":
            return text.replace("---\n", "---\nno_such_field: 1\n", 1).encode()
        return f"{text}\n见[没有的](/d/nowhere/)和[没有的文件](nowhere.md)。\n".encode()

    @rule(name=NAMES)
    def lose_the_attachment(self, name: str) -> None:
        if name in self.broken:
            for path in self.folder.glob(f"content/*/{name}.csv"):
                path.write_text("另外的\n", encoding="utf-8") if len(name) % 2 else path.unlink()

    @rule(name=NAMES)
    def mend(self, name: str) -> None:
        if name in self.broken:
            self.documents[name].pop("attachments", None)
            self.save(name)

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        self.broken.discard(name)
        self.last.pop(name, None)
        if self.documents.pop(name, None) and name != "n1":
            for place in self.folder.glob(f"content/*/{name}.md"):
                place.unlink()

    @rule(word=WORDS)
    def rename_domain(self, word: str) -> None:
        self.site.write("content/_data/domains.yaml", f"- {{id: lvyou, name: 旅游{word}, aliases: [旅游市场]}}\n")

    @rule(phone=st.sampled_from(["0000-5550001", "0000-5550002"]))
    def change_an_agency(self, phone: str) -> None:
        text = (self.folder / "content/_data/agencies.yaml").read_text(encoding="utf-8")
        self.site.write("content/_data/agencies.yaml", text.replace("0000-5550111", phone))

    @rule(word=WORDS)
    def change_the_configuration(self, word: str) -> None:
        text = CONFIG.replace("试验县人民政府办公室", f"试验县{word}办公室")
        self.site.write("config.yaml", text + "lists: {page_size: 5, feed_size: 5, latest: 3}\n")

    @rule(word=WORDS)
    def change_a_part_of_the_theme(self, word: str) -> None:
        self.site.write("themes/own/theme.yaml", "extends: county\n")
        self.site.write("themes/own/templates/parts/pager.html", f"<p>{word}</p>\n")
        text = (self.folder / "config.yaml").read_text(encoding="utf-8").replace("theme: county", "theme: own")
        self.site.write("config.yaml", text)

    @rule(date=st.sampled_from(["2026-11-22", "2026-11-24", "2026-11-26", "2027-01-06"]))
    def let_time_pass(self, date: str) -> None:
        self.date = max(date, self.date)

    @invariant()
    def incremental_equals_clean(self) -> None:
        given = {"date": self.date, "search": self.search}
        now = self.site.options(**given)
        over_all = build(now).site is not None
        clean = self.site.options(**given, output=self.folder / "clean", state=self.folder / "state", workers=1)
        if self.broken:
            clean = msgspec.structs.replace(clean, content=(self.as_published(),))
        else:
            self.published()
        for name in ("clean", ".clean.gongkai", "state"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        build(clean)
        ours = {path: data for path, data in self.site.tree().items() if not path.startswith(NOT_BYTES)}
        fresh = {path: data for path, data in tree(self.folder / "clean").items() if not path.startswith(NOT_BYTES)}
        assert ours.keys() == fresh.keys()
        assert [path for path in ours if ours[path] != fresh[path]] == []
        if self.search:
            assert indexes(self.site, now) == indexes(self.site, clean)
        if self.broken:
            self.published()
            return
        kept, wanted = self.batches(now), self.batches(clean)
        assert kept.common == wanted.common and kept.batches.keys() == wanted.batches.keys()
        for name, batch in wanted.batches.items():
            # A build over edited documents leaves the batches: those of other bodies are not taken for those of these.
            assert kept.batches[name] == batch or (not over_all and kept.batches[name].fingerprint != batch.fingerprint)
        assert self.linked_files(now) == self.linked_files(clean)

    def as_published(self) -> Path:
        """The content with what was last published of each broken document in its place."""
        shadow = self.folder / "shadow"
        shutil.rmtree(shadow, ignore_errors=True)
        shutil.copytree(self.folder / "content", shadow)
        for name in self.broken:
            for path in (*shadow.glob(f"*/{name}.md"), *shadow.glob(f"*/{name}.csv")):
                path.unlink()
            for inner, data in self.last.get(name, {}).items():
                (shadow / inner).write_bytes(data)
        return shadow

    def published(self) -> None:
        """Remember what the build just published."""
        for name in self.documents.keys() - self.broken:
            fields = self.documents[name]
            shown = fields["classification"] != "不予公开" and fields["publish_date"] <= self.date
            files = (*self.folder.glob(f"content/*/{name}.md"), *self.folder.glob(f"content/*/{name}.csv"))
            content = self.folder / "content"
            self.last[name] = {path.relative_to(content).as_posix(): path.read_bytes() for path in files}
            if not shown:
                self.last.pop(name)

    def batches(self, options: Options) -> CachedBatches:
        """What the next build may keep: it must not matter by which way it came to be so."""
        batches = self.store(options).read("batches", CachedBatches)
        assert batches
        return batches

    def linked_files(self, options: Options) -> dict[str, tuple[str, ...]]:
        """Which documents each page names."""
        loaded = DocumentCache(self.store(options)).all().loaded
        return {file_key: item.linked_files for file_key, item in loaded.items() if item.document and item.linked_files}

    def store(self, options: Options) -> Store:
        return Store(options.state_folder(options.output_folder("public")))


Editing.TestCase.settings = settings(
    max_examples=examples(8, many=60),
    stateful_step_count=examples(8, many=40),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEditing = Editing.TestCase


class EditingWithSearch(Editing):
    """The same with the search index, which takes a program of its own and so most of the time."""

    search = True


EditingWithSearch.TestCase.settings = settings(Editing.TestCase.settings, max_examples=examples(8, many=20))
if deep():
    TestEditingWithSearch = EditingWithSearch.TestCase
