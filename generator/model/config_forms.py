"""Forms that a setting's text has, and what an editor is told whose text has another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import msgspec

from generator.base.yes_no import yes_or_no
from generator.model.edition import DEFAULT_FORM


class Form(msgspec.Struct, frozen=True):
    """Mark of a text that is empty or matches ``pattern`` as a whole. wanted: what an editor is told otherwise."""

    pattern: str
    wanted: str


class Words(msgspec.Struct, frozen=True):
    """Mark of a value that several ways of writing mean. read: what stands in the file -> the value, or ValueError with
    what is wanted. written: the ways that editors are offered."""

    read: Callable[[object], object]
    written: tuple[object, ...]


SiteCode = Annotated[str, Form(r"\d{10}", "网站标识码是10位数字，例如 9901010001")]
Icp = Annotated[
    str,
    Form(
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备\d{8}号(-\d+)?",
        "ICP备案号的形式是“省简称ICP备8位数字号”，例如 京ICP备00000000号-1",
    ),
]
PoliceFiling = Annotated[
    str, Form(r"([\u4e00-\u9fff]公网安备\s?)?\d{14}号?", "公安备案号的形式是“省简称公网安备14位数字号”")
]
Url = Annotated[
    str, Form(r"https?://[^\s/]+(/\S*)?", "网址以 http:// 或 https:// 开头，例如 https://www.example.gov.cn")
]
SiteUrl = Annotated[
    str,
    Form(
        r"https?://[^\s/?#]+(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]+)*/?",
        "网址以 http:// 或 https:// 开头，后面可以有路径（字母、数字、- _ .），例如 https://www.example.gov.cn 或 "
        "https://www.example.gov.cn/zwgk",
    ),
]
"""Where a site stands: a path becomes part of every address and of what hosts are told, so it is plain."""
StoreUrl = Annotated[
    str,
    Form(
        r"(?:s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|file://)(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?",
        "写 s3://桶/前缀，前缀可以不写，只用字母、数字和 - _ . ~，例如 s3://zwgk/lanqing",
    ),
]
"""Where a store lies. A prefix becomes part of what nginx is told, so it is plain."""
NETLIFY = "netlify"
Endpoint = Annotated[
    str,
    Form(
        rf"{NETLIFY}|https://[A-Za-z0-9.-]+(:\d+)?/[A-Za-z0-9._~/%-]*(\?[A-Za-z0-9._~/%&=-]*)?",
        "以 https:// 开头、写到接收表单的那一页的网址，例如 https://liuyan.example.gov.cn/save；或者 netlify",
    ),
]
"""Where a form is sent. What could end a directive of the Content-Security-Policy has no place in it."""
FieldName = Annotated[str, Form(r"[A-Za-z][A-Za-z0-9_.\[\]-]*", "参数名以字母开头，只用字母、数字和 _ . - [ ]")]
Picture = Annotated[
    str,
    Form(
        r"(?:[\w\u4e00-\u9fff.-]+/)*[\w\u4e00-\u9fff.-]+\.(?i:svg|png|webp)",
        "写 config.yaml 旁边一个 svg、png 或 webp 文件的名称",
    ),
]
FORMS = ("s2t", "s2tw", "s2twp", "s2hk")


def _form_of(value: object) -> object:
    word = str(value).strip().lower()
    answer = yes_or_no(word) if word else False
    if answer is not None:
        return DEFAULT_FORM if answer else ""
    if word not in FORMS:
        raise ValueError(f"写 true、false，或者字形 {'、'.join(FORMS)}")
    return word


Traditional = Annotated[str, Words(_form_of, (True, False, *FORMS))]
"""是（true）、否，或者 OpenCC 的一种字形：通行（s2t）、台湾（s2tw）、台湾并改用词（s2twp）、香港（s2hk）。"""
Folder = Annotated[str, Form(r"[A-Za-z0-9_-]+", "主题名只用字母、数字、- 和 _")]
MapAddress = Annotated[
    str,
    Form(r"https?://\S*\{address\}\S*", "写网址，地址的位置写 {address}，例如 https://map.example.gov.cn/?q={address}"),
]
ServerPath = Annotated[
    str,
    Form(
        r"/(?!(d|data|assets|search|zh-hant|admin|feed|m)/)([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)+",
        "写本站的一个路径，以 / 开头和结尾，只用字母、数字、- _ .，不能是本站已有的（/d/、/search/ 等），例如 /search-api/",
    ),
]
"""Where the host passes searches on to a server: no place of the site's own."""
IndexPrefix = Annotated[
    str, Form(r"[a-z][a-z0-9-]{0,39}(?<!-)", "索引名以小写字母开头，只用小写字母、数字和 -，最多40个字，例如 gongkai")
]
SERVER_ADDRESS = Form(
    r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?(/[A-Za-z0-9._~/-]*)?",
    "写 http:// 或 https:// 开头的网址，例如 http://127.0.0.1:9200；用户名、口令不写在这里，写在环境变量 "
    "GONGKAI_OPENSEARCH_USER、GONGKAI_OPENSEARCH_PASSWORD 里",
)
"""Of one node of a search server. A password in it would lie in the repository and in every log."""
