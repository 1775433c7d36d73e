"""CAT-UNRECORDED 公开事项改了而没有记录。

目录随法律法规和部门职责调整，每次调整都要在事项的 history（沿革）里加一条，写明日期、变动和依据；公众在“目录变动记录”页和订阅源里看到。
只在 `gongkai check --since 版本` 时检查：把现在的目录与 Git 里那个版本逐项比较，例如 `--since origin/main` 或 `--since HEAD~1`，适合放在合并检查里。
整个领域的目录第一次加入时不要求逐项记录；不再适用的事项不要删去，写 not_applicable（不适用理由）并记一条。

依据：国办发〔2019〕54号（五）。

错误示例（与上一个版本相比，时限改了而没有沿革）：

```yaml
- id: szfw-01
  name: 停水通知
  deadline: 提前24小时
```

正确示例：

```yaml
- id: szfw-01
  name: 停水通知
  deadline: 提前24小时
  history:
  - {date: 2026-03-01, change: 公开时限由及时公开改为提前24小时, basis: 城市供水条例}
```
"""

CODE = "CAT-UNRECORDED"
SCOPE = "since"
LEVEL = "warning"
BASIS = "国办发〔2019〕54号（五）"
MESSAGE = "事项“{value} {item}”与 {revision} 相比{what}，沿革里没有记录"
HINT = "在这一项的 history 里加一条：- {{date: {today}, change: 改了什么, basis: 依据}}"
ENGLISH = (
    "item {value} {what_en} since {revision}, and its history does not say so",
    "add to its history: - {{date: {today}, change: what is different, basis: the ground}}",
)
