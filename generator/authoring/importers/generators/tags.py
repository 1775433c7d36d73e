"""Tags of other generators in a text -> Markdown where they are plain (a picture, a link, code), else told.

Hugo's shortcodes ``{{< figure src="a.png" >}}`` and ``{{% notice %}}``, tags of Hexo and Jekyll such as
``{% asset_img a.png %}``, containers of VuePress ``::: tip``, Vue's components, Kramdown's attributes. What a tag
encloses stays; code is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.authoring.importers import inline
from generator.base.patterns import pattern_table

_HOLD, _BRACE = "\ufdd0", "\ufdd1"
_PAIRS = 1_000
"""Tags in one text that enclose others; more of them, perhaps without ends, would be looked for without end."""
_FIRST, _MOST = 0xF0000, 60_000
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^\n]*?[^`\n])\1(?!`)")
_LITERAL = re.compile(r"\{\{([<%])/\*((?:(?!\{\{).){0,2000}?)\*/([>%])\}\}", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.{0,100000}?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_TAG = re.compile(
    r"\{\{[<%]-?\s*(?P<short>/?\s*[\w./-]+)(?P<rest>(?:(?!\{\{).){0,2000}?)\s*/?\s*-?[%>]\}\}"
    r"|\{%-?\s*(?P<tag>[A-Za-z]\w*)(?P<args>(?:(?!\{%).){0,2000}?)\s*-?%\}",
    re.DOTALL,
)
_OUTPUT = re.compile(r"\{\{-?\s*(?P<what>[^{}\n]{1,300}?)\s*-?\}\}")
_ARGUMENT = re.compile(
    r"(?:(?P<key>[A-Za-z_][\w-]*)\s*=\s*)?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=]+))"
)
_SHOWN = pattern_table("jpg jpeg png gif webp bmp svg", whole=True)
_PICTURE = re.compile(rf"\.{_SHOWN.pattern}(?:$|[?#])", re.IGNORECASE)
_OTHER = pattern_table("pdf ofd doc docx xls xlsx ppt pptx wps et zip rar 7z csv txt odt ods mp4 mp3", whole=True)
_FILE = re.compile(rf"\.{_OTHER.pattern}(?:$|[?#])", re.IGNORECASE)
_ADDRESSES = ("src", "file", "href", "url", "link", "path", "image", "img", "data-src")
_CODE = frozenset({"highlight", "codeblock", "code"})
_QUOTES = frozenset({"blockquote", "quote", "pullquote"})
_QUIET = frozenset({"more", "toc", "raw", "endraw", "comment", "endcomment"})
_CONTAINER = re.compile(r"^[ \t]*(:{3,})[ \t]*(?P<name>[A-Za-z][\w-]*)?[ \t]*(?P<title>[^\n]*?)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]{0,200}\}|(?<=\S)[ \t]*\{[#.][\w-][^{}|\n]{0,200}\}[ \t]*$", re.MULTILINE)
_CONTENTS = re.compile(
    r"^(?:[*-] TOC[ \t]*\n)?[ \t]*(?:\[\[?_?toc_?\]\]?|\{:toc\})[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_MORE = re.compile(r"<!--\s*(?:more|excerpt|truncate)\s*-->", re.IGNORECASE)
_COMPONENT = re.compile(r"</?(?P<name>[A-Z][A-Za-z0-9]*|[a-z]+(?:-[a-z0-9]+)+)(?P<rest>(?:\s[^<>]{0,500})?)/?>")
_SCRIPT = re.compile(r"<(?P<name>script|style)\b[^>]{0,500}>.{0,100000}?</(?P=name)\s*>", re.DOTALL | re.IGNORECASE)
_MEDIA = re.compile(r"<(?P<name>iframe|video|audio|embed|object)\b(?P<rest>[^>]{0,1000})>", re.IGNORECASE)
_ADMONITION = re.compile(r"^(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$", re.MULTILINE)


@dataclass(slots=True)
class TagReading:
    """told: each tag that is not carried over, with its line. plain: kinds of what became Markdown, one a place."""

    text: str = ""
    told: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    first: int = 1
    _held: list[str] = field(default_factory=list)

    def hold(self, text: str) -> str:
        """A character that stands for text which nothing below is to look into, with its line ends."""
        if len(self._held) >= _MOST:
            return text
        self._held.append(text)
        return _HOLD + chr(_FIRST + len(self._held) - 1) + "\n" * text.count("\n")

    def released(self, text: str) -> str:
        """The text with what was held put back."""

        def put(match: re.Match[str]) -> str:
            held = self._held[ord(match[1]) - _FIRST]
            return held + "\n" * (len(match[2]) - held.count("\n"))

        return re.sub(f"{_HOLD}([\U000f0000-\U000ffffd])(\n*)", put, text)

    def tell(self, shown: str, match: re.Match[str]) -> None:
        """Name what is not carried over with its line."""
        line = self.first + match.string.count("\n", 0, match.start())
        shown = " ".join(self.released(shown).split())
        self.told.append(f"第 {line} 行 {shown if len(shown) <= 80 else f'{shown[:79]}…'}")


def read(body: str, first: int, values: Mapping[str, str]) -> TagReading:
    """The body without tags. first: its line in the file. values: fields for ``{{ page.title }}``."""
    reading = TagReading(first=first)
    text = _without_code(inline.safe(body), reading)
    steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_LITERAL, lambda m: reading.hold(f"{{{{{m[1]}{m[2]}{m[3]}}}}}")),
        (_RAW, lambda m: m[1].replace("{", _BRACE)),
        (_MORE, lambda _: ""),
        (_CONTENTS, lambda _: ""),
        (_SCRIPT, lambda m: _gone(m, reading, f"<{m['name']}>")),
        (_TAG, lambda m: _tag(m, reading)),
        (_OUTPUT, lambda m: _output(m, reading, values)),
        (_CONTAINER, lambda m: _container(m, reading)),
        (_ADMONITION, lambda m: f"\n**{m['title']}**\n" if m["title"] else ""),
        (_ATTRIBUTES, lambda m: _dropped(m, reading)),
        (_MEDIA, lambda m: _gone(m, reading, m.group())),
        (_COMPONENT, lambda m: _component(m, reading)),
    )
    for pattern, made in steps:
        if pattern not in (_RAW, _SCRIPT) or text.count("raw") + text.count("<script") < _PAIRS:
            text = pattern.sub(made, text)
    reading.text = reading.released(text.replace(_BRACE, "{"))
    return reading


def _without_code(body: str, reading: TagReading) -> str:
    """The body with fenced and inline code held."""
    lines: list[str] = []
    fenced: list[str] = []
    fence = ""
    for line in body.split("\n"):
        match = _FENCE.match(line)
        if fence:
            fenced.append(line)
            if match and match[1].startswith(fence) and not line.strip("> \t").strip(fence[0]):
                lines.append(reading.hold("\n".join(fenced)))
                fence, fenced = "", []
        elif match and (match[1][0] == "~" or "`" not in line[match.end() :]):
            fence, fenced = match[1], [line]
        else:
            lines.append(_INLINE_CODE.sub(lambda found: reading.hold(found.group()), line))
    return "\n".join([*lines, *fenced])


def _tag(match: re.Match[str], reading: TagReading) -> str:
    name = (match["short"] or match["tag"] or "").replace(" ", "")
    rest = match["rest"] if match["short"] else match["args"]
    keys, words = _arguments(rest or "")
    bare = name.lstrip("/").removeprefix("end").lower()
    closing = name.startswith(("/", "end"))
    if bare in _CODE:
        return "\n```\n"
    if bare in _QUOTES:
        return "\n</blockquote>\n\n" if closing else "\n<blockquote>\n\n" + (f"{' '.join(words)}\n\n" if words else "")
    if closing or bare in _QUIET:
        return ""
    made = _plain(bare, keys, words)
    if made:
        reading.plain.append(match.group())
        return made
    reading.tell(match.group(), match)
    return " ".join(keys[key] for key in ("title", "text", "summary", "content") if keys.get(key))


def _plain(name: str, keys: dict[str, str], words: list[str]) -> str:
    """What a tag is in Markdown; "" when it is more than a picture or a link."""
    if name in ("ref", "relref", "post_url", "link") and words and _reference(name, words):
        return _reference(name, words)
    if name == "post_link" and words:
        return _markdown_link(words[1] if len(words) > 1 else words[0], f"{words[0].removesuffix('.md')}.md")
    if name == "asset_path" and words:
        return words[0]
    address = next((keys[key] for key in _ADDRESSES if keys.get(key) and "://" not in keys[key][:8]), "")
    address = address or next((keys[key] for key in _ADDRESSES if keys.get(key)), "")
    at = next((at for at, word in enumerate(words) if _PICTURE.search(word) or _FILE.search(word)), None)
    following = [] if at is None else [word for word in words[at + 1 :] if not re.fullmatch(r"\d+(?:px|%)?", word)]
    address = address or ("" if at is None else words[at])
    stated = [keys[key] for key in ("title", "caption", "text", "description") if keys.get(key)]
    if _PICTURE.search(address) or (name in ("figure", "asset_img", "img", "image") and address):
        alt = keys.get("alt") or (following[-1] if following else stated[-1] if stated else "")
        below = [text for text in dict.fromkeys(stated) if text != alt]
        return f"![{alt}](<{address}>)" + "".join(f"\n\n{text}\n\n" for text in below)
    caption = (stated or [""])[-1]
    if _FILE.search(address) or (name in ("asset_link", "button", "btn", "attachment", "file") and address):
        named = caption or (following[0] if following else address.rpartition("/")[2])
        return _markdown_link(named, address)
    return ""


def _reference(name: str, words: list[str]) -> str:
    """The file that a reference names, to stand as the address of a link: ``[甲]({{< ref "a.md" >}})``."""
    word = words[0].partition("#")[0]
    if name == "post_url":
        return f"/_posts/{word.removesuffix('.md')}.md"
    if name == "link":
        return f"/{word.lstrip('/')}" if len(words) == 1 and "." in word else ""
    return word if word.endswith(".md") else f"{word.rstrip('/')}.md"


def _markdown_link(text: str, address: str) -> str:
    return f"[{text}](<{address}>)"


def _arguments(text: str) -> tuple[dict[str, str], list[str]]:
    keys: dict[str, str] = {}
    words: list[str] = []
    for match in _ARGUMENT.finditer(text):
        value = next((match[form] for form in ("double", "single", "bare") if match[form] is not None), "")
        if match["key"]:
            keys[match["key"].lower()] = value
        elif value not in ("/", "="):
            words.append(value)
    return keys, words


def _output(match: re.Match[str], reading: TagReading, values: Mapping[str, str]) -> str:
    """``{{ "/a.png" | relative_url }}`` is the address, ``{{ page.title }}`` the field; the rest stays, and is told."""
    what = match["what"].strip()
    address = re.match(
        r"[\"']([^\"']+)[\"']\s*(?:\|\s*(?:relative_url|absolute_url|url_for|prepend\b.*|uri_escape)\s*)*$", what
    )
    if address:
        return address[1]
    if re.match(r"(?:site|config)\.(?:baseurl|url|root)\b|url_for\(\s*\)", what):
        return ""
    name = re.fullmatch(r"(?:page|\$?frontmatter|\$page\.frontmatter|post)\.(\w+)", what)
    if name and values.get(name[1]):
        return values[name[1]]
    reading.tell(match.group(), match)
    reading.outputs.append(what)
    return match.group()


def _container(match: re.Match[str], reading: TagReading) -> str:
    """A container's frame goes, its own title stays as a bold line."""
    if match["name"]:
        reading.plain.append(match.group().strip())
    title = match["title"].strip("[]{} ") if match["name"] else ""
    return f"\n**{title}**\n" if title else ""


def _dropped(match: re.Match[str], reading: TagReading) -> str:
    reading.plain.append(match.group().strip())
    return ""


def _gone(match: re.Match[str], reading: TagReading, shown: str) -> str:
    reading.tell(shown, match)
    return "\n" * match.group().count("\n")


def _component(match: re.Match[str], reading: TagReading) -> str:
    """A component of Vue: the words that it states stay, what it does is told."""
    if match.group().startswith("</") or match["name"] in ("ClientOnly", "font-face"):
        return ""
    reading.tell(match.group(), match)
    keys, _ = _arguments(match["rest"])
    return " ".join(keys[key] for key in ("text", "title", "label") if keys.get(key))
