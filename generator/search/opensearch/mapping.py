"""The fields of an index: what each holds, and how little of OpenSearch's own analysis is used on it.

Text is cut by our own rules (``tokens``) before it is sent, so that both engines know the same words; the server parts
them at white space and nothing more. A word is sent as a number (``rows``). ``_source`` is what a result shows
and is not indexed; what is only searched is left out of it.
"""

from __future__ import annotations

from typing import Any

FACETS = ("county", "domain", "agency", "kind", "year", "validity")
"""What documents are filtered by: ``entry.FACETS``, and the county in an index over several."""

ZONES = ("t0", "t1", "t2", "t3")
"""Title, numbers, topics, body: what is found in an earlier one comes first (``copy.ZONES``)."""

NEAR = "near"
"""What each pair counts in a document (``weights``), for near matches."""
SOUNDS = "sounds"
"""The title and the other names in pinyin, and their initials."""

RETAINED = "5m"
"""How long what was sent is kept beside the index for a copy that lost touch: it is three times the index, and by
default it stays for hours. A copy that was away longer is made anew from the files of another."""


def index_body(shards: int, replicas: int) -> dict[str, Any]:
    """Settings and mapping of an index. shards, replicas: as configured.

    A page of an answer ends at 10,000 (OpenSearch's default ``max_result_window``).
    """
    keyword = {"type": "keyword", "norms": False}
    words = {"type": "text", "analyzer": "words", "norms": False}
    fields: dict[str, Any] = {
        **dict.fromkeys(ZONES, words),
        SOUNDS: words,
        NEAR: {"type": "rank_features"},
        **dict.fromkeys(FACETS, keyword),
        "chosen": {"type": "long"},
        "id": {"type": "keyword", "index": False},
        "url": keyword,
        "role": keyword,
        "digest": keyword,
        "date": {"type": "date", "format": "strict_date"},
        "page": {"type": "object", "enabled": False},
    }
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "soft_deletes": {"retention_lease": {"period": RETAINED}},
            "analysis": {"analyzer": {"words": {"type": "custom", "tokenizer": "whitespace"}}},
        },
        "mappings": {
            "dynamic": False,
            "_source": {"includes": ["page"]},
            "properties": fields,
        },
    }
