"""The site's own words and the weights of pairs: what is gathered, how it is read, what counts more."""

from __future__ import annotations

import json

from generator.search.near import shards
from generator.search.weights import read, weighed
from generator.search.words.files import files, lookalikes
from generator.search.words.gathering import words

TITLES = (
    "云岭县公共租赁住房管理实施细则",
    "关于公共租赁住房摇号的公告",
    "关于印发《云岭县渔船检验办法》的通知",
    "渔船检验办事指南",
    "渔船检验收费公告",
)


def gathered() -> list[str]:
    names = [("公租房", "公共租赁住房"), ("飞船", "航天器")]
    return words(TITLES, ["一、申请条件", "（二）申请条件"], ["云岭县民政局"], names, "云岭县")


def test_words_are_names_of_lists_what_titles_are_about_and_what_they_share() -> None:
    assert {"民政局", "公共租赁住房", "渔船检验", "渔船检验办法", "公租房", "申请条件"} <= set(gathered())
    assert gathered()[0] == "民政局", "the site's own lists weigh most"


def test_a_group_of_which_the_site_knows_nothing_gives_no_words() -> None:
    assert not {"飞船", "航天器"} & set(gathered())
    assert not any(word.startswith("云岭县") for word in gathered())


def test_words_stand_under_each_letter_that_they_may_be_looked_for_by() -> None:
    made = files(["重庆小面", "重点项目", "行业"])
    letters = {letter: json.loads(content) for letter, content in made.letters.items()}
    assert "重庆小面" in letters["c"]["words"] and "重庆小面" in letters["z"]["words"]
    assert letters["c"]["said"]["重庆小面"] == "chong qing xiao mian"
    assert "重点项目" not in letters["z"]["said"]
    sounds = json.loads(made.sounds)
    assert "租" in sounds["sounds"]["zu"] and "祖" in sounds["sounds"]["zu"]
    assert any({"口", "囗"} <= set(group) for group in sounds["shapes"])


def test_lookalikes_are_groups() -> None:
    assert all(len(set(group)) == len(group) >= 2 for group in lookalikes())


def test_a_title_counts_more_than_a_text_and_more_often_more_than_once() -> None:
    found = read(weighed({"title": ["低保"], "body": ["申请", "公示", "公示", *["其他"] * 60]}))
    assert int(found["低保"], 36) > int(found["公示"], 36) > int(found["申请"], 36) > 0


def test_files_of_postings_are_revised_into_what_they_would_be_if_made_anew() -> None:
    before = [weighed({"title": ["低保", "公示"]}), weighed({"body": ["低保"]}), weighed({"body": ["工伤"]})]
    after = [before[0], weighed({"body": ["工伤", "低保", "低保"]}), "", weighed({"title": ["公示"]})]
    changed = shards.changes({1: before[1], 2: before[2]}, {1: after[1], 3: after[3]})
    made = shards.written(before, 16)
    for number, file in enumerate(made):
        here = {pair: weights for pair, weights in changed.items() if shards.shard_of(pair, 16) == number}
        made[number] = shards.revised(file, here)
    assert made == shards.written(after, 16)
