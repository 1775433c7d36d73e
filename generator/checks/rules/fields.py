"""The rules of front matter: what is wrong with a field, in words."""

from __future__ import annotations

from generator.checks.rule import entry

RULES = (
    entry(
        "FLD-CHOICE 值不在可选范围内",
        "这个字段只能从固定的几个值里选。",
        wrong="status: 作废 ←",
        right="""
        status: withdrawn
        withdrawn_date: 2026-03-02
        withdrawn_reason: 所附表格数据有误，另行发布
        """,
        fault="field-choice",
        message="“{name}”不能写“{value}”",
        hint="{quoted}{near_hint}改成其中之一：{choices}",
        english=("{field} cannot be {value}", "use one of: {choices}"),
    ),
    entry(
        "FLD-DATE 日期写法不对或并不存在",
        "日期写成 2026-03-01；发布日期可以带时间，写成 2026-03-01 09:30。2月30日这样的日期并不存在。",
        wrong="publish_date: 2026-02-30 ←",
        right="publish_date: 2026-03-01",
        fault="field-date",
        message="“{name}”的日期“{value}”写法不对或并不存在",
        hint="{quoted}改成 {written}{own}",
        english=("{value} is not a date", "write it as YYYY-MM-DD"),
    ),
    entry(
        "FLD-DEFAULTS 默认值里不能写这个字段",
        "标题、发布日期、公开属性必须由每份文件自己写明：公开属性成批继承，最容易把不该公开的文件放出去。",
        fault="defaults-field",
        message="_defaults.yaml 里不能写“{field}”",
        hint="删去这一行，写到各个文件里",
        english=("{field} cannot stand in _defaults.yaml", "write it in each document"),
    ),
    entry(
        "FLD-FORM 值的形式不对",
        "例如该写一行文字的地方写成了列表，该写数字的地方写了文字，网址没有以 https:// 开头。",
        wrong="title: [关于, 通知] ←",
        right="title: 关于冬季供水的通知",
        fault="field-form",
        message="“{name}”的值“{value}”形式不对，应为{wanted}",
        hint="{quoted}改正这一行，形如 {key}: {form}",
        english=("the value of {field} has the wrong form", "write it in the form {key}: {form}"),
    ),
    entry(
        "FLD-ID 编号不能用作网址",
        "编号（不写时是文件名）就是网址 /d/编号/ 的一部分，不能有空格、斜杠、问号等符号，也不能以点开头。",
        wrong="id: 2026 年/3 号 ←",
        right="title: 关于冬季供水的通知",
        fault="field-id",
        message="编号“{value}”不能用作网址{why}",
        hint="改文件名，或加一行 id: 只用字母、数字、- 和 _",
        english=("{value} cannot be part of an address", "rename the file or give an id"),
    ),
    entry(
        "FLD-MISSING 缺少必填字段",
        """
        标题、领域、主题、发布日期、公开属性是每份文件都要写的；各类文件另有自己的必填字段（见 docs/kinds.md）。
        写了字段名而没有值，也算缺少。
        """,
        wrong="-subject ←",
        right="subject: 城乡建设",
        fault="field-missing",
        message="缺少必填字段“{name}”（{key}）",
        hint="{place}：{key}: {wanted}",
        english=("required field {key} is missing", "{place_en}, {key}: and its value"),
    ),
    entry(
        "FLD-TWICE 同一字段写了两次",
        "两处的值以哪个为准说不清；中文名和英文名（如“标题”和 title）也算同一个字段。",
        wrong="""
        title: 关于冬季供水的通知 ←
        标题: 关于供水的通知 ←
        """,
        right="title: 关于冬季供水的通知",
        fault="field-twice",
        message="字段“{field}”写了两次{other_in}",
        hint="只留一处",
        english=("field {field} is given twice (also {other})", "keep one of them"),
    ),
    entry(
        "FLD-UNKNOWN 字段名不认识",
        "字段名写错时，值会悄悄丢失，所以不认识的字段名一律是错误。各类文件可用的字段见 docs/kinds.md。",
        wrong="subjct: 城乡建设 ←",
        right="subject: 城乡建设",
        fault="field-unknown",
        message="“{kind}”没有字段“{field}”",
        hint="{near_hint}{odd}改正字段名，或删去这一行；可用的字段见 gongkai explain FLD-UNKNOWN 和 docs/kinds.md",
        english=("no field {field} in this kind", "correct or remove the line{near_en}"),
    ),
    entry(
        "FLD-VOCAB 名称不在词表里",
        """
        领域、主题、机关、类型只能用词表里的名称、编号或别名。领域是26个试点领域加上 _data/domains.yaml 里增加的；
        主题在 _data/subjects.yaml，机关在 _data/agencies.yaml。
        """,
        wrong="domain: 市镇服务 ←",
        right="domain: 市政服务",
        fault="field-vocabulary",
        message="{name}“{value}”{state}",
        hint="{quoted}{near_hint}词表里有：{choices}；确需增加的，写进 content/_data/ 里对应的文件",
        english=("unknown {key}: {value}", "use one of: {choices}{near_en}"),
    ),
    entry(
        "RULE-UNUSED 例外已经用不上",
        """
        `exceptions` 里的一条例外已经到期，或者它所说的问题已经不在。到期的例外不再起作用；用不上的应删去，免得日后放过新的问题。
        一条例外只放过它写明的内容（what，照提示里显示的写），换了一处、换了一个号码都要另写；只对本文件的正文和前置信息有效，附件里的问题要用 file 写明附件名。
        """,
        wrong="""
        title: 关于办理有关事项的通知
        exceptions: ←
          - {code: PRI-MOBILE, what: "138****5678", reason: 对外公布的值班手机, approver: 办公室主任, expires: 2027-12-31}

        值班电话0000-5550100。
        """,
        right="""
        title: 关于办理有关事项的通知
        exceptions:
          - {code: PRI-MOBILE, what: "138****5678", reason: 对外公布的值班手机, approver: 办公室主任, expires: 2027-12-31}

        值班电话13812345678。
        """,
        fault="exception-unused",
        level="info",
        message="例外 {value} {why}",
        hint="删去这条例外；仍需要的，重新批准并更新到期日期",
        english=("exception {value} {why_en}", "remove it, or have it approved again"),
    ),
)
