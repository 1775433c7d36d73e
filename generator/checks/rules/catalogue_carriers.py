"""The rules of where and in which shape items are public: carriers, pages that are missing, charts without figures."""

from __future__ import annotations

from collections import defaultdict

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.document import Document
from generator.model.facets import WITH_DATA
from generator.model.library import Library

NAMED = 5
"""How many items a message names."""
_FIGURES = frozenset("CSV TSV XLSX XLS ET ODS JSON XML".split())


def unlisted(library: Library) -> Findings:
    """Carriers that the list of the country does not have."""
    for catalogue in library.vocabularies.catalogues:
        for item in catalogue.items:
            for one in item.carriers:
                if not one.known:
                    yield Finding(item.line, 1, {"value": one.name, "item": item.name}, catalogue.source)


def without_page(library: Library) -> Findings:
    """Items that have to be on the website and are not, a domain at a time."""
    filled = {row.catalogue for row in library.published if not row.expired(library.today)}
    for catalogue in library.vocabularies.catalogues:
        missing = [item for item in catalogue.items if item.owes_page and item.id not in filled]
        if missing:
            names = "、".join(item.name for item in missing[:NAMED]) + ("等" if len(missing) > NAMED else "")
            domain = library.vocabularies.domains.by_id[catalogue.domain].name
            values = {"domain": domain, "count": str(len(missing)), "names": names}
            yield Finding(missing[0].line, 1, values, catalogue.source)


def without_figures(library: Library) -> Findings:
    """Documents of items that are to be shown as charts or data, beside which no file has the figures."""
    wanted = {
        item.id: "、".join(shape for shape in item.presentation if shape in WITH_DATA)
        for _, item in library.vocabularies.items.values()
    }
    for row in library.published:
        shape = wanted.get(row.catalogue, "")
        if shape and not _has_figures(row):
            yield at(row, "catalogue", shape=shape, item=library.vocabularies.items[row.catalogue][1].name)


def _has_figures(row: Document) -> bool:
    return bool(row.rows or row.rows_file or row.indicators or any(file.type in _FIGURES for file in row.attachments))


def unexplained(library: Library) -> Findings:
    """Key areas of which the site has nothing, nor says why; a county that has no catalogue yet is left alone."""
    used = defaultdict(bool, {row.domain: True for row in library.published})
    areas = library.vocabularies.key_areas
    empty = [area for area in areas if not area.reason and not any(used[domain] for domain in area.domains)]
    if empty and library.vocabularies.items:
        names = "、".join(f"{area.name}（{area.id}）" for area in empty)
        yield Finding(values={"count": str(len(empty)), "names": names})


def _catalogue(channels: str, more: str = "", mark: str = "") -> str:
    return f"""
        ```yaml _data/catalogue/szfw.yaml
        domain: szfw
        items:
          - id: szfw-01{mark}
            name: 供水价格
            content: [价格]
            basis: [示例条例]
            deadline: 20个工作日内
            body: 县示例局
            channels: [{channels}]{more}
        ```"""


_CHART = "\n            presentation: [文本, 图表]"


RULES = (
    entry(
        "CAT-CARRIER 渠道不在国家清单里",
        f"""
        各地目录通用的公开渠道和载体有13种：政府网站、政府公报、两微一端、发布会/听证会、广播电视、纸质媒体、公开查阅点、政务服务中心、
        便民服务站、入户/现场、社区/企事业单位/村公示栏(电子屏)、精准推送、其他。别的渠道写“其他:名称”。前面可以写 ■（必选）或 □（可选），
        不写的按必选。

        错误示例：{_catalogue("■政府网站, □征地信息公开平台", mark=" ←")}

        正确示例（其余同上）：{_catalogue("■政府网站, □其他:征地信息公开平台")}
        """,
        level="info",
        check=unlisted,
        message="公开事项“{item}”的渠道“{value}”不在国家清单里",
        hint="改用清单里的名称；清单里没有的写 其他:{value}",
        english=("item {item}: carrier {value} is not in the list", "use a name of the list, or 其他:{value}"),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-SITE 必选政府网站的事项还没有网页",
        f"""
        目录把政府网站列为必选渠道（■，或者没有标记）的事项，本站要有可以阅读的文件。一个领域报告一次；全部见 /catalogue/gaps/。不在
        政府网站公开的、可选（□）的、依申请公开的、只向特定群体公开的和本县没有的事项不算。

        错误示例：{_catalogue("■政府网站, □广播电视", mark=" ←")}

        正确示例（其余同上）：{_catalogue("□政府网站, ■入户/现场")}
        """,
        level="info",
        check=without_page,
        message="“{domain}”有 {count} 个必选政府网站的事项还没有网页：{names}",
        hint="发布对应的文件并写 catalogue: 事项编号；不必在网站公开的，改目录的渠道；见 /catalogue/gaps/",
        english=(
            "{domain}: {count} items that have to be on the website have no page",
            "publish them; see /catalogue/gaps/",
        ),
        basis="国办发〔2019〕54号（四）",
    ),
    entry(
        "CAT-FIGURES 要用图表或数据集展现的事项没有数据文件",
        f"""
        展现形式（presentation）有图表或数据集的事项，它的文件旁边要有数据：明细（rows）、指标，或者 CSV、XLSX 等格式的附件；正文里
        由 CSV 画成的图也算。只有图片的图表，读者不能核对，也不能再用。

        错误示例：{_catalogue("■政府网站", _CHART)}
        ```md
        title: 关于供水价格的通知
        catalogue: szfw-01 ←
        ```

        正确示例（其余同上）：
        ```md
        attachments: [jiage.csv]
        ```
        ```csv jiage.csv
        年份,价格（元）
        2025,2
        ```
        """,
        level="warning",
        check=without_figures,
        message="公开事项“{item}”要用{shape}展现，这份文件没有数据文件",
        hint="附上 CSV 或 XLSX，或者改目录的 presentation",
        english=(
            "item {item} is to be shown as chart or data, and this document has no file of figures",
            "attach a CSV file",
        ),
        basis="中办发〔2016〕8号（九）",
    ),
    entry(
        "KEY-EMPTY 重点领域没有文件，也没有说明原因",
        """
        意见要求推进重点领域的信息公开：财政预决算、公共资源配置、重大建设项目、公益事业、购买服务、政府和社会资本合作、收费、环境保护、
        扶贫、社会救助、减税降费、创业就业。每个重点领域对应哪些栏目，见 /key-areas/。没有内容的，在 content/_data/key_areas.yaml 里写
        理由，例如 - {id: partnership, reason: 本县没有政府和社会资本合作项目}；要单独设栏目的，在 domains.yaml 里写编号，例如
        - {id: ppp}。全站报告一次；还没有目录的不提示。

        错误示例： ←
        ```yaml _data/catalogue/szfw.yaml
        domain: szfw
        items:
          - {id: szfw-01, name: 供水价格, content: [价格], basis: [条例], deadline: 长期公开, body: 局, channels: [政府网站]}
        ```

        正确示例（其余同上）：
        ```yaml _data/key_areas.yaml
        - {id: budgets, reason: 示例}
        - {id: resources, reason: 示例}
        - {id: projects, reason: 示例}
        - {id: welfare, reason: 示例}
        - {id: purchasing, reason: 示例}
        - {id: partnership, reason: 示例}
        - {id: fees, reason: 示例}
        - {id: environment, reason: 示例}
        - {id: poverty, reason: 示例}
        - {id: relief, reason: 示例}
        - {id: tax-cuts, reason: 示例}
        - {id: employment, reason: 示例}
        ```
        """,
        level="info",
        check=unexplained,
        message="{count} 个重点领域没有文件，也没有说明原因：{names}",
        hint="发布文件，或者在 content/_data/key_areas.yaml 里写 reason；见 /key-areas/",
        english=(
            "{count} key areas have neither documents nor a reason: {names}",
            "publish, or give reason: in key_areas.yaml",
        ),
        basis="中办发〔2016〕8号（九）",
    ),
)
