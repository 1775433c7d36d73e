"""政府信息公开申请表: what an application for disclosure has to say (政府信息公开条例 第二十九条), as the rows of one form, from
which the printable page and the file to download are made."""

from __future__ import annotations

import msgspec

from generator.model.config import Config


class FormRow(msgspec.Struct, frozen=True, array_like=True):
    """One line to fill in. choices: what can be ticked; none for a line to write on. tall: lines of writing."""

    label: str
    choices: tuple[str, ...] = ()
    tall: int = 1


class FormGroup(msgspec.Struct, frozen=True, array_like=True):
    """Lines that belong together. note: who fills them in, or ""."""

    title: str
    note: str
    rows: tuple[FormRow, ...]


TITLE = "政府信息公开申请表"
FILE = "/apply/shenqingbiao.docx"
"""Address of the form to download."""
GROUPS = (
    FormGroup("受理机关", "", (FormRow("向哪个行政机关申请"),)),
    FormGroup(
        "申请人",
        "公民填写",
        (
            FormRow("姓名"),
            FormRow("证件名称和号码"),
            FormRow("联系电话"),
            FormRow("通信地址和邮政编码"),
            FormRow("电子邮箱（选填）"),
        ),
    ),
    FormGroup(
        "申请人",
        "法人或者其他组织填写",
        (
            FormRow("名称"),
            FormRow("统一社会信用代码"),
            FormRow("法定代表人（负责人）"),
            FormRow("联系人和电话"),
            FormRow("通信地址和邮政编码"),
            FormRow("电子邮箱（选填）"),
        ),
    ),
    FormGroup(
        "所需信息",
        "一份申请写一项",
        (
            FormRow("名称、文号或者便于查询的其他特征性描述", tall=5),
            FormRow("希望得到的形式", ("纸质", "电子文件", "其他：＿＿＿＿")),
            FormRow("获取的方式", ("邮寄", "电子邮件", "自行领取", "当场查阅、抄录")),
        ),
    ),
    FormGroup("签署", "", (FormRow("申请人签名或者盖章"), FormRow("申请日期"))),
)
NOTES = (
    "附上身份证明的复印件；委托他人办理的，另附授权委托书和受托人的身份证明。",
    "书写有困难的，可以口头申请，由受理机构代为填写。",
    "申请内容不明确的，受理机构自收到之日起7个工作日内一次告知怎样补正。",
    "自收到申请之日起20个工作日内答复；需要延长的，最多延长20个工作日，并告知申请人。",
    "行政机关提供政府信息，不收取费用；申请的数量、频次明显超过合理范围的，可以收取信息处理费。",
)
"""政府信息公开条例 第二十九、三十、三十三、四十二条."""


def received_at(config: Config) -> tuple[tuple[str, str], ...]:
    """(name, value) of where the county receives applications; what is not said is not there."""
    given, identity = config.application, config.site
    pairs = (
        ("受理机构", given.office or identity.organiser),
        ("通信地址", given.address or identity.address),
        ("邮政编码", given.postcode),
        ("联系电话", given.phone or identity.phone),
        ("传真", given.fax),
        ("办公时间", given.hours),
        ("电子邮箱", given.email or identity.email),
    )
    return tuple(pair for pair in pairs if pair[1])
