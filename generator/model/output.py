"""config.yaml -> where the site is written, asked by each build before anything heavy is imported.

The build's lock and its memory are found by this folder, so it must be the one that the configuration's reader finds. A
file of plain lines, as nearly every one is, is read here line by line; for any other YAML's own parser is imported.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.base.files import read_plain
from generator.base.patterns import lazy_re

DEFAULT = "public"
_PLAIN_LINE = lazy_re(r"(?:[^\W\d]\w*:(?:[ \t]|$)|[ \t]|#|$)")
_BREAKS = lazy_re("[\x85\u2028\u2029\ufeff\0]")
_OUTPUT = lazy_re(
    r"""
    ^output:[ \t]+
    (?: "(?P<double>[^"\\\n]*)"           # "www"
      | '(?P<single>[^'\n]*)'             # 'www'
      | (?P<plain>[^\W\d][\w./-]*|\.?/[\w./-]+)  # www, build/www, ../www is left to the parser
    )
    [ \t]*(?:[ \t]\#.*)?$                 # a comment has a blank before it
    (?!\n[ \t])                           # the next line goes on with the value
    """,
    re.MULTILINE | re.VERBOSE,
)
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


def configured_output(config: Path) -> str:
    """``output`` of a configuration as its reader understands it;
    the default where it says nothing or cannot be read."""
    try:
        text = read_plain(config).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        return DEFAULT
    value = _of_plain_lines(text)
    return _parsed(text) if value is None else value


def _of_plain_lines(text: str) -> str | None:
    """The value, where every line is such that nothing but a line ``output: value`` can give it; else None."""
    lines = text.split("\n")
    if _BREAKS.search(text) or not all(_PLAIN_LINE.match(line) and _quotes_closed(line) for line in lines):
        return None
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    given = sum(line.startswith("output:") for line in lines)
    if first[:1] in (" ", "\t") or given > 1:
        return None
    if not given:
        return DEFAULT
    match = _OUTPUT.search(text)
    if match is None or match["plain"] in _EMPTY:
        return None
    return next(value for value in match.groups() if value is not None)


def _quotes_closed(line: str) -> bool:
    return line.count('"') % 2 == 0 and line.count("'") % 2 == 0


def _parsed(text: str) -> str:
    import yaml

    from generator.base.yaml_text import compose

    try:
        root = compose(text)
    except yaml.YAMLError:
        return DEFAULT
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and key.value == "output":
            empty = not isinstance(value, yaml.ScalarNode) or (not value.style and value.value in _EMPTY)
            return DEFAULT if empty else str(value.value)
    return DEFAULT
