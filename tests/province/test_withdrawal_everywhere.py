"""What is taken back is gone from page, data, index, store and the province's portal within one run: each is asked."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import boto3
import pytest

from tests.province.counties import SmallProvince, settle
from tests.province.opensearch.nodes import Cluster
from tests.province.s3.server import KEYS, Moto, moto

pytestmark = pytest.mark.servers
BUCKET, CODE = "sheng", "7700000001"
STAYING = "白鹭停在青瓦檐边"
GOING: dict[str, tuple[str, dict[str, Any] | None]] = {
    "withdrawn": (
        "蓝鲸落在石板桥上",
        {"status": "withdrawn", "withdrawn_reason": "内容有误", "withdrawn_date": "2026-11-20"},
    ),
    "closed": ("黄雀绕过旧水车房", {"classification": "依申请公开"}),
    "secret": ("松鼠藏起半颗核桃", {"classification": "不予公开"}),
    "removed": ("锦鲤游到第三级台阶", None),
}
"""What each text says, and what is written into its front matter; None: the file is deleted."""


def test_a_text_is_gone_from_all_that_can_be_asked(tmp_path: Path, one_node: Cluster) -> None:
    with moto(tmp_path / "moto.log") as store:
        store.bucket(BUCKET)
        province = SmallProvince(tmp_path, "jia", output=f"s3://{BUCKET}/{{county}}", store={"endpoint": store.address})
        county = province.counties["jia"]
        county.write("config.yaml", _config(county.root / "config.yaml", one_node))
        county.document("staying.md", STAYING + "。", title="关于青瓦檐的通知")
        for name, (words, _) in GOING.items():
            county.document(f"{name}.md", words + "。")
        settle()
        _run(province)
        everything = {STAYING, *(words for words, _ in GOING.values())}
        assert _held(store, everything) == _indexed(one_node, everything) == everything, "it was there"
        for name, (words, changes) in GOING.items():
            if changes is None:
                (county.root / f"content/{name}.md").unlink()
            else:
                county.document(f"{name}.md", words + "。", **changes)
        settle()
        _run(province)
        assert _held(store, everything) == _indexed(one_node, everything) == {STAYING}


def _config(path: Path, cluster: Cluster) -> str:
    text = path.read_text(encoding="utf-8")
    search = {"engine": "opensearch", "server": cluster.urls, "replicas": 0, "static": True, "index": "weg"}
    return text.replace("9900000000", CODE) + f"search: {json.dumps(search)}\n"


def _run(province: SmallProvince) -> None:
    command = [part for part in province.command() if part != "--no-search"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **KEYS})
    assert done.returncode == 0, done.stdout + done.stderr


def _held(store: Moto, words: Iterable[str]) -> set[str]:
    """Those of the words that stand in an object, or in an older version of one, packed or not."""
    client = boto3.client(
        "s3",
        endpoint_url=store.address,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        region_name="us-east-1",
    )
    pages = client.get_paginator("list_object_versions").paginate(Bucket=BUCKET)
    texts = []
    for version in [one for page in pages for one in page.get("Versions", ())]:
        data = client.get_object(Bucket=BUCKET, Key=version["Key"], VersionId=version["VersionId"])["Body"].read()
        texts.append(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    return {one for one in words if any(form in text for text in texts for form in (one.encode(), _escaped(one)))}


def _escaped(words: str) -> bytes:
    return json.dumps(words).strip('"').encode()


def _indexed(cluster: Cluster, words: Iterable[str]) -> set[str]:
    cluster.ask("weg-*/_refresh", body={})
    told = json.dumps(cluster.ask(f"weg-{CODE}*/_search?size=100"), ensure_ascii=False)
    return {one for one in words if one in told}
