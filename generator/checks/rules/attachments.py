"""The rules of attachments: what cannot be read, what lies hidden in them, in words."""

from __future__ import annotations

from generator.checks.rule import detected, entry

RULES = (
    entry(
        "ATT-MISSING 附件文件不存在",
        "附件写的是相对本文件的路径；文件要和文件名（包括大小写和扩展名）完全一致。",
        wrong="attachments: [标准表.xlsx] ←",
        right="正文。",
        fault="attachment-missing",
        message="附件“{path}”不存在",
        hint="把文件放到这个位置，或改正路径（相对于本文件）",
        english=("attachment {path} does not exist", "put the file there or correct the path"),
    ),
    detected(
        "ATT-UNREADABLE 附件无法检查",
        """
        附件设有密码、已损坏、过大，或是旧格式、不常用的压缩格式，里面有没有不该公开的内容查不出来，要人工确认。

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
        level="warning",
        approvable="",
        message="附件“{name}”无法检查：{why}",
        hint="换成可以检查的格式（docx、xlsx、csv、pdf）；不换的，由审查人逐页看过。",
        english=(
            "attachment {name} cannot be inspected: {why}",
            "use docx, xlsx, csv or pdf, or have somebody read all of it",
        ),
    ),
    detected(
        "RES-DOCX Word、演示文件里的隐藏内容",
        """
        打开附件后看不见、但文件里仍然存着的内容，公众下载后都能找出来。批注、未接受的修订、隐藏文字、嵌入的文件、宏和插图里的拍摄位置是错误；文件属性里的姓名、单位是警告。

        错误的做法：把留有修订和批注的征求意见稿直接附上。正确的做法：接受全部修订、删去批注，用“文件—信息—检查文档”清除后另存，再附上。
        """,
        fixed=False,
        approvable="保留",
        message="附件“{name}”{what}",
        hint="在 Word 里接受或拒绝全部修订、删去批注，再用“文件—信息—检查文档”清除后另存；照片换成截图。",
        english=(
            "attachment {name}: {what_en}",
            "accept all changes, delete comments, run the document inspector, replace photos by screenshots, "
            "save again",
        ),
        basis="政府信息公开条例第十五条",
    ),
    detected(
        "RES-IMG 图片里的拍摄位置",
        """
        手机照片会记下拍摄地点的经纬度。入户照片、现场照片因此会露出住址。拍摄位置是错误；机身序列号、机主和作者姓名是警告。

        错误的做法：直接附上手机拍的原图。正确的做法：截图或另存一次，去掉位置信息。
        """,
        fixed=False,
        approvable="保留",
        message="图片“{name}”的{what}",
        hint="用截图或“另存为”去掉照片信息后再附上。",
        english=("picture {name}: {what_en}", "save it without its metadata"),
        basis="个人信息保护法第二十八条",
    ),
    detected(
        "RES-PDF PDF 里的隐藏内容",
        """
        打开附件后看不见、但文件里仍然存着的内容，公众下载后都能找出来。批注、夹带的文件、脚本是错误；作者姓名、可隐藏的图层、保留的旧版本是警告。用黑块盖住文字不等于删去，黑块下的文字照样能复制出来，本检查按文字层查出其中的号码。

        错误的做法：在 PDF 上画黑块遮盖身份证号。正确的做法：在原文件中删去后重新生成 PDF。
        """,
        fixed=False,
        approvable="保留",
        message="附件“{name}”{what}",
        hint="在原文件中删去后重新生成 PDF（“打印为 PDF”可以去掉批注和旧版本）。",
        english=("attachment {name}: {what_en}", "mend the original and make the PDF again"),
        basis="政府信息公开条例第十五条",
    ),
    detected(
        "RES-XLSX Excel 里的隐藏内容",
        """
        打开附件后看不见、但文件里仍然存着的内容，公众下载后都能找出来。隐藏的工作表、行、列，数据透视表缓存（存有完整原始数据），批注和外部链接是错误；文件属性里的姓名、失效的名称是警告。

        错误的做法：把身份证号一列“隐藏”后附上。正确的做法：删去该列，把要公开的数值粘贴到新工作簿，另存为 xlsx 或 csv。
        """,
        fixed=False,
        approvable="保留",
        message="附件“{name}”{what}",
        hint="把要公开的内容以“数值”粘贴到新工作簿后另存。",
        english=("attachment {name}: {what_en}", "paste the values into a new workbook"),
        basis="政府信息公开条例第十五条",
    ),
)
