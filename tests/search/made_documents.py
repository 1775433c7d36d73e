"""A few invented documents of an invented county, for the tests of search; the same ones each time."""

from __future__ import annotations

import hashlib
import random

from generator.search import SearchEntry

_SUBJECTS = (
    "最低生活保障",
    "工伤认定",
    "征地补偿安置",
    "危房改造",
    "义务教育入学",
    "城乡居民医疗保险",
    "烟花爆竹",
    "物业管理",
)
_FORMS = ("通知", "公告", "办法（试行）", "实施方案", "批复")
_AGENCIES = ("云岭县民政局", "云岭县人力资源和社会保障局", "云岭县自然资源局", "云岭县教育局")
_DOMAINS = ("社会救助", "社会保险", "征地补偿", "义务教育")
_SENTENCES = (
    "为了做好{subject}工作，根据国务院有关规定，结合本县实际，制定本方案。",
    "申请人应当向乡镇人民政府提出书面申请，并提交身份证明、收入证明等材料。",
    "县级人民政府应当自收到申请之日起二十个工作日内作出决定，并书面告知申请人。",
    "补助标准为每人每月{number}元，自2025年{month}月1日起执行，资金从县级财政列支。",
    "联系电话：0000-{number}；办公时间：上午8:30至12:00。",
    "《{subject}条例》第{month}条所称“困难家庭”，是指人均收入低于当地标准1.5倍的家庭。",
    "违反本规定的，由{agency}责令限期改正；逾期不改正的，处以五百元以上两千元以下罚款。",
)


def made_documents(count: int, seed: int = 7) -> tuple[list[SearchEntry], dict[str, str]]:
    """``count`` entries from oldest to newest, and the HTML of their bodies by the key of ``body``."""
    rng = random.Random(seed)
    entries, bodies = [], {}
    for number in range(count):
        subject, agency = rng.choice(_SUBJECTS), rng.choice(_AGENCIES)
        year, month = 2018 + number * 8 // count, rng.randint(1, 12)
        words = {"subject": subject, "agency": agency, "number": rng.randint(100, 9999), "month": month}
        body = "".join(
            f"<p>{sentence.format(**words)}</p>" for sentence in rng.choices(_SENTENCES, k=rng.randint(3, 8))
        )
        if number % 5 == 0:
            body += (
                f"<h2>附则</h2><table><tr><td>{agency}</td><td>{number}户</td></tr></table><script>秘密脚本</script>"
            )
        name = f"doc-{number:04d}"
        bodies[name] = body
        entries.append(
            entry(
                name,
                f"{agency}关于{subject}的{rng.choice(_FORMS)}",
                f"{year}-{month:02d}-{rng.randint(1, 28):02d}",
                body,
                doc_number=f"云政办发〔{year}〕{number + 1}号",
                agency=agency,
                filters={
                    "domain": (rng.choice(_DOMAINS),),
                    "agency": (agency,),
                    "kind": ("通知公告",),
                    "year": (str(year),),
                },
            )
        )
    return entries, bodies


def entry(name: str, title: str, date: str, body: str, **more: object) -> SearchEntry:
    """An entry whose key follows from what it says; ``body`` is its HTML."""
    key = hashlib.sha256(repr((name, title, date, body, more)).encode()).hexdigest()
    made = {"url": f"/d/{name}/", "title": title, "date": date, "body": name if body else "", "key": key, **more}
    return SearchEntry(**made)  # type: ignore[arg-type]
