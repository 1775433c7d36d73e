"""Scripts that a page asks for as one file: parts of nearer themes take the place of others, exports stay apart."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.theme.joined import JOINED, joined
from tests.paths import ROOT

STATIC = ROOT / "themes/county/static"


def parts() -> dict[str, Path]:
    return {path.relative_to(STATIC).as_posix(): path for path in STATIC.rglob("*.js")}


def test_a_nearer_part_stands_in_the_file_and_a_missing_one_leaves_none(tmp_path: Path) -> None:
    own = tmp_path / "query.js"
    own.write_text('export const search = () => "自己的";\n', encoding="utf-8")
    [name] = JOINED
    assert "自己的" in joined({**parts(), "js/search/query.js": own})[name].decode()
    assert joined({"js/search/query.js": own}) == {}


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
def test_the_parts_are_modules_of_the_same_exports() -> None:
    script = "const text = require('fs').readFileSync(0, 'utf-8');"
    script += "import('data:text/javascript;base64,' + Buffer.from(text).toString('base64'))"
    script += ".then((all) => console.log(all.tokens.fold('ＡＢ'), Object.keys(all).sort().join()))"
    [content] = joined(parts()).values()
    done = subprocess.run(["node", "-e", script], input=content, capture_output=True, check=True)
    assert done.stdout.decode() == f"ab {','.join(sorted(JOINED['js/search.js']))}\n"
