"""The site -> Decap's config.yml. Lists that many collections share stand once, behind YAML anchors."""

from __future__ import annotations

from typing import Any

import yaml

from generator.model.config import Config
from generator.model.vocabularies import Vocabularies
from generator.site.admin.collections import collections

WITHOUT_WORKFLOW = ("gitea",)
"""Code platforms for which Decap has no editorial workflow, and refuses a configuration that asks for one."""
_HEAD = "# 由 gongkai 按文件类型、机关、主题和公开事项生成，不要手工修改。\n"
_PLATFORM = ("repo", "branch", "api_root", "base_url", "auth_endpoint", "auth_type", "app_id", "site_domain")


def settings(config: Config, words: Vocabularies, *, local: str = "") -> dict[str, Any]:
    """What Decap is told. local: absolute address of the local backend ("" for a published site)."""
    folder = config.content[0].strip("/") if config.content else "content"
    platform = {key: value for key in _PLATFORM if (value := getattr(config.admin, key))}
    reviewed = config.admin.workflow and config.admin.backend not in WITHOUT_WORKFLOW
    told: dict[str, Any] = {
        "backend": {"name": config.admin.backend, **platform},
        **({"local_backend": {"url": local}} if local else {}),
        "publish_mode": "editorial_workflow" if reviewed or local else "simple",
        "locale": "zh_Hans",
        "site_url": local.partition("/admin/")[0] if local else config.site.url,
        "display_url": config.site.url,
        # Decap wants a folder for files of no document; documents keep theirs beside them.
        "media_folder": folder,
        "public_folder": "",
        # Names of attachments keep their Chinese; those of documents are made of Latin letters and digits anyway.
        "slug": {"encoding": "unicode", "clean_accents": False, "sanitize_replacement": "-"},
        "collections": collections(words, folder),
    }
    return told


def written(told: dict[str, Any]) -> bytes:
    """The file."""
    return (_HEAD + yaml.dump(told, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)).encode()


_Fast: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""libyaml's, which writes the same three times as fast."""


class _Dumper(_Fast):  # type: ignore[misc]
    """Anchors for lists of choices only: they are long, and everything else reads better in full."""

    def ignore_aliases(self, data: Any) -> bool:
        return not (isinstance(data, list) and len(data) > 3 and isinstance(data[0], dict) and "value" in data[0])
