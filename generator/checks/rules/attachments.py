"""The rules of attachments: what is not published, what public copies do not have, in words."""

from __future__ import annotations

from generator.checks.rule import Rule, detected, entry

_ABOUT = "公开的是按读者所见重新做成的副本，原件不动、也不公开。这一条说明副本里去掉或改动了什么："


def _without(heading: str, about: str, basis: str = "政府信息公开条例第十五条") -> Rule:
    """A rule that tells what the public copies of a format do not have."""
    return detected(
        heading,
        _ABOUT + about,
        level="info",
        approvable="",
        message="附件“{name}”{what}",
        hint="不用处理；其中有要公开的内容，就在原件里改成看得见的",
        english=(
            "attachment {name}: {what_en}",
            "nothing to do, unless something of it was to be published: make that visible in the original",
        ),
        basis=basis,
    )


RULES = (
    entry(
        "ATT-MISSING 附件文件不存在",
        "附件写的是相对本文件的路径；文件要和文件名（包括大小写和扩展名）完全一致。",
        wrong="attachments: [标准表.xlsx] ←",
        right="正文。",
        fault="attachment-missing",
        message="附件“{path}”不存在",
        hint="{several}把文件放到这个位置，或改正路径（相对于本文件）",
        english=("attachment {path} does not exist", "put the file there or correct the path"),
    ),
    entry(
        "ATT-PRIVATE 附件在不公开的文件夹里",
        "名称以“_”开头的文件夹和文件（如 _data）存放网站自己的数据，从不公开，也不能作为附件。",
        wrong="attachments: [_neibu/biao.csv] ←",
        right="正文。",
        fault="attachment-private",
        message="附件“{path}”在不公开的文件夹里（名称以“_”开头）",
        hint="要公开的，把文件放到文档旁边再写进 attachments",
        english=(
            "attachment {path} lies in a folder that is not published (its name begins with _)",
            "put the file beside the document if it is to be published",
        ),
    ),
    detected(
        "ATT-TYPE 附件类型不能公开",
        """
        可以公开的类型列在 config.yaml 的 attachments（types），默认有 pdf、docx、xlsx、pptx、odt、ods、ofd、csv、json、txt、md、yaml、png、jpg、webp、gif、svg、zip、mp4、mp3。
        程序、脚本、快捷方式、网页和旧格式不能公开；内容要与扩展名相符，压缩包里的文件也一样。

        错误示例：
        ```md
        title: 关于办理有关事项的通知
        attachments: [biao.html]
        ```
        ```html biao.html ←
        <p>户数</p>
        ```

        正确示例：
        ```md
        title: 关于办理有关事项的通知
        attachments: [biao.csv]
        ```
        ```csv biao.csv
        乡镇,户数
        青山镇,12
        ```
        """,
        approvable="",
        message="附件“{name}”不能公开：{why}",
        hint="{todo}",
        english=("attachment {name} cannot be published: {why}", "{todo}"),
    ),
    detected(
        "ATT-UNREADABLE 附件无法检查",
        """
        附件设有密码、已损坏、过大，或者里面有无法检查的部分：公开副本做不出来，就不能公开。大小、行数、列数、页数和文件数都有上限，超过的请拆开。

        错误示例：
        ```md
        title: 关于办理有关事项的通知
        attachments: [biao.xlsx]
        ```
        ```csv biao.xlsx ←
        乡镇,户数
        青山镇,12
        ```

        正确示例：
        ```md
        title: 关于办理有关事项的通知
        attachments: [biao.csv]
        ```
        ```csv biao.csv
        乡镇,户数
        青山镇,12
        ```
        """,
        approvable="",
        message="附件“{name}”无法检查：{why}",
        hint="{todo}",
        english=("attachment {name} cannot be inspected: {why}", "{todo}"),
    ),
    detected(
        "ATT-UNSEEN 附件里有机器看不到的内容",
        """
        扫描件、照片里的文字，音频、视频里的话，程序读不出来，有没有不该公开的内容要由人看过。能提供文字版的，请附文字版，也方便读屏软件和检索。

        错误的做法：把打印盖章后的名单扫描成 PDF 附上，没有人逐页看过。正确的做法：附由原文件“另存为 PDF”得到的文字版。
        """,
        level="info",
        approvable="",
        message="附件“{name}”：{what}，机器看不到",
        hint="由审查人看过；有文字版的，请换成文字版",
        english=(
            "attachment {name}: {what_en}, which no program can look into",
            "have somebody look; publish a text version",
        ),
    ),
    _without(
        "ATT-CLEANED 公开副本与原件不同",
        "压缩包里系统自己放的文件、文件前后夹带的字节、看不见的字符；表格里像公式的单元格前加了引号，免得被当作公式执行。\n\n"
        "错误的做法：把要公开的数据写成公式。正确的做法：写成数值。",
    ),
    _without(
        "RES-DOCX Word、演示文件里的隐藏内容",
        "批注、修订（按全部接受）、隐藏文字、备注、嵌入的文件、宏、作者信息、插图里的拍摄位置。去掉会改变读者所见的，不做副本，按 ATT-UNREADABLE 报错。\n\n"
        "错误的做法：把要公开的说明写在批注或隐藏文字里。正确的做法：写进正文。",
    ),
    _without(
        "RES-IMG 图片里的拍摄位置",
        "拍摄地点的经纬度（入户照片、现场照片会因此露出住址）、机身序列号、机主和作者姓名、缩略图和夹带的视频；方向不正的照片转正。\n\n"
        "错误的做法：把现场照片放在网盘上，正文里给链接，位置信息照样带出去。正确的做法：照片作为附件附上，由系统做成副本。",
        basis="个人信息保护法第二十八条",
    ),
    _without(
        "RES-PDF PDF 里的隐藏内容",
        "批注、夹带的文件、脚本、隐藏的图层、以前的版本、作者信息；表单固定成页面上的文字。用黑块盖住文字不等于删去，黑块下的文字照样能复制出来，检查按文字层查出其中的号码。有电子签名的 PDF 不能改动：里面没有这些内容的原样公开，有的按 ATT-UNREADABLE 报错。\n\n"
        "错误的做法：在 PDF 上画黑块遮盖身份证号。正确的做法：在原文件中删去后重新生成 PDF。",
    ),
    _without(
        "RES-XLSX Excel 里的隐藏内容",
        "隐藏的工作表、行和列，数据透视表缓存，批注，外部链接，公式（保留结果），作者信息。\n\n"
        "错误的做法：把要公开的数据放在隐藏的工作表里，指望读者取消隐藏。正确的做法：取消隐藏，或另附一个文件。",
    ),
)
