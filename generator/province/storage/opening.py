"""Where a store lies (``store`` of config.yaml) -> the store."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from generator.model.config_servers import StoreTarget
from generator.model.diagnostic import UsageError
from generator.province.storage.objects import ObjectStore
from generator.province.storage.plain import PlainObjects

CONCURRENCY = 16
"""Requests side by side."""


def open_store(target: StoreTarget, concurrency: int = CONCURRENCY) -> ObjectStore:
    """Raises UsageError when there is no address or the libraries lack, StoreError."""
    if not target.url:
        raise UsageError("没有说发布到哪里", "在 config.yaml 写 store: {url: s3://桶/前缀}，或用 --to s3://桶/前缀")
    try:
        import fsspec
        import s3fs  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f"没有安装对象存储用的库（{error.name}）", "运行 python -m pip install 'gongkai[province]'，再运行一次"
        ) from error
    parts = urlsplit(target.url)
    if parts.scheme == "s3" and parts.netloc:
        from generator.province.storage.s3 import S3Objects

        prefix = parts.path.strip("/")
        return S3Objects(
            parts.netloc,
            f"{prefix}/" if prefix else "",
            endpoint=target.endpoint,
            conditional=target.conditional,
            concurrency=concurrency,
        )
    if parts.scheme == "memory":
        return PlainObjects(fsspec.filesystem("memory"), f"/{parts.netloc}{parts.path}", None)
    if parts.scheme == "file":
        root = Path(parts.path)
        return PlainObjects(fsspec.filesystem("file"), os.fspath(root), root.with_name(f".{root.name}.lock"))
    raise UsageError(f"不认识这样的位置：{target.url}", "写 s3://桶/前缀")
