"""A template's name -> its file, read and parsed once for everybody who asks: what it holds, and what it draws on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec
from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from generator.base.digest import digest
from generator.model.diagnostic import UsageError


class Reference(NamedTuple):
    """A name that a template gives in a tag or a call. name: "" when it is computed."""

    tag: str
    name: str
    line: int


class TemplateSource(msgspec.Struct, frozen=True):
    """One template file as read. every: all nodes of the tree. given: every name that is given to something anywhere in
    it. attributes, filters, tests: their names as far as the template uses them."""

    name: str
    path: str
    digest: str
    tree: nodes.Template
    every: tuple[nodes.Node, ...]
    references: tuple[Reference, ...]
    given: frozenset[str]
    attributes: frozenset[str]
    filters: frozenset[str]
    tests: frozenset[str]

    @property
    def blocks(self) -> dict[str, nodes.Block]:
        """Every block by name, nested ones too."""
        return {node.name: node for node in self.every if isinstance(node, nodes.Block)}

    @property
    def parent(self) -> str:
        """The name of the template that this one extends; "" for none."""
        return next((item.name for item in self.references if item.tag == "extends"), "")


class TemplateSources:
    """The templates of an environment. Reading and parsing is what costs, so each is read once.

    wrong: by name, why a template cannot be read or is not allowed in any theme.
    """

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.wrong: dict[str, UsageError] = {}
        self._known: dict[str, TemplateSource | None] = {}

    @cached_property
    def way(self) -> str:
        """Digest of what decides, beside a text, how it is parsed and compiled here."""
        made = self.environment
        signs = (made.trim_blocks, made.lstrip_blocks, made.keep_trailing_newline, made.autoescape)
        return digest(*map(str, signs), *(f"{sorted(names)}" for names in (made.filters, made.tests, made.globals)))

    def get(self, name: str) -> TemplateSource | None:
        """A template; None when there is none, or something is wrong with it."""
        if name not in self._known:
            try:
                self._known[name] = self._read(name)
            except UsageError as error:
                self._known[name] = None
                self.wrong[name] = error
            except RecursionError:
                self._known[name] = None
                self.wrong[name] = UsageError(f"模板 {name} 嵌套太深", "拆成几个小的部件")
        return self._known[name]

    def reached(self, name: str) -> tuple[TemplateSource, ...]:
        """A template and all that it draws on by written names, each once."""
        found: dict[str, TemplateSource] = {}
        names = [name]
        while names:
            source = self.get(names.pop())
            if source and source.name not in found:
                found[source.name] = source
                names += [item.name for item in source.references if item.tag != "asset" and item.name]
        return tuple(found.values())

    def lineage(self, name: str) -> tuple[TemplateSource, ...]:
        """A template and those that it extends, nearest first, as far as there are any."""
        sources: list[TemplateSource] = []
        while name and (source := self.get(name)) and all(source.path != other.path for other in sources):
            sources.append(source)
            name = source.parent
        return tuple(sources)

    def _read(self, name: str) -> TemplateSource | None:
        assert self.environment.loader is not None
        try:
            text, path, _ = self.environment.loader.get_source(self.environment, name)
        except TemplateNotFound:
            return None
        except UnicodeDecodeError as error:
            raise UsageError(f"模板 {name} 不是 UTF-8 编码", "用记事本另存为，编码选 UTF-8") from error
        content = digest(text)
        seen = (name, path or name, content, self.way)
        if seen not in _read_before:
            source = _source(name, path or name, content, parsed(self.environment, text, name, path or name))
            if len(_read_before) >= _MOST:
                _read_before.clear()
            _read_before[seen] = source
        return _read_before[seen]


_MOST = 1_000
_read_before: dict[tuple[str, str, str, str], TemplateSource] = {}
"""What this process has read, by name, path, digest and way: a preview, the tests and a build of several themes meet
the same texts again and again."""


def _source(name: str, path: str, content: str, tree: nodes.Template) -> TemplateSource:
    every = tuple(tree.find_all(nodes.Node))
    for node in (tree, *every):
        node.environment = None  # or a site that was built would be kept as long as its templates are
    return TemplateSource(
        name,
        path,
        content,
        tree,
        every,
        tuple(_references(every)),
        frozenset(_given(every)),
        frozenset(node.attr for node in every if isinstance(node, nodes.Getattr)),
        frozenset(node.name for node in every if isinstance(node, nodes.Filter)),
        frozenset(node.name for node in every if isinstance(node, nodes.Test)),
    )


def parsed(environment: Environment, text: str, name: str, path: str) -> nodes.Template:
    """A template's tree. Raises UsageError for what is written wrongly or is not allowed in any."""
    try:
        tree = environment.parse(text, name, path)
    except TemplateSyntaxError as error:
        raise UsageError(
            f"模板 {name} 第 {error.lineno} 行写法有误：{error.message}", "改正这一行，或恢复主题原来的文件"
        ) from error
    for node in tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)):
        raise UsageError(f"模板 {name} 第 {node.lineno} 行不能用 autoescape：页面里的文字一律转义", "删去这个标签")
    return tree


_TAGS: dict[type[nodes.Node], str] = {
    nodes.Extends: "extends",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
}


def _references(every: Iterable[nodes.Node]) -> Iterator[Reference]:
    """What a template draws on: other templates, by tags and by ``shared()``, and static files, by ``asset()``."""
    for node in every:
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            for name in written_names(node.template):
                yield Reference(_TAGS[type(node)], name, node.lineno)
        elif (
            isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in ("shared", "asset")
        ):
            yield Reference(node.node.name, written_names(node.args[0])[0] if node.args else "", node.lineno)


def _given(every: Iterable[nodes.Node]) -> Iterator[str]:
    for node in every:
        if isinstance(node, nodes.Macro | nodes.NSRef):
            yield node.name
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (name[1] if isinstance(name, tuple) else name for name in node.names)
        elif isinstance(node, nodes.Name) and node.ctx != "load":
            yield node.name


def written_names(node: nodes.Expr) -> list[str]:
    """The names at a reference, which may be a list of them; "" for each that is computed."""
    items = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    return [item.value if isinstance(item, nodes.Const) and isinstance(item.value, str) else "" for item in items]
