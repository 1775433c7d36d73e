"""Files with tracked changes, and each as it is when all are accepted: LibreOffice's text shows what was deleted too,
so it is asked for the second."""

from __future__ import annotations

from .parts import WordParts, cell, lines, numbered, p, simple, t, table, titled

_WHO = 'w:id="9" w:author="x" w:date="2026-01-01T00:00:00Z"'
_MARK = {kind: f"<w:{kind} {_WHO}/>" for kind in ("del", "ins", "moveFrom", "moveTo")}
_ARTICLES = simple("chineseCountingThousand", "第%1条")


def _gone(text: str, kind: str = "del") -> str:
    tag = "delText" if kind == "del" else "t"
    return f'<w:{kind} {_WHO}><w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r></w:{kind}>'


def _come(text: str, kind: str = "ins") -> str:
    return f"<w:{kind} {_WHO}>{t(text)}</w:{kind}>"


def _article(content: str, mark: str = "") -> str:
    return p(content if content.startswith("<") else t(content), num=(1, 0), mark=mark)


def _before(place: int) -> str:
    """The paragraph was on this level before somebody changed it."""
    return f"<w:pPrChange {_WHO}><w:pPr>{numbered(1, place)}</w:pPr></w:pPrChange>"


PAIRS: dict[str, tuple[WordParts, WordParts]] = {
    "article-deleted": (
        titled(_article("甲。") + _article(_gone("乙。"), _MARK["del"]) + _article("丙。"), _ARTICLES),
        titled(_article("甲。") + _article("丙。"), _ARTICLES),
    ),
    "two-articles-deleted": (
        titled(
            _article("甲。")
            + _article(_gone("乙。"), _MARK["del"])
            + _article(_gone("丙。"), _MARK["del"])
            + _article("丁。"),
            _ARTICLES,
        ),
        titled(_article("甲。") + _article("丁。"), _ARTICLES),
    ),
    "article-inserted": (
        titled(_article("甲。") + _article(_come("乙。"), _MARK["ins"]) + _article("丙。"), _ARTICLES),
        titled(_article("甲。") + _article("乙。") + _article("丙。"), _ARTICLES),
    ),
    "article-moved": (
        titled(
            _article(_gone("甲。", "moveFrom"), _MARK["moveFrom"])
            + _article("乙。")
            + _article(_come("甲。", "moveTo"), _MARK["moveTo"]),
            _ARTICLES,
        ),
        titled(_article("乙。") + _article("甲。"), _ARTICLES),
    ),
    "marks-deleted": (
        titled(_article("前半，", _MARK["del"]) + _article("后半。") + _article("丙。"), _ARTICLES),
        titled(_article("前半，后半。") + _article("丙。"), _ARTICLES),
    ),
    "three-joined": (
        titled(p("一，", mark=_MARK["del"]) + p("二，", mark=_MARK["del"]) + _article("三。"), _ARTICLES),
        titled(_article("一，二，三。"), _ARTICLES),
    ),
    "joined-with-a-blank-line": (
        titled(_article("甲。", _MARK["del"]) + p("") + _article("乙。"), _ARTICLES),
        titled(_article("甲。") + _article("乙。"), _ARTICLES),
    ),
    "words-changed": (
        titled(_article(t("收费") + _gone("五元") + _come("二元") + t("。")), _ARTICLES),
        titled(_article("收费二元。"), _ARTICLES),
    ),
    "text-deleted-mark-kept": (
        titled(_article("甲。") + _article(_gone("乙。")) + _article("丙。"), _ARTICLES),
        titled(_article("甲。") + p("", num=(1, 0)) + _article("丙。"), _ARTICLES),
    ),
    "number-before-the-change": (
        titled(
            p(
                "甲。",
                num=(1, 0),
                extra=_before(3),
            )
            + p(
                "乙。",
                extra=_before(0),
            )
            + _article("丙。"),
            _ARTICLES,
        ),
        titled(_article("甲。") + p("乙。") + _article("丙。"), _ARTICLES),
    ),
    "in-a-cell": (
        titled(
            table(
                (
                    "材料",
                    cell(_article(_gone("甲"), _MARK["del"]) + _article("乙") + _article(_gone("丙"), _MARK["del"])),
                )
            ),
            simple(),
        ),
        titled(table(("材料", cell(_article("乙")))), simple()),
    ),
    "row-deleted": (
        titled(
            table(("序号", "乡镇"), (p("", num=(1, 0)), "青山镇"))
            + table((p("", num=(1, 0)), "河口乡")).replace("<w:tr>", f"<w:tr><w:trPr><w:del {_WHO}/></w:trPr>")
            + lines("丙", 1),
            simple(),
        ),
        titled(table(("序号", "乡镇"), (p("", num=(1, 0)), "青山镇")) + lines("丙", 1), simple()),
    ),
    "before-a-table": (
        titled(p("表如下：", mark=_MARK["del"]) + table(("甲", "乙")) + p("完。")),
        titled(p("表如下：") + table(("甲", "乙")) + p("完。")),
    ),
}
