"""``gongkai new``: what it writes passes ``gongkai check``, and nothing is ever overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.authoring import drafting
from generator.build.pipeline import check
from generator.model import kinds
from generator.model.field_types import field_type
from generator.model.kind import Kind
from generator.model.options import Options

DATE = "2026-11-22"
OPENLY = ("--field", "公开属性=主动公开")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county's site as ``init`` makes it, without its samples."""
    folder = tmp_path_factory.mktemp("started") / "site"
    assert cli.run(["init", str(folder), "--name", "云岭县"]) == 0
    for path in (folder / "content").rglob("*shili*"):
        path.unlink()
    return folder


@pytest.fixture
def site(started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    shutil.copytree(started, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    capsys.readouterr()
    return tmp_path / "site"


def new(*arguments: str) -> int:
    return cli.run(["new", *arguments, "--date", DATE])


NOTICE = next(kind for kind in kinds.built_in() if kind.id == "notice")


def examples(kind: Kind) -> list[str]:
    """Every required field of a kind with its own example, as options."""
    found = [
        "--title",
        "示例文件",
        "--field",
        "领域=社会救助",
        "--field",
        "主题=民政、救助",
        "--field",
        "catalogue=shjz-01",
        "--field",
        "公开属性=主动公开",
    ]
    for field in kind.fields:
        if field.required and field.type not in ("relation", "relations"):
            value = field.example.strip("[]{}").replace(", ", "；")
            value = "民政局" if field.key == "acceptor" else value  # as the new county calls it
            found += ["--field", f"{field.name}={value}"]
    return found


@pytest.mark.parametrize("kind", kinds.built_in(), ids=lambda kind: kind.id)
def test_every_kind_given_in_full_lacks_its_text_alone(kind: Kind, site: Path) -> None:
    """Nothing that the command leaves could be published: an untouched body is an error, a written one is none."""
    more = examples(kind)
    for field in kind.fields:
        if field.required and field.type in ("relation", "relations"):
            other = "consultation" if kind.id == "adoption" else "notice"
            assert new(other, "--id", "zhidui", *examples(next(k for k in kinds.built_in() if k.id == other))) == 0
            more += ["--field", f"{field.key}=zhidui"]
    assert new(kind.name, "--id", "xin", *more) == 0
    assert (site / "content" / "shjz" / "xin.md").is_file()
    text = (site / "content" / "shjz" / "xin.md").read_text(encoding="utf-8")
    found = errors(site)
    assert set(found) <= {"BODY-NONE"}
    assert found or any(field_type(field.type).shown == "section" for field in kind.fields if field.required)
    for path in (site / "content" / "shjz").glob("*.md"):
        parts = "".join(f"\n## {section}\n\n写好了。\n" for section in kind.sections) or "\n写好了。\n"
        path.write_text("---".join(path.read_text(encoding="utf-8").split("---")[:2]) + "---\n" + parts, "utf-8")
    assert "写好了" not in text and errors(site) == []


def errors(site: Path) -> list[str]:
    """Codes of the errors in documents."""
    found = check(Options(config=site / "config.yaml", date=DATE)).report
    return [item.code for item in found.diagnostics if item.level == "error" and item.code != "CRD-CODE"]


@pytest.mark.parametrize("body", ["在这里写正文。", "", "## 背景\n\n## 主要内容\n", "<!-- 以后写 -->"])
def test_an_untouched_body_is_an_error_unless_the_document_is_a_draft(body: str, site: Path) -> None:
    assert new("解读", "--id", "jiedu", *examples(NOTICE), "--field", "of=zhidui") == 0
    assert new("notice", "--id", "zhidui", *examples(NOTICE)) == 0
    path = site / "content" / "shjz" / "zhidui.md"
    path.write_text(path.read_text(encoding="utf-8") + "写好了。\n", encoding="utf-8")
    path = site / "content" / "shjz" / "jiedu.md"
    head = "---".join(path.read_text(encoding="utf-8").split("---")[:2])
    path.write_text(f"{head}---\n\n{body}\n", encoding="utf-8")
    assert set(errors(site)) == {"BODY-NONE"}
    path.write_text(f"{head}draft: 是\n---\n\n{body}\n", encoding="utf-8")
    assert errors(site) == []


def test_optional_fields_stand_there_as_remarks(site: Path) -> None:
    assert new("通知公告", *examples(NOTICE)) == 0
    text = (site / "content" / "shjz" / "notice-20261122.md").read_text(encoding="utf-8")
    assert "# summary: " in text
    assert "# doc_number: " in text
    assert "publish_date: 2026-11-22\nclassification: 主动公开\n" in text
    remarks = [line for line in text.split("\n") if line.startswith("# ") and ":" in line.partition("  # ")[0]]
    assert len(remarks) > 5 and all(line.partition("  # ")[0].endswith(":") for line in remarks)


def test_the_second_of_a_day_gets_a_name_of_its_own_and_a_given_name_is_never_overwritten(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = examples(NOTICE)
    assert [new("notice", *options), new("notice", *options)] == [0, 0]
    assert (site / "content" / "shjz" / "notice-20261122-2.md").is_file()
    before = (site / "content" / "shjz" / "notice-20261122.md").read_bytes()
    assert new("notice", "--id", "notice-20261122", *options) == 2
    assert "从不覆盖" in capsys.readouterr().err
    assert (site / "content" / "shjz" / "notice-20261122.md").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["notic"], "是不是“通知公告”"),
        (["办事指"], "是不是“办事指南”"),
        (["notice", "--field", "领哉=x"], "是不是“领域”"),
        (["notice", "--field", "领域=社会求助"], "是不是“社会救助”"),
        (["notice", "--field", "成文日期=2026-02-30"], "不是日期"),
        (["notice", "--field", "领域"], "键=值"),
        (["notice", "--title", "甲"], "还缺少：领域（domain）、主题（subject）、公开属性（classification）"),
        (
            [*"notice --title 甲 --field 领域=社会救助 --field 主题=民政、救助".split(), *OPENLY, "--id", "A/b"],
            "不能用",
        ),
    ],
)
def test_what_cannot_be_is_said_in_words(
    arguments: list[str], said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(*arguments) == 2
    assert said in capsys.readouterr().err
    assert list((site / "content").rglob("*.md")) == []


def test_without_questions_the_file_says_what_is_still_to_be_filled(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("guide", "--no-input", "--field", "领域=社会救助") == 0
    assert "还要填写：标题、主题、公开属性" in capsys.readouterr().out
    text = (site / "content" / "shjz" / "guide-20261122.md").read_text(encoding="utf-8")
    assert "title:  # 必填：标题。" in text
    assert "classification:  # 必填：公开属性。由审查的人从“主动公开、依申请公开、不予公开”中选定\n" in text
    codes = {item.code for item in check(Options(config=site / "config.yaml", date=DATE)).report.diagnostics}
    assert "FLD-MISSING" in codes


def test_on_a_terminal_it_asks_until_the_answer_fits(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.new.on_terminal", lambda: True)
    answers = ["关于问答的通知", "社会求助", "社会救助", "1", "", "", "主动公开", *[""] * 9]
    done = CliRunner().invoke(
        cli.main, ["new", "通知公告", "--id", "wen", "--date", DATE], input="\n".join(answers) + "\n"
    )
    assert done.exit_code == 0, done.output
    assert "是不是“社会救助”" in done.output
    text = (site / "content" / "shjz" / "wen.md").read_text(encoding="utf-8")
    assert "title: 关于问答的通知\ndomain: 社会救助\nsubject: 综合政务\n" in text
    assert "classification: 主动公开\n" in text and done.output.count("这一项必须填写") == 1


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30).map(str.strip).filter(bool))
def test_any_text_reads_back_as_it_was(text: str) -> None:
    assert yaml.load(f"key: {drafting.scalar(text)}", yaml.BaseLoader) == {"key": text}
    assert yaml.load(f"key: {drafting.scalar([text, text])}", yaml.BaseLoader) == {"key": [text, text]}


def test_what_was_answered_is_asked_no_second_time_after_ctrl_c(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.commands.new.on_terminal", lambda: True)

    def asked(*answers: str) -> str:
        done = CliRunner().invoke(
            cli.main, ["new", "通知公告", "--id", "wen", "--date", DATE], input="".join(f"{one}\n" for one in answers)
        )
        return done.output

    first = asked("关于问答的通知", "社会救助")
    assert "再运行 gongkai new 通知公告 就接着写" in first
    assert not (site / "content/shjz/wen.md").exists()
    second = asked("", "1", "", "", "主动公开", *[""] * 9)
    assert "上次没有写完：标题 关于问答的通知、领域 社会救助" in second and "标题（必填）" not in second
    text = (site / "content/shjz/wen.md").read_text(encoding="utf-8")
    assert "title: 关于问答的通知\ndomain: 社会救助\nsubject: 综合政务\n" in text
    assert "上次没有写完" not in asked("另一份", "社会救助"), "what is written is not offered again"
    assert "上次没有写完：标题 另一份" in asked("n", "第三份", "社会救助")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("[甲, 乙]", ["甲", "乙"]),
        ("甲；乙", ["甲", "乙"]),
        ("甲, 乙", ["甲, 乙"]),
        ("[甲，乙]", ["甲", "乙"]),
        ("[8:30, 9:30]", ["8:30", "9:30"]),
        ('["甲, 丙", 乙]', ["甲, 丙", "乙"]),
        ("[甲", ["甲"]),
    ],
)
def test_a_list_is_taken_as_its_hint_shows_it(given: str, meant: list[str]) -> None:
    assert field_type("names").split(given) == meant
