"""Values of ours -> arguments of S3's operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.province.storage.objects import ObjectHeaders, TreeChanged, Upload

BATCH = 1000
"""Keys that one DeleteObjects takes (S3 API)."""


def arguments(headers: ObjectHeaders) -> dict[str, str]:
    """Headers as PutObject takes them."""
    told = {
        "ContentType": headers.content_type,
        "CacheControl": headers.cache_control,
        "ContentDisposition": headers.disposition,
        "WebsiteRedirectLocation": headers.redirect,
    }
    return {name: value for name, value in told.items() if value}


def stamp(file: Upload) -> tuple[int, int]:
    """Size and time of change of a file. Raises TreeChanged when it is gone."""
    try:
        status = file.file.stat()
    except FileNotFoundError as error:
        raise TreeChanged(file.file) from error
    return status.st_size, status.st_mtime_ns


def version(one: Mapping[str, Any]) -> dict[str, str]:
    """A line of a list of versions as DeleteObjects takes it."""
    return {"Key": one["Key"], "VersionId": one["VersionId"]}


def batches(keys: Iterable[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """Objects as DeleteObjects takes them."""
    batch: list[dict[str, str]] = []
    for key in keys:
        batch.append(key)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
