"""A theme chain -> what the traditional edition's pages take from it under another name: scripts that speak Chinese."""

from __future__ import annotations

from generator.base.digest import digest_bytes, digest_file
from generator.model.edition import Edition
from generator.theme.chain import Chain, hashed


def traditional_assets(chain: Chain, edition: Edition | None) -> dict[str, str]:
    """Static name -> public path of its converted copy; none without a traditional edition."""
    if edition is None:
        return {}
    from generator.site.edition.scripts import speaking, traditional_digest

    return {
        name: hashed(name, traditional_digest(_digest(chain, name), edition))
        for name in speaking(chain.static, chain.made)
    }


def _digest(chain: Chain, name: str) -> str:
    made = chain.made.get(name)
    return digest_file(chain.static[name]) if made is None else digest_bytes(made)
