"""What a public copy costs, by format: made, looked at, taken from the shelf. Files of a usual kind are made here.

python benchmarks/copies.py [file ...]
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
from PIL import Image

from generator.access.copies.shelf import Shelf
from generator.checks.detectors import attachments
from generator.model.config import ATTACHMENT_TYPES


def made() -> Iterator[tuple[str, bytes]]:
    """A long notice, a long list in two formats, a photo of noise."""
    buffer, paper = io.BytesIO(), docx.Document()
    for number in range(20_000):
        paper.add_paragraph(f"关于提高城乡最低生活保障标准的通知第{number}条，自四月起执行。")
    paper.save(buffer)
    yield "a.docx", buffer.getvalue()
    buffer, book = io.BytesIO(), openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(20_000):
        sheet.append(["青山镇", number, number * 1.5, f"备注{number}", "十二户"])
    book.save(buffer)
    yield "a.xlsx", buffer.getvalue()
    yield "a.csv", "".join(f"青山镇,{number},{number * 7},备注\n" for number in range(60_000)).encode()
    buffer = io.BytesIO()
    Image.frombytes("RGB", (1500, 1000), random.Random(1).randbytes(4_500_000)).save(buffer, "JPEG")
    yield "a.jpg", buffer.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, for one turn."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(files: list[str]) -> None:
    """Print a line a file."""
    given = [(name, Path(name).read_bytes()) for name in files] or list(made())
    print(f"{'file':24} {'MB':>6} {'copy s':>8} {'look s':>8} {'again ms':>9}")
    for name, data in given:
        shelf = Shelf(Path(tempfile.mkdtemp(prefix="copies-")))
        first = seconds(lambda: shelf.copy(data, name, ATTACHMENT_TYPES))  # noqa: B023
        again = seconds(lambda: shelf.copy(data, name, ATTACHMENT_TYPES))  # noqa: B023
        copy = shelf.copy(data, name, ATTACHMENT_TYPES)
        look = seconds(lambda: attachments.read(copy.data, name))  # noqa: B023
        print(f"{Path(name).name:24} {len(data) / 1e6:6.2f} {first:8.2f} {look:8.2f} {again * 1000:9.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
