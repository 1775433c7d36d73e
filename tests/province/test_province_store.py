"""A province on a real S3 server: content, memory and sites of a county in a store, another's content in Git."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import s3fs

from tests.province.counties import SmallProvince
from tests.province.dask_cluster import dask_cluster
from tests.province.s3.server import KEYS, Moto, moto

pytestmark = pytest.mark.servers
GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@test.example", "-c", "commit.gpgsign=false")


def commit(folder: Path, bare: Path) -> None:
    """Everything in a folder becomes the next commit of a bare repository."""
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "next")):
        subprocess.run([*GIT, *words], cwd=folder, check=True)
    if not bare.exists():
        subprocess.run([*GIT, "init", "-q", "--bare", str(bare)], check=True)
    subprocess.run([*GIT, "push", "-q", str(bare), "HEAD:main"], cwd=folder, check=True)


def live(server: Moto, prefix: str, path: str) -> bytes | None:
    """A file of the site that readers of a store are shown."""
    fs = s3fs.S3FileSystem(key="test", secret="test", endpoint_url=server.address)
    fs.invalidate_cache()
    found = sorted(name for name in fs.find(prefix) if name.endswith(f"/{path}"))
    return fs.cat_file(found[0]) if found else None


def test_content_memory_and_sites_in_a_store(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "objects", "git")
    with moto(tmp_path / "moto.log") as server:
        for bucket in ("content", "state", "sites"):
            server.bucket(bucket)
        env = dict(KEYS)  # where the store is, province.yaml says
        fs = s3fs.S3FileSystem(key="test", secret="test", endpoint_url=server.address)
        fs.put(f"{province.counties['objects'].root}/", "content/objects", recursive=True)
        commit(province.counties["git"].root, tmp_path / "git.git")
        province.sources = {"objects": {"objects": "s3://content/objects"}, "git": {"git": str(tmp_path / "git.git")}}
        province.entries["objects"] = {"output": "s3://sites/objects"}
        province.write(state="s3://state/all", store={"endpoint": server.address})
        with dask_cluster(tmp_path, env=env) as cluster:
            cluster.worker("one", env={"GONGKAI_TEST": "one"})
            first = province.build("--scheduler", cluster.address, env=env)
            assert first.returncode == 0, first.stdout + first.stderr
            assert live(server, "sites/objects", "d/a/index.html")
            told = json.loads((province.site("git") / "build.json").read_text())
            head = subprocess.run(
                ["git", "rev-parse", "main"], cwd=tmp_path / "git.git", capture_output=True, text=True, check=True
            )
            assert told["revision"] == head.stdout.strip()
            assert province.build("--scheduler", cluster.address, env=env).returncode == 0
            assert set(province.outcomes().values()) == {"unchanged"}

            # Another worker, whose disk knows nothing: what was last published is known all the same.
            cluster.kill("one")
            (tmp_path / ".gongkai/work").rename(tmp_path / "the-disk-of-one")
            cluster.worker("two")
            for name in province.counties:
                province.counties[name].document("a.md", domain="没有的领域")
                province.counties[name].document("b.md", classification="不予公开")
            fs.put(f"{province.counties['objects'].root}/content/", "content/objects/content", recursive=True)
            commit(province.counties["git"].root, tmp_path / "git.git")
            held = province.build("--scheduler", cluster.address, env=env)
    assert held.returncode == 1
    assert {name: one["held"] for name, one in province.report().items()} == {
        "objects": {"standing": 1},
        "git": {"standing": 1},
    }, held.stdout
    assert (province.site("git") / "d/a/index.html").is_file()
    assert not (province.site("git") / "d/b/index.html").exists()


def test_a_store_that_is_away_is_told_of(tmp_path: Path) -> None:
    province = SmallProvince(tmp_path, "a")
    province.entries["a"] = {"output": "s3://sites/a"}
    env = {**KEYS, "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"}
    province.write(store={"endpoint": "http://127.0.0.1:1"})
    done = subprocess.run(
        province.command("--workers", "1"), capture_output=True, text=True, check=False, env={**os.environ, **env}
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert province.outcomes() == {"a": "failed"}
