"""The rule of ways to reach the county: the one hotline is among them."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library


def no_hotline(library: Library) -> Findings:
    """Ways to reach the county of which none is its hotline: told at the first of them."""
    channels = library.vocabularies.channels
    if channels and not any(channel.is_hotline for channel in channels):
        yield Finding(channels[0].line, 1, {}, channels[0].source)


_REST = "answered_by: 岚清县示例局, days: 5, next: 转给承办单位，办结后回复}"

RULES = (
    entry(
        "CHN-HOTLINE 互动渠道里没有12345热线",
        f"""
        各类非紧急的政务服务热线已经归并到 12345，互动渠道里要有它。写在 content/_data/channels.yaml 里，显示在 /hudong/；
        电话写 12345，或者带区号。

        错误示例：
        ```yaml _data/channels.yaml
        - {{kind: 领导信箱, name: 县长信箱, email: xzxx@lanqing.example, {_REST} ←
        ```

        正确示例：
        ```yaml _data/channels.yaml
        - {{kind: 热线, name: 政务服务便民热线, phone: "12345", {_REST}
        ```
        """,
        check=no_hotline,
        level="warning",
        message="互动渠道里没有 12345 热线",
        hint='加一行 kind: 热线、phone: "12345"，写明由谁答复、几个工作日答复',
        english=("the county's channels lack the 12345 hotline", "add a row of kind 热线 with phone 12345"),
        basis="国务院办公厅关于进一步优化地方政务服务便民热线的指导意见（国办发〔2020〕53号）",
    ),
)
