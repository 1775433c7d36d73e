"""The rules' own pages -> ``docs/rules.md``: what each checks, at which level, on what ground, with its examples."""

from __future__ import annotations

from itertools import groupby

from generator.authoring.manuals import MARK
from generator.checks import rule_page, rules
from generator.checks.rule import Rule

PATH = "rules.md"
LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
FAMILIES = {
    "ADO": "意见采纳",
    "ANN": "年度报告",
    "ATT": "附件",
    "BODY": "正文",
    "BUD": "预决算",
    "CAT": "公开事项目录",
    "KEY": "重点领域",
    "CFG": "配置",
    "CLN": "规范性文件清理",
    "CHT": "图表和指标",
    "COL": "栏目",
    "CON": "征求意见",
    "DAT": "数据文件",
    "OWN": "机关和文件夹",
    "AGN": "机关的领导、工作机构和责任人",
    "NMD": "政务新媒体",
    "CHN": "互动渠道",
    "VIL": "村务公开",
    "EVT": "活动",
    "PLC": "办事大厅、公共企事业单位和查阅场所",
    "DATE": "日期和期限",
    "DEMO": "示例和占位的内容",
    "DOC": "公文",
    "EXE": "承诺",
    "FILE": "文件",
    "FLD": "字段",
    "FLOW": "工作流程",
    "IMG": "图片",
    "INT": "政策解读",
    "KIND": "文件类型",
    "LEAK": "泄露",
    "LET": "群众来信",
    "LIFE": "一件事",
    "GAZ": "政府公报",
    "GDE": "办事指南",
    "RUL": "公开制度",
    "LIST": "清单",
    "LNK": "链接",
    "CITE": "引用",
    "REP": "转载",
    "TXT": "公开的内容",
    "MAT": "全过程",
    "NORM": "规范性文件登记",
    "ASM": "考核评估",
    "SPK": "新闻发言人",
    "SPV": "社会监督",
    "TOP": "专题",
    "TRN": "业务培训",
    "PAR": "公众参与",
    "PEN": "行政处罚",
    "OPEN": "数据开放",
    "PRI": "个人信息",
    "PUB": "公示",
    "REG": "登记簿",
    "REL": "关联",
    "RES": "残留",
    "ENF": "行政执法",
    "ROW": "明细",
    "DUTY": "公开责任",
    "RSP": "回应",
    "RULE": "例外",
    "SEC": "保密",
    "SUP": "监督",
    "URL": "网址",
    "WDR": "撤回",
}


def text() -> str:
    """The page: a table of all rules, then each with its own manual page."""
    every = tuple(rules.every().values())
    lines = [
        MARK.format(source="generator/checks/rules/ 里各规则的说明"),
        "",
        "# 检查规则",
        "",
        "每条规则有固定的代码。`gongkai explain 代码` 显示同样的说明。级别可以在 `config.yaml` 的 `rules` 里改，例如 "
        "`rules: {CAT-NONE: warning}`，改成 `off` 就不检查；标“固定”的不能改。个别文件确有理由的，在文件开头写“例外”"
        "（exceptions），报告里会列出来。",
        "",
        "| 代码 | 名称 | 级别 | |",
        "|---|---|---|---|",
    ]
    for rule in every:
        marks = "、".join(word for word, on in (("固定", rule.fixed), ("默认不开", rule.default_off)) if on)
        lines.append(f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {LEVELS[rule.level]} | {marks} |")
    for family, group in groupby(every, key=lambda rule: rule.code.partition("-")[0]):
        lines += ["", f"## {FAMILIES.get(family, family)}"]
        for rule in group:
            lines += ["", *_page(rule)]
    return "\n".join(lines) + "\n"


def _page(rule: Rule) -> list[str]:
    _, _, rest = rule_page.printed(rule.doc, rule.basis).partition("\n")
    marks = LEVELS[rule.level] + ("，固定" if rule.fixed else "") + ("，默认不开" if rule.default_off else "")
    return [f"### {rule.code}", "", f"**{rule.name}**（{marks}）", "", rest.strip()]
