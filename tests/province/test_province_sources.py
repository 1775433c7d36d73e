"""Where counties' content comes from: what tells of a change, what is fetched, what is laid under a build."""

from __future__ import annotations

import subprocess
import uuid
from pathlib import Path

import fsspec
import pytest

from generator.model.diagnostic import UsageError
from generator.province.laying import SHARED, lay
from generator.province.settings import CountySource
from generator.province.sources import Fetched, fetch, look
from tests.conftest import SmallSite
from tests.province.counties import settle


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A county beside which others have room."""
    return SmallSite(tmp_path / "county")


GIT = ("-c", "user.name=x", "-c", "user.email=x@test.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *GIT, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(site: SmallSite) -> CountySource:
    """A bare repository on this machine, with a commit that has the site's files."""
    site.document("a.md")
    git(site.root, "init", "-q", "-b", "main")
    git(site.root, "add", "-A")
    git(site.root, "commit", "-qm", "first")
    git(site.root.parent, "clone", "-q", "--bare", str(site.root), "bare.git")
    git(site.root, "remote", "add", "origin", str(site.root.parent / "bare.git"))
    return CountySource(git=str(site.root.parent / "bare.git"))


def commit(site: SmallSite) -> str:
    git(site.root, "add", "-A")
    git(site.root, "commit", "-qm", "next")
    git(site.root, "push", "-q", "origin", "main")
    return git(site.root, "rev-parse", "HEAD")


def test_a_folder_differs_when_a_file_does(site: SmallSite) -> None:
    site.document("a.md")
    source = CountySource(folder=str(site.root))
    assert not look(source).settled, "what was just written may be written again within the clock's tick"
    settle()
    before = look(source)
    assert before.settled
    assert look(source) == before
    site.write("public/index.html", "somebody's own build")
    assert look(source) == before
    site.document("a.md", "另一段。")
    assert look(source).mark != before.mark


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不能用"):
        look(CountySource(folder=str(tmp_path / "none")))


def test_a_revision_is_fetched_and_files_that_stay_keep_their_times(
    site: SmallSite, repository: CountySource, tmp_path: Path
) -> None:
    first = look(repository)
    got = fetch(repository, first.mark, tmp_path / "work")
    stamps = {path: path.stat().st_mtime_ns for path in got.root.rglob("*") if path.is_file()}
    assert (got.root / "content/a.md").is_file()
    assert got.revision == first.mark == git(site.root, "rev-parse", "HEAD")
    site.document("b.md")
    (site.root / "content/a.md").unlink()
    second = commit(site)
    assert look(repository).mark == second
    again = fetch(repository, second, tmp_path / "work")
    assert (again.root / "content/b.md").is_file()
    assert not (again.root / "content/a.md").exists()
    kept = {path: stamp for path, stamp in stamps.items() if path.exists()}
    assert len(kept) == len(stamps) - 1
    assert all(path.stat().st_mtime_ns == stamp for path, stamp in kept.items())
    back = fetch(repository, first.mark, tmp_path / "work")
    assert (back.root / "content/a.md").is_file()


def test_a_tag_names_its_commit(site: SmallSite, repository: CountySource) -> None:
    git(site.root, "tag", "-a", "v1", "-m", "v1")
    git(site.root, "push", "-q", "origin", "v1")
    source = CountySource(git=repository.git, revision="v1")
    assert look(source).mark == git(site.root, "rev-parse", "HEAD")
    with pytest.raises(UsageError, match="没有分支、标签或提交 v2"):
        look(CountySource(git=repository.git, revision="v2"))


def test_what_git_refuses_is_told_without_a_password() -> None:
    with pytest.raises(UsageError) as error:
        look(CountySource(git="https://me:word@127.0.0.1:1/x.git"))
    assert "word" not in "".join(error.value.explain())


def test_a_prefix_is_fetched_object_by_object(site: SmallSite, tmp_path: Path) -> None:
    site.document("a.md")
    site.document("b.md")
    prefix = f"memory://{uuid.uuid4().hex}"
    memory = fsspec.filesystem("memory")
    memory.put(f"{site.root}/", prefix, recursive=True)
    source = CountySource(objects=prefix)
    before = look(source)
    got = fetch(source, before.mark, tmp_path / "work")
    times = {path: path.stat().st_mtime_ns for path in got.root.rglob("*") if path.is_file()}
    assert (got.root / "content/a.md").read_bytes() == (site.root / "content/a.md").read_bytes()
    memory.pipe_file(f"{prefix}/content/a.md", b"---\ntitle: x\n---\n")
    memory.rm_file(f"{prefix}/content/b.md")
    assert look(source).mark != before.mark
    fetch(source, "", tmp_path / "work")
    assert (got.root / "content/a.md").read_bytes() == b"---\ntitle: x\n---\n"
    assert not (got.root / "content/b.md").exists()
    assert (got.root / "config.yaml").stat().st_mtime_ns == times[got.root / "config.yaml"]
    memory.pipe_file(f"{prefix}/../../escaped.md", b"x")
    memory.store.clear()
    with pytest.raises(UsageError, match="没有文件"):
        look(source)


def test_the_countys_own_comes_before_what_is_shared(site: SmallSite, tmp_path: Path) -> None:
    shared = SmallSite(tmp_path / "shared")
    shared.write("_data/agencies.yaml", "- {id: x, name: 别的}\n")
    shared.write("_data/topics/extra.yaml", "- {id: y}\n")
    shared.write("themes/a/theme.yaml", "extends: county\n")
    shared.write("themes/b/theme.yaml", "extends: county\n")
    site.write("themes/a/theme.yaml", "extends: county\ntitle: own\n")
    site.write("biaozhi.svg", "<svg/>")
    laid = lay(Fetched(site.root), Fetched(shared.root), {"site": {"phone": "1"}}, tmp_path / "site")
    root = laid.config.parent
    assert "title: own" in (root / "themes/a/theme.yaml").read_text()
    assert (root / "themes/b/theme.yaml").is_file()
    assert laid.content == (root / "content", root / SHARED)
    assert [path.name for path in sorted((root / SHARED).rglob("*.yaml"))] == ["extra.yaml"]
    assert (root / "biaozhi.svg").is_file()
    assert "phone: '1'" in laid.config.read_text()
    assert "试验县" in laid.config.read_text()


def test_a_configuration_that_is_broken_stays_as_it_is(site: SmallSite, tmp_path: Path) -> None:
    site.write("config.yaml", "site: [\n")
    laid = lay(Fetched(site.root), None, {"theme": "x"}, tmp_path / "site")
    assert laid.config.read_text() == "site: [\n"
    assert laid.content == ()


@pytest.mark.parametrize("name", ["content", "logo.svg", "config.yaml"])
def test_what_comes_from_elsewhere_shows_nothing_of_this_machine(site: SmallSite, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    place = site.root / name
    if place.is_dir():
        place.rename(outside / "moved")
    place.unlink(missing_ok=True)
    place.symlink_to(outside)
    with pytest.raises(UsageError, match="内容以外"):
        lay(Fetched(site.root), None, {}, tmp_path / "site")
