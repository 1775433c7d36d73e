"""Copies with their origin: a parent's file or block in a fork, and what the parent has changed since it was taken.

The parent's version is kept beside the copy under ``.parents/`` (hidden: neither a template nor published), its digest
under ``parts`` in theme.yaml. So a check can say not only that the parent has moved on but what it changed (ADR 0065).
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from generator.base.close_names import closest
from generator.base.digest import digest_bytes
from generator.model.diagnostic import UsageError
from generator.theme.chain import Chain
from generator.theme.forking import examples

PARENTS = ".parents"
_EXTENDS = re.compile(r"\{%-?\s*extends\s")
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)[^%]*?-?%\}|\{%-?\s*endblock[^%]*?-?%\}")


def inner(name: str) -> str:
    """What somebody names -> a path in a theme: "parts/footer.html" -> "templates/parts/footer.html".

    Raises UsageError for what leads outside.
    """
    clean = name.strip().replace("\\", "/")
    if clean.startswith("/") or ".." in clean.split("/") or not clean.isprintable():
        raise UsageError(f"“{name}”不是主题里的文件", "写 parts/footer.html 这样的名称")
    return clean if clean.startswith(("templates/", "static/")) else f"templates/{clean}"


def source_of(chain: Chain, path: str) -> tuple[str, bytes]:
    """The nearest theme above that has a file, and the file. Raises UsageError, with a proposal."""
    for theme in chain.themes:
        if path in chain.listings[theme.name]:
            return theme.name, (theme.folder / path).read_bytes()
    name = path.removeprefix("templates/")
    every = {item.removeprefix("templates/") for theme in chain.themes for item in chain.listings[theme.name]}
    titles = {part.title: f"parts/{part.name}.html" for part in examples.load(chain).values()}
    meant = titles.get(name) or closest(name, sorted(every))
    raise UsageError(
        f"{chain.name} 没有 {name}", f"是不是 {meant}？" if meant else "有哪些部件和页面，见 docs/theme-contract.md"
    )


def block_of(text: str, name: str) -> str | None:
    """The inside of a block of a template, as written; None when it has none of that name."""
    depth, start = 0, -1
    for tag in _BLOCK.finditer(text):
        if start >= 0:
            depth += 1 if tag[1] else -1
            if depth == 0:
                return text[start : tag.start()].strip("\n")
        elif tag[1] == name:
            start, depth = tag.end(), 1
    return None


def blocks_of(text: str) -> list[str]:
    """The names of a template's blocks, in order."""
    return [tag[1] for tag in _BLOCK.finditer(text) if tag[1]]


def copy(folder: Path, above: Chain, name: str, block: str = "") -> Path:
    """Take a copy of a parent's file, or of one block of a template, into a fork. Returns the file that was written.

    Raises UsageError; never overwrites what is there.
    """
    path = inner(name)
    if block and not path.endswith(".html"):
        raise UsageError(f"{name} 没有块", "--block 只用于模板")
    theme, data = source_of(above, path)
    if block:
        theme, data = _holding(above, path, block) or (theme, data)
    place = folder / path
    if not place.parent.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"{name} 在主题文件夹外面", "检查主题里有没有指向别处的链接")
    if block:
        data = _block(place, above.name, path, data, block)
    elif place.exists():
        raise UsageError(f"主题里已经有 {name}", "为防覆盖没有动它；要重新取，先删去或改名")
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    record(folder, path, theme, data, block)
    return place


def _holding(chain: Chain, path: str, block: str) -> tuple[str, bytes] | None:
    """The nearest theme above whose template has a block, and the template: one that changes other blocks only passes
    the question on to what it extends, one that stands for the whole page answers it."""
    for theme in chain.themes:
        if path not in chain.listings[theme.name]:
            continue
        data = (theme.folder / path).read_bytes()
        text = data.decode("utf-8-sig", errors="replace")
        if block_of(text, block) is not None:
            return theme.name, data
        if not _EXTENDS.search(text):
            break
    return None


def _block(place: Path, theme: str, path: str, data: bytes, block: str) -> bytes:
    """Add one block's override to a template of the fork, which extends that of its parent, whichever theme has the
    file: what the parent comes to change there holds for the fork too. Returns the parent's block."""
    text = data.decode("utf-8-sig")
    content = block_of(text, block)
    name = path.removeprefix("templates/")
    if content is None:
        every = blocks_of(text)
        meant = closest(block, every)
        words = f"是不是 {meant}？" if meant else f"它有的块：{'、'.join(every) or '无'}"
        raise UsageError(f"{theme} 的 {name} 没有块 {block}", words)
    written = f"{{% block {block} %}}\n{content}\n{{% endblock %}}\n"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'{{% extends "@{theme}/{name}" %}}\n{written}', encoding="utf-8")
        return content.encode()
    own = place.read_text(encoding="utf-8-sig")
    if block in blocks_of(own) or "{% extends" not in own:
        raise UsageError(f"主题的 {name} 里已经有块 {block}，或整页都是自己的", "直接改那个文件")
    place.write_text(own.rstrip("\n") + "\n" + written, encoding="utf-8")
    return content.encode()


def key_of(path: str, block: str) -> str:
    """How a copy is named under ``parts`` in theme.yaml."""
    return f"{path}#{block}" if block else path


def kept(folder: Path, key: str) -> Path:
    """Where the parent's version of a copy is kept."""
    return folder / PARENTS / key.replace("#", ".block-")


def record(folder: Path, path: str, theme: str, data: bytes, block: str = "") -> None:
    """Note where a copy came from: one line under ``parts`` in theme.yaml, the parent's version in ``.parents``."""
    key = key_of(path, block)
    place = kept(folder, key)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    line = f"  {key}: {theme} {digest_bytes(data)[:16]}"
    file = folder / "theme.yaml"
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    at = next((number for number, text in enumerate(lines) if re.match(r"\s+" + re.escape(key) + r"\s*:", text)), -1)
    head = next((number for number, text in enumerate(lines) if re.match(r"parts\s*:", text)), -1)
    if at >= 0:
        lines[at] = line
    elif head >= 0:
        lines.insert(head + 1, line)
    else:
        lines += ["", "# 由 gongkai theme copy 记下的出处，不要手改。", "parts:", line]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def present(above: Chain, key: str) -> tuple[str, bytes] | None:
    """The version of today and the nearest theme above that has it; None when no such file or block is left."""
    path, _, block = key.partition("#")
    try:
        theme, data = source_of(above, path)
    except UsageError:
        return None
    if not block:
        return theme, data
    found = _holding(above, path, block)
    content = block_of(found[1].decode("utf-8-sig", errors="replace"), block) if found else None
    return None if found is None or content is None else (found[0], content.encode())


def changes(folder: Path, key: str, now: bytes, limit: int = 40) -> str:
    """What the parent changed since the copy was taken, as a unified diff; "" when its old version was not kept."""
    place = kept(folder, key)
    if not place.is_file() or not place.resolve().is_relative_to(folder.resolve()):
        return ""
    before = place.read_text(encoding="utf-8", errors="replace").splitlines()
    after = now.decode("utf-8", errors="replace").splitlines()
    lines = list(difflib.unified_diff(before, after, "取用时", "现在", lineterm="", n=1))
    return "\n".join(lines[:limit] + ([f"……（共 {len(lines)} 行）"] if len(lines) > limit else []))
