"""classified 属性认定

为什么不主动公开：依据、谁认定、哪天、下次复核哪天。依据写条例规定的类别（国家秘密、法律禁止、国家安全、公共安全、经济安全、社会稳定、商业秘密、
个人隐私、内部事务、过程性信息、执法案卷；依申请公开的可以写“主动公开范围以外”）、本县负面清单的编号，或者别的法律的条款，如《档案法》第二十八条。
"""

from __future__ import annotations

from generator.model.document import Classified
from generator.model.field_types._records import single
from generator.model.kind import Field

EXAMPLES = (
    "{basis: 个人隐私, by: 县民政局办公室, date: 2026-02-25, next_review: 2027-02-25}",
    "{依据: 《档案法》第二十八条, 认定人: 县档案馆}",
    "{basis: FM-01}",
)
REFUSED = ("个人隐私", "{basis: 个人隐私, date: 二月}", "{依据: [个人隐私]}", "[{basis: 个人隐私}]")
PARTS = (
    Field("basis", "依据", "text", doc="类别、负面清单的编号，或者法律的条款。", example="个人隐私"),
    Field("by", "认定人", "text", doc="谁认定的。", example="县民政局办公室"),
    Field("date", "认定日期", "date", doc="认定之日。"),
    Field("next_review", "下次复核", "date", doc="到那天再看能不能公开。"),
)
WIDGET = {"widget": "object", "collapsed": True}
OFFERED = False
check, schema = single(PARTS, Classified)
