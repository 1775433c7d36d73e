"""A document -> links by which a reader passes it on. They are plain: nothing is loaded from anybody, and nobody learns
anything before the reader opens one. WeChat takes no such links: its readers scan the code of the address."""

from __future__ import annotations

from urllib.parse import quote_plus

from generator.model.view import Link

_PLACES = (
    ("微博", "https://service.weibo.com/share/share.php?", ("title", "url")),
    ("QQ空间", "https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?", ("title", "url")),
    ("QQ好友", "https://connect.qq.com/widget/shareqq/index.html?", ("title", "url")),
)
"""Name, address, and what it calls title and address of what is passed on."""


def shares(title: str, address: str) -> tuple[Link, ...]:
    """Where a document can be passed on. address: its permanent one, with the domain."""
    if not address.startswith(("https://", "http://")):
        return ()
    said, at = quote_plus(title), quote_plus(address)
    made = [Link(name, f"{place}{told}={said}&{led}={at}") for name, place, (told, led) in _PLACES]
    mail = f"subject={said}&body={said}%0D%0A{at}".replace("+", "%20")  # RFC 6068: no plus signs
    return (*made, Link("电子邮件", f"mailto:?{mail}"))
