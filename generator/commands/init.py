"""``gongkai init DIR``: a new county's site, which builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

FINE_BESIDE = frozenset({".git"})
"""What may lie in the folder already: a repository that was just made or cloned."""


@click.command(short_help="新建一个县的网站。")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--name", "county", metavar="县名", help="行政区划名称，例如 岚清县。")
@click.option("--site-name", metavar="名称", help="网站名称，默认“县名+政务公开平台”。")
@click.option("--url", metavar="网址", help="网站网址。")
@click.option("--code", metavar="标识码", help="网站标识码，10位数字。")
@click.option("--organiser", metavar="单位", help="主办单位，默认“县名+人民政府办公室”。")
@click.option("--phone", metavar="电话", help="联系电话。")
@click.option("--icp", metavar="备案号", help="ICP备案号。")
@click.option("--package", metavar="来源", help="requirements.txt 里安装本程序的那一行，默认 vendor 文件夹里的安装包。")
def COMMAND(folder: Path, **given: str | None) -> int:
    """在一个空文件夹里新建网站：配置、机关和目录、各类文件的示例、托管和检查的设置。

    没有给出的内容先用占位的写，config.yaml 里标着“待改”。建好后进入文件夹运行 gongkai serve 就能看到。
    """
    from generator.authoring import schema, starter
    from generator.base import dates
    from generator.model.diagnostic import UsageError
    from generator.site.outputs.hosting import netlify

    answers = starter.Answers(**{key: value for key, value in given.items() if value})
    _check(answers)
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 不是文件夹", "换一个名字")
    if folder.is_dir() and {path.name for path in folder.iterdir()} - FINE_BESIDE:
        raise UsageError(f"文件夹 {folder} 不是空的", "为防覆盖没有动它；换一个新的文件夹名")
    made = dict(starter.files(answers, dates.today()))
    made["netlify.toml"] = netlify("python -m pip install -r requirements.txt").encode()
    for name, data in made.items():
        _write(folder / name, data)
    for name, text in schema.files(folder).items():
        _write(folder / name, text.encode())
    click.secho(f"已建好：{folder}", fg="green")
    click.echo(
        f"下一步：cd {folder.name}，运行 gongkai serve 预览；config.yaml 里标有“待改”的换成真实的，说明见 README.md"
    )
    return 0


def _check(answers: Any) -> None:
    """Say now what config.yaml would be told later. Raises UsageError."""
    from generator.authoring import starter
    from generator.content.config_models import checked
    from generator.model.config import Identity
    from generator.model.diagnostic import UsageError
    from generator.model.misfit import UnfitValue

    wrong = starter.unfit(answers)
    if wrong:
        raise UsageError(f"--{wrong.replace('_', '-')} 里有不能用的字符", "只写名称或号码本身，不带引号、括号和 #")
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
