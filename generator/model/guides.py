"""办事指南 and 一件事: what their fields mean: materials, accepting offices, subjects of services, whom they serve.

Elements: 政府网站检查指标 (国办秘函〔2019〕19号); 一次告知 and 办好一件事: 国办发〔2022〕32号; subjects of services after the classes
for natural and legal persons of 国办函〔2016〕108号.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.model.document import Attachment, Document, attached
from generator.model.vocabulary import Agency, AgencyKind, Vocabulary, folded

GUIDE, EVENT = "guide", "life_event"
"""Kinds: 办事指南 and 一件事."""
FORMS = ("原件", "复印件", "原件和复印件", "原件或复印件", "电子件")
"""材料形式."""
EVENTS: Mapping[str, str] = {
    "生育收养": "birth",
    "户籍办理": "household",
    "教育科研": "education",
    "就业创业": "work",
    "职业资格": "qualification",
    "婚姻登记": "marriage",
    "住房保障": "housing",
    "社会保障": "social-security",
    "困难救助": "assistance",
    "优待抚恤": "preferential",
    "医疗卫生": "health",
    "证件办理": "certificates",
    "交通出行": "travel",
    "出境入境": "border",
    "文化体育": "culture",
    "公用事业": "utilities",
    "消费维权": "consumers",
    "司法公证": "justice",
    "公共安全": "safety",
    "环保绿化": "environment",
    "农林牧渔": "farming",
    "规划建设": "building",
    "离职退休": "retirement",
    "死亡殡葬": "death",
    "设立变更": "founding",
    "准营准办": "licensing",
    "投资审批": "investment",
    "税收财务": "taxes",
    "人力资源": "staff",
    "融资信贷": "credit",
    "招标采购": "tenders",
    "法人注销": "closing",
    "其他": "other",
}
"""办事主题 -> its step in addresses."""
PERSONAL, ORGANISATION = "personal", "organisation"
ORGANISED = frozenset({"企业", "社会组织", "个体工商户"})
"""服务对象 that are served as organisations; all others are people."""
AUDIENCES: Mapping[str, str] = {PERSONAL: "个人办事", ORGANISATION: "企业和组织办事"}
"""Step in addresses -> what an audience's list is called."""
PLACED = frozenset({"visits", "life_event", "appointment_url", "progress_url", "result_url", "rating_url"})
"""Fields of guides and 一件事 that pages show elsewhere than among the other short ones."""
DEMANDED = ("conditions", "place", "hours", "result", "complaint")
"""Elements that a guide owes beside those without which it is not read at all."""

_TOWNS: tuple[AgencyKind, ...] = ("乡镇",)
_STREETS: tuple[AgencyKind, ...] = ("街道",)
_VILLAGES: tuple[AgencyKind, ...] = ("村",)
_GROUPS: Mapping[str, tuple[AgencyKind, ...]] = {
    **dict.fromkeys(("乡镇", "乡镇人民政府", "镇人民政府"), _TOWNS),
    **dict.fromkeys(("街道", "街道办事处"), _STREETS),
    **dict.fromkeys(("乡镇(街道)", "乡镇人民政府(街道办事处)", "镇人民政府(街道办事处)"), (*_TOWNS, *_STREETS)),
    **dict.fromkeys(("村", "村(社区)", "村(居)民委员会", "村民委员会"), _VILLAGES),
}
"""What stands after 各 -> the kinds of agencies that are meant, all of them."""
OF_EACH = "各"
GROUP_EXAMPLES = ("各乡镇", "各街道", "各乡镇（街道）", "各村（社区）")


class Material(NamedTuple):
    """申请材料. form: of FORMS, or "". copies: 份数, 0 where nobody says. source: 来源渠道. template_file, sample_file: 空白表格
    and 样表, paths beside the document. waived: why it need not be handed in (免提交), or "". note: 填报须知."""

    name: str
    form: str = ""
    copies: int = 0
    source: str = ""
    template_file: str = ""
    sample_file: str = ""
    waived: str = ""
    note: str = ""

    @property
    def needed(self) -> str:
        """In which form and how often: "原件和复印件，2份"; "" where nobody says."""
        return "，".join(filter(None, (self.form, f"{self.copies}份" if self.copies else "")))

    @property
    def said(self) -> str:
        """The whole in one line."""
        waived = f"免提交：{self.waived}" if self.waived else ""
        more = "；".join(filter(None, (self.needed, self.source, waived, self.note)))
        return f"{self.name}（{more}）" if more else self.name

    @property
    def words(self) -> str:
        """The same in the order of the page, as it is looked for."""
        waived = ("免提交", self.waived) if self.waived else ()
        return " ".join(filter(None, (self.name, *waived, self.needed, self.source, self.note)))

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """(path, what the file is called) of its forms."""
        named = ((self.template_file, "空白表格"), (self.sample_file, "样表"))
        return tuple((path, f"{self.name}（{what}）") for path, what in named if path)


def materials_of(document: Document) -> tuple[Material, ...]:
    """What a guide asks for; of kinds that a county has made itself too, plain lines as names."""
    given = document.fields.get("materials", ())
    return tuple(Material(item) if isinstance(item, str) else Material(*item) for item in given)


def file_of(document: Document, path: str) -> Attachment | None:
    """The file of a material as it is published, None where there is none."""
    file_key = attached(document, path) if path else ""
    return next((item for item in document.attachments if item.path == file_key), None) if file_key else None


class Offices(NamedTuple):
    """What a name of the accepting office means. group: "" for one agency, else how the group is called."""

    group: str
    agencies: tuple[Agency, ...]


@lru_cache(maxsize=4)
def _by_kind(agencies: Vocabulary[Agency]) -> dict[str, tuple[Agency, ...]]:
    kinds = dict.fromkeys(one.kind for one in agencies.terms)
    return {kind: tuple(one for one in agencies.terms if one.kind == kind) for kind in kinds}


def offices_named(name: str, agencies: Vocabulary[Agency]) -> Offices:
    """The agencies that a name of 受理单位 means: one by id, name, short name or alias; all of a kind by 各乡镇 and the like.
    None where the list of agencies has no such."""
    one = agencies.find(name)
    if one is not None:
        return Offices("", (one,))
    plain = folded(name)
    kinds = _GROUPS.get(plain.removeprefix(OF_EACH), ())
    found = tuple(agency for kind in kinds for agency in _by_kind(agencies).get(kind, ()))
    return Offices(name if plain.startswith(OF_EACH) else OF_EACH + name, found)


def offices_of(document: Document, agencies: Vocabulary[Agency]) -> Iterator[Offices]:
    """The accepting offices of a guide, those that are known."""
    given = document.fields.get("acceptor", ())
    for name in (given,) if isinstance(given, str) else given:
        offices = offices_named(name, agencies)
        if offices.agencies:
            yield offices


def keeper_of(document: Document, agencies: Vocabulary[Agency]) -> Agency | None:
    """The agency under which a guide is looked for: its own, else the first that accepts."""
    own = agencies.by_id.get(document.agency)
    return own or next((one.agencies[0] for one in offices_of(document, agencies)), None)


def audiences_of(document: Document) -> tuple[str, ...]:
    """Whom a guide serves (服务对象, ``model/audience.py``), as steps in addresses; both where nobody says."""
    named = frozenset(document.fields.get("audience") or ())
    served = {PERSONAL: bool(named - ORGANISED), ORGANISATION: bool(named & ORGANISED)}
    return tuple(step for step in AUDIENCES if served[step]) or tuple(AUDIENCES)


def steps_of(event: Document, found: Mapping[str, Document]) -> tuple[Document, ...]:
    """The guides of 一件事 in its order, each once, those of a 一件事 that it names in their place. found: documents by id;
    what is not among these is left out."""
    steps: dict[str, Document] = {}
    _follow(event, found, steps, {event.id})
    return tuple(steps.values())


def _follow(event: Document, found: Mapping[str, Document], steps: dict[str, Document], met: set[str]) -> None:
    for name in event.fields.get("guides", ()):
        document = found.get(name)
        if document is None or document.id in met:
            continue
        if document.kind == GUIDE:
            steps.setdefault(document.id, document)
        elif document.kind == EVENT:
            met.add(document.id)
            _follow(document, found, steps, met)


def circle_of(event: Document, found: Mapping[str, Document]) -> tuple[str, ...]:
    """Ids on the way from a 一件事 over those that it names back to itself; none where no way leads back."""
    ways: list[tuple[str, ...]] = [(event.id,)]
    met: set[str] = set()
    while ways:
        way = ways.pop()
        for name in found[way[-1]].fields.get("guides", ()):
            if name == event.id:
                return (*way, name)
            if name in found and found[name].kind == EVENT and name not in met:
                met.add(name)
                ways.append((*way, name))
    return ()


class MergedMaterial(NamedTuple):
    """A material of 一件事. uses: (number of the step from 1, the material as that step has it, its guide)."""

    name: str
    uses: tuple[tuple[int, Material, Document], ...]


_QUOTES = str.maketrans("", "", "《》“”\"'「」")


def merged(steps: Iterable[Document]) -> tuple[MergedMaterial, ...]:
    """The materials of all steps, each once, in the order in which they are first asked for."""
    uses: dict[str, list[tuple[int, Material, Document]]] = {}
    for number, guide in enumerate(steps, 1):
        for material in materials_of(guide):
            uses.setdefault(folded(material.name).translate(_QUOTES), []).append((number, material, guide))
    return tuple(MergedMaterial(found[0][1].name, tuple(found)) for found in uses.values())
