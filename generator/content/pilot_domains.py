"""The 26 pilot domains of 国办发〔2019〕54号 (四), in its order and under its names.

A county adds a domain or switches one off in ``content/_data/domains.yaml``. Aliases are names that offices use today
(城乡规划 became 国土空间规划, 扶贫 became 乡村振兴).
"""

from __future__ import annotations

from generator.model.vocabulary import Domain

PILOT_DOMAINS: tuple[Domain, ...] = (
    Domain("guotu", "国土空间规划", ("城乡规划",), "自然资源主管部门"),
    Domain("zdxm", "重大建设项目", (), "相关审批部门"),
    Domain("ggzy", "公共资源交易", (), "招标人/采购人/出让人及行政监督部门"),
    Domain("czyjs", "财政预决算", (), "各级财政部门及各部门"),
    Domain("aqsc", "安全生产", (), "应急管理部门"),
    Domain("ssgl", "税收管理", (), "税务主管部门"),
    Domain("zdbc", "征地补偿", ("农村集体土地征收",), "自然资源主管部门/县级人民政府"),
    Domain("fwzs", "国有土地上房屋征收", ("国有土地上房屋征收与补偿",), "县级人民政府及房屋征收部门"),
    Domain("bzxzf", "保障性住房", (), "住房保障主管部门"),
    Domain("ncwf", "农村危房改造", (), "住房城乡建设部门、乡镇人民政府"),
    Domain("hjbh", "环境保护", ("生态环境",), "生态环境部门"),
    Domain("ggwh", "公共文化服务", (), "文化和旅游主管部门及公共文化机构"),
    Domain("ggfl", "公共法律服务", (), "司法行政部门"),
    Domain("fupin", "扶贫", ("乡村振兴",), "县级扶贫(乡村振兴)部门、乡镇人民政府、行政村"),
    Domain("jiuzai", "救灾", ("救灾生产",), "应急管理部门"),
    Domain("spyp", "食品药品监管", (), "市场监督管理部门"),
    Domain("czzf", "城市综合执法", (), "城市管理行政执法部门"),
    Domain("jycy", "就业创业", ("就业",), "人力资源社会保障部门"),
    Domain("shbx", "社会保险", (), "社会保险经办机构"),
    Domain("shjz", "社会救助", (), "民政部门、乡镇(街道)"),
    Domain("ylfw", "养老服务", (), "民政部门"),
    Domain("hjgl", "户籍管理", (), "公安机关"),
    Domain("snbt", "涉农补贴", (), "农业农村部门"),
    Domain("ywjy", "义务教育", (), "教育行政部门、义务教育学校"),
    Domain("ylws", "医疗卫生", (), "卫生健康行政部门"),
    Domain("szfw", "市政服务", (), "负责审批的市政、燃气、绿化主管部门"),
)

KEY_DOMAINS: tuple[Domain, ...] = (
    Domain("gysy", "公益事业", ("社会公益事业", "社会公益事业建设"), "教育、卫生健康、民政、文化等部门", pilot=False),
    Domain("gmfw", "政府购买服务", ("政府购买公共服务", "购买服务"), "财政部门及购买主体", pilot=False),
    Domain("ppp", "政府和社会资本合作", ("PPP", "政府和社会资本合作（PPP）"), "财政部门、发展改革部门", pilot=False),
    Domain("sfgl", "收费", ("行政事业性收费", "涉企收费"), "财政部门、发展改革部门", pilot=False),
    Domain("jsjf", "减税降费", ("减税", "降费"), "税务主管部门、财政部门", pilot=False),
)
"""Key areas beyond the pilots, with a column of their own where a county switches one on: ``- {id: ppp}``."""
