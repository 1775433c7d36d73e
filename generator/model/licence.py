"""使用许可: the licences under which data may be used again, those that everybody knows and the county's own."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Licence(msgspec.Struct, frozen=True):
    """A licence. url: where its text stands; an address of this site begins with "/". aliases: what documents write
    for it."""

    id: str
    name: str
    url: str
    aliases: tuple[str, ...] = ()


KNOWN = (
    Licence(
        "cc0-1.0",
        "CC0 1.0（放弃权利）",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        ("CC0", "CC0 1.0", "公有领域"),
    ),
    Licence(
        "cc-by-4.0",
        "知识共享 署名 4.0（CC BY 4.0）",
        "https://creativecommons.org/licenses/by/4.0/",
        ("CC BY", "CC BY 4.0", "知识共享署名4.0国际许可协议"),
    ),
    Licence(
        "cc-by-sa-4.0",
        "知识共享 署名—相同方式共享 4.0（CC BY-SA 4.0）",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        ("CC BY-SA", "CC BY-SA 4.0"),
    ),
    Licence(
        "cc-by-nc-4.0",
        "知识共享 署名—非商业性使用 4.0（CC BY-NC 4.0）",
        "https://creativecommons.org/licenses/by-nc/4.0/",
        ("CC BY-NC", "CC BY-NC 4.0"),
    ),
    Licence(
        "odc-by-1.0",
        "开放数据共用 署名 1.0（ODC-By 1.0）",
        "https://opendatacommons.org/licenses/by/1-0/",
        ("ODC-By", "ODC-By 1.0"),
    ),
    Licence(
        "odbl-1.0",
        "开放数据库许可 1.0（ODbL 1.0）",
        "https://opendatacommons.org/licenses/odbl/1-0/",
        ("ODbL", "ODbL 1.0"),
    ),
    Licence(
        "pddl-1.0",
        "开放数据共用 公有领域 1.0（PDDL 1.0）",
        "https://opendatacommons.org/licenses/pddl/1-0/",
        ("PDDL", "PDDL 1.0"),
    ),
)
"""Licences for data that are used in many countries, by their names in SPDX's list."""


def with_known(own: Iterable[Licence]) -> tuple[Licence, ...]:
    """The county's own licences, then those that everybody knows, but for those whose id the county takes."""
    own = tuple(own)
    taken = {licence.id for licence in own}
    return (*own, *(licence for licence in KNOWN if licence.id not in taken))
