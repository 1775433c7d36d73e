"""``mc:AlternateContent`` -> one of its branches: the new one where it can be read, else the old."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import MC, A, M, R, V, W, parents, unwrap

_READABLE = frozenset(
    (
        *(f"{W}{name}" for name in ("t", "sym", "footnoteReference", "endnoteReference", "instrText", "tbl")),
        f"{A}t",
        f"{M}t",
        f"{V}textpath",
    )
)


def taken(root: Element) -> int:
    """Put the chosen branch in the place of every alternative, in place; gives how many.

    ECMA-376 part 3, 7: a reader takes the first ``mc:Choice`` whose namespaces it understands, else ``mc:Fallback``.
    Prefixes are gone once a tree is parsed; what a branch holds says the same. A chart of 2016 or an inked note holds
    nothing that can be read, its fallback a picture of it.
    """
    above = parents(root)
    done = 0
    for alternative in [node for node in root.iter() if node.tag == f"{MC}AlternateContent"]:
        choices = alternative.findall(f"{MC}Choice")
        fallback = alternative.find(f"{MC}Fallback")
        chosen = next((choice for choice in choices if _readable(choice)), None)
        if chosen is None:
            chosen = fallback if fallback is not None and _readable(fallback) else next(iter(choices), fallback)
        for branch in list(alternative):
            if branch is not chosen:
                alternative.remove(branch)
        if chosen is not None:
            above[chosen] = alternative
            unwrap(chosen, above)
        if alternative in above:
            unwrap(alternative, above)
        done += 1
    return done


def _readable(branch: Element) -> bool:
    return any(
        (node.tag in _READABLE and (node.text or node.tag not in (f"{W}t", f"{A}t", f"{M}t")))
        or (node.tag == f"{A}blip" and node.get(f"{R}embed"))
        or (node.tag == f"{V}imagedata" and node.get(f"{R}id"))
        for node in branch.iter()
    )
