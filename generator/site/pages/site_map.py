"""站点地图: one page with every column of the site, for people (``sitemap.xml`` is for machines)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.guideline import comparisons
from generator.model.participation import participations
from generator.model.places import places
from generator.model.site import Site
from generator.model.statutory import CONTENTS, HOME, PARTS
from generator.model.target import Target
from generator.model.view import Column, PageMeta
from generator.site.pages import catalogue_differences, catalogue_gaps, handbook, key_areas
from generator.site.pages._parts import column_head, page
from generator.site.pages.catalogue_table import WAYS

TEMPLATE = "sitemap.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of the site map: groups of columns, each with its heading."""

    head: PageMeta
    groups: tuple[tuple[str, tuple[Column, ...]], ...]


def _links(site: Site) -> tuple[Column, ...]:
    return (Column("links", "网站链接", "/links/"),) if site.vocabularies.links else ()


def _catalogue(site: Site) -> tuple[Column, ...]:
    """What there is of the catalogue as a whole."""
    words = site.vocabularies
    if not any(catalogue.items for catalogue in words.catalogues):
        return ()
    ways = (Column(f"way-{name}", f"{word}事项目录", f"/catalogue/way/{name}/") for name, word in WAYS)
    differing = comparisons(words.catalogues, words.guidelines)
    return (
        *ways,
        *((Column("differences", "与国家标准指引的差异", catalogue_differences.ADDRESS),) if differing else ()),
        Column("gaps", "还没有网页的事项", catalogue_gaps.ADDRESS),
    )


def _statutory(site: Site) -> Iterator[Column]:
    yield Column("zfxxgk", "政府信息公开", "/zfxxgk/")
    name, folder = PARTS[CONTENTS]
    yield Column("zfxxgk-fdzdgk", name, HOME + folder)
    yield from (Column(entry.id, entry.name, entry.url) for entry in site.vocabularies.statutory)


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    words = site.vocabularies
    agencies = tuple(Column(item.id, item.name, f"/agency/{item.id}/", item.kind) for item in words.agencies.terms)
    groups = [
        ("政府信息公开", tuple(_statutory(site))),
        ("重点领域", tuple(Column(item.id, item.name, f"/{item.id}/") for item in words.domains.terms)),
        ("文件类型", tuple(Column(item.id, item.name, f"/kind/{item.id}/") for item in words.kinds.terms)),
        ("主题分类", tuple(Column(item.id, item.name, f"/subject/{item.id}/") for item in words.subjects.terms)),
        ("部门", tuple(item for item in agencies if item.group == "部门")),
        ("乡镇街道", tuple(item for item in agencies if item.group in ("乡镇", "街道"))),
        ("政务服务中心", tuple(item for item in agencies if item.group == "政务服务中心")),
        ("村（社区）", tuple(item for item in agencies if item.group == "村")),
        (
            "服务",
            (
                Column("search", "检索", "/search/"),
                Column("fuwu", "办事服务", "/fuwu/"),
                Column("archive", "全部文件", "/archive/"),
                Column("normative", "规范性文件登记簿", "/normative/"),
                Column("hudong", "互动", "/hudong/"),
                *((Column("participation", "公众参与决策", "/hudong/participation/"),) if participations(site) else ()),
                *((Column("message", "网上留言", "/hudong/liuyan/"),) if site.config.messages.endpoint else ()),
                *((Column("events", "活动", "/hudong/events/"),) if site.events else ()),
                Column("matters", "全过程公开", "/matters/"),
                Column("duties", "公开责任", "/duties/"),
                Column("commitments", "承诺完成情况", "/commitments/"),
                Column("gazette", "政府公报", "/gazette/"),
                Column("topics", "专题", "/topics/"),
                Column("rules", "公开制度", "/rules/"),
                Column("workflows", "工作流程制度", "/workflows/"),
                Column("responses", "回应效果", "/responses/"),
                Column("letters", "群众来信", "/letters/"),
                Column("enforcement", "执法公示", "/enforcement/"),
                Column("openness", "五公开", "/openness/"),
                Column("leaders", "领导信息", "/leaders/"),
                Column("supervision", "监督和责任", "/supervision/"),
                Column("new-media", "政务新媒体", "/new-media/"),
                Column("key-areas", "重点领域", key_areas.ADDRESS),
                Column("catalogue", "公开事项目录", "/catalogue/"),
                *_catalogue(site),
                Column("assessment", "考核评估", "/assessment/"),
                Column("public-supervision", "社会监督", "/public-supervision/"),
                Column("training", "业务培训", "/training/"),
                Column("experts", "专家库", "/experts/"),
                Column("spokespersons", "新闻发言人", "/spokespersons/"),
                *(Column(link.url.strip("/").replace("/", "-"), link.title, link.url) for link in places(site)),
                *_links(site),
                Column("apply", "依申请公开", "/apply/"),
                Column("apply-form", "政府信息公开申请表", "/apply/form/"),
                Column("apply-offices", "依申请公开受理机构", "/apply/offices/"),
                Column("forms", "表格下载", "/forms/"),
                Column("negative-list", "负面清单", "/negative-list/"),
                Column("figures", "公开数据", "/figures/"),
                Column("data", "数据开放", "/data/"),
                Column("data-guide", "数据使用指南", "/data/guide/"),
                Column("data-schema", "数据结构", "/data/schema/"),
                *(Column(link.url.strip("/"), link.title, link.url) for link in handbook.service_links(site)),
                Column("services", "相关平台", "/services/"),
                Column("feed", "订阅更新", "/feed/"),
            ),
        ),
    ]
    context = Context(column_head(site, "站点地图", "/sitemap/"), tuple(item for item in groups if item[1]))
    yield page(site, "/sitemap/", "site_map", TEMPLATE, context)
