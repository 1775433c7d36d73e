"""An exception that is no bug of ours -> what is wrong and what to do, in an editor's words."""

from __future__ import annotations

import errno

from generator.base.errors import GongkaiError

STANDS = "线上站点没有变化"


def explained(error: BaseException) -> tuple[str, str] | None:
    """(message, hint) of a failure that can happen to anyone; None for anything else, which is a bug of ours."""
    if isinstance(error, GongkaiError):
        return error.explain()
    return disk(error) if isinstance(error, OSError) else None


def disk(error: OSError) -> tuple[str, str]:
    """An error of the file system."""
    where = f"（{error.filename}）" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘满了，没有写完{where}", f"{STANDS}；清出空间后再生成一次"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"没有写入权限{where}", f"{STANDS}；检查文件夹权限后再生成一次"
    return f"文件系统出错：{error.strerror or error}{where}", f"{STANDS}；检查磁盘后再生成一次"
