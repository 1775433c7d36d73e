"""Text -> whether it is a personal name; a line -> its fields."""

from __future__ import annotations

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors.words import ORDINARY

_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁"
    "尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费"
    "卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储栗燕楚鄢劳谌"
    "奚皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘"
    "亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇哈湛宾戎勾茅利於呼尉冶斯元束檀展阴昝智幸奉植衡富尧闭"
)
_DOUBLE = [
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "东方",
    "独孤",
    "南宫",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "轩辕",
    "端木",
    "呼延",
    "闻人",
    "赫连",
    "澹台",
    "宇文",
    "长孙",
]
SURNAME = "(?:" + "|".join(_DOUBLE) + f"|[{_SINGLE}])"
OF_SEVERAL = r"(?:[甲乙丙丁戊己庚辛一二三四五]|(?:[0-9]{1,2}|[A-Za-z①-⑳Ⅰ-Ⅻ])(?![0-9A-Za-z岁周人名户年月日次个]))"
"""What tells those who share a surname from each other: 王某甲, 王某1, 王某A."""
_HIDES = "*＊×○〇◯△□●■☆"
MASKED = rf"{SURNAME}(?:某{{1,3}}{OF_SEVERAL}?|[{_HIDES}XxＸ]{{1,2}}[\u4e00-\u9fff]?|[\u4e00-\u9fff][{_HIDES}])"
_FULL = lazy_re(rf"(?:{'|'.join(_DOUBLE)}|[{_SINGLE}])[\u4e00-\u9fff]{{1,2}}")
_MASKED = lazy_re(rf"{MASKED}|{SURNAME}某{{1,2}}[\u4e00-\u9fff]")
_NEAR = 40
"""Characters of a line before and behind a number in which a name is the name of whose it is."""
_PERSON_SAYS = lazy_re(
    rf"(?<![\u4e00-\u9fff])(?P<who>{SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?:的|之)?(?:居民|公民)?(?:身份|证件|微信|QQ)"
)
_LAST = frozenset(
    "县镇乡村区路街局站所院校厂店司厅组号元额费量率度级类型第项目表员者科股办处会部队社室中业事务法制款资金价格式期年月日时分钟种等类别岁籍族址话证码卡"
    "户口状况因症病残癌障困难补助险保救低特孤医药学育生班工农林牧渔水电气路桥房屋地产品物料料粮油车船机"
)
_TITLE = pattern_table(
    "大爷 大妈 大叔 大娘 大姐 大哥 大婶 大伯 大嫂 女士 先生 小姐 师傅 阿姨 奶奶 爷爷 婆婆 老汉 老人 老太 同志 老师 同学"
)
ADDRESSED = rf"{SURNAME}{_TITLE.pattern}"
"""何大爷: how somebody is called, before his name or instead of it."""
_INSIDE = pattern_table(
    (r"[县镇乡局院厂厅额费率级第表的与及或和之为]", "马镇"),
    (r"周[一二三四五六日末内]", "周一"),
    (r"[病疹炎疫]", "肺炎"),
    "包括 包含 白血 白喉 麻风 全县 全部 全省 全市 全年 时间 时限 方式 方法 方案 成立 成效 任务 任职 任期 管理 项目 计划 解决 解读",
    "关系 关于 应当 应急 安全 安置 单位 单价 利用 利率 信息 信访 国家 国有 公共 公开 公示 公告 公司 平均 平方 相关 原因 原则 商业",
    "明确 明细 由于 于是 高中 高级 高龄 白内 金额 文化 文件 武装 温度 石油 石料 江河 海洋 马上 马路 周期 周边 年度 支付 支出 居民",
    "居住 干部 干旱 党员 党委 支部 群众 学生 车辆 车位 强制 强化 满意 满足 丰富 荣誉 富裕 严重 严格 向上 左右 南北 东西 常住 常年",
    "印发 通知 应用 位于 位置 元旦 全体 连续 连接 容量 容积 计算 展示 展览 盘点 练习 来源 来信 都是 普通 普及 都市 门诊 门窗",
)
"""What no personal name holds, though it may begin like a surname."""
_SEPARATOR = lazy_re(r"[，,、；;。！？!?\t|｜\u3000：:（）()\[\]【】“”\"《》/]+|\s{1,}")
FIELD_END = r"(?=$|[，,、；;。\t|｜\s：:（）()）】<])"

_PERSON_CALLED = lazy_re(
    rf"(?:[人员名主民生者属友]|对象|同志)(?P<who>{SURNAME}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
)
"""联系人张小明, 低保户主王二: what says that somebody follows."""


def is_name(text: str) -> bool:
    """Whether a whole field reads as a personal name, full or masked (张某). Words that begin like a surname do not."""
    if _MASKED.fullmatch(text):
        return True
    if not 2 <= len(text) <= 4 or not _FULL.fullmatch(text):
        return False
    if len(text) == 4 and text[:2] not in _DOUBLE:
        return False
    return text not in ORDINARY and text[-1] not in _LAST and not _INSIDE.search(text) and not is_title(text)


def is_title(text: str) -> bool:
    """A surname with a form of address (李大爷), which is nobody's name."""
    return bool(_TITLE.search(text))


def is_masked(text: str) -> bool:
    """A name of which something is left out (张某, 王*)."""
    return bool(_MASKED.fullmatch(text))


def is_full_name(text: str) -> bool:
    """A name that nothing masks."""
    return is_name(text) and not _MASKED.fullmatch(text)


def names_person(line: str, at: int) -> bool:
    """Whether somebody is named in full near a place in a line: 张小明，…; 张小明身份证号…."""
    near = line[max(0, at - _NEAR) : at + _NEAR]
    said = [match["who"] for form in (_PERSON_SAYS, _PERSON_CALLED) for match in form.finditer(near)]
    return any(map(is_full_name, said)) or any(is_full_name(part) for _, part in fields(near))


def fields(line: str) -> list[tuple[int, str]]:
    """The fields of a line, each with its offset in it: what stands between commas, blanks, colons, bars, tabs."""
    parts: list[tuple[int, str]] = []
    at = 0
    for match in _SEPARATOR.finditer(line):
        if match.start() > at:
            parts.append((at, line[at : match.start()]))
        at = match.end()
    if at < len(line):
        parts.append((at, line[at:]))
    return parts
