"""The rules of accounts on other platforms: asleep, closed and still used, of a code that nobody can see."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.new_media import NewMedia, pictures


def _at(media: NewMedia, **values: str) -> Finding:
    return Finding(media.line, 1, {"name": media.name, "platform": media.platform, **values}, media.source)


def asleep(library: Library) -> Findings:
    """Accounts that are said to run and have not been updated."""
    days = library.vocabularies.inspection.media_days
    for media in library.vocabularies.new_media:
        state = media.shown_state(library.today, days)
        if state == "没有更新记录":
            yield _at(media, told="没有写最近更新的日期（updated）")
        elif state == "超期未更新":
            assert media.updated is not None
            past = (library.today - media.updated).days
            yield _at(media, told=f"最近更新是 {media.updated}，已有 {past} 天，超过 {days} 天")


def half_closed(library: Library) -> Findings:
    """Accounts whose dates and state do not fit each other."""
    for media in library.vocabularies.new_media:
        if media.state == "注销" and media.closed is None:
            yield _at(media, told="已经注销，没有写注销日期（closed）")
        elif media.closed and media.closed <= library.today and media.state != "注销":
            yield _at(media, told=f"{media.closed} 已经注销，状态还是“{media.state}”")
        elif media.closed and media.latest and media.latest > media.closed:
            yield _at(media, told=f"{media.closed} 已经注销，{media.latest} 还有更新或使用")


def ahead(library: Library) -> Findings:
    """Days of use that have not come yet."""
    for media in library.vocabularies.new_media:
        if media.latest and media.latest > library.today:
            yield _at(media, day=str(media.latest))


def unseen(library: Library) -> Findings:
    """Codes that are no picture of a published document."""
    shown = pictures(library.published) if any(media.qr for media in library.vocabularies.new_media) else {}
    for media in library.vocabularies.new_media:
        if media.qr and media.qr not in shown:
            yield _at(media, value=media.qr)


def _examples(wrong: str, right: str) -> str:
    head = "- {name: 岚清发布, platform: 微信公众号, owner: 岚清县示例局, "
    files = (("错误示例", f"{head}{wrong}}} ←"), ("正确示例", f"{head}{right}}}"))
    return "".join(f"\n\n{title}：\n```yaml _data/new_media.yaml\n{row}\n```" for title, row in files)


RULES = (
    entry(
        "NMD-STALE 政务新媒体长期不更新",
        "检查时前两周没有更新的政务新媒体算不合格。更新后把日期写进 new_media.yaml 的 updated；不再办的，注销并写明。"
        "天数写在 content/_data/inspection.yaml 的 media_days。"
        + _examples("updated: 2026-10-20", "updated: 2026-11-20"),
        level="warning",
        check=asleep,
        message="{platform}“{name}”{told}",
        hint="更新后改日期；不再办的，按规定注销，写 state: 注销 和 closed",
        english=("{name} ({platform}): {told}", "update it, or close it"),
        basis="政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）",
    ),
    entry(
        "NMD-CLOSED 政务新媒体的注销没有写清楚",
        "注销的账号写明注销日期，注销以后不再使用；状态和日期要相符。"
        + _examples("state: 注销", "state: 注销, closed: 2026-06-30"),
        level="warning",
        check=half_closed,
        message="{platform}“{name}”{told}",
        hint="核对 state（状态）、closed（注销日期）和 updated、used",
        english=("{name} ({platform}): {told}", "check state and dates"),
        basis="国办发〔2018〕123号",
    ),
    entry(
        "NMD-AHEAD 政务新媒体的日期还没有到",
        "最近更新、最近使用的日期不能晚于今天。" + _examples("updated: 2027-11-20", "updated: 2026-11-20"),
        level="warning",
        check=ahead,
        message="{platform}“{name}”最近更新或使用的日期 {day} 还没有到",
        hint="改正日期",
        english=("{name} ({platform}) was last used on {day}, which is still to come", "correct the day"),
    ),
    entry(
        "NMD-QR 政务新媒体的二维码图片找不到",
        "二维码图片放在本站：作为一份已公开文件的附件，qr 写它的网址。不用别的网站上的图片。\n\n错误示例：\n```yaml _data/new_media.yaml\n"
        "- {name: 岚清发布, platform: 微信公众号, owner: 岚清县示例局, updated: 2026-11-20, qr: /d/xinmeiti/erweima.png} ←\n```"
        "\n\n正确示例：\n```yaml _data/new_media.yaml\n"
        "- {name: 岚清发布, platform: 微信公众号, owner: 岚清县示例局, updated: 2026-11-20}\n```",
        level="warning",
        check=unseen,
        message="{platform}“{name}”的二维码 {value} 不是本站已公开文件的图片附件",
        hint="把图片作为附件放进一份公开的文件，qr 写那个附件的网址",
        english=("the code {value} of {name} ({platform}) is no picture of a published document", "attach it to one"),
    ),
)
