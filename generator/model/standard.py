"""公开标准: an item of the catalogue in the eight facets 主体、范围、目录、内容、流程、形式、载体、时限."""

from __future__ import annotations

from generator.model.catalogue import Item

UNSAID = "未写明"


def eight_facets(item: Item, domain: str) -> tuple[tuple[str, str], ...]:
    """(facet, what the catalogue says of it) in their order, ``UNSAID`` where it says nothing. domain: its name."""
    place = " › ".join((domain, *(level for level in (item.l1, item.l2, item.l3) if level), item.name))
    told = (
        ("主体", item.body),
        ("范围", item.scope or ""),
        ("目录", place),
        ("内容", "；".join(item.content)),
        ("流程", " → ".join(item.process)),
        ("形式", "、".join(item.form)),
        ("载体", carriers_in_words(item)),
        ("时限", item.deadline),
    )
    return tuple((name, text or UNSAID) for name, text in told)


def carriers_in_words(item: Item) -> str:
    """Where it has to be and where it may be: "必选：政府网站、公开查阅点；可选：两微一端"."""
    must, may = ([one.shown for one in item.carriers if one.must is wanted] for wanted in (True, False))
    parts = (("必选", must), ("可选", may))
    return "；".join(f"{word}：{'、'.join(names)}" for word, names in parts if names)
