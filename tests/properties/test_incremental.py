"""Whatever an editor does, in whatever order: the site after many small builds is the site of one clean build.

``make test-deep`` goes on for some thousand steps, and with the search index too.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator.base.store import Store
from generator.build import change_scan, copied_files
from generator.build.document_cache import DocumentCache
from generator.build.pipeline import build
from generator.build.publish import INDEXES, KEPT
from generator.content import documents
from generator.model.options import Options
from generator.model.state import CachedBatches
from generator.site.pages import _parts
from tests.build.test_bodies import FIRST
from tests.build.test_bodies_search import indexes
from tests.conftest import CONFIG, SmallSite, tree

NOT_BYTES = (*KEPT, *INDEXES)
"""What stays for one more build, and what is compared by its meaning."""
NAMES = st.sampled_from([f"n{number}" for number in range(8)])
DOMAINS = st.sampled_from(["社会救助", "养老服务", "旅游市场"])
CLASSES = st.sampled_from(["主动公开", "主动公开", "主动公开", "依申请公开", "不予公开"])
DAYS = st.sampled_from(["2025-12-30", "2026-03-02", "2026-11-20", "2026-11-24", "2027-01-05"])
WORDS = st.text("低保标准提高通知12", min_size=1, max_size=8)


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
        self.date = "2026-11-22"
        self.theme = 0
        # Stamps tell at once what has changed,
        # so that a build over the edited documents alone is tried where it may be.
        self.short = [mock.patch.object(module, "RACY", 0) for module in (change_scan, documents, copied_files)]
        self.short.append(mock.patch.object(_parts, "TOGETHER", 2))
        for one in self.short:
            one.start()

    def teardown(self) -> None:
        for one in self.short:
            one.stop()
        shutil.rmtree(self.folder)

    def save(self, name: str) -> None:
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
            "folder": folder,
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
            kept = ("title", "domain", "classification", "publish_date", "body", "folder", "expires")
            self.documents[name] = {key: self.documents[name][key] for key in kept}
            self.documents[name] |= {"kind": "政策解读", "of": [f"o{number:02d}" for number in of]}
            self.save(name)

    @rule(name=NAMES)
    def attach(self, name: str) -> None:
        if name in self.documents:
            self.site.write(f"content/{self.documents[name]['folder']}/{name}.csv", f"名称\n{len(self.documents)}\n")
            self.documents[name]["attachments"] = [f"{name}.csv"]
            self.save(name)
            self.site.write(f"content/{'a' if self.documents[name]['folder'] == 'b' else 'b'}/{name}.csv", "名称\n")

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
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
        for name in ("clean", ".clean.gongkai", "state"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        build(clean)
        ours = {path: data for path, data in self.site.tree().items() if not path.startswith(NOT_BYTES)}
        fresh = {path: data for path, data in tree(self.folder / "clean").items() if not path.startswith(NOT_BYTES)}
        assert ours.keys() == fresh.keys()
        assert [path for path in ours if ours[path] != fresh[path]] == []
        if self.search:
            assert indexes(self.site, now) == indexes(self.site, clean)
        kept, wanted = self.batches(now), self.batches(clean)
        assert kept.common == wanted.common and kept.batches.keys() == wanted.batches.keys()
        for name, batch in wanted.batches.items():
            # A build over edited documents leaves the batches: those of other bodies are not taken for those of these.
            assert kept.batches[name] == batch or (not over_all and kept.batches[name].fingerprint != batch.fingerprint)
        assert self.linked_files(now) == self.linked_files(clean)

    def batches(self, options: Options) -> CachedBatches:
        """What the next build may keep: it must not matter by which way it came to be so."""
        batches = self.store(options).read("batches", CachedBatches)
        assert batches
        return batches

    def linked_files(self, options: Options) -> dict[str, tuple[str, ...]]:
        """Which documents each page names."""
        loaded = DocumentCache(self.store(options)).all().loaded
        return {place: item.linked_files for place, item in loaded.items() if item.document and item.linked_files}

    def store(self, options: Options) -> Store:
        return Store(options.state_folder(options.output_folder("public")))


DEEP = settings.get_profile("deep")
Editing.TestCase.settings = settings(
    max_examples=DEEP.max_examples if settings.default == DEEP else 8,
    stateful_step_count=DEEP.stateful_step_count if settings.default == DEEP else 8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEditing = Editing.TestCase


class EditingWithSearch(Editing):
    """The same with the search index, which takes a program of its own and so most of the time."""

    search = True


EditingWithSearch.TestCase.settings = settings(Editing.TestCase.settings, max_examples=6, stateful_step_count=20)
if settings.default == DEEP:
    TestEditingWithSearch = EditingWithSearch.TestCase
