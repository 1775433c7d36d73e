"""An exception that is no bug of ours -> what is wrong and what to do, in an editor's words."""

from __future__ import annotations

import errno

from generator.model.diagnostic import UsageError

STANDS = "线上站点没有变化"


def told(error: BaseException) -> tuple[str, str] | None:
    """(message, hint) of a failure that can happen to anyone; None for anything else, which is a bug of ours."""
    if isinstance(error, UsageError):
        return error.message, error.hint
    if isinstance(error, OSError):
        return disk(error)
    # Classes that only big modules define are known by name, so that a small command need not import those.
    name = type(error).__name__
    if name == "Busy":
        holder = getattr(error, "holder", "")
        return (f"另一个构建正在进行（进程 {holder}）" if holder else "另一个构建正在进行", "等它结束后再运行")
    if name == "RenderError":
        page, template, line, message = (getattr(error, key) for key in ("page", "template", "line", "message"))
        return (
            f"模板 {template} 第 {line} 行生成 {page} 时出错：{message}",
            f"改正主题里的这个模板；{STANDS}",
        )
    return None


def disk(error: OSError) -> tuple[str, str]:
    """An error of the file system."""
    where = f"（{error.filename}）" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘满了，没有写完{where}", f"{STANDS}；清出空间后再生成一次"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"没有写入权限{where}", f"{STANDS}；检查文件夹权限后再生成一次"
    return f"文件系统出错：{error.strerror or error}{where}", f"{STANDS}；检查磁盘后再生成一次"
