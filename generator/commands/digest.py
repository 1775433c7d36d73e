"""``gongkai digest``: the SHA-256 of texts and attachments of a site, beside what the site says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@click.command(short_help="核对公开文件的校验值。")
@click.argument("place", default="public", metavar="[网站文件夹或文件]")
def COMMAND(place: str) -> int:
    """逐份计算网站上正文和附件的校验值，与 data/digests.json 里的相比。有不一样的，退出码为 1。写一个 .md 文件时，只算它的正文。

    正文的校验值：正文全部文字依次相连，去掉标签和空白，UTF-8 编码，取 SHA-256。附件取文件的字节。
    """
    from generator.model.diagnostic import UsageError

    root = Path(place)
    if root.suffix == ".md":
        click.echo(_of_text(root))
        return 0
    try:
        entries = [entry for value in _files(root) for entry in value["documents"]]
    except (OSError, ValueError, KeyError, TypeError):
        hint = "先运行 gongkai build，再写上它的输出文件夹，例如 gongkai digest public"
        raise UsageError(f"{place} 里没有 data/digests.json，或者读不出来", hint) from None
    differing = 0
    for name, wanted, found in (row for entry in entries for row in _compared(root, entry)):
        differing += found != wanted
        click.echo(f"{found or '（没有）':<64}  {name}" + ("" if found == wanted else f"  不同：应为 {wanted}"))
    click.echo(f"共 {len(entries)} 份文件，{differing} 处不同" if differing else f"共 {len(entries)} 份文件，全部相同")
    return 1 if differing else 0


def _of_text(path: Path) -> str:
    """The digest of a document's body. Raises UsageError."""
    from generator.base.text_digest import text_digest
    from generator.content.front_matter import split
    from generator.content.markdown import render_markdown
    from generator.content.text import decode
    from generator.model.diagnostic import UsageError

    try:
        text = decode(path.read_bytes())[0]
    except OSError:
        text = None
    if text is None:
        raise UsageError(f"{path} 读不出来", "写一个已有的 .md 文件")
    return text_digest(render_markdown(split(text).body).html)


def _files(root: Path) -> Iterator[Mapping[str, Any]]:
    """The file of digests, or those of the years."""
    import msgspec

    whole = msgspec.json.decode((root / "data/digests.json").read_bytes())
    if "years" not in whole:
        yield whole
    for year in whole.get("years", ()):
        yield msgspec.json.decode((root / f"data/digests/{int(year['year'])}.json").read_bytes())


def _compared(root: Path, entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, digest as the site says and as it is, of a text and of its attachments."""
    from hashlib import sha256
    from urllib.parse import unquote, urlsplit

    from generator.authoring.poster import prose_of
    from generator.base.text_digest import text_digest

    def inside(url: str) -> Path:
        return root / unquote(urlsplit(url).path).lstrip("/")

    if entry["sha256"]:
        page = inside(entry["url"]) / "index.html"
        shown = prose_of(page.read_text(encoding="utf-8")) if page.is_file() else ""
        yield entry["id"], entry["sha256"], text_digest(shown) if shown else ""
    for file in entry.get("attachments", ()):
        place = inside(file["url"])
        found = sha256(place.read_bytes()).hexdigest() if place.is_file() else ""
        yield f"{entry['id']}/{file['title']}", file["sha256"], found
