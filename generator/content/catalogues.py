"""content/_data/catalogue/*.yaml -> the catalogues of the domains; ``_meta.yaml`` of that folder -> who approved
them."""

from __future__ import annotations

from functools import partial

import msgspec
import yaml

from generator.base.patterns import lazy_re
from generator.content import tables
from generator.content.data_files import DataFiles, Texts
from generator.content.own_domains import OwnDomains
from generator.model.catalogue import DomainCatalogue, DroppedItem, Item
from generator.model.catalogue_approval import CatalogueApproval
from generator.model.facets import Form, Presentation, Procedure, Scope, Step
from generator.model.source import ReadError
from generator.model.vocabulary import Domain, Vocabulary

_ID = lazy_re(r"[a-z0-9][a-z0-9_-]*")
ITEM_KEYS = {
    "名称": "name",
    "内容": "content",
    "依据": "basis",
    "时限": "deadline",
    "主体": "body",
    "方式": "way",
    "渠道": "channels",
    "公开对象": "audience",
    "层级": "level",
    "一级事项": "l1",
    "二级事项": "l2",
    "三级事项": "l3",
    "五公开": "five_open",
    "过程结果": "stage",
    "标准指引": "guideline",
    "版本": "version",
    "备注": "note",
    "编号": "id",
    "不适用理由": "not_applicable",
    "沿革": "history",
    "权责事项": "power_ids",
    "公共服务事项": "service_ids",
    "范围": "scope",
    "流程": "process",
    "形式": "form",
    "程序": "procedure",
    "展现形式": "presentation",
    "来源": "origin",
    "国家事项": "national",
    "增补理由": "reason",
}
META = "catalogue/_meta.yaml"
META_KEYS = {
    "版本": "version",
    "批准机关": "approved_by",
    "批准日期": "approved_date",
    "文号": "doc_number",
    "复核日期": "reviewed",
    "说明": "note",
}
_CATALOGUE = "catalogue/"
_ITEMS = ("items", "事项")


class CatalogueHead(msgspec.Struct, frozen=True):
    """What a catalogue's file says beside its items, which take everything but ``dropped`` from it where they say
    nothing themselves."""

    domain: str = ""
    guideline: str = ""
    version: str = ""
    scope: Scope | None = None
    process: tuple[Step, ...] = ()
    form: tuple[Form, ...] = ()
    procedure: Procedure | None = None
    presentation: tuple[Presentation, ...] = ()
    dropped: tuple[DroppedItem, ...] = ()


HEAD_KEYS = {
    "领域": "domain",
    "标准指引": "guideline",
    "版本": "version",
    "范围": "scope",
    "流程": "process",
    "形式": "form",
    "程序": "procedure",
    "展现形式": "presentation",
    "不列的事项": "dropped",
}


def load_catalogues(
    files: DataFiles, domains: OwnDomains, version: str = ""
) -> tuple[tuple[DomainCatalogue, ...], list[ReadError]]:
    """By domain in use; those of domains that are switched off may stay. version: of them all, unless one says another.
    Files whose name begins with _ are no catalogues."""
    catalogues: dict[str, DomainCatalogue] = {}
    faults: list[ReadError] = []
    known = Vocabulary((*domains.used, *domains.switched_off))
    for name in sorted(
        name for name in files.texts if name.startswith(_CATALOGUE) and not name.startswith(f"{_CATALOGUE}_")
    ):
        stem = name.removeprefix(_CATALOGUE).removesuffix(".yaml")
        read, wrong = tables.read_each(files.of(name), partial(_catalogue, stem=stem, known=known, version=version))
        faults += wrong
        catalogues |= {
            domain: DomainCatalogue(domain, rows, path, head.dropped) for path, (domain, rows, head) in read if domain
        }
    return tuple(catalogues[domain.id] for domain in domains.used if domain.id in catalogues), faults


def _catalogue(
    node: yaml.Node | None, stem: str, known: Vocabulary[Domain], version: str
) -> tuple[tuple[str, tuple[Item, ...], CatalogueHead], list[ReadError]]:
    """The domain that a catalogue is of, "" when it is not known, its items, what is beside them.
    stem: of the file's name."""
    given = tables.member(node, *_ITEMS) if node is not None else None
    declared = tables.member(node, "domain", "领域") if node is not None else None
    head, faults = _head(node)
    value = head.domain or stem
    domain = known.find(value)
    if node is not None and (given is None or tables.items(given) is None):
        faults.append(ReadError("data-form", 1, 1, {"wanted": "“items:”下的列表"}))
    if domain is None:
        line = declared.start_mark.line + 1 if declared is not None else 1
        told = known.offered(value)
        values = {"field": "domain", "value": value, "near": told["near"], "listed": f"在用的领域：{told['choices']}。"}
        faults.append(ReadError("data-reference", line, 1, values))
    items: list[Item] = []
    for part in tables.items(given) or ():
        item, wrong = _item(part, head, version)
        faults += wrong
        items += [item] if item else []
    return (domain.id if domain else "", tuple(items), head), faults


def _head(node: yaml.Node | None) -> tuple[CatalogueHead, list[ReadError]]:
    """What stands in a catalogue beside its items."""
    if not isinstance(node, yaml.MappingNode):
        return CatalogueHead(), []
    beside = [(key, value) for key, value in node.value if key.value not in _ITEMS]
    head, faults = tables.row(yaml.MappingNode(node.tag, beside, node.start_mark), CatalogueHead, chinese=HEAD_KEYS)
    return head or CatalogueHead(), [*faults, *tables.twice(node, *_ITEMS)]


def _item(part: yaml.Node, head: CatalogueHead, version: str) -> tuple[Item | None, list[ReadError]]:
    shared = {
        name: getattr(head, name) for name in CatalogueHead.__struct_fields__ if name not in ("domain", "dropped")
    }
    given = {**shared, "line": part.start_mark.line + 1, "version": head.version or version}
    item, faults = tables.row(part, Item, chinese=ITEM_KEYS, defaults=given)
    if item is not None and not _ID.fullmatch(item.id):
        return None, [ReadError("data-id", item.line, 1, {"value": item.id})]
    return item, faults


def load_approval(texts: Texts) -> tuple[CatalogueApproval | None, list[ReadError]]:
    """What ``_meta.yaml`` says; the last file that says anything counts."""
    read, faults = tables.read_each(texts, _approval)
    found = [msgspec.structs.replace(given, source=path) for path, given in read if given]
    return (found[-1] if found else None), faults


def _approval(node: yaml.Node | None) -> tuple[CatalogueApproval | None, list[ReadError]]:
    if node is None:
        return None, []
    given, faults = tables.row(node, CatalogueApproval, chinese=META_KEYS)
    return given, faults
