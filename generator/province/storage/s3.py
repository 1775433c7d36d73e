"""A bucket of the S3 protocol, through s3fs and the client of aiobotocore below it.

Single requests are retried by both with growing pauses. Many go out side by side, as many as ``concurrency``; when one
fails for good, those under way are waited for before that is raised, so that nothing is written after we said that we
had stopped. Credentials come from the usual AWS chain and from nowhere else.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from generator.base.digest import digest_bytes
from generator.province.storage.errors import STANDS, Overtaken, StoreError, code_of, in_words
from generator.province.storage.objects import Held, Listed, Pulse, TreeChanged, Upload
from generator.province.storage.s3_arguments import arguments, batches, stamp, version

Job = TypeVar("Job")
PART = 8 << 20
"""Bytes of a part: what is twice as long or longer goes up in parts, so that few bytes of it are in memory."""
PARTS_AT_ONCE = 2
_OVERTAKEN = frozenset(("PreconditionFailed", "ConditionalRequestConflict", "412", "409"))
_NONE_THERE = frozenset(("NoSuchKey", "404"))
_UNKNOWN = frozenset(("AccessDenied", "403", "NotImplemented", "MethodNotAllowed", "InvalidRequest", "XNotImplemented"))


class S3Objects:
    """See ``objects.ObjectStore``. prefix: "" or ends in "/"."""

    def __init__(self, bucket: str, prefix: str, *, endpoint: str, conditional: bool, concurrency: int) -> None:
        import s3fs

        self.bucket, self.prefix, self.requests = bucket, prefix, 0
        self._conditional, self._concurrency, self._versioned = conditional, concurrency, False
        settings: dict[str, Any] = {
            "connect_timeout": 10,
            "read_timeout": 60,
            "max_pool_connections": concurrency * PARTS_AT_ONCE,
            "retries": {"max_attempts": 3, "mode": "standard"},
        }
        if endpoint:  # stores of other makers know the older checksums only
            settings |= {
                "request_checksum_calculation": "when_required",
                "response_checksum_validation": "when_required",
            }
        with _told("连接存储"):
            self._files = s3fs.S3FileSystem(
                endpoint_url=endpoint or None,
                config_kwargs=settings,
                skip_instance_cache=True,
                use_listings_cache=False,
            )

    async def _ask(self, operation: str, **given: Any) -> dict[str, Any]:
        self.requests += 1
        found: dict[str, Any] = await self._files._call_s3(operation, Bucket=self.bucket, **given)
        return found

    def _wait(self, work: Awaitable[Any], pulse: Pulse | None = None, stop: Callable[[], None] | None = None) -> Any:
        """Wait for a coroutine in s3fs's own thread, while the lease is renewed in this one."""
        future = asyncio.run_coroutine_threadsafe(_as_coroutine(work), self._files.loop)
        while True:
            try:
                return future.result(timeout=1.0)
            except TimeoutError:
                if future.done():
                    raise
                if pulse is not None:
                    self._beat(pulse, future, stop)
            except KeyboardInterrupt:
                _ended(future, stop)
                raise

    def _beat(self, pulse: Pulse, future: Any, stop: Callable[[], None] | None) -> None:
        try:
            pulse.beat()
        except BaseException:
            _ended(future, stop)
            raise

    def _each(self, jobs: Iterable[Job], do: Callable[[Job], Awaitable[None]], pulse: Pulse) -> None:
        """Do all jobs, several at a time; the first error stops what has not begun, and is raised at the end."""
        failed: list[BaseException] = []
        waiting = iter(jobs)

        async def worker() -> None:
            for job in waiting:
                if failed:
                    return
                try:
                    pulse.check()
                    await do(job)
                except Exception as error:
                    failed.append(error)

        async def every() -> None:
            await asyncio.gather(*(worker() for _ in range(self._concurrency)))

        self._wait(every(), pulse, lambda: failed.append(KeyboardInterrupt()))
        if failed:
            raise failed[0]

    def read(self, key: str) -> Held | None:
        with _told("读取存储"):
            try:
                found, data = self._wait(self._whole(key))
            except OSError as error:
                if code_of(error) in _NONE_THERE:
                    return None
                raise
        told = found["ResponseMetadata"]["HTTPHeaders"].get("date")
        now = parsedate_to_datetime(told) if told else found["LastModified"]
        return Held(data, found["ETag"], (now - found["LastModified"]).total_seconds())

    async def _whole(self, key: str) -> tuple[dict[str, Any], bytes]:
        found = await self._ask("get_object", Key=self.prefix + key)
        async with found["Body"] as body:
            return found, await body.read()

    def write(self, key: str, data: bytes, *, tag: str | None, metadata: Mapping[str, str]) -> str:
        condition = {} if tag is None else {"IfMatch": tag} if tag else {"IfNoneMatch": "*"}
        given: dict[str, Any] = {"Body": data, "CacheControl": "no-store", "Metadata": dict(metadata)}
        given["ContentType"] = "application/gzip" if key.endswith(".gz") else "application/json"
        if condition and not self._conditional:
            held = self.read(key)
            if (held.tag if held else "") != tag:
                raise Overtaken
            condition = {}
        with _told("写入存储"):
            try:
                found = self._wait(self._ask("put_object", Key=self.prefix + key, **given, **condition))
            except OSError as error:
                if not condition or code_of(error) not in _OVERTAKEN | _NONE_THERE:
                    raise
                # An answer that was lost is asked for again, and then finds what we wrote ourselves.
                held = self.read(key)
                if held is None or held.data != data:
                    raise Overtaken from error
                return held.tag
        self._versioned |= found.get("VersionId") not in (None, "null")
        return str(found["ETag"])

    def upload(self, files: Iterable[Upload], pulse: Pulse) -> None:
        with _told("上传"):
            self._each(files, self._laid, pulse)

    async def _laid(self, file: Upload) -> None:
        given = arguments(file.headers)
        if file.data is None and file.size >= 2 * PART:
            before = stamp(file)
            self.requests += 2 + -(-file.size // PART)
            where = f"{self.bucket}/{self.prefix}{file.key}"
            part = max(PART, -(-file.size // 9000))
            await self._files._put_file(
                os.fspath(file.file), where, chunksize=part, max_concurrency=PARTS_AT_ONCE, **given
            )
            if before != stamp(file):
                raise TreeChanged(file.file)
            return
        try:
            data = file.file.read_bytes() if file.data is None else file.data
        except FileNotFoundError as error:
            raise TreeChanged(file.file) from error
        except OSError as error:
            raise StoreError(f"读不了 {file.file}（{error.strerror}）", f"检查文件的权限和磁盘；{STANDS}") from error
        if digest_bytes(data) != file.digest:
            raise TreeChanged(file.file)
        await self._ask("put_object", Key=self.prefix + file.key, Body=data, **given)

    def copy(self, pairs: Iterable[tuple[str, str]], pulse: Pulse) -> None:
        async def do(pair: tuple[str, str]) -> None:
            source = {"Bucket": self.bucket, "Key": self.prefix + pair[0]}
            await self._ask("copy_object", Key=self.prefix + pair[1], CopySource=source)

        with _told("复制"):
            self._each(pairs, do, pulse)

    def remove(self, keys: Iterable[str], pulse: Pulse) -> None:
        with _told("删除"):
            self._each(batches({"Key": self.prefix + key} for key in keys), self._removed, pulse)

    async def _removed(self, batch: list[dict[str, str]]) -> None:
        found = await self._ask("delete_objects", Delete={"Objects": batch, "Quiet": True})
        if wrong := found.get("Errors"):
            code = wrong[0].get("Code", "")
            raise StoreError(
                f"有 {len(wrong)} 个对象删不掉（{code}）",
                "这个密钥要有删除的权限（桶开了版本的，还要有删除版本的权限），对象不能被锁定（Object Lock）；改好后再运行一次",
            )

    def _pages(self, operation: str, **given: Any) -> Iterator[dict[str, Any]]:
        """Pages of a list, as each operation goes on."""
        marks: dict[str, Any] = {}
        while True:
            with _told("列出对象"):
                found: dict[str, Any] = self._wait(self._ask(operation, **given, **marks))
            yield found
            if not found.get("IsTruncated"):
                return
            marks = {
                name: found[mark]
                for name, mark in (
                    ("ContinuationToken", "NextContinuationToken"),
                    ("KeyMarker", "NextKeyMarker"),
                    ("VersionIdMarker", "NextVersionIdMarker"),
                    ("UploadIdMarker", "NextUploadIdMarker"),
                )
                if found.get(mark)
            }

    def listed(self, folder: str) -> Iterator[Listed]:
        for page in self._pages("list_objects_v2", Prefix=self.prefix + folder):
            for one in page.get("Contents", ()):
                yield Listed(one["Key"].removeprefix(self.prefix), one["Size"], one["ETag"].strip('"'))

    def folders(self) -> tuple[str, ...]:
        pages = self._pages("list_objects_v2", Prefix=self.prefix, Delimiter="/")
        found = (one["Prefix"] for page in pages for one in page.get("CommonPrefixes", ()))
        return tuple(name.removeprefix(self.prefix).strip("/") for name in found)

    def purge(self, pulse: Pulse) -> int:
        self._abort_unfinished(pulse)
        if not self._keeps_versions():
            return 0
        found, markers = 0, []
        for page in self._pages("list_object_versions", Prefix=self.prefix):
            old = [version(one) for one in page.get("Versions", ()) if not one["IsLatest"]]
            found += len(old)
            # Markers go last: without one, what it hides would stand there again.
            markers += [version(one) for one in page.get("DeleteMarkers", ())]
            with _told("删除旧版本"):
                self._each(batches(old), self._removed, pulse)
        with _told("删除旧版本"):
            self._each(batches(markers), self._removed, pulse)
        return found

    def _keeps_versions(self) -> bool:
        """Whether removed or overwritten objects may live on as versions. Who may not ask goes by what writing told."""
        try:
            found = self._wait(self._ask("get_bucket_versioning"))
        except OSError as error:
            if code_of(error) in _UNKNOWN:
                return self._versioned
            raise in_words(error, "查看桶的设置") from error
        return self._versioned or found.get("Status") in ("Enabled", "Suspended")

    def _abort_unfinished(self, pulse: Pulse) -> None:
        async def do(one: dict[str, Any]) -> None:
            try:
                await self._ask("abort_multipart_upload", Key=one["Key"], UploadId=one["UploadId"])
            except OSError as error:
                if code_of(error) not in _NONE_THERE | {"NoSuchUpload"}:  # its sender, or the bucket's rule, was first
                    raise

        try:
            found = [
                one
                for page in self._pages("list_multipart_uploads", Prefix=self.prefix)
                for one in page.get("Uploads", ())
            ]
        except StoreError as error:
            if code_of(error) in _UNKNOWN:
                return
            raise
        with _told("清理没传完的"):
            self._each(found, do, pulse)


async def _as_coroutine(work: Awaitable[Any]) -> Any:
    return await work


def _ended(future: Any, stop: Callable[[], None] | None) -> None:
    """Begin nothing more, and wait for what is under way; a second Ctrl-C does not wait."""
    if stop is not None:
        stop()
    try:
        future.result(timeout=30)
    except Exception:
        future.cancel()


@contextmanager
def _told(doing: str) -> Iterator[None]:
    """Exceptions of the libraries become words."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        raise in_words(error, doing) from error
