"""PreviewOutcome and address -> the panel that lies over a page: what it is (draft, future),
and every problem of its file.

Made here and not by a script, so that it is there without one and so that every word is escaped in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator.authoring.preview.board import Board
from generator.authoring.preview.outcome import DRAFT, PreviewOutcome, ShownDocument
from generator.model.diagnostic import Diagnostic

MOST = 50
"""Problems of other files that are listed; ``gongkai check`` has them all."""
_LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}


_BELOW = {
    "standing": "下面是上次发布的版本，市民现在看到的就是它。",
    "earlier": "这台电脑上没有它发布过的版本，下面是它在预览里上一次没有错误时的样子。",
    "restricted": "文件里写明的撤回、到期、不公开等已经生效，其余是上次发布的版本。",
}
"""What lies below the panel in the place of a document with errors, by what became of it."""


def panel(board: Board, address: str) -> str:
    """The panel for a decoded address, as HTML; an empty, hidden one when there is nothing to say."""
    outcome = board.outcome
    shown = board.documents.get(address)
    if outcome is None:
        below = "下面是上一次的样子，" if board.stands else ""
        return _frame("busy", [f"<p>正在生成，{below}好了就会显示。</p>"])
    every = sorted(outcome.diagnostics, key=lambda item: list(_LEVELS).index(item.level))
    own = [item for item in every if shown and item.path == shown.source]
    others = [item for item in every if not shown or item.path != shown.source]
    parts = [*_waiting(shown), *_failed(outcome, board.stands), *_held_back(outcome, shown)]
    if own:
        parts.append(_listed("own", f"本页：{_counted(own)}", own, is_open=True))
    if errors := [item for item in others if item.level == "error"]:
        # A file that is held back has no page of its own yet: its author finds it on the pages that are no document.
        is_open = not own and (outcome.failed or not shown)
        parts.append(_listed("errors", f"其他文件：{_counted(errors)}", errors, is_open=is_open))
        others = [item for item in others if item.level != "error"]
    if others and parts:
        parts.append(_listed("rest", f"全站另有{_counted(others)}", others, is_open=False))
    return _frame(_state(outcome, own), parts)


def _state(outcome: PreviewOutcome, own: Sequence[Diagnostic]) -> str:
    if outcome.failed or any(item.level == "error" for item in own):
        return "error"
    return "warning" if any(item.level == "warning" for item in own) else "note"


def _frame(state: str, parts: Sequence[str]) -> str:
    hidden = "" if parts else " hidden"
    return (
        f'<aside id="gongkai-preview" class="gongkai-{state}" lang="zh-CN" aria-label="预览"{hidden}>'
        + "".join(parts)
        + "</aside>"
    )


def _waiting(shown: ShownDocument | None) -> Iterable[str]:
    if shown and shown.waiting == DRAFT:
        yield '<p class="gongkai-waiting">草稿：只在这里显示，正式生成时不发布。去掉“草稿”一行就会发布。</p>'
    elif shown and shown.waiting:
        yield f'<p class="gongkai-waiting">未到发布日期：{escape(shown.waiting)} 起才会发布，现在只在这里显示。</p>'


def _failed(outcome: PreviewOutcome, stands: bool) -> Iterable[str]:
    if not outcome.failed:
        return
    message, hint = outcome.failure
    last = "下面是上一次的样子" if stands else "还没有可以显示的页面"
    yield f'<p class="gongkai-stale">没有生成新的页面：{last}。改好并保存后自动更新。</p>'
    if message:
        yield f"<p><strong>{escape(message)}</strong></p>"
    if hint:
        yield f"<p>→ {escape(hint)}</p>"


def _held_back(outcome: PreviewOutcome, shown: ShownDocument | None) -> Iterable[str]:
    below = _BELOW.get(outcome.held.get(shown.source, "")) if shown and not outcome.failed else None
    if below:
        yield f'<p class="gongkai-stale">这份文件有错误，没有换上：{below}改好并保存后自动更新。</p>'


def _counted(diagnostics: Sequence[Diagnostic]) -> str:
    counts = ((word, sum(1 for item in diagnostics if item.level == level)) for level, word in _LEVELS.items())
    return "、".join(f"{count} 个{word}" for word, count in counts if count)


def _listed(name: str, heading: str, diagnostics: Sequence[Diagnostic], *, is_open: bool) -> str:
    rows = "".join(_problem(item) for item in diagnostics[:MOST])
    more = f"<p>还有 {len(diagnostics) - MOST} 条，运行 gongkai check 查看全部。</p>" if len(diagnostics) > MOST else ""
    opened = " open" if is_open else ""
    return f'<details data-part="{name}"{opened}><summary>{escape(heading)}</summary><ul>{rows}</ul>{more}</details>'


def _problem(item: Diagnostic) -> str:
    place = f"{item.path}:{item.line}" if item.line else item.path
    excerpt = f"<code>{escape(item.excerpt)}</code>" if item.excerpt.strip() else ""
    hint = f"<p>→ {escape(item.hint)}</p>" if item.hint else ""
    return (
        f'<li class="gongkai-{item.level}" data-code="{escape(item.code)}">'
        f"<p><b>{_LEVELS[item.level]}</b> {escape(item.message)}</p>{hint}{excerpt}"
        f"<p><small>{escape(place)}　{escape(item.code)}</small></p></li>"
    )
