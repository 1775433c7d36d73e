"""The rules of registers (登记簿): what is wrong in a file of rows, at its line and column."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._row_examples import COLUMNS, OFFICE, carrier, register, rows


def _about(text: str, *wrong: str, columns: str = COLUMNS) -> str:
    return f"""
        {text}

        错误示例：{OFFICE}{register()}{rows(*wrong, columns=columns)}

        正确示例（其余同上）：{rows("2026-001,2026-07-06,供水,岚清县示例局,2026-07-15")}
        """


_FEES = carrier("岚清县示例局收费清单", "kind: list", "list_type: 收费清单")
_VILLAGE = carrier("岚清县示例村财务收支公开", "register: 村级财务收支")
_OWN = """
        ```yaml _data/registers/dengji.yaml
        name: 示例登记
        key: number
        gapless: true
        columns:
        - {key: number, name: 登记号, required: true}
        - {key: name, name: 名称, required: true}
        ```"""
_NUMBERED = carrier("岚清县示例登记", "register: 示例登记", files=_OWN)
_ACCOUNTS = "村,时期,期初余额,收入,支出,期末余额"
_FEE = "编码,名称,依据,收费标准,缴费人,执收单位,咨询电话"


def _file(columns: str, *lines: str) -> str:
    return rows(*lines, columns=columns, file="mingxi.csv")


RULES = (
    entry(
        "REG-FORM 登记表的列不对",
        _about(
            """明细放在 CSV、XLSX 或 YAML 文件里。CSV 的编码是 UTF-8（表格软件里选“CSV UTF-8”），第一行是列名，各列用英文逗号分开；XLSX
        取第一张看得见的工作表。列是登记簿规定的那些（docs/registers.md），必填的列都要有，一列只有一次；有的登记簿（各种清单）可以有
        别的列，照原样显示，有的不可以（来信登记没有写姓名、电话的地方）。""",
            "2026-001,2026-07-06,供水,岚清县示例局,略",
            columns="编号,收到日期,类别,办理单位,来信人 ←",
        ),
        fault="register-form",
        message="明细表的形式不对，应为{wanted}",
        hint="改正数据文件的这一行，保存成 CSV UTF-8、XLSX 或 YAML",
        english=("the register has the wrong form, expected {wanted}", "correct this line of the file"),
    ),
    entry(
        "REG-CELL 明细表的一格不对",
        _about(
            """每一格按这一列规定的形式写：日期写成 2026-03-01，金额只写数字；限于几种的写其中一种。一行里各格要对得上：答复不会早于收到，
        期末余额等于期初余额加收入减支出。""",
            "2026-001,2026-07-06,供水,岚清县示例局,2026-07-05 ←",
        ),
        fault="register-cell",
        message="“{name}”应为{wanted}{told}",
        hint="核对原始记录，改正这一格",
        english=("{name} should be {wanted}", "correct this cell"),
    ),
    entry(
        "REG-NAME 明细表里的名称不在词表里",
        _about(
            "单位写机关的名称、简称或编号，公开事项写目录里的编号，统计和链接才归得到它名下。",
            "2026-001,2026-07-06,供水,岚清县某局,2026-07-15 ←",
        ),
        fault="register-name",
        message="“{name}”写的“{value}”不在词表里",
        hint="{near_hint}可以写：{choices}",
        english=("{value} is not in the vocabulary{near_en}", "use one of the known names"),
    ),
    entry(
        "REG-TWICE 明细表里编号重复",
        _about(
            "编号（编码）是一行在各版里不变的名字，不重复：一件来信登记一次，一个事项一行。",
            "2026-001,2026-07-06,供水,岚清县示例局,2026-07-15",
            "2026-001,2026-07-20,供水,岚清县示例局, ←",
        ),
        fault="register-twice",
        message="{name}“{value}”与第 {other} 行重复",
        hint="重复登记的删去一行，编号写错的改正",
        english=("number {value} repeats that of line {other}", "remove one row, or correct its number"),
    ),
    entry(
        "REG-SUM 合计与各项对不上",
        f"""
        合计等于各项之和，上一级科目等于下一级科目之和，本期期初等于上期期末。金额四舍五入过的登记簿，允许相差末位的一半。

        错误示例：{_VILLAGE}{_file(_ACCOUNTS, "示例村,2026年第一季度,100,50,30,120", "示例村,2026年第二季度,110,20,10,120 ←")}

        正确示例（其余同上）：{_file(_ACCOUNTS, "示例村,2026年第一季度,100,50,30,120", "示例村,2026年第二季度,120,20,10,130")}
        """,
        fault="register-sum",
        message="“{name}”应为{wanted}{told}",
        hint="核对原始账目，改正算错或填错的一格",
        english=("{name} should be {wanted}", "correct the figure"),
        basis="村民委员会组织法第三十条；预算法第十四条",
    ),
    entry(
        "REG-GAP 编号中断",
        f"""
        登记号一年一排，从 1 起，中间不断：断了的号要么漏登，要么作废而没有写明。

        错误示例：{_NUMBERED}{_file("登记号,名称", "岚规〔2026〕1号,示例一", "岚规〔2026〕3号,示例三 ←")}

        正确示例（其余同上）：{_file("登记号,名称", "岚规〔2026〕1号,示例一", "岚规〔2026〕2号,示例三")}
        """,
        fault="register-number",
        level="warning",
        message="“{value}”没有{wanted}",
        hint="补上漏登的，或改正编号；作废的号也登记一行，写明作废",
        english=("number {value} does not follow the last one: {wanted}", "add what is missing, or correct the number"),
    ),
    entry(
        "REG-ASKED 明细表里应填的列空着",
        f"""
        这一列法规、文件要求公开，或者统计时要用，有几行没有填，或者整列没有。缺了仍然发布，这里提醒补上。

        错误示例：{_FEES}{_file(_FEE, "SF-01,示例占用费,示例办法第三条,每平方米每日1元,占用单位,示例局, ←")}

        正确示例（其余同上）：{_file(_FEE, "SF-01,示例占用费,示例办法第三条,每平方米每日1元,占用单位,示例局,0000-5550188")}
        """,
        fault="register-asked",
        level="warning",
        message="{told}，应写{wanted}",
        hint="在明细表里补上这一列",
        english=("a column that should be filled is empty: {wanted}", "fill it in"),
        basis="政府信息公开条例第二十条",
    ),
    entry(
        "REG-ODD 明细表里一格的写法不在规定的几种之内",
        f"""
        类别限于法规列明的几种；收费标准写明多少元、按多少收，不收的写“免收”。写成别的仍然照原样发布，这里提醒核对。

        错误示例：{_FEES}{_file(_FEE, "SF-01,示例占用费,示例办法第三条,按规定收取,占用单位,示例局,0000-5550188 ←")}

        正确示例（其余同上）：{_file(_FEE, "SF-01,示例占用费,示例办法第三条,免收,占用单位,示例局,0000-5550188")}
        """,
        fault="register-odd",
        level="warning",
        message="“{name}”应为{wanted}{told}",
        hint="核对文件，改成规定的写法",
        english=("{name} should be {wanted}", "correct this cell"),
        basis="政府信息公开条例第二十条",
    ),
)
