"""province.yaml as a typed value: which counties there are, where each has its content, where its site and its memory
go.

The marks are those of config.yaml (``model/config.py``): one checker reads both.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from generator.model.config_forms import Form, Url
from generator.model.config_part import ConfigPart
from generator.model.config_servers import StoreTarget

CountyId = re.compile(r"[a-z][a-z0-9-]{0,39}")
"""What a county's id may be: it names folders, objects and an index."""
COUNTY = "{county}"
"""Stands for the county's id in patterns of places."""
WITH_WORKER = "worker"
"""The word for a memory that stays on the worker that built last."""
Remote = Annotated[
    str,
    Form(
        r"[a-z][a-z0-9+.-]*://\S+",
        "写成“协议://位置”，例如 s3://zhengwu/lanqing；账号和密码不写在这里，用环境变量",
    ),
]


class CountySource(ConfigPart, frozen=True):
    """内容在哪里：文件夹、Git 仓库或者对象存储，写一种。"""

    folder: Annotated[str, Meta(description="文件夹，从 province.yaml 所在的文件夹算起；每台工作机都要读得到")] = ""
    git: Annotated[str, Meta(description="Git 仓库的地址；账号和密码不写在这里，用工作机上的 Git 凭据或密钥")] = ""
    revision: Annotated[str, Meta(description="Git 的分支、标签或提交")] = "main"
    path: Annotated[str, Meta(description="config.yaml 在仓库里的哪个文件夹，不写就是最上层")] = ""
    objects: Annotated[Remote, Meta(description="对象存储里的位置，例如 s3://neirong/lanqing")] = ""

    @property
    def given(self) -> tuple[str, ...]:
        """Which of the three ways are written."""
        return tuple(name for name in ("folder", "git", "objects") if getattr(self, name))


class County(ConfigPart, frozen=True, kw_only=True):
    """一个县。"""

    name: Annotated[str, Meta(min_length=1, description="县的名称，例如“岚清县”")]
    source: CountySource
    output: Annotated[str, Meta(description="网站放到哪里，不写就照全省的 output")] = ""
    url: Annotated[Url, Meta(description="网站网址，给全省门户用；不写就照它的 config.yaml")] = ""


class PortalSettings(ConfigPart, frozen=True):
    """全省门户。"""

    title: Annotated[str, Meta(description="门户的名称，例如“海东省政务公开平台”")] = ""
    output: Annotated[str, Meta(description="门户放到哪个文件夹")] = ""
    url: Annotated[Url, Meta(description="门户的网址")] = ""
    theme: Annotated[str, Meta(description="门户的主题，放在 themes/ 里，继承 province 的；不写就用自带的")] = (
        "province"
    )
    organiser: Annotated[str, Meta(description="主办单位")] = ""
    phone: Annotated[str, Meta(description="联系电话")] = ""
    code: Annotated[str, Meta(description="网站标识码")] = ""
    icp: Annotated[str, Meta(description="ICP备案号")] = ""


class Province(ConfigPart, frozen=True, kw_only=True):
    """province.yaml 全部内容。"""

    name: Annotated[str, Meta(min_length=1, description="省的名称，例如“海东省”")]
    counties: Annotated[dict[str, County], Meta(description="各县：编号 → 名称、内容在哪里")]
    shared: CountySource = CountySource()
    output: Annotated[
        str, Meta(description="各县的网站放到哪里，{county} 是县的编号：文件夹，或者 s3:// 开头的位置")
    ] = "sites/{county}"
    state: Annotated[
        str,
        Meta(
            description="各县的缓存放在哪里：每台工作机都读得到的文件夹、s3:// 开头的位置，或者 worker（留在上次生成它的工作机）"
        ),
    ] = ".gongkai/counties"
    work: Annotated[str, Meta(description="工作机上放临时文件的文件夹")] = ".gongkai/work"
    processes: Annotated[int, Meta(ge=0, le=64, description="生成一个县用几个进程；0 由程序看县的大小决定")] = 0
    large: Annotated[int, Meta(ge=1, description="多少份文件以上的县算大县，用工作机的全部处理器")] = 20000
    patience: Annotated[
        int, Meta(ge=1, le=3600, description="没有工作机、调度程序不在或者县正在被别处生成时，等多少秒")
    ] = 60
    attempts: Annotated[int, Meta(ge=1, le=10, description="一个县使工作进程中断几次后不再试")] = 3
    store: StoreTarget = StoreTarget()
    portal: PortalSettings = PortalSettings()


class ProvinceFile(msgspec.Struct, frozen=True, kw_only=True):
    """province.yaml as it was read. root: its folder. config: what stands over every county's config.yaml, by county
    under its id, and for all under ""."""

    root: Path
    province: Province
    config: dict[str, dict[str, Any]] = {}

    def config_of(self, county: str) -> dict[str, Any]:
        """What stands over a county's own config.yaml; its own entry here comes before the province's."""
        return merged(self.config.get("", {}), self.config.get(county, {}))

    def output_of(self, county: str) -> str:
        """Where a county's site goes: an absolute path or an address."""
        given = self.province.counties[county].output or self.province.output
        return self.absolute(given.replace(COUNTY, county))

    def state_of(self, county: str) -> str:
        """Where a county's memory is; ``WITH_WORKER`` where that stays with the worker."""
        given = self.province.state
        if given == WITH_WORKER:
            return given
        return self.absolute(given.replace(COUNTY, county) if COUNTY in given else f"{given.rstrip('/')}/{county}")

    def source_of(self, county: str) -> CountySource:
        """Where a county's content is, its folder absolute."""
        return self.located(self.province.counties[county].source)

    def located(self, source: CountySource) -> CountySource:
        """A source with its folder, or a repository that is one, seen from anywhere."""
        folder = self.absolute(source.folder) if source.folder else ""
        git = self.absolute(source.git) if (self.root / source.git).is_dir() and source.git else source.git
        return msgspec.structs.replace(source, folder=folder, git=git)

    def absolute(self, place: str) -> str:
        """A folder from that of province.yaml; an address as it is."""
        return place if "://" in place else os.path.normpath(self.root / place)


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Two parts of a configuration, one laid over the other, key by key."""
    both = {
        key: merged(below[key], value) if isinstance(value, dict) and isinstance(below.get(key), dict) else value
        for key, value in above.items()
    }
    return {**below, **both}
