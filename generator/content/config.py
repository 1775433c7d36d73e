"""config.yaml -> Config: what the last reading gave while file and program are what they were, else it is read anew."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.base.digest import digest
from generator.base.files import read_plain
from generator.base.store import Store
from generator.base.version import fingerprint
from generator.model.config import Config
from generator.model.diagnostic import UsageError
from generator.model.source import ReadError

_NAME = "config"


class _Checked(msgspec.Struct, frozen=True):
    """A configuration without a fault. source: digest of the file's bytes and of the program that checked them."""

    source: str
    config: Config


def load_config(path: Path, shown: str, memory: Store | None = None) -> tuple[Config | None, list[ReadError]]:
    """Read the configuration. ``shown``: its name in messages. memory: where the value of a file without fault is kept,
    since checking takes longer than all else that a small edit needs.

    Raises UsageError when there is no such file, OSError when the memory cannot be written.
    """
    try:
        data = read_plain(path)
    except OSError as error:
        raise UsageError(
            f"找不到配置文件 {shown}"
            if isinstance(error, FileNotFoundError)
            else f"读不了配置文件 {shown}：{error.strerror}",
            "在站点文件夹里运行，或用 --config 指明；新建站点：gongkai init 文件夹名",
        ) from error
    source = digest(fingerprint(), data) if memory else ""
    known = memory.read(_NAME, _Checked) if memory else None
    if known and known.source == source:
        return known.config, []
    from generator.content.config_file import read_config

    config, faults = read_config(data, shown)
    if memory and config and not faults:
        memory.write(_NAME, _Checked(source, config))
    return config, faults
