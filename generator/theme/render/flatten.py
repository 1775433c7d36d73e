"""A template's name -> TemplatePiece: the template with all that it extends and includes,
each standing where it is shown.

The trees stay as Jinja parsed them, one for each file. What is found out here, once, is which piece stands where a
``block``, an ``include``, a ``super()`` or an ``extends`` is written. Whoever reads a page's template reads its pieces:
the code generator (compiler.py) and the checks of themes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jinja2 import nodes
from jinja2.idtracking import find_symbols

from generator.theme.render.source import TemplateSource, TemplateSources, written_names

MAX_PIECES = 200
"""Pieces of one page: a few parts that include each other twice would never end. Further parts stay includes."""
MAX_BLOCKS = 1_000
"""Pieces of one page, blocks among them, beyond which it is not flattened:
``super()`` may lead back to its own block."""
_SETS = (nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.Import, nodes.FromImport)
_SHOWS = (nodes.Block, nodes.Include, nodes.For, nodes.With, nodes.CallBlock, nodes.FilterBlock)


class Refusal(NamedTuple):
    """Why a template is not compiled flat."""

    template: str
    path: str
    line: int
    reason: str


@dataclass(frozen=True, eq=False)
class TemplatePiece:
    """A template's own statements, or a block's.

    inside: which piece stands at a node of ``body``. around: whether it sees the names around it (a part does, a block
    does if it is scoped), or only those of its template. template: whether what it sets is seen by blocks.
    """

    source: TemplateSource
    body: Sequence[nodes.Node]
    inside: Mapping[nodes.Node, TemplatePiece]
    around: bool = False
    template: bool = False

    def every(self) -> Iterator[TemplatePiece]:
        """This piece and all in it."""
        yield self
        for piece in self.inside.values():
            yield from piece.every()


class Flattened(NamedTuple):
    """refusals: what keeps the whole from being compiled, in the order of reading."""

    piece: TemplatePiece
    refusals: tuple[Refusal, ...]


def flatten(sources: TemplateSources, name: str) -> Flattened | None:
    """A template as pieces; None when there is none, or it cannot be read."""
    source = sources.get(name)
    if source is None:
        return None
    flattening = _Flattening(sources)
    try:
        piece = flattening.template(name, ())
    except RecursionError:
        return Flattened(
            TemplatePiece(source, (), {}), (Refusal(name, source.path, 1, "块和部件一层套一层，没有尽头"),)
        )
    return Flattened(piece, tuple(flattening.refusals))


class _Lineage(NamedTuple):
    """A template and those that it extends, with every version of each block, nearest first.
    trail: what includes it."""

    sources: tuple[TemplateSource, ...]
    blocks: Mapping[str, Sequence[tuple[TemplateSource, nodes.Block]]]
    trail: tuple[str, ...]


class _Flattening:
    """One page's template while it is put together."""

    def __init__(self, sources: TemplateSources) -> None:
        self.sources = sources
        self.refusals: list[Refusal] = []
        self._pieces = 0

    def template(self, name: str, trail: tuple[str, ...], *, around: bool = False) -> TemplatePiece:
        sources = self.sources.lineage(name)
        blocks: dict[str, list[tuple[TemplateSource, nodes.Block]]] = {}
        for source in sources:
            for block in source.blocks.values():
                blocks.setdefault(block.name, []).append((source, block))
        return self._template(_Lineage(sources, blocks, (*trail, *(item.path for item in sources))), 0, around=around)

    def _template(self, lineage: _Lineage, generation: int, *, around: bool) -> TemplatePiece:
        source = lineage.sources[generation]
        self._pieces += 1
        body: Sequence[nodes.Node] = source.tree.body
        extends = [node for node in source.every if isinstance(node, nodes.Extends)]
        for wrong in _wrong(source, len(extends)):
            self.refuse(source, *wrong)
        if not extends:
            return TemplatePiece(source, body, self._inside(source, body, lineage, "", 0), around, template=True)
        body = [node for node in body if not isinstance(node, nodes.Block)]
        inside = self._inside(source, body, lineage, "", 0)
        if generation + 1 < len(lineage.sources):
            self._late_names(lineage, generation)
            inside[extends[0]] = self._template(lineage, generation + 1, around=False)
        else:
            self.refuse(source, extends[0].lineno, "extends 的模板找不到")
        return TemplatePiece(source, body, inside, around, template=True)

    def _late_names(self, lineage: _Lineage, generation: int) -> None:
        """A macro sees what a template above it sets later, which no order of the pieces can show."""
        source = lineage.sources[generation]
        late = {name for other in lineage.sources[generation + 1 :] for name in find_symbols(other.tree.body).stores}
        own = [node for node in source.tree.body if not isinstance(node, nodes.Block)]
        for macro in (node for node in _own(own) if isinstance(node, nodes.Macro)):
            read = {node.name for node in macro.find_all(nodes.Name) if node.ctx == "load"}
            for name in sorted((read & late) - {argument.name for argument in macro.args}):
                self.refuse(source, macro.lineno, f"宏 {macro.name} 用的变量 {name}，由 extends 的模板用 set 设")

    def _block(self, lineage: _Lineage, name: str, version: int, *, around: bool = False) -> TemplatePiece:
        source, block = lineage.blocks[name][version]
        self._pieces += 1
        if self._pieces > MAX_BLOCKS:
            raise RecursionError
        if block.required:
            self.refuse(source, block.lineno, f"块 {name} 要求写出来（required），却没有写")
        return TemplatePiece(source, block.body, self._inside(source, block.body, lineage, name, version), around)

    def _inside(
        self, source: TemplateSource, body: Sequence[nodes.Node], lineage: _Lineage, block: str, version: int
    ) -> dict[nodes.Node, TemplatePiece]:
        """What stands at the nodes of a body. block, version: whose body it is, for ``super()``."""
        inside: dict[nodes.Node, TemplatePiece] = {}
        own = list(_own(body))
        shown = {id(child) for node in own if isinstance(node, nodes.Output) for child in node.nodes}
        followed: set[int] = set()
        for node in own:
            if isinstance(node, nodes.Block):
                inside[node] = self._block(lineage, node.name, 0, around=node.scoped)
            elif isinstance(node, nodes.Include):
                if part := self._part(source, node, lineage):
                    inside[node] = part
            elif _is_super(node) and id(node) in shown and version + 1 < len(lineage.blocks.get(block, ())):
                inside[node] = self._block(lineage, block, version + 1)
                followed.add(id(node.node))  # type: ignore[attr-defined]  # a call
            elif isinstance(node, nodes.Name) and node.name in ("self", "super") and id(node) not in followed:
                self.refuse(source, node.lineno, f"用了 {node.name}（不是单独写的 {{{{ super() }}}}）")
        return inside

    def _part(self, source: TemplateSource, node: nodes.Include, lineage: _Lineage) -> TemplatePiece | None:
        """What an include shows; None where it stays an include, which Jinja then carries out page by page."""
        names = written_names(node.template)
        name = next((name for name in names if self.sources.get(name)), "")
        if not node.with_context:
            if node.ignore_missing or len(names) != 1:
                self.refuse(source, node.lineno, "include 同时写了 without context 和别的条件")
            return None
        if not name or "" in names or self._pieces >= MAX_PIECES:
            return None
        if any(item.path in lineage.trail for item in self.sources.lineage(name)):
            return None
        return self.template(name, lineage.trail, around=True)

    def refuse(self, source: TemplateSource, line: int, reason: str) -> None:
        """Note what keeps the whole from being compiled."""
        self.refusals.append(Refusal(source.name, source.path, line, reason))


def _own(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """The nodes of a body, deep, but not those of the blocks in it, which are pieces of their own.
    Calls come before names."""
    for node in body:
        yield node
        if not isinstance(node, nodes.Block):
            yield from _own(node.iter_child_nodes())


def _is_super(node: nodes.Node) -> bool:
    plain = isinstance(node, nodes.Call) and not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    return plain and isinstance(node.node, nodes.Name) and node.node.name == "super"  # type: ignore[attr-defined]


def _wrong(source: TemplateSource, extends: int) -> Iterator[tuple[int, str]]:
    """(line, reason) of what Jinja decides only while it renders, or refuses."""
    names = set()
    for block in (node for node in source.every if isinstance(node, nodes.Block)):
        if block.name in names:
            yield block.lineno, f"块 {block.name} 写了两次"
        names.add(block.name)
    body = source.tree.body
    if extends and (extends > 1 or not any(isinstance(node, nodes.Extends) for node in body)):
        yield 1, "extends 不止一个，或者写在条件里"
    at = next((index for index, node in enumerate(body) if isinstance(node, nodes.Extends)), 0)
    for index, node in enumerate(body if extends else ()):
        fine = isinstance(node, (*_SETS, nodes.Output, nodes.Extends)) or (isinstance(node, nodes.Block) and index > at)
        if not fine and not (isinstance(node, nodes.If) and next(node.find_all(_SHOWS), None) is None):
            yield node.lineno, "extends 之后，块外还写了要显示的内容"
