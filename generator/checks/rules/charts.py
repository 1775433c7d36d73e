"""The rules of charts: what is wrong with how one is asked for, or with its numbers, in words."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "CHT-TARGET 指标数据不对",
        """
        目标和实际放在 CSV 里：指标、时期、单位、目标、实际五列必须有，还可以有“方向”（越高越好、越低越好，不写是越高越好）和
        “说明”。目标、实际写数字；实际还没有的留空，页面上说“暂无实际数”。同一个指标同一个时期只有一行。

        错误示例：
        ```md jinzhan.md
        title: 2025年岚清县重点指标完成情况
        publish_date: 2026-03-02
        indicators: zhibiao.csv
        ```
        ```csv zhibiao.csv
        指标,时期,单位,目标,实际
        公共停车泊位,2025年,个,600,六百一十二 ←
        ```

        正确示例（其余同上）：
        ```csv zhibiao.csv
        指标,时期,单位,目标,实际
        公共停车泊位,2025年,个,600,612
        ```
        """,
        fault="indicator",
        message="指标数据{where}不对，应为{wanted}",
        hint="改正数据文件的这一处，保存成 CSV UTF-8",
        english=("the indicators are wrong here, expected {wanted}", "correct this place of the data file"),
    ),
    entry(
        "CHT-DATA 图表的数据不对",
        """
        图表的数据放在文件旁边的 CSV 里：第一行写列名，第一列写名称，其余各列写数字，单位写在列名里，如“供水量（万吨）”。
        数字可以带千分位、负号、百分号；没有数的格留空或写“—”，图上说“暂无数据”，不当作 0。一个数字也没有的列（如“备注”）
        只列在表里。占比图只有一列不小于 0 的数字；带百分号的，合计应是 100%。最多 100 行、6 列数字。

        错误示例：
        ```md gongshui.md
        title: 2025年岚清县供水情况
        publish_date: 2026-03-02

        ![2025年各镇供水量（万吨）](gongshui.csv "条形图")
        ```
        ```csv gongshui.csv
        乡镇,供水量
        青山镇,125万吨 ←
        石桥镇,98
        ```

        正确示例（其余同上）：
        ```csv gongshui.csv
        乡镇,供水量（万吨）
        青山镇,125
        石桥镇,98
        ```
        """,
        fault="chart-data",
        message="图表数据{where}不对，应为{wanted}",
        hint="改正数据文件的这一处，保存成 CSV UTF-8",
        english=("the data of a chart are wrong here, expected {wanted}", "correct this place of the data file"),
    ),
    entry(
        "CHT-FORM 图表的写法不对",
        """
        把 CSV 当作图片插入，就画成图，图下附数字表：`![图的标题](数据.csv "条形图")`。引号里写条形图、折线图或占比图，不写是条形图。
        标题必须写，因为看不见图的人靠它知道图是什么；图单独成段。

        错误示例：
        ```md gongshui.md
        title: 2025年岚清县供水情况
        publish_date: 2026-03-02

        ![2025年各镇供水量（万吨）](gongshui.csv "环形") ←
        ```
        ```csv gongshui.csv
        乡镇,供水量（万吨）
        青山镇,125
        ```

        正确示例（其余同上）：
        ```md gongshui.md
        title: 2025年岚清县供水情况
        publish_date: 2026-03-02

        ![2025年各镇供水量（万吨）](gongshui.csv "占比图")
        ```
        """,
        fault="chart-form",
        message="图表的写法不对，应为{wanted}",
        hint='改成 ![图的标题](数据.csv "条形图")，单独一段',
        english=("the chart is asked for in the wrong way, expected {wanted}", "correct this line"),
    ),
)
