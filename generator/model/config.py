"""config.yaml as a typed value. Forms of numbers: domain.md 2.4 (政府网站发展指引, 国办发〔2017〕47号)."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from generator.model.diagnostic import Level
from generator.model.edition import DEFAULT_FORM


def _form(pattern: str, message: str) -> AfterValidator:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if value and not compiled.fullmatch(value):
            raise ValueError(message)
        return value

    # The JSON Schema for editors is made from the same pattern.
    check.__dict__["pattern"] = pattern
    return AfterValidator(check)


SiteCode = Annotated[str, _form(r"\d{10}", "网站标识码是10位数字，例如 9901010001")]
Icp = Annotated[
    str,
    _form(
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备\d{8}号(-\d+)?",
        "ICP备案号的形式是“省简称ICP备8位数字号”，例如 京ICP备00000000号-1",
    ),
]
PoliceFiling = Annotated[
    str, _form(r"([\u4e00-\u9fff]公网安备\s?)?\d{14}号?", "公安备案号的形式是“省简称公网安备14位数字号”")
]
Url = Annotated[
    str, _form(r"https?://[^\s/]+(/\S*)?", "网址以 http:// 或 https:// 开头，例如 https://www.example.gov.cn")
]
FORMS = ("s2t", "s2tw", "s2twp", "s2hk")


def _form_of(value: object) -> object:
    word = str(value).strip().lower()
    if word in ("true", "yes", "on", "是"):
        return DEFAULT_FORM
    if word in ("", "false", "no", "off", "否"):
        return ""
    if word not in FORMS:
        raise ValueError(f"写 true、false，或者字形 {'、'.join(FORMS)}")
    return word


Traditional = Annotated[
    str,
    BeforeValidator(_form_of),
    WithJsonSchema({"enum": [True, False, *FORMS]}),
]
"""是（true）、否，或者 OpenCC 的一种字形：通行（s2t）、台湾（s2tw）、台湾并改用词（s2twp）、香港（s2hk）。"""
Folder = Annotated[str, _form(r"[A-Za-z0-9_-]+", "主题名只用字母、数字、- 和 _")]


class Strict(BaseModel):
    """A part of the configuration: unknown keys are mistakes, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True)


class Identity(Strict):
    """网站是谁的。"""

    name: str = Field(min_length=1, description="网站名称，例如“岚清县政务公开平台”")
    jurisdiction: str = Field(min_length=1, description="行政区划名称，例如“岚清县”")
    url: Url = Field(description="网站网址，不带结尾的 /")
    description: str = Field(default="", description="一句话介绍，用于首页和搜索引擎")
    code: SiteCode = Field(description="网站标识码，10位数字")
    organiser: str = Field(min_length=1, description="主办单位")
    operator: str = Field(default="", description="承办单位")
    phone: str = Field(min_length=1, description="联系电话")
    email: str = Field(default="", description="联系邮箱")
    address: str = Field(default="", description="联系地址")
    icp: Icp = Field(description="ICP备案号")
    police_filing: PoliceFiling = Field(default="", description="公安机关备案号")
    notice: str = Field(default="", description="显示在每页顶部的说明，例如演示站声明")


class Application(Strict):
    """依申请公开的受理信息（政府信息公开条例 第二十九条）。"""

    office: str = Field(default="", description="受理机构")
    address: str = Field(default="", description="通信地址")
    phone: str = Field(default="", description="联系电话")
    hours: str = Field(default="", description="办公时间")
    email: str = Field(default="", description="电子邮箱")
    online: str = Field(default="", description="网上申请的网址")


class Lists(Strict):
    """列表的长短。"""

    page_size: int = Field(default=20, ge=5, le=200, description="列表每页条数")
    feed_size: int = Field(default=30, ge=5, le=200, description="订阅源条数")
    latest: int = Field(default=10, ge=3, le=50, description="首页最新公开条数")


class Search(Strict):
    """全文检索。"""

    enabled: bool = Field(default=True, description="是否生成检索索引")
    synonyms: bool = Field(default=True, description="是否同时检索同义词")


class Review(Strict):
    """保密审查。"""

    required: bool = Field(default=False, description="主动公开的文件是否必须有审查记录")


class Admin(Strict):
    """网页编辑（/admin/，Decap CMS），给不用 Git 的人用；gongkai serve --admin 在本机使用时不需要这些设置。"""

    enabled: bool = Field(default=False, description="网站上是否有 /admin/")
    backend: Literal["git-gateway", "github", "gitlab", "gitea", "bitbucket"] = Field(
        default="git-gateway", description="内容所在的代码平台"
    )
    repo: str = Field(default="", description="代码仓库，例如 lanqing/zwgk")
    branch: str = Field(default="main", description="编辑哪个分支")
    api_root: Url = Field(default="", description="自建代码平台的接口网址，例如 https://git.example.gov.cn/api/v1")
    base_url: Url = Field(default="", description="登录服务的网址")
    auth_endpoint: str = Field(default="", description="登录服务的路径")
    auth_type: Literal["", "implicit", "pkce"] = Field(default="", description="登录方式")
    app_id: str = Field(default="", description="在代码平台登记的应用编号")
    site_domain: str = Field(default="", description="登录服务认的域名")
    workflow: bool = Field(default=True, description="是否先审后发：草稿、审查中、就绪三步（gitea 不支持，保存即提交）")


class Config(Strict):
    """config.yaml 全部内容。业务事实（栏目、目录、机关）不在这里，在 content/_data/。"""

    theme: Folder = Field(default="county", description="主题名")
    site: Identity
    application: Application = Application()
    lists: Lists = Lists()
    search: Search = Search()
    review: Review = Review()
    traditional: Traditional = Field(
        default="", description="是否生成繁体版（/zh-hant/）：写 true，或写字形 s2t、s2tw、s2twp、s2hk"
    )
    admin: Admin = Admin()
    rules: dict[str, Level | Literal["off"]] = Field(
        default_factory=dict, description="规则代码 → error、warning、info 或 off"
    )
    options: dict[str, str | bool | int | list[str]] = Field(default_factory=dict, description="主题选项")
    output: str = Field(default="public", description="输出文件夹")
    content: list[str] = Field(default_factory=lambda: ["content"], description="内容文件夹，可以有多个")
