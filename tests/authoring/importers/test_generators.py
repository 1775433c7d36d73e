"""Markdown of other site generators: heads in every form, tags, files wherever they lie; a file or a whole folder."""

from __future__ import annotations

import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.authoring.importers import ImportedFile, ImportReport, import_files
from generator.authoring.importers.generators import tags

BODY = "各乡镇人民政府：\n\n现将有关事项通知如下，请认真执行。\n"


def picture() -> bytes:
    """A picture of two by two points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"\0\xff\0\0\xff\0\0\0\0\xff\0\0\xff\0")
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return root


def one(tmp_path: Path, text: str, name: str = "a.md") -> ImportedFile:
    write(tmp_path, {name: text})
    return import_files([tmp_path / name], to=tmp_path / "out").files[0]


def fields(item: ImportedFile) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(item.text.split("---\n")[1])
    return loaded


def told(item: ImportedFile) -> str:
    return "\n".join(f"{one.message} {one.hint}" for one in item.notices)


HEADS = {
    "yaml": "---\ntitle: 关于低保的通知\ndate: 2023-05-01 10:30:00\ntags:\n  - 低保\n  - 救助\ndescription: |\n  第一句。\n  第二句。\n---\n",
    "toml": '+++\ntitle = "关于低保的通知"\ndate = 2023-05-01T10:30:00+08:00\ntags = ["低保", "救助"]\n'
    'description = "第一句。 第二句。"\n+++\n',
    "json": '{\n  "title": "关于低保的通知",\n  "date": "2023-05-01T02:30:00Z",\n  "tags": ["低保", "救助"],\n'
    '  "params": {"description": "第一句。 第二句。"}\n}\n\n',
    "hexo-json": '"title": "关于低保的通知",\n"date": "2023-05-01 10:30",\n"tags": ["低保", "救助"],\n"description": "第一句。 第二句。"\n;;;\n',
    "hexo-bare": "title: 关于低保的通知\ndate: 2023/05/01 10:30:00\ntags: [低保, 救助]\nexcerpt: 第一句。 第二句。\n---\n",
    "zola": '+++\ntitle = "关于低保的通知"\ndate = "2023-05-01 10:30:00 +0800"\n[taxonomies]\ntags = ["低保", "救助"]\n'
    '[extra]\nsummary = "第一句。 第二句。"\n+++\n',
}


@pytest.mark.parametrize("form", HEADS)
def test_a_head_says_the_same_in_every_form(tmp_path: Path, form: str) -> None:
    item = one(tmp_path, f"{HEADS[form]}\n{BODY}")
    given = fields(item)
    assert given["title"] == "关于低保的通知"
    assert given["publish_date"] == "2023-05-01 10:30"
    assert given["keywords"] == ["低保", "救助"]
    assert given["summary"] == "第一句。 第二句。"
    assert given["draft"] == "是"
    assert item.body.startswith("各乡镇人民政府：\n\n现将")
    assert "没有带入" not in told(item)


def test_what_has_no_place_here_is_told_with_its_value(tmp_path: Path) -> None:
    head = "title: 关于低保的通知\nlastmod: 2023-06-01\nfoo: 甲\nweight: 3\nlayout: post\nmood: [好, 坏]\ndate: May 1, 2023\n"
    item = one(tmp_path, f"---\n{head}categories: [通知公告, 民政]\n---\n{BODY}")
    assert "foo=甲" in told(item) and "mood=好、坏" in told(item) and "date=May 1, 2023（认不出的日期）" in told(item)
    assert "weight" not in told(item)
    assert {change.step: change.count for change in item.changes}["未带入只管排版的字段"] == 2
    assert fields(item)["publish_date"] is None and str(fields(item)["updated"]) == "2023-06-01"
    assert "# 原站栏目: 通知公告、民政" in item.text


@pytest.mark.parametrize(
    ("name", "head", "why"),
    [
        ("a.md", "draft: true", "draft: true"),
        ("a.md", "published: false", "published: false"),
        ("a.md", "password: 123456", "password: *"),
        ("a.md", "date: 2999-01-01", "日期在以后"),
        ("a.md", "expiryDate: 2020-01-01", "已到期"),
        ("_drafts/a.md", "layout: post", "在 _drafts 文件夹里"),
    ],
)
def test_what_the_other_site_did_not_show_is_said(tmp_path: Path, name: str, head: str, why: str) -> None:
    item = one(tmp_path, f"---\ntitle: 关于低保的通知\n{head}\n---\n{BODY}", name)
    assert f"原站没有公开这一篇（{why}" in told(item)
    assert "# 原站:" in item.text and "123456" not in item.text + told(item)


@pytest.mark.parametrize(
    ("head", "aliases", "left"),
    [
        ("permalink: /2023/dibao.html", ["/2023/dibao.html"], ""),
        ("url: https://old.example/zwgk/a/\naliases: [/b/, c/d.html]", ["/b/", "/c/d.html", "/zwgk/a/"], ""),
        ("redirect_from:\n  - /x.html", ["/x.html"], ""),
        ("permalink: /:year/:title/", None, "permalink=/:year/:title/"),
        ("slug: dibao", None, "slug=dibao"),
        ("url: /show?id=7", None, "url=/show?id=7"),
    ],
)
def test_former_addresses_lead_to_the_document(tmp_path: Path, head: str, aliases: list[str] | None, left: str) -> None:
    item = one(tmp_path, f"---\ntitle: 关于低保的通知\n{head}\n---\n{BODY}")
    assert sorted(fields(item).get("aliases", [])) == sorted(aliases or [])
    assert left in told(item)


def test_the_name_of_a_post_says_its_day(tmp_path: Path) -> None:
    item = one(tmp_path, f"---\ntitle: 关于低保的通知\n---\n{BODY}", "2023-05-01-dibao.markdown")
    assert str(fields(item)["publish_date"]) == "2023-05-01" and "依据：文件名" in item.text


BROKEN = [
    "---\ntitle: [甲\ndate: 2023-05-01\n---\n",
    "+++\ntitle = 甲\ndate = 2023-05-01\n+++\n",
    "---\n" + "a: &a [x,x]\n" + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n" * 1 + "title: 甲\n---\n",
    "---\n" + "[" * 5000 + "\n---\n",
    '{"a": ' + "[" * 3_000 + "\n",
    "+++\n" + "a = " + "[" * 5000 + "\n+++\n",
]


@pytest.mark.parametrize("head", BROKEN, ids=range(len(BROKEN)))
def test_a_head_that_cannot_be_read_loses_nothing(tmp_path: Path, head: str) -> None:
    item = one(tmp_path, f"{head}\n{BODY}")
    assert "现将有关事项" in item.body
    assert item.target is not None


def test_a_bomb_of_aliases_is_no_head(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    item = one(tmp_path, "---\n" + "\n".join([*lines, "title: 关于低保的通知"]) + f"\n---\n{BODY}")
    assert "只按行认出" in told(item) and fields(item)["title"] == "关于低保的通知"


@pytest.mark.parametrize(
    "text", ["---\n\n第一段。\n\n---\n\n第二段。\n", "{甲} 说明。\n\n第二段。\n", "第一段。\n\n+++\n\n第二段。\n"]
)
def test_rules_around_a_text_are_no_head(tmp_path: Path, text: str) -> None:
    assert "第二段。" in one(tmp_path, text).body
    assert fields(one(tmp_path, text, "b.md"))["doc_number"] is None


TAGS = {
    '{{< figure src="t.png" alt="流程图" title="办理流程" >}}': ["![流程图](", "办理流程"],
    '{% asset_img t.png 400 300 "标题" "流程图" %}': ["![流程图]("],
    "{% img /t.png 流程图 %}": ["![流程图]("],
    '{% include image.html file="t.png" description="流程图" %}': ["![流程图]("],
    '![流程图]({{ "/t.png" | relative_url }})': ["![流程图]("],
    "![流程图]({{ site.baseurl }}/t.png)": ["![流程图]("],
    "{% asset_link b.csv 附件表 %}": ["[附件表]("],
    '{{< button href="b.csv" >}}下载{{< /button >}}': ["[b.csv]("],
    '[另一篇]({{< ref "c.md" >}})': ["[另一篇](c.md)"],
    "见 {% post_link c '另一篇' %}。": ["[另一篇](c.md)"],
    "{% raw %}{{ 原样 }} 与 {% 标签 %}{% endraw %}": ["{{ 原样 }} 与 {% 标签 %}"],
    "{{</* 原样 */>}}": ["{{\\< 原样 >}}", "{{< 原样 >}}"],
    "{% blockquote 县政府 %}\n引文。\n{% endblockquote %}": ["县政府", "引文。"],
    "{% codeblock lang:js %}\nlet a = 1\n{% endcodeblock %}": ["let a = 1"],
    "```\n{{< youtube x >}}\n```": ["{{\\< youtube x >}}", "{{< youtube x >}}"],
    "::: tip 提醒\n内容在此。\n:::": ["**提醒**", "内容在此。"],
    "## 办理 {#banli}": ["## 办理\n"],
    '[网站](https://a.example/){:target="_blank"}': ["[网站](https://a.example/)\n"],
    "[[toc]]\n\n正文。": ["正文。"],
    "题目是{{ page.title }}。": ["题目是关于低保的通知。"],
    "正文[^1]。\n\n[^1]: 注释。": ["正文[^1]。", "[^1]: 注释。"],
}


@pytest.mark.parametrize("text", TAGS)
def test_a_plain_tag_becomes_what_it_shows(tmp_path: Path, text: str) -> None:
    files: dict[str, str | bytes] = {"t.png": picture(), "static/t.png": picture(), "b.csv": "甲,乙\n1,2\n"}
    item = one(write(tmp_path, files), f"---\ntitle: 关于低保的通知\n---\n{BODY}\n{text}\n")
    assert any(piece in item.body for piece in TAGS[text]), item.body
    assert "没有带入：第" not in told(item)
    assert "{: " not in item.body and ":::" not in item.body and "{#" not in item.body


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("{{< youtube w7Ft2ymGmfc >}}", ""),
        ("{{% notice tip %}}\n内容在此。\n{{% /notice %}}", "内容在此。"),
        ("{% note info %}\n内容在此。\n{% endnote %}", "内容在此。"),
        ('<Badge type="tip" text="新增" />', "新增"),
        ('<my-chart :data="a">内容在此。</my-chart>', "内容在此。"),
        ('<iframe src="https://v.example/1"></iframe>', ""),
        ("<script setup>\nimport A from 'a'\n</script>", ""),
        ("{{ site.posts.size }} 篇", "{{ site.posts.size }} 篇"),
    ],
)
def test_a_tag_that_does_more_is_told_with_its_line(tmp_path: Path, text: str, kept: str) -> None:
    item = one(tmp_path, f"---\ntitle: 关于低保的通知\n---\n{BODY}\n{text}\n")
    assert "第 8 行" in told(item) and (text[:8] in told(item) or "<script>" in told(item))
    assert kept in item.body


def test_what_is_named_and_missing_is_told(tmp_path: Path) -> None:
    item = one(
        tmp_path, f"---\ntitle: 关于低保的通知\ncover: fm.jpg\n---\n{BODY}\n![图](tu.png)\n\n[附件](/files/b.xlsx)\n"
    )
    for name in ("fm.jpg", "tu.png", "/files/b.xlsx"):
        assert name in told(item)


@pytest.mark.parametrize("target", ["../secret.png", "/../secret.png", "/.git/secret.png", "../../secret.png"])
def test_an_address_that_leads_out_of_the_site_brings_nothing(tmp_path: Path, target: str) -> None:
    write(tmp_path, {"secret.png": picture(), "site/.git/secret.png": picture(), "site/hugo.toml": ""})
    item = one(tmp_path / "site", f"---\ntitle: 关于低保的通知\n---\n{BODY}\n![图]({target})\n")
    assert item.attachments == ()


HOSTILE = ["{% raw %}", "<script>", "{{< a ", "{% a ", "::: a\n", "<A ", "{{ a ", "{: ", "`", "```\n", "[^1]", "{{</* "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_tags_without_end_take_no_time(tmp_path: Path, piece: str) -> None:
    begun = time.perf_counter()
    tags.read(piece * 20_000, 1, {})
    assert time.perf_counter() - begun < 5


HUGO: dict[str, str | bytes] = {
    "hugo.toml": "",
    "README.md": "# 说明\n\n怎样运行这个网站。\n",
    "content/_index.md": "---\ntitle: 首页\n---\n",
    "content/zwgk/_index.md": "---\ntitle: 政务公开\n---\n",
    "content/zwgk/dibao/index.md": f"---\ntitle: 关于低保的通知\n---\n{BODY}\n![图](tu.png)\n\n[附件](/files/b.csv)\n",
    "content/zwgk/dibao/tu.png": picture(),
    "content/zwgk/jiuzhu.md": f'---\ntitle: 关于救助的通知\n---\n{BODY}另见[低保](dibao/index.md)、[办法]({{{{< relref "dibao" >}}}})、[丢失](none.md)。\n',
    "static/files/b.csv": "甲,乙\n1,2\n",
    "static/files/c.pdf": b"%PDF-1.4",
    "layouts/page.html": "<p>{{ .Title }}</p>",
    "public/zwgk/index.html": "<p>做好的网页</p>",
}


@pytest.fixture
def hugo(tmp_path: Path) -> ImportReport:
    return import_files([write(tmp_path / "old", HUGO)], to=tmp_path / "new")


def test_a_whole_folder_comes_in_as_it_stands(hugo: ImportReport, tmp_path: Path) -> None:
    made = {item.title: item for item in hugo.files}
    assert set(made) == {"关于低保的通知", "关于救助的通知"}
    assert {item.target.parent for item in hugo.files if item.target} == {tmp_path / "new" / "zwgk"}
    attached = sorted(file.name.rpartition("-")[2] for file in made["关于低保的通知"].attachments)
    assert attached == ["1.png", "2.csv"]
    left = {path.relative_to(tmp_path / "old").as_posix(): why for path, why in hugo.left}
    assert left["static/files/c.pdf"] == "" and "README.md" in left and "content/zwgk/_index.md" in left
    assert "hugo.toml" not in left
    assert "static/files/b.csv" not in left and "content/zwgk/dibao/tu.png" not in left


def test_links_between_the_files_lead_to_what_they_became(hugo: ImportReport) -> None:
    made = {item.title: item for item in hugo.files}
    target = made["关于低保的通知"].target
    assert target is not None
    written = made["关于救助的通知"].target
    assert written is not None and written.read_text(encoding="utf-8").count(f"]({target.name})") == 2
    assert "正文链接的文档没有一起导入：none.md" in told(made["关于救助的通知"])


def test_a_folder_of_office_files_keeps_its_folders(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "民政/低保/a.txt": "关于低保的通知\n\n正文内容在此，请执行。\n",
        "民政/b.txt": "关于救助的通知\n\n正文内容在此，请照办。\n",
        "民政/c.exe": b"MZ",
        ".git/d.txt": "不导入",
    }
    report = import_files([write(tmp_path / "old", files)], to=tmp_path / "old" / "new")
    folders = [
        item.target.parent.relative_to(tmp_path / "old" / "new").as_posix() for item in report.files if item.target
    ]
    assert sorted(folders) == ["民政", "民政/低保"]
    assert [path.name for path, _ in report.left] == ["c.exe"]
    again = import_files([tmp_path / "old"], to=tmp_path / "old" / "new")
    assert all("-2.md" in str(item.target) for item in again.files)
