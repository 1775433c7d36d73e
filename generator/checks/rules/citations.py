"""The rules of citations: numbers that nobody bears, titles and numbers that do not belong together, in words."""

from __future__ import annotations

from generator.checks.rule import entry

_HOW = "正文里写的发文字号（〔2026〕3号，写成其他括号也认）和《标题》，本站恰有一份公开的文件与它相符时，页面上自动成为链接，那份文件的页面列出“被引用”；有疑问的一律不链接。"

RULES = (
    entry(
        "CITE-UNKNOWN 引用的本地文号在本站没有",
        f"""
        {_HOW}机关代字与本站文件相同而没有这一号的，可能是文号写错，也可能是那份文件还没有公开。上级文件的文号不在此列；引用的全部文号见 /data/citations.json。

        错误的写法：本站有岚政发〔2026〕1号至9号，正文写“根据岚政发〔2026〕91号”。正确的写法：照原件写“根据岚政发〔2026〕9号”。
        """,
        scope="cited",
        level="info",
        message="正文引用的“{number}”，本站没有公开这份文件",
        hint="核对文号；文号无误而应当主动公开的，补发那份文件",
        english=(
            "the text cites {number}, which no public document of this site bears",
            "check it, or publish the document",
        ),
    ),
    entry(
        "CITE-DIFFERS 引用的标题与文号不是同一份文件",
        f"""
        {_HOW}标题和文号写在一起，而本站这个文号是另一个标题的文件，两者总有一个写错了。

        错误的写法：岚政发〔2026〕3号是《公共租赁住房管理细则》，正文写“《防汛工作预案》（岚政发〔2026〕3号）”。正确的写法：“《公共租赁住房管理细则》（岚政发〔2026〕3号）”。
        """,
        scope="cited",
        level="warning",
        message="正文把“{number}”写在《{cited}》后面，本站的这个文号是《{title}》（{other}）",
        hint="对照原件，改正标题或文号",
        english=("the text puts {number} to another title than that of {other}", "check both against the original"),
    ),
    entry(
        "CITE-TWO 同一标题写了两个文号",
        f"""
        {_HOW}同一份正文里，同一个标题后面写了同一机关同一年的两个文号，有一处写错了。

        错误的写法：前面写“《工作方案》（岚政办发〔2026〕47号）”，后面写“《工作方案》（岚政办发〔2026〕17号）”。正确的写法：两处照原件写同一个文号。
        """,
        scope="cited",
        level="warning",
        message="《{cited}》在这里写的是“{number}”，前面写的是{other}",
        hint="对照原件，改正写错的一处",
        english=("one title has two numbers here: {number} and before {other}", "check both against the original"),
    ),
)
