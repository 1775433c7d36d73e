"""Lines of iCalendar -> bytes of a file (RFC 5545 3.1, 3.3.11), and the time zone of the sites."""

from __future__ import annotations

from collections.abc import Iterable

WIDTH = 75
"""Bytes of a line."""
ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""Asia/Shanghai, which has kept one time since the last summer time ended."""


def escaped(text: str) -> str:
    """A text as the value of a property."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def written(lines: Iterable[str]) -> bytes:
    """The file."""
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _folded(line: str) -> str:
    """A line, broken so that none has more than 75 bytes; a character is never cut."""
    if len(line.encode()) <= WIDTH:
        return line
    parts, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > WIDTH:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += width
    return "\r\n".join(parts)
