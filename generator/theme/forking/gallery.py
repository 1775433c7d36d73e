"""The parts of a theme and their examples -> one page: what each part looks like, in every look, at every width."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import TemplateError
from markupsafe import Markup

from generator.base.annotations import fields
from generator.model.diagnostic import UsageError
from generator.model.view import SiteView
from generator.theme.chain import Chain, load_chain, view_for
from generator.theme.forking import contract, examples
from generator.theme.forking.examples import ExamplePart, NamedExample
from generator.theme.render.environment import environment
from generator.theme.render.sandbox import Sandbox

HERE = Path(__file__).parent
_PAGE_STYLES = ("document", "home", "figures", "search")


class GalleryExample(msgspec.Struct, frozen=True):
    """One example as the gallery shows it; html as plain text where the source is what is shown."""

    name: str
    html: str


class GalleryEntry(msgspec.Struct, frozen=True):
    """One part as the gallery shows it. sees: (name, type in words). theme: whose version this is."""

    name: str
    title: str
    doc: str
    theme: str
    sees: tuple[tuple[str, str], ...]
    examples: tuple[GalleryExample, ...]
    source: bool
    ground: str


def write(name: str, places: Sequence[Path], folder: Path) -> int:
    """Write the gallery of a theme into a folder; returns how many examples it shows. Raises UsageError."""
    chain = load_chain(name, places)
    view = view_for(chain, examples.sample_site(chain))
    sandbox = environment(chain, view)
    entries = [_entry(sandbox, chain, view, part) for part in examples.load(chain).values()]
    shown = {entry.name for entry in entries}
    missing = [part for part in contract.parts(chain) if part not in shown]
    template = sandbox.from_string((HERE / "gallery.html").read_text(encoding="utf-8"))
    styles = [f"css/{name}.css" for name in _PAGE_STYLES if f"css/{name}.css" in chain.static]
    html = template.render(
        title=chain.themes[0].title,
        chain=[theme.name for theme in chain.themes],
        entries=entries,
        missing=missing,
        styles=[chain.assets[name] for name in styles],
    )
    for path, public in chain.assets.items():
        data = chain.made[path] if path in chain.made else chain.static[path].read_bytes()
        _put(folder / public, data)
    _put(folder / "gallery.css", (HERE / "gallery.css").read_bytes())
    # Addresses from the page's own folder, so that it can be opened from a disk too.
    _put(folder / "index.html", html.replace('"/assets/', '"assets/').encode())
    return sum(len(entry.examples) for entry in entries)


def _entry(sandbox: Sandbox, chain: Chain, view: SiteView, part: ExamplePart) -> GalleryEntry:
    path = chain.find(f"templates/parts/{part.name}.html")
    if path is None:
        raise UsageError(
            f"例子 {part.name}.yaml 没有对应的部件", f"部件是 templates/parts/{part.name}.html；改名或删去例子"
        )
    theme = next(theme.name for theme in chain.themes if path.is_relative_to(theme.folder))
    kind = str.__str__ if part.source else Markup
    shown = tuple(GalleryExample(item.name, kind(rendered(sandbox, view, part, item))) for item in part.examples)
    sees = tuple((name, words(kind, name in part.optional)) for name, kind in part.sees.items())
    return GalleryEntry(part.name, part.title, part.doc, theme, sees, shown, part.source, part.ground)


def words(kind: Any, optional: bool) -> str:
    """What a part sees, in words; of a page, which of its fields."""
    if getattr(kind, "__name__", "") == "Page":
        return "其中的 " + "、".join(kind.__struct_fields__)
    named = (
        contract.name_of(kind) if isinstance(kind, type) and issubclass(kind, msgspec.Struct) else contract.words(kind)
    )
    return named + ("（可以不给）" if optional else "")


def rendered(sandbox: Sandbox, view: SiteView, part: ExamplePart, example: NamedExample) -> Markup:
    """One example. Raises UsageError when the part cannot be rendered with it."""
    changes = dict(example.site)
    changes["options"] = {**view.options, **changes.get("options", {})}
    hints = fields(SiteView)
    own = {
        name: item if name == "options" else examples.shaped(item, hints[name], name) for name, item in changes.items()
    }
    site = msgspec.structs.replace(view, **own)
    try:
        return Markup(sandbox.get_template(f"parts/{part.name}.html").render(site=site, **example.given))
    except TemplateError as error:
        raise UsageError(
            f"部件 {part.name} 的例子“{example.name}”画不出来：{error}", "运行 gongkai theme check 看模板哪里不对"
        ) from error


def _put(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
