"""The rules of what is made up: what a new site and our manuals hold must not be published as if meant."""

from __future__ import annotations

from generator.base.invented import NO_COUNTY, SIGNS, marked, nobodys_host
from generator.base.patterns import lazy_re
from generator.checks.rule import entry
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.document import ON_APPLICATION, OPEN, Document
from generator.model.source import Source

_NAMED = lazy_re(r"-shili$")


def left_over(row: Document) -> bool:
    """Whether a document is one of a new site's examples, by its title or its id."""
    return bool(marked(row.title) or _NAMED.search(row.id))


def _documents(source: Source, context: Context) -> Findings:
    """What an example holds, in a document that is to be published: its id and title, values, sentences."""
    row = source.document
    if row is None or row.draft or row.classification not in (OPEN, ON_APPLICATION):
        return
    if left_over(row):
        yield Finding(source.line_of("title"), 1, {"shown": row.title, "what": "这是新建网站时带的示例文件"})
        return
    for item in row.rows:
        for text in item.cells.values():
            if what := _made_up(text):
                yield Finding(source.line_of("rows"), 1, {"shown": text[:40], "what": what})
    for key, entry_ in source.entries.items():
        for text in _texts(entry_.value):
            if what := _made_up(text):
                yield Finding(source.line_of(key), 1, {"shown": text[:40], "what": what})
    lines = source.body.splitlines() if any(sign in source.body for sign in SIGNS) else ()
    for number, line in enumerate(lines, source.body_line):
        if what := _made_up(line.strip()):
            yield Finding(number, 1, {"shown": line.strip()[:40], "what": what})


def _made_up(text: str) -> str:
    if not any(sign in text for sign in SIGNS):
        return ""
    if marked(text):
        return "示例的内容"
    if NO_COUNTY in text:
        return "占位的县名"
    return f"不存在的网址 {host}" if (host := nobodys_host(text)) else ""


def _texts(value: object) -> list[str]:
    """The texts in a front-matter value."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]


_ABOUT = (
    "`site` 的 `notice` 写明“演示”或“示例”时，每页顶部都有这句话，占位的内容不会让人误会，不报。删去它，网站就是真的："
)
_SITE = """\
```yaml config.yaml
site:
  name: 试验县政务公开平台
  jurisdiction: 试验县
  url: https://www.shiyanxian.gov.cn
  code: "9900000001"
  organiser: 试验县人民政府办公室
  phone: 0888-5550100
  icp: 青ICP备20260001号
```
"""
_AGENCIES = """\
```yaml _data/agencies.yaml{mark}
- {{id: minzheng, name: {county}民政局, short: 县民政局, kind: 部门, phone: {phone}}}
```
"""
_TRUE = _SITE + _AGENCIES.format(mark="", county="试验县", phone="0888-5550101")


def _page(about: str, wrong: str, right: str) -> str:
    return f"{_ABOUT}{about}\n\n错误示例：\n{wrong}\n正确示例：\n{right}"


RULES = (
    entry(
        "DEMO-AGENCY 机关的联系方式是占位的",
        _page(
            "机关的电话、地址要换成真实的，占位的不公开；机关和文件照常公开。",
            _SITE + _AGENCIES.format(mark=" ←", county="试验县", phone="0000-0000001"),
            _TRUE,
        ),
        fault="data-placeholder",
        message="{agency}的 {field} 是占位的“{shown}”，没有公开",
        hint="写上真实的，或者删去这一项",
        english=(
            "{field} of {agency} is the placeholder {shown}; it is not published",
            "give the real one, or remove it",
        ),
    ),
    entry(
        "DEMO-NAME 数据文件里还有占位的县名",
        _page(
            "机关、目录等数据文件里的“示例县”要全部换成本县的名称，没有换的不显示这三个字。",
            _SITE + _AGENCIES.format(mark=" ←", county="示例县", phone="0888-5550101"),
            _TRUE,
        ),
        fault="data-county",
        message="还有占位的县名“{shown}”，共 {count} 行，没有公开",
        hint="用编辑器的“全部替换”换成本县的名称，各个数据文件都要换",
        english=("the placeholder {shown} stands in {count} lines; it is not published", "give the county's own name"),
    ),
    entry(
        "DEMO-CONFIG 配置里还有占位的内容",
        _page(
            "没有换成真实的网址、标识码、备案号、电话、县名都是错误，网站上不显示它们；文件照常发布。",
            _SITE.replace('"9900000001"', '"0000000000" ←').replace("20260001号", "00000000号-1 ←"),
            _SITE,
        ),
        fault="config-placeholder",
        message="{field} 还是占位的“{value}”，没有公开",
        hint="写上真实的：{what}；还在试做的，在 site 里写 notice: 演示站，所列文件是示例",
        english=("{field} is still the placeholder {value}; it is not published", "give the real one, or a notice"),
    ),
    entry(
        "DEMO-DOC 文件里还有示例的内容",
        _page(
            "新建网站时带的示例文件、从示例里抄来没有改的句子、手册里的网址（.example）都不能公开。草稿不查。",
            f"{_SITE}```md tongzhi-shili.md\ntitle: 关于做好有关工作的通知 ←\n```\n"
            "```md tongzhi.md\ntitle: 关于做好有关工作的通知\n\n做好摸底排查。（示例） ←\n```\n",
            f"{_SITE}```md tongzhi.md\ntitle: 关于做好有关工作的通知\n\n做好摸底排查。\n```\n",
        ),
        check=_documents,
        message="{what}：{shown}",
        hint="换成真实的内容；示例文件看懂以后删去；还没有写完的，在头部写 draft: 是",
        english=("made-up content: {shown}", "give what is true, delete the example, or write draft: true"),
    ),
)
