"""DOC-CREDIT 统一社会信用代码。

统一社会信用代码18位，最后一位是校验码（模31），不用字母 I、O、S、V、Z。写错一位就指向另一家单位。

错误示例：
```md
title: 关于办理有关事项的通知

当事人统一社会信用代码：91350100M000100Y4X。 ←
```

正确示例（其余同上）：
```md
当事人统一社会信用代码：91350100M000100Y43。
```
"""

from __future__ import annotations

from generator.base.patterns import lazy_re
from generator.checks.detectors.forms import credit_fault
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "“{shown}”不是有效的代码：{why}"
HINT = "对照登记证照改正"
ENGLISH = ("{shown} is no valid credit code: {why}", "check it against the certificate")
BASIS = "GB 32100-2015"

_SAID = lazy_re(r"信用代码(?:证?号?码?)[）)]?[*\s]*(?:为|是|[：:|])*[*\s]*(?P<code>[0-9A-Za-z]{14,20})(?![0-9A-Za-z*])")


def check(source: Source, _context: Context) -> Findings:
    """Codes in the fields of the kind and in the body."""
    code = source.value("party_code").strip()
    why = credit_fault(code.upper()) if code and "*" not in code else None
    if why:
        yield Finding(source.line_of("party_code"), 1, {"shown": code, "why": why})
    if "信用代码" not in source.body:
        return
    for match in _SAID.finditer(source.body):
        why = credit_fault(match["code"].upper())
        if why:
            line = source.body_line + source.body.count("\n", 0, match.start())
            yield Finding(line, 1, {"shown": match["code"], "why": why})
