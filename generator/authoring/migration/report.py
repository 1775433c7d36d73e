"""迁移报告: how many pages of what came in, what is unsure, what is lost, and what to do next. Markdown, for editors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.authoring.migration import shapes
from generator.authoring.migration.articles import Copies, OldArticle
from generator.authoring.migration.coverage import SitemapCoverage
from generator.authoring.migration.drawing import DrawnDocument
from generator.authoring.migration.mapping import MigrationMap, columns_of, proposed, recurring
from generator.authoring.migration.reading import PageRead
from generator.authoring.migration.writing import MigrationOutcome

_ROW = re.compile(r"/~row/(\d+)")
MOST = 200
"""Lines of a list; how many more there are is said below it."""


FEW = 3
"""Pages that link to a file of an article; one that more link to belongs to the frame of the site."""


class Findings(msgspec.Struct, kw_only=True):
    """All that a report tells. files: how many of the site are no pages. unread: what could not be read at all.
    strays: addresses of pages that lead on to what is no article. unfit: (document, address) of files of types that
    are not published, with where they were put. leads: rules for list pages. first: whether the map was only
    proposed."""

    source: str
    to: str
    map_name: str
    first: bool
    pages: Mapping[str, PageRead]
    articles: Sequence[OldArticle]
    copies: Copies
    choices: MigrationMap
    drawn: Sequence[DrawnDocument]
    outcome: MigrationOutcome
    coverage: SitemapCoverage
    files: int
    unread: Sequence[str]
    strays: Sequence[str]
    unfit: Sequence[tuple[str, str]]
    clashes: Sequence[tuple[str, str]]
    skipped: Sequence[str]
    leads: int
    leads_name: str
    new_columns: str = ""


def written(found: Findings) -> str:
    """The text of the report."""
    parts = [
        "# 旧网站迁移报告",
        f"来源：{found.source}；写到：{found.to}；对照表：{found.map_name}。",
        _first(found) if found.first else "",
        _totals(found),
        _columns(found),
        _unsure(found),
        _lost(found),
        _copies(found),
        _addresses(found),
        _coverage(found),
        _next(found),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _first(found: Findings) -> str:
    return f"**这一次只读了旧网站，还没有写文件。**请填写 `{found.map_name}`，再运行一次同样的命令。"


def _totals(found: Findings) -> str:
    shape = Counter(one.shape.shape for one in found.pages.values())
    rows = [("旧网站的网页", len(found.pages))]
    rows += [(f"其中{name}", shape[key]) for key, name in shapes.NAMES.items() if shape[key]]
    rows += [("图片、附件等文件", found.files), ("合并分页、去掉重复以后的文章", len(found.articles))]
    if not found.first:
        ready = sum(not one.lacks for one in found.drawn)
        rows += [
            ("写成文件", len(found.drawn)),
            ("其中可以发布", ready),
            ("其中是草稿（缺必填项）", len(found.drawn) - ready),
            ("本次新写或改写", len(found.outcome.fresh)),
            ("有人改过、没有动", len(found.outcome.edited)),
            ("按对照表不要的", len(found.skipped)),
            *([("其中以前写过、这次删去的", len(found.outcome.gone))] if found.outcome.gone else []),
            ("带来的附件和图片", sum(len(one.files) for one in found.drawn)),
        ]
    return "## 总数\n\n" + _table(("", "数量"), rows)


def _columns(found: Findings) -> str:
    counts = Counter(one.page.column for one in found.articles)
    rows = []
    for name, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        choice = found.choices.of(name)
        told = "不要" if choice.skip else choice.domain or "（未定）"
        rows.append((name, count, told, choice.subject or "（未定）", choice.classification or "（未定）"))
    text = "## 各栏目\n\n" + _table(("栏目", "文章", "领域", "主题", "公开属性"), rows)
    if found.new_columns:
        text += f"\n\n对照表里没有这些栏目，请把下面几行加到 `{found.map_name}` 的“各栏目”里：\n\n```yaml\n{found.new_columns}\n```"
    return text


def _unsure(found: Findings) -> str:
    drawn = {one.address: one for one in found.drawn}
    doubtful = [
        f"{_name(one)}：{one.shape.why}" for one in found.pages.values() if not one.shape.sure and not one.refused
    ]
    nameless = [_name(one.page) for one in found.articles if not one.page.title]
    undated = [_name(one.page) for one in found.articles if not one.published[0]]
    guessed = [
        f"{_name(one.page)}：{one.published[0]}"
        for one in found.articles
        if not one.field("publish_date") and one.published[0]
    ]
    untitled = [_name(one.page) for one in found.articles if _guessed(one.page)]
    kinds = Counter(one.kind.likely for one in drawn.values() if one.kind.likely and one.kind.kind == "notice")
    near = [f"{first} 与 {second}：相同 {ratio:.0%}" for first, second, ratio in found.copies.near]
    signed = Counter(name for one in found.articles if (name := _signed(one.page)))
    lines = [f"{line}（{count} 篇）" for line, count in recurring(found.articles) if line not in found.choices.lines]
    parts = [
        _list("是不是文章拿不准的网页", doubtful),
        _list("没有找到标题", nameless),
        _list("没有找到发布日期", undated),
        _list("发布日期取自标题下的一行或栏目列表页", guessed),
        _list("标题是从正文第一行或窗口标题取的", untitled),
        _list("署名不在机关名录里，没有写机关", [f"{name}：{count} 篇" for name, count in signed.most_common()]),
        _list("题目相同、内容相近而不相等，都带进来了", near),
        _list("很多篇都有的一句话，可能不是正文（可以写进对照表的“去掉的行”）", lines),
        _list(
            "像是别的类型，因为缺那种类型的必填项，先作通知公告",
            [f"{kind}：{count} 篇" for kind, count in kinds.most_common()],
        ),
    ]
    return "## 拿不准的\n\n" + ("\n\n".join(part for part in parts if part) or "没有。")


def _guessed(one: PageRead) -> bool:
    return any(key == "title" and ("文首第一行" in remark or "窗口标题" in remark) for key, _, remark in one.fields)


def _signed(one: PageRead) -> str:
    """Who signed, where the county's list does not have the name."""
    remark = next((remark for key, value, remark in one.fields if key == "agency" and not value), "")
    return remark.partition("原文署名：")[2].partition("；")[0]


def _lost(found: Findings) -> str:
    refused = [f"{_name(one)}：{one.refused}" for one in found.pages.values() if one.refused]
    missing = [f"{target}（在 {one.address}）" for one in _pages(found) for target in one.missing]
    linked = Counter(target for one in _pages(found) for target in one.passed)
    passed = [
        f"{target}（在 {one.address}）" for one in _pages(found) for target in one.passed if linked[target] <= FEW
    ]
    left = [f"{one.address}：{text}" for one in _pages(found) for text in one.left]
    unlinked = sum(one.unlinked for one in found.drawn)
    parts = [
        _list("读不了的", found.unread),
        _list("没有带进来的网页", refused),
        _list("网页里有链接、旧网站里没有的文件", missing),
        _list(
            "类型不能公开的附件，原件放在下面的位置，请转成 docx、xlsx 或 PDF",
            [f"{new}（原来在 {old}）" for new, old in found.unfit],
        ),
        _list("网页上有链接、正文里没有的文件，没有带进来", passed),
        _list("各页里没有带过来的", left),
        _list("转到的网址不是文章的跳转页", found.strays),
        f"指向旧网站栏目页等的链接 {unlinked} 处只留了文字。" if unlinked else "",
    ]
    return "## 丢失的\n\n" + ("\n\n".join(part for part in parts if part) or "没有。")


def _pages(found: Findings) -> Iterable[PageRead]:
    return (page for one in found.articles for page in one.pages)


def _copies(found: Findings) -> str:
    count = sum(map(len, found.copies.kept.values()))
    if not count:
        return "## 重复和镜像\n\n没有。"
    rows = [(f"{copy}/ → {kept}/", number) for (copy, kept), number in found.copies.mirrors.most_common(20)]
    told = [f"{kept}：{'、'.join(others)}" for kept, others in found.copies.kept.items()]
    head = f"## 重复和镜像\n\n标题、正文和附件都相同的网页 {count} 个，只留一份，别的网址记作它的旧地址。"
    return f"{head}\n\n{_table(('在哪里 → 与哪里的相同', '数量'), rows)}\n\n{_list('留下的和重复的', told)}"


def _addresses(found: Findings) -> str:
    if found.first:
        return ""
    aliases = [alias for one in found.drawn for alias in one.aliases]
    asked = sum("?" in alias for alias in aliases)
    text = f"## 旧网址\n\n记作旧地址（aliases）{len(aliases)} 个，其中带参数（?id=…）的 {asked} 个。"
    if found.leads:
        text += (
            f"栏目页、首页、检索页转到新栏目的 {found.leads} 条在 `{found.leads_name}`，放进 nginx 的 server {{ }} 里。"
        )
    clashes = [f"{address}：已经是 {owner} 的" for address, owner in found.clashes]
    return f"{text}\n\n{_list('两份文件争一个旧网址', clashes)}".strip()


def _coverage(found: Findings) -> str:
    told = found.coverage
    if not told.maps:
        return "## 与网站地图比较\n\n旧网站里没有 sitemap.xml，抓得全不全无从核对；请与原系统里的篇数比较。"
    share = 1 - len(told.missing) / told.listed if told.listed else 1.0
    head = f"网站地图（{'、'.join(told.maps[:5])}）列有 {told.listed} 个网页，抓到 {told.listed - len(told.missing)} 个（{share:.1%}）。"
    return f"## 与网站地图比较\n\n{head}\n\n{_list('网站地图里有、没有抓到的', told.missing)}".strip()


def _next(found: Findings) -> str:
    if found.first:
        return f"## 下一步\n\n1. 填写 `{found.map_name}`：每个栏目的领域、主题，统一的公开属性。\n2. 再运行一次同样的命令。"
    return (
        "## 下一步\n\n"
        "1. `gongkai check`：看有哪些问题。可能泄露个人信息、字段写错的，要逐个改正。\n"
        "2. `gongkai check --write-baseline`：旧文件一时改不完的问题记入基线，以后只报新问题。\n"
        "3. 草稿填好必填项，删去 `draft` 一行。\n"
        "4. `gongkai build` 以后，`gongkai hosting nginx` 和 `gongkai hosting nginx --maps` 打印旧地址的跳转。\n"
        "5. 改了对照表，再运行同样的 `gongkai migrate`：没有人改过的文件照新的写，改过的不动。"
    )


def further(found: Sequence[OldArticle], choices: MigrationMap, known: object) -> str:
    """Rows for columns that the map does not name; "" for none."""
    from generator.authoring.importers.proposals import Known

    assert isinstance(known, Known)
    if not choices.columns or not columns_of(found, choices.columns):
        return ""
    return proposed(found, known, choices.columns)


def _name(one: PageRead) -> str:
    row = _ROW.fullmatch(one.address)
    title = f"表的第 {row[1]} 行 {one.title}".strip() if row else one.title
    return f"{one.address}（{title}）" if title else one.address


def _list(head: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    more = f"\n- ……另有 {len(lines) - MOST} 个" if len(lines) > MOST else ""
    return f"### {head}（{len(lines)}）\n\n" + "\n".join(f"- {_plain(line)}" for line in lines[:MOST]) + more


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(_plain(str(cell)) for cell in row) + " |" for row in rows)])


def _plain(text: str) -> str:
    """A text of the old site as it is, whatever Markdown would make of it."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "\\<")
