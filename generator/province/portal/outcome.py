"""The portal at the end of a run over the counties: whatever becomes of it, the counties' results stand."""

from __future__ import annotations

from typing import Literal

import msgspec

from generator.model.failure import explained
from generator.province.portal.places import PortalPlan, plan_of
from generator.province.portal.run import apart, make_portal
from generator.province.settings import PortalSettings, ProvinceFile

NAME = "门户"


class PortalOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the portal. built, unchanged: it is live. failed: it could not be made, and stands as it was.
    message, hint: what is wrong, in words. wrong: name of a county -> what is wrong with its data. The rest as in
    ``PortalResult``. trouble: how a bug of ours looked."""

    outcome: Literal["built", "unchanged", "failed"]
    output: str
    documents: int = 0
    files: int = 0
    written: int = 0
    wrong: dict[str, tuple[str, ...]] = {}
    message: str = ""
    hint: str = ""
    trouble: str = ""

    @property
    def well(self) -> bool:
        """Whether it is live and whole."""
        return self.outcome != "failed" and not self.wrong


def portal_of(file: ProvinceFile) -> PortalPlan | None:
    """The portal that province.yaml asks for, None where it asks for none. Raises UsageError for one that cannot be
    made: before hours are spent on counties."""
    if file.province.portal == PortalSettings():
        return None
    plan = plan_of(file)
    apart(plan)
    return plan


def attempted(plan: PortalPlan, day: str) -> PortalOutcome:
    """Make the portal of counties that have just been built. day: ISO."""
    output = str(plan.output)
    try:
        made = make_portal(plan, day)
    except Exception as error:
        known, trouble = explained(error), ""
        if known is None:
            import traceback

            trouble = "".join(traceback.format_exception(error))
            known = f"程序内部错误（{type(error).__name__}）", "这是程序的缺陷，请把报告文件交给维护者"
        message, hint = known
        return PortalOutcome(outcome="failed", output=output, message=message, hint=hint, trouble=trouble)
    return PortalOutcome(
        outcome="built" if made.written else "unchanged",
        output=output,
        documents=made.documents,
        files=made.files,
        written=made.written,
        wrong=made.wrong,
    )


def lines_of(portal: PortalOutcome) -> list[str]:
    """What is to be mended, as lines; nothing where all is well."""
    told = [f"{county}：{line}" for county, lines in portal.wrong.items() for line in lines]
    if portal.outcome == "failed":
        told += [portal.message, "门户没有更新，还是上次的样子：这次撤回、删去的也还列在上面"]
        told += [f"→ {portal.hint}；改好后运行 gongkai province portal"] if portal.hint else []
    return told
