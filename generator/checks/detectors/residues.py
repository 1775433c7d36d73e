"""Text -> what Word, a desktop, an inner network or a hijacked page left in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.view import View

_WORD = lazy_re(
    r"\[bookmark:[^\]\n]{0,60}\]?|_GoBack\b|\b_Toc[0-9]{5,}|错误[!！]\s*(?:未找到|未定义|超链接|不能|没有|文档)[^\n。]{0,14}|Error!\s+(?:Reference|Bookmark|Hyperlink|No\s)[^\n.]{0,40}"
    r"|\{\s*(?:PAGEREF|HYPERLINK|TOC|REF|MERGEFIELD|SEQ|EMBED|PAGE|NUMPAGES|INCLUDEPICTURE|SHAPE|DATE|TIME|FORMTEXT|LINK)\b[^}\n]{0,80}\}?"
    r"|\\\*\s*MERGEFORMAT|\*\s*MERGEFORMAT|\bPAGEREF\s+_|\bHYPERLINK\s+(?:\\l\s*)?[\"“”]|\bEMBED\s+(?:Excel|Word|Equation|PBrush|Package|PowerPoint|Visio|MSPhotoEd)"
    r"|\bmso-[a-z]+(?:-[a-z]+)*\s*:|</?o:p\b|</?w:[A-Za-z]+\b|</?v:(?:shape|imagedata|rect)\b|</?st1:|<!--\[if\s|urn:schemas-microsoft-com|class=[\"']?Mso[A-Za-z]+|\bMsoNormal\b|SmartTag",
    re.ASCII,
)
_DRIVE = lazy_re(
    r"(?<![A-Za-z0-9])[A-Za-z][:：](?:\\{1,2}(?![dwsbnrt][+*\s])|/(?!/))[^\s\\/:*?\"<>|，。；）)]{1,}(?:[\\/]+[^\s\\/:*?\"<>|，。；]*)*"
)
_FILE = lazy_re(r"(?i)\bfile:(?://|\\\\|/)[^\s)\]>\"'，。；]*")
_SHARE = lazy_re(r"(?<![\\A-Za-z0-9:：])\\\\[A-Za-z0-9\u4e00-\u9fff._-]{2,}\\[^\s，。；\"<>|]+")
_HOME = lazy_re(
    r"(?<![A-Za-z0-9./-])/(?:home|Users|root|mnt|private/var|var/folders)/[A-Za-z0-9._\u4e00-\u9fff-]+(?:/[^\s，。；\"<>|)]*)?"
)
_PRIVATE = r"(?:10(?:\.[0-9]{1,3}){3}|192\.168(?:\.[0-9]{1,3}){2}|172\.(?:1[6-9]|2[0-9]|3[01])(?:\.[0-9]{1,3}){2}|169\.254(?:\.[0-9]{1,3}){2}|127\.0\.0\.1)"
_INTRANET = lazy_re(
    rf"(?i)\b(?:https?|ftp|smb|rtsp)://(?:[^\s/@]{{1,60}}@)?(?:{_PRIVATE}|localhost|(?:oa|xtbg|nw|inner|intra(?:net)?|neiwang)[.:][a-z0-9.:-]+|[a-z0-9-]+(?=[:/])(?![^\s]{{0,3}}\.)|[a-z0-9.-]+\.(?:local|lan|intra|internal|corp))(?![a-z0-9.-])[^\s，。；)）\]>\"']*"
    rf"|(?<![0-9.])(?:192\.168(?:\.[0-9]{{1,3}}){{2}}|172\.(?:1[6-9]|2[0-9]|3[01])(?:\.[0-9]{{1,3}}){{2}})(?![0-9.])|(?<![0-9.]){_PRIVATE}:[0-9]{{2,5}}|(?:IP|ip|内网|服务器)[^\n0-9]{{0,8}}{_PRIVATE}(?![0-9.])",
    re.ASCII,
)
_TOKEN = lazy_re(
    r"(?i)(?:[?&;](?:access_?token|token|api_?key|app_?secret|secret|session_?id|jsessionid|password|passwd|pwd|signature)=)[A-Za-z0-9%._~+/-]{6,}"
    r"|\bBearer\s+[A-Za-z0-9._~+/-]{16,}|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bAKID[A-Za-z0-9]{16,}|\bLTAI[A-Za-z0-9]{12,}"
    r"|(?:密码|口令)\s*[：:为是]\s*[A-Za-z0-9@#$%!_*.-]{4,}"
    r"|(?:密码|口令) ?(?=[A-Za-z@#$%!_*.-]*[0-9])[A-Za-z0-9@#$%!_*.-]{6,}(?![A-Za-z0-9/年月起以前后])",
    re.ASCII,
)
_BRAND = (
    r"(?:大发|亚博|乐鱼|开云|万博|必威|华体会|米乐|爱游戏|半岛|皇冠|金沙|新濠|永利|葡京|威尼斯人|太阳城|盈彩|博狗|明升|沙巴|澳门(?:新?葡京|金沙|威尼斯|银河|永利|太阳城)?|"
    r"星空|九游|云顶|千亿|鸿博|龙八|凯发|菠菜|[bB][eE][tT]\s?[0-9]{2,3}|[0-9]{2,3}\s?[bB][eE][tT])"
)
_SPAM = lazy_re(
    rf"{_BRAND}(?:体育|娱乐|棋牌|真人|电竞|彩票|国际(?:娱乐|在线|平台)|赌场|网投|平台|官网|登录|在线)"
    r"|(?:棋牌|真人|赌场|博彩|百家乐|时时彩|六合彩|北京赛车|幸运飞艇|老虎机|捕鱼游戏|快三|体彩外围|电子竞猜|斗地主现金)(?:在线|平台|官网|官方网站|投注|下注|注册|登录|登陆|开户|下载|[aA][pP][pP]|网址|网站|返水|送彩金|技巧|计划|直营)"
    r"|(?:体育|彩票)(?:投注平台|投注官网|外围|下注|开户送|返水|送彩金)|注册送(?:彩金|[0-9]+元)|首存(?:优惠|送)|送彩金|\bpk10\b|\b(?:bet365|188bet|w88|m88|fun88)\b"
    r"|代开(?:各[类种]|正规|真)[^。，\n]{0,8}发票|(?:代开|办理)发票[^。\n]{0,12}(?:微信|电话|[Qq]{2}|[0-9]{6})|办(?:理)?假证|刻章办证|裸聊|一夜情|约炮|成人(?:视频|影院|直播)|激情(?:视频|聊天室)|色情(?:视频|网站在线)|外围女|援交|高仿(?:手表|包包)|私服(?:发布|外挂)|传奇私服"
    r"|无抵押(?:秒批|秒下款)|秒下款|黑户(?:贷款|下款)",
    re.ASCII,
)
_AGAINST = lazy_re(
    r"打击|严禁|举报|查处|整治|防范|警惕|诈骗|非法|禁止|不得|取缔|抵制|远离|涉赌|违法|惩治|清理|案例|谨防|犯罪|处罚|赌博罪|反诈|提醒"
)
_HOSTED = lazy_re(r"(?i)<(?:script|iframe|embed|object)\b[^>]{0,300}?(?:src|data)\s*=\s*[\"']?(?:https?:)?//[^\s\"'>]+")
_HIDDEN = lazy_re(
    r"(?i)<[a-z]+\b[^>]{0,200}style\s*=\s*[\"'][^\"'>]{0,200}(?:display\s*:\s*none|visibility\s*:\s*hidden|text-indent\s*:\s*-\d{3,}|font-size\s*:\s*0|(?:left|top)\s*:\s*-\d{3,})[^>]{0,200}>"
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
    """Advertising of gambling and the like in official text: the trace of a hijacked page. Warnings against it are not."""
    last = -1
    for place in places:
        start, end = view.line(place)
        if start == last:
            continue
        last = start
        line = view.text[start:end]
        for match in _SPAM.finditer(line):
            if not _AGAINST.search(line[max(0, match.start() - 60) : match.end() + 40]):
                yield Detection("RES-SPAM", start + match.start(), start + match.end(), match.group())
        for pattern in (_HOSTED, _HIDDEN):
            for match in pattern.finditer(line):
                yield Detection("RES-SPAM", start + match.start(), start + match.end(), _short(match.group()))


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
