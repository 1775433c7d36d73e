"""The rules of lists kept as data: what is wrong with their rows, in words."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "LIST-CODE 清单里编码重复",
        """
        编码是一个事项在各版清单里不变的名字，一份清单里不能有两个相同。

        错误示例：
        ```md qingdan.md
        title: 岚清县示例局收费清单
        publish_date: 2026-03-02
        kind: list
        list_type: 收费清单
        rows: shoufei.csv
        ```
        ```csv shoufei.csv
        编码,名称,依据,生效日期,失效日期,调整原因
        SF-01,城市道路占用费,示例办法第三条,2026-01-01,,
        SF-01,污水处理费,示例办法第五条,2026-01-01,, ←
        ```

        正确示例（其余同上）：
        ```csv shoufei.csv
        编码,名称,依据,生效日期,失效日期,调整原因
        SF-01,城市道路占用费,示例办法第三条,2026-01-01,,
        ```
        """,
        fault="list-code",
        message="编码“{value}”与第 {other} 行重复",
        hint="改掉其中一个编码",
        english=("code {value} repeats that of line {other}", "change one of them"),
    ),
    entry(
        "LIST-FORM 清单数据的形式不对",
        """
        清单的明细放在 CSV 或 YAML 文件里。CSV 的第一行是列名，至少要有“名称”；“编码、类别、依据、实施主体、生效日期、失效日期、
        调整原因”会被认出来，其余各列照原样显示。编码必须是 UTF-8（表格软件里选“CSV UTF-8”），日期写成 2026-03-01。

        错误示例：
        ```md qingdan.md
        title: 岚清县示例局收费清单
        publish_date: 2026-03-02
        kind: list
        list_type: 收费清单
        rows: shoufei.csv
        ```
        ```csv shoufei.csv
        编码,收费标准 ←
        SF-01,每平方米1元
        ```

        正确示例（其余同上）：
        ```csv shoufei.csv
        编码,名称,依据,生效日期,失效日期,调整原因
        SF-01,城市道路占用费,示例办法第三条,2026-01-01,,
        ```
        """,
        fault="list-form",
        message="清单数据的形式不对，应为{wanted}",
        hint="改正数据文件的这一行，保存成 CSV UTF-8 或 YAML",
        english=("the data of the list has the wrong form, expected {wanted}", "correct this line of the data file"),
    ),
)
