"""What a secret or internal paper bears: degree, star and term, as marks are written, one kind of writing a line.

保守国家秘密法 (2024) 第二十二条: a mark of secrecy is degree, star and term.
"""

from __future__ import annotations

import re

from generator.base.patterns import pattern_table

BLANKS = r"[ \t\u3000\xa0]*"
_DEGREE = rf"(?:[绝絕]{BLANKS}[密蜜]|[机機]{BLANKS}密|秘{BLANKS}密)"
LINE = r"^[ \t\u3000>#|【\[（(“\"]*"
END = r"[ \t\u3000|】\]）)”\"]*$"
_STAR = pattern_table(
    (
        rf"{_DEGREE}{BLANKS}[★☆✩✭✮⭐]{BLANKS}(?:[0-9]{{0,3}}{BLANKS}[年个]?月?|长{BLANKS}期)?",
        "秘密★1年",
        "机 密 ☆ 长期",
    ),
    (rf"{_DEGREE}{BLANKS}[*＊]{BLANKS}(?:[0-9]{{1,3}}{BLANKS}[年个]|长{BLANKS}期)", "绝密*20年"),
    (rf"[★☆]{BLANKS}{_DEGREE}(?![\u4e00-\u9fff])", "★机密"),
)
_OPEN, _SHUT_BY = r"[（(【\[〔［｛{〈<「『]", r"[）)】\]〕］｝}〉>」』]"
_TERM = (
    rf"(?:[0-9零〇一二三四五六七八九十百]{{1,3}}{BLANKS}个?{BLANKS}[年月]|长{BLANKS}期|永{BLANKS}久|至?[0-9]{{4}}年)"
)
_LEVEL_NAME = pattern_table(
    (rf"密{BLANKS}级", "密级", "密　级"),
    (rf"密{BLANKS}别", "密别"),
    (r"(?:保密|涉密|秘密|定密|机密)(?:等级|级别|程度)", "保密等级", "定密级别"),
)
_TERM_NAME = pattern_table(
    (r"保密期限?", "保密期", "保密期限"),
    (r"解密(?:时间|日期|期限|时限)", "解密日期"),
)
_PUT = (
    rf"{_OPEN}{BLANKS}(?:{_LEVEL_NAME.pattern}{BLANKS}[：:]?{BLANKS})?(?:{_DEGREE}|工作秘密){BLANKS}(?:级|件|文件|材料|资料)?"
    rf"{BLANKS}[★☆*·,，、]?{BLANKS}(?:{_TERM_NAME.pattern}{BLANKS}[：:为]?{BLANKS})?(?:{_TERM})?{BLANKS}{_SHUT_BY}"
)
"""A degree in brackets, as it is put before or behind a title."""
_BRACKETED = pattern_table(
    (
        rf"(?<![\u4e00-\u9fff\w，。、；）)”]){_PUT}",
        "（秘密）关于情况的报告",
        "# 【机密】工作方案",
        "现将《方案》（秘密）发给你们",
    ),
    (rf"(?<=\S){_PUT}(?=[ \t\u3000】\]）)”\"'’*_~》〉」』>；;。．.！!]*(?:$|[|｜\t,<]))", "关于情况的报告〔机密〕"),
    flags=re.MULTILINE,
)
_PAPER = pattern_table("通知 通报 报告 请示 批复 方案 意见 决定 纪要 简报 函 名单 情况 要点 总结 预案 计划")
_AT_TITLE = pattern_table(
    (
        rf"{LINE}[*]*{_DEGREE}(?:级|件|文件)?{BLANKS}[：:★☆]?{BLANKS}(?=关于)",
        "# 秘密　关于情况的报告",
        "机密：关于情况的通报",
    ),
    (rf"{_PAPER.pattern}(?:[ \t\u3000—–-]|——)+{_DEGREE}(?:级|件)?{END}", "关于情况的报告　秘密", "工作方案——机密"),
    flags=re.MULTILINE,
)
_TERMED = pattern_table(
    (rf"{_TERM_NAME.pattern}{BLANKS}[：:|｜\t]{BLANKS}{_TERM}", "保密期限：十年", "保密期限 | 长期"),
    (rf"{LINE}{_TERM_NAME.pattern}{BLANKS}为?{BLANKS}{_TERM}{END}", "保密期限 10年", "解密时间2030年"),
    flags=re.MULTILINE,
)
_LEVELLED = pattern_table(
    (rf"{_LEVEL_NAME.pattern}[ \t\u3000：:|｜=＝→>\-—（(【\[〔「“\"★☆√☑■]+{_DEGREE}", "密级 | 机密", "密级（秘密）"),
    (rf"{_LEVEL_NAME.pattern}(?:定?为|是|属于?){BLANKS}{_DEGREE}(?=级?{BLANKS}(?:[，。；,;]|$))", "本件密级为秘密。"),
    flags=re.MULTILINE,
)
_WARNING = pattern_table(
    (r"注意保存", "注意保存"),
    (r"妥善保[管存]", "妥善保管"),
    (r"不(?:对外|予)公开", "不对外公开", "不予公开"),
    (r"请?[勿不][得要]?外[传泄]", "请勿外传", "不得外泄"),
    "请勿",
    (r"严禁外[传泄]", "严禁外传"),
    "切勿 严禁 禁止外 仅供",
)
_INNER = pattern_table(
    (
        rf"[內内]部(?:资料|資料|文件|材料|文稿|刊物|信息|使用){BLANKS}[，,、；;。]?{BLANKS}{_WARNING.pattern}",
        "内部资料 注意保存",
        "內部文件，请勿外传",
    ),
    (rf"{LINE}[內内]部(?:资料|資料|文件|材料|刊物|传阅|使用|参阅|掌握|明电){END}", "内部明电", "  【内部资料】"),
    (r"[（(【\[][內内]部(?:资料|文件|材料|使用|掌握|传阅)[）)】\]]", "关于加强管理的通知（内部使用）"),
    (
        rf"(?<![\u4e00-\u9fff\w，。、；）)”]){_OPEN}{BLANKS}[內内]{BLANKS}部{BLANKS}{_SHUT_BY}(?=[^\n]{{4}})",
        "（内部）关于情况的报告",
    ),
    (r"仅限(?:本?单位|机关|系统)?内部(?:工作)?(?:使用|参阅|参考|掌握|传阅)", "仅限内部使用", "仅限单位内部工作参考"),
    (
        rf"(?<=\S)[（(【\[〔]{BLANKS}[內内]部{BLANKS}(?:发行|发布|印发|发文|试行|讨论稿?|征求意见稿?|参考|参阅|审议稿?|稿件?|版)?{BLANKS}[）)】\]〕]{END}",
        "关于印发工作方案的通知（内部）",
        "工作方案【内部讨论稿】",
    ),
)
_SHUT = pattern_table(
    (r"(?:严禁|禁止|不得|请勿)(?:复印|复制|翻印|拍照|上网|外传)", "严禁复印"),
    "不对外公开",
)
_WORK = pattern_table(
    (
        rf"{LINE}工作秘密{BLANKS}(?:[★☆]|[0-9]{{1,2}}{BLANKS}年|文件|资料|事项)?{BLANKS}(?:[0-9]{{0,2}}{BLANKS}年)?{END}",
        "工作秘密",
        "工作秘密 3年",
    ),
    (rf"工作秘密{BLANKS}[★☆]", "这份工作秘密★材料"),
)
MARK = pattern_table(
    (rf"(?P<star>{_STAR.pattern})", "秘密★1年"),
    (
        rf"(?P<line>{LINE}(?:密级[：:]?{BLANKS})?{_DEGREE}{BLANKS}"
        rf"(?:[0-9一二三四五六七八九十]{{1,3}}{BLANKS}[年个]月?|长期|级?文件|级|件)?{END})",
        "机密",
        "密级：秘密 三年",
    ),
    (rf"(?P<level>{_LEVELLED.pattern})", "文件密 级：机密，注意", "密级 | 机密"),
    (rf"(?P<put>{_BRACKETED.pattern})", "关于情况的报告（秘密）"),
    (rf"(?P<title>{_AT_TITLE.pattern})", "秘密　关于情况的报告"),
    (rf"(?P<term>{_TERMED.pattern})", "保密期限：十年"),
    (rf"(?P<inner>{_INNER.pattern})", "内部资料 注意保存"),
    (
        rf"(?P<shut>{LINE}(?:涉密|[內内]部)(?:文件|资料|材料|掌握){BLANKS}[，,、；;]?{BLANKS}{_SHUT.pattern}[。！!]?{END})",
        "涉密文件，严禁复印！",
    ),
    (
        r"(?P<spread>(?:不得|请勿|严禁|切勿|禁止)(?:对?外传[播阅抄]?|向?外(?:泄露|扩散)|翻印|复印外传)(?!的|染))",
        "本材料请勿外传",
        "不得翻印",
    ),
    (rf"(?P<work>{_WORK.pattern})", "工作秘密"),
    (
        r"(?P<only>仅供(?:内部|各?级?领导|有关领导|(?:县|市|省)?委?领导|本单位|工作人员内部)"
        r"[^。\n]{0,8}?(?:参阅|参考|使用|掌握|传阅))",
        "仅供领导参阅",
    ),
    (rf"(?P<copy>{LINE}份{BLANKS}号{BLANKS}[：:]?{BLANKS}[0-9]{{6}})", "份号：000012"),
    flags=re.MULTILINE,
)
