"""RES-IMG 图片里的拍摄位置。

手机照片会记下拍摄地点的经纬度。入户照片、现场照片因此会露出住址。拍摄位置是错误；机身序列号、机主和作者姓名是警告。

错误的做法：直接附上手机拍的原图。正确的做法：截图或另存一次，去掉位置信息。

依据：个人信息保护法 第二十八条。
"""

CODE = "RES-IMG"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "图片“{name}”的{what}"
HINT = "用截图或“另存为”去掉照片信息后再附上。确需保留的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "picture {name}: {what_en}",
    "save it without its metadata; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
USES_FILES = True
