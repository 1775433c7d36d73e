"""THM-LINK 主题里有指向外面的链接。

主题文件夹里的符号链接，指向文件夹外面的一律不用，以免把别处的文件发布出去。要用的文件，真正放进主题的文件夹。
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork

LEVEL = "error"
MESSAGE = "这是指向主题文件夹外面的链接，不会用到"
HINT = "删去链接，把文件真正放进来"
ENGLISH = ("a symbolic link that leads outside of the theme", "put the file itself there")


def check(fork: Fork) -> Iterator[Finding]:
    """Symbolic links whose end lies elsewhere."""
    root = fork.folder.resolve()
    for folder, folders, files in os.walk(fork.folder, followlinks=False):
        for name in sorted([*folders, *files]):
            place = Path(folder) / name
            if place.is_symlink() and not Path(os.path.realpath(place)).is_relative_to(root):
                yield Finding(0, 0, {}, fork.shown(place))
