"""The rules of what is a village's own and what it does for the government (model/village)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._registered import in_file
from generator.checks.rules._row_examples import carrier, rows
from generator.model.diagnostic import Finding
from generator.model.document import OPEN, Document
from generator.model.library import Library
from generator.model.village import BY_CATEGORY, ITEMS, KEY, NATURES, SELF_GOVERNED, nature_of

_VILLAGE = "村"


def _of_villages(library: Library) -> Iterator[tuple[Document, bool]]:
    """Open documents, and whether a village published each."""
    agencies = library.vocabularies.agencies.by_id
    for row in library.published:
        if row.classification == OPEN and not row.withdrawn:
            agency = agencies.get(row.agency)
            yield row, agency is not None and agency.kind == _VILLAGE


def mixed(library: Library) -> Findings:
    """What is said to be of a village's own and is the government's, or the other way round."""
    for row, village in _of_villages(library):
        said = str(row.fields.get(KEY, ""))
        if said and not village:
            told = "只有村（社区）的文件分自治和协助，这份文件不是村发布的"
            yield at(row, KEY, what=f"“{said}”", told=told)
        elif said == SELF_GOVERNED:
            yield from _mirrored(library, row)
        if row.register == ITEMS:
            yield from _items(library, row)


def _mirrored(library: Library, row: Document) -> Iterator[Finding]:
    other = library.by_id.get(str(row.fields.get("mirror_of", "")))
    agency = library.vocabularies.agencies.by_id.get(other.agency) if other else None
    if agency is not None and agency.kind != _VILLAGE:
        told = f"对应文件是{agency.name}的，同一事项在县、乡是行政事项"
        yield at(row, KEY, what=f"“{SELF_GOVERNED}”", told=told)


def _items(library: Library, row: Document) -> Iterator[Finding]:
    for item in row.rows:
        lawful, said = BY_CATEGORY.get(item["category"], ""), item[KEY]
        if lawful and said in NATURES and said != lawful:
            told = f"“{item['category']}”按法律是{lawful}"
            yield in_file(library, row, item, what=f"“{item['name']}”写的“{said}”", told=told)


def unsaid(library: Library) -> Findings:
    """Villages' documents of which it is not said, once one village says it."""
    of_villages = [row for row, village in _of_villages(library) if village]
    if not any(row.fields.get(KEY) for row in of_villages):
        return
    lacking = [row for row in of_villages if not nature_of(row) and row.register != ITEMS]
    for row in lacking:
        yield at(row, "agency")


_OFFICES = """
        ```yaml _data/agencies.yaml
        - {id: mzj, name: 岚清县示例局}
        - {id: shilicun, name: 岚清县示例村, kind: 村}
        ```"""
_COLUMNS = "事项,性质,类别,内容,时限,公开方式"
_LIST = carrier("岚清县示例村村务公开事项清单", "agency: 岚清县示例村", "register: 村务公开事项清单", files=_OFFICES)


def _file(*lines: str) -> str:
    return rows(*lines, columns=_COLUMNS, file="mingxi.csv")


RULES = (
    entry(
        "VIL-MIXED 村民自治事项和协助政府的事项混在一起",
        f"""
        村级财务、集体资产资源等由村民自己决定（村民自治事项），惠农补贴、社会救助等是协助政府做的（协助政府事项），要分开公开。清单里的性质与类别
        矛盾的、县乡同一事项的对应文件写成自治的、不是村的文件写了村务性质的，这里提醒核对。

        错误示例：{_LIST}{_file("惠农补贴发放,村民自治事项,惠农政策,补贴标准,发放前7日,公开栏 ←")}

        正确示例（其余同上）：{_file("惠农补贴发放,协助政府事项,惠农政策,补贴标准,发放前7日,公开栏")}
        """,
        level="warning",
        check=mixed,
        message="{what}不对：{told}",
        hint="核对这件事由谁决定：村民会议、村民代表会议决定的是村民自治事项，政府部署、村里协助办理的是协助政府事项",
        english=("{what} mixes self-governed and assisted matters", "check who decides this matter"),
        basis="村民委员会组织法第五条、第二十四条、第三十条；国办发〔2019〕54号（十一）",
    ),
    entry(
        "VIL-NATURE 村务文件没有写明性质",
        f"""
        一个村写了 village_nature（村务性质）以后，各村的文件都要写，公开栏才分得开。村级财务登记簿和村务公开事项清单不必写。

        错误示例：{_OFFICES}
        ```md diliu.md
        title: 岚清县示例村集体林地出租结果
        agency: 岚清县示例村
        village_nature: 村民自治事项
        ```
        ```md butie.md
        title: 岚清县示例村耕地地力保护补贴公示
        agency: 岚清县示例村 ←
        ```

        正确示例（其余同上）：
        ```md butie.md
        title: 岚清县示例村耕地地力保护补贴公示
        agency: 岚清县示例村
        village_nature: 协助政府事项
        ```
        """,
        level="warning",
        check=unsaid,
        message="没有写明是村民自治事项还是协助政府事项，公开栏上列在“其他”里",
        hint="在头部写 village_nature: 村民自治事项 或者 village_nature: 协助政府事项",
        english=("it is not said whether the village decides this or assists with it", "write village_nature"),
        basis="村民委员会组织法第三十条；国办发〔2019〕54号（十一）",
    ),
)
