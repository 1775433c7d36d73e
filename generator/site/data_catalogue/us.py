"""Sets of data -> ``data.json`` as harvesters of open data read it: DCAT-US 1.1 (Project Open Data Metadata Schema),
with ``byteSize`` and ``checksum`` of DCAT-US 3.0 beside, which 1.1 leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from generator.model.dataset import CLOSED, CONDITIONAL, OPEN
from generator.site.data_catalogue.entry import DataFile, DataSet, FileFacts

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
ACCESS = {OPEN: "public", CONDITIONAL: "restricted public", CLOSED: "non-public"}
SHA256 = "spdx:checksumAlgorithm_sha256"
RIGHTS = 255
"""Characters that the schema allows for an explanation."""


def catalogue(base: str, sets: Sequence[DataSet], facts: Mapping[str, FileFacts]) -> dict[str, Any]:
    """The whole file. base: address of the site. facts: of each file, by path."""
    return {
        "@context": f"{SCHEMA}/catalog.jsonld",
        "@id": f"{base}/data.json",
        "@type": "dcat:Catalog",
        "conformsTo": SCHEMA,
        "describedBy": f"{SCHEMA}/catalog.json",
        "dataset": [_dataset(base, one, facts) for one in sets],
    }


def _dataset(base: str, one: DataSet, facts: Mapping[str, FileFacts]) -> dict[str, Any]:
    always = {
        "@type": "dcat:Dataset",
        "identifier": f"{base}/data/#{one.id}" if one.id.startswith("data-") else base + one.url,
        "title": one.title,
        "description": one.description,
        "keyword": list(one.keywords),
        "modified": one.changed,
        "publisher": {"@type": "org:Organization", "name": one.publisher},
        "contactPoint": {"@type": "vcard:Contact", "fn": one.publisher, "hasEmail": f"mailto:{one.email}"},
        "accessLevel": ACCESS[one.degree],
        "language": ["zh-CN"],
        "landingPage": base + one.url,
    }
    first, last = one.period
    some = {
        "rights": _rights(one),
        "license": one.licence_url,
        "issued": one.issued,
        "theme": [one.theme[1]] if one.theme[1] else [],
        "spatial": one.area,
        "temporal": f"{first}/{last}" if first and last else "",
        "accrualPeriodicity": one.frequency[0],
        "distribution": _distributions(base, one, facts),
    }
    return always | {key: value for key, value in some.items() if value}


def _rights(one: DataSet) -> str:
    """What the degree of access rests on; the licence in words where it has no address."""
    parts = (one.terms, f"申请网址：{one.apply}" if one.apply else "", "" if one.licence_url else one.licence)
    return "；".join(filter(None, parts))[:RIGHTS]


def _distributions(base: str, one: DataSet, facts: Mapping[str, FileFacts]) -> list[dict[str, Any]]:
    made = [_file(base, file, facts[file.path]) for file in one.files]
    ways = ((one.interface, "接口", "API"), (one.apply, "申请使用", "网页"))
    return made + [
        {"@type": "dcat:Distribution", "title": title, "accessURL": url, "format": form}
        for url, title, form in ways
        if url
    ]


def _file(base: str, file: DataFile, fact: FileFacts) -> dict[str, Any]:
    described = {"describedBy": base + file.described, "describedByType": "application/json"} if file.described else {}
    return {
        "@type": "dcat:Distribution",
        "title": file.title,
        "downloadURL": address(base, file),
        "mediaType": file.media_type,
        "format": file.ending.upper() or "文件",
        **described,
        "byteSize": fact.size,
        "checksum": {"@type": "spdx:Checksum", "algorithm": SHA256, "checksumValue": fact.sha256},
    }


def address(base: str, file: DataFile) -> str:
    """The whole address of a file."""
    return f"{base}/{quote(file.path)}"
