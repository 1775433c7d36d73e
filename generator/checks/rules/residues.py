"""The rules of residues: what copying and editing left in a text, in words."""

from __future__ import annotations

from generator.checks.rule import detected

RULES = (
    detected(
        "RES-FOOT 脚注号残留",
        "从网页或扫描件复制时带来的脚注号，脚注本身没有跟来。Markdown 的脚注写法 [^1] 不报。",
        wrong="要进一步明确政务公开^[1]的内容。 ←",
        right="要进一步明确政务公开的内容。",
        level="warning",
        approvable="",
        message="{where}有脚注号残留“{shown}”{more}",
        hint="删去，或把脚注补全。",
        english=("{where}the mark of a note that is not there: {shown}{more_en}", "delete it, or add the note"),
    ),
    detected(
        "RES-INTRANET 内网地址或口令",
        "内网地址（10、172.16至172.31、192.168 开头的地址，OA 系统等）群众打不开，还会暴露内部网络；地址里的令牌、写明的口令谁拿到谁能用。",
        wrong="请登录 http://192.168.1.10/oa/ 填报。 ←",
        right="请登录 https://www.lanqing.example/ 填报。",
        message="{where}有内网地址或口令 {shown}{more}",
        hint="改成公开的网址；口令、令牌一旦写出就应立即更换。",
        english=(
            "{where}an inner address or a credential: {shown}{more_en}",
            "give a public address; change whatever was disclosed",
        ),
        basis="网络安全法第二十一条",
    ),
    detected(
        "RES-PAGE 页码残留",
        "扫描、排版文件的页码混进正文，往往还把一句话断成两段。",
        wrong="""
        推进决策公开，扩大公众参与，

        — 7 — ←

        提高决策透明度。
        """,
        right="推进决策公开，扩大公众参与，提高决策透明度。",
        level="warning",
        approvable="",
        message="{where}有页码残留“{shown}”{more}",
        hint="删去页码，把前后断开的句子接起来。",
        english=("{where}a page number in the text: {shown}{more_en}", "delete it and join the broken sentence"),
    ),
    detected(
        "RES-PATH 本机路径",
        "指向某台电脑或共享文件夹的路径（C 盘、file 开头的地址、两个反斜杠开头的共享），群众打不开，还会露出用户名和文件名。",
        wrong="明细见 file:///E:/share/附表2.xls。 ←",
        right="附表见附件。",
        message="{where}有本机路径 {shown}{more}",
        hint="改成文件的网上地址，或把文件作为附件附上。",
        english=("{where}a path on somebody's computer: {shown}{more_en}", "attach the file and link to it"),
    ),
    detected(
        "RES-PINYIN 括注拼音",
        """
        转载网站给字加的拼音，不属于原文。确实需要给地名、人名里的生僻字注音的，写成 {㸚|lǐ}：拼音显示在字的上方，检索和朗读时
        只用字本身；在表格里竖线前加反斜杠。
        """,
        wrong="经办(bàn)公厅同意，现予公布。 ←",
        right="经办公厅同意，{㸚|lǐ}村的政府和社会资本合作(ppp)项目现予公布。",
        level="warning",
        approvable="",
        message="{where}有 {count} 处括注拼音，第一处是“{shown}”",
        hint="全部删去，也可以用 gongkai import 重新导入，自动清除；生僻字需要注音的写成 {{㸚|lǐ}}。",
        english=(
            "{where}pinyin in brackets: {shown}, {count} in all",
            "delete it; a reading that is meant is written {{㸚|lǐ}}",
        ),
    ),
    detected(
        "RES-SPAM 被篡改的痕迹",
        "公文里夹着博彩、色情、代开发票广告，或引入外部脚本、隐藏链接，说明来源网页被篡改过。打击网络赌博一类的提示、体育新闻不报。",
        wrong="县人民政府办公室乐鱼体育在线受理群众来信。 ←",
        right="县体育馆改造完成，市民可在线预约场地。警惕网络赌博平台，谨防诈骗。",
        message="{where}夹有被篡改的内容“{shown}”{more}",
        hint="删去，并与正式文件逐字核对；同一来源的其他文件也要检查。",
        english=("{where}text of a hijacked page: {shown}{more_en}", "delete it and compare with the original"),
        basis="网络安全法第二十一条",
    ),
    detected(
        "RES-TRAD 繁体字",
        "简体文件里夹着繁体字，多半来自转载网站或字体转换。",
        wrong="現將有關事項通知如下。 ←",
        right="现将有关事项通知如下。",
        level="warning",
        approvable="保留",
        message="{where}有 {count} 个繁体字：{shown}",
        hint="改成简体字；姓名、题词等",
        english=("{where}traditional characters: {shown}, {count} in all", "write them simplified"),
        basis="国家通用语言文字法第九条",
    ),
    detected(
        "RES-WORD Word 残留",
        "从 Word 粘贴时带进来的书签、域代码和标签，读者看到的是乱码，也说明没有逐字校对。",
        wrong="[bookmark: OLE_LINK3]全县各单位要认真执行。 ←",
        right="各有关部门要抓好落实。",
        approvable="",
        message="{where}有 Word 残留“{shown}”{more}",
        hint="删去这几个字符，并检查前后文是否缺字；可以用 gongkai import 重新导入原文件。",
        english=("{where}residue of Word: {shown}{more_en}", "delete it and check the text around it"),
    ),
)
