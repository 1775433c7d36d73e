"""The rules of files as such: what keeps one from being read, in words."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "FILE-CHAR 有不能发布的字符",
        """
        有些字符读者看不见、只有个别字体能显示，或者会把前后文字的顺序颠倒过来：控制字符、改变文字方向的控制符、标签字符、行间注释符、自造字区的字、没有定义的字符、
        转换编码时丢失的字（U+FFFD）。页面上看到的与文件里写的不一样，所以不发布。正文里写成 &#x202e; 的、引号里写成反斜杠加数字的也算。
        """,
        wrong="""
        title: 关于冬季供水的通知

        值班电话0000-5550100&#x202e;。 ←
        """,
        right="""
        title: 关于冬季供水的通知

        值班电话0000-5550100。
        """,
        fault="character",
        message="{where}有不能发布的字符 {code}（{name}）{more}",
        hint="删去这个字符，核对前后的文字；是人名、地名里的生僻字的，换成有正式编码的字",
        english=("{where}{code}, which cannot be published", "delete it; write a rare character by its standard code"),
    ),
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
        """
        两行 --- 之间，每行写一个“字段: 值”，冒号是英文半角，后面空一格；列表的每一项前面是“- ”。
        值里有“ #”的整个加上双引号，不然 # 后面的字会被当作备注丢掉。
        """,
        wrong="""
        ---
        标题：关于冬季供水的通知 ←
        domain: 市政服务
        subject: 城乡建设
        publish_date: 2026-03-01
        classification: 主动公开
        ---

        正文。
        """,
        right="title: 关于冬季供水的通知",
        fault="front-matter-form",
        message="文件头{what}",
        hint="{how}",
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
        message="文件开头没有 --- 和字段{why}",
        hint="{how}在文件最前面写一行 ---，然后是各字段，再写一行 ---；用 gongkai new 可以生成样子",
        english=("there is no front matter", "start the file with ---, the fields, and another ---"),
    ),
    entry(
        "FILE-LIMIT 文件读不完",
        """
        每份文件连同附件，只能用一定的时间和内存来读。几十万位不断开的数字、一层套一层的列表和引用、损坏的或特意做出来的附件会用完它们。
        这样的文件不换上，其余文件照常发布；它没有改动之前不再读。
        """,
        fault="given-up",
        message="这份文件没有读完（{reason}）",
        hint="删去异常的内容（很长的数字、层层嵌套的列表或引用），文件很大的拆成几份；附件在原来的程序里另存后再附上。找不到原因时把文件交给维护者",
        english=("this file could not be read to its end ({reason})", "take out what is unusual in it, or split it"),
    ),
    entry(
        "FILE-LINK 符号链接指到了内容文件夹之外",
        """
        内容文件夹里的符号链接（快捷方式式的文件）只有指向同一个内容文件夹里的文件才会被读取；指到外面的一律跳过，以免把不该公开的文件带上网站。
        指到自己所在的文件夹、或指到已经读过的文件夹的，里面的文件不再读一遍，以免一份文件有了两份。
        所指的文件要公开的，把文件本身放进来。
        """,
        fault="link-away",
        level="warning",
        message="这个符号链接指到内容文件夹之外，或指到自己所在、已经读过的文件夹，或者所指的文件不存在（文件夹套了太多层的也算），没有读取",
        hint="要公开的，把文件本身复制到这里；不要的，删去这个链接",
        english=(
            "this symbolic link leads out of the content folder, to what is read already or nowhere; not followed",
            "put the file itself here, or delete the link",
        ),
    ),
    entry(
        "FILE-NAME 文件名不是 UTF-8",
        """
        在 Windows 上打的压缩包解开以后，文件名可能是 GBK 编码的；也有文件名里带着换行等看不见的字符。这样的名字不能做网址，文件没有读取。
        """,
        fault="name",
        message="文件名（或上级文件夹名）不是 UTF-8，或带有看不见的字符，这个文件没有读取",
        hint="把文件改个名字；整包都是这样的，换一个能识别 GBK 文件名的解压程序重新解开",
        english=("the name is not UTF-8 or has unprintable characters; the file was not read", "rename the file"),
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
        message="开头的 --- 没有与之对应的结束 ---{why}",
        hint="{how}在最后一个字段下面{where}加一行 ---",
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
        "FILE-UNSEEN 去掉了看不见的字符",
        """
        零宽空格、软连字符、字形选择符、换页符一类的字符多半是从网页、Word 里复制时带来的，读者看不见，却会让检索、复制出错。网站发布时去掉它们（换页的换成空格），
        检查也按去掉以后的文字进行；文件本身不改。
        """,
        wrong="""
        title: 关于冬季供水的通知

        值班电&#x200b;话0000-5550100。 ←
        """,
        right="""
        title: 关于冬季供水的通知

        值班电话0000-5550100。
        """,
        fault="unseen",
        level="info",
        message="{where}有 {count} 个看不见的字符（{codes}），发布时已经去掉",
        hint="不用改；想让文件干净的，删去这些字符",
        english=(
            "{where}{count} characters that nobody sees ({codes}) are left out of what is published",
            "nothing has to be done; delete them to have a clean file",
        ),
    ),
    entry(
        "FILE-YAML YAML 写法有误，读不下去",
        "常见原因：缩进不齐、引号没有配对、用了制表符、值里有半角冒号加空格而没有加引号。",
        wrong='title: "关于冬季供水的通知 ←',
        right="title: 关于冬季供水的通知",
        fault="yaml",
        message="YAML 写法有误，读到这里读不下去（{problem}）",
        hint="检查这一行和上一行：缩进、引号、冒号后的空格；值以符号（如 * & @ % [）开头，或里面有“: ”“#”，整个加上双引号",
        english=("YAML syntax: {problem}", "check quotes, indentation and colons on this line and the one before"),
    ),
)
