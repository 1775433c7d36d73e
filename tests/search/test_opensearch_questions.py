"""What the page asks of a search server fits what nginx lets through, whatever a hundred characters hold."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from generator.search.opensearch import proxy
from generator.search.opensearch.rows import chosen
from tests.paths import ROOT

SCRIPTS = ROOT / "themes/county/static/js/search"
BOX = 100
"""Characters that the search box takes."""
pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")

_ASKED = """
const files = JSON.parse(require('fs').readFileSync(0, 'utf-8'));
const load = (name) => import('data:text/javascript;base64,' + Buffer.from(files[name]).toString('base64'));
const urls = [];
globalThis.fetch = async (url) => {
  urls.push(url);
  const counted = new URL(url, 'http://a').searchParams.get('counts') ?? '[]';
  const buckets = Object.fromEntries(JSON.parse(counted).map((pair) => [pair, { doc_count: 3 }]));
  const here = { doc_count: 9, newest: { value_as_string: '2026-01-01' }, pairs: { buckets } };
  const aggregations = { found: { doc_count: 0 }, all: { here } };
  return { ok: true, json: async () => ({ timed_out: false, aggregations }) };
};
(async () => {
  const [server, near, candidates, tokens] = await Promise.all(['server', 'near', 'candidates', 'tokens'].map(load));
  const engine = new server.Server('/s/'), query = files.query, filters = [['agency', files.agencies]];
  const alternatives = tokens.terms(query).map((one) => [one, ...tokens.terms(files.other)]);
  const shared = {
    read: async () => ({ wanted: filters, asked: [], alternatives }),
    beside: async () => ({}), answer: async (_, told) => told,
  };
  const nearOf = (...given) => candidates.nearOf(near, server, ...given);
  await server.search({ engine, shared, nearOf }, query, {});
  const names = tokens.runs(query).map((run) => tokens.pairs(run)).filter((pairs) => pairs.length);
  const concepts = names.map((pairs) => ({ weight: 1, names: [pairs], inner: [], exact: false }));
  await nearOf(engine).gathered(concepts);
  console.log(JSON.stringify(urls));
})();
"""


def asked(query: str, other: str = "", agencies: tuple[str, ...] = ()) -> list[tuple[str, dict[str, str]]]:
    """Place and arguments of every question that the page asks for a query; other: another name of each word."""
    names = ("server", "near", "candidates", "tokens")
    given: dict[str, Any] = {name: (SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in names}
    given |= {"query": query, "other": other, "agencies": agencies}
    done = subprocess.run(
        ["node", "-e", _ASKED], input=json.dumps(given).encode(), capture_output=True, check=True, timeout=60
    )
    found = []
    for url in json.loads(done.stdout):
        place, _, arguments = url.partition("?")
        found.append((place, dict(one.split("=", 1) for one in arguments.split("&"))))
    return found


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("".join(chr(0x4E00 + 7 * at) for at in range(BOX)), ""),
        (" ".join(chr(0x4E00 + at) for at in range(BOX // 2)), ""),
        (" ".join(chr(0x4E00 + at) for at in range(BOX // 2)), "最低生活保障金"),
        ("".join(chr(0x20000 + at) for at in range(BOX // 2)), ""),
        ("，".join("低保" for _ in range(BOX // 3)), "最低生活保障金"),
    ],
    ids=["a sentence", "single characters", "with other names", "rare characters", "one word over and over"],
)
def test_whatever_fits_into_the_box_is_let_through(query: str, other: str) -> None:
    assert len(query) <= BOX
    places = {f"/s/{step}": proxy.SEARCHES[template] for template, step in proxy.PLACES.items()}
    found = asked(query, other, ("民政局",))
    assert any("terms" in arguments for _, arguments in found)
    for place, arguments in found:
        for name, value in arguments.items():
            if name in places[place]:
                assert re.fullmatch(places[place][name].pattern, value), (place, name, value)
    assert found[0][1]["agency"] == f"[{chosen('agency', '民政局')}]"


def test_a_sentence_is_asked_for_with_all_its_pairs() -> None:
    sentence = "".join(chr(0x4E00 + 7 * at) for at in range(BOX))
    (pairs,) = (json.loads(arguments["pairs"]) for _, arguments in asked(sentence) if "pairs" in arguments)
    assert len(pairs) == BOX - 1


def test_of_many_words_every_one_must_be_found() -> None:
    words = [chr(0x4E00 + at) for at in range(BOX // 2)]
    terms = json.loads(asked(" ".join(words))[0][1]["terms"])
    assert len(terms) == 32
    assert sorted(phrase[0] for ways in terms for phrase in ways[0]) == [(ord(one) << 22) + 1 for one in words]
