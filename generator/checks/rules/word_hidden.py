"""RES-DOCX Word、演示文件里的隐藏内容。

打开附件后看不见、但文件里仍然存着的内容，公众下载后都能找出来。批注、未接受的修订、隐藏文字、嵌入的文件、宏和插图里的拍摄位置是错误；文件属性里的姓名、单位是警告。

错误的做法：把留有修订和批注的征求意见稿直接附上。正确的做法：接受全部修订、删去批注，用“文件—信息—检查文档”清除后另存，再附上。

依据：政府信息公开条例 第十五条。
"""

CODE = "RES-DOCX"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "附件“{name}”{what}"
HINT = "在 Word 里接受或拒绝全部修订、删去批注，再用“文件—信息—检查文档”清除后另存；照片换成截图。确需保留的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "attachment {name}: {what_en}",
    "accept all changes, delete comments, run the document inspector, replace photos by screenshots, save again; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "政府信息公开条例第十五条"
USES_FILES = True
