"""The portal's pages -> bytes, by its theme: the county's frame, tokens and parts, the province's own pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import TemplateError

from generator.model.diagnostic import UsageError
from generator.model.mount import mount_of
from generator.model.view import Link, SiteView
from generator.province.portal.pages import PortalPage
from generator.province.portal.places import PortalPlan
from generator.theme.chain import Chain, carried, load_chain, view_for
from generator.theme.render.environment import environment
from generator.theme.render.flat import page_text, place_of
from generator.theme.render.mounted import below
from generator.theme.render.sandbox import Sandbox


def chain_of(plan: PortalPlan) -> Chain:
    """The theme with what it extends: the province's own folder first. Raises UsageError."""
    return load_chain(plan.theme, (plan.themes, carried()))


def rendered(plan: PortalPlan, chain: Chain, pages: Iterable[PortalPage]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each page. Raises UsageError for a template that fails, with its place."""
    sandbox = environment(chain, view_for(chain, _view(plan, chain.name)))
    mount = mount_of(plan.url)
    for page in pages:
        yield page.path, below(_text(sandbox, page), mount).encode()


def _text(sandbox: Sandbox, page: PortalPage) -> str:
    try:
        return page_text(sandbox, f"portal/{page.template}.html", page.context)
    except TemplateError as error:
        name, line = place_of(error)
        raise UsageError(
            f"主题模板 {name or page.template} 第 {line} 行出错：{error}", "改正模板，再运行一次"
        ) from error


def assets(chain: Chain) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the theme's own files."""
    for name, path in chain.static.items():
        if name not in chain.made:
            yield chain.assets[name], path.read_bytes()
    for name, content in chain.made.items():
        yield chain.assets[name], content


def _view(plan: PortalPlan, theme: str) -> SiteView:
    return SiteView(
        name=plan.title,
        jurisdiction=plan.province,
        url=plan.url,
        domain_name=plan.url.partition("://")[2],
        description=f"{plan.province}各县政务公开",
        code=plan.code,
        organiser=plan.organiser,
        operator="",
        phone=plan.phone,
        email="",
        address="",
        icp=plan.icp,
        police_filing="",
        notice="",
        preview=False,
        search=True,
        domains=(),
        agencies=(),
        kinds=(),
        theme=theme,
        home=Link(plan.title, "/"),
    )
