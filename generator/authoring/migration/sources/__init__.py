"""Where old sites come from, one form a file: ``fits(path)``, ``files(path, room, tell)`` and ``stamp(path)``, found by
themselves.

``files`` lists every file of the old site; ``room`` is a folder for those that have none of their own, ``tell`` takes
what cannot be read, in Chinese. It raises OSError, and UsageError for what cannot be read as a whole. ``stamp`` stays
the same while all that ``files`` gives does; "" where that cannot be said without listing.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from generator.base import discovery
from generator.model.diagnostic import UsageError


def source_of(path: Path) -> ModuleType:
    """The source that a folder or file is. Raises UsageError for what is none."""
    if not path.exists():
        raise UsageError(f"找不到 {path}", "请核对文件夹的名称。")
    found = next((one for one in discovery.modules(__name__) if one.fits(path)), None)
    if found is None:
        known = "、".join(one.NAME for one in discovery.modules(__name__))
        raise UsageError(f"{path} 里没有可以迁移的旧网站", f"可以迁移的有：{known}。")
    return found
