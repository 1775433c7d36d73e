"""The tables of a file -> one YAML catalogue a domain, and what an editor has to know of each."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.authoring.catalogue_tables.grids import SourceTable, read_tables_of
from generator.authoring.catalogue_tables.heads import found_head
from generator.authoring.catalogue_tables.items import TableItems, read_items
from generator.authoring.importers import Known
from generator.model.vocabulary import Domain, Vocabulary


class CatalogueFile(msgspec.Struct, frozen=True):
    """One domain's catalogue. target: where it is written. told: sentences about what was resolved and what went into
    notes. refusal: why it was not written, or "". unnamed: which rows have items without a name, or ""."""

    target: Path
    domain: str
    count: int
    told: tuple[str, ...] = ()
    refusal: str = ""
    unnamed: str = ""


class CatalogueImport(msgspec.Struct, frozen=True):
    """What came of one file. left: what was not taken along. refused: tables of which nothing came, with why."""

    files: tuple[CatalogueFile, ...] = ()
    left: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def import_catalogue(
    source: Path, folder: Path, known: Known, *, domain: str = "", dry_run: bool = False
) -> CatalogueImport:
    """Every table of a file. domain: name or id of the domain of tables that do not name theirs. Nothing is
    overwritten. Raises OSError when the file cannot be opened or written."""
    read = read_tables_of(source)
    if read.refusal:
        return CatalogueImport(refused=(read.refusal,))
    domains = Vocabulary(known.domains)
    given = domains.find(domain) if domain else None
    if domain and given is None:
        return CatalogueImport(refused=(f"没有领域“{domain}”；有：{domains.offered(domain)['choices']}",))
    found: dict[str, list[tuple[SourceTable, tuple[str, ...], TableItems]]] = defaultdict(list)
    refused: list[str] = []
    left = list(read.left)
    for table in read.tables:
        head = found_head(table.grid)
        if head is None:
            refused.append(f"“{table.name}”没有目录的表头（公开事项、公开内容、公开依据等列）")
            continue
        named = _domain_of((table.name, *head.above, *reversed(table.above), source.stem), known.domains) or given
        if named is None:
            refused.append(f"“{table.name}”看不出是哪个领域，请用 --domain 写明")
            continue
        made = read_items(table.grid, head, table.numbers)
        left += [f"“{table.name}”{row}" for row in made.left]
        found[named.id].append((table, (*table.above, *head.above), made))
    names = {one.id: one.name for one in known.domains}
    files = [
        _written(folder / f"{key}.yaml", key, names[key], parts, source, dry_run=dry_run)
        for key, parts in found.items()
    ]
    return CatalogueImport(tuple(files), tuple(left), tuple(refused))


def _domain_of(lines: tuple[str, ...], domains: tuple[Domain, ...]) -> Domain | None:
    """The domain that the first of some lines names; of several in one line the longest name."""
    for line in lines:
        text = "".join(line.split())
        named = [(len(word), one) for one in domains for word in (one.name, *one.aliases) if word in text]
        exact = [one for one in domains if text == one.id]
        if named or exact:
            return exact[0] if exact else max(named, key=lambda pair: pair[0])[1]
    return None


def _written(
    target: Path,
    domain: str,
    name: str,
    parts: list[tuple[SourceTable, tuple[str, ...], TableItems]],
    source: Path,
    *,
    dry_run: bool,
) -> CatalogueFile:
    items: list[dict[str, Any]] = []
    comments = [f"{name}领域公开事项目录，导入自 {source.name}"]
    told: list[str] = []
    for table, above, made in parts:
        comments += [f"{table.name}：{line}" for line in (*above, *made.lines)]
        items += made.items
        told += [f"{what} {count} 处" for what, count in made.told]
        if made.kept:
            told.append(f"没有对应要素、记在备注里的列：{'、'.join(made.kept)}")
        if above or made.lines:
            told.append(f"“{table.name}”表外的文字记在文件开头的注释里：{len(above) + len(made.lines)} 行")
    if not items:
        return CatalogueFile(target, domain, 0, refusal="表头下面没有事项")
    if target.exists():
        return CatalogueFile(target, domain, len(items), tuple(told), f"{target.name} 已经有了，没有覆盖；先移走或改名")
    if not dry_run:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as stream:
            stream.write(as_yaml(domain, items, comments))
    return CatalogueFile(target, domain, len(items), tuple(dict.fromkeys(told)), unnamed=_unnamed(parts))


def _unnamed(parts: list[tuple[SourceTable, tuple[str, ...], TableItems]]) -> str:
    """The rows of items without a name, by table."""
    return "；".join(
        f"“{table.name}”第 {'、'.join(map(str, made.unnamed))} 行" for table, _, made in parts if made.unnamed
    )


def as_yaml(domain: str, items: list[dict[str, Any]], comments: list[str]) -> str:
    """The text of a catalogue. Items are numbered in their order."""
    numbered = [{"id": f"{domain}-{number:02d}"} | item for number, item in enumerate(items, 1)]
    head = "".join(f"# {line}\n" for line in comments)
    below = yaml.safe_dump(
        {"domain": domain, "items": numbered}, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10**6
    )
    return head + str(below)
