"""Files that tests attach."""

from __future__ import annotations

import io

import pypdf


def blank_pdf() -> bytes:
    """A PDF of one empty page."""
    writer, data = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(data)
    return data.getvalue()
