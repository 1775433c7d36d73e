"""RES-XLSX Excel 里的隐藏内容。

打开附件后看不见、但文件里仍然存着的内容，公众下载后都能找出来。隐藏的工作表、行、列，数据透视表缓存（存有完整原始数据），批注和外部链接是错误；文件属性里的姓名、失效的名称是警告。

错误的做法：把身份证号一列“隐藏”后附上。正确的做法：删去该列，把要公开的数值粘贴到新工作簿，另存为 xlsx 或 csv。

依据：政府信息公开条例 第十五条。
"""

CODE = "RES-XLSX"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "附件“{name}”{what}"
HINT = "把要公开的内容以“数值”粘贴到新工作簿后另存。确需保留的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "attachment {name}: {what_en}",
    "paste the values into a new workbook; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "政府信息公开条例第十五条"
USES_FILES = True
