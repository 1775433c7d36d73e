"""A province's name -> the files of a new province that builds at once: two invented counties and what they share."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

from generator.authoring.starter import Answers, files

COUNTIES = {"lanqing": ("岚清县", "9901010001"), "yunxi": ("云溪示例县", "9901010002")}
"""Counties that there are not, by id."""
SHARED = ("subjects.yaml", "synonyms.yaml")
"""Tables that all counties have alike: they lie in one place, and a county's own file of the same name comes first."""
_FILE = """\
# 全省的配置：gongkai province build province.yaml。每一项的说明见 docs/province.md。
name: {name}
output: sites/{{county}}        # 各县的网站放到哪里；对象存储写 s3://存储桶/{{county}}
state: .gongkai/counties      # 各县的缓存：每台工作机都读得到的文件夹、s3:// 开头的位置，或者 worker
shared:
  folder: shared              # 全省共用的主题（shared/themes/）和词表（shared/_data/）
config:                       # 各县的 config.yaml 都照这里的；县里单独要改的，写在县的 config 下面
  theme: quansheng
counties:
{counties}"""
_COUNTY = """\
  {county}:
    name: {name}
    source:
      folder: counties/{county}  # 也可以是 git: 仓库地址（加 revision: 分支），或者 objects: s3://存储桶/位置
"""


def province_files(name: str, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file."""
    shared: dict[str, bytes] = {}
    for county, (title, code) in COUNTIES.items():
        answers = Answers(county=title, url=f"https://{county}.shili.example", code=code)
        for path, data in files(answers, today):
            table = path.removeprefix("content/_data/")
            if table in SHARED:
                shared[f"shared/_data/{table}"] = data
            elif path.startswith("content/") or path == "config.yaml":
                yield f"counties/{county}/{path}", data
    yield from shared.items()
    yield (
        "shared/themes/quansheng/theme.yaml",
        "# 全省共用的主题：先和县级主题一样，要改的文件放到这个文件夹。\nextends: county\n".encode(),
    )
    entries = "".join(_COUNTY.format(county=county, name=title) for county, (title, _) in COUNTIES.items())
    yield "province.yaml", _FILE.format(name=json.dumps(name, ensure_ascii=False), counties=entries).encode()
