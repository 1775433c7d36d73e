"""Options -> what ``gongkai search`` tells: whether the server can be used, whether its indices follow the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.base.store import Store
from generator.build import served_state
from generator.content import shown_path
from generator.content.config import load_config
from generator.model.config import Config
from generator.model.diagnostic import UsageError
from generator.model.options import Options
from generator.model.served import IndexedState

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

_WORDS = {"hans": "简体版", "hant": "繁体版"}
_HEALTH = {"green": "完好", "yellow": "能用，但有的分片没有副本", "red": "有的分片不在，检索不全"}


def set_up(options: Options) -> list[str]:
    """Look at the server and store the templates of the search page. Returns lines for the terminal. Raises UsageError,
    SearchServerError."""
    from generator.search.opensearch.client import connected
    from generator.search.opensearch.setup import store_templates
    from generator.search.opensearch.templates import TEMPLATES

    with connected(_config(options).search.server) as client:
        made = store_templates(client, TEMPLATES)
        health = client.cluster.health()
        number = client.info()["version"]["number"]
    nodes = int(health["number_of_nodes"])
    lines = [f"OpenSearch {number}，{nodes} 个节点，{_HEALTH.get(health['status'], health['status'])}"]
    search = _config(options).search
    if search.replicas >= nodes:
        lines.append(
            f"config.yaml 的 search.replicas 是 {search.replicas}，服务器只有 {nodes} 个节点，副本放不下：改成 {nodes - 1}，或增加节点"
        )
    return [*lines, f"检索模板：{f'存了 {len(made)} 个' if made else '已经是最新的'}"]


def status_of(options: Options) -> tuple[list[str], bool]:
    """The indices held against what the last build put on the site. Returns lines for the terminal, and whether all is
    as it should be. Raises UsageError, SearchServerError."""
    from generator.search.opensearch.client import connected

    config, folder = _config(options), options.state_folder(options.own_output_folder())
    store = Store(folder)
    documents = served_state.last_documents(store)
    behind = served_state.is_behind(folder)
    if not documents and not behind:
        raise UsageError("这里还没有为检索服务器生成过网站", "先运行 gongkai build")
    with connected(config.search.server) as client:
        told = [_edition_told(client, config, name, states) for name, states in documents.items()]
    lines = [line for part, _ in told for line in part]
    lines += ["上次生成时检索服务器没有跟上，再运行一次 gongkai build"] if behind else []
    return lines, not behind and all(same for _, same in told)


def _edition_told(
    client: OpenSearch, config: Config, name: str, wanted: Mapping[str, IndexedState]
) -> tuple[list[str], bool]:
    from generator.search.opensearch.index import IndexNames, found
    from generator.search.opensearch.upload import held

    names = IndexNames(config.search.index, config.site.code, name)
    there = found(client, names)
    if len(there) != 1:
        many = f"{names.own} 后面有 {len(there)} 个索引：{'、'.join(one.name for one in there)}"
        return [f"{_WORDS[name]}：{many if there else f'服务器上没有索引 {names.own}'}"], False
    (live,) = there
    has = held(client, live.name)
    health = client.cluster.health(index=live.name)["status"]
    lines = [f"{_WORDS[name]}：索引 {live.name}，{len(has)} 份文件，{_HEALTH.get(health, health)}"]
    lines += _differences(has, wanted)
    lines += [] if names.all in live.aliases else [f"  全省的检索（{names.all}）查不到它"]
    return lines, len(lines) == 1 and health != "red"


def _differences(has: Mapping[str, IndexedState], wanted: Mapping[str, IndexedState]) -> Iterator[str]:
    from generator.search.opensearch.upload import named

    lacking = [wanted[key].url for key in wanted.keys() - has.keys()]
    more = [has[key].url or key for key in has.keys() - wanted.keys()]
    other = [wanted[key].url for key in wanted.keys() & has.keys() if wanted[key].digest != has[key].digest]
    for word, urls in (("少了", lacking), ("多了", more), ("内容不对的有", other)):
        if urls:
            yield f"  {word} {len(urls)} 份：{named(urls)}"


def _config(options: Options) -> Config:
    """Raises UsageError."""
    config, _ = load_config(options.config, shown_path(options.config, options.root))
    if config is None:
        raise UsageError("config.yaml 里有错误", "运行 gongkai check 逐条查看，改好再运行一次")
    if not config.search.served:
        raise UsageError(
            "config.yaml 没有写用检索服务器", "加上 search: {engine: opensearch}，说明见 docs/province.md 的“检索”"
        )
    return config
