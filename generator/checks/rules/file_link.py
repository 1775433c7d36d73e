"""FILE-LINK 符号链接指到了内容文件夹之外。

内容文件夹里的符号链接（快捷方式式的文件）只有指向同一个内容文件夹里的文件才会被读取；指到外面的一律跳过，以免把不该公开的文件带上网站。
所指的文件要公开的，把文件本身放进来。
"""

from __future__ import annotations

CODE = "FILE-LINK"
FAULT = "link-away"
LEVEL = "warning"
MESSAGE = "这个符号链接指到内容文件夹之外，没有读取"
HINT = "要公开的，把文件本身复制到这里；不要的，删去这个链接"
ENGLISH = (
    "this symbolic link leads out of the content folder and was not followed",
    "put the file itself here, or delete the link",
)
