"""Addresses of a search server -> a client that asks one node after the other, and what goes wrong with it in words.

Who one is stands in the environment alone: config.yaml lies in a repository.

    GONGKAI_OPENSEARCH             addresses, in the place of those in config.yaml, parted by commas
    GONGKAI_OPENSEARCH_USER        with GONGKAI_OPENSEARCH_PASSWORD: of an account that may write the county's indices
    GONGKAI_OPENSEARCH_CA          file of the authority that signed the server's certificate
    GONGKAI_OPENSEARCH_CERT, _KEY  files of a certificate of one's own, where the server asks for one
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.base.errors import GongkaiError
from generator.model.config_forms import SERVER_ADDRESS
from generator.model.diagnostic import UsageError

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

CONNECTED_WITHIN, ANSWERED_WITHIN = 5.0, 60.0
"""Seconds until a node has taken a connection, and until it has answered: a bulk request on a busy node takes some."""
HURRIED_WITHIN = 20.0
"""The same where a page waits that is to go: a node that takes connections and says nothing must not hold it up."""
ROUNDS = 2
"""How often each node is asked before all are given up."""
OLDEST = (2, 11)
"""Version of OpenSearch from which on all is there that mapping and templates ask for."""
_VARIABLE = "GONGKAI_OPENSEARCH"


class SearchServerError(GongkaiError):
    """The search server is away, refuses, or is not what it should be. Says so in Chinese.

    away: whether it may be there again without anybody's doing."""

    def __init__(self, message: str, hint: str, *, away: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.away = message, hint, away

    def explain(self) -> tuple[str, str]:
        """As it was raised."""
        return self.message, self.hint


def addresses_of(configured: Sequence[str]) -> tuple[str, ...]:
    """Where the nodes are: as the environment says, else as config.yaml does. Raises UsageError."""
    given = [part for part in re.split(r"[,\s]+", os.environ.get(_VARIABLE, "")) if part]
    for address in given:
        if not re.fullmatch(SERVER_ADDRESS.pattern, address):
            shown = address.rpartition("@")[2]  # a password before it is nobody's business
            raise UsageError(f"环境变量 {_VARIABLE} 里的网址 {shown} 不对", SERVER_ADDRESS.wanted)
    return tuple(address.rstrip("/") for address in given or configured)


@contextmanager
def connected(configured: Sequence[str], *, hurried: bool = False) -> Iterator[OpenSearch]:
    """A client that has been answered by an OpenSearch; what fails in the block is a SearchServerError. hurried: each
    node is asked once, and not waited for long. Raises UsageError for a missing package or an environment that says
    half of what it must, SearchServerError."""
    addresses = addresses_of(configured)
    try:
        import opensearchpy
        from urllib3 import Timeout
    except ImportError as error:
        hint = "运行 pip install 'gongkai[opensearch]' 安装，再运行一次"
        raise UsageError("没有安装检索服务器的客户端 opensearch-py", hint) from error
    with asked(addresses):
        try:
            client = opensearchpy.OpenSearch(
                list(addresses),
                timeout=Timeout(connect=CONNECTED_WITHIN, read=HURRIED_WITHIN if hurried else ANSWERED_WITHIN),
                max_retries=(1 if hurried else ROUNDS) * len(addresses) - 1,
                retry_on_timeout=len(addresses) > 1,
                retry_on_status=(502, 503, 504),
                **_identity(addresses),
            )
            _known(client.info(), addresses)
        except OSError as error:  # a file of a certificate that is none
            what = error.strerror or type(error).__name__
            raise SearchServerError(f"连不上检索服务器（{what}）", "核对证书文件，再运行一次") from error
        try:
            yield client
        finally:
            client.close()


def _identity(addresses: Sequence[str]) -> dict[str, Any]:
    """Account, certificates, authority. Raises UsageError."""
    given = {name: os.environ.get(f"{_VARIABLE}_{name}", "") for name in ("USER", "PASSWORD", "CA", "CERT", "KEY")}
    for one, other in (("USER", "PASSWORD"), ("CERT", "KEY")):
        if bool(given[one]) != bool(given[other]):
            there, lacking = (one, other) if given[one] else (other, one)
            raise UsageError(
                f"环境变量里有 {_VARIABLE}_{there}，没有 {_VARIABLE}_{lacking}", "两个都要写，或者都不写，再运行一次"
            )
    for name in ("CA", "CERT", "KEY"):
        if given[name] and not Path(given[name]).is_file():
            raise UsageError(f"环境变量 {_VARIABLE}_{name} 写的文件 {given[name]} 不在", "核对路径，再运行一次")
    found: dict[str, Any] = {}
    if given["USER"]:
        found["http_auth"] = (given["USER"], given["PASSWORD"])
    if any(address.startswith("https:") for address in addresses):
        found |= {"verify_certs": True}
        found |= {"ca_certs": given["CA"]} if given["CA"] else {}
        found |= {"client_cert": given["CERT"], "client_key": given["KEY"]} if given["CERT"] else {}
    return found


def _known(answer: Any, addresses: Sequence[str]) -> None:
    """Raises SearchServerError when it is not an OpenSearch that answers, or one that is too old."""
    version = answer.get("version") if isinstance(answer, dict) else None
    numbers = re.match(r"(\d+)\.(\d+)", str(version.get("number", ""))) if isinstance(version, dict) else None
    if not isinstance(version, dict) or not numbers or version.get("distribution") != "opensearch":
        raise _stranger(addresses)
    if (int(numbers[1]), int(numbers[2])) < OLDEST:
        least = ".".join(map(str, OLDEST))
        raise SearchServerError(f"检索服务器是 OpenSearch {version['number']}，太旧", f"升级到 {least} 以上")


def _stranger(addresses: Sequence[str]) -> SearchServerError:
    return SearchServerError(
        f"{_shown(addresses)} 回答的不是 OpenSearch",
        "核对 config.yaml 的 search.server（或环境变量 GONGKAI_OPENSEARCH）：要写 OpenSearch 自己的网址，不是前面的网页服务",
    )


def _shown(addresses: Sequence[str]) -> str:
    return "、".join(addresses)


@contextmanager
def asked(addresses: Sequence[str]) -> Iterator[None]:
    """What a client raises in the block, as a SearchServerError."""
    from opensearchpy import OpenSearchException
    from opensearchpy.exceptions import ImproperlyConfigured
    from opensearchpy.helpers import BulkIndexError, ScanError

    try:
        yield
    except (BulkIndexError, ScanError) as error:
        raise SearchServerError(
            "检索服务器只回答了一部分", "看服务器是否健康（gongkai search status），再运行一次"
        ) from error
    except OpenSearchException as error:
        raise _in_words(error, addresses) from error
    except ImproperlyConfigured as error:
        raise SearchServerError("这台电脑没有可信的根证书", "用环境变量 GONGKAI_OPENSEARCH_CA 指明证书文件") from error


def _in_words(error: Exception, addresses: Sequence[str]) -> SearchServerError:
    from opensearchpy import exceptions as known

    where = _shown(addresses)
    if isinstance(error, known.SerializationError):
        return _stranger(addresses)
    if isinstance(error, known.SSLError):
        return SearchServerError(
            f"检索服务器 {where} 的证书不可信", "用环境变量 GONGKAI_OPENSEARCH_CA 指明签发证书的机构的文件，再运行一次"
        )
    if isinstance(error, known.ConnectionTimeout):
        return SearchServerError(f"检索服务器 {where} 没有及时回答", "看它是否太忙（gongkai search status）", away=True)
    if isinstance(error, known.ConnectionError):
        return SearchServerError(f"连不上检索服务器 {where}", "看它是否在运行、网址和端口是否正确", away=True)
    if isinstance(error, known.AuthenticationException):
        hint = "核对环境变量 GONGKAI_OPENSEARCH_USER 和 GONGKAI_OPENSEARCH_PASSWORD"
        return SearchServerError(f"检索服务器 {where} 不认用户名或口令", hint)
    if isinstance(error, known.AuthorizationException):
        return SearchServerError(
            f"检索服务器 {where} 不许这样做：{reason_of(error)}", "请管理员允许这个用户写本县的索引和检索模板"
        )
    if isinstance(error, known.TransportError):
        code = error.status_code
        if code in (429, 502, 503, 504):
            return SearchServerError(f"检索服务器 {where} 太忙或没有准备好（{code}）", "过一会儿再运行一次", away=True)
        return SearchServerError(
            f"检索服务器 {where} 没有照做（{code}）：{reason_of(error)}",
            "看服务器的日志；索引不对的，运行 gongkai search rebuild",
        )
    return SearchServerError(f"检索服务器 {where} 出错（{type(error).__name__}）", "看服务器的日志")


def reason_of(error: Any) -> str:
    """Why the server did not do it, in a line of its own words: never a page of HTML, never what was sent."""
    info = getattr(error, "info", None)
    told = info.get("error") if isinstance(info, dict) else None
    if isinstance(told, dict):
        return f"{told.get('type', '')} {told.get('reason', '')}".strip()[:200]
    return "没有说明原因"
