"""What a website puts round a document -> facts and nothing: 当前位置, 发布时间, 来源, 字号, 打印, 分享, 上一篇, 版权."""

from __future__ import annotations

import re

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning.step import CleanedBlocks
from generator.authoring.importers.cleaning.to_simplified import folded
from generator.authoring.importers.source import Evidence, SourceBlock
from generator.base.patterns import pattern_table

NAME = "删去网站栏目导航等页面元素"
EXAMPLES = (
    ("当前位置: 首页 > 服务指南\n关于公开的意见", "关于公开的意见"),
    ("首页 > 政务公开 > 通知公告\n关于公开的意见", "关于公开的意见"),
    ("關於公開的意見\n發布時間: 2017-10-11     來源:\n正文。", "關於公開的意見\n正文。"),
    ("正文。\n上一篇：关于甲的通知\n下一篇：没有了\n【打印本页】【关闭窗口】", "正文。"),
    ("正文。\n版权所有：云岭县人民政府", "正文。"),
    ("字号：[大 中 小]\n正文。", "正文。"),
    ("打印机采购公告\n正文。", "打印机采购公告\n正文。"),
    ("发文字号：云政发〔2020〕3号\n正文。", "正文。"),
)

_EDGE = 16
"""Text blocks at the head and the tail in which page elements are looked for; in the body the same words are text."""
_LABELS = {
    "published": "发布时间|发布日期|发表时间|发表日期|公开日期|更新时间|更新日期|上传时间|录入时间|添加时间|日期|时间",
    "source": "信息来源|文章来源|稿件来源|来源|信息来源单位",
    "index_number": "索引号|索取号|信息索取号",
    "doc_number": "发文字号|文号|文件编号",
    "written": "成文日期|发文日期|生成日期|制发日期",
    "issuer": "发文机关|发文机构|发布机构|公开机构|公开主体|制发机关|发布单位",
    "title": "标题|名称|信息名称|文件名称",
    "column": "所属栏目|栏目|栏目名称",
    "subject": "主题分类|体裁分类|信息分类|组配分类|分类",
    "keywords": "主题词|关键词|关键字",
    "validity": "有效性|效力状态|时效性",
    "classification": "公开方式|公开属性|信息公开选项",
    "none": "作者|编辑|责任编辑|审核|初审|终审|校对|浏览次数|浏览量|点击数|点击量|点击次数|点击|阅读次数|阅读量|阅读"
    "|访问量|字号|字体|字体大小|公开时限|公开范围|公开期限|责任部门|施行日期|保护视力色|视力保护色|语言|记者|供稿",
}
_NAME_OF = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
_ANY = "|".join(r"\s*".join(label) for label in sorted(_NAME_OF, key=len, reverse=True))
_FIELD = re.compile(rf"(?:^|(?<=[\s|｜\]】])|(?<=\d))\s*[\[【]?({_ANY})[\]】]?\s*[:：]\s*")
_BUTTON = pattern_table(
    (r"打印(?:本[页文])?", "打印", "打印本页"),
    (r"关闭(?:窗口|本页)?", "关闭", "关闭窗口"),
    (r"返回(?:顶部|首页|列表|上[一页]页?)", "返回顶部", "返回上一页"),
    (r"收藏(?:本[页文])?", "收藏", "收藏本页"),
    (r"分享(?:到|至|本[页文])?", "分享", "分享本文"),
    "我要纠错 纠错 朗读",
    (r"下载本?文?", "下载", "下载本文"),
    "大 中 小 特大",
    (r"字[号体][:：]?", "字号", "字体："),
    "加入收藏 设为首页 复制链接 保存 TOP",
)
_NEXT_BUTTON = pattern_table(
    (r"打印(?:本[页文])?", "打印", "打印本页"),
    (r"关闭(?:窗口|本页)?", "关闭", "关闭窗口"),
    (r"返回(?:顶部|首页|列表)?", "返回", "返回顶部"),
    "收藏",
    (r"分享(?:到|至)?", "分享", "分享到"),
    "大 中 小 特大 微信 微博 新浪微博 QQ空间 QQ好友 朋友圈 下载 纠错 朗读 保存",
    (r"字[号体]", "字号"),
)
_EDITION = pattern_table(
    "无障碍 长者版 适老版",
    (r"繁体版?", "繁体", "繁体版"),
    (r"简体版?", "简体", "简体版"),
    "English 登录 注册 手机版 无障碍浏览 智能机器人",
    whole=True,
)
_NEXT_EDITION = pattern_table(
    "无障碍 长者版",
    (r"繁体版?", "繁体", "繁体版"),
    (r"简体版?", "简体", "简体版"),
    "English 登录 注册 手机版",
)
_DROPPED = pattern_table(
    (
        r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在|所处)*(?:位置|页面)(?:是)?\s*[:：].*",
        "您现在所在位置：首页 > 政务公开",
    ),
    (r"(?:网站)?首页\s*(?:>|»|›|/|＞|→|-+>|::)+.*", "首页 > 政务公开"),
    (
        rf"[\[【(（]?\s*{_BUTTON.pattern}(?:\s*[\]】)）|｜·\s\[【(（:：]+\s*{_NEXT_BUTTON.pattern})*\s*[\]】)）]?\s*[:：]?",
        "【打印本页】【关闭窗口】",
        "字号：[大 中 小]",
    ),
    (r"分享(?:到|至)\s*[:：]?.{0,30}", "分享到：某网"),
    (r"扫一扫.{0,30}", "扫一扫在手机上看"),
    (r"手机扫.{0,30}", "手机扫码"),
    (r"[<«＜]?\s*(?:上|下)一(?:篇|条|页|则)\s*[:：]?.*", "上一篇：关于甲的通知"),
    (r"(?:相关|推荐|热门|延伸)(?:文章|链接|阅读|新闻|文件|信息|解读|稿件|附件下载)\s*[:：]?", "相关文章："),
    (r"版权所有.*", f"版权所有{'甲' * 50}"),
    (r"Copyright.*", "Copyright 2026"),
    (r"©.*", "© 2026"),
    (r".{0,30}版权所有.{0,40}", "云岭县人民政府版权所有"),
    (r"网站标识码.*", "网站标识码：9901010001"),
    (r".*ICP[备证].*", "某ICP备00000000号"),
    (r".*公网安备.*", "某公网安备00000000号"),
    (r"(?:主办|承办)(?:单位)?[:：].*(?:技术支持|承办|网站|备案).*", "主办单位：云岭县人民政府 承办：县政府办"),
    (r"技术支持[:：].*", "技术支持：某公司"),
    (r"网站地图.*", "网站地图"),
    "联系我们 关于我们 网站声明 隐私声明",
    (rf"{_EDITION.pattern}(?:\s*[|｜]?\s*{_NEXT_EDITION.pattern})*", "无障碍 | 长者版 | 登录"),
    (r"您是第\s*\d*\s*位访(?:问者|客)", "您是第 8 位访客"),
    (r"(?:浏览|阅读|点击|访问)\s*[:：]?\s*\d*\s*次?", "浏览：12 次"),
    flags=re.IGNORECASE,
    whole=True,
)


def clean_blocks(blocks: tuple[SourceBlock, ...]) -> CleanedBlocks:
    """Blocks without page elements; what those say (发布时间, 来源, 文号 ...) becomes evidence."""
    texts = [place for place, block in enumerate(blocks) if inline.plain(block.text).strip()]
    edges = {*texts[:_EDGE], *texts[-_EDGE:]}
    heads = set(texts[:_EDGE])
    gone: list[int] = []
    evidence: list[Evidence] = []
    for place in sorted(edges):
        block = blocks[place]
        text = " ".join(inline.plain(block.text).split())
        if block.kind not in ("line", "paragraph", "item", "heading"):
            continue
        facts = fields(text) if place in heads else None
        if facts is not None:
            evidence.extend(facts)
            gone.append(place)
        elif _DROPPED.fullmatch(folded(text)):
            gone.append(place)
    changed = tuple(inline.plain(blocks[place].text).strip()[:40] for place in gone)
    kept = tuple(block for place, block in enumerate(blocks) if place not in set(gone))
    return CleanedBlocks(kept, changed, tuple(evidence))


def is_label(text: str) -> bool:
    """Whether a text is the label of such a field and nothing else, with its colon or without."""
    return "".join(folded(text).split()).strip("：:[]【】") in _NAME_OF


def fields(text: str) -> tuple[Evidence, ...] | None:
    """``发布时间：2017-10-11 来源：县政府办`` as facts; None when the line is not made of such fields alone."""
    plain = folded(text)
    matches = list(_FIELD.finditer(plain))
    if not matches or matches[0].start() > 0 or len(plain) > 200:
        return None
    facts: list[Evidence] = []
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        label = "".join(match.group(1).split())
        value = text[match.end() : following.start() if following else len(text)] if len(plain) == len(text) else ""
        if len(value) > 80 or "。" in value:
            return None
        if value.strip(" []【】|｜") and _NAME_OF[label] != "none":
            facts.append(Evidence(_NAME_OF[label], value.strip(" []【】|｜"), f"原文“{label}”"))
    lone = len(matches) == 1 and _NAME_OF["".join(matches[0].group(1).split())] in ("title",)
    ambiguous = "".join(matches[0].group(1).split()) in ("时间", "名称", "标题", "日期") and len(matches) == 1
    return None if lone or ambiguous else tuple(facts)
