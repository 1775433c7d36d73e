"""``gongkai init --village``: a village in a site that is there, or the village of a site of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.authoring.village_starter import Village
    from generator.model.vocabularies import Vocabularies
    from generator.model.vocabulary import Agency

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_NAME = re.compile(r"[\w·]+")


def village_site(name: str, parent: str, identity: str, given: Mapping[str, str | None]) -> Village:
    """The village of a site of its own. Raises UsageError."""
    from generator.authoring.village_starter import named
    from generator.model.diagnostic import UsageError

    _fits(name, identity)
    if parent:
        raise UsageError(
            "村自己的网站没有乡镇可选", "不写 --parent；要写明乡镇的，村名写全，例如 --village 青山镇松坪村"
        )
    return named(name, known=None, parent=None, identity=identity)


def add_village(folder: Path, name: str, parent: str, identity: str) -> int:
    """Write a village's record and drafts into a site. Nothing that is there is overwritten. Raises UsageError."""
    from generator.authoring import village_starter
    from generator.authoring.drafting import open_site
    from generator.base.files import write_atomic
    from generator.model.diagnostic import UsageError
    from generator.model.options import Options

    _fits(name, identity)
    place = open_site(Options(config=folder / "config.yaml"))
    above = _parent(place.words, parent)
    try:
        village = village_starter.named(name, known=place.words, parent=above, identity=identity)
    except LookupError:
        raise UsageError(f"已经有编号是 {identity} 的机关", "--id 换一个编号") from None
    found = place.words.agencies.find(village.office) or place.words.agencies.find(village.name)
    there = found if found and (found.name == village.office or found.parent == village.parent) else None
    if there is not None:
        raise UsageError(f"已经有“{there.name}”（{there.id}）", "同名的村在不同乡镇的，用 --parent 写明，村名写全")
    table = place.folder / "_data/agencies.yaml"
    text = _with_record(table, village_starter.record(village))
    made = dict(village_starter.documents(village, place.words, place.today))
    taken = [path for path in made if (place.folder / path).exists()]
    if taken:
        raise UsageError(f"{taken[0]} 已经有了", "为防覆盖没有动它；--id 换一个编号，或者先移走")
    for path, content in made.items():
        (place.folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_atomic(place.folder / path, content.encode())
    write_atomic(table, text.encode())
    click.secho(
        f"已加上{village.office}（编号 {village.id}），文件在 {place.folder.name}/cun/{village.id}/", fg="green"
    )
    click.echo("这些文件都是草稿，不会发布：改好以后删去“（示例）”和 draft: true；电话、地址写在 _data/agencies.yaml")
    return 0


def _fits(name: str, identity: str) -> None:
    from generator.model.diagnostic import UsageError

    if not _NAME.fullmatch(name):
        raise UsageError(f"--village {name} 里有不能用的字符", "只写村（社区）的名称，例如 --village 松坪村")
    if identity and not _ID.fullmatch(identity):
        raise UsageError(f"--id {identity} 不能作编号", "用小写字母、数字、- 和 _，例如 --id songping")


def _parent(words: Vocabularies, name: str) -> Agency | None:
    """The township that is meant; the only one of the site where none is said. Raises UsageError."""
    from generator.base.close_names import instead
    from generator.model.diagnostic import UsageError
    from generator.model.vocabulary import Vocabulary

    townships = Vocabulary(one for one in words.agencies.terms if one.kind in ("乡镇", "街道"))
    if not name:
        if len(townships.terms) > 1:
            raise UsageError("没有写这个村属于哪个乡镇", f"写 --parent；{instead(townships.offered())}")
        return next(iter(townships.terms), None)
    found = townships.find(name)
    if found is None:
        raise UsageError(f"没有乡镇、街道“{name}”", instead(townships.offered(name)))
    return found


def _with_record(table: Path, record: str) -> str:
    """The table of agencies with one more at its end. Raises UsageError where that would not be a list any more."""
    import yaml

    from generator.model.diagnostic import UsageError

    text = table.read_text(encoding="utf-8-sig") if table.is_file() else ""
    joined = f"{text.rstrip()}\n{record}" if text.strip() else record
    try:
        before, after = yaml.safe_load(text) or [], yaml.safe_load(joined)
        whole = isinstance(after, list) and len(after) == len(before) + 1
    except yaml.YAMLError:
        whole = False
    if not whole:
        raise UsageError("_data/agencies.yaml 不是一个机关一项的列表，没有动它", "改成每个机关以“- ”开头，再运行一次")
    return joined
