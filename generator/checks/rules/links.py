"""The rules of links and addresses: where they lead wrong, in words."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "LNK-BROKEN 正文链接的页面不存在",
        "链接到本站文件用相对路径（如 ../shjz/dibao.md），链接到栏目用以 / 开头的网址（如 /shjz/）。",
        scope="link",
        message="链接“{href}”指向的页面不存在",
        hint="改正链接，或删去",
        english=("link {href} leads to no page", "correct or remove it"),
    ),
    entry(
        "LNK-ENTRY 专栏链接的文件没有公开",
        "statutory.yaml 的“页面”（pages）里链接的文件不存在、没有公开或者已经撤回，读者打不开；专栏里没有显示这个链接，其余照常发布。",
        scope="link",
        message="“{name}”一栏链接的文件“{href}”没有公开，没有显示这个链接",
        hint="在 content/_data/statutory.yaml 里改正网址，或删去这一项",
        english=("{name} leads to {href}, which nobody can read; the link is left out", "correct or remove it"),
    ),
    entry(
        "LNK-FILE 正文链接的文件不存在",
        "正文里链接的文件会作为附件一起发布，所以必须存在。",
        wrong="见[标准表](标准表.xlsx)。 ←",
        right="正文。",
        fault="link-broken",
        message="正文链接的文件“{path}”不存在",
        hint="把文件放到这个位置，或改正链接",
        english=("linked file {path} does not exist", "put the file there or correct the link"),
    ),
    entry(
        "LNK-HELD 链接指向没有公开的文件",
        "所链接的文件是不予公开、草稿或未到发布日期，读者打不开；生成的页面上这个链接不能点，但文字仍在。",
        scope="link",
        level="warning",
        message="链接指向没有公开的文件，读者打不开",
        hint="删去这处链接，或等所链接的文件公开后再链接",
        english=("the link leads to a document that is not public", "remove it"),
    ),
    entry(
        "LNK-OUTSIDE 路径指到了内容文件夹之外",
        "只能引用内容文件夹里面的文件，不能用 ../ 走到外面，也不能用绝对路径。",
        wrong="见[表](../../../表.xlsx)。 ←",
        right="正文。",
        fault="link-outside",
        message="路径“{href}”指到了内容文件夹之外",
        hint="把文件放进内容文件夹，再用相对路径引用",
        english=("{href} leads out of the content folder", "move the file inside"),
    ),
    entry(
        "LNK-SCHEME 链接的形式不能在网站上使用",
        "file://、C:\\ 这样的链接只在自己的电脑上有效，javascript: 一类的链接不安全。",
        wrong="见[表](ftp://neiwang/表.xlsx)。 ←",
        right="正文。",
        fault="link-scheme",
        message="链接“{href}”在网站上打不开",
        hint="改成网址（https://…）、本站文件的相对路径，或删去链接",
        english=("{href} cannot be opened from a web site", "use https:// or a relative path"),
    ),
    entry(
        "URL-TWICE 两个页面用同一个网址",
        "例如文件编号与另一份文件只差大小写，或旧地址与现有页面相同。",
        scope="plan",
        message="网址 {address} 已被“{other}”占用",
        hint="改掉其中一个的编号或旧地址",
        english=("address {address} is already used by {other}", "change one of the two"),
    ),
)
