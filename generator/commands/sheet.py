"""``gongkai sheet``: a village's or an agency's notice board with whole texts, to print, and as text for chat
groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import datetime

    from generator.authoring.poster import Poster


@click.command(short_help="生成公开栏的海报和发到微信群的文字。")
@click.argument("agency", metavar="机关")
@click.option("--size", type=click.Choice(["A3", "A4"]), default="A3", help="纸张，默认 A3。")
@click.option("--text", "only_text", is_flag=True, help="只把发到微信群的文字打印出来，不写文件。")
@click.option(
    "--board", default="", metavar="编号", help="另外的公开栏的编号（agencies.yaml 里 boards 的 id），例如 guides。"
)
@click.option("--to", "folder", default=".", metavar="文件夹", help="海报放进哪个文件夹，默认当前文件夹。")
@click.option("--config", default="config.yaml", metavar="文件", help="配置文件，默认 config.yaml。")
@click.option("--output", default="", metavar="文件夹", help="网站的文件夹，默认见 config.yaml。")
@click.option("--date", "day", default="", metavar="年-月-日", help="写在上面的日期，默认今天（北京时间）。")
def COMMAND(
    agency: str, size: str, only_text: bool, board: str, folder: str, config: str, output: str, day: str
) -> int:
    """把公开栏上的文件连同全文做成一张海报（网页，装有排版程序的还有 PDF），另有一页发到微信群的文字。

    机关写名称、简称或编号。内容照 gongkai build 生成的网站，一字不差：先生成网站，再运行本命令。从生成那天到写在上面的
    日期，有文件到期、征求意见截止等变化的，不做，要重新生成网站。
    """
    from generator.authoring.poster import poster_page, poster_pdf, poster_text
    from generator.base.files import write_atomic
    from generator.model.options import Options

    root = Options(config=Path.cwd() / config, output=Path.cwd() / output if output else None).own_output_folder()
    given = _day(day)
    name, poster = _poster(root, agency, board)
    _holds(root, given)
    text = poster_text(poster, given)
    if only_text:
        click.echo(text, nl=False)
        return 0
    place = Path.cwd() / folder
    place.mkdir(parents=True, exist_ok=True)
    page = poster_page(poster, size, given)
    data = poster_pdf(page)
    named = f"gongkailan-{name}{f'-{board}' if board else ''}"
    files = {f"{named}-{size}.html": page.encode(), f"{named}-{size}.pdf": data, f"{named}.txt": text.encode()}
    for file, content in files.items():
        if content is not None:
            write_atomic(place / file, content)
            click.echo(f"已写好 {Path(folder) / file}")
    if data is None:
        click.echo("没有做 PDF：没有安装排版程序（运行 pip install 'gongkai[pdf]'）；网页用浏览器打开打印，效果相同")
    return 0


def _day(written: str) -> datetime.date:
    """The day that is meant, or today. Raises UsageError."""
    import datetime

    from generator.base.dates import today
    from generator.model.diagnostic import UsageError

    try:
        return datetime.date.fromisoformat(written) if written else today()
    except ValueError:
        raise UsageError(f"日期写的是“{written}”", "写成 2026-03-01 这样") from None


def _holds(root: Path, day: datetime.date) -> None:
    """Whether the built site is what a build on that day would make: what has expired since may not be handed out as of
    that day. Raises UsageError."""
    from generator.build.stamp import days_of
    from generator.model.diagnostic import UsageError

    found = days_of(root)
    if found is None:
        raise UsageError(f"{root} 里的网站没有写明是哪一天生成的", "先运行 gongkai build，再运行一次")
    built, change = found
    if day < built:
        raise UsageError(
            f"网站是{built}生成的，不能写成{day}的",
            f"日期写{built}或者以后的；要当天的，运行 gongkai build --date {day}",
        )
    if change is not None and day >= change:
        raise UsageError(
            f"网站是{built}生成的，从{change}起有文件到期、截止或者应当公布，不能当作{day}的内容",
            "先运行 gongkai build，再运行一次",
        )


def _poster(root: Path, agency: str, board: str) -> tuple[str, Poster]:
    """(the agency's id, its board). Raises UsageError."""
    import msgspec

    from generator.authoring.poster import read_poster
    from generator.base.close_names import instead
    from generator.model.diagnostic import UsageError
    from generator.model.vocabulary import Subject, Vocabulary

    try:
        rows = msgspec.json.decode((root / "data/agencies.json").read_bytes())["agencies"]
    except (OSError, ValueError, KeyError):
        raise UsageError(f"{root} 里还没有网站", "先运行 gongkai build，再运行一次") from None
    known = Vocabulary(Subject(row["id"], row["name"], (row["short"],) if row["short"] else ()) for row in rows)
    meant = known.find(agency)
    if meant is None:
        raise UsageError(f"没有机关“{agency}”", instead(known.offered(agency)))
    url = f"/agency/{meant.id}/board/{f'{board}/' if board else ''}"
    try:
        poster = read_poster(root, url) if board.replace("-", "").replace("_", "").isalnum() or not board else None
    except LookupError as error:
        raise UsageError(f"网页 {error} 不是本程序生成的样子", "先运行 gongkai build，再运行一次") from None
    if poster is None:
        raise UsageError(
            f"{meant.name}没有公开栏{f'“{board}”' if board else ''}",
            "还没有发布文件的机关没有公开栏；发布以后运行 gongkai build，另外的公开栏见 agencies.yaml 的 boards",
        )
    return meant.id, poster
