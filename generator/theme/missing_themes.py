"""Themes that are not there or cannot be used: a township wears the site's until its own is right."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from generator.base.close_names import closest, listed
from generator.model.diagnostic import Finding, UsageError
from generator.model.site import Site
from generator.theme.chain import Chain, folder_of, known_themes, load_chain
from generator.theme.private_words import private_words


def without_theme(site: Site, missing: Set[str], places: Sequence[Path], shown: str) -> list[Finding]:
    """Who wears a theme that is nowhere. shown: agencies.yaml in messages.

    One township's mistake must not keep a county from publishing; the site's own theme has to be there.
    """
    known = known_themes(places) if missing else []
    findings = []
    for agency in site.vocabularies.agencies.terms:
        if agency.theme in missing:
            meant = closest(agency.theme, known, cutoff=0.7)
            names = listed(sorted(known), [meant] if meant else ())
            values = {"agency": agency.name, "value": agency.theme, "near": meant, "choices": names}
            findings.append(Finding(0, 0, values, shown, code="DAT-THEME"))
    return findings


def without_template(site: Site, places: Sequence[Path], folder: str) -> list[Finding]:
    """A county's kinds whose template the site's theme does not have.
    folder: name of the content folder in messages."""
    if folder_of(site.config.theme, places) is None:
        return []
    chain = load_chain(site.config.theme, places)
    return [
        Finding(
            values={"field": "template", "value": kind.template},
            path=f"{folder}/_data/kinds/{kind.id}.yaml",
            code="DAT-REF",
        )
        for kind in site.vocabularies.kinds.terms
        if chain.find(f"templates/{kind.template}") is None
    ]


def private_theme(site: Site, places: Sequence[Path]) -> list[Finding]:
    """What the site's own theme would show everybody and must not."""
    if folder_of(site.config.theme, places) is None:
        return []
    return [
        Finding(
            word.line,
            1,
            {"shown": word.shown, "what": word.what, "rule": word.rule},
            f"themes/{word.theme}/{word.path}" if word.line else f"themes/{word.theme}",
            code="DAT-PRIVATE",
        )
        for word in private_words(load_chain(site.config.theme, places))
    ]


def unfit(site: Site, places: Sequence[Path], gone: Set[str]) -> dict[str, Finding]:
    """The townships' themes that are there and cannot be used, each with the first thing that is wrong. What is wrong
    with the site's own theme is not told here: without it there is nothing to wear. gone: themes that are nowhere."""
    try:
        own = load_chain(site.config.theme, places)
    except UsageError:
        return {}
    worn = {agency.theme for agency in site.vocabularies.agencies.terms if agency.theme} - {site.config.theme} - gone
    found = {theme: _wrong(theme, places, own) for theme in sorted(worn)}
    return {theme: finding for theme, finding in found.items() if finding}


def _wrong(theme: str, places: Sequence[Path], own: Chain) -> Finding | None:
    try:
        chain = load_chain(theme, places)
        chain.refuse_scripts(own)
        chain.assets  # noqa: B018 - looks at every static file
    except UsageError as error:
        return _told(theme, "theme.yaml", 0, error.message)
    known = {part.folder for part in own.themes}
    for word in private_words(chain, known=known):
        file = word.path if word.line else "theme.yaml"  # the name itself may be what must not be told
        return _told(word.theme, file, word.line, f"有不能公开的内容 {word.shown}（{word.what}）")
    for part in chain.themes:
        for path in chain.listings[part.name] if part.folder not in known else ():
            if path.startswith("templates/") and path.endswith(".html"):
                try:
                    Environment(autoescape=True).parse((part.folder / path).read_text(encoding="utf-8"))
                except RecursionError:
                    return _told(part.name, path, 0, "模板嵌套太深")
                except TemplateSyntaxError as error:
                    return _told(part.name, path, error.lineno, "模板写法有误，标签没有写完、没有配对或拼错")
                except (OSError, UnicodeDecodeError):
                    return _told(part.name, path, 0, "模板读不出来，须为 UTF-8")
    return None


def spoiled(theme: str, template: str, line: int, what: str, places: Sequence[Path]) -> Finding:
    """What kept a page from being made in a township's theme, at the file that has the line.

    template: as the theme names it ("parts/footer.html", "@county/base.html")."""
    start, _, name = template[1:].partition("/") if template.startswith("@") else ("", "", template)
    chain = load_chain(theme, places)
    file = chain.find(f"templates/{name}", start=start)
    owner = next((one for one in chain.themes if file and file.is_relative_to(one.folder)), None)
    if file is None or owner is None:
        return _told(theme, "theme.yaml", 0, what)
    return _told(owner.name, file.relative_to(owner.folder).as_posix(), line, what, worn=theme)


def _told(theme: str, file: str, line: int, what: str, *, worn: str = "") -> Finding:
    values = {"theme": worn or theme, "what": what}
    return Finding(line, 1 if line else 0, values, f"themes/{theme}/{file}", code="DAT-LOOK")


def absent(site: Site, places: Sequence[Path]) -> set[str]:
    """The themes that agencies name and that are nowhere."""
    named = {agency.theme for agency in site.vocabularies.agencies.terms if agency.theme} - {site.config.theme}
    return {theme for theme in named if folder_of(theme, places) is None}
