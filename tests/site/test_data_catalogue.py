"""What the catalogues of open data say of the sample county is so: every file, its size and checksum, its columns; and
what the data say is what the files of the content say."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import rdflib
import yaml
from rdflib.namespace import DCAT, DCTERMS, RDF, XSD

from generator.model import kinds
from generator.model.kind import COMMON, by_name
from generator.site.data_catalogue.columns import COLUMNS
from tests.paths import CONTENT
from tests.site.test_figures_by_hand import data

BASE = "https://www.lanqing.example"
HARVESTED = ("data.json", "data/catalog.jsonld", "data/digests.json")
BEGINNINGS = {DCAT: "http://www.w3.org/ns/dcat#", DCTERMS: "http://purl.org/dc/terms/"}
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture(scope="module")
def us(sample: Path) -> Any:
    """``data.json``."""
    return json.loads((sample / "data.json").read_bytes())


@pytest.fixture(scope="module")
def graph(sample: Path) -> rdflib.Graph:
    """``catalog.jsonld`` as triples."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the parser, about a class of its own library
        return rdflib.Graph().parse(sample / "data/catalog.jsonld", format="json-ld")


def files_in(us: Any) -> list[dict[str, Any]]:
    return [file for one in us["dataset"] for file in one.get("distribution", ()) if "downloadURL" in file]


def path_of(address: str) -> str:
    return unquote(address).removeprefix(BASE + "/")


@pytest.mark.requirement("DAT-05")
def test_data_json_is_as_dcat_us_asks(us: Any) -> None:
    schema = yaml.safe_load(Path(__file__).with_name("dcat_us_1_1.yaml").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in check.iter_errors(us)] == []
    identifiers = [one["identifier"] for one in us["dataset"]]
    assert len(set(identifiers)) == len(identifiers) > 15


@pytest.mark.requirement("DAT-05", "DAT-06", "LST-09")
def test_every_data_file_is_listed_with_its_size_and_checksum(sample: Path, us: Any) -> None:
    listed = {path_of(file["downloadURL"]): file for file in files_in(us)}
    there = {
        path.relative_to(sample).as_posix()
        for pattern in (
            "data/**/*.json",
            "data/**/*.csv",
            "data/**/*.xlsx",
            "feed.xml",
            "feed/**/*.xml",
            "subject/*/feed.xml",
            "kind/*/feed.xml",
            "agency/*/feed.xml",
            "m/*/feed.xml",
            "m/*/dates.ics",
        )
        for path in sample.glob(pattern)
    }
    attached = {path for path in listed if path.startswith("d/")}
    assert listed.keys() - attached == there - {*HARVESTED}
    assert attached and len(listed) == len(files_in(us))
    for path, file in listed.items():
        content = (sample / path).read_bytes()
        assert (file["byteSize"], file["checksum"]["checksumValue"]) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        ), path
        described = file.get("describedBy")
        assert not described or (sample / path_of(described)).is_file(), path
    assert all(file.get("describedBy") for path, file in listed.items() if path.startswith("data/lists/"))


@pytest.mark.requirement("DAT-05")
def test_the_graph_uses_dcat_as_it_is_defined(graph: rdflib.Graph) -> None:
    """rdflib's namespaces are closed lists of the terms that W3C and DCMI define."""
    terms = {term for triple in graph for term in triple if isinstance(term, rdflib.URIRef)}
    for space in (DCAT, DCTERMS):
        used = {term for term in terms if term.startswith(BEGINNINGS[space])}
        assert used and [term for term in used if term not in space] == []
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert distributions == set(graph.objects(None, DCAT.distribution))
    for one in distributions:
        assert graph.value(one, DCAT.accessURL)
        if graph.value(one, DCAT.downloadURL):
            size, checksum = graph.value(one, DCAT.byteSize), graph.value(one, SPDX.checksum)
            assert isinstance(size, rdflib.Literal) and size.datatype == XSD.nonNegativeInteger
            assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
            assert str(graph.value(one, DCAT.mediaType)).startswith("https://www.iana.org/assignments/media-types/")
    for one in graph.subjects(RDF.type, DCAT.Dataset):
        assert all(graph.value(one, term) for term in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher))
        assert graph.value(one, DCTERMS.accessRights) and graph.value(one, DCAT.contactPoint)
        theme = graph.value(one, DCAT.theme)
        assert theme is None or (theme, RDF.type, rdflib.SKOS.Concept) in graph


@pytest.mark.requirement("DAT-05")
def test_both_catalogues_say_the_same(graph: rdflib.Graph, us: Any) -> None:
    told = {
        str(graph.value(one, DCAT.downloadURL)): (
            int(str(graph.value(one, DCAT.byteSize))),
            str(graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)).lower(),
        )
        for one in graph.subjects(RDF.type, DCAT.Distribution)
        if graph.value(one, DCAT.downloadURL)
    }
    assert told == {file["downloadURL"]: (file["byteSize"], file["checksum"]["checksumValue"]) for file in files_in(us)}
    titles = sorted(str(graph.value(one, DCTERMS.title)) for one in graph.subjects(RDF.type, DCAT.Dataset))
    assert titles == sorted(one["title"] for one in us["dataset"])
    of_front = {
        BASE + f"/d/{one['id']}/": one for one in documents_of_kind("数据集") if one["fields"].get("covers_from")
    }
    periods = {one["landingPage"]: one["temporal"] for one in us["dataset"] if "temporal" in one}
    assert periods == {
        url: f"{one['fields']['covers_from']}/{one['fields']['covers_to']}" for url, one in of_front.items()
    }
    for period in graph.objects(None, DCTERMS.temporal):
        days = [graph.value(period, term) for term in (DCAT.startDate, DCAT.endDate)]
        assert all(isinstance(day, rdflib.Literal) and day.datatype == XSD.date for day in days)


def documents_of_kind(name: str) -> list[dict[str, Any]]:
    return [one for one in ENTRIES.values() if one.get("kind") == name]


ENTRIES: dict[str, dict[str, Any]] = {}
"""id -> entry of a document in the data, filled by ``entries``."""


@pytest.fixture(scope="module", autouse=True)
def entries(sample: Path) -> dict[str, dict[str, Any]]:
    years = json.loads((sample / "data/documents.json").read_bytes())["years"]
    files = [json.loads((sample / path_of(year["json"])).read_bytes()) for year in years]
    ENTRIES.update({one["id"]: one for file in files for one in file["documents"]})
    return ENTRIES


@pytest.mark.requirement("DAT-05", "LST-09")
def test_csv_files_have_a_bom_a_head_and_a_dictionary(sample: Path, us: Any) -> None:
    own = [
        file for file in files_in(us) if path_of(file["downloadURL"]).startswith("data/") and file["format"] == "CSV"
    ]
    assert len(own) > 8
    for file in own:
        text = (sample / path_of(file["downloadURL"])).read_bytes()
        assert text.startswith(b"\xef\xbb\xbf") and b"\r\n" in text
        head = next(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
        columns = json.loads((sample / path_of(file["describedBy"])).read_bytes())["columns"]
        words = [column["titles"] for column in columns]
        assert head[: len(words)] == words, file["downloadURL"]
        assert head == words or "/registers/" in file["describedBy"]
        assert all(column["dc:description"] for column in columns)
    assert {json.dumps(one) for one in map(list, COLUMNS.values())} == {
        json.dumps([column["titles"] for column in json.loads(path.read_bytes())["columns"]])
        for path in sample.glob("data/schema/*.csv.json")
    }


@pytest.mark.requirement("DAT-06")
def test_json_files_are_as_their_schemas_say(sample: Path, us: Any) -> None:
    for file in files_in(us):
        path = path_of(file["downloadURL"])
        if file["format"] == "JSON" and file.get("describedBy"):
            schema = json.loads((sample / path_of(file["describedBy"])).read_bytes())
            jsonschema.Draft202012Validator(schema).validate(json.loads((sample / path).read_bytes()))


@pytest.mark.requirement("DAT-06")
def test_the_data_of_documents_say_what_their_files_say(entries: dict[str, dict[str, Any]]) -> None:
    """Read back, every public value of the front matter is there, under the English name of its field."""
    seen = 0
    for path in sorted(CONTENT.rglob("*.md")):
        front = front_of(path)
        entry = entries.get(str(front.get("id") or path.stem))
        if entry is None or entry["classification"] != "主动公开":
            continue
        kind = next(one for one in kinds.built_in() if one.name == entry["kind"])
        known = by_name((*COMMON, *kind.fields))
        told = {
            known[key].key: value for key, value in front.items() if known[key].shown or key in ("matter", "所属事项")
        }
        over = "expires" in entry and entry["expires"] < "2026-11-22"
        for key, value in told.items():
            field = known[key]
            if key in UNLIKE or field.type == "file" or (over and key not in entry):
                continue
            if key not in entry and kind.fields and any(own.key == key for own in kind.fields):
                told_there = entry["fields"].get(key)
                if field.type == "materials":  # whose forms have addresses there
                    address = f"https://www.lanqing.example/d/{entry['id']}/"
                    told_there = json.loads(json.dumps(told_there).replace(address, ""))
                assert leaves(told_there) == leaves(value), (path.name, key)
            else:
                assert leaves(entry.get(key)) == leaves(value), (path.name, key)
            seen += 1
    assert seen > 1500


UNLIKE = {
    "period",
    "domain",
    "subject",
    "agency",
    "kind",
    "attachments",
    "aliases",
    "mirror_of",
    "corrections",
    "publish_date",
}
"""Named in other words, or compared elsewhere: test_figures_by_hand.py counts the first four."""


def front_of(path: Path) -> dict[str, Any]:
    parts = path.read_text(encoding="utf-8").split("---\n")
    if len(parts) < 3:
        return {}
    front = yaml.load(parts[1], yaml.BaseLoader)
    return {key: value for key, value in front.items() if value != ""}


def plain(text: str) -> str:
    """A period as an office writes it."""
    match = re.fullmatch(r"([0-9]{4})-Q([1-4])", text)
    return f"{match[1]}年第{'一二三四'[int(match[2]) - 1]}季度" if match else text


def leaves(value: Any) -> str:
    """All that a value says, without blanks, marks and the names of parts of records."""
    text = "".join(map(plain, _leaves(value)))
    return re.sub(r"[\s,，、;；]", "", text).replace("True", "是").replace("true", "是").replace("False", "否")


def _leaves(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        records = {"question", "answer", "问", "答", "date", "text"}
        for key, part in value.items():
            yield from () if key in records else (key,)
            yield from _leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from _leaves(part)
    elif value is not None:
        yield re.sub(r"\.0$", "", str(value))


@pytest.mark.requirement("DAT-06")
def test_the_data_of_the_catalogue_say_what_its_files_say(sample: Path) -> None:
    told = json.loads((sample / "data/catalogue.json").read_bytes())
    for domain in told["domains"]:
        rows = data(f"catalogue/{domain['id']}.yaml")["items"]
        assert [item["id"] for item in domain["items"]] == [row["id"] for row in rows]
        for item, row in zip(domain["items"], rows, strict=True):
            for key in ("name", "content", "basis", "body", "channels", "audience", "level", "five_open"):
                assert item.get(key) == row.get(key, item.get(key) if key == "five_open" else None), (item["id"], key)
            assert item["deadline"]["phrase"] == row["deadline"]


SHORT = {row["short"] for row in data("agencies.yaml") if "short" in row}
"""What offices are called in files; the data have their full names."""


@pytest.mark.requirement("DAT-06", "LST-09")
def test_the_data_of_lists_say_what_their_files_say(sample: Path) -> None:
    index = json.loads((sample / "data/lists.json").read_bytes())["lists"]
    assert index
    for entry in index:
        source = next(path for path in CONTENT.rglob(f"{entry['id']}.md"))
        table = source.with_name(front_of(source)["rows"])
        text = table.read_text(encoding="utf-8-sig")
        given = yaml.load(text, yaml.BaseLoader) if table.suffix == ".yaml" else list(csv.DictReader(io.StringIO(text)))
        rows = json.loads((sample / path_of(entry["json"])).read_bytes())["rows"]
        told = list(csv.DictReader(io.StringIO((sample / path_of(entry["csv"])).read_text(encoding="utf-8-sig"))))
        assert len(rows) == len(told) == len(given) == entry["count"]
        for row, line, cells in zip(rows, told, given, strict=True):
            flat = [row[key] for key in row if key != "more"] + [*row.get("more", {}).values()]
            assert flat == [*line.values()]
            assert {value for value in cells.values() if value and value not in SHORT} <= {*flat, *map(plain, flat)}
