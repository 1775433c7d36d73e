"""The rules of the files in _data: what is wrong with them, in words."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "CAT-UNRECORDED 公开事项改了而没有记录",
        """
        目录随法律法规和部门职责调整，每次调整都要在事项的 history（沿革）里加一条，写明日期、变动和依据；公众在“目录变动记录”页和订阅源里看到。
        只在 `gongkai check --since 版本` 时检查：把现在的目录与 Git 里那个版本逐项比较，例如 `--since origin/main` 或 `--since HEAD~1`，适合放在合并检查里。
        整个领域的目录第一次加入时不要求逐项记录；不再适用的事项不要删去，写 not_applicable（不适用理由）并记一条。

        错误示例（与上一个版本相比，时限改了而没有沿革）：

        ```yaml
        - id: szfw-01
          name: 供水检修
          deadline: 提前24小时
        ```

        正确示例：
        ```yaml
        - id: szfw-01
          name: 供水检修
          deadline: 提前24小时
          history:
          - {date: 2026-03-01, change: 公开时限由及时公开改为提前24小时, basis: 城市供水条例}
        ```
        """,
        scope="since",
        level="warning",
        message="事项“{value} {item}”与 {revision} 相比{what}，沿革里没有记录",
        hint="在这一项的 history 里加一条：- {{date: 变动日期, change: 改了什么, basis: 依据}}",
        english=(
            "item {value} {what_en} since {revision}, and its history does not say so",
            "add to its history: - {{date: the day, change: what is different, basis: the ground}}",
        ),
        basis="国办发〔2019〕54号（五）",
    ),
    entry(
        "DAT-FILE 数据文件的名称不认识，没有起作用",
        """
        `_data` 里的表各有固定的文件名（后缀是小写的 `.yaml`），或在固定的文件夹里。名称写错的文件不会被读取：写了撤回名单而文件名错了，文件还在网上。
        笔记、原来的表格（如 `.md`、`.xlsx`）可以放在旁边，不检查。

        错误示例：
        ```md
        title: 关于冬季供水的通知
        ```
        ```yaml _data/takedowns.yml ← DAT-FILE
        - {id: shili-2026, reason: 数据有误, date: 2026-11-20}
        ```

        正确示例：
        ```md
        title: 关于冬季供水的通知
        ```
        ```yaml _data/synonyms.yaml
        - [供水, 自来水]
        ```
        """,
        fault="data-file",
        level="warning",
        message="没有名为“{value}”的数据文件，这份文件没有起作用",
        hint="{near_hint}改名；不是给网站用的，移到 _data 外面{listed}",
        english=("no data file is called {value}; it has no effect", "rename it{near_en} or move it out of _data"),
    ),
    entry(
        "DAT-FORM 数据文件的形式不对",
        "_data 里的文件有固定的形式，见 docs/ 和 .vscode 里的提示。",
        fault="data-form",
        message="数据的形式不对{field_in}，应为{wanted}",
        hint="对照同一文件里的其他行改正",
        english=("wrong form, expected {wanted}", "compare with the other rows"),
    ),
    entry(
        "DAT-ID 编号不能用作网址",
        "编号只用小写字母、数字、- 和 _。",
        fault="data-id",
        message="编号“{value}”不能用作网址",
        hint="改成小写字母、数字、- 和 _",
        english=("{value} cannot be part of an address", "use a-z, 0-9, - and _"),
    ),
    entry(
        "DAT-MISSING 数据缺少必填的一项",
        "每个机关、主题、公开事项都要有编号和名称。",
        fault="data-missing",
        message="这一项没有写 {field}{name_in}",
        hint="补上 {field}",
        english=("{field} is missing", "add it"),
    ),
    entry(
        "DAT-PART 机关的领导信息、栏目、公开栏等某一部分写得不对",
        """
        `agencies.yaml` 里一个机关的 `leaders`（领导信息）、`disclosure_office`（政府信息公开工作机构）、`officers`（栏目责任人）、
        `columns`（自设栏目）、`merged_from`（原网站）、`excused`（不涉及的事项）、`boards`（公开栏）、`windows`（窗口）、
        `responder`（网络回应人）写错时，这个机关和别的内容照常发布，只有这一部分保留上次发布的；从没有发布过的先不显示。

        错误示例：
        ```yaml _data/agencies.yaml ←
        - {id: slj, name: 试验县示例局, short: 县示例局, boards: [{items: many}]}
        ```

        正确示例：
        ```yaml _data/agencies.yaml
        - {id: slj, name: 试验县示例局, short: 县示例局, boards: [{items: 8}]}
        ```
        """,
        fault="data-part",
        message="{owner}的{part}（{field}）写得不对，网站上先用上次发布的：{told}",
        hint="{near_hint}改正 {field} 里的这一处",
        english=("{field} of {owner} is wrong; what was last published stands: {told}", "correct {field}{near_en}"),
    ),
    entry(
        "DAT-PRIVATE 数据文件、配置、主题里有不能公开的内容",
        """
        机关的电话、别名，目录里的文字，同义词，撤回的原因，config.yaml 里的说明，都会原样出现在页面、检索或订阅里，所以与正文一样检查：
        身份证号码、手机号码、银行账号、密级标志等都是错误。公布的电话写座机或12345。负面清单（negative_list.yaml）的匹配不查，它不公开。

        错误示例：
        ```md
        title: 关于冬季供水的通知
        ```
        ```yaml _data/synonyms.yaml
        - [值班电话, "13812345678"] ← DAT-PRIVATE
        ```

        正确示例：
        ```md
        title: 关于冬季供水的通知
        ```
        ```yaml _data/synonyms.yaml
        - [值班电话, 联系电话]
        ```
        """,
        fault="data-private",
        message="这里有不能公开的内容 {shown}（{rule} {what}）",
        hint="删去，或改成可以公开的写法；说明见 gongkai explain {rule}",
        english=("{shown} must not be public ({rule})", "remove it; see gongkai explain {rule}"),
        basis="个人信息保护法第二十八条；保守国家秘密法第二十二条",
    ),
    entry(
        "DAT-REF 数据引用的编号不存在",
        "例如机关的上级（parent）要写已有机关的编号，目录文件名要是领域编号；domains.yaml 里停用的要是已有的领域，新增的另要写 name。",
        fault="data-reference",
        message="{field} 写的“{value}”不存在",
        hint="{near_hint}{listed}改成已有的一个",
        english=("{field} refers to {value}, which does not exist", "use an existing id"),
    ),
    entry(
        "DAT-THEME 机关写的主题不存在",
        """
        `agencies.yaml` 里 `theme` 写的是 `themes` 文件夹里一个主题的名称。找不到时，这个机关的栏目和文件先用全站的主题，网站照常发布。

        错误示例：
        ```yaml _data/agencies.yaml ←
        - {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇, theme: qingshang}
        ```

        正确示例：
        ```yaml _data/agencies.yaml
        - {id: qingshan, name: 试验县青山镇人民政府, short: 青山镇, kind: 乡镇, theme: county}
        ```
        """,
        scope="plan",
        level="warning",
        message="{agency}的主题“{value}”不存在，先用全站的主题",
        hint="{near_hint}已有的主题：{choices}。新建这个主题：gongkai theme new 主题名；或者改正、删去 theme 一项",
        english=(
            "the theme {value} of {agency} does not exist; the site's own is used",
            "make it with gongkai theme new, or correct the name{near_en}",
        ),
    ),
    entry(
        "DAT-LOOK 乡镇的主题有错误",
        """
        一个机关的主题用不了（模板写错、带了脚本、theme.yaml 有误）时，这个机关的栏目和文件先用全站的主题，网站照常发布；改好以后自动换回来。
        全站自己的主题有错误时，网站不生成。`gongkai theme check 主题名` 列出全部问题。
        """,
        scope="plan",
        level="warning",
        message="主题“{theme}”用不了，先用全站的主题：{what}",
        hint="改正后运行 gongkai theme check {theme}",
        english=("theme {theme} cannot be used, the site's own is worn: {what}", "run gongkai theme check {theme}"),
    ),
    entry(
        "DAT-TWICE 编号重复",
        "编号用于网址和引用，不能有两个相同。",
        fault="data-twice",
        message="编号“{value}”出现了两次",
        hint="改掉其中一个",
        english=("id {value} occurs twice", "change one"),
    ),
    entry(
        "DAT-UNKNOWN 数据文件里有不认识的一项",
        "写错的名称不会起作用，所以是错误。",
        fault="data-unknown",
        message="没有“{field}”这个字段",
        hint="{near_hint}改正或删去这一行；可以写的有：{choices}",
        english=("unknown key {field}", "correct or remove it{near_en}"),
    ),
)
