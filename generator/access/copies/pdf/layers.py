"""The optional layers of a PDF -> whether one of them is off when the file is opened (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import Any

from generator.access.copies.pdf.sorts import has_entries, listed


class Layers:
    """The default configuration of a file's layers."""

    def __init__(self, root: Any) -> None:
        self._off: set[tuple[int, int]] = set()
        properties = root.get("/OCProperties")
        default = properties.get("/D") if properties is not None else None
        self.known = properties is not None
        if properties is None:
            return
        if default is not None and str(default.get("/BaseState", "/ON")) == "/OFF":
            on = {one.objgen for one in default.get("/ON", ())}
            self._off = {one.objgen for one in properties.get("/OCGs", ()) if one.objgen not in on}
        self._off |= {one.objgen for one in default.get("/OFF", ())} if default is not None else set()

    def hidden(self, group: Any) -> bool:
        """Whether what belongs to a group is not seen. A membership counts as hidden when any group of it is off."""
        if not has_entries(group):
            return False
        if str(group.get("/Type", "")) != "/OCMD":
            return group.objgen in self._off
        off = [one.objgen in self._off for one in listed(group.get("/OCGs"))]
        policy = str(group.get("/P", "/AnyOn"))
        if policy == "/AllOn":
            return any(off)
        if policy == "/AnyOff":
            return bool(off) and not any(off)
        return (bool(off) and not all(off)) if policy == "/AllOff" else bool(off) and all(off)

    @property
    def any_off(self) -> bool:
        """Whether any layer is off."""
        return bool(self._off)
