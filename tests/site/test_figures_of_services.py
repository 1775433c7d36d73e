"""The figures of guides, 一件事, 办事一本通 and /fuwu/ of the sample county, counted again from the files."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.model.guides import AUDIENCES, EVENTS, ORGANISATION, ORGANISED, PERSONAL
from generator.model.kinds import guide, life_event
from tests.paths import CONTENT
from tests.site.test_figures_by_hand import agency_of, data, main_of

KEYS = {field.name: field.key for kind in (guide.KIND, life_event.KIND) for field in kind.every_field}


@cache
def sheets() -> dict[str, dict[str, Any]]:
    """id -> the front matter of each guide and 一件事; those of the sample are all public."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(CONTENT.rglob("*.md")):
        front = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
        sheet = {KEYS.get(key, key): value for key, value in front.items()}
        defaults = path.parent / "_defaults.yaml"
        given = yaml.load(defaults.read_text(encoding="utf-8"), yaml.BaseLoader) if defaults.is_file() else {}
        if sheet.get("kind") in ("guide", "办事指南", "life_event"):
            found[path.stem] = {KEYS.get(key, key): value for key, value in given.items()} | sheet
    return found


def guides() -> dict[str, dict[str, Any]]:
    return {name: sheet for name, sheet in sheets().items() if sheet["kind"] != "life_event"}


def counts(sample: Path, way: str) -> dict[str, int]:
    """Step of each choice of the entry -> its figure; the list has as many rows."""
    found = {}
    for link in main_of(sample, "fuwu").css(f'.counted a[href^="/fuwu/{way}/"]'):
        address, number = str(link.attributes["href"]), link.css_first(".count")
        assert number is not None
        found[address.split("/")[3]] = int(re.findall(r"\d+", number.text())[0])
        rows = main_of(sample, address.strip("/")).css('.rows a[href^="/d/"]')
        assert min(20, found[address.split("/")[3]]) == len({row.attributes["href"] for row in rows})
    return found


def served(row: dict[str, Any]) -> set[str]:
    """Steps of the lists in which a guide stands."""
    named = row.get("audience", ())
    return {ORGANISATION if word in ORGANISED else PERSONAL for word in named} or set(AUDIENCES)


def test_choices_of_services(sample: Path) -> None:
    rows = sheets().values()
    assert counts(sample, "event") == Counter(EVENTS[row["life_event"]] for row in rows)
    assert counts(sample, "for") == Counter(step for row in rows for step in served(row))
    own = Counter(agency_of(row) for row in rows)
    shown = counts(sample, "agency")
    assert shown.keys() >= own.keys() and all(shown[name] >= number for name, number in own.items())
    assert f"全部办事指南（{len(guides())}份）" in main_of(sample, "fuwu").text()


def test_visits(sample: Path) -> None:
    said = Counter(row["visits"] for row in sheets().values())
    assert counts(sample, "visits") == said
    for number in said:
        text = main_of(sample, f"fuwu/visits/{number}").text()
        assert ("一次也不用" if number == "0" else f"到现场{number}次。") in text
    book = re.findall(r"到现场次数\s*(\d+)次", main_of(sample, "fuwu/handbook").text())
    assert Counter(book) == Counter(row["visits"] for row in guides().values())


def test_steps_of_one_thing(sample: Path) -> None:
    for name, sheet in sheets().items():
        if sheet["kind"] != "life_event":
            continue
        shown, asked = main_of(sample, f"d/{name}"), Counter[str]()
        for step in sheet["guides"]:
            asked.update(one if isinstance(one, str) else one["name"] for one in sheets()[step]["materials"])
        assert f"合并后{len(asked)}种" in shown.text()
        assert len(shown.css(".material-step")) == asked.total()
        assert f"{len(sheet['guides'])}步" in main_of(sample, "fuwu").text()


def test_offices_of_guides(sample: Path) -> None:
    kinds = Counter(row.get("kind", "部门") for row in data("agencies.yaml"))
    for name in guides():
        for group, number in re.findall(r"各(\S+?)（(\d+)个，展开", main_of(sample, f"d/{name}").text()):
            assert int(number) == kinds[group.removesuffix("人民政府").removesuffix("办事处")], name


def test_materials_of_guides(sample: Path) -> None:
    for name, sheet in guides().items():
        given = sheet["materials"] if isinstance(sheet["materials"], list) else [sheet["materials"]]
        copies = [one["copies"] for one in given if isinstance(one, dict) and "copies" in one]
        shown = main_of(sample, f"d/{name}").css(".materials > li")
        assert len(shown) == len(given), name
        assert [found for item in shown for found in re.findall(r"，(\d+)份", item.text())] == copies, name


def test_rows_of_lists_on_guides(sample: Path) -> None:
    rows = (CONTENT / "ggwh/ggwh-fuwu-mulu-2026.csv").read_text(encoding="utf-8").splitlines()[1:]
    led = [row.split(",")[1] for row in rows if row.endswith("ggwh-fuwu-zhinan")]
    links = main_of(sample, "d/ggwh-fuwu-zhinan").css('article a[href*="#hang-"]')
    assert [link.text().removesuffix("（公共服务清单）") for link in links] == led


def test_volumes(sample: Path) -> None:
    whole = main_of(sample, "fuwu/handbook")
    links = [str(link.attributes["href"]) for link in whole.css(".handbook-others a")]
    volumes = {"/fuwu/handbook/": set(guides())}
    for address in links:
        step = address.strip("/").split("/")[-1]
        volumes[address] = {
            name
            for name, row in guides().items()
            if (agency_of(row) == step if "/agency/" in address else step in served(row))
        }
    assert sum(len(held) for address, held in volumes.items() if "/agency/" in address) == len(guides())
    for address, held in volumes.items():
        shown = main_of(sample, address.strip("/"))
        entries = [str(one.attributes["id"]).removeprefix("g-") for one in shown.css("article > h3")]
        assert sorted(entries) == sorted(held) and f"共{len(held)}份" in shown.text()
        newest = max(max(row["publish_date"], row.get("updated", "")) for name, row in guides().items() if name in held)
        assert f"{newest.replace('-', '.')}-" in shown.text()
        chapters = [part.text().split()[0] for part in shown.css(".handbook-part > h2")]
        assert chapters == [str(number) for number in range(1, len(chapters) + 1)]
        numbers = [one.text() for one in shown.css("article > h3 .number")]
        assert numbers == [
            f"{number}.{at}"
            for number, part in enumerate(shown.css(".handbook-part"), 1)
            for at in range(1, len(part.css("article")) + 1)
        ]
