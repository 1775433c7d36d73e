"""Targets -> keys: one digest of everything that a file's bytes depend on (design 2: incremental by value)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

import msgspec

from generator.base.bodies import body_digest
from generator.base.digest import digest, digest_bytes, digest_file
from generator.model.diagnostic import UsageError
from generator.model.edition import LANGUAGE
from generator.model.site import Site
from generator.model.target import Deferred, Target
from generator.model.view import SiteView
from generator.site.site_view import themes_of
from generator.theme.chain import Chain, load_chain, view_for
from generator.theme.render.closure import closure
from generator.theme.render.environment import environment
from generator.theme.render.pages import RenderError
from generator.theme.render.sandbox import Sandbox
from generator.theme.render.traditional import traditional_assets


class Closures(msgspec.Struct, frozen=True):
    """Fingerprint of a theme chain -> template -> digest of all that it draws on: parsing templates costs more than
    anything else when one document has changed."""

    digests: dict[str, dict[str, str]] = {}


class Keys:
    """The keys of one site's targets. Themes are read once, each template's closure once.

    Raises UsageError for a theme that cannot be used.
    """

    def __init__(
        self,
        site: Site,
        view: SiteView,
        *,
        missing: Set[str] = frozenset(),
        themes: Sequence[Path],
        version: str,
        closures: Closures | None = None,
    ) -> None:
        self.site = site
        self.version = version
        self._edition = site.edition.digest if site.edition else ""
        self._last: tuple[object, str] = (self, "")
        self.places = tuple(themes)
        self.chains: dict[str, Chain] = {name: load_chain(name, self.places) for name in themes_of(site, missing)}
        for chain in self.chains.values():
            chain.refuse_scripts(self.chains[site.config.theme])
        self.views = {name: view_for(chain, view) for name, chain in self.chains.items()}
        encoder = msgspec.msgpack.Encoder()
        self._encode = encoder.encode
        self._view_digests = {name: digest(encoder.encode(view)) for name, view in self.views.items()}
        self._environments: dict[str, Sandbox] = {}
        self._prefixes: dict[tuple[str, str], bytes] = {}
        prints = {name: digest(version, chain.fingerprint()) for name, chain in self.chains.items()}
        old = closures or Closures()
        # What the theme files were, by their stamps, decides whether the parsed references still hold.
        self._closures = {name: dict(old.digests.get(prints[name], {})) for name in self.chains}
        self._prints = prints
        self.view_key = digest(encoder.encode(view), version, *(c.fingerprint() for c in self.chains.values()))
        self.common = digest(
            self.view_key,
            encoder.encode(site.config),
            site.vocabularies.digest,
            site.base_url,
            "preview" if site.preview else "",
            site.today.isoformat(),
            self._edition,
            "\n".join(sorted(missing)),
        )
        """Digest of all that files are made from beside documents: what may have
        changed if it did not is told by batches."""

    def of(self, target: Target) -> str:
        """The key of one target."""
        if target.edition:
            plain = (
                self._last[1]
                if self._last[0] is target.context
                else self.of(msgspec.structs.replace(target, edition=""))
            )
            return digest(plain, self._edition)
        if target.maker == "copy":
            return target.digest
        if target.maker.startswith("outputs."):
            context = target.context.value if isinstance(target.context, Deferred) else target.context
            return digest(self.version, target.maker, self._encode(context))
        prefix = self._prefixes.get((target.theme, target.template))
        if prefix is None:
            chain = self.chains[target.theme]
            known = self._closures[target.theme]
            if target.template not in known:
                known[target.template] = self._closure(target, chain)
            parts = known[target.template]
            prefix = digest(self.version, self._view_digests[target.theme], parts).encode()
            self._prefixes[target.theme, target.template] = prefix
        context = target.context.value if isinstance(target.context, Deferred) else target.context
        key = digest_bytes(self._encode((prefix, context, body_digest(target.body), target.links, *target.cited)))
        self._last = target.context, key
        return key

    def _closure(self, target: Target, chain: Chain) -> str:
        try:
            return closure(self._environment(target.theme), chain, target.template)
        except UsageError as error:
            if target.theme == self.site.config.theme:
                raise
            raise RenderError(target.path, target.template, 0, error.message, target.theme, target.theme) from None

    def _environment(self, theme: str) -> Sandbox:
        if theme not in self._environments:
            self._environments[theme] = environment(self.chains[theme], self.views[theme])
        return self._environments[theme]

    def closures(self) -> Closures:
        """What was found out about the themes' templates, for the next build."""
        return Closures({self._prints[name]: digests for name, digests in self._closures.items()})

    def assets(self) -> Iterator[Target]:
        """Static files of every theme in use, under names that hold their digest."""
        seen: set[str] = set()
        for chain in self.chains.values():
            for name, public in chain.assets.items():
                if public in seen:
                    continue
                seen.add(public)
                made = chain.made.get(name)
                content = digest_file(chain.static[name]) if made is None else digest_bytes(made)
                source = str(chain.static[name]) if made is None else name
                yield Target(path=public, maker="copy", source=source, digest=content, theme=chain.name)
            for name, public in traditional_assets(chain, self.site.edition).items():
                if public not in seen:
                    seen.add(public)
                    source, content = str(chain.static.get(name, name)), digest(public)
                    yield Target(
                        path=public, maker="copy", source=source, digest=content, theme=chain.name, edition=LANGUAGE
                    )
