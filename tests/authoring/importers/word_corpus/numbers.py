"""Files over the rules of lists (ECMA-376 part 1, 17.9): how items are counted, what leads a paragraph there."""

from __future__ import annotations

from .parts import (
    WordParts,
    abstract,
    level,
    lines,
    num,
    numbered,
    p,
    restarted,
    simple,
    style,
    t,
    table,
    titled,
)

_SUFFIX = '<w:suff w:val="{}"/>'
_THREE = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
_OFFICIAL = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5"),
)
_LAW = abstract(
    0,
    level(0, "chineseCountingThousand", "第%1章"),
    level(1, "chineseCountingThousand", "第%2条"),
    level(2, "chineseCountingThousand", "（%3）"),
)
_ANEW = num(2, 0, restarted(0))


def _mixed(*items: tuple[str, int], number: int = 1) -> str:
    return "".join(p(text, num=(number, place)) for text, place in items)


_LABELS = (
    "[%1] 〔%1〕 %1) #%1 *%1 -%1- 附件%1 表%1-1 §%1 <%1> %1. _%1_ `%1` |%1 %1: ^%1 ~%1~ + %1% 编号：%1号 —%1— No.%1 &lt;%1 \\%1 注%1："
).split()
FILES: dict[str, WordParts] = {
    "five-levels": titled(
        _mixed(
            ("总则", 0),
            ("目标", 1),
            ("近期", 2),
            ("乡镇", 3),
            ("村", 4),
            ("组", 4),
            ("县城", 3),
            ("远期", 2),
            ("任务", 1),
            ("保障", 0),
        ),
        _OFFICIAL + num(1, 0),
    ),
    "deeper-levels-begin-anew": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1), ("己", 2), ("庚", 1), ("辛", 2)),
        _THREE + num(1, 0),
    ),
    "chapters-and-articles": titled(
        _mixed(
            ("总则", 0),
            ("为规范停车秩序，制定本办法。", 1),
            ("适用于城区。", 1),
            ("收费", 0),
            ("白天收费。", 1),
            ("小车；", 2),
            ("大车。", 2),
        ),
        _LAW + num(1, 0),
    ),
    "restart-never": titled(
        _mixed(("总则", 0), ("甲", 1), ("乙", 1), ("附则", 0), ("丙", 1)),
        abstract(
            0,
            level(0, "chineseCountingThousand", "第%1章"),
            level(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>'),
        )
        + num(1, 0),
    ),
    "restart-after-the-first-level-only": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 2), ("丁", 1), ("戊", 2), ("己", 0), ("庚", 1), ("辛", 2)),
        abstract(
            0,
            level(0, "decimal", "%1."),
            level(1, "decimal", "%1.%2"),
            level(2, "decimal", "(%3)", more='<w:lvlRestart w:val="1"/>'),
        )
        + num(1, 0),
    ),
    "labels-of-every-kind": titled(
        "".join(p("某甲", num=(place, 0)) for place in range(1, len(_LABELS) + 1)),
        "".join(abstract(place, level(0, "decimal", text)) for place, text in enumerate(_LABELS))
        + "".join(num(place + 1, place) for place in range(len(_LABELS))),
    ),
    "literature": titled(p("参考文献") + lines("甲乙", 1), simple(text="[%1]")),
    "plain-below-bullets": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1)),
        abstract(0, level(0, "bullet", "•"), level(1, "decimal", "%2.")) + num(1, 0),
    ),
    "counted-below-bullets": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0)),
        abstract(0, level(0, "bullet", "•"), level(1, "decimal", "%2、")) + num(1, 0),
    ),
    "words-above-a-number": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1)),
        abstract(0, level(0, "none", "章"), level(1, "decimal", "%1%2、")) + num(1, 0),
    ),
    "parent-s-number-is-no-own": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1)),
        abstract(0, level(0, "decimal", "%1、"), level(1, "decimal", "%1.")) + num(1, 0),
    ),
    "restarted-at-five-below": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1), number=2),
        _THREE + num(1, 0) + num(2, 0, restarted(1, 5)),
    ),
    "begins-at-five": titled(p("前四项见上次公告。") + lines("甲乙", 1), simple(start=5)),
    "begins-at-nought": titled(lines("甲乙", 1), simple(start=0)),
    "no-start-is-nought": titled(lines("甲乙", 1), simple(start=None)),
    "interrupted": titled(lines("甲乙", 1) + p("插入一段话。") + lines("丙", 1), simple("decimal", "%1、")),
    "plain-interrupted": titled(lines("甲乙", 1) + p("插入一段话。") + lines("丙", 1), simple()),
    "plain-in-a-row": titled(p("材料如下：") + lines("甲乙丙", 1) + p("以上。"), simple()),
    "plain-two-lists-touch": titled(lines("甲乙", 1) + lines("丙丁", 2), _THREE + num(1, 0) + _ANEW),
    "plain-below-plain": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0)),
        abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2.")) + num(1, 0),
    ),
    "plain-parted-by-a-table": titled(lines("甲", 1) + table(("表", "头")) + lines("乙", 1), simple()),
    "plain-with-an-empty-item": titled(lines("甲", 1) + p("", num=(1, 0)) + lines("乙", 1), simple()),
    "plain-over-twelve": titled(lines("子丑寅卯辰巳午未申酉戌亥", 1), simple()),
    "figures-follow": titled(p("5万元以下的；", num=(1, 0)) + p("5万元以上的。", num=(1, 0)), simple()),
    "restarted": titled(lines("甲乙丙", 1) + lines("丁戊", 2), _OFFICIAL + num(1, 0) + _ANEW),
    "restarted-then-the-first-goes-on": titled(
        lines("甲乙丙", 1) + lines("丁", 2) + lines("戊己", 1) + lines("庚", 2), _OFFICIAL + num(1, 0) + _ANEW
    ),
    "restarted-at-three": titled(lines("甲", 1) + lines("乙丙", 2), _OFFICIAL + num(1, 0) + num(2, 0, restarted(0, 3))),
    "restarted-deep": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1)) + _mixed(("丁", 1), ("戊", 1), number=2),
        _OFFICIAL + num(1, 0) + num(2, 0, restarted(1)),
    ),
    "two-numbers-of-one-list": titled(
        lines("甲乙", 1) + p("间隔。") + lines("丙", 2), _OFFICIAL + num(1, 0) + num(2, 0)
    ),
    "level-replaced": titled(
        lines("甲乙", 1) + lines("丙", 2) + lines("丁", 1),
        _OFFICIAL
        + num(1, 0)
        + num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'),
    ),
    "levels-passed-over": titled(
        _mixed(("甲", 0), ("乙", 2), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 2)), _THREE + num(1, 0)
    ),
    "begins-deep": titled(_mixed(("甲", 2), ("乙", 1), ("丙", 0)), _THREE + num(1, 0)),
    "two-lists-side-by-side": titled(
        "".join(p(one, num=(1, 0)) + p(two, num=(2, 0)) for one, two in ("甲子", "乙丑", "丙寅")),
        abstract(0, level(0, "chineseCounting", "%1、"))
        + abstract(1, level(0, "decimal", "（%1）"))
        + num(1, 0)
        + num(2, 1),
    ),
    "suffixes": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 2)),
        abstract(
            0,
            level(0, "decimal", "第%1条", more=_SUFFIX.format("space")),
            level(1, "decimal", "%2-", more=_SUFFIX.format("nothing")),
            level(2, "decimal", "(%3)", more=_SUFFIX.format("tab")),
        )
        + num(1, 0),
    ),
    "all-arabic": titled(
        _mixed(("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1), ("己", 2)),
        abstract(
            0,
            level(0, "chineseCountingThousand", "第%1章"),
            level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
            level(2, "lowerLetter", "%1.%2.%3", more="<w:isLgl/>"),
        )
        + num(1, 0),
    ),
    "arabic-switched-off": titled(
        _mixed(("甲", 0), ("乙", 1)),
        abstract(
            0,
            level(0, "chineseCountingThousand", "%1、"),
            level(1, "decimal", "%1.%2", more='<w:isLgl w:val="0"/>'),
        )
        + num(1, 0),
    ),
    "words-without-a-number": titled(
        _mixed(("车位图", 0), ("收费表", 1)),
        abstract(0, level(0, "none", "附件："), level(1, "none", "")) + num(1, 0),
    ),
    "three-digits": titled(
        lines("甲乙", 1),
        simple(
            '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
            '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
            "编号%1",
        ),
    ),
    "bullets": titled(
        p("要求如下：") + _mixed(("甲", 0), ("乙", 1), ("丙", 0)),
        abstract(0, level(0, "bullet", "•"), level(1, "bullet", "•")) + num(1, 0),
    ),
    "marked-with-a-star": titled(
        p("须满足的条件", num=(1, 0)) + p("一般条件", num=(2, 0)),
        abstract(0, level(0, "bullet", "★")) + abstract(1, level(0, "bullet", "•")) + num(1, 0) + num(2, 1),
    ),
    "in-cells": titled(
        table(("事项", "材料"), ("停车证", lines("甲乙", 1)), ("车位证", lines("丙", 1))) + lines("丁", 1), simple()
    ),
    "column-of-numbers": titled(
        table(("序号", "乡镇"), *((p("", num=(1, 0)), name) for name in ("青山镇", "河口乡", "云溪乡"))),
        simple(text="%1"),
    ),
    "bullets-in-a-cell": titled(
        table(
            ("事项", lines("甲乙", 1)),
        ),
        simple("bullet", "•"),
    ),
    "empty-item": titled(lines("甲", 1) + p("", num=(1, 0)) + lines("丙", 1), simple("decimal", "%1、")),
    "soft-return-in-an-item": titled(
        p(t("甲") + "<w:r><w:br/></w:r>" + t("续行"), num=(1, 0)) + lines("乙", 1), simple("decimal", "%1、")
    ),
    "style-numbers": titled(
        p("甲", style="tiao") + p("乙", style="tiao") + p("丙"),
        _LAW + num(1, 0),
        style("tiao", "条", numbered(1, 1)),
    ),
    "style-based-on-a-numbered-one": titled(
        p("甲", style="b") + p("乙", style="c") + p("丙", style="d") + p("丁", style="b"),
        _OFFICIAL + num(1, 0),
        style("b", "层一", numbered(1))
        + style("c", "层二", numbered(None, 1), based="b")
        + style("d", "层三", based="c"),
    ),
    "headings-count": titled(
        p("目标", style="1") + p("近期", style="2") + p("到年底完成。") + p("远期", style="2") + p("保障", style="1"),
        _OFFICIAL + num(1, 0),
        style("1", "heading 1", numbered(1)) + style("2", "heading 2", numbered(None, 1), based="1"),
    ),
    "heading-with-a-plain-number": titled(
        p("目标", style="1") + p("到年底完成。") + p("保障", style="1"), simple(), style("1", "heading 1", numbered(1))
    ),
    "levels-that-name-styles": titled(
        p("总则", style="z") + p("甲", style="t") + p("乙", style="t") + p("附则", style="z") + p("丙", style="t"),
        abstract(
            0,
            level(0, "chineseCounting", "第%1章", more='<w:pStyle w:val="z"/>'),
            level(1, "chineseCounting", "第%2条", more='<w:pStyle w:val="t"/>'),
        )
        + num(1, 0),
        style("z", "章", numbered(1)) + style("t", "条", numbered(1, 1)),
    ),
    "levels-that-name-styles-without-level": titled(
        p("总则", style="z") + p("甲", style="t") + p("附则", style="z") + p("乙", style="t"),
        abstract(
            0,
            level(0, "chineseCounting", "第%1章", more='<w:pStyle w:val="z"/>'),
            level(1, "chineseCounting", "第%2条", more='<w:pStyle w:val="t"/>'),
        )
        + num(1, 0),
        style("z", "章", numbered(1)) + style("t", "条", numbered(1)),
    ),
    "switched-off-in-a-paragraph": titled(
        p("甲", style="b") + p("乙", style="b", num=(0, 0)) + p("丙", style="b"),
        _OFFICIAL + num(1, 0),
        style("b", "层一", numbered(1)),
    ),
    "switched-off-in-a-style": titled(
        p("甲", style="b") + p("乙", style="c") + p("丙", style="b"),
        _OFFICIAL + num(1, 0),
        style("b", "层一", numbered(1)) + style("c", "无号", numbered(0), based="b"),
    ),
    "only-a-level-in-the-paragraph": titled(
        p("甲", style="b") + p("乙", style="b", extra=numbered(None, 1)) + p("丙", style="b"),
        _OFFICIAL + num(1, 0),
        style("b", "层一", numbered(1)),
    ),
    "own-list-against-the-style": titled(
        p("甲", style="b") + p("乙", style="b", num=(2, 0)) + p("丙", style="b"),
        _OFFICIAL + abstract(1, level(0, "upperLetter", "%1.")) + num(1, 0) + num(2, 1),
        style("b", "层一", numbered(1)),
    ),
    "style-link": titled(
        lines("甲乙", 2),
        abstract(0, '<w:styleLink w:val="gz"/>', level(0, "chineseCounting", "第%1条"))
        + abstract(1, '<w:numStyleLink w:val="gz"/>')
        + num(1, 0)
        + num(2, 1),
        style("gz", "规章编号", numbered(1), kind="numbering", based=""),
    ),
    "a-list-that-is-not-there": titled(lines("甲", 9) + lines("乙", 1), simple("decimal", "%1、")),
}
