"""The duties -> ``docs/duties.md``: who owes what and by when, and how a county adds its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.manuals import MARK
from generator.content.duties import shipped
from generator.model import kinds
from generator.model.duty import Debtor, Duty

PATH = "duties.md"
HEAD = """\
# 公开责任

谁应当公开什么、哪一期、最迟什么时候、公开了没有，在 `/duties/`、每项责任 `/duties/编号/` 和每个机关 `/agency/编号/duties/` 的网页上，
数据在 `/data/duties.json`、`.csv` 和 `.xlsx`。每格是已公开、逾期公开、未公开、免于公开或者未到期，由公开的文件、日期和当天算出，没有人
填写；依申请公开、不予公开的，撤下和期满的，不算公开。

按期公开的从上一年起核对；要从更早的一年起，在 `config.yaml` 里写：

```yaml config.yaml
duties:
  since: 2024
```

某个机关不该公开的，写明理由和批准的机构（或者职务），两样都公开显示：

```yaml content/_data/excused.yaml
- duty: 权力清单
  of: 县税务局
  reason: 垂直管理，由上级机关公开
  approver: 县政府办公室政务公开股
```
"""
OWN = """\
## 本县自己的责任

不必改程序：在 `content/_data/duties/` 里写一个 YAML 文件，文件名就是编号；与上面同名的文件取代上面的。

```yaml content/_data/duties/wage-list.yaml
name: 拖欠农民工工资名单公示
doc: 每季度公示一次欠薪查处结果。
documents: [publicity]
period: 季度
owed_by:
- {of: 部门, by: 期满后10个工作日内}
next: 公示本季度的查处结果；没有的，也发布一份说明。
```

`documents` 写文件类型的编号，`类型:词` 只认某个字段里有这个词的，`-词` 是没有这个词的；`registers` 写登记簿的编号，`stages` 写
`全过程.环节`，`agency_fields` 写机关目录里要有的项目（如 `disclosure_office.fax`）。`period` 是年、半年、季度、月，不写的是长期；`period_field` 是文件里写着哪一期的字段，
登记簿看它的时期列，都没有的看发布日期：在一期结束以后才到期的（次年、期满后），算上一期的。`by` 是最后一天（`次年1月31日前`、`期满后20个工作日内`），`after: 县` 加 `limit` 从县级的同一期起算，文件自己的期限写
`start` 和 `limit`。`fresh` 是栏目最近一份文件不能超过的天数。`veto` 是单项否决。
"""


def text() -> str:
    """The page: what cells say, then each duty with those who owe it."""
    lines = [MARK.format(source="generator/model/duties/"), "", HEAD]
    for duty in sorted((duty for duty, _ in shipped()), key=lambda duty: (duty.order, duty.id)):
        lines += [*_duty(duty), ""]
    return "\n".join(lines) + "\n" + OWN


def _duty(duty: Duty) -> Iterator[str]:
    yield f"## {duty.name}"
    yield ""
    yield duty.doc
    yield ""
    veto = "单项否决。" if duty.veto else ""
    yield f"编号 `{duty.id}`，依据：{duty.basis}。{veto}做到的是：{'、'.join(_met_by(duty))}。"
    yield ""
    yield "| 谁 | 多久一次 | 最迟 |"
    yield "|---|---|---|"
    for debtor in duty.owed_by:
        yield f"| {'、'.join(debtor.of)} | {duty.period or '长期'} | {_until(duty, debtor)} |"


def _until(duty: Duty, debtor: Debtor) -> str:
    if duty.fresh:
        return (
            f"最近一份不超过 {duty.fresh} 天" if duty.fresh.isdecimal() else f"`inspection.yaml` 的 `{duty.fresh}` 天"
        )
    own = f"；写明日期的，批准后{duty.limit}" if duty.limit else ""
    if debtor.after:
        return f"{debtor.after}级的同一期起{debtor.limit}；{debtor.after}级还没有的，{debtor.by or '这一期的最后一天'}{own}"
    return f"{debtor.by or ('这一期的最后一天' if duty.period else '')}{own}"


def _met_by(duty: Duty) -> Iterator[str]:
    names = {kind.id: kind.name for kind in kinds.built_in()}
    for wanted in dict.fromkeys((*duty.documents, *(one for debtor in duty.owed_by for one in debtor.documents))):
        kind, _, words = wanted.partition(":")
        yield f"{names[kind]}（{words}）" if words else names[kind]
    yield from (f"登记簿 `{name}`" for name in duty.registers)
    yield from (f"环节 `{name}`" for name in duty.stages)
    yield from (f"机关目录的 `{name}`" for name in duty.agency_fields)
    if duty.fresh and not duty.documents:
        yield "任何文件"
