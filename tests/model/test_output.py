"""Where the site is written, read before the configuration as a whole: by every way of writing YAML the same folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.config import load_config
from generator.model import output
from generator.model.options import Options
from generator.model.output import configured_output
from tests.conftest import CONFIG, SmallSite

WAYS = [
    ("output: www", "www"),
    ('output: "www"', "www"),
    ("output: 'www'", "www"),
    ("output: www   # the tree that nginx serves", "www"),
    ('output: "www" # 站点', "www"),
    ("output: www#1", "www#1"),
    ("output:\twww", "www"),
    ("output: build/www/", "build/www/"),
    ("output: ../www", "../www"),
    ("output: 站点", "站点"),
    ("output: my site", "my site"),
    ("output: 2026", "2026"),
    ("output: yes", "yes"),
    ('output: "w\\u0077w"', "www"),
    ("output: 'it''s'", "it's"),
    ("output: &folder www", "www"),
    ("output: !!str www", "www"),
    ("output: >-\n  www", "www"),
    ("output: |-\n  www", "www"),
    ("output:\n  www", "www"),
    ("output: my\n  site", "my site"),
    ('output: "my\n  site"', "my site"),
    ('"output": www', "www"),
    ("'output': www", "www"),
    ("? output\n: www", "www"),
    ("output : www", "www"),
    ("output:", "public"),
    ("output: ~", "public"),
    ("output: null", "public"),
    ("# output: www", "public"),
    ("  # output: www", "public"),
    ("lists:\n  # output: www\n  page_size: 20", "public"),
    ("", "public"),
]


@pytest.mark.parametrize(("written", "wanted"), WAYS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("first", [True, False])
def test_every_way_of_writing_gives_what_the_configuration_says(
    site: SmallSite, written: str, wanted: str, ends: str, first: bool
) -> None:
    text = f"{written}\n{CONFIG}" if first else f"{CONFIG}{written}\n"
    path = site.write("config.yaml", text.replace("\n", ends))
    config, faults = load_config(path, "config.yaml")
    assert config is not None and not faults
    assert (configured_output(path), config.output) == (wanted, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + CONFIG + "output: www\n...\n",
        "%YAML 1.1\n---\n" + CONFIG + "output: www\n",
        "\ufeff" + CONFIG + "output: www\n",
        "".join(f"  {line}\n" for line in (CONFIG + "output: www").splitlines()),
        '{output: www, theme: county, site: {name: 甲, jurisdiction: 乙, url: "https://a.example", code: "9900000001", '
        "organiser: 丙, phone: 0000-5550100, icp: 青ICP备00000000号-1}}",
        CONFIG.replace("  phone:", '  notice: "一\noutput: no\n二"\n  phone:') + "output: www\n",
        CONFIG.replace("  phone:", "  notice: |\n    output: no\n  phone:") + "output: www\n",
    ],
)
def test_whole_files_of_other_forms(site: SmallSite, text: str) -> None:
    path = site.write("config.yaml", text)
    config, _ = load_config(path, "config.yaml")
    assert config is not None and config.output == configured_output(path) == "www"


LINES = st.sampled_from(
    [
        "output: a",
        "output: 'b' ",
        '"output": c',
        "  output: d",
        "# output: e",
        "lists:",
        "  page_size: 9",
        "",
        " ",
        "---",
        "{",
        "}",
        "title: >",
        "title: 'x",
        "x'",
        'title: "x',
        'x"',
        "output:",
        "  f",
        "\toutput: g",
        "output: [h]",
        "- output: i",
        "output: j # k",
        "output: *l",
        "notice: &m n",
    ]
)


@given(st.lists(LINES, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_read_from_plain_lines_is_what_yaml_says(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(lines)
    plain = output._of_plain_lines(text)
    assert plain is None or not_yaml(text) or plain == output._parsed(text)


def not_yaml(text: str) -> bool:
    try:
        yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return True
    return False


def test_one_tree_has_one_lock_however_it_is_named(site: SmallSite) -> None:
    site.write("config.yaml", CONFIG + 'output: "www"   # 站点\n')
    options = site.options()
    folder = options.state_folder(options.own_output_folder())
    (site.root / "here").symlink_to(site.root)
    for named in ("www", "./www", "www/", "a/../www", "here/www"):
        given = site.options(output=site.root / named)
        assert given.state_folder(given.own_output_folder()) == folder
    assert site.options(output=site.root / "other").state_folder(site.root / "other") != folder


def test_plain_lines_need_no_parser(site: SmallSite) -> None:
    site.write("config.yaml", CONFIG + 'output: "www"   # 站点\n')
    code = (
        "import sys; from pathlib import Path; from generator.model.options import Options; "
        "assert Options(config=Path(sys.argv[1])).own_output_folder().name == 'www'; assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(site.root / "config.yaml")], check=True)


def test_a_file_that_is_not_there_or_no_text_means_the_default(tmp_path: Path) -> None:
    (tmp_path / "gbk.yaml").write_bytes("output: 站点".encode("gbk"))
    for name in ("gone.yaml", "gbk.yaml"):
        assert Options(config=tmp_path / name).own_output_folder() == tmp_path / "public"
