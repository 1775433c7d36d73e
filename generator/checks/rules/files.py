"""The rules of files as such: what keeps one from being read, in words."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "FILE-EMPTY 文件是空的",
        """
        空文件多半是没有保存好。

        错误示例：
        ```text ←

        ```

        正确示例：
        ```md
        ```
        """,
        fault="empty",
        message="文件是空的",
        hint="补上内容，或删去这个文件",
        english=("the file is empty", "fill it or delete it"),
    ),
    entry(
        "FILE-ENCODING 文件不是 UTF-8 编码",
        """
        网站的文件一律用 UTF-8。记事本或老系统存出来的 GBK、UTF-16 文件要另存一次。

        错误示例：
        ```text
        （二进制 GBK 文件，见测试）
        ```

        正确示例：
        ```md
        ```
        """,
        fault="encoding",
        message="文件的编码是{encoding}，不是 UTF-8",
        hint="在编辑器里选“另存为”，编码选 UTF-8；或用 gongkai import 导入，会自动转换",
        english=("the file is {encoding}, not UTF-8", "save it again as UTF-8"),
    ),
    entry(
        "FILE-FORM 文件头不是“字段: 值”的形式",
        "两行 --- 之间，每行写一个“字段: 值”，冒号是英文半角，后面空一格。",
        wrong="""
        ---
        标题：关于冬季供水的通知 ←
        ---

        正文。
        """,
        right="title: 关于冬季供水的通知",
        fault="front-matter-form",
        message="文件头不是“字段: 值”的形式",
        hint="每行写成“字段: 值”，用半角冒号，冒号后空一格",
        english=("the front matter is not a list of field: value", "write field: value on each line"),
    ),
    entry(
        "FILE-FRONT 没有文件头",
        """
        每份文件以一行 --- 开头，写明标题、领域等字段，再以一行 --- 结束，之后是正文。

        错误示例：
        ```text ←
        关于冬季供水的通知

        正文。
        ```

        正确示例：
        ```md
        ```
        """,
        fault="front-matter-missing",
        message="文件开头没有 --- 和字段",
        hint="在文件最前面写一行 ---，然后是各字段，再写一行 ---；用 gongkai new 可以生成样子",
        english=("there is no front matter", "start the file with ---, the fields, and another ---"),
    ),
    entry(
        "FILE-LINK 符号链接指到了内容文件夹之外",
        """
        内容文件夹里的符号链接（快捷方式式的文件）只有指向同一个内容文件夹里的文件才会被读取；指到外面的一律跳过，以免把不该公开的文件带上网站。
        所指的文件要公开的，把文件本身放进来。
        """,
        fault="link-away",
        level="warning",
        message="这个符号链接指到内容文件夹之外，没有读取",
        hint="要公开的，把文件本身复制到这里；不要的，删去这个链接",
        english=(
            "this symbolic link leads out of the content folder and was not followed",
            "put the file itself here, or delete the link",
        ),
    ),
    entry(
        "FILE-OPEN 文件头没有结束",
        "开头的 --- 之后，要有第二行 --- 表示字段到此为止。",
        wrong="""
        --- ←
        title: 关于冬季供水的通知
        domain: 市政服务
        subject: 城乡建设
        publish_date: 2026-03-01
        classification: 主动公开

        正文。
        """,
        right="title: 关于冬季供水的通知",
        fault="front-matter-open",
        message="开头的 --- 没有与之对应的结束 ---",
        hint="在最后一个字段下面加一行 ---",
        english=("the front matter has no closing ---", "add a line --- after the last field"),
    ),
    entry(
        "FILE-READ 文件读不出来",
        "多半是权限不够，或文件正被别的程序占用。",
        fault="unreadable",
        message="文件读不出来：{reason}",
        hint="检查文件的权限，关闭占用它的程序后再试",
        english=("cannot read the file: {reason}", "check its permissions"),
    ),
    entry(
        "FILE-YAML YAML 写法有误，读不下去",
        "常见原因：缩进不齐、引号没有配对、用了制表符、值里有半角冒号加空格而没有加引号。",
        wrong='title: "关于冬季供水的通知 ←',
        right="title: 关于冬季供水的通知",
        fault="yaml",
        message="YAML 写法有误，读到这里读不下去（{problem}）",
        hint="检查这一行和上一行：缩进、引号、冒号后的空格；值里有“: ”或“#”时整个加上双引号",
        english=("YAML syntax: {problem}", "check quotes, indentation and colons on this line and the one before"),
    ),
)
