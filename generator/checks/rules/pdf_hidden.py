"""RES-PDF PDF 里的隐藏内容。

打开附件后看不见、但文件里仍然存着的内容，公众下载后都能找出来。批注、夹带的文件、脚本是错误；作者姓名、可隐藏的图层、保留的旧版本是警告。用黑块盖住文字不等于删去，黑块下的文字照样能复制出来，本检查按文字层查出其中的号码。

错误的做法：在 PDF 上画黑块遮盖身份证号。正确的做法：在原文件中删去后重新生成 PDF。

依据：政府信息公开条例 第十五条。
"""

CODE = "RES-PDF"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "附件“{name}”{what}"
HINT = "在原文件中删去后重新生成 PDF（“打印为 PDF”可以去掉批注和旧版本）。确需保留的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "attachment {name}: {what_en}",
    "mend the original and make the PDF again; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "政府信息公开条例第十五条"
USES_FILES = True
