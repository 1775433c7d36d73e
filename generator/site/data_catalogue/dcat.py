"""Sets of data -> DCAT 3 (W3C Data Catalog Vocabulary) as JSON-LD, whose context stands in the file itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.dataset import CLOSED, CONDITIONAL, OPEN
from generator.site.data_catalogue.entry import DataFile, DataSet, FileFacts
from generator.site.data_catalogue.us import SHA256, address

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RIGHT = "http://publications.europa.eu/resource/authority/access-right/"
ACCESS = {OPEN: f"{_RIGHT}PUBLIC", CONDITIONAL: f"{_RIGHT}RESTRICTED", CLOSED: f"{_RIGHT}NON_PUBLIC"}
"""The list of access rights that DCAT 3 names as an example (6.4.17)."""
FREQUENCY = "http://purl.org/cld/freq/"
MEDIA = "https://www.iana.org/assignments/media-types/"
CHINESE = "http://id.loc.gov/vocabulary/iso639-1/zh"

Node = dict[str, Any]


def catalogue(
    base: str, title: str, publisher: str, sets: Sequence[DataSet], facts: Mapping[str, FileFacts]
) -> dict[str, Any]:
    """The whole file. base: address of the site. facts: of each file, by path."""
    themes = {one.theme for one in sets if one.theme[0]}
    return {
        "@context": CONTEXT,
        "@id": f"{base}/data/",
        "@type": "dcat:Catalog",
        "dct:title": _text(title),
        "dct:description": _text(f"{title}：数据集、清单和网站自己的数据文件"),
        "dct:publisher": _agent(publisher),
        "dct:language": _to(CHINESE),
        "foaf:homepage": _to(f"{base}/"),
        "dct:modified": _typed("date", max((one.changed for one in sets), default="")),
        "dcat:themeTaxonomy": {
            "@id": f"{base}/#domains",
            "@type": "skos:ConceptScheme",
            "dct:title": _text("重点领域"),
        },
        "dcat:dataset": [_dataset(base, one, facts) for one in sets],
        "@included": [
            {
                "@id": base + url,
                "@type": "skos:Concept",
                "skos:prefLabel": _text(name),
                "skos:inScheme": _to(f"{base}/#domains"),
            }
            for url, name in sorted(themes)
        ],
    }


def _dataset(base: str, one: DataSet, facts: Mapping[str, FileFacts]) -> Node:
    node = {
        "@id": f"{base}/data/#{one.id}" if one.id.startswith("data-") else f"{base}{one.url}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": one.id,
        "dct:title": _text(one.title),
        "dct:description": _text(one.description),
        "dct:publisher": _agent(one.publisher),
        "dcat:contactPoint": _contact(one),
        "dct:issued": _typed("date", one.issued),
        "dct:modified": _typed("date", one.changed),
        "dcat:keyword": [_text(word) for word in one.keywords],
        "dcat:theme": _to(base + one.theme[0]) if one.theme[0] else None,
        "dct:language": _to(CHINESE),
        "dcat:landingPage": _to(base + one.url),
        "dct:accessRights": _to(ACCESS[one.degree]),
        "dct:rights": _rights(one),
        "dct:license": _to(one.licence_url) if one.licence_url else None,
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": _text(one.area)} if one.area else None,
        "dct:temporal": _period(*one.period),
        "dct:accrualPeriodicity": _to(FREQUENCY + one.frequency[1]) if one.frequency[1] else None,
        "dcat:distribution": [*(_file(base, one, file, facts[file.path]) for file in one.files), *_ways(one)],
    }
    return _said(node)


def _file(base: str, one: DataSet, file: DataFile, fact: FileFacts) -> Node:
    url = address(base, file)
    return _said(
        {
            "@id": url,
            "@type": "dcat:Distribution",
            "dct:title": _text(file.title),
            "dcat:accessURL": _to(base + one.url),
            "dcat:downloadURL": _to(url),
            "dcat:mediaType": _to(MEDIA + file.media_type),
            "dcat:byteSize": _typed("nonNegativeInteger", str(fact.size)),
            "dct:conformsTo": _to(base + file.described) if file.described else None,
            "dct:license": _to(one.licence_url) if one.licence_url else None,
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": _to(SHA256),
                "spdx:checksumValue": _typed("hexBinary", fact.sha256),
            },
        }
    )


def _ways(one: DataSet) -> list[Node]:
    """Distributions that are no files: an interface, a place where one applies."""
    return [
        {"@type": "dcat:Distribution", "dct:title": _text(title), "dcat:accessURL": _to(url)}
        for url, title in ((one.interface, "接口"), (one.apply, "申请使用"))
        if url
    ]


def _rights(one: DataSet) -> list[Node]:
    words = (one.terms, "" if one.licence_url else one.licence)
    return [{"@type": "dct:RightsStatement", "rdfs:label": _text(said)} for said in words if said]


def _period(first: str, last: str) -> Node | None:
    days = {"dcat:startDate": _typed("date", first), "dcat:endDate": _typed("date", last)}
    return _said({"@type": "dct:PeriodOfTime", **days}) if first or last else None


def _contact(one: DataSet) -> Node:
    mail = {"vcard:hasEmail": _to(f"mailto:{one.email}")} if one.email else {}
    return {"@type": "vcard:Organization", "vcard:fn": one.publisher, **mail}


def _agent(name: str) -> Node:
    return {"@type": "foaf:Agent", "foaf:name": _text(name)}


def _text(words: str) -> Node:
    return {"@value": words, "@language": "zh-CN"}


def _to(iri: str) -> Node:
    return {"@id": iri}


def _typed(kind: str, value: str) -> Node | None:
    return {"@value": value, "@type": f"xsd:{kind}"} if value else None


def _said(node: Node) -> Node:
    """A node without what nothing is said of."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
