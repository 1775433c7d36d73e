"""The cutting of text: the vectors that the browser is held to as well, and what makes a phrase search exact."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.tokens import GAP, runs, terms, tokens
from tests.paths import ROOT

VECTORS = ROOT / "tests" / "vectors" / "search_tokens.json"
TOKENS_JS = ROOT / "themes" / "county" / "static" / "js" / "search" / "tokens.js"
CASES: dict[str, list[dict[str, Any]]] = json.loads(VECTORS.read_text(encoding="utf-8"))

WORDS = st.text(alphabet="征地补偿安置低保0123abＡ", min_size=1, max_size=8)
TEXT = st.text(alphabet="征地补偿安置低保0123abＡ，。（）《》〔〕 -", max_size=40)


@pytest.mark.parametrize("case", CASES["tokens"], ids=lambda case: case["why"])
def test_tokens_of_a_text(case: dict[str, Any]) -> None:
    assert tokens(case["text"]) == case["tokens"]


@pytest.mark.parametrize("case", CASES["queries"], ids=lambda case: repr(case["query"]))
def test_terms_of_a_query(case: dict[str, Any]) -> None:
    found = [
        {"phrases": [list(phrase) for phrase in term.phrases], "characters": list(term.characters)}
        for term in terms(case["query"])
    ]
    assert found == case["terms"]


@pytest.mark.parametrize("case", CASES["folded"], ids=lambda case: case["why"])
def test_folded_to_the_other_script(case: dict[str, Any]) -> None:
    assert tokens(case["text"], case["script"]) == case["tokens"]


def test_two_scripts_do_not_mix() -> None:
    for number in range(20):
        assert tokens("甲乙", {"甲": str(number)[-1]}) == [f"{str(number)[-1]}乙"]


@given(TEXT, WORDS, TEXT)
def test_a_word_is_found_wherever_it_stands(before: str, word: str, after: str) -> None:
    cut = tokens(before + word + after)
    for term in terms(word):
        assert all(_holds(cut, phrase) for phrase in term.phrases)
        assert all(char in "".join(runs(before + word + after)) for char in term.characters)


@given(TEXT, WORDS)
def test_a_phrase_is_found_only_where_it_stands(text: str, word: str) -> None:
    for term in terms(word):
        wanted = "".join(runs(word))
        if term.phrases:
            assert _holds(tokens(text), term.phrases[0]) == any(wanted in run for run in runs(text))


@given(TEXT)
def test_every_character_begins_a_token_or_ends_a_han_run(text: str) -> None:
    cut = [token for token in tokens(text) if token != GAP]
    whole = "".join(runs(text))
    assert len(cut) <= len(whole)
    assert all(token in whole for token in cut)


def test_node_has_the_same_rules(tmp_path: Path) -> None:
    """Where Node.js is at hand; the browser tests hold Chromium to the vectors in any case."""
    node = shutil.which("node")
    if node is None:
        return
    shutil.copy(TOKENS_JS, tmp_path / "tokens.mjs")
    (tmp_path / "check.mjs").write_text(
        """
        import { readFileSync } from "node:fs";
        import { deepStrictEqual } from "node:assert";
        import { terms, tokens } from "./tokens.mjs";
        const cases = JSON.parse(readFileSync(process.argv[2], "utf-8"));
        for (const { text, tokens: wanted } of cases.tokens) deepStrictEqual(tokens(text), wanted);
        for (const { query, terms: wanted } of cases.queries)
          deepStrictEqual(terms(query).map(({ phrases, characters }) => ({ phrases, characters })), wanted);
        for (const { text, script, tokens: wanted } of cases.folded)
          deepStrictEqual(tokens(text, new Map(Object.entries(script))), wanted);
        """,
        encoding="utf-8",
    )
    done = subprocess.run(
        [node, "check.mjs", str(VECTORS)], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def _holds(cut: list[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(cut[at : at + len(phrase)]) == phrase for at in range(len(cut)))
