"""The site's own words and the weights of pairs: what is gathered, how it is read, what counts more."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.search import near_tables
from generator.search.near import shards
from generator.search.run import ShardGroup
from generator.search.token_numbers import FIRST
from generator.search.weighing import WeighedPairs
from generator.search.weights import read, shard_of
from generator.search.words.files import files, lookalikes
from generator.search.words.gathering import words
from generator.search.words.stretches import pairs, stretches
from tests.search.oracle import weighed

TITLES = (
    "云岭县公共租赁住房管理实施细则",
    "关于公共租赁住房摇号的公告",
    "关于印发《云岭县渔船检验办法》的通知",
    "渔船检验办事指南",
    "渔船检验收费公告",
)


def gathered() -> list[str]:
    names = [("公租房", "公共租赁住房"), ("飞船", "航天器")]
    return words(TITLES, ["一、申请条件", "（二）申请条件"], ["云岭县民政局"], names, "云岭县").words


def test_words_are_names_of_lists_what_titles_are_about_and_what_they_share() -> None:
    assert {"民政局", "公共租赁住房", "渔船检验", "渔船检验办法", "公租房", "申请条件"} <= set(gathered())
    assert gathered()[0] == "民政局", "the site's own lists weigh most"


def test_a_group_of_which_the_site_knows_nothing_gives_no_words() -> None:
    assert not {"飞船", "航天器"} & set(gathered())
    assert not any(word.startswith("云岭县") for word in gathered())


def test_words_stand_under_each_letter_that_they_may_be_looked_for_by() -> None:
    made = files(["重庆小面", "重点项目", "行业"], [])
    letters = {letter: json.loads(content) for letter, content in made.letters.items()}
    assert "重庆小面" in letters["c"]["words"] and "重庆小面" in letters["z"]["words"]
    assert letters["c"]["said"]["重庆小面"] == "chong qing xiao mian"
    assert "重点项目" not in letters["z"]["said"]
    sounds = json.loads(made.sounds)
    assert "租" in sounds["sounds"]["zu"] and "祖" in sounds["sounds"]["zu"]
    assert any({"口", "囗"} <= set(group) for group in sounds["shapes"])


def test_words_of_characters_that_nobody_can_read_out_stand_under_a_dash() -> None:
    made = files(["𠳄𪌲", "甲𠳄"], [])
    assert json.loads(made.letters["-"])["words"] == ["𠳄𪌲"]
    assert json.loads(made.letters["j"])["said"] == {"甲𠳄": "jia"}


def test_lookalikes_are_groups() -> None:
    assert all(len(set(group)) == len(group) >= 2 for group in lookalikes())


def test_a_title_counts_more_than_a_text_and_more_often_more_than_once() -> None:
    found = read(weighed({"title": ["低保"], "body": ["申请", "公示", "公示", *["其他"] * 60]}))
    assert int(found["低保"], 36) > int(found["公示"], 36) > int(found["申请"], 36) > 0


def written(records: list[str], number: int) -> list[bytes]:
    """The files for documents with these weights."""
    rows = sorted(
        (ord(pair[0]) << FIRST | ord(pair[1]) << 1, slot, int(digit, 36))
        for slot, record in enumerate(records)
        for pair, digit in read(record).items()
    )
    words, slots, digits = (np.array(column) for column in zip(*rows, strict=True))
    group = ShardGroup(0, 1, number)
    return near_tables.tables(WeighedPairs(words.astype(np.uint64), slots, digits), group)


def test_files_of_postings_are_revised_into_what_they_would_be_if_made_anew() -> None:
    before = [weighed({"title": ["低保", "公示"]}), weighed({"body": ["低保"]}), weighed({"body": ["工伤"]})]
    after = [before[0], weighed({"body": ["工伤", "低保", "低保"]}), "", weighed({"title": ["公示"]})]
    changed = shards.changes({1: before[1], 2: before[2]}, {1: after[1], 3: after[3]})
    made = written(before, 16)
    for number, file in enumerate(made):
        here = {pair: weights for pair, weights in changed.items() if shard_of(pair, 16) == number}
        made[number] = shards.revised(file, here)
    assert made == written(after, 16)


@given(st.lists(st.text("甲乙丙丁", max_size=8), max_size=12))
def test_stretches_are_what_stands_in_several_texts_between_different_neighbours(texts: list[str]) -> None:
    seen: dict[str, list[tuple[str, str]]] = {}
    for text in dict.fromkeys(texts):
        for first, after in combinations(range(len(text) + 1), 2):
            around = (text[first - 1 : first] if first else "", text[after : after + 1])
            seen.setdefault(text[first:after], []).append(around)
    expected = {
        word: len(around)
        for word, around in seen.items()
        if 2 <= len(word) <= 6 and len(around) > 1 and all(len(set(side)) > 1 for side in zip(*around, strict=True))
    }
    assert stretches(texts) == expected
    assert pairs(texts) == {word for word in seen if len(word) == 2}


def test_names_that_the_site_uses_come_first_in_their_group() -> None:
    assert words(TITLES, [], [], [("公租房", "廉租房", "公共租赁住房")]).names == [["公共租赁住房", "公租房", "廉租房"]]
