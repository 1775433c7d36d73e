"""The two searches that a page may ask for, as templates that are stored in OpenSearch.

Every parameter is a number, an array of numbers, or arrays of arrays of numbers; a page has no other way to say
anything (``proxy``). An element that finds nothing, or everything, stands behind each list, since Mustache cannot leave
out the comma behind its last element.

``gongkai-literal`` takes

* terms: words of a query -> other ways to say each -> phrases that must all be found -> their words (``rows``);
* ids: of documents; none for all;
* county, domain, agency, kind, year, validity: ``rows.chosen`` of the values that are wanted;
* size, from; relevance, date or oldest: 1; brief: 1 for the address alone; sounded: 1 to look into the pinyin too;
* counts: pairs of which it is told how many documents have them.

and finds what holds every term, those that hold all of them in the title first (score 4), then in title or numbers (3),
in title, numbers or topics (2), anywhere (1); newest first among equals. ``gongkai-near`` takes

* pairs: [number, how much it matters: a natural number] each;
* county, and counts as above; size.

and finds the documents with the greatest sum of what their pairs weigh, and tells each weight that it counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.search.opensearch.mapping import FACETS, NEAR, SOUNDS, ZONES

LITERAL = "gongkai-literal"
NEARBY = "gongkai-near"

_ALL = '{"match_all":{}}'
_NONE = '{"match_none":{}}'
_WITHIN = "4s"
"""How long a node works on one search: the page waits for five seconds."""
_VALUES = 1000
"""Different values of a facet that are counted: a province has some hundred counties."""
_FACTS = ", ".join(f'"{name}"' for name in ("id", "url", "role", "date", *FACETS))
_TOLD = f'"stored_fields":"_none_","docvalue_fields":[{_FACTS}]'
"""Facts of many documents from columns alone: reading where their text lies takes ten times as long as finding them."""


def _holding(zones: int) -> str:
    """What holds every term within the first ``zones`` zones."""
    fields = ",".join(f'"{zone}"' for zone in ZONES[:zones])
    if zones == len(ZONES):
        fields += f'{{{{#sounded}}}},"{SOUNDS}"{{{{/sounded}}}}'
    words = "{{#.}}{{.}} {{/.}}"
    phrase = f'{{"multi_match":{{"type":"phrase","query":"{words}","fields":[{fields}]}}}}'
    one = f'{{"bool":{{"must":[{{{{#.}}}}{phrase},{{{{/.}}}}{_ALL}]}}}}'
    term = f'{{"bool":{{"should":[{{{{#.}}}}{one},{{{{/.}}}}{_NONE}],"minimum_should_match":1}}}}'
    return f"{{{{#terms}}}}{term},{{{{/terms}}}}{_ALL}"


def _kept(facets: Sequence[str]) -> str:
    """What has one of the values that are wanted of each facet."""
    wanted = '{{{{#{0}.0}}}}{{"terms":{{"chosen":{{{{#toJson}}}}{0}{{{{/toJson}}}}}}}},{{{{/{0}.0}}}}'
    return f'{{"bool":{{"filter":[{"".join(wanted.format(facet) for facet in facets)}{_ALL}]}}}}'


def _choices(facet: str) -> str:
    others = [other for other in FACETS if other != facet]
    names = f'{{"names":{{"terms":{{"field":"{facet}","size":{_VALUES}}}}}}}'
    return f'"{facet}":{{"filter":{_kept(others)},"aggs":{names}}}'


_COUNTS = (
    '"all":{"global":{},"aggs":{"here":{"filter":'
    + _kept(["county"])
    + ',"aggs":{"newest":{"max":{"field":"date"}},"pairs":{"filters":{"filters":{ '
    + '{{#counts}}"{{.}}":{"rank_feature":{"field":"'
    + NEAR
    + '.{{.}}","linear":{}}},{{/counts}}"-":'
    + _NONE
    + "}}}}}}}"
)
"""How many documents there are, the day of the newest, how many have each pair: what is deleted never counts."""

_LITERAL = (
    f'{{"timeout":"{_WITHIN}","track_total_hits":true,"from":{{{{from}}}},"size":{{{{size}}}},'
    f"{{{{#brief}}}}{_TOLD},{{{{/brief}}}}"
    '"query":{"bool":{"filter":['
    '{{#ids.0}}{"ids":{"values":[{{#ids}}"{{.}}",{{/ids}}"-"]}},{{/ids.0}}'
    + _holding(4)
    + '],"should":['
    + ",".join(f'{{"constant_score":{{"filter":{{"bool":{{"filter":[{_holding(zones)}]}}}}}}}}' for zones in (1, 2, 3))
    + "]}},"
    + f'"post_filter":{_kept(FACETS)},'
    + '"sort":[{{#relevance}}{"_score":"desc"},{{/relevance}}'
    + '{{^oldest}}{"date":"desc"},{"url":"desc"},{"county":"desc"}{{/oldest}}'
    + '{{#oldest}}{"date":"asc"},{"url":"asc"},{"county":"asc"}{{/oldest}}],'
    + '"track_scores":true,"aggs":{"found":{"filter":'
    + _ALL
    + '}{{^brief}}{{^ids.0}},"'
    + 'facets":{"filter":'
    + _ALL
    + ',"aggs":{'
    + ",".join(map(_choices, FACETS))
    + "}},"
    + _COUNTS
    + "{{/ids.0}}{{/brief}}}}"
)

_NEARBY = (
    f'{{"timeout":"{_WITHIN}","track_total_hits":false,"size":{{{{size}}}},{_TOLD},'
    '"include_named_queries_score":true,'
    '"query":{"bool":{"filter":['
    + _kept(["county"])
    + '],"should":[{{#pairs}}{"rank_feature":{"field":"'
    + NEAR
    + '.{{0}}","boost":{{1}},"linear":{},"_name":"{{0}}"}},{{/pairs}}'
    + _NONE
    + '],"minimum_should_match":1}},"sort":[{"_score":"desc"},{"date":"desc"},{"url":"desc"}],"aggs":{'
    + _COUNTS
    + "}}"
)

TEMPLATES: dict[str, dict[str, Any]] = {
    name: {"script": {"lang": "mustache", "source": source}}
    for name, source in ((LITERAL, _LITERAL), (NEARBY, _NEARBY))
}
"""Name -> body of ``PUT _scripts/<name>``."""
