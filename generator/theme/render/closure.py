"""A template's name -> one digest of everything that its output can depend on beside its values."""

from __future__ import annotations

from pathlib import Path

from generator.base.digest import digest
from generator.model.diagnostic import UsageError
from generator.theme.chain import Chain
from generator.theme.render.sandbox import Sandbox
from generator.theme.render.source import Reference, TemplateSource


def closure(sandbox: Sandbox, chain: Chain, name: str) -> str:
    """Digest of every template that a template extends, includes, imports or shares, as resolved, with content, and of
    the public names of the static files that they mention.

    Raises UsageError for a reference that is computed (it could not be followed), for a template that is not there, and
    for one that extends its own plain name.
    """
    reached: dict[str, str] = {}

    def follow(name: str, trail: tuple[TemplateSource, ...]) -> None:
        source = _present(sandbox, chain, name, trail)
        if name in reached:
            return
        drawn = [_written(source, item) for item in source.references]
        assets = [_public(chain, source, item) for item in drawn if item.tag == "asset"]
        reached[name] = digest(name, _owner(chain, source), source.digest, *assets)
        for item in drawn:
            if item.tag != "asset":
                follow(item.name, (*trail, source))

    follow(name, ())
    return digest(*(reached[key] for key in sorted(reached)))


def _present(sandbox: Sandbox, chain: Chain, name: str, trail: tuple[TemplateSource, ...]) -> TemplateSource:
    source = sandbox.sources.get(name)
    if name in sandbox.sources.wrong:
        raise sandbox.sources.wrong[name]
    where = f"（由 {trail[-1].name} 引用）" if trail else ""
    if source is None:
        raise UsageError(f"主题 {chain.name} 没有模板 {name}{where}", "检查文件名，或删去这处引用")
    if any(source.path == other.path for other in trail):
        parent = chain.themes[1].name if len(chain.themes) > 1 else "county"
        raise UsageError(
            f"模板 {name} 引用了它自己{where}",
            f'要继承上一级主题的同名模板，请写 {{% extends "@{parent}/{name.removeprefix("@").rpartition("/")[2]}" %}}',
        )
    return source


def _written(source: TemplateSource, item: Reference) -> Reference:
    if item.name:
        return item
    if item.tag in ("shared", "asset"):
        raise UsageError(f"模板 {source.name} 第 {item.line} 行 {item.tag}() 的名称是算出来的", "把文件名直接写出来")
    raise UsageError(f"模板 {source.name} 第 {item.line} 行的引用是算出来的", "把模板名直接写出来")


def _public(chain: Chain, source: TemplateSource, item: Reference) -> str:
    if item.name not in chain.assets:
        raise UsageError(
            f"模板 {source.name} 第 {item.line} 行引用的 static/{item.name} 不存在",
            "检查文件名，或把文件放进主题的 static 文件夹",
        )
    return chain.assets[item.name]


def _owner(chain: Chain, source: TemplateSource) -> str:
    return next((theme.name for theme in chain.themes if Path(source.path).is_relative_to(theme.folder)), "")
