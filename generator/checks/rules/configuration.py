"""The rules of config.yaml: what is wrong with it, in words."""

from __future__ import annotations

from generator.checks.rule import entry

_SITE = """theme: county
        site:
          name: 试验县政务公开平台
          jurisdiction: 试验县
          url: https://www.test.example
          code: "9900000001"
          organiser: 试验县人民政府办公室
          phone: 0000-5550100
          icp: 青ICP备00000000号-1
          notice: 演示站：试验县是虚构的县。"""
"""The least that config.yaml says, as examples have it."""

RULES = (
    entry(
        "CFG-FIXED 这条规则的级别不能调低",
        "可能泄露的、不能发布的，固定为错误：`config.yaml` 的 `rules` 里写了也不起作用。个别文件确实可以公开的，在那份文件里写例外（exceptions）。",
        fault="config-fixed",
        level="warning",
        message="{field}（{rule}）固定为错误，这一行不起作用",
        hint="删去这一行；查出的内容在个别文件里确实可以公开的，在那份文件的头部写例外（exceptions）",
        english=("{field} is always an error; this line does nothing", "remove it, or give an exception in a document"),
    ),
    entry(
        "CFG-FORM 配置的值形式不对",
        "网站标识码10位数字，ICP备案号、公安备案号、网址各有固定形式。",
        fault="config-form",
        message="配置“{field}”的值不对：{wanted}",
        hint="改正 config.yaml 的这一行",
        english=("the value of {field} is wrong: {wanted}", "correct this line of config.yaml"),
    ),
    entry(
        "CFG-MISSING 配置缺少一项",
        "网站标识、主办单位、联系方式、备案号等要显示在每页页脚（政府网站发展指引，国办发〔2017〕47号），写在 config.yaml 里。",
        fault="config-missing",
        message="配置缺少“{field}”：{name}",
        hint="在 config.yaml 里补上 {field}",
        english=("configuration lacks {field}", "add {field} to config.yaml"),
    ),
    entry(
        "CFG-LOGO 网站标志不能用",
        f"""
        `site.logo` 是 `config.yaml` 旁边的一个图片：svg、png 或 webp，不超过 512 KB，显示在每页的页头和浏览器的标签上。文件没有、太大、内容与扩展名
        不符，或者 SVG 里有脚本、指向别处的网址，都不能发布。不得使用国徽。

        错误示例：
        ```yaml config.yaml
        {_SITE}
          logo: biaozhi.svg ←
        ```

        正确示例：
        ```yaml config.yaml
        {_SITE}
        ```
        """,
        scope="plan",
        message="网站标志“{value}”不能用：{why}",
        hint="{todo}",
        english=(
            "the logo {value} cannot be used",
            "put a plain svg, png or webp of at most 512 KB beside config.yaml",
        ),
    ),
    entry(
        "CFG-OPTION 主题选项写得不对",
        f"""
        `config.yaml` 的 `options` 里写的是主题声明过的选项。名称写错了不起作用，值的类型不对页面会缺东西，所以是错误。有哪些选项、各写什么，
        见 docs/theme-contract.md 的“选项”。

        错误示例：
        ```yaml config.yaml
        {_SITE}
        options:
          colors: 松绿 ←
        ```
        ```yaml config.yaml
        {_SITE}
        options:
          home: [latest, newest] ←
        ```

        正确示例：
        ```yaml config.yaml
        {_SITE}
        options:
          colours: 松绿
          home: [latest, consultations, guides]
        ```
        """,
        scope="plan",
        message="主题选项“{field}”{what}",
        hint="{near_hint}{how}",
        english=("theme option {field} is unknown or does not fit", "see docs/theme-contract.md{near_en}"),
    ),
    entry(
        "CFG-UNKNOWN 配置里有不认识的一项",
        "写错的名称不会起作用，所以是错误。",
        fault="config-unknown",
        message="配置里没有“{field}”这一项",
        hint="{near_hint}改正或删去这一行；可以写的有：{choices}",
        english=("unknown setting {field}", "correct or remove it{near_en}"),
    ),
)
