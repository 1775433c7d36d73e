"""What is sent to a search server, without one: words and values as numbers on both sides,
and what nginx lets through."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from generator.search import SearchEntry
from generator.search.opensearch import proxy
from generator.search.opensearch.mapping import FACETS, index_body
from generator.search.opensearch.rows import ServedRow, chosen, row_digest, row_id, rows
from generator.search.opensearch.templates import TEMPLATES
from generator.search.tokens import tokens
from tests.paths import ROOT, VECTORS

SCRIPTS = ROOT / "themes/county/static/js/search"
ENTRY = SearchEntry(
    url="/d/a/",
    title="公租房（试行）3号",
    date="2026-03-01",
    key="1",
    doc_number="云政发〔2026〕3号",
    filters={"year": ("2026",), "agency": ("民政局",)},
    body="a",
    names=("廉租房",),
    box=(("咨询电话", "12345"),),
)


def made(entry: SearchEntry = ENTRY, body: str = "<h2>申请</h2><p>住房。困难</p>", **given: Any) -> ServedRow:
    [row] = rows(
        [entry], read_body=lambda _: body, read_attached=str, county="甲县", base_url="https://a.example", **given
    )
    return row


def word(token: str) -> int:
    return ord(token[0]) << 22 | (ord(token[1]) << 1 if len(token) > 1 else 0)


def held(row: ServedRow, zone: str, token: str) -> bool:
    return str(word(token)) in row.source[zone].split()


def test_each_zone_has_its_words_and_no_phrase_reaches_across_a_gap() -> None:
    row = made()
    said = [str(word(token)) if token != "." else "0" for token in tokens("住房。困难")]
    assert " ".join(said) in row.source["t3"]
    assert held(row, "t0", "公租") and held(row, "t1", "政发") and held(row, "t2", "申请") and held(row, "t3", "住房")
    assert not held(row, "t0", "住房") and not held(row, "t3", "公租")
    assert str(ord("租") << 22 | 1) in row.source["t0"].split(), "single characters of the title are odd"
    assert str(ord("困") << 22 | 1) in row.source["t3"].split()
    assert row.source["near"][str(word("廉租"))] > row.source["near"][str(word("困难"))]


def test_what_the_server_gives_back_is_what_a_fragment_shows_and_nothing_else() -> None:
    body = index_body(1, 0)
    assert body["mappings"]["_source"] == {"includes": ["page"]} and body["mappings"]["dynamic"] is False
    page = made().source["page"]
    assert page["url"] == "/d/a/" and page["content"] == "申请\n住房。困难" and page["county"] == "甲县"
    closed = made(SearchEntry(url="/d/b/", title="只有标题", date="2026-01-01", key="2", role="closed"), body="不该读")
    assert closed.source["page"]["content"] == "" and "不该" not in json.dumps(closed.source, ensure_ascii=False)
    assert set(row_fields(closed)) <= set(body["mappings"]["properties"])


def row_fields(row: ServedRow) -> list[str]:
    return list(row.source)


def test_a_digest_changes_with_what_is_sent_and_an_id_does_not() -> None:
    other = SearchEntry(url="/d/a/", title="公租房", date="2026-03-01", key="2")
    assert made().id == row_id("甲县", "/d/a/") != row_id("乙县", "/d/a/")
    assert re.fullmatch("[0-9]{1,18}", made().id)
    digests = {
        row_digest(entry, county=county, base_url=base)
        for entry in (ENTRY, other)
        for county in ("甲县", "乙县")
        for base in ("https://a.example", "https://b.example")
    }
    assert len(digests) == 8 and made().digest in digests


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
def test_the_browser_makes_the_same_numbers() -> None:
    values = ["民政局", "2026", "", "𠀀县", "a b", "其他（含机关）"]
    texts = [one["text"] for one in json.loads((VECTORS / "search_tokens.json").read_text("utf-8"))["tokens"]][:40]
    cut = sorted({token for text in texts for token in tokens(text) if token != "."} | {"𠀀", "𠀀县"})
    script = (
        "const text = require('fs').readFileSync(0, 'utf-8'), given = JSON.parse(process.argv[1]);"
        "import('data:text/javascript;base64,' + Buffer.from(text).toString('base64')).then(({ chosen, ofToken }) =>"
        "console.log(JSON.stringify([given.values.map((one) => chosen('agency', one)), given.cut.map(ofToken)])))"
    )
    given = json.dumps({"values": values, "cut": cut})
    content = (SCRIPTS / "server.js").read_bytes()
    done = subprocess.run(["node", "-e", script, given], input=content, capture_output=True, check=True)
    assert json.loads(done.stdout) == [[chosen("agency", one) for one in values], [word(token) for token in cut]]


def test_templates_take_nothing_but_what_nginx_may_tell_them() -> None:
    for template, parameters in proxy.SEARCHES.items():
        source = TEMPLATES[template]["script"]["source"]
        asked = {name for name in re.findall(r"\{\{[#^]?([a-zA-Z]+)", source) if name not in ("toJson",)}
        orders = {"relevance", "date", "oldest"} if template == "gongkai-literal" else set()
        assert asked - orders - {"size"} <= set(parameters)
        assert not re.search(r"\{\{\{|\{\{&", source), "nothing is put in unescaped"


FITS = {
    "terms": ("[]", "[[[[1]]]]", "[[[[87426134974,130858140798],[1]],[[2]]],[[[3]]]]"),
    "pairs": ("[]", "[[1,1000]]", "[[1,1],[2,999]]"),
    "counts": ("[1]", "[1,2]"),
    "from": ("0", "9999"),
}
UNFIT = {
    "terms": (
        "",
        "[[[1]]]",
        "[[[[]]]]",
        "[[[[1,]]]]",
        '[[[["a"]]]]',
        "[[[[%22]]]]",
        "[[[[1]]]]x",
        "[[[[" + "1," * 2000 + "1]]]]",
    ),
    "pairs": ("[[1]]", "[[1,0.5]]", "[[1,1,1]]", "[" + ",".join(["[1,1]"] * 65) + "]"),
    "counts": ("[]", "[a]", "[1 ]", "[" + ",".join("1" * 65) + "]"),
    "from": ("00", "10000", "-1", "1\n"),
}


@pytest.mark.parametrize("name", FITS)
def test_grammars_take_arrays_of_numbers_and_nothing_else(name: str) -> None:
    grammar = {**proxy.SEARCHES["gongkai-literal"], **proxy.SEARCHES["gongkai-near"]}[name].pattern
    assert all(re.fullmatch(grammar, value) for value in FITS[name])
    assert not any(re.fullmatch(grammar, value) for value in UNFIT[name])


def test_every_facet_of_the_page_is_one_of_the_server() -> None:
    from generator.search.entry import FACETS as OWN

    assert set(OWN) < set(FACETS) and set(FACETS) <= set(index_body(1, 1)["mappings"]["properties"])


def test_nginx_is_told_of_all_nodes_and_of_certificates_where_they_are_asked_by_https() -> None:
    maps = proxy.maps(["http://10.0.0.1:9200", "http://[::1]:9201"])
    assert "server 10.0.0.1:9200 " in maps and "server [::1]:9201 " in maps
    secure = proxy.locations([proxy.SearchPlace("/s/", "g-1")], ["https://os.example/inner/"])
    assert "proxy_pass https://" in secure and "proxy_ssl_verify on;" in secure and '"/inner/g-1/_search' in secure
    assert "proxy_ssl" not in proxy.locations([proxy.SearchPlace("/s/", "g-1")], ["http://os.example"])
