"""agencies.yaml -> CODEOWNERS, the file by which a code platform knows whom to ask for review.

https://docs.gitea.com/usage/code-owners and GitHub's form have in common what is written here: a path from the top of
the repository with a slash before and behind it, then accounts; the last line that fits counts."""

from __future__ import annotations

from generator.content import shown_path
from generator.content.config import load_config
from generator.content.vocabulary import load_vocabularies
from generator.model.diagnostic import UsageError
from generator.model.options import Options
from generator.model.ownership import owners

HEAD = "# 由 gongkai codeowners 按 content/_data/agencies.yaml 生成；改了那里再运行一次。\n"


def code_owners(options: Options) -> tuple[str, tuple[str, ...]]:
    """The file's text, and the offices that have folders and no accounts. Raises UsageError without any."""
    config, _ = load_config(options.config, options.config.name)
    if config is None:
        raise UsageError(f"{options.config.name} 有错误", "运行 gongkai check 查看并改正")
    roots = options.content or tuple(options.root / name for name in config.content)
    words, _ = load_vocabularies((root, root.name) for root in roots)
    folders = owners(words.agencies.terms)
    if not folders:
        raise UsageError(
            "agencies.yaml 里没有一个机关写了 folders", "给机关加上 folders: [文件夹] 和 owners: ['@账号']"
        )
    lines = [
        f"/{shown_path(root, options.root)}/{folder}/ {' '.join(agency.owners)}\n"
        for folder, agency in sorted(folders.items())
        for root in roots
        if agency.owners and (root / folder).is_dir()
    ]
    lacking = dict.fromkeys(agency.short or agency.name for agency in folders.values() if not agency.owners)
    return HEAD + "".join(lines).replace("/./", "/"), tuple(lacking)
