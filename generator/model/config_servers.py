"""config.yaml: the servers that a site may stand on beside its files, a search server and an object store."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from generator.model.config_forms import IndexPrefix, ServerPath, StoreUrl, Url
from generator.model.config_part import ConfigPart


class Search(ConfigPart, frozen=True):
    """全文检索。"""

    enabled: Annotated[bool, Meta(description="是否生成检索索引")] = True
    synonyms: Annotated[bool, Meta(description="是否同时检索同义词")] = True
    engine: Annotated[
        Literal["static", "opensearch"],
        Meta(
            description="检索由谁做：static 浏览器自己查网站里的索引文件；opensearch 问检索服务器（docs/province.md）"
        ),
    ] = "static"
    url: Annotated[ServerPath, Meta(description="检索页向本站的哪个路径提问，由 nginx 转给检索服务器")] = "/search-api/"
    server: Annotated[
        list[str],
        Meta(description="生成网站时往哪里写索引，可以有多个节点；环境变量 GONGKAI_OPENSEARCH 可以另外指定"),
    ] = msgspec.field(default_factory=lambda: ["http://127.0.0.1:9200"])
    index: Annotated[IndexPrefix, Meta(description="检索服务器上索引名的开头，全省各县写同一个")] = "gongkai"
    shards: Annotated[int, Meta(ge=1, le=64, description="本县的索引分成几片")] = 1
    replicas: Annotated[int, Meta(ge=0, le=8, description="每片另存几份：1 坏一台服务器也不停；只有一台的写 0")] = 1
    static: Annotated[
        bool, Meta(description="engine 为 opensearch 时，是否也生成网站里的索引文件，检索服务器停了就用它")
    ] = True

    @property
    def served(self) -> bool:
        """Whether a server is to know what is published."""
        return self.enabled and self.engine == "opensearch"

    @property
    def in_files(self) -> bool:
        """Whether the site has an index of its own that browsers read."""
        return self.static or not self.served


class StoreTarget(ConfigPart, frozen=True):
    """对象存储（gongkai store publish），见 docs/province.md。密钥只从环境变量或 ~/.aws 取，不写在这里。"""

    url: Annotated[StoreUrl, Meta(description="发布到哪里：s3://桶/前缀")] = ""
    endpoint: Annotated[Url, Meta(description="存储的网址，例如 https://s3.example.gov.cn；不写的是 AWS")] = ""
    layout: Annotated[
        Literal["switch", "website"],
        Meta(description="switch：前面有 nginx，一次切换；website：桶自己当网站，按顺序换"),
    ] = "switch"
    conditional: Annotated[
        bool, Meta(description="存储是否支持条件写入（If-Match）；写 false 的，自己保证只有一处发布")
    ] = True
