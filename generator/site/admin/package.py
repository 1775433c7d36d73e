"""The pinned npm packages -> their files below /admin/. Fetched once (fetch.py), kept in the state.

Decap CMS is five megabytes of somebody else's script: too much for Git, and nothing to load from a third party's host.
npm brings the archive by name and version; it is taken only when its digest is the one below (ADR 0075).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.base.digest import digest_file
from generator.model.diagnostic import UsageError
from generator.model.target import Target


class EditorPackage(msgspec.Struct, frozen=True):
    """integrity: of the archive, as npm writes it. wanted: which files of the archive the site needs."""

    name: str
    version: str
    integrity: str
    wanted: str

    @property
    def spec(self) -> str:
        """As npm takes it."""
        return f"{self.name}@{self.version}"

    @property
    def archive(self) -> str:
        """The name that npm gives the archive."""
        return f"{self.name}-{self.version}.tgz"


PACKAGES = (
    EditorPackage(
        "decap-cms",
        "3.16.3",
        "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
        r"package/dist/(?:(?:\d+\.)?decap-cms\.js|\w+\.wasm)",
    ),
    EditorPackage(
        "js-yaml",
        "4.1.0",
        "sha512-wpxZs9NoxZaJESJGIZTyDEaYpl0FKSA+FB9aJiyemKhMwkxQg63h4T1KJgUGHpTqPDNRcmmYLugrRjJlBtWvRA==",
        r"package/dist/js-yaml\.min\.js",
    ),
    EditorPackage(
        "mammoth",
        "1.13.0",
        "sha512-2cawcYFcP7ISfXbBcL9lmVgTNWo88v/52ND1gnywHtVT/pX0//puPnf0iMPV9ZgmuvNOE+zkIhDgZ9M2c2dDDg==",
        r"package/mammoth\.browser\.min\.js",
    ),
)
MAIN = "decap-cms.js"


def folder(state: Path) -> Path:
    """Where the files lie; the name holds the versions, so that an upgrade of the program asks for its own."""
    return state / "admin" / "_".join(package.spec for package in PACKAGES)


def files(state: Path) -> tuple[Path, ...]:
    """The files, sorted. Raises UsageError when they have not been fetched."""
    found = tuple(sorted(path for path in folder(state).glob("*") if path.is_file()))
    if not any(path.name == MAIN for path in found):
        raise UsageError(
            f"还没有网页编辑器 Decap CMS {PACKAGES[0].version}",
            "联网运行一次 gongkai admin fetch（需要 Node.js 带的 npm）；不用网页编辑的，把 config.yaml 里 admin 的 enabled 改为 false",
        )
    return found


def targets(state: Path) -> Iterator[Target]:
    """The files as copies below /admin/. Raises UsageError when they have not been fetched."""
    for path in files(state):
        yield Target(path=f"admin/{path.name}", maker="copy", source=str(path), digest=digest_file(path))
