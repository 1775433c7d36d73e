"""An Office file -> its public copy: the parts that are shown, rebuilt, and no others."""

from __future__ import annotations

from generator.access.copies.office import sheet, slides, word
from generator.access.copies.office.package import Package
from generator.access.copies.refused import MadeCopy, WrongType
from generator.access.copies.zips import padded

_FORMATS = {"docx": word.FORMAT, "xlsx": sheet.FORMAT, "pptx": slides.FORMAT}


def office(data: bytes, kind: str) -> MadeCopy:
    """kind: "docx", "xlsx", "pptx". Raises NoCopy."""
    package = Package(data)
    form = _FORMATS[kind]
    main = package.main()
    if package.xml(main).tag != form.root:
        raise WrongType(f"内容与扩展名“.{kind}”不符", "在原来的程序里打开，另存为与扩展名相符的文件")
    if padded(data):
        package.removed["trailing"] = 1
    return MadeCopy(form.copy(package, main), +package.removed)
