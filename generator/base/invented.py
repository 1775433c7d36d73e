"""What stands for something that is not known yet -> whether it does: hosts that are nobody's, numbers of zeros, the
marks of examples."""

from __future__ import annotations

from generator.base.patterns import pattern_table

_HOST = pattern_table(
    (r"(?<![\w-])[\w-]+\.example(?![\w.-]*\w)", "https://www.shili.example/a", "zwgk@lanqing.example"),
    (r"(?<![\w-])example\.(?:com|net|org|cn|com\.cn|gov\.cn)(?![\w-])", "https://www.example.gov.cn", "a@example.com"),
)
"""RFC 2606 keeps .example and example.com, .net and .org for examples; ours show example.gov.cn too."""
_ZEROS = pattern_table(
    (r"^0{10}$", "0000000000"),
    (r"备0{8}号", "京ICP备00000000号-1"),
    (r"安备\s?0{14}号?$", "京公网安备00000000000000号"),
    (r"^0000-\d", "0000-0000000"),
)
"""Code of a site, ICP and police filing, a telephone number with an area code that there is not."""


_MARKED = pattern_table(
    (
        r"（示例）(?=$|[ \t]*\|)",
        "低保办事指南（示例）",
        "办公室、社会救助股。（示例）",
        "| 收入合计（示例） | 100.00 |",
    ),
    (r"（示例地址）$", "政务服务中心（示例地址）"),
    (r"^示例文件：", "示例文件：公示写明起止日期。"),
    (r"^示[\u4e00-\u9fff]{1,3}发〔", "示政办发〔2026〕1号"),
    (r"^00000\d/\d{4}-\d{5}$", "000001/2026-00002"),
)
"""How every sentence and value of an example document is marked."""
NO_COUNTY = "示例县"
"""What a new site is called until it is told its county."""


SIGNS = ("示例", "发〔", "00000", "example")
"""One of them stands in every text that is marked, bears the placeholder's name or names nobody's host."""


def invented(text: str) -> bool:
    """Whether a setting is a placeholder."""
    return bool(_HOST.search(text) or _ZEROS.search(text)) or NO_COUNTY in text


def marked(text: str) -> bool:
    """Whether a text bears the mark of an example."""
    return bool(_MARKED.search(text))


def nobodys_host(text: str) -> str:
    """The first host in a text that is nobody's, or ""."""
    match = _HOST.search(text) if "example" in text else None
    return match.group() if match else ""
