"""The rules of personal information: what is found of it, in words."""

from __future__ import annotations

from generator.checks.rule import detected

RULES = (
    detected(
        "PRI-ADDR 个人家庭住址",
        """
        公开个人有关信息时，住址只写到乡镇（街道）或村（社区），不写组、门牌号、楼栋和房号。一行里既有姓名又有门牌，或写明“家住”“住址”的，按家庭住址处理；
        办公地址、经营场所、项目地点不报。
        """,
        wrong="李四，河湾镇上坪村委会五组7号，特困供养。 ←",
        right="""
        王五，元马镇，低保。

        办公地址：岚清县文苑路1号。
        """,
        message="{where}出现个人住址 {shown}{more}",
        hint="住址只写到乡镇或街道。",
        english=("{where}somebody's home address {shown}{more_en}", "give the township alone"),
        basis="个人信息保护法第二十八条；政府信息公开条例第十五条",
    ),
    detected(
        "PRI-BANK 银行卡号或个人账号",
        """
        银行卡号是敏感个人信息。按卡号前缀、位数和校验位识别；紧挨“卡号”“账号”“一卡通”的12至19位数字，即使校验位不符也算（农村信用社的账号没有统一校验）。
        单位账户（户名是机关、公司等）和金额不报。
        """,
        wrong="补助打入惠农卡6222021234567890128。 ←",
        right="补助打入惠农卡（尾号0128）。资金合计6217001350009274683元。",
        message="{where}出现银行卡号或账号 {shown}{more}",
        hint="删去；发放名单只需写姓名、所在乡镇和金额。",
        english=("{where}bank card or account {shown}{more_en}", "remove it"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-CHAT 微信号、QQ号",
        """
        个人的微信号、QQ号与手机号码一样能找到人。一行里有姓名的是错误，没有的是警告；公众号、小程序、QQ群不报。
        """,
        wrong="联系人张小明，微信号zxm19850615。 ←",
        right="详情见微信公众号“岚清发布”，或拨打0000-5550100。",
        message="{where}出现{kind} {shown}{more}",
        hint="改用单位的电话、政务邮箱或公众号。",
        english=("{where}somebody's account {shown}{more_en}", "give a telephone or mailbox of the office"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-HEALTH 个人疾病、残疾信息",
        "某个人的病情、残疾、遭遇属于敏感个人信息，救助类公示不写致贫原因中的病名。政策条文、统计数字里的病名不报。",
        wrong="户主：王五，元马镇，致贫原因：肺癌晚期。 ←",
        right="对患有肺癌、尿毒症等大病的困难群众给予救助，全年救助肺癌患者12人。",
        message="{where}出现个人健康信息“{shown}”{more}",
        hint="删去病名、残疾类别；公示只写姓名、所在乡镇、救助类别和金额。",
        english=("{where}somebody's illness or disability ({shown}){more_en}", "remove it"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-ID15 15位旧身份证号码",
        "1999年以前的身份证号码是15位，没有校验码，按地区代码和出生日期识别，所以只作提醒。",
        wrong="旧证号码610104620927690，已换发新证。 ←",
        right="流水单号610104620927690，已办结。",
        level="warning",
        message="{where}疑似15位身份证号码 {shown}{more}",
        hint="核对；是身份证号码的删去或遮盖，是其他编号的在前面写明“编号”“单号”等字样。",
        english=(
            "{where}what may be a 15-digit identity number {shown}{more_en}",
            "remove or mask it, or say before it what number it is",
        ),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-ID18 身份证号码",
        """
        公民身份号码是敏感个人信息，公开后收不回来。18位号码按出生日期和校验码识别，全角数字、中间夹空格、换行或符号的也能认出；
        校验码不对、但紧挨着“身份证”字样的报为“疑似”（警告）。统一社会信用代码、索引号、不动产单元号不会误报。正文、前置信息、表格和附件都查。
        """,
        wrong="经审核，李某（身份证号11010519491231002X）符合条件。 ←",
        right="经审核，李某（身份证号11*************02X）符合条件。",
        message="{where}出现{doubt}身份证号码 {shown}{more}",
        hint="删去；必须列出时遮盖成 {shown}。",
        english=("{where}{doubt_en}identity number {shown}{more_en}", "remove it, or mask it as {shown}"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-LIST 名单里有不应公开的列",
        """
        名单公示的表格不应有身份证号、银行账号、住址、健康状况、致贫原因等列；救助、补贴类名单也不应有手机号码、年龄、民族列。空白申请表、统计表、整列已经遮盖的不报，
        干部任前公示依法列出的民族、出生年月不报。Markdown 表格、CSV、Excel、Word 表格都查。
        """,
        wrong="""
        title: 临时救助对象公示

        | 姓名 | 身份证号 | 补助金额 | ←
        |---|---|---|
        | 王五 | 990101 | 300 |
        """,
        right="""
        title: 临时救助对象公示

        | 姓名 | 乡镇 | 补助金额 |
        |---|---|---|
        | 王五 | 元马镇 | 300 |
        """,
        message="{where}名单里有不应公开的列“{shown}”（{rows} 行有内容）{more}",
        hint="删去整列；确需区分同名的，只保留遮盖后的号码。",
        english=("{where}a list of persons with a column {shown} ({rows} rows){more_en}", "delete the column"),
        basis="个人信息保护法第二十八条；政府信息公开条例第十五条",
    ),
    detected(
        "PRI-MAIL 私人电子邮箱",
        "公务联系用政务邮箱（.gov.cn）。免费邮箱、公司邮箱往往属于个人。",
        wrong="意见请发至lanqing2026@qq.com。 ←",
        right="意见请发至zwgk@lanqing.gov.cn。",
        level="warning",
        message="{where}出现非政务邮箱 {shown}{more}",
        hint="改用单位的政务邮箱。",
        english=("{where}a mailbox outside .gov.cn: {shown}{more_en}", "use an official mailbox"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-MINOR 不满十四周岁儿童的信息",
        "不满十四周岁未成年人的个人信息一律是敏感个人信息。一行里有姓名（“赵某”也算）又有年龄、年级、班级的，能认出是哪个孩子。",
        wrong="学生：陈某，9岁，三年级(1)班。 ←",
        right="一年级共3个班，招收年满6周岁的儿童120名。",
        message="{where}出现可以认出的儿童：{shown}{more}",
        hint="删去姓名、年龄、班级中能认出人的部分，只写人数。",
        english=(
            "{where}a child under fourteen who can be recognised: {shown}{more_en}",
            "leave out what tells who it is",
        ),
        basis="个人信息保护法第二十八条；未成年人保护法第一百零三条",
    ),
    detected(
        "PRI-MOBILE 手机号码",
        """
        个人手机号码不公开；对外公布的电话用固定电话或12345热线。按号段和位数识别，中间夹空格、短横线、加粗符号的也能认出；面积、金额、编号里的数字不报。
        确需公布值班手机的，写例外。
        """,
        wrong="联系人：王科长，联系电话13812345678。 ←",
        right="联系人：王科长，联系电话0000-5550100。值班电话：139****5678。",
        message="{where}出现手机号码 {shown}{more}",
        hint="改用固定电话，或遮盖成 {shown}。",
        english=("{where}mobile number {shown}{more_en}", "give a landline, or mask it as {shown}"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-NAME 当事人、来信人的全名",
        "行政处罚决定涉及自然人、答复来信时，姓名一般只写姓，如“张某”“张*”。机关和企业名称、在职务中署名的工作人员不报。",
        wrong="""
        来信人：王小明 ←

        来信反映的路灯问题已经修复。
        """,
        right="""
        来信人：王某

        来信反映的路灯问题已经修复。
        """,
        level="warning",
        message="{where}出现个人全名 {shown}{more}",
        hint="遮盖成姓加“某”或“*”。",
        english=("{where}the full name of a private person: {shown}{more_en}", "mask it"),
        basis="行政处罚法第四十八条；政府信息公开条例第十五条",
    ),
    detected(
        "PRI-PASSPORT 护照、通行证、军官证号码",
        "护照、港澳台通行证、军官证和士兵证、旧式外国人永久居留证号码与身份证号码同样对待；新式外国人永久居留身份证号码18位，报为身份证号码。",
        wrong="受理对象护照号码E12345678，已办结。 ←",
        right="受理时请出示护照或者居民身份证。",
        level="warning",
        message="{where}出现证件号码 {shown}{more}",
        hint="删去或遮盖。",
        english=("{where}number of a travel document {shown}{more_en}", "remove or mask it"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "PRI-PLATE 车牌号",
        "车牌号可以查到车主。公告涉及车辆的，一般遮盖中间几位。",
        wrong="停放在北门的车辆，车牌云E12345，请车主移走。 ←",
        right="停放在北门的车辆，车牌云E****5，请车主移走。",
        level="warning",
        message="{where}出现车牌号 {shown}{more}",
        hint="遮盖成 {shown}。",
        english=("{where}number plate {shown}{more_en}", "mask it as {shown}"),
        basis="个人信息保护法第二十八条",
    ),
)
