"""The fonts of this machine -> one family for each part of an official letter (GB/T 9704-2012, 5.2.2 and 7).

The standard's own fonts are those of Windows and of 方正, which no free system has; where they lack, others stand in and
the build says so. Which fonts there are, fontconfig says, and so does WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.base.digest import digest
from generator.model.diagnostic import UsageError

_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "Songti SC")
_SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "PingFang SC")
WANTED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "仿宋": (("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋", "方正仿宋_GBK"), _SERIF),
    "小标宋": (("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK"), _SERIF),
    "黑体": (("SimHei", "黑体", "STHeiti", "Heiti SC", "方正黑体_GBK"), _SANS),
    "楷体": (("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "AR PL UKai CN"), _SERIF),
    "宋体": (("SimSun", "宋体", "STSong", "华文宋体", "NSimSun"), _SERIF),
}
"""What the standard calls a font -> the families that are it, those that stand in for it best."""
INSTALL = "Debian、Ubuntu 运行 apt-get install fontconfig fonts-noto-cjk；或把仿宋、小标宋等字体文件放进 ~/.fonts"


class Fonts(msgspec.Struct, frozen=True):
    """families: 仿宋, 小标宋 ... -> family. lacking: those that another font stands in for. print: changes with the
    files of the fonts."""

    families: Mapping[str, str]
    lacking: tuple[str, ...] = ()
    print: str = ""

    @property
    def note(self) -> str:
        """What the build says of fonts that lack; "" for nothing."""
        if not self.lacking:
            return ""
        names = "、".join(f"{name}用 {self.families[name]}" for name in self.lacking)
        return f"本机没有公文格式要求的字体，PDF 里代替的是：{names}；有这些字体的，装好再运行一次 gongkai build"


def fonts() -> Fonts:
    """The fonts that this machine has. Raises UsageError when none of them has Chinese characters."""
    return chosen(_listed())


def chosen(lines: Iterable[str]) -> Fonts:
    """The same from lines as fc-list gives them: families with commas between them, a tab, what tells the file."""
    known: dict[str, list[str]] = {}
    for line in lines:
        names, _, version = line.partition("\t")
        for name in names.split(","):
            known.setdefault(name.strip(), []).append(version)
    families = {part: _first((*own, *others), known) for part, (own, others) in WANTED.items()}
    lacking = tuple(part for part, (own, _) in WANTED.items() if families[part] not in own)
    told = (f"{part}\t{name}\t{sorted(known[name])}" for part, name in families.items())
    return Fonts(families, lacking, digest(*told))


def _first(wanted: Iterable[str], known: Mapping[str, object]) -> str:
    found = next((name for name in wanted if name in known), "") or min(filter(None, known), default="")
    if not found:
        raise UsageError("本机没有可以排汉字的字体，不能生成 PDF", INSTALL)
    return found


def _listed() -> list[str]:
    """The fonts with simplified Chinese. Raises UsageError where fontconfig is not installed."""
    import subprocess  # which builds without PDFs do without

    command = ["fc-list", "--format", "%{family}\t%{style} %{fontversion} %{index}\n", ":lang=zh-cn"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    except (OSError, subprocess.SubprocessError):
        raise UsageError("找不到 fc-list，不知道本机有哪些字体，不能生成 PDF", INSTALL) from None
    return done.stdout.decode("utf-8", "replace").splitlines()
