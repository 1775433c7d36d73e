"""config.yaml as a typed value. Forms of numbers: 政府网站发展指引（国办发〔2017〕47号）.

The only place where a setting is written: content/config_models.py checks a file against it, authoring/schema/config.py
describes it to editors. A build of an unchanged config.yaml takes the value from the state store,
so nothing heavy is imported here.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from generator.model.config_forms import (
    NETLIFY,
    Endpoint,
    FieldName,
    Folder,
    Icp,
    MapAddress,
    Picture,
    PoliceFiling,
    SiteCode,
    SiteUrl,
    Traditional,
    Url,
)
from generator.model.config_part import ConfigPart
from generator.model.config_servers import Search, StoreTarget
from generator.model.diagnostic import Level

DEMONSTRATION = ("演示", "示例")
"""Words of the notice by which a site says that nothing on it is meant."""


class Identity(ConfigPart, frozen=True, kw_only=True):
    """网站是谁的。"""

    name: Annotated[str, Meta(min_length=1, description="网站名称，例如“岚清县政务公开平台”")]
    jurisdiction: Annotated[str, Meta(min_length=1, description="行政区划名称，例如“岚清县”")]
    url: Annotated[SiteUrl, Meta(description="网站网址；网站在一个路径下面的，写到路径为止")]
    description: Annotated[str, Meta(description="一句话介绍，用于首页和搜索引擎")] = ""
    code: Annotated[SiteCode, Meta(description="网站标识码，10位数字")]
    organiser: Annotated[str, Meta(min_length=1, description="主办单位")]
    operator: Annotated[str, Meta(description="承办单位")] = ""
    phone: Annotated[str, Meta(min_length=1, description="联系电话")]
    email: Annotated[str, Meta(description="联系邮箱")] = ""
    address: Annotated[str, Meta(description="联系地址")] = ""
    comment_url: Annotated[Url, Meta(description="群众留言的网址，显示在每个事项的页面上")] = ""
    icp: Annotated[Icp, Meta(description="ICP备案号")]
    police_filing: Annotated[PoliceFiling, Meta(description="公安机关备案号")] = ""
    find_error: Annotated[Url, Meta(description="“政府网站找错”的网址，显示在每页页脚")] = ""
    agency_mark: Annotated[Url, Meta(description="党政机关网站标识的核验网址，显示在每页页脚")] = ""
    logo: Annotated[
        Picture,
        Meta(
            description="网站标志：config.yaml 旁边的图片（svg、png、webp，不超过 512 KB），例如 biaozhi.svg；不得使用国徽"
        ),
    ] = ""
    notice: Annotated[str, Meta(description="显示在每页顶部的说明；写明是演示或示例的，占位的内容不算错误")] = ""


class Application(ConfigPart, frozen=True):
    """依申请公开的受理信息（政府信息公开条例 第二十九条）。"""

    office: Annotated[str, Meta(description="受理机构")] = ""
    address: Annotated[str, Meta(description="通信地址")] = ""
    postcode: Annotated[str, Meta(description="邮政编码")] = ""
    phone: Annotated[str, Meta(description="联系电话")] = ""
    fax: Annotated[str, Meta(description="传真")] = ""
    hours: Annotated[str, Meta(description="办公时间")] = ""
    email: Annotated[str, Meta(description="电子邮箱")] = ""
    online: Annotated[str, Meta(description="网上申请的网址")] = ""


class Messages(ConfigPart, frozen=True):
    """群众留言表单（/hudong/liuyan/）：本站不收留言，表单直接交给县里的留言系统。不写 endpoint 就没有表单；写了的，单位、保存期限和
    答复天数都要写，告诉留言的人（个人信息保护法 第十七条）。"""

    endpoint: Annotated[
        Endpoint, Meta(description="留言系统接收表单的网址，以 https:// 开头；用 Netlify 的表单（只供演示）写 netlify")
    ] = ""
    receiver: Annotated[str, Meta(description="收到、保管留言的单位")] = ""
    keep: Annotated[str, Meta(description="留言里的个人信息保存多久，例如 办结后一年")] = ""
    days: Annotated[int, Meta(ge=0, le=250, description="几个工作日内答复")] = 0
    subject: Annotated[FieldName, Meta(description="留言系统里“主题”的参数名")] = "subject"
    content: Annotated[FieldName, Meta(description="留言系统里“内容”的参数名")] = "content"
    person: Annotated[FieldName, Meta(description="留言系统里“称呼”的参数名")] = "name"
    contact: Annotated[FieldName, Meta(description="留言系统里“联系方式”的参数名")] = "contact"

    @property
    def outside(self) -> str:
        """The address that forms may be sent to, as a source of a Content-Security-Policy (CSP 3: without query); ""
        when there is no form, or the site's own address takes it."""
        return "" if self.endpoint in ("", NETLIFY) else self.endpoint.partition("?")[0]


class Lists(ConfigPart, frozen=True):
    """列表的长短。"""

    page_size: Annotated[int, Meta(ge=5, le=200, description="列表每页条数")] = 20
    feed_size: Annotated[int, Meta(ge=5, le=200, description="订阅源条数")] = 30
    latest: Annotated[int, Meta(ge=3, le=50, description="首页最新公开条数")] = 10


class DutyOptions(ConfigPart, frozen=True):
    """公开责任。"""

    since: Annotated[
        int, Meta(ge=0, le=2199, description="从哪一年起核对年报、预算等按期公开的责任，例如 2024；0 表示从上一年起")
    ] = 0


class ReviewOptions(ConfigPart, frozen=True):
    """保密审查。"""

    required: Annotated[bool, Meta(description="主动公开的文件是否必须有审查记录")] = False


AttachmentType = Literal[
    "pdf",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "ods",
    "ofd",
    "csv",
    "json",
    "txt",
    "md",
    "yaml",
    "png",
    "jpg",
    "webp",
    "gif",
    "svg",
    "zip",
    "mp4",
    "mp3",
    "vtt",
]
ATTACHMENT_TYPES: tuple[AttachmentType, ...] = get_args(AttachmentType)
"""What an attachment may be: types of which a copy can be made that shows what a reader sees, and nothing else."""


class Attachments(ConfigPart, frozen=True):
    """附件。公开的是按读者所见重新做成的副本，原件不公开。"""

    types: Annotated[
        list[AttachmentType], Meta(description="可以公开的附件类型，例如 [pdf, docx, xlsx, csv, jpg, png]")
    ] = msgspec.field(default_factory=lambda: list(ATTACHMENT_TYPES))


class Integrity(ConfigPart, frozen=True):
    """发布的时间、转载的来源。"""

    backdated_days: Annotated[
        int,
        Meta(ge=0, le=366, description="发布日期最多可以比 Git 里放进文件的提交早几天（check --history）；0 不检查"),
    ] = 7
    upper_sites: Annotated[
        list[str], Meta(description="可以转载的上级网站的域名，包括它们的下级域名，例如 [gov.cn]")
    ] = msgspec.field(default_factory=lambda: ["gov.cn"])
    repost_hours: Annotated[int, Meta(ge=1, le=240, description="上级文件公布后，几小时内转载")] = 24
    repost_working_days: Annotated[bool, Meta(description="转载的时限是否只算工作日")] = False


class Links(ConfigPart, frozen=True):
    """外部链接的检查（gongkai check --links），平时不查。"""

    most: Annotated[int, Meta(ge=1, le=100000, description="一次最多查几个网址")] = 500
    minutes: Annotated[int, Meta(ge=1, le=600, description="一次最多查几分钟")] = 10
    days: Annotated[int, Meta(ge=0, le=366, description="查过而能打开的，几天内不再查")] = 7
    pause: Annotated[int, Meta(ge=0, le=60, description="同一网站两次之间隔几秒")] = 1
    private_hosts: Annotated[
        list[str], Meta(description="允许检查的内部网址，写成“域名:端口”，例如 [oa.example.gov.cn:443]")
    ] = msgspec.field(default_factory=list)


class ServicePortal(ConfigPart, frozen=True):
    """网上办事：本县办事统一的网上入口，以及办之前、办的时候、办好以后用的网址。办事指南里自己写了的，用自己的。"""

    name: Annotated[str, Meta(description="网上办事平台的名称")] = "政务服务网"
    url: Annotated[Url, Meta(description="网上办事统一入口的网址，显示在 /fuwu/")] = ""
    appointment: Annotated[Url, Meta(description="事前：网上预约的网址")] = ""
    progress: Annotated[Url, Meta(description="事中：进度查询的网址")] = ""
    result: Annotated[Url, Meta(description="事后：结果查询的网址")] = ""
    rating: Annotated[Url, Meta(description="事后：办事评价（好差评）的网址")] = ""
    map: Annotated[
        MapAddress, Meta(description="办公地址旁“地图”通向哪里，地址的位置写 {address}；不写的只有文字地址")
    ] = ""


class Admin(ConfigPart, frozen=True):
    """网页编辑（/admin/，Decap CMS），给不用 Git 的人用；gongkai serve --admin 在本机使用时不需要这些设置。"""

    enabled: Annotated[bool, Meta(description="网站上是否有 /admin/")] = False
    backend: Annotated[
        Literal["git-gateway", "github", "gitlab", "gitea", "bitbucket"], Meta(description="内容所在的代码平台")
    ] = "git-gateway"
    repo: Annotated[str, Meta(description="代码仓库，例如 lanqing/zwgk")] = ""
    branch: Annotated[str, Meta(description="编辑哪个分支")] = "main"
    api_root: Annotated[Url, Meta(description="自建代码平台的接口网址，例如 https://git.example.gov.cn/api/v1")] = ""
    base_url: Annotated[Url, Meta(description="登录服务的网址")] = ""
    auth_endpoint: Annotated[str, Meta(description="登录服务的路径")] = ""
    auth_type: Annotated[Literal["", "implicit", "pkce"], Meta(description="登录方式")] = ""
    app_id: Annotated[str, Meta(description="在代码平台登记的应用编号")] = ""
    site_domain: Annotated[str, Meta(description="登录服务认的域名")] = ""
    workflow: Annotated[bool, Meta(description="是否先审后发：草稿、审查中、就绪三步（gitea 不支持，保存即提交）")] = (
        True
    )


class Config(ConfigPart, frozen=True, kw_only=True):
    """config.yaml 全部内容。业务事实（栏目、目录、机关）不在这里，在 content/_data/。"""

    theme: Annotated[Folder, Meta(description="主题名")] = "county"
    site: Identity
    application: Application = Application()
    messages: Messages = Messages()
    lists: Lists = Lists()
    search: Search = Search()
    review: ReviewOptions = ReviewOptions()
    duties: DutyOptions = DutyOptions()
    attachments: Attachments = Attachments()
    traditional: Annotated[
        Traditional, Meta(description="是否生成繁体版（/zh-hant/）：写 true，或写字形 s2t、s2tw、s2twp、s2hk")
    ] = ""
    integrity: Integrity = Integrity()
    links: Links = Links()
    services: ServicePortal = ServicePortal()
    admin: Admin = Admin()
    store: StoreTarget = StoreTarget()
    pdf: Annotated[
        bool,
        Meta(description="规范性文件和政府公报是否另做公文格式（GB/T 9704）的 PDF；先运行 pip install 'gongkai[pdf]'"),
    ] = False
    rules: Annotated[dict[str, Level | Literal["off"]], Meta(description="规则代码 → error、warning、info 或 off")] = (
        msgspec.field(default_factory=dict)
    )
    options: Annotated[dict[str, str | bool | int | list[str]], Meta(description="主题选项")] = msgspec.field(
        default_factory=dict
    )
    publish: Annotated[
        Literal["documents", "whole"],
        Meta(description="有文件出错时：documents 只扣下出错的文件，whole 一份有错就什么都不发布"),
    ] = "documents"
    output: Annotated[str, Meta(description="输出文件夹")] = "public"
    content: Annotated[list[str], Meta(description="内容文件夹，可以有多个")] = msgspec.field(
        default_factory=lambda: ["content"]
    )

    @property
    def demonstration(self) -> bool:
        """Whether every page says that nothing here is meant, so that placeholders mislead nobody."""
        return any(word in self.site.notice for word in DEMONSTRATION)
