"""The rules of secrets: marks and places that must not be published, in words."""

from __future__ import annotations

from generator.checks.rule import detected

RULES = (
    detected(
        "SEC-ATTR 正文标注与公开属性矛盾",
        "公开属性写“主动公开”，文件里却有“此件不予公开”“此件依申请公开”“公开方式：依申请公开”等标注，两者必有一个错。引号里的引用不报。",
        wrong="""
        请认真执行。

        （此件不予公开） ←
        """,
        right="""
        请认真执行。

        （此件公开发布）
        """,
        message="{where}标注“{shown}”，与公开属性“主动公开”矛盾{more}",
        hint="核对原件：不予公开的改 classification 并移到单独的文件夹；确定主动公开的，把标注改成“此件公开发布”。",
        english=(
            "{where}{shown} contradicts the classification 主动公开{more_en}",
            "correct the classification or the words",
        ),
        basis="政府信息公开条例第十七条",
    ),
    detected(
        "SEC-GEO 精确坐标",
        "精确到小数点后五位以上的经纬度（几米之内）可能指向敏感设施或某户人家。地图要经审核并标注审图号；标了审图号的不报，三位以下小数的范围坐标不报。",
        wrong="取水口坐标：25.68712，101.87654。 ←",
        right="范围大致在北纬25.6至25.7度之间，即25.687，101.876附近。",
        level="warning",
        message="{where}出现精确坐标 {shown}{more}",
        hint="改成文字描述或保留不超过三位小数；地图请标注审图号。",
        english=("{where}exact coordinates {shown}{more_en}", "give no more than three decimals, or the map number"),
        basis="测绘法第三十四条、第三十八条",
    ),
    detected(
        "SEC-LIST 命中本县负面清单",
        """
        `content/_data/negative_list.yaml` 列明本县不予公开的事项，每项有编号 code、事项 matter、依据 basis 和匹配 patterns（词语，或写在两个斜杠之间的正则表达式）。

        发布负面清单本身的文件（标题含“负面清单”）不查。

        错误示例：
        ```md
        title: 关于办理有关事项的通知

        县应急物资储备库位于北山路。 ←
        ```
        ```yaml _data/negative_list.yaml
        - code: FM-01
          matter: 应急物资储备库的具体位置
          basis: 政府信息公开条例 第十四条
          patterns: [储备库位于, 储备库地址]
        ```

        正确示例：
        ```md
        title: 关于办理有关事项的通知

        县应急物资储备充足，群众求助请拨打12345。
        ```
        ```yaml _data/negative_list.yaml
        - code: FM-01
          matter: 应急物资储备库的具体位置
          basis: 政府信息公开条例 第十四条
          patterns: [储备库位于, 储备库地址]
        ```
        """,
        message="{where}“{shown}”属于负面清单 {number}“{matter}”{more}",
        hint="删去有关内容（依据：{legal}）。",
        english=("{where}{shown} belongs to item {number} of the negative list ({matter}){more_en}", "remove it"),
        basis="政府信息公开条例第十四条至第十六条",
    ),
    detected(
        "SEC-MARK 密级标志、内部资料字样",
        """
        带“秘密★1年”“机密★”“绝密★”、“内部资料 注意保存”、“不得外传”、“仅供领导参阅”等字样的文件不得公开。单独一行的“特急”“加急”、份号作为提醒（警告），
        说明原件可能是内部文件。《保守国家秘密法》、商业秘密这样的一般提法不报。
        """,
        wrong="""
        秘密★1年 ←

        各乡镇人民政府：
        """,
        right="依照《中华人民共和国保守国家秘密法》做好保密审查，不得泄露国家秘密和商业秘密。",
        message="{where}出现涉密或内部文件标志“{shown}”{more}",
        hint="先核对原件能否公开：不能公开的立即移出本站内容文件夹；已依法解密或误录的，删去字样。",
        english=(
            "{where}a mark of secret or internal papers: {shown}{more_en}",
            "make sure that the paper may be published at all",
        ),
        basis="保守国家秘密法第二十二条",
    ),
    detected(
        "SEC-SLOW 负面清单的表达式没有查完",
        """
        `content/_data/negative_list.yaml` 里的正则表达式，在一份文件上最多查一秒。没有查完的文件不能算查过，不换上；负面清单里这一项改好以后，下次生成会重查。
        """,
        message="负面清单 {number}（{matter}）的表达式太慢，这份文件没有查完：{shown}{where}",
        hint="改负面清单里的这个表达式：去掉重复套重复的写法，如 (…+)+、.*.*，或者改成词语",
        english=(
            "an expression of negative list {number} is too slow to look through this file: {shown}{where}",
            "rewrite the expression without repeats of repeats",
        ),
        approvable="",
    ),
)
