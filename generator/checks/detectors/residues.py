"""Text -> what Word, a desktop, an inner network or a hijacked page left in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.view import View

_FIELDS = pattern_table(
    "PAGEREF HYPERLINK TOC REF MERGEFIELD SEQ EMBED PAGE NUMPAGES INCLUDEPICTURE SHAPE DATE TIME FORMTEXT LINK"
)
_WORD = pattern_table(
    (r"\[bookmark:[^\]\n]{0,60}\]?", "[bookmark: _GoBack]", "[bookmark: OLE_LINK1"),
    (r"_GoBack\b", "_GoBack"),
    (r"\b_Toc[0-9]{5,}", "_Toc48291"),
    (
        r"错误[!！]\s*(?:未找到|未定义|超链接|不能|没有|文档)[^\n。]{0,14}",
        "错误！未找到引用源。",
        "错误! 文档中没有指定样式",
    ),
    (r"Error!\s+(?:Reference|Bookmark|Hyperlink|No\s)[^\n.]{0,40}", "Error! Bookmark not defined.", "Error! No text"),
    (rf"\{{\s*{_FIELDS.pattern}\b[^}}\n]{{0,80}}\}}?", "{ TOC \\o }", "{DATE"),
    (r"\\\*\s*MERGEFORMAT", r"\* MERGEFORMAT"),
    (r"\*\s*MERGEFORMAT", "* MERGEFORMAT"),
    (r"\bPAGEREF\s+_", "PAGEREF _Toc1"),
    (r"\bHYPERLINK\s+(?:\\l\s*)?[\"“”]", 'HYPERLINK "http://a"', 'HYPERLINK \\l "_Toc1"'),
    (r"\bEMBED\s+(?:Excel|Word|Equation|PBrush|Package|PowerPoint|Visio|MSPhotoEd)", "EMBED Excel.Sheet.8"),
    (r"\bmso-[a-z]{1,40}(?:-[a-z]{1,40}){0,9}\s*:", "mso-bidi-font-family: 宋体"),
    (r"</?o:p\b", "<o:p>", "</o:p>"),
    (r"</?w:[A-Za-z]+\b", "<w:body>"),
    (r"</?v:(?:shape|imagedata|rect)\b", "<v:shape id=1>"),
    (r"</?st1:", "<st1:place>"),
    (r"<!--\[if\s", "<!--[if gte mso 9]>"),
    (r"urn:schemas-microsoft-com", "urn:schemas-microsoft-com:office"),
    (r"class=[\"']?Mso[A-Za-z]+", 'class="MsoTitle"', "class=MsoBodyText"),
    (r"\bMsoNormal\b", ".MsoNormal {"),
    (r"SmartTag", "SmartTagType"),
    flags=re.ASCII,
)
_DRIVE = lazy_re(
    r"(?<![A-Za-z0-9])[A-Za-z][:：](?:\\{1,2}(?![dwsbnrt][+*\s])|/(?!/))"
    r"[^\s\\/:*?\"<>|，。；）)]{1,}(?:[\\/]+[^\s\\/:*?\"<>|，。；]*)*"
)
_FILE = lazy_re(r"(?i)\bfile:(?://|\\\\|/)[^\s)\]>\"'，。；]*")
_SHARE = lazy_re(r"(?<![\\A-Za-z0-9:：])\\\\[A-Za-z0-9\u4e00-\u9fff._-]{2,}\\[^\s，。；\"<>|]+")
_HOMES = pattern_table("home Users root mnt private/var var/folders")
_HOME = lazy_re(
    rf"(?<![A-Za-z0-9./-])/{_HOMES.pattern}/"
    r"[A-Za-z0-9._\u4e00-\u9fff-]+(?:/[^\s，。；\"<>|)]*)?"
)
_PRIVATE = pattern_table(
    (r"10(?:\.[0-9]{1,3}){3}", "10.1.2.3"),
    (r"192\.168(?:\.[0-9]{1,3}){2}", "192.168.1.20"),
    (r"172\.(?:1[6-9]|2[0-9]|3[01])(?:\.[0-9]{1,3}){2}", "172.16.0.1", "172.31.0.1"),
    (r"169\.254(?:\.[0-9]{1,3}){2}", "169.254.0.9"),
    (r"127\.0\.0\.1", "127.0.0.1"),
)
"""Addresses of networks that no one outside can reach (RFC 1918, RFC 3927, RFC 1122)."""
_INNER_HOST = pattern_table(
    (_PRIVATE.pattern, "10.1.2.3"),
    "localhost",
    (r"(?:oa|xtbg|nw|inner|intra(?:net)?|neiwang)[.:][a-z0-9.:-]+", "oa.lanqing.gov.cn", "intranet:8080"),
    (r"[a-z0-9-]+(?=[:/])(?![^\s]{0,3}\.)", "fileserver/share"),
    (r"[a-z0-9.-]+\.(?:local|lan|intra|internal|corp)", "files.county.lan"),
)
_INTRANET = pattern_table(
    (
        rf"\b(?:https?|ftp|smb|rtsp)://(?:[^\s/@]{{1,60}}@)?{_INNER_HOST.pattern}(?![a-z0-9.-])[^\s，。；)）\]>\"']*",
        "http://10.1.2.3/oa",
        "ftp://wang@files.county.lan/a",
    ),
    (
        r"(?<![0-9.])(?:192\.168(?:\.[0-9]{1,3}){2}|172\.(?:1[6-9]|2[0-9]|3[01])(?:\.[0-9]{1,3}){2})(?![0-9.])",
        "打开192.168.1.20登录",
    ),
    (rf"(?<![0-9.]){_PRIVATE.pattern}:[0-9]{{2,5}}", "10.1.2.3:8080"),
    (rf"(?:IP|ip|内网|服务器)[^\n0-9]{{0,8}}{_PRIVATE.pattern}(?![0-9.])", "服务器地址：10.1.2.3"),
    flags=re.ASCII | re.IGNORECASE,
)
_KEY_NAMES = pattern_table(
    (r"access_?token", "access_token"),
    "token",
    (r"api_?key", "apikey"),
    (r"app_?secret", "app_secret"),
    "secret",
    (r"session_?id", "session_id"),
    "jsessionid password passwd pwd signature",
)
_TOKEN = pattern_table(
    (rf"(?:[?&;]{_KEY_NAMES.pattern}=)[A-Za-z0-9%._~+/-]{{6,}}", "?token=a1b2c3d4"),
    (r"\bBearer\s+[A-Za-z0-9._~+/-]{16,}", "Bearer abcdefgh12345678"),
    (r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----"),
    (r"\bAKID[A-Za-z0-9]{16,}", "AKIDabcdefgh12345678"),
    (r"\bLTAI[A-Za-z0-9]{12,}", "LTAIabcdefgh1234"),
    (r"(?:密码|口令)\s*[：:为是]\s*[A-Za-z0-9@#$%!_*.-]{4,}", "初始密码：Lq@2026"),
    (
        r"(?:密码|口令) ?(?=[A-Za-z@#$%!_*.-]*[0-9])[A-Za-z0-9@#$%!_*.-]{6,}(?![A-Za-z0-9/年月起以前后])",
        "口令 lanqing26",
    ),
    flags=re.ASCII | re.IGNORECASE,
)
_BRAND = pattern_table(
    "大发 亚博 乐鱼 开云 万博 必威 华体会 米乐 爱游戏 半岛 皇冠 金沙 新濠 永利 葡京 威尼斯人 太阳城 盈彩 博狗 明升 沙巴",
    (r"澳门(?:新?葡京|金沙|威尼斯|银河|永利|太阳城)?", "澳门", "澳门新葡京"),
    "星空 九游 云顶 千亿 鸿博 龙八 凯发 菠菜",
    (r"[bB][eE][tT]\s?[0-9]{2,3}", "bet365"),
    (r"[0-9]{2,3}\s?[bB][eE][tT]", "188Bet"),
)
_BRANDED = pattern_table(
    (r"体育(?![馆场公园中设局用运产赛总协学教健旅事])", "体育"),
    (r"娱乐(?![设场活])", "娱乐"),
    "棋牌 真人 电竞 彩票",
    (r"国际(?:娱乐|在线|平台)", "国际娱乐"),
    "赌场 网投 平台 官网 登录 在线",
)
_GAME = pattern_table(
    "棋牌 真人 赌场 博彩 百家乐 时时彩 六合彩 北京赛车 幸运飞艇 老虎机 捕鱼游戏 快三 体彩外围 电子竞猜 斗地主现金"
)
_GAMING = pattern_table(
    "在线 平台 官网 官方网站 投注 下注 注册 登录 登陆 开户 下载",
    (r"[aA][pP][pP]", "App"),
    "网址 网站 返水 送彩金 技巧 计划 直营",
)
_SPAM = pattern_table(
    (_BRAND.pattern + _BRANDED.pattern, "大发体育"),
    (_GAME.pattern + _GAMING.pattern, "百家乐投注"),
    (r"(?:体育|彩票)(?:投注平台(?!的?[管监建])|投注官网|外围|下注|开户送|返水|送彩金)", "彩票开户送"),
    (r"注册送(?:彩金|[0-9]+元)", "注册送88元"),
    (r"首存(?:优惠|送)", "首存优惠"),
    "送彩金",
    (r"\bpk10\b", "pk10"),
    (r"\b(?:bet365|188bet|w88|m88|fun88)\b", "w88"),
    (r"(?<![请关托局其法])代开(?:各[类种]|正规|真)[^。，\n]{0,8}发票", "代开各类增值税发票"),
    (r"(?:代开|办理)发票[^。\n]{0,12}(?:微信|电话|[Qq]{2}|[0-9]{6})", "办理发票请加微信"),
    (r"办(?:理)?假证", "办假证", "办理假证"),
    "刻章办证 裸聊",
    (r"一夜情(?![况景节形])", "一夜情"),
    (r"(?<![预签制节大])约炮(?![兵台制弹])", "约炮"),
    (r"成人(?:视频|影院|直播)", "成人影院"),
    (r"激情(?:视频|聊天室)", "激情聊天室"),
    (r"色情(?:视频|网站在线)", "色情视频"),
    (r"外围女(?![墙儿子性生])", "外围女"),
    (r"(?<![救支增声驰应后外军来求待赴受强奥])援交(?![通界警付由])", "援交"),
    (r"高仿(?:手表|包包)", "高仿手表"),
    (r"私服(?:发布|外挂)", "私服发布"),
    "传奇私服",
    (r"无抵押(?:秒批|秒下款)", "无抵押秒批"),
    "秒下款",
    (r"黑户(?:贷款|下款)", "黑户贷款"),
    flags=re.ASCII,
)
_AGAINST = pattern_table(
    "打击 严禁 举报 查处 整治 防范 警惕 诈骗 非法 禁止 不得 取缔 抵制 远离 涉赌 违法 惩治 清理 案例 谨防 犯罪 处罚",
    "赌博罪 反诈 提醒 开设 小广告",
)
_CRIME = pattern_table("假证 办证 色情 发票 一夜情 裸聊")
_PUNISHED = pattern_table("依法 追究 伪造 变造 制售 买卖 刑事 治安 不予登记 不得刊登")
"""What is a crime and also advertised, and how the law speaks of it."""
_HOSTED = lazy_re(r"(?i)<(?:script|iframe|embed|object)\b[^>]{0,300}?(?:src|data)\s*=\s*[\"']?(?:https?:)?//[^\s\"'>]+")
_UNSEEN = pattern_table(
    (r"display\s*:\s*none", "display: none"),
    (r"visibility\s*:\s*hidden", "visibility:hidden"),
    (r"text-indent\s*:\s*-\d{3,}", "text-indent:-9999px"),
    (r"font-size\s*:\s*0", "font-size:0"),
    (r"(?:left|top)\s*:\s*-\d{3,}", "left:-1000px"),
)
_HIDDEN = lazy_re(
    rf"(?i)<[a-z]+\b[^>]{{0,200}}style\s*=\s*[\"'][^\"'>]{{0,200}}{_UNSEEN.pattern}[^>]{{0,200}}>",
)


def word(view: View) -> Iterator[Detection]:
    """What Word writes for itself: bookmarks, field codes, its own tags."""
    for match in _WORD.finditer(view.text):
        yield Detection("RES-WORD", match.start(), match.end(), _short(match.group()))


def paths(view: View) -> Iterator[Detection]:
    """Places on somebody's disk or share; they often hold the user's name."""
    for pattern, shown in ((_FILE, "file://…"), (_DRIVE, ""), (_SHARE, "\\\\…"), (_HOME, "/…")):
        for match in pattern.finditer(view.text):
            text = match.group()
            if pattern is _DRIVE and view.text[max(0, match.start() - 8) : match.start()].lower().endswith(
                ("file:///", "file://")
            ):
                continue
            yield Detection(
                "RES-PATH", match.start(), match.end(), shown or text[:3] + "…", masked=text[:3].ljust(len(text), "*")
            )


def intranet(view: View) -> Iterator[Detection]:
    """Addresses that only the office can reach."""
    for match in _INTRANET.finditer(view.text):
        yield Detection(
            "RES-INTRANET",
            match.start(),
            match.end(),
            _short(re.sub(r"[0-9]+\.[0-9]+(?=[:/\s]|$)", "*.*", match.group())),
        )


def tokens(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Passwords, and keys that open something."""
    last = -1
    for place in places:
        start, end = view.line(place)
        if start == last:
            continue
        last = start
        for match in _TOKEN.finditer(view.text[start:end]):
            text = match.group()
            cut = max(text.find("="), text.find("："), text.find(":"), text.find(" ")) + 1
            yield Detection(
                "RES-INTRANET",
                start + match.start(),
                start + match.end(),
                text[: cut or (2 if text[0] in "密口" else 4)] + "***",
                masked=text[:cut].ljust(len(text), "*"),
            )


def spam(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Advertising of gambling and the like in official text: the trace of a hijacked page.
    Warnings against it are not."""
    last = -1
    for place in places:
        start, end = view.line(place)
        if start == last:
            continue
        last = start
        line = view.text[start:end]
        for match in _SPAM.finditer(line):
            around = line[max(0, match.start() - 60) : match.end() + 40]
            if not _AGAINST.search(around) and not (_CRIME.search(match.group()) and _PUNISHED.search(around)):
                yield Detection("RES-SPAM", start + match.start(), start + match.end(), match.group())
        for pattern in (_HOSTED, _HIDDEN):
            for match in pattern.finditer(line):
                yield Detection("RES-SPAM", start + match.start(), start + match.end(), _short(match.group()))


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
