"""A small site with a catalogue, for the tests of catalogue pages, data and coverage. Everything in it is invented."""

from __future__ import annotations

from tests.conftest import SmallSite

CATALOGUE = """\
domain: 社会救助
items:
- id: shjz-01
  一级事项: 综合业务
  名称: 政策法规文件
  内容: [文件名称, 文号, 正文]
  依据: [社会救助暂行办法, 政府信息公开条例]
  时限: 制定或获取信息之日起10个工作日内
  主体: 县民政局、乡镇人民政府(街道办事处)
  渠道: [政府网站, 公开查阅点]
  层级: [县, 乡]
- id: shjz-02
  l1: 最低生活保障
  name: 办事指南
  content: [条件, 材料]
  basis: [社会救助暂行办法]
  deadline: 同上
  body: 县民政局
  channels: [政府网站]
- id: shjz-03
  l1: 最低生活保障
  name: 救助对象明细
  content: [名单]
  basis: [社会救助暂行办法]
  deadline: 20个工作日
  body: 县级民政部门
  channels: [入户/现场]
  audience: 申请人
- id: shjz-04
  name: 边境地区救助
  content: [政策]
  basis: [社会救助暂行办法]
  deadline: 长期公开
  body: 各部门
  channels: [政府网站]
  not_applicable: 本县不在边境地区
"""


def fill(site: SmallSite) -> None:
    """Write the catalogue and four documents: two of one item, in time and late, one without item,
    one on application."""
    site.write("content/_data/catalogue/shjz.yaml", CATALOGUE)
    site.document(
        "dibao.md", catalogue="shjz-01", title="低保办法", written_date="2026-02-27", publish_date="2026-03-02"
    )
    site.document(
        "wan.md", catalogue="shjz-01", title="晚公开的办法", written_date="2026-01-05", publish_date="2026-03-03"
    )
    site.document("qita.md", title="其他通知")
    site.document("mingdan.md", catalogue="shjz-03", title="救助名单", classification="依申请公开")
