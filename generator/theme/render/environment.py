"""A theme chain -> a Jinja environment in which templates see ``site`` and ``page`` and reach nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from generator.base.boot import secret
from generator.base.charts import Chart, figure
from generator.base.dates import chinese, parse_day
from generator.base.files import read_plain
from generator.model.view import SiteView
from generator.theme.chain import Chain
from generator.theme.render.compiled_store import CompiledStore
from generator.theme.render.compiler import WAY
from generator.theme.render.flat import text
from generator.theme.render.letter import letter_classes
from generator.theme.render.sandbox import Sandbox, bounded, narrow
from generator.theme.render.unbroken import unbroken


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
        return read_plain(path).decode("utf-8-sig"), str(path), lambda: True


def chinese_day(text: str) -> str:
    """Filter ``chinese_day``: "2026-03-01 09:30" -> "2026年3月1日"."""
    return chinese(parse_day(text[:10])) if text else ""


def _qr(address: str, label: str) -> Markup:
    from generator.theme.render.qr import qr

    return qr(address, label)


def _chart(chart: Chart, name: str) -> Markup:
    """Filter ``chart``: numbers -> their figure, drawing and table. name: of which its ids are made."""
    return Markup(figure(chart, name))


def environment(
    chain: Chain, view: SiteView, *, cache: Path | None = None, assets: Mapping[str, str] | None = None
) -> Sandbox:
    """The environment of one theme. cache: folder for compiled templates. assets: public paths that differ from the
    chain's own."""
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
    sandbox = Sandbox(
        loader=ChainLoader(chain),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CompiledStore(cache, WAY) if cache and secret() else None,
    )
    narrow(sandbox)
    sandbox.filters["chinese_day"] = chinese_day
    sandbox.filters["chart"] = _chart
    sandbox.filters["letter_classes"] = letter_classes
    sandbox.filters["qr"] = _qr
    sandbox.filters["unbroken"] = unbroken
    sandbox.theme, sandbox.stamp = chain.name, chain.fingerprint()
    sandbox.globals["site"] = view
    sandbox.globals["range"] = bounded
    sandbox.globals["asset"] = _asset({**chain.assets, **(assets or {})})
    sandbox.globals["shared"] = _shared(sandbox, view)
    return sandbox


def _asset(assets: Mapping[str, str]) -> Callable[[str], str]:
    def asset(name: str) -> str:
        """Public address of a static file of the theme."""
        if name not in assets:
            raise TemplateNotFound(f"static/{name}")
        return "/" + assets[name]

    return asset


def _shared(sandbox: Environment, view: SiteView) -> Callable[[str], Markup]:
    """``shared("parts/footer.html")``: a part that sees ``site`` alone, rendered once and the same on every page."""

    @lru_cache(maxsize=64)
    def shared(name: str) -> Markup:
        return Markup(text(sandbox.get_template(name), site=view))

    return shared
