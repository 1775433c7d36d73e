"""What a template raised is said in the words of somebody who writes themes."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from generator.theme.render.failures import failure

SAID = {
    "{{ nowhere }}": "没有“nowhere”这个变量",
    "{{ site.nowhere }}": "没有“nowhere”这一项",
    "{{ [1][3] }}": "没有 3 这一项",
    "{{ 1 // 0 }}": "除数是零",
    "{{ 'a' + 1 }}": "值的类型不对",
    "{% include 'b.html' %}": "找不到要包含的模板",
}


@pytest.mark.parametrize("template", SAID)
def test_what_went_wrong_is_said(template: str) -> None:
    made = Environment(loader=DictLoader({"a": template}), undefined=StrictUndefined, autoescape=True)
    with pytest.raises(Exception) as raised:  # whatever it is
        made.get_template("a").render(site="甲")
    assert isinstance(raised.value, Exception) and failure(raised.value).startswith(SAID[template])
