"""A theme chain -> a Jinja environment in which templates see ``site`` and ``page`` and reach nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.base.dates import chinese, parse_day
from generator.base.digest import digest, digest_bytes
from generator.model.diagnostic import UsageError
from generator.model.view import SiteView
from generator.theme.chain import Chain
from generator.theme.render.compiler import WAY
from generator.theme.render.letter import letter_classes
from generator.theme.render.sandbox import Sandbox, bounded, narrow, refused
from generator.theme.render.unbroken import unbroken, unbroken_html


class ChainLoader(BaseLoader):
    """Plain names resolve from the nearest theme, "@county/x.html" from that theme on; nothing leads outside."""

    def __init__(self, chain: Chain) -> None:
        self.chain = chain

    def path(self, name: str) -> Path | None:
        """The file of a template name."""
        if ".." in name.split("/") or name.startswith("/") or "\\" in name:
            return None
        start = ""
        if name.startswith("@"):
            start, _, name = name[1:].partition("/")
        return self.chain.find(f"templates/{name}", start=start)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self.path(template)
        if path is None:
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8-sig"), str(path), lambda: True


def chinese_day(text: str) -> str:
    """Filter ``chinese_day``: "2026-03-01 09:30" -> "2026年3月1日"."""
    return chinese(parse_day(text[:10])) if text else ""


def _qr(address: str, label: str) -> Markup:
    from generator.theme.render.qr import qr

    return qr(address, label)


def _qr_html(address: str, label: str) -> str:
    from generator.theme.render.qr import qr_html

    return qr_html(address, label)


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates on disk. A folder that somebody removed, or a full disk, costs time and nothing else."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


def environment(
    chain: Chain, view: SiteView, *, cache: Path | None = None, assets: Mapping[str, str] | None = None
) -> Environment:
    """The environment of one theme. cache: folder for compiled templates. assets: public paths that differ from the
    chain's own."""
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
    made = Sandbox(
        loader=ChainLoader(chain),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Compiled(str(cache), f"__{WAY}_%s.cache") if cache else None,
    )
    narrow(made)
    made.filters["chinese_day"] = chinese_day
    made.filters["letter_classes"] = letter_classes
    made.filters["qr"] = _qr
    made.filters["unbroken"] = unbroken
    made.written = {"qr": _qr_html, "unbroken": unbroken_html}
    made.globals["site"] = view
    made.globals["range"] = bounded
    made.globals["asset"] = _asset({**chain.assets, **(assets or {})})
    made.globals["shared"] = _shared(made, view)
    return made


def _asset(assets: Mapping[str, str]) -> Callable[[str], str]:
    def asset(name: str) -> str:
        """Public address of a static file of the theme."""
        if name not in assets:
            raise TemplateNotFound(f"static/{name}")
        return "/" + assets[name]

    return asset


def _shared(made: Environment, view: SiteView) -> Callable[[str], Markup]:
    """``shared("parts/footer.html")``: a part that sees ``site`` alone, rendered once and the same on every page."""

    @lru_cache(maxsize=64)
    def shared(name: str) -> Markup:
        return Markup(made.get_template(name).render(site=view))

    return shared


Read = dict[str, tuple[str, tuple[str, ...]]]
"""Template -> digest of itself, and the templates that it draws on."""


def closure(made: Environment, chain: Chain, name: str, read: Read | None = None) -> str:
    """Digest of everything that a template's output can depend on beside its values.

    That is every template that it extends, includes or imports, as resolved, with content, and the public names of the
    static files that they mention. Raises UsageError for a reference that is computed (it could not be followed), for
    a template that is not there, and for one that extends its own plain name. read: what is known of the chain's templates,
    which is added to: most parts stand in most templates, and parsing is what costs.
    """
    seen: dict[str, str] = {}
    known: Read = {} if read is None else read
    loader = made.loader
    assert isinstance(loader, ChainLoader)

    def follow(template: str, trail: tuple[str, ...]) -> None:
        path = loader.path(template)
        where = f"（由 {trail[-1]} 引用）" if trail else ""
        if path is None:
            raise UsageError(f"主题 {chain.name} 没有模板 {template}{where}", "检查文件名，或删去这处引用")
        identity = f"{path.parent}/{path.name}"
        if identity in (str(loader.path(item)) for item in trail):
            parent = chain.themes[1].name if len(chain.themes) > 1 else "county"
            raise UsageError(
                f"模板 {template} 引用了它自己{where}",
                f'要继承上一级主题的同名模板，请写 {{% extends "@{parent}/{template.removeprefix("@").rpartition("/")[2]}" %}}',
            )
        if template in seen:
            return
        if template not in known:
            data = path.read_bytes()
            tree = parsed(made, data, template, str(path))
            own = digest(template, _owner(chain, path), digest_bytes(data), *_assets(tree, chain, template))
            known[template] = own, tuple(_references(tree, template))
        seen[template], references = known[template]
        for reference in references:
            follow(reference, (*trail, template))

    follow(name, ())
    return digest(*(seen[key] for key in sorted(seen)))


def _owner(chain: Chain, path: Path) -> str:
    return next((theme.name for theme in chain.themes if path.is_relative_to(theme.folder)), "")


def parsed(made: Environment, data: bytes, name: str, path: str) -> nodes.Template:
    """A template's tree. Raises UsageError for what cannot be read or is not allowed in any."""
    try:
        tree = made.parse(data.decode("utf-8-sig"), name, path)
    except UnicodeDecodeError as error:
        raise UsageError(f"模板 {name} 不是 UTF-8 编码", "用记事本另存为，编码选 UTF-8") from error
    except TemplateSyntaxError as error:
        raise UsageError(
            f"模板 {name} 第 {error.lineno} 行写法有误：{error.message}", "改正这一行，或恢复主题原来的文件"
        ) from error
    except RecursionError as error:
        raise UsageError(f"模板 {name} 嵌套太深", "拆成几个小的部件") from error
    if wrong := refused(tree):
        raise UsageError(f"模板 {name} 第 {wrong[0]} 行{wrong[1]}", "删去这个标签")
    return tree


def _references(tree: nodes.Template, name: str) -> list[str]:
    """The names of the templates that ``tree`` draws on; all must be written out."""
    found: list[str] = []
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        target = node.template  # type: ignore[attr-defined]  # all four have it
        parts = target.items if isinstance(target, nodes.List | nodes.Tuple) else [target]
        for part in parts:
            if not isinstance(part, nodes.Const) or not isinstance(part.value, str):
                raise UsageError(f"模板 {name} 第 {node.lineno} 行的引用是算出来的", "把模板名直接写出来")
            found.append(part.value)
    found += [value for value, _ in _calls(tree, "shared", name)]
    return found


def _calls(tree: nodes.Template, function: str, name: str) -> list[tuple[str, int]]:
    found = []
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == function:
            argument = call.args[0] if call.args else None
            if not isinstance(argument, nodes.Const) or not isinstance(argument.value, str):
                raise UsageError(f"模板 {name} 第 {call.lineno} 行 {function}() 的名称是算出来的", "把文件名直接写出来")
            found.append((argument.value, call.lineno))
    return found


def _assets(tree: nodes.Template, chain: Chain, name: str) -> list[str]:
    found = []
    for asset, line in _calls(tree, "asset", name):
        if asset not in chain.assets:
            raise UsageError(
                f"模板 {name} 第 {line} 行引用的 static/{asset} 不存在", "检查文件名，或把文件放进主题的 static 文件夹"
            )
        found.append(chain.assets[asset])
    return found
