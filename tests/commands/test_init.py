"""A new county's site is right from its first minute, and on every later day."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import __version__, cli
from generator.authoring import starter
from generator.build.pipeline import build, check
from generator.model import kinds
from generator.model.options import Options
from tests.paths import ROOT


def init(*arguments: str) -> int:
    """Run the command as an editor does."""
    return cli.run(["init", *arguments])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "新县 site"
    assert init(str(folder), "--name", "云岭县") == 0
    return folder


def test_builds_at_once_and_says_that_it_is_an_example(site: Path, tmp_path: Path) -> None:
    built = build(
        Options(config=site / "config.yaml", output=tmp_path / "public", state=tmp_path / "state", search=False)
    )
    assert built.report.diagnostics == ()
    assert built.counts["documents"] == 11
    home = (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    assert "云岭县" in home
    assert "本站正在筹备" in home
    assert starter.SAMPLE not in home


@pytest.mark.parametrize("days", [0, 1, 15, 45, 400, 2500])
def test_has_no_problem_on_any_later_day(site: Path, days: int) -> None:
    from generator.base.dates import today

    day = (today() + datetime.timedelta(days=days)).isoformat()
    assert check(Options(config=site / "config.yaml", date=day)).report.diagnostics == ()


@pytest.mark.parametrize("day", [datetime.date(2026, 1, 1), datetime.date(2027, 2, 28), datetime.date(2028, 12, 31)])
def test_its_dates_fit_whenever_it_is_made(day: datetime.date, tmp_path: Path) -> None:
    for name, data in starter.files(starter.Answers(), day):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert check(Options(config=tmp_path / "config.yaml", date=day.isoformat())).report.diagnostics == ()


PLACEHOLDERS = {"site.url", "site.code", "site.phone", "site.icp", "application.phone"}
REAL = {
    "https://www.shili.example": "https://www.yunling.gov.cn",
    "0000000000": "9911220001",
    "0000-0000000": "0888-5550100",
    "京ICP备00000000号-1": "云ICP备20260001号",
}


def test_nothing_invented_is_published_once_the_notice_is_gone(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a new user goes on: the notice is taken out, then what is told is mended."""
    folder = Path(shutil.copytree(site, tmp_path / "site"))
    places = ["--config", str(folder / "config.yaml")]
    assert cli.run(["build", "--no-search", *places]) == 0
    config = (folder / "config.yaml").read_text(encoding="utf-8")
    config = "".join(line for line in config.splitlines(keepends=True) if "notice:" not in line)
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    capsys.readouterr()
    assert cli.run(["check", "--format", "json", *places]) == 1
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {one["message"].split()[0] for one in told if one["code"] == "DEMO-CONFIG"} == PLACEHOLDERS
    assert all(one["line"] and one["hint"] and one["level"] == "error" for one in told)
    examples = {path.relative_to(folder).as_posix() for path in folder.rglob("*-shili.md")}
    assert {one["path"] for one in told if one["code"] == "DEMO-DOC"} == examples
    assert cli.run(["build", "--no-search", *places]) == 1
    assert published(folder) == []
    for path in examples:
        (folder / path).unlink()
    for old, new in REAL.items():
        config = config.replace(old, new)
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    assert cli.run(["build", "--no-search", *places]) == 0
    assert published(folder) == []
    assert "云ICP备20260001号" in (folder / "public" / "index.html").read_text(encoding="utf-8")


def test_a_county_that_was_never_named_is_published_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """init without --name leaves 示例县 in the configuration, the agencies and every catalogue."""
    folder = tmp_path / "site"
    assert init(str(folder)) == 0
    agencies = folder / "content/_data/agencies.yaml"
    config = folder / "config.yaml"
    config.write_text(re.sub("  notice:.*", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    text = agencies.read_text(encoding="utf-8").replace("{id: mzj,", "{id: mzj, phone: 0000-0000001,")
    agencies.write_text(text, encoding="utf-8")
    for path in folder.rglob("*-shili.*"):
        path.unlink()
    front = "title: 真的\ndomain: 社会救助\nsubject: 综合政务\npublish_date: 2026-01-05\nclassification: 主动公开\nagency: 民政局"
    (folder / "content/shjz/zhende.md").write_text(f"---\n{front}\n---\n\n正文。\n", encoding="utf-8")
    places = ["--config", str(config)]
    capsys.readouterr()
    assert cli.run(["check", "--format", "json", *places]) == 1
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert all(one["line"] and one["hint"] for one in told if one["code"].startswith("DEMO-"))
    assert {one["level"] for one in told if one["code"].startswith("DEMO-")} == {"error"}
    unnamed = {one["path"] for one in told if one["code"] == "DEMO-NAME"}
    tables = (folder / "content/_data").rglob("*.yaml")
    assert unnamed == {
        path.relative_to(folder).as_posix()
        for path in tables
        if re.search("^(?!#).*示例县", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert [one["line"] for one in told if one["code"] == "DEMO-AGENCY"] == [
        text[: text.index("{id: mzj")].count("\n") + 1
    ]
    assert cli.run(["build", "--no-search", *places]) == 1
    assert published(folder) == []
    assert "民政局" in (folder / "public/d/zhende/index.html").read_text(encoding="utf-8")


MADE_UP = re.compile(r"(?<!\d)0{10}|0000-\d|ICP备0{8}|\.example|示例|shili|沿革|history\": \[\n")


def published(folder: Path) -> list[str]:
    """Files of the site that hold what init made up."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted((folder / "public").rglob("*"))
        if path.is_file() and MADE_UP.search(path.name + path.read_text(encoding="utf-8", errors="replace"))
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in (Path(starter.__file__).parent).rglob("*-shili.md")))
def test_no_sentence_of_an_example_can_be_published_under_another_name(
    name: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Title and id are made real; each line and value that init wrote for the example is still told."""
    folder = Path(shutil.copytree(site, tmp_path / "site"))
    config = folder / "config.yaml"
    config.write_text(re.sub("  notice:.*", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    path = next((folder / "content").rglob(name))
    text = re.sub(r"^title: .*", "title: 一份真的文件", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.with_name("zhende.md").write_text(text, encoding="utf-8")
    capsys.readouterr()
    cli.run(["check", "--format", "json", "--config", str(config)])
    told = {
        one["line"]
        for one in json.loads(capsys.readouterr().out)["diagnostics"]
        if one["path"].endswith("zhende.md") and one["code"] == "DEMO-DOC"
    }
    body = text.split("---\n", 2)[2]
    first = text.count("\n") - body.count("\n") + 1
    made_up = [
        number
        for number, line in enumerate(body.splitlines(), first)
        if line.strip() and not re.match(r"#|\|[-:]|\| 项目", line) and line != "云岭县民政局"
    ]
    assert made_up and set(made_up) <= told


def test_shows_every_common_kind(site: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (site / "content").rglob("*.md")]
    heads = [yaml.load(text.split("---")[1], yaml.BaseLoader) for text in texts]
    names = {kind.name: kind.id for kind in kinds.built_in()}
    shown = {names[head.get("kind", "通知公告")] for head in heads}
    assert shown >= {
        "notice",
        "normative",
        "interpretation",
        "consultation",
        "adoption",
        "guide",
        "list",
        "budget",
        "publicity",
        "functions",
        "disclosure",
    }
    assert all("示例" in head["title"] for head in heads)


def test_the_county_takes_the_place_of_the_sample_everywhere(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file() and ".vscode" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert starter.SAMPLE not in text, path
            assert "<<" not in text, path


def test_files_of_the_workshop_are_well_formed(site: Path) -> None:
    toml = tomllib.loads((site / "netlify.toml").read_text(encoding="utf-8"))
    assert toml["build"]["publish"] == "public"
    assert toml["context"]["deploy-preview"]["command"].endswith("gongkai build --preview --base-url $DEPLOY_PRIME_URL")
    for name in ("check", "daily"):
        assert "jobs" in yaml.safe_load((site / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
    assert yaml.safe_load((site / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert json.loads((site / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert "/public/" in (site / ".gitignore").read_text(encoding="utf-8")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("keep", encoding="utf-8")
    assert init(str(tmp_path)) == 2
    assert "不是空的" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_fresh_repository_is_fine(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert init(str(tmp_path)) == 0


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--code", "12", "10位数字"),
        ("--url", "www.a.cn", "http"),
        ("--name", 'a"b', "--name 里有不能用的字符"),
        ("--name", "甲{县", "--name 里有不能用的字符"),
        ("--icp", "abc", "ICP备案号"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_before_anything_is_written(
    option: str, value: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(str(tmp_path / "new"), option, value) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_works_from_an_installed_wheel(tmp_path: Path) -> None:
    """Built as it is shipped, installed in an environment of its own, far from the checkout."""
    run = {"check": True, "capture_output": True, "text": True, "timeout": 600}
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)], **run)  # type: ignore[call-overload]
    (wheel,) = tmp_path.glob("gongkai-*.whl")
    venv.create(tmp_path / "env", with_pip=False)
    binaries = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = str(binaries / "python")
    subprocess.run([*pip, "--python", python, "install", "--no-index", "--no-deps", str(wheel)], **run)  # type: ignore[call-overload]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    where = subprocess.run(
        [python, "-c", "import generator, sysconfig; print(generator.__file__); print(sysconfig.get_path('purelib'))"],
        cwd=tmp_path,
        env=environment,
        **run,  # type: ignore[call-overload]
    ).stdout.split("\n")
    assert where[0].startswith(where[1])
    # The libraries come from the environment that runs the tests; its own checkout of the program does not.
    libraries = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (Path(where[1]) / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    for arguments in (["init", "site", "--name", "云岭县"], ["build", "--no-search"], ["check"]):
        folder = tmp_path if arguments[0] == "init" else tmp_path / "site"
        subprocess.run([python, "-W", "error", "-m", "generator", *arguments], cwd=folder, env=environment, **run)  # type: ignore[call-overload]
    assert (tmp_path / "site" / "public" / "shjz" / "index.html").is_file()
    guide = subprocess.run([python, "-m", "generator", "guide", "start"], cwd=tmp_path, env=environment, **run)  # type: ignore[call-overload]
    assert guide.stdout.startswith((ROOT / "docs/start.md").read_text(encoding="utf-8"))
    subprocess.run([python, "-m", "generator", "guide", "--to", "guides"], cwd=tmp_path, env=environment, **run)  # type: ignore[call-overload]
    written = {path.relative_to(tmp_path / "guides").as_posix() for path in (tmp_path / "guides").rglob("*.*")}
    for name in sorted(name for name in written if name.endswith(".md")):
        linked = re.findall(
            r"\]\((?!https?:)([\w./-]+\.(?:png|jpg|md))", (tmp_path / "guides" / name).read_text(encoding="utf-8")
        )
        inside = {os.path.normpath(os.path.join(os.path.dirname(name), one)) for one in linked}  # noqa: PTH118, PTH120
        assert {
            one for one in inside if not one.startswith(("..", "rules.md", "decisions", "glossary", "design"))
        } <= written
    # The new site carries the wheel that made it, file by file the one that was shipped.
    (carried,) = (tmp_path / "site" / "vendor").glob("*.whl")
    with zipfile.ZipFile(carried) as packed, zipfile.ZipFile(wheel) as shipped:
        record = f"gongkai-{__version__}.dist-info/RECORD"
        assert set(packed.namelist()) == set(shipped.namelist())
        assert all(packed.read(name) == shipped.read(name) for name in packed.namelist() if name != record)
    subprocess.run(
        [*pip, "--python", python, "install", "--no-index", "--no-deps", "--force-reinstall", "-r", "requirements.txt"],
        cwd=tmp_path / "site",
        **run,  # type: ignore[call-overload]
    )


def test_help_is_fast_to_import() -> None:
    """What ``gongkai --help`` loads: click and the commands, nothing that a command needs only when it runs."""
    code = "import sys; from generator.cli import run; run(['--help']); print(','.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1].split(",")
    heavy = {"jinja2", "yaml", "uvicorn", "starlette", "watchfiles", "rich", "markdown_it", "pagefind_bin"}
    assert heavy.isdisjoint(loaded)


def test_windows_paths_are_taken_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names inside a site are made with /, whatever the system's own separator is."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli.main, ["init", "./a b/../新县"]).exit_code == 0
    assert (tmp_path / "新县" / "config.yaml").is_file()
    assert all("\\" not in name for name, _ in starter.files(starter.Answers(), datetime.date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("name", "office", "kind"),
    [
        ("油坊镇", "油坊镇人民政府", "乡镇"),
        ("石门乡", "石门乡人民政府", "乡镇"),
        ("油坊镇人民政府", "油坊镇人民政府", "乡镇"),
        ("城关街道", "城关街道办事处", "街道"),
        ("城关街道办事处", "城关街道办事处", "街道"),
    ],
)
def test_a_town_has_what_towns_have(name: str, office: str, kind: str, tmp_path: Path) -> None:
    """It has no 公安局 of its own, no budgets of departments, and no items that the county alone discloses."""
    folder = tmp_path / "zhen"
    assert init(str(folder), "--name", name) == 0
    agencies = yaml.safe_load((folder / "content/_data/agencies.yaml").read_text(encoding="utf-8"))
    assert [(one["name"], one["kind"]) for one in agencies] == [(office, kind)]
    assert check(Options(config=folder / "config.yaml")).report.diagnostics == ()
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.*") if path.suffix in (".md", ".yaml"))
    bare = office.removesuffix("人民政府").removesuffix("办事处")
    for wrong in ("公安局", f"{bare}民政局", f"{bare}人民政府办公室", starter.SAMPLE, "<<"):
        assert wrong not in said, wrong
    for path in (folder / "content/_data/catalogue").iterdir():
        items = yaml.safe_load(path.read_text(encoding="utf-8"))["items"]
        assert items and all("乡" in item["level"] for item in items)
        assert {item["body"] for item in items} <= {office, f"{office}、村民委员会"}
    config = yaml.safe_load((folder / "config.yaml").read_text(encoding="utf-8"))["site"]
    assert (config["jurisdiction"], config["organiser"]) == (bare, office)


def test_pages_of_a_town_do_not_speak_of_a_county_of_its_own(tmp_path: Path) -> None:
    """Sentences of the program's own pages fit whoever the site belongs to."""
    folder = tmp_path / "zhen"
    assert init(str(folder), "--name", "油坊镇") == 0
    build(Options(config=folder / "config.yaml", search=False))
    pages = {path: path.read_text(encoding="utf-8") for path in (folder / "public").rglob("*.html")}
    assert len(pages) > 100
    said = re.compile(r"本县|(?<!“)全县|县里|县直|县民政局|(?<!；)县政府")
    assert {path.parent.name: found for path, text in pages.items() if (found := said.findall(text))} == {}


def test_a_name_that_does_not_say_whose_it_is_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init(str(tmp_path / "a"), "--name", "油坊") == 2
    assert "--level 乡镇" in capsys.readouterr().err
    assert not (tmp_path / "a").exists()
    assert init(str(tmp_path / "a"), "--name", "油坊", "--level", "乡镇") == 0
    assert "kind: 乡镇" in (tmp_path / "a/content/_data/agencies.yaml").read_text(encoding="utf-8")
    assert init(str(tmp_path / "b"), "--name", "云岭开发区") == 0
    assert "公安局" in (tmp_path / "b/content/_data/agencies.yaml").read_text(encoding="utf-8")
