"""A rule as a value: made from a module that is one rule, or written as an entry in the table of a family."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from inspect import cleandoc
from types import ModuleType
from typing import Any

import msgspec

from generator.base import discovery
from generator.model.diagnostic import Finding, Level

SCOPES = {"source": "document", "library": "site", "fork": "theme"}
"""What ``check`` looks at, by the name of its first parameter."""
APPROVED = (
    "经批准后在 exceptions 里加一条（{example}）",
    "or, once approved, add an entry to exceptions ({example})",
)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule.

    code: permanent, such as "FLD-DATE". message, hint: Chinese, with gaps {name} filled from the finding's values.
    english: both for --lang en. scope, fault: who finds it, see the package. doc: the manual page as written, whose
    first line is "CODE 名称。". basis: law or standard. fixed: cannot be switched off or lowered. uses_date: a document
    rule whose result depends on the day.
    """

    code: str
    level: Level
    message: str
    hint: str
    english: tuple[str, str]
    doc: str
    scope: str = "fault"
    fault: str = ""
    check: Callable[..., Iterator[Finding]] | None = None
    basis: str = ""
    fixed: bool = False
    uses_date: bool = False
    default_off: bool = False

    def look(self, *subject: Any) -> Iterator[Finding]:
        """What the rule finds in what its ``check`` takes; nothing when it has none."""
        for finding in self.check(*subject) if self.check else ():
            yield msgspec.structs.replace(finding, code=self.code)

    @property
    def name(self) -> str:
        """What the rule is called: the first line of its page without the code."""
        return self.doc.partition("\n")[0].removeprefix(self.code).strip(" 。：:")


def rules_in(package: str) -> dict[str, Rule]:
    """The rules of a package by code, sorted: modules that are one rule, and tables (RULES)."""
    rules = [rule for module in discovery.modules(package) for rule in (vars(module).get("RULES") or [_rule(module)])]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}


def _rule(module: ModuleType) -> Rule:
    """A module that is one rule: its docstring is the page, its constants and ``check`` are the rest."""
    doc, check = inspect.getdoc(module) or "", module.__dict__["check"]
    constants = {name.lower(): value for name, value in vars(module).items() if name.isupper()}
    given: dict[str, Any] = {key: constants[key] for key in Rule.__struct_fields__ if key in constants}
    return Rule(code=doc.partition(" ")[0], doc=doc, check=check, scope=_scope(check), **given)


def _scope(check: Callable[..., object]) -> str:
    return SCOPES[next(iter(inspect.signature(check).parameters))]


def entry(
    heading: str,
    about: str,
    *,
    message: str,
    hint: str,
    english: tuple[str, str],
    wrong: str = "",
    right: str = "",
    head: str = "",
    check: Callable[..., Iterator[Finding]] | None = None,
    scope: str = "fault",
    fault: str = "",
    level: Level = "error",
    fixed: bool | None = None,
    basis: str = "",
    approvable: str = "",
) -> Rule:
    """A rule of a family's table.

    heading: "CODE 名称". about: what and why. wrong, right: as in a fence of a page (``rule_page``). head: fields of
    both. check: when it looks for something, as its whole family does. approvable: what may be done all the same once
    somebody answers for it, such as 公开; "" for nothing. fixed: as every error is, unless it says otherwise.
    """
    examples = [
        f"{title}：\n```md\n{head}{cleandoc(text)}\n```"
        for title, text in (("错误示例", wrong), ("正确示例", right))
        if text
    ]
    return Rule(
        code=heading.partition(" ")[0],
        level=level,
        message=message,
        hint=f"{hint}确需{approvable}的，{APPROVED[0]}" if approvable else hint,
        english=(english[0], f"{english[1]}; {APPROVED[1]}") if approvable else english,
        doc="\n\n".join([f"{heading}。", cleandoc(about), *examples]),
        scope=_scope(check) if check else scope,
        fault=fault,
        check=check,
        basis=basis,
        fixed=level == "error" if fixed is None else fixed,
    )


detected = partial(entry, scope="gate", head="title: 关于办理有关事项的通知\n", approvable="公开")
"""An entry that words what the gate's detectors find; its examples are the text of a notice."""
