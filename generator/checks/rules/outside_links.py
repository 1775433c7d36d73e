"""The rules of links that leave the site: those that cannot be opened any more, and rows that nobody looked at."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library

OLD = 365
"""Days after which a row of the links page is to be looked at again."""
_WHEN = (
    "只在 `gongkai check --links` 时检查：逐个打开正文、字段和 _data/links.yaml 里的外部网址，先用 HEAD，不行再用 GET；"
    "同一网站一个一个来，总数、时间都有上限（config.yaml 的 links），查过而能打开的几天内不再查。不走代理，不访问内部网络。"
)


def stale(library: Library) -> Findings:
    """Rows of the links page that nobody has looked at for a year."""
    for link in library.vocabularies.links:
        days = (library.today - link.checked).days
        if days > OLD:
            yield Finding(link.line, 1, {"name": link.name, "days": str(days), "day": str(link.checked)}, link.source)


RULES = (
    entry(
        "LNK-OLD 链接页上的网站很久没有核对",
        """
        _data/links.yaml 里的每个网站至少一年由人打开看一次：还在不在、是不是原来的单位。看过以后改 checked（核对日期）。

        错误示例：
        ```yaml _data/links.yaml
        - {name: 岚清县示例网, url: "https://www.example.gov.cn", owner: 岚清县示例局, checked: 2024-01-05} ←
        ```

        正确示例：
        ```yaml _data/links.yaml
        - {name: 岚清县示例网, url: "https://www.example.gov.cn", owner: 岚清县示例局, checked: 2026-01-05}
        ```
        """,
        check=stale,
        level="warning",
        message="“{name}”上次核对是 {day}，已有 {days} 天",
        hint="打开看过以后，把 checked 改成当天；不在了的删去",
        english=("{name} was last looked at on {day}, {days} days ago", "look at it, then change checked"),
    ),
    entry(
        "LNK-DEAD 外部链接打不开",
        f"{_WHEN}没有这个页面、没有这个域名（停用的域名会被别人注册）、证书失效的，在写着它的那一行提醒。\n\n错误的做法：上级网站改版，旧链接不改。正确的做法：换成现在的网址，或删去链接。",
        scope="outside",
        level="warning",
        message="外部链接 {url} 打不开：{why}",
        hint="改成现在的网址，或删去链接",
        english=("the outside link {url} cannot be opened", "correct or remove it"),
        basis="政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）",
    ),
    entry(
        "LNK-FAILING 外部链接今天没有打开",
        f"{_WHEN}对方网站出错、超时，可能只是一时的，作为提示。\n\n错误的做法：连续几次都打不开也不管。正确的做法：过几天再查，还打不开就换掉。",
        scope="outside",
        level="info",
        message="外部链接 {url} 这次没有打开：{why}",
        hint="过几天再运行 gongkai check --links；一直打不开的，换掉或删去",
        english=("the outside link {url} did not answer this time", "try again in some days"),
    ),
    entry(
        "LNK-MOVED 外部链接搬到了别的域名",
        f"{_WHEN}永久转到别的域名的，可能是搬了家，也可能是域名过期后被别人用了，要由人看过。\n\n错误的做法：旧域名已转给商业网站，链接还留着。正确的做法：看过以后写新网址，或删去链接。",
        scope="outside",
        level="warning",
        message="外部链接 {url} 转到了另一个域名：{to}",
        hint="打开看是不是原来的单位：是的，改成新网址；不是的，删去链接",
        english=("the outside link {url} now leads to {to}", "look whose it is, then correct or remove it"),
    ),
    entry(
        "LNK-INSIDE 外部链接指向内部网络",
        f"{_WHEN}指向内部网络的网址公众打不开，还会暴露内部地址。确实要检查的内部网址，写进 config.yaml 的 links、private_hosts。\n\n错误的做法：链接写成 http://10.1.2.3/tongzhi.html。正确的做法：把文件发布在本站再链接。",
        scope="outside",
        level="warning",
        message="外部链接 {url} 不对公众开放：{why}",
        hint="改成公众能打开的网址，或删去链接",
        english=("the outside link {url} leads into a private network", "give a public address or remove it"),
    ),
    entry(
        "LNK-LATER 还有外部链接没有检查",
        f"{_WHEN}\n\n错误的做法：只看查过的就以为全都好。正确的做法：再运行一次，接着查其余的。",
        scope="outside",
        level="info",
        message="共 {every} 个外部网址，这次查了 {visited} 个，{known} 个近几天查过，还有 {left} 个没有查",
        hint="再运行 gongkai check --links 接着查，或在 config.yaml 的 links 里放宽上限",
        english=("{left} of {every} outside links are still to be visited", "run gongkai check --links again"),
    ),
)
