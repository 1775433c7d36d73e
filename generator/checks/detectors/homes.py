"""Lines of text -> the homes that they tell of: house or group, beside a name or a label. 政府信息公开条例 第十五条."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.detectors import masking
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.names import fields
from generator.checks.detectors.persons import lines_of, person_in
from generator.checks.detectors.view import View

_NUMBER = r"[0-9一二三四五六七八九十百零〇]{1,5}"
_PLACE_END = pattern_table("村委会 居委会 村 社区 屯 寨 庄 小区 花园 家园 新城 公寓 胡同 弄 里 巷 街 路 大道 苑 镇 乡")
_HOUSE_UNIT = pattern_table("号楼 号 栋 幢 单元 室 户 组", (r"社(?!区)", "社"), "队 屯")
HOUSE = lazy_re(
    rf"(?:[\u4e00-\u9fff]{{1,14}}?{_PLACE_END.pattern})"
    rf"[\u4e00-\u9fff0-9A-Za-z#＃ －-]{{0,18}}?{_NUMBER}\s*{_HOUSE_UNIT.pattern}"
)
_OFFICE = pattern_table(
    "办公 政府 服务中心 大厅 大楼 大厦",
    (r"[局厅]", "民政局"),
    "公司 工厂 银行 信用社 医院",
    (r"卫生[院室]", "卫生院", "卫生室"),
    "学校 小学 中学 幼儿园 派出所 法院 检察院 站点 门市 超市 酒店 餐 药店 商铺 合作社 仓库 基地 窗口 项目 工程 厂区 车间",
    "加油站 养老院 敬老院 委员会",
)
_OFFICE_USE = pattern_table(
    "办公 联系",
    (r"通[讯信]", "通讯", "通信"),
    "邮寄 单位 经营 营业 生产 注册 企业 项目 建设 施工 报名 受理 投诉 举报 咨询 服务 机构 活动 会议 开庭 集合 面试 考试 领取",
    "上课 办学",
)
_SITE_LABEL = pattern_table("地点 坐落 座落 位置 住所 地块 路段 起点 终点")
_OFFICE_LABEL = lazy_re(rf"{_OFFICE_USE.pattern}(?:地址|地点|场所|地)|^{_SITE_LABEL.pattern}$")
_HOME_LABEL = pattern_table(
    (r"家庭(?:住址|地址)", "家庭住址", "家庭地址"),
    (r"户籍(?:所在地|地址|地)", "户籍所在地", "户籍地"),
    "户口所在地",
    (r"现?居住(?:地址|地|于|在)", "现居住地", "居住在"),
    "常住地址 现住址 住址 家住 现住",
)
_HOME = lazy_re(rf"{_HOME_LABEL.pattern}[址：:为是在于\s|｜]{{0,4}}(?P<said>)|(?:^|[，,；;（(\s])住[：:]?")


def homes(view: View, places: Iterable[int]) -> Iterator[Detection]:
    """Where a person lives, to the house or the group; a township or a village alone says nobody's home."""
    for start, line in lines_of(view, places):
        home = _labelled_home(line) or _listed_home(line)
        if home:
            at, text = home
            yield Detection(
                "PRI-ADDR", start + at, start + at + len(text), masking.address(text), masked=masking.address(text)
            )


def _labelled_home(line: str) -> tuple[int, str] | None:
    for label in _HOME.finditer(line):
        house = HOUSE.match(line, label.end())
        if house and not _OFFICE.search(house.group()) and (label["said"] is not None or person_in(fields(line))):
            return house.start(), house.group()
    return None


def _listed_home(line: str) -> tuple[int, str] | None:
    if not HOUSE.search(line):
        return None
    parts = fields(line)
    if not person_in(parts):
        return None
    for index, (at, part) in enumerate(parts):
        house = HOUSE.search(part)
        label = parts[index - 1][1] if index else ""
        if house and not _OFFICE.search(part) and not _OFFICE_LABEL.search(label):
            return at + house.start(), house.group()
    # Village, group and number may stand apart by blanks: what they are together counts then.
    house = HOUSE.search(line)
    return (house.start(), house.group()) if house and " " in house.group() and not _OFFICE.search(line) else None
