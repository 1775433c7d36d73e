"""The rows of the data tables (msgspec) -> JSON Schemas of content/_data/*.yaml, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.agencies import agency_schema
from generator.authoring.schema.annual_forms import annual_form_schemas
from generator.authoring.schema.catalogues import catalogue_schemas
from generator.authoring.schema.duties import duty_schemas
from generator.authoring.schema.matters import matter_schemas
from generator.authoring.schema.people import people_schemas
from generator.authoring.schema.places import place_schemas
from generator.authoring.schema.registers import register_schemas
from generator.authoring.schema.rows import TEXT, listed_schema, row_schema, whole_schema
from generator.authoring.schema.statutory import statutory_schema
from generator.authoring.schema.topics import topic_schemas
from generator.content.channels import KEYS as CHANNEL_KEYS
from generator.content.licences import KEYS as LICENCE_KEYS
from generator.content.negative import CHINESE as NEGATIVE_KEYS
from generator.content.new_media import KEYS as MEDIA_KEYS
from generator.content.outside_links import CHINESE as LINK_KEYS
from generator.content.own_domains import DomainChange
from generator.content.registration import KEYS as REGISTRATION_KEYS
from generator.content.registration import NAME as REGISTRATION
from generator.content.services import KEYS as SERVICE_KEYS
from generator.content.synonyms import OFF
from generator.content.tables import INNER_KEYS
from generator.content.takedowns import CHINESE
from generator.model.channel import Channel
from generator.model.field_types import offered
from generator.model.inspection import Inspection
from generator.model.kind import Field
from generator.model.licence import Licence
from generator.model.negative import Negative
from generator.model.new_media import NewMedia
from generator.model.openness import OPENNESS
from generator.model.outside_link import OutsideLink
from generator.model.registration import Registration, VoidNumber
from generator.model.service import Service
from generator.model.takedown import Takedown
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Subject

_WORDS = {
    "id": "编号：小写字母、数字、- 和 _，是网址的一部分，定下后不改",
    "name": "名称",
    "kind": "部门、乡镇、街道、村或政务服务中心",
    "short": "简称，用在列表里",
    "parent": "上级机关的编号",
    "theme": "本机关栏目用的主题（乡镇自己的页头页脚）",
    "aliases": "别名：写文件时可以用，也用于检索",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话（办公电话）",
    "fax": "传真",
    "email": "电子邮箱",
    "postcode": "邮政编码",
    "duties": "职能简介",
    "body": "公开主体",
    "introduction": "栏目介绍",
    "enabled": "写“否”时不设这个领域",
    "l1": "一级事项",
    "l2": "二级事项",
    "l3": "三级事项",
    "five_open": "五公开：决策、执行、管理、服务或结果，可以是几个",
    "stage": "公开的是过程、结果还是过程和结果",
    "guideline": "依据的标准指引，例如发布机关和文号",
    "version": "目录的版本",
    "note": "备注，显示在事项的网页上",
    "domain": "领域编号",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "deadline": "公开时限",
    "way": "公开方式：主动或依申请",
    "channels": "公开渠道和载体；前面可以写 ■（必选）或 □（可选），不写的按必选",
    "scope": "范围：公开多少",
    "process": "流程：从形成到公开的步骤，按先后",
    "form": "形式：公告、公示、名单等",
    "procedure": "程序：按什么程序公开",
    "presentation": "展现形式；图表和数据集要有数据文件",
    "origin": "来源：国家、省级或本县；不写的与国家标准指引对照得出",
    "national": "国家标准指引里的事项名称或编号（名称与本县不同时写）",
    "audience": "公开对象",
    "level": "公开层级：县、乡",
    "date": "日期，如 2026-03-01",
    "change": "改了什么",
    "not_applicable": "本地没有这项内容时写明理由",
    "home_days": "首页多少天没有新内容算不更新",
    "column_days": "通知、政策类栏目的天数",
    "news_days": "要闻动态类栏目的天数",
    "yearly_days": "一年至少更新一次的栏目的天数，例如统计公报",
    "domain_days": "领域和机关栏目的天数",
    "supervision_days": "一个监管领域多少天没有新内容算超期",
    "letters_share": "一类来信占百分之几要发提示函",
    "letters_least": "一类来信不满多少件不必发提示函",
    "media_days": "政务新媒体多少天没有更新算不更新",
    "rule_days": "公开制度多少天没有评估要提醒",
    "power_ids": "对应的权责事项：权力、责任、许可清单里的编码（没有编码的写名称）",
    "service_ids": "对应的公共服务事项：公共服务清单里的编码（没有编码的写名称）",
    "column_kinds": "按栏目天数计的文件类型",
    "news_kinds": "按要闻动态的天数计的文件类型",
    "yearly_kinds": "按一年至少一次计的文件类型",
    "code": "编号",
    "matter": "不予公开的事项",
    "patterns": "用来发现它的词，或写在两个 / 之间的正则表达式",
    "updated": "更新日期",
    "reason": "原因，显示在网页上",
    "folders": "这个机关的内容文件夹（相对内容文件夹的路径），其他机关的文件放进来会提醒，也用于生成 CODEOWNERS",
    "owners": "代码平台上的账号或小组，例如 @lanqing/mzj，改动这些文件夹时请他们审查",
}
_OF_NEGATIVE = {
    "basis": "不予公开的依据",
    "level": "写 error 或 warning；不写时按规则 SEC-LIST 的级别",
    "category": "不予公开的类别",
}
_OF_LICENCES = {"url": "许可全文的网址；本站的写 / 开头的地址", "aliases": "数据集的“使用许可”里也可以写的词"}
_OF_SERVICES = {
    "url": "平台的网址",
    "about": "能办什么、查什么",
    "columns": "显示在哪些栏目：领域、主题、机关或文件类型的名称",
}
_OF_LINKS = {
    "url": "网址",
    "owner": "主办单位",
    "checked": "上次由人打开看过的日期，如 2026-03-01",
    "group": "分组，例如上级政府网站",
}
_OF_MEDIA = {
    "platform": "平台，例如 微信公众号",
    "owner": "主办单位：机关的名称、简称或编号",
    "state": "运行、暂停或注销",
    "account": "平台上的账号",
    "url": "账号的网址",
    "updated": "最近一次发布内容的日期，如 2026-03-01",
    "used": "最近一次登录使用的日期",
    "opened": "开设日期",
    "closed": "注销日期",
    "qr": "二维码图片：本站一份公开文件的附件的网址，例如 /d/xinmeiti/erweima.png",
}
_OF_CHANNELS = {
    "kind": "种类：热线、领导信箱、留言、咨询、投诉举报、意见征集、建言献策或访谈；热线至少写 12345",
    "answered_by": "由谁答复：机关的名称、简称或编号；不是本县的机关的写全称",
    "days": "几个工作日内答复，写整数",
    "next": "提交以后会怎样：谁转办、谁答复、在哪里看到结果",
    "url": "网址；网址、电话、邮箱至少写一项",
    "phone": "电话（办公电话、热线）",
    "email": "邮箱",
    "hours": "有人接听、接待的时间",
    "note": "一句话说明",
}
_OF_REGISTRATION = {
    "form": "登记号的形式，写明 {机关}、{年份}、{序号} 的位置，例如 {机关}-{年份}-{序号}；全县统一编号的不写 {机关}",
    "digits": "序号的位数，0 为不限",
    "since": "从哪一天起公布的规范性文件，登记要写的内容缺一项就不能发布",
    "void": "没有文件使用的登记号：号、原因，连续几个的用 to（至）写到最后一个",
    "number": "登记号",
    "to": "连续几个空号的最后一个",
    "reason": "为什么没有文件用这个号，显示在登记簿上",
}
_FIELD_WORDS = {
    "key": "英文键",
    "name": "中文键",
    "type": "值的形式",
    "doc": "一句话说明",
    "required": "是否必填",
    "choices": "可选的值",
    "inverse": "在对方页面上的叫法",
    "example": "例子",
    "shown": "是否显示在文件页的信息栏里",
    "compiled": "是否由所列的文件汇编而成：按所写的先后排列，只有读得到的",
    "targets": "关联到哪几种文件",
    "aliases": "也可以写成的键",
}


def table_schemas(words: Vocabularies) -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema."""
    return {
        "agencies.yaml": listed_schema("机关、乡镇和街道", agency_schema(_WORDS)),
        "subjects.yaml": listed_schema("主题分类", row_schema(Subject, words=_WORDS)),
        "domains.yaml": listed_schema("在26个试点领域之外增加，或关闭其中一个", row_schema(DomainChange, words=_WORDS)),
        "synonyms.yaml": listed_schema(
            "同义词，每行一组；或者停用通用别称里的一组", {"oneOf": [_GROUP, _SWITCHED_OFF]}
        ),
        "inspection.yaml": whole_schema("检查更新情况用的天数", row_schema(Inspection, words=_WORDS)),
        REGISTRATION: whole_schema("规范性文件怎样登记、编号", _registration()),
        "negative_list.yaml": listed_schema(
            "本地的负面清单", row_schema(Negative, chinese=NEGATIVE_KEYS, words=_WORDS | _OF_NEGATIVE)
        ),
        "licences.yaml": listed_schema(
            "本地的数据使用许可", row_schema(Licence, chinese=LICENCE_KEYS, words=_WORDS | _OF_LICENCES)
        ),
        "services.yaml": listed_schema(
            "站外的相关平台，显示在栏目页上", row_schema(Service, chinese=SERVICE_KEYS, words=_WORDS | _OF_SERVICES)
        ),
        "new_media.yaml": listed_schema(
            "政务新媒体：在其他平台开设的账号",
            row_schema(NewMedia, chinese=MEDIA_KEYS, hidden=("line", "source"), words=_WORDS | _OF_MEDIA),
        ),
        "channels.yaml": listed_schema(
            "互动渠道：热线、信箱、留言等，显示在 /hudong/",
            row_schema(Channel, chinese=CHANNEL_KEYS, hidden=("agency", "line", "source"), words=_WORDS | _OF_CHANNELS),
        ),
        "takedown.yaml": listed_schema(
            "文件读不出来而要撤回的，由 gongkai takedown 写", row_schema(Takedown, chinese=CHINESE, words=_WORDS)
        ),
        "links.yaml": listed_schema(
            "链接页上的外部网站",
            row_schema(OutsideLink, chinese=LINK_KEYS, hidden=("line", "source"), words=_WORDS | _OF_LINKS),
        ),
        "zh-hant.yaml": whole_schema(
            "繁体版的本地用词：简体词 → 繁体词，先于自动转换",
            {"type": ["object", "null"], "additionalProperties": {"type": "string", "minLength": 1, "maxLength": 60}},
        ),
        **catalogue_schemas(words, _WORDS),
        "kinds/*.yaml": whole_schema("本地增加的一种文件类型", _kind()),
        **matter_schemas(words),
        **duty_schemas(words),
        **people_schemas(),
        **place_schemas(),
        **topic_schemas(words),
        **register_schemas(),
        **annual_form_schemas(),
        **statutory_schema(),
    }


_GROUP = {"type": "array", "items": TEXT, "minItems": 2}
_SWITCHED_OFF = {
    "type": "object",
    "properties": {
        name: {"description": "停用含有这些词的通用别称", "type": "array", "items": TEXT, "minItems": 1} for name in OFF
    },
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
}


def _registration() -> dict[str, Any]:
    shape = row_schema(Registration, chinese=REGISTRATION_KEYS, words=_OF_REGISTRATION)
    keys = {word: key for word, key in INNER_KEYS.items() if key in VoidNumber.__struct_fields__}
    number = row_schema(VoidNumber, chinese=keys, words=_OF_REGISTRATION)
    void = {"anyOf": [number, {"type": "array", "items": number}]}
    shape["properties"] |= {key: {"description": _OF_REGISTRATION["void"], **void} for key in ("void", "空号")}
    return shape


def _kind() -> dict[str, Any]:
    field = row_schema(Field, words=_FIELD_WORDS)
    field["properties"]["type"] |= {"type": "string", "enum": list(offered())}
    text = {"type": "string"}
    names = {"type": "array", "items": text}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "name"],
        "properties": {
            "id": {"description": _WORDS["id"], **text},
            "name": {"description": "类型名称", **text},
            "doc": {"description": "一句话说明，给写文件的人看", **text},
            "introduction": {"description": "栏目介绍，给群众看：这一类里有什么、和他们有什么关系", **text},
            "aliases": {"description": "别名", **names},
            "sections": {"description": "正文应有的小标题", **names},
            "openness": {
                "description": "属于五公开的哪几类（公开事项和环节没有写的时候）",
                "type": "array",
                "items": {"enum": list(OPENNESS)},
            },
            "template": {"description": "主题里的模板", **text},
            "order": {"description": "排列的先后", "type": "integer"},
            **{
                key: {"description": "这种文件自己的字段", "type": "array", "items": field}
                for key in ("fields", "字段")
            },
        },
    }
