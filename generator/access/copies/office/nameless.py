"""Names that programs use and no page shows: of styles, themes, fonts -> what stands for them in a copy.

A style keeps its own when it is one that every program knows, else gets a number that is the same in all parts of the
file; a font that nobody knows is left out, and the program takes another."""

from __future__ import annotations

from typing import Any

from generator.access.copies.office.names import q, short
from generator.base.digest import digest
from generator.base.patterns import pattern_table
from generator.base.words import words

_REFERS = frozenset(words("w:pStyle w:rStyle w:tblStyle w:basedOn w:next w:link w:styleLink w:numStyleLink"))
_UNSHOWN = frozenset(
    words(
        "a:theme a:clrScheme a:fontScheme a:fmtScheme a:custClr p:cSld p:custShow s:cellStyle s:tableStyle a:tblStyle"
    )
)
"""Elements whose own name only their program's menus show."""
_KNOWN_STYLE = pattern_table(
    (r"(?:heading|toc|index|List|List (?:Bullet|Number|Continue)|Body Text(?: Indent)?) ?[1-9]?", "heading 1", "toc 3"),
    (r"Normal(?: \(Web\)| Table| Indent)?", "Normal", "Normal Table"),
    (r"(?:foot|end)note (?:text|reference)", "footnote text"),
    (r"(?:Default Paragraph|Default) Font", "Default Paragraph Font"),
    (r"(?:Table|Light|Medium|Dark|Colorful) (?:Grid|Normal|Shading|List)(?: [1-9])?(?: Accent [1-6])?", "Table Grid"),
    (r"(?:No List|No Spacing|List Paragraph|Plain Text|Balloon Text|Document Map)", "No List"),
    (r"(?:page|line) number", "page number"),
    (
        r"(?:Title|Subtitle|caption|header|footer|Hyperlink|FollowedHyperlink|Strong|Emphasis|Quote|Date|Signature)",
        "Title",
    ),
    whole=True,
)
_KNOWN_FONT = pattern_table(
    (
        r"@?(?:新宋|仿宋|宋|楷|黑|隶|幼|等线|微软雅黑|微軟正黑|標楷|標宋|細明|新細明|华文|方正|汉仪|文鼎|迷你|小标|长城|思源|文泉驿|苹方|冬青)"
        r"[简繁體体小大中细細粗宋仿黑楷隶圆书標标题魏碑行草报雅正新特超准等线彩云琥珀舒兰亭倩微米]{0,10}"
        r"(?:[ _-]?(?:GB\s?2312|GBK|GB18030|GB|Light|Regular|Bold|Medium|Heavy|ExtB|HK|TC|SC))?",
        "仿宋_GB2312",
        "方正小标宋简体",
    ),
    (
        r"@?(?:Times|Arial|Calibri|Cambria|Courier|Symbol|Wingdings|Webdings|Verdana|Tahoma|Georgia|Helvetica|Consolas|"
        r"Century|Garamond|Book Antiqua|Palatino|Trebuchet|Impact|Lucida|Aptos|OpenSymbol|StarSymbol|Segoe|Noto|Source|"
        r"Liberation|DejaVu|Carlito|Caladea|Roboto|Lato|Open Sans|Microsoft|MS|PMing|Ming|NSim|Sim|FangSong|KaiTi|"
        r"LiSu|YouYuan|DengXian|ST|FZ|WenQuanYi|AR PL|PingFang|Hiragino|Heiti|Songti|Kaiti|Malgun|Batang|Gulim|Meiryo|"
        r"Yu|Mangal|Lohit|Droid|Ubuntu|HarmonyOS|Tinos|Arimo|Cousine|Bookman|Candara|Constantia|Corbel|Franklin|"
        r"Gill|Rockwell)"
        r"(?:[ _-]?(?:New|Roman|MT|PS|Sans|Serif|Mono|CJK|SC|TC|JP|KR|HK|UI|Math|Std|Pro|Unicode|Light|Medium|Bold|"
        r"Regular|Black|Narrow|Linotype|Gothic|Mincho|Console|Symbols?|Emoji|Color|Sung|Song|Hei|Kai|Ti|Fang|Xi|Sun|Li|"
        r"GB|GBK|K|S|JW|B|Zhongsong|Xihei|Kaiti|Fangsong|YaHei|JhengHei|LiU|ExtB|Han|Devanagari|Display|[0-9]))*",
        "Times New Roman",
        "Microsoft YaHei UI",
        "SimSun",
    ),
    (r"\+m[nj]-(?:lt|ea|cs)", "+mn-ea"),
    whole=True,
)
_FONTS = frozenset(("typeface", "ascii", "hAnsi", "eastAsia", "cs", "font"))


def nameless(node: Any, name: str) -> None:
    """Exchange what an element is called, or calls others. name: as "w:style"."""
    if name in _REFERS:
        node.set(q("w:val"), _number(node.get(q("w:val"), "")))
    elif name == "w:style":
        node.set(q("w:styleId"), _number(node.get(q("w:styleId"), "")))
    elif name == "w:name" and node.getparent() is not None and short(node.getparent().tag) == "w:style":
        if not _KNOWN_STYLE.fullmatch(node.get(q("w:val"), "")):
            node.set(q("w:val"), _number(node.get(q("w:val"), "")))
    elif name in _UNSHOWN and node.get("name"):
        node.set("name", _number(node.get("name")))
    for key in [key for key in node.attrib if str(key).rpartition("}")[2] in _FONTS]:
        if node.get(key) and not _KNOWN_FONT.fullmatch(node.get(key)):
            del node.attrib[key]


def _number(name: str) -> str:
    return f"s{digest(name)[:9]}" if name else name
