"""A name in the properties of a file -> whether it is somebody's: programs write their own, or nobody's."""

from __future__ import annotations

GENERIC = frozenset(
    [
        "python-docx",
        "openpyxl",
        "administrator",
        "admin",
        "user",
        "users",
        "author",
        "owner",
        "root",
        "unknown",
        "wps",
        "office",
        "microsoft",
        "用户",
        "微软用户",
        "管理员",
        "作者",
        "默认用户",
        "xtzj",
        "windows",
        "win7",
        "win10",
        "pc",
        "lenovo",
        "dell",
        "hp",
        "thinkpad",
        "系统管理员",
        "匿名",
        "未知",
        "apache",
        "poi",
        "reportlab",
        "(anonymous)",
        "(unspecified)",
        "anonymous",
    ]
)


def tells_somebody(name: str) -> bool:
    """Whether an author's name in the properties of a file is somebody's, and not that of a program or nobody."""
    bare = name.strip().lower()
    return (
        bool(bare)
        and bare not in GENERIC
        and not bare.startswith(("microsoft", "wps", "python", "apache", "libreoffice", "openpyxl", "reportlab"))
    )
