"""Questions of our own widgets in the editor's form -> answers: which addresses are taken, what the checks say of a
text that is not saved yet, what stands in a file of an office.

They come by the same door as Decap's (``editor``): loopback, same origin, the session's key.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.authoring.preview.asking import AskedProcess
from generator.authoring.preview.board import Board
from generator.authoring.preview.desk import Desk, Given
from generator.authoring.preview.form_work import check_text, read_file
from generator.authoring.preview.places import Refused
from generator.model.diagnostic import UsageError
from generator.model.options import Options

READABLE = (".docx", ".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".md", ".html", ".htm")
"""Files that can be dropped into a text."""
LARGEST = 20 << 20
"""Bytes of one that is read, and of all files that are checked with a text."""


def form_answers(
    options: Options, desk: Desk, board: Board, asked: AskedProcess
) -> Mapping[str, Callable[[Given], Any]]:
    """The answers by the name of the question."""

    def names(_given: Given) -> Any:
        own = {address.split("/")[2] for address in board.documents if address.count("/") > 1}
        return sorted({*desk.names(), *own})

    def check(given: Given) -> Any:
        place = desk.document(given["path"])
        files = {
            desk.attachment(one["path"]).relative_to(desk.folder).as_posix(): _data(one["content"])
            for one in given.get("assets") or ()
        }
        if sum(map(len, files.values())) > LARGEST:
            raise Refused("附件太大，保存后再检查")
        text = given["text"]
        if not isinstance(text, str):
            raise Refused("请求的内容不完整")
        inner = place.relative_to(desk.folder).as_posix()
        return _asked(asked, check_text, options, inner, text.encode("utf-8", "replace").decode(), files)

    def read(given: Given) -> Any:
        name, data = str(given["name"]), _data(given["content"])
        ending = PurePosixPath(name).suffix.lower()
        if ending not in READABLE:
            raise Refused(_UNREAD.get(ending, f"不能读 {ending or '没有扩展名的'} 文件；可以用：{'、'.join(READABLE)}"))
        if len(data) > LARGEST:
            raise Refused(f"文件超过 {LARGEST >> 20} MB，请拆小后再试")
        return _asked(asked, read_file, options, name, data)

    return {"gongkaiNames": names, "gongkaiCheck": check, "gongkaiRead": read}


_UNREAD = {
    ".doc": "旧版 Word（.doc）请用 WPS 或 Word 打开，另存为 .docx 后再放进来。",
    ".wps": "WPS 文字请打开后另存为 .docx，再放进来。",
    ".xls": "旧版 Excel（.xls）请打开后另存为 .xlsx，再放进来。",
    ".et": "WPS 表格请打开后另存为 .xlsx，再放进来。",
    ".pdf": "PDF 请用 WPS 另存为 Word（.docx）后再放进来，扫描件先识别文字；也可以作为附件上传。",
    ".ofd": "OFD 请用阅读器导出为 Word（.docx）后再放进来；也可以作为附件上传。",
}


def _asked(asked: AskedProcess, work: Callable[..., Any], *given: object) -> Any:
    try:
        return asked.ask(work, *given)
    except UsageError as error:
        raise Refused(f"{error}：{error.hint}") from error


def _data(content: Any) -> bytes:
    return base64.b64decode(content, validate=True)
