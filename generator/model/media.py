"""媒体形式: in which forms a document tells what it tells: text, pictures that explain, charts, video, sound."""

from __future__ import annotations

from generator.model.document import Document

MEDIA_FORMS = ("文字", "图解", "图表", "视频", "音频")
"""中办发〔2016〕8号（十二）; 国办发〔2016〕80号 五: figures, charts, sound and video beside text."""
_OF_FILES = {
    "MP4": "视频",
    "MP3": "音频",
    "PNG": "图解",
    "JPG": "图解",
    "JPEG": "图解",
    "WEBP": "图解",
    "GIF": "图解",
    "SVG": "图解",
}
_OF_WORDS = {"图表图解": ("图解",), "音视频": ("视频",), "动漫": ("视频",), "发布会": ("视频",)}
"""What an interpretation says of its form -> forms of media."""


def forms_of(document: Document) -> tuple[str, ...]:
    """The forms of a document, in the order of ``MEDIA_FORMS``: by its attachments, its video, its figures, and what it
    says of its form. Text is there unless nothing was written."""
    if not (document.attachments or document.indicators or document.fields):
        return ("文字",) if document.excerpt else ()
    found = {_OF_FILES[file.type] for file in document.attachments if file.type in _OF_FILES}
    found |= {"文字"} if document.excerpt else set()
    found |= {"视频"} if document.fields.get("video_url") else set()
    found |= {"图表"} if document.indicators else set()
    found |= {*_OF_WORDS.get(str(document.fields.get("form", "")), ())}
    return tuple(form for form in MEDIA_FORMS if form in found)
