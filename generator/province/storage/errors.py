"""What can go wrong with an object store -> what is wrong and what to do, in an operator's words."""

from __future__ import annotations

from generator.base.errors import GongkaiError
from generator.model.diagnostic import UsageError

STANDS = "读者看到的没有变化"


class StoreError(GongkaiError):
    """The store does not do what was asked of it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def explain(self) -> tuple[str, str]:
        """As it was raised."""
        return str(self), self.hint


class Overtaken(StoreError):
    """Somebody else has changed what was to be changed: a conditional write did not find what it was to replace."""

    def __init__(self) -> None:
        super().__init__(
            "另一个发布已经接手，这一个停下了，没有切换", "确认只有一处在发布；需要时再运行一次 gongkai store publish"
        )


class StoreBusy(StoreError):
    """Somebody else publishes. owner: who. seconds: after which the lease ends by itself when nobody renews it."""

    def __init__(self, owner: str, seconds: int) -> None:
        super().__init__(
            f"{owner} 正在发布到这个存储，这一次没有发布",
            f"等它结束再运行；如果它已经中断，{seconds} 秒后自动失效，那时再运行就行",
        )


CODES: dict[str, tuple[str, str]] = {
    "NoSuchBucket": ("没有这个桶", "检查 store.url 里的桶名，或先把桶建好"),
    "InvalidBucketName": ("桶名不合规定", "检查 store.url 里的桶名"),
    "AccessDenied": ("没有权限", "这个密钥要能读、写、删除、列出桶里这个前缀下的对象；时钟也要准"),
    "403": ("没有权限", "这个密钥要能读、写、删除、列出桶里这个前缀下的对象；时钟也要准"),
    "AllAccessDisabled": ("这个桶已被停用", "问存储的管理员（常见的原因是欠费）"),
    "InvalidAccessKeyId": ("密钥的编号（AWS_ACCESS_KEY_ID）不对", "检查环境变量或 ~/.aws/credentials"),
    "SignatureDoesNotMatch": ("密钥（AWS_SECRET_ACCESS_KEY）不对", "检查环境变量或 ~/.aws/credentials，以及 endpoint"),
    "InvalidToken": ("临时密钥无效", "重新取临时密钥"),
    "ExpiredToken": ("临时密钥过期了", "重新取临时密钥，再运行一次"),
    "RequestTimeTooSkewed": ("这台机器的时钟不准", "先校准时钟（例如 timedatectl set-ntp true），再运行一次"),
    "SlowDown": ("存储说请求太密，重试后仍然不行", "过一会儿再运行一次；并发可以用 --concurrency 调小"),
    "EntityTooLarge": ("有文件超过存储允许的大小", "看存储的限制，把大文件放在别处"),
    "QuotaExceeded": ("存储的空间用完了", "清出空间或扩容，再运行一次"),
    "InsufficientCapacity": ("存储的空间用完了", "清出空间或扩容，再运行一次"),
    "PermanentRedirect": ("这个桶在另一个地域", "检查 endpoint 和环境变量 AWS_DEFAULT_REGION"),
    "AuthorizationHeaderMalformed": ("地域不对", "检查环境变量 AWS_DEFAULT_REGION"),
}
"""Code of an S3 error -> words."""
_NAMES: dict[str, tuple[str, str]] = {
    "NoCredentialsError": (
        "没有存储的密钥",
        "设环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，或写 ~/.aws/credentials；不要写进 config.yaml",
    ),
    "PartialCredentialsError": ("存储的密钥不全", "AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY 都要有"),
    "ProfileNotFound": ("AWS_PROFILE 指的配置不存在", "检查环境变量 AWS_PROFILE 和 ~/.aws/credentials"),
}
"""Name of an exception of botocore -> words."""


def chain(error: BaseException) -> list[BaseException]:
    """An exception and those that caused it: s3fs puts botocore's behind one of its own. What was merely being dealt
    with when it came says nothing of it."""
    found: list[BaseException] = []
    waiting: BaseException | None = error
    while waiting is not None and waiting not in found:
        found.append(waiting)
        waiting = waiting.__cause__
    return found


def code_of(error: BaseException) -> str:
    """The S3 code that an exception bears, "" for none."""
    for one in chain(error):
        response = getattr(one, "response", None)
        if isinstance(response, dict):
            return str(response.get("Error", {}).get("Code", ""))
    return ""


def in_words(error: BaseException, doing: str) -> StoreError | UsageError:
    """An exception of s3fs, fsspec or botocore as an error of ours. doing: what was tried, as a verb."""
    code = code_of(error)
    known = CODES.get(code)
    for one in chain(error):
        known = known or _NAMES.get(type(one).__name__)
    if known:
        return StoreError(f"{doing}不成：{known[0]}", f"{known[1]}；{STANDS}")
    what = f"（{code}）" if code else f"（{type(error).__name__}：{error}）"
    if code:
        return StoreError(f"{doing}不成，存储报错{what}", f"照错误代码问存储的管理员；{STANDS}")
    return StoreError(
        f"{doing}不成，连不上存储或者中途断了{what}", f"检查网络和 endpoint，再运行一次，会接着做；{STANDS}"
    )
