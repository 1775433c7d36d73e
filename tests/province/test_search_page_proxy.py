"""What nginx lets through to the search server: two searches made of numbers; what the page
does when there is no answer."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.province.nginx import nginx
from tests.province.opensearch.nodes import Cluster, NotHere, free_ports
from tests.province.served_county import ServedCounty
from tests.province.test_search_page_answers import opened

pytestmark = pytest.mark.servers

WORD = "[[[[87426134974,130858140798]]]]"  # 公租房
HOSTILE_VALUES = (
    '"',
    "%22",
    "%5C",
    "\\u0022",
    '[[[[1]]]],"size":10000,"x":[[[[2]]]]',
    "[[[[1]]]]%2C%22from%22:1",
    '[[[["a"]]]]',
    "[[[[%22a%22]]]]",
    "[[[[1]]]",
    "[[[1]]]",
    "[1]",
    "[[[[-1]]]]",
    "[[[[1.5]]]]",
    "[[[[1e9]]]]",
    "[[[[12345678901234]]]]",
    "[[[[1,]]]]",
    "[[[[]]]]",
    "[" * 500 + "]" * 500,
    "[[[[" + "1," * 3000 + "1]]]]",
    "[" + ",".join(["[[[1]]]"] * 40) + "]",
    "null",
    "true",
    "{}",
    "{{terms}}",
    "$args",
    "%00",
    "[[[[1]]]]%0d%0aX:1",
    "[[[[\uff11]]]]",
)
"""Of the parameter ``terms``."""
HOSTILE_ARGUMENTS = (
    "source=%7B%22query%22%3A%7B%22match_all%22%3A%7B%7D%7D%7D",
    "source_content_type=application/json",
    "id=other",
    "q=*",
    "filter_path=",
    "index=_all",
    "size=301",
    "size=99999",
    "size=-1",
    "size=1001&brief=1",
    "from=99999",
    "from=01",
    "sort=_id",
    "sort=date,url",
    "brief=2",
    "sounded=true",
    "ids=[a]",
    "ids=[]",
    "ids=[" + ",".join(["1"] * 65) + "]",
    "county=[99999999999999999999]",
    "counts=[1.0]",
    "Terms=[]",
    "terms[]=1",
    "terms",
    "&&",
)
PLACES = (
    "/search-api/",
    "/search-api/_search",
    "/search-api/literal/",
    "/search-api/literal/_search",
    "/search-api/literal/../_cat/indices",
    "/search-api/%2e%2e/_cat/indices",
    "/search-api/_cat/indices",
    "/search-api/_all/_search",
    "/search-api/Near",
    "/_cat/indices",
    "/_all",
    "/page/_search",
)


@pytest.fixture(scope="module")
def county(served_county: ServedCounty) -> ServedCounty:
    return served_county


@pytest.fixture(scope="module")
def settings(county: ServedCounty) -> tuple[str, str]:
    return county.settings()


@pytest.fixture(scope="module")
def base(county: ServedCounty, settings: tuple[str, str]) -> Iterator[str]:
    try:
        with nginx(county.folder.parent / "nginx-proxy", county.public, *settings) as address:
            yield address
    except NotHere as reason:
        pytest.skip(str(reason))


def ask(base: str, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    """Status, text and headers of an answer; the path goes out as it is."""
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=20)
    try:
        connection.putrequest(method, quote(path, safe="%/?&=[],.:;{}$\\'\"*+-_~"), skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace"), str(answer.headers)
    finally:
        connection.close()


def test_the_two_searches_answer(base: str) -> None:
    status, text, headers = ask(base, f"/search-api/literal?terms={WORD}&size=3&counts=[87426134974]")
    found = json.loads(text)
    assert status == 200
    assert found["hits"]["total"]["value"] > 5 and len(found["hits"]["hits"]) == 3
    assert set(found["hits"]["hits"][0]) == {"_id", "_source"} and set(found["hits"]["hits"][0]["_source"]) == {"page"}
    assert found["aggregations"]["all"]["here"]["pairs"]["buckets"]["87426134974"]["doc_count"] > 5
    assert "no-store" in headers and "nosniff" in headers and "opensearch" not in (text[:40] + headers).lower()
    status, text, _ = ask(base, "/search-api/near?pairs=[[87426134974,1000],[130858140798,10]]&size=2")
    [first, _] = json.loads(text)["hits"]["hits"]
    assert status == 200 and set(first) == {"fields", "matched_queries"}
    assert all(float(told) > 0 for told in first["matched_queries"].values())


@pytest.mark.parametrize("value", HOSTILE_VALUES, ids=range(len(HOSTILE_VALUES)))
def test_what_is_no_array_of_numbers_is_refused(base: str, value: str) -> None:
    status, text, _ = ask(base, f"/search-api/literal?terms={value}")
    assert status in (400, 414), text
    assert text in ('{"error":"unfit"}',) or "nginx" in text


@pytest.mark.parametrize("argument", HOSTILE_ARGUMENTS, ids=range(len(HOSTILE_ARGUMENTS)))
def test_no_other_parameter_and_no_other_value_gets_through(base: str, argument: str) -> None:
    for place in (f"/search-api/literal?terms={WORD}&{argument}", f"/search-api/near?pairs=[[1,1]]&{argument}"):
        assert ask(base, place)[:2] == (400, '{"error":"unfit"}')


def test_documents_with_their_text_come_fifty_at_a_time(base: str) -> None:
    assert ask(base, "/search-api/literal?size=50")[0] == 200
    assert ask(base, "/search-api/literal?size=51")[0] == 400
    assert ask(base, "/search-api/literal?size=1000&brief=1")[0] == 200


def test_a_name_said_twice_is_heard_once(base: str) -> None:
    once = ask(base, f"/search-api/literal?terms={WORD}&size=1")
    assert ask(base, f"/search-api/literal?terms={WORD}&size=1&size=0&terms=[]")[:2] == once[:2]


@pytest.mark.parametrize("place", PLACES)
def test_no_other_place_leads_to_the_server(base: str, place: str) -> None:
    status, text, _ = ask(base, place)
    assert status in (400, 403, 404) and "hits" not in text and "health" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading(base: str, method: str) -> None:
    body = b'{"query":{"match_all":{}}}'
    status, text, _ = ask(base, f"/search-api/literal?terms={WORD}", method, body, Content_Type="application/json")
    assert (status, text) == (405, '{"error":"method"}')


def test_headers_and_a_body_of_the_asker_do_not_reach_the_server(base: str) -> None:
    body = b'{"query":{"match_all":{}},"size":10000}'
    status, text, _ = ask(
        base,
        "/search-api/literal?terms=[]&size=1",
        "GET",
        body,
        Content_Type="text/plain",
        X_Opaque_Id="mine",
        Accept="x/y",
    )
    assert status == 200 and len(json.loads(text)["hits"]["hits"]) == 1


def test_who_asks_too_often_waits(county: ServedCounty, settings: tuple[str, str]) -> None:
    slow = settings[0].replace("rate=1000r/s", "rate=1r/s")
    with nginx(county.folder.parent / "slow", county.public, slow, settings[1]) as base:
        answers = [ask(base, "/search-api/near?size=0") for _ in range(60)]
    assert {status for status, _, _ in answers} == {200, 429}
    assert {text for status, text, _ in answers if status == 429} == {'{"error":"busy"}'}


def test_without_a_server_the_sites_own_index_answers_and_the_page_says_so(
    browser: Browser,
    county: ServedCounty,
    settings: tuple[str, str],
    one_node: Cluster,
) -> None:
    [nobody] = free_ports(1)
    gone = settings[0].replace(urlsplit(one_node.urls[0]).netloc, f"127.0.0.1:{nobody}")
    assert gone != settings[0]
    with nginx(county.folder.parent / "gone", county.public, gone, settings[1]) as base:
        status, text, _ = ask(base, f"/search-api/literal?terms={WORD}")
        assert (status, text) == (502, '{"error":"away"}')
        page = opened(browser, base)
        typed(page, "公租房")
        expect(page.locator(".search-fallback")).to_contain_text("检索服务器暂时没有回答，以下结果取自本网站自带的索引")
        assert page.locator("[data-search-results] .search-result").count() == 10
        alone = opened(browser, base, "data-static")
        typed(alone, "公租房")
        expect(alone.locator("[data-search-status]")).to_contain_text("检索服务暂时没有回答")
        away = alone.locator("[data-search-away]")
        expect(away).to_be_visible()
        assert away.locator("a[href='/apply/']").count() == 1 and away.locator(".search-domains a").count() > 5
        assert alone.locator(".search-result").count() == 0


def typed(page: Page, query: str) -> None:
    """Ask as a citizen does."""
    page.fill("#search-q", query)
    page.keyboard.press("Enter")
