"""The invented old site, migrated by the public commands, against what it was made from."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Run, machine, timed
from old_site import as_folder
from old_site_markup import OldPage, OldSite

_DOMAINS = {"社会救助": "社会救助", "财政预决算": "财政预决算", "义务教育": "义务教育"}
_CONFIG = """\
theme: county
site:
  name: 试验县政务公开平台
  jurisdiction: 试验县
  url: https://www.test.example
  code: "9900000001"
  organiser: 试验县人民政府办公室
  phone: 0000-5550100
  icp: 青ICP备00000000号-1
  notice: 演示站：试验县是虚构的县。
"""


class Result(NamedTuple):
    """articles: of the old site. right: with title, day, text, pictures and attachments as they were. wrong: what
    differs. files, came: attachments of the old site, and those that came in byte by byte. addresses, answered: former
    addresses, and those that lead to the right document."""

    articles: int
    right: int
    wrong: list[str]
    files: int
    came: int
    addresses: int
    answered: int
    unanswered: list[str]


def laid_out(room: Path) -> None:
    """A small site for the documents to come into."""
    (room / "content/_data").mkdir(parents=True, exist_ok=True)
    (room / "config.yaml").write_text(_CONFIG, encoding="utf-8")
    (room / "content/_data/agencies.yaml").write_text(
        "- {id: minzheng, name: 试验县民政局, short: 县民政局, kind: 部门}\n", "utf-8"
    )
    (room / "content/_data/subjects.yaml").write_text("- {id: zonghe, name: 综合政务}\n", encoding="utf-8")


def filled(text: str) -> str:
    """The proposed map as a person fills it in."""
    text = text.replace("  公开属性:\n  主题:\n", "  公开属性: 主动公开\n  主题: 综合政务\n", 1)

    def row(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2]}\n    领域: {_DOMAINS.get(match[2].strip(), '就业创业')}\n"

    return re.sub(r"^(  - 栏目: )(.*)\n    领域:.*\n", row, text, flags=re.MULTILINE)


def bare(text: str) -> str:
    """A text without blanks and marks."""
    return re.sub(r"\s|[\\*#>]", "", text)


def compared(site: OldSite, content: Path, moved: dict[str, str]) -> Result:
    """Documents against the pages that they come from. moved: former address -> address of today."""
    documents = {path.stem: path for path in content.rglob("*.md")}
    right, came, answered, wrong, unanswered = 0, 0, 0, [], []
    for page in site.pages:
        identity = moved.get(page.address, "").strip("/").removeprefix("d/")
        path = documents.get(identity)
        faults, files = _faults(page, path) if path else (["没有带进来"], 0)
        right += not faults
        came += files
        wrong += [f"{page.address}：{'；'.join(faults)}"] if faults else []
        old = [page.address, *page.others, *(address for address in page.files)]
        lost = [address for address in old if moved.get(address) != f"/d/{identity}/"]
        answered += len(old) - len(lost)
        unanswered += lost
    every = sum(1 + len(page.others) + len(page.files) for page in site.pages)
    files = sum(len(page.files) for page in site.pages)
    return Result(len(site.pages), right, wrong, files, came, every, answered, unanswered)


def _faults(page: OldPage, path: Path) -> tuple[list[str], int]:
    text = path.read_text(encoding="utf-8")
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    faults = [] if f"\ntitle: {page.title}\n" in f"\n{front}\n" else ["标题"]
    faults += [] if re.search(rf'^publish_date: "?{page.date}', front, re.MULTILINE) else ["日期"]
    links = re.findall(r"(!?)\[[^\]]*\]\(([^)]*)\)", body)
    plain = bare(re.sub(r"!?\[[^\]]*\]\([^)]*\)|附件\d：", "", body))
    faults += [] if plain == bare("".join(page.texts)) else ["正文"]
    beside = {(path.parent / name).read_bytes() for sign, name in links if not sign and (path.parent / name).is_file()}
    came = sum(data in beside for data in page.files.values())
    faults += [] if came == len(page.files) else ["附件"]
    faults += [] if sum(bool(sign) for sign, _ in links) == page.pictures else ["图片"]
    return faults, came


def redirected(nginx: str, maps: str) -> dict[str, str]:
    """Former address -> address of today, as nginx's two files have them."""
    found = dict(re.findall(r'^location = "([^"]*)" \{ return 301 "([^"]*)"; \}$', nginx, re.MULTILINE))
    return found | dict(re.findall(r'^    "([^"]*)" "([^"]*)";$', maps, re.MULTILINE))


def gongkai(*words: str) -> list[str]:
    """The program's command line."""
    return [sys.executable, "-m", "generator", *words]


def told(site: OldSite, room: Path) -> int:
    """The whole way, with times and memory."""
    laid_out(room)
    as_folder(site, room / "old")
    print(machine(""))
    print(f"旧网站：{len(site.files)} 个文件，{len(site.pages)} 篇文章")
    _say("migrate，第一次", timed(gongkai("migrate", "old", "--to", "content"), room))
    mapping = room / "migrate.yaml"
    mapping.write_text(filled(mapping.read_text(encoding="utf-8")), encoding="utf-8")
    _say("migrate，第二次", timed(gongkai("migrate", "old", "--to", "content"), room))
    _say("migrate，再一次", timed(gongkai("migrate", "old", "--to", "content"), room))
    _say("build", timed(gongkai("build", "--no-search"), room))
    outputs = [
        subprocess.run(gongkai("hosting", "nginx", *more), cwd=room, capture_output=True, text=True, check=True).stdout
        for more in ((), ("--maps",))
    ]
    found = compared(site, room / "content", redirected(*outputs))
    print(f"正确：{found.right}/{found.articles}（{found.right / found.articles:.2%}）")
    print(f"附件：{found.came}/{found.files}；旧网址：{found.answered}/{found.addresses}")
    _some(found.wrong)
    _some(found.unanswered)
    good = found.right >= 0.99 * found.articles and found.came == found.files and found.answered == found.addresses
    return 0 if good else 1


def _say(what: str, run: Run) -> None:
    print(
        f"{what}：{run.wall:.1f} 秒，处理器 {run.cpu:.1f} 秒，内存 {run.tree:.0f} MB（别的工作占 {run.others:.1f} 核）"
    )


def _some(lines: Sequence[str]) -> None:
    for line in lines[:10]:
        print(f"  {line}")
