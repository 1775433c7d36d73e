"""文件类型: what a kind of document is, as data, and the fields that every document may carry.

A kind's fields flow from here to front-matter validation, JSON Schema, the metadata box of the document page and
``docs/kinds.md``. The kinds themselves are one file each in ``generator/model/kinds/``; a county adds its own in
``content/_data/kinds/<id>.yaml`` of the same shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec


class Field(msgspec.Struct, frozen=True):
    """One front-matter field.

    key, name: the English and the Chinese key, equal. type: the name of a file in ``generator/model/field_types/``.
    doc: one sentence that tells an editor what to write. choices: for type choice. inverse: for relations, what the
    other document's page calls the way back. targets: of which kinds the other document should be; empty for any.
    shown: stands in the metadata box of the document page (never true for what the gate needs).
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


def by_name(fields: Iterable[Field]) -> Mapping[str, Field]:
    """Fields under every name that they may be written with: English keys, then Chinese ones that mean nothing yet."""
    fields = tuple(fields)
    table = {field.key: field for field in fields}
    for field in fields:
        table.setdefault(field.name, field)
    return table


class Kind(msgspec.Struct, frozen=True, cache_hash=True):
    """One kind of document. sections: headings that the body is asked to have (a warning when one is missing)."""

    id: str
    name: str
    doc: str
    fields: tuple[Field, ...] = ()
    aliases: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    template: str = "document.html"
    column: str = ""
    order: int = 100

    @property
    def every_field(self) -> tuple[Field, ...]:
        """What a document of the kind may carry: what all may, then its own."""
        return (*COMMON, *self.fields)

    @property
    def relations(self) -> tuple[Field, ...]:
        """The fields that name other documents: its own, and those that every document may have."""
        return tuple(field for field in (*self.fields, *COMMON) if field.type in ("relation", "relations"))


CLASSIFICATIONS = ("主动公开", "依申请公开", "不予公开")

COMMON: tuple[Field, ...] = (
    Field(
        "title", "标题", doc="文件标题，与正式发布的标题一字不差。", required=True, example="关于提高城乡低保标准的通知"
    ),
    Field("domain", "领域", doc="所属领域的名称、编号或别名。", required=True, example="社会救助"),
    Field("subject", "主题", doc="主题分类的名称或编号。", required=True, example="民政扶贫救灾"),
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
        "figures",
        "关键数据",
        "figures",
        doc="文件里的标准、金额、日期等，一行一项“名称: 数值”；与对应文件（mirror_of）同名的逐项核对。",
        example="{低保标准: 780元/月, 执行日期: 2026-04-01}",
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
        doc="逐条豁免检查：[{code, reason, approver, expires}]。",
        shown=False,
        example="[{code: PRI-MOBILE, reason: 公布的值班电话, approver: 办公室主任, expires: 2027-01-01}]",
    ),
)

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
