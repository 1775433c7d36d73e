"""文件类型: what a kind of document is, as data, and the fields that every document may carry.

A kind's fields flow from here to front-matter validation, JSON Schema, the metadata box of the document page and
``docs/kinds.md``. The kinds themselves are one file each in ``generator/model/kinds/``; a county adds its own in
``content/_data/kinds/<id>.yaml`` of the same shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.openness import Openness


class Field(msgspec.Struct, frozen=True):
    """One front-matter field.

    key, name: the English and the Chinese key, equal; aliases: further keys that mean the same. type: the name of a
    file in ``generator/model/field_types/``.
    doc: one sentence that tells an editor what to write. choices: for type choice. inverse: for relations, what the
    other document's page calls the way back. targets: of which kinds the other document should be; empty for any.
    shown: stands in the metadata box of the document page (never true for what the gate needs). together: of relations,
    whether the other document is of the same matter. compiled: of relations, whether the document is put together from
    the others: they stand in the editor's order, and only those that can be read.
    """

    key: str
    name: str
    type: str = "text"
    doc: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    inverse: str = ""
    example: str = ""
    shown: bool = True
    targets: tuple[str, ...] = ()
    together: bool = False
    compiled: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every key that it may be written under."""
        return self.key, self.name, *self.aliases


def by_name(fields: Iterable[Field]) -> Mapping[str, Field]:
    """Fields under every name that they may be written with: English keys, then those others that mean nothing yet."""
    fields = tuple(fields)
    table = {field.key: field for field in fields}
    for field in fields:
        for name in field.names:
            table.setdefault(name, field)
    return table


class Kind(msgspec.Struct, frozen=True, cache_hash=True):
    """One kind of document. doc: what editors are told of it. introduction: what citizens find in its list, or "".
    sections: headings that the body is asked to have (a warning when one is missing). yields: a county's own kind of
    that name takes its place, since counties may have had one before the product did. register: whose rows the file
    under ``rows`` holds (``model/registers``). owed_sections: the parts are asked for where the body has no headings
    too; a field that is called like a part says it as well. section_words: (part, other words that head it).
    explained_by: words in the title of an attachment that holds all parts. openness: which of the five its documents
    show where neither catalogue item nor stage says."""

    id: str
    name: str
    doc: str
    fields: tuple[Field, ...] = ()
    aliases: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    template: str = "document.html"
    order: int = 100
    yields: bool = False
    register: str = ""
    owed_sections: bool = False
    section_words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    explained_by: tuple[str, ...] = ()
    openness: tuple[Openness, ...] = ()
    introduction: str = ""

    @property
    def every_field(self) -> tuple[Field, ...]:
        """What a document of the kind may carry: what all may, then its own."""
        return (*self.common, *self.fields)

    @property
    def common(self) -> tuple[Field, ...]:
        """What every document may carry, but for what the kind says in a field of its own."""
        own = {word for field in self.fields for word in field.names}
        return tuple(item for item in COMMON if item.key not in YIELDING or own.isdisjoint((item.key, item.name)))

    @property
    def relations(self) -> tuple[Field, ...]:
        """The fields that name other documents: its own, and those that every document may have."""
        return tuple(field for field in (*self.fields, *COMMON) if field.type in RELATIONS)


RELATIONS = ("relation", "relations")
"""Types of fields that name other documents."""
CLASSIFICATIONS = ("主动公开", "依申请公开", "不予公开")
NEVER_PROPOSED = ("classification",)
"""Fields that somebody answers for: their words are listed, none is proposed, chosen beforehand or a default."""

COMMON: tuple[Field, ...] = (
    Field(
        "title", "标题", doc="文件标题，与正式发布的标题一字不差。", required=True, example="关于提高城乡低保标准的通知"
    ),
    Field("domain", "领域", doc="所属领域的名称、编号或别名。", required=True, example="社会救助"),
    Field("subject", "主题", doc="主题分类的名称或编号。", required=True, example="民政、救助"),
    Field(
        "publish_date", "发布日期", "moment", doc="在网站公开的日期，可带时间。", required=True, example="2026-03-01"
    ),
    Field(
        "classification",
        "公开属性",
        "choice",
        doc="主动公开、依申请公开或不予公开。",
        required=True,
        choices=CLASSIFICATIONS,
        example="主动公开",
    ),
    Field("agency", "机关", doc="发文（发布）机关的名称或编号；不写时信息来源为主办单位。", example="县民政局"),
    Field("doc_number", "发文字号", doc="机关代字〔年份〕序号号。", example="岚政发〔2026〕3号"),
    Field("index_number", "索引号", doc="机构代码/年份-五位流水号。", example="990101/2026-00012"),
    Field("written_date", "成文日期", "date", doc="文件落款的日期。", example="2026-02-25"),
    Field("kind", "类型", doc="文件类型的名称或编号；不写时为通知公告。", example="政策解读"),
    Field("summary", "摘要", "long", doc="一两句话的内容概述，显示在列表和订阅源里。", example="低保标准自4月起提高。"),
    Field(
        "attachments",
        "附件",
        "attachments",
        doc="附件文件（相对本文件的路径），或 {file, title}。",
        example="[标准表.xlsx]",
    ),
    Field("aliases", "旧地址", "addresses", doc="以前的网址，访问时转到本页。", example="[/art/2023/5/18/art_1.html]"),
    Field("id", "编号", doc="网址中的编号，不写时用文件名；定下后不再改。", example="dibao-2026", shown=False),
    Field(
        "classified",
        "属性认定",
        "classified",
        doc="为什么不主动公开：{basis, by, date, next_review}。",
        shown=False,
        example="{basis: 个人隐私, by: 县民政局办公室, date: 2026-02-25, next_review: 2027-02-25}",
    ),
    Field("draft", "草稿", "flag", doc="写“是”时不发布。", example="是", shown=False),
    Field("catalogue", "公开事项", doc="所属公开事项的编号。", example="shjz-03"),
    Field(
        "mirror_of",
        "对应文件",
        "relation",
        doc="同一事项在另一级公开的文件编号，例如村务公开对应的县级文件；两边内容应一致。",
        inverse="其他层级的同一事项",
        example="dibao-2026",
    ),
    Field(
        "village_nature",
        "村务性质",
        "choice",
        doc="村（社区）的文件写：是村民自己决定的，还是协助政府做的；两类在公开栏上分开列。",
        choices=("村民自治事项", "协助政府事项"),
        example="村民自治事项",
    ),
    Field(
        "figures",
        "关键数据",
        "figures",
        doc="文件里的标准、金额、日期等，一行一项“名称: 数值”；与对应文件（mirror_of）同名的逐项核对。",
        example="{低保标准: 780元/月, 执行日期: 2026-04-01}",
    ),
    Field(
        "matter",
        "所属事项",
        "slug",
        doc="所属事项的编号：同一件事从头到尾的文件写同一个编号。",
        example="gongzufang-2026",
        shown=False,
    ),
    Field(
        "lifecycle",
        "全过程",
        doc="事项走的全过程的名称或编号；事项已在 _data/matters 登记的不必写。",
        example="重大行政决策",
        shown=False,
    ),
    Field(
        "stage",
        "环节",
        doc="属于全过程的哪个环节，名称或编号；按类型就能看出的不必写。",
        example="公布决定",
        shown=False,
    ),
    Field(
        "topic_column",
        "专题",
        doc="收进哪个专题，写 content/_data/topics 里一个专题的名称或编号；专题按条件收的不必写。",
        example="优化营商环境",
        shown=False,
    ),
    Field(
        "indicators",
        "指标数据",
        "file",
        doc="目标与实际的数据文件（CSV）：指标、时期、单位、目标、实际，可加方向、说明；画成图并附表。",
        example="zhibiao.csv",
        shown=False,
    ),
    Field(
        "rows",
        "明细",
        "file",
        doc="逐行列出的表格（CSV、XLSX 或 YAML），相对本文件的路径；显示在正文之后，并作为数据公开。",
        example="mingdan.xlsx",
        shown=False,
    ),
    Field(
        "register",
        "登记簿",
        doc="明细按哪一种登记簿的列填写，名称或编号；不写的按文件类型，别的表照原样显示。",
        example="公示名单",
        shown=False,
    ),
    Field("keywords", "关键词", "names", doc="便于检索的词。", example="[低保, 救助]"),
    Field(
        "status",
        "状态",
        "choice",
        doc="撤回文件时写 withdrawn。",
        choices=("withdrawn", "已撤回"),
        example="withdrawn",
        shown=False,
    ),
    Field("withdrawn_date", "撤回日期", "date", doc="撤回之日。", example="2026-05-06"),
    Field("withdrawn_reason", "撤回原因", doc="向公众说明的原因。", example="所附表格数据有误，另行发布"),
    Field("updated", "更新日期", "date", doc="正文最近一次修改的日期。", example="2026-04-02"),
    Field(
        "backfill",
        "补录",
        doc="补发以前的文件，而发布日期写的是当时的日期：说明原因，显示在页面上。",
        example="由旧网站迁入，保留原发布日期",
    ),
    Field(
        "corrections",
        "更正",
        "corrections",
        doc="更正记录：[{date, text}]。",
        example="[{date: 2026-04-02, text: 更正电话}]",
    ),
    Field("expires", "到期日期", "date", doc="到期后正文和附件撤下，只留一条说明（公示用）。", example="2026-06-30"),
    Field(
        "review",
        "审查记录",
        "review",
        doc="保密审查：{reviewer, approver, date}。",
        shown=False,
        example="{reviewer: 政策法规股, approver: 办公室主任, date: 2026-02-27}",
    ),
    Field(
        "exceptions",
        "例外",
        "exceptions",
        doc="逐条豁免检查：[{code, what, reason, approver, expires}]。",
        shown=False,
        example='[{code: PRI-MOBILE, what: "138****1234", reason: 公布的值班电话, approver: 办公室主任, expires: 2027-01-01}]',
    ),
)

PRINTING: tuple[Field, ...] = (
    Field(
        "copied_to",
        "抄送",
        "names",
        doc="抄送的机关，印在末尾。",
        example="[县委办公室, 县人大常委会办公室]",
        shown=False,
    ),
    Field("printed_by", "印发机关", doc="印发文件的机关，印在末尾。", example="岚清县人民政府办公室", shown=False),
    Field("printed_date", "印发日期", "date", doc="付印的日期，不早于成文日期。", example="2026-02-26", shown=False),
)
"""版记: what stands at the foot of an official document (GB/T 9704-2012 7.4), for the kinds that are such."""

YIELDING = frozenset({"matter", "lifecycle", "stage", "rows", "register", "topic_column"})
"""Common fields whose names a kind may take for a field of its own, as the guide has a 事项名称."""
WITHHELD_DEFAULTS = ("title", "publish_date", "classification")
"""Fields that a folder's ``_defaults.yaml`` may not give: each document must say them itself (design 4)."""

FIRST = (
    "title",
    "domain",
    "subject",
    "agency",
    "doc_number",
    "index_number",
    "written_date",
    "publish_date",
    "classification",
)
"""What every document begins with, in the order of editors' habit."""
