"""What the last published site was made from, beside its documents: kept after each build, and given back when today's
cannot be used, so that what is taken back leaves the site all the same (ADR 0190)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.base.files import read_plain
from generator.base.store import Store
from generator.build.context import BuildContext, LastInputs
from generator.build.planning import Planned
from generator.build.reading import Reading
from generator.build.runtime import theme_places
from generator.content import shown_path
from generator.content.config_file import read_config
from generator.content.data_files import OWN_WORDS, DataFiles, read_data_files
from generator.content.takedowns import NAME as TAKEDOWNS
from generator.theme.chain import Chain

SEAL, FILES = "inputs-of", "inputs"


class KeptFiles(msgspec.Struct, frozen=True):
    """The bytes of config.yaml; ``_data`` by name, as it was decoded; themes by "name/path"; the public copy of the
    logo."""

    config: bytes
    data: dict[str, tuple[tuple[str, str], ...]]
    themes: dict[str, bytes]
    logo: bytes = b""


def keep(build: BuildContext) -> None:
    """Keep what the site that is live now was made from. What has changed since it was read is not kept: then the last
    one stands, or nothing. Raises OSError."""
    reading, keys = build[Reading], build[Planned].keys
    assert keys is not None
    store, roots = reading.place.store, zip(reading.loaded.roots, reading.loaded.library.roots, strict=True)
    data, faults = read_data_files(roots)
    config = read_plain(build.options.config)
    prints = (f"{name} {chain.fingerprint()}" for name, chain in sorted(keys.chains.items()))
    logo = build[Planned].logo
    seal = digest(config, data.digest(), *prints, logo.original)
    if store.read(SEAL, str) == seal:
        return
    known = reading.loaded.library.vocabularies.digest
    again, _ = read_config(config, "")
    if faults or data.digest(OWN_WORDS, TAKEDOWNS) != known or again != reading.config:
        return
    texts = {name: tuple(pairs) for name, pairs in data.texts.items()}
    picture = Path(logo.target.source).read_bytes() if logo.target else b""
    store.write(FILES, KeptFiles(config, texts, _themes(keys.chains), picture))
    store.write(SEAL, seal)


def _themes(chains: Mapping[str, Chain]) -> dict[str, bytes]:
    return {
        f"{theme.name}/{path}": (theme.folder / path).read_bytes()
        for chain in chains.values()
        for theme in chain.themes
        for path in chain.listings[theme.name]
    }


@contextmanager
def last_inputs(store: Store, root: Path) -> Iterator[LastInputs | None]:
    """What is kept, with the themes in a folder that is there for as long as this lasts; None when nothing is."""
    kept = store.read(FILES, KeptFiles)
    config = read_config(kept.config, shown_path(root / "config.yaml", root))[0] if kept else None
    if kept is None or config is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        for name, data in kept.themes.items():
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        yield LastInputs(
            config, DataFiles(kept.data), (Path(os.path.realpath(folder)), *theme_places(root)[1:]), kept.logo
        )
