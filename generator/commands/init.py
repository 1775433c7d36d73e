"""``gongkai init DIR``: a new county's site, which builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

FINE_BESIDE = frozenset({".git"})
"""What may lie in the folder already: a repository that was just made or cloned."""


@click.command(short_help="新建一个县、乡镇或村的网站。")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--name", "county", metavar="县名", help="行政区划名称，例如 岚清县、油坊镇、城关街道。")
@click.option("--level", type=click.Choice(["县", "乡镇"]), help="名称看不出是县还是乡镇（街道）的，写这一项。")
@click.option("--site-name", metavar="名称", help="网站名称，默认“县名+政务公开平台”。")
@click.option("--url", metavar="网址", help="网站网址。")
@click.option("--code", metavar="标识码", help="网站标识码，10位数字。")
@click.option("--organiser", metavar="单位", help="主办单位，默认“县名+人民政府办公室”。")
@click.option("--phone", metavar="电话", help="联系电话。")
@click.option("--icp", metavar="备案号", help="ICP备案号。")
@click.option(
    "--village", metavar="村名", help="新建一个村（社区）：文件夹里已有网站的加进去，没有的建一个村自己的网站。"
)
@click.option("--parent", metavar="乡镇", help="这个村属于哪个乡镇（街道），名称或编号；网站只有一个乡镇的不必写。")
@click.option("--id", "identity", metavar="编号", help="这个村的编号，是网址的一部分；默认用村名的拼音。")
@click.option("--package", metavar="来源", help="requirements.txt 里安装本程序的那一行，默认 vendor 文件夹里的安装包。")
def COMMAND(
    folder: Path,
    village: str | None,
    parent: str | None,
    identity: str | None,
    level: str | None,
    **given: str | None,
) -> int:
    """在一个空文件夹里新建网站：配置、机关和目录、各类文件的示例、托管和检查的设置。

    名称是镇、乡、街道的，建乡镇自己的网站：只有乡镇的机关、事项和示例。没有给出的内容先用占位的写，config.yaml 里标着“待改”。建好后进入文件夹运行 gongkai serve 就能看到。

    gongkai init . --village 松坪村 在已有的网站里加一个村：机关、村务公开事项清单、村级财务和两份示例，都是草稿。
    """
    from generator.commands._village import add_village, village_site

    folder = folder.absolute()
    if not village and (parent or identity):
        raise _unused("--parent" if parent else "--id")
    if village and (folder / "config.yaml").is_file():
        unused = next((name for name, value in given.items() if value), "")
        if unused:
            raise _unused(f"--{unused.replace('_', '-')}")
        return add_village(folder, village, parent or "", identity or "")
    made = village_site(village, parent or "", identity or "", given) if village else None
    town = None if village else _town(given.get("county") or "", level)
    if town is not None:
        given = {"county": town.name, "organiser": town.office} | {
            k: v for k, v in given.items() if v and k != "county"
        }
    return _new_site(folder, given, made, town)


def _town(name: str, level: str | None) -> Any:
    """The town that a name is of; None for a county. Raises UsageError where nobody says which."""
    from generator.authoring import starter, town_starter
    from generator.model.diagnostic import UsageError

    if name and starter.unfit(starter.Answers(county=name)):
        raise _odd("name")
    meant = town_starter.LEVELS[level] if level else town_starter.level_of(name) if name else "county"
    if meant is None:
        raise UsageError(
            f"看不出“{name}”是县还是乡镇", "名称写全，例如 油坊镇；或者加 --level 县、--level 乡镇；一个村用 --village"
        )
    return town_starter.named(name) if meant == "town" and name else None


def _odd(option: str) -> Exception:
    from generator.model.diagnostic import UsageError

    return UsageError(f"--{option} 里有不能用的字符", "只写名称或号码本身，不带引号、括号和 #")


def _unused(option: str) -> Exception:
    from generator.model.diagnostic import UsageError

    return UsageError(
        f"{option} 在这里没有用",
        "--parent、--id 与 --village 一起写；往已有的网站里加村时，网站的名称、网址等见 config.yaml",
    )


def _new_site(folder: Path, given: dict[str, str | None], village: Any = None, town: Any = None) -> int:
    """Write a new site. village, town: whose own it is. Raises UsageError."""
    from generator.authoring import schema, starter, town_starter, village_starter
    from generator.base import dates
    from generator.model.diagnostic import UsageError
    from generator.site.outputs.hosting import netlify

    told = {key: value for key, value in given.items() if value}
    if village is not None:
        told = {"county": village.name, "site_name": f"{village.name}村务公开", "organiser": village.office} | told
    answers = starter.Answers(**told)
    _check(answers)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 不是文件夹", "换一个名字")
    if folder.is_dir() and {path.name for path in folder.iterdir()} - FINE_BESIDE:
        raise UsageError(f"文件夹 {folder} 不是空的", "为防覆盖没有动它；换一个新的文件夹名")
    today = dates.today()
    made = dict(
        village_starter.site(village, answers, today)
        if village is not None
        else town_starter.site(town, answers, today)
        if town is not None
        else starter.files(answers, today)
    )
    made["netlify.toml"] = netlify("python -m pip install -r requirements.txt").encode()
    for name, data in made.items():
        _write(folder / name, data)
    for name, text in schema.files(folder).items():
        _write(folder / name, text.encode())
    click.secho(f"已建好：{folder}", fg="green")
    click.echo(
        f"下一步：cd {folder.name}，运行 gongkai serve 预览；config.yaml 里标有“待改”的换成真实的，说明见 README.md"
    )
    click.echo("第一次建站的，先看 gongkai guide start：配置、机关、领域、目录怎么写")
    if not given.get("package"):
        _carry(folder)
    return 0


def _carry(folder: Path) -> None:
    """Lay the program's own wheel into the site, from which hosts install it; or say how to get one."""
    from generator.authoring.own_wheel import write_wheel

    try:
        made = write_wheel(folder / "vendor")
    except OSError:
        made = None
    if made is None:
        click.echo("vendor 里还没有程序的安装包，放到服务器或托管平台以前要有：gongkai guide hosting，“安装包”一节")


def _check(answers: Any) -> None:
    """Say now what config.yaml would be told later. Raises UsageError."""
    from generator.authoring import starter
    from generator.content.config_models import checked
    from generator.model.config import Identity
    from generator.model.diagnostic import UsageError
    from generator.model.misfit import UnfitValue

    wrong = starter.unfit(answers)
    if wrong:
        raise _odd("name" if wrong == "county" else wrong.replace("_", "-"))
    gaps = answers.gaps()
    fields = {key: gaps[key] for key in ("url", "code", "organiser", "phone", "icp")}
    try:
        checked(Identity, {"name": gaps["site_name"], "jurisdiction": gaps["county"], **fields})
    except UnfitValue as error:
        first = error.misfits[0]
        raise UsageError(f"--{first.part} {first.value}：{first.wanted}", "改正后再运行一次") from error


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
