"""The exceptions that are no bug of ours: each says in words what is wrong and what to do."""

from __future__ import annotations


class GongkaiError(Exception):
    """What can happen to anyone. Whoever catches it at the edge of the program shows what ``explain`` says.

    taken_back: files of the documents that left the live site though a build failed; None where that is unknown.
    nobodys: files whose errors belong to no document, and so stop all of them. unfollowed: in lines, why a search
    server does not have what is on the site."""

    taken_back: tuple[str, ...] | None = None
    nobodys: tuple[str, ...] = ()
    unfollowed: tuple[str, ...] = ()

    def explain(self) -> tuple[str, str]:
        """(what is wrong, what to do) in an editor's words; the second may be ""."""
        return str(self), ""


class Damaged(GongkaiError):
    """What an earlier build left is not what it was: a bit has flipped, a disk or a hand has altered it."""

    def explain(self) -> tuple[str, str]:
        """Building without it mends it."""
        return f"上次构建留下的数据已损坏（{self}）", "运行 gongkai build --force，全部重新生成"
