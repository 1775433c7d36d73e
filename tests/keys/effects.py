"""Keys that act without being printed: what stands under them in the full tables, why nothing of it is seen there, and
the change to the site that shows the effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tests.conftest import SmallSite

Change = Callable[[SmallSite], None]


class Effect(msgspec.Struct, frozen=True):
    """value: in the full table. why: it is not printed. change: to the full site, after which output or diagnostics
    differ; None where the test named in ``why`` shows it."""

    value: Any
    why: str
    change: Change | None = None


def edited(path: str, old: str, new: str) -> Change:
    """One text of a file for another."""

    def change(site: SmallSite) -> None:
        text = site.page_of(path)
        assert old in text, (path, old, text)
        site.write(path, text.replace(old, new, 1))

    return change


def _config(old: str, new: str) -> Change:
    return edited("config.yaml", old, new)


def _data(name: str, old: str, new: str) -> Change:
    return edited(f"content/_data/{name}.yaml", old, new)


NAMED = "a name that documents use"
REGISTERS = "of a register whose rows no document carries here: tests/content/test_registers.py"
STATUTORY = "tests/requirements/test_statutory.py::test_a_county_adds_changes_and_switches_off_entries"
ANNUAL = "of a form that no report here has: tests/requirements/test_annual.py"
DUTIES = "tests/requirements/test_duties.py::test_a_county_adds_a_duty_without_code"
DUTY = "duties/duties"
_DUTY_TESTS = "tests/requirements/test_duties.py"
_DUTY_LIMIT = f"{_DUTY_TESTS}::test_a_budget_is_late_from_the_day_after_its_twentieth"
_DUTY_AFTER = f"{_DUTY_TESTS}::test_a_budget_that_is_missing_is_a_cell_that_is_missing"
_DUTY_ROWS = f"{_DUTY_TESTS}::test_one_document_speaks_for_the_villages_that_its_rows_name"
_DUTY_SAMPLE = f"{_DUTY_TESTS}::test_every_cell_of_the_sample_is_what_its_files_say"
INSPECTION = "tests/requirements/test_inspection.py::test_a_county_s_own_index_is_a_file"
LETTERS = "tests/requirements/test_letters.py::test_a_county_sets_from_when_on_it_reminds"
_INTEGRITY = "tests/requirements/test_integrity.py"
_GUIDES = "tests/requirements/test_guides.py"
_VISITED = f"{_INTEGRITY}::test_outside_links_are_visited_and_told_at_their_lines"
_COLUMN = "tests/requirements/test_public_column.py"
_SERVED = "tests/search/test_opensearch_client.py::test_the_settings_of_the_manual_are_taken"
_STORED = "tests/province/test_store_publishing.py::test_what_is_live_is_the_site"
_TOPIC = f"{_COLUMN}::test_a_topic_takes_what_it_chooses_what_names_it_and_is_archived_after_its_last_day"
_SUPERVISED = f"{_COLUMN}::test_supervisors_stand_by_category_while_they_serve_beside_the_channel"
EFFECTS: Mapping[str, Effect] = {
    "config.integrity.backdated_days": Effect(7, f"{_INTEGRITY}::test_a_publish_date_before_the_commit_is_told"),
    "config.integrity.upper_sites": Effect(["gov.cn"], "hosts", _config("- gov.cn", "- shang.example")),
    "config.integrity.repost_hours": Effect(24, "a limit", _config("repost_hours: 24", "repost_hours: 240")),
    "config.integrity.repost_working_days": Effect(
        False, "a switch", _config("repost_working_days: false", "repost_working_days: true")
    ),
    "config.services.map": Effect(
        "https://ditu.example/?q={address}",
        f"{_GUIDES}::test_the_accepting_office_is_one_that_the_county_has",
    ),
    "config.links.most": Effect(500, _VISITED),
    "config.links.minutes": Effect(10, "tests/base/test_visits.py::test_time_and_number_are_bounded"),
    "config.links.days": Effect(7, _VISITED),
    "config.links.pause": Effect(1, "tests/base/test_visits.py::test_time_and_number_are_bounded"),
    "config.links.private_hosts": Effect(["fuwu.example:80"], _VISITED),
    "config.site.logo": Effect(
        "", "tests/build/test_logo.py::test_it_stands_in_header_tab_and_cards_and_follows_the_file"
    ),
    "config.theme": Effect("county", "a folder", _config("theme: county", "theme: own")),
    "config.lists.page_size": Effect(5, "a size", _config("page_size: 5", "page_size: 6")),
    "config.lists.feed_size": Effect(5, "a size", _config("feed_size: 5", "feed_size: 6")),
    "config.lists.latest": Effect(3, "a size", _config("latest: 3", "latest: 4")),
    "config.search.enabled": Effect(True, "a switch: test_search_settings"),
    "config.search.synonyms": Effect(True, "a switch: test_search_settings"),
    "config.search.engine": Effect("static", _SERVED),
    "config.search.url": Effect("/search-api/", _SERVED),
    "config.search.server": Effect(["http://127.0.0.1:9200"], _SERVED),
    "config.search.index": Effect("gongkai", _SERVED),
    "config.search.shards": Effect(1, _SERVED),
    "config.search.replicas": Effect(1, _SERVED),
    "config.search.static": Effect(True, _SERVED),
    "config.store.url": Effect("s3://tong/zwgk", _STORED),
    "config.store.endpoint": Effect("https://s3.test.example", _STORED),
    "config.store.layout": Effect("switch", _STORED),
    "config.store.conditional": Effect(True, _STORED),
    "config.review.required": Effect(False, "a switch", _config("required: false", "required: true")),
    "config.attachments.types": Effect(["txt"], "a limit", _config("- txt", "- pdf")),
    "config.traditional": Effect("s2t", "a switch", _config("traditional: s2t", "traditional: s2hk")),
    "config.pdf": Effect(False, "a switch: tests/build/test_typesetting.py"),
    "config.messages.days": Effect(15, "a number", _config("days: 15", "days: 16")),
    "config.admin.enabled": Effect(True, "a switch", _config("admin:\n  enabled: true", "admin:\n  enabled: false")),
    "config.admin.auth_type": Effect("pkce", "a choice", _config("pkce", "implicit")),
    "config.admin.backend": Effect("gitlab", "a choice", _config("backend: gitlab", "backend: github")),
    "config.admin.workflow": Effect(True, "a switch", _config("workflow: true", "workflow: false")),
    "config.rules": Effect({"COL-EMPTY": "off"}, "levels", _config("COL-EMPTY: 'off'", "COL-EMPTY: warning")),
    "config.options": Effect({"motto": "一句话"}, "of the theme", _config("一句话", "两句话")),
    "config.publish": Effect("documents", "a choice: tests/build/test_admission.py"),
    "config.output": Effect("public", "a folder: test_folders"),
    "config.content": Effect(["content"], "folders: test_folders"),
    "agencies.kind": Effect("乡镇", "a choice", _data("agencies", "kind: 乡镇", "kind: 街道")),
    "agencies.parent": Effect("minzheng", "an id", _data("agencies", "parent: minzheng", "parent: ''")),
    "agencies.theme": Effect("own", "a folder", _data("agencies", "theme: own", "theme: county")),
    "agencies.aliases": Effect(["别名局"], NAMED, _data("agencies", "别名局", "别的局")),
    "domains.aliases": Effect(["别名领域"], NAMED, _data("domains", "别名领域", "别的领域")),
    "domains.enabled": Effect(True, "a switch", _data("domains", "enabled: true", "enabled: false")),
    "subjects.aliases": Effect(["别名主题"], NAMED, _data("subjects", "别名主题", "别的主题")),
    "kinds.aliases": Effect(["别名类型"], NAMED, _data("kinds/kinds", "别名类型", "别的类型")),
    "synonyms": Effect([["甲词", "乙词"]], "of searching: test_search_settings"),
    "inspection.letters_share": Effect(20, LETTERS),
    "inspection.letters_least": Effect(5, LETTERS),
    "inspection.supervision_days": Effect(365, "tests/requirements/test_registers.py"),
    "inspection.rule_days": Effect(730, "tests/requirements/test_openness_rules.py"),
    "inspection.home_days": Effect(9999, "a size", _data("inspection", "home_days: 9999", "home_days: 1")),
    "inspection.column_days": Effect(1, "a size", _data("inspection", "column_days: 1", "column_days: 9999")),
    "inspection.news_days": Effect(
        14, f"{_COLUMN}::test_news_and_statistics_have_columns_and_each_is_stale_after_its_own_days"
    ),
    "inspection.yearly_days": Effect(
        366, f"{_COLUMN}::test_news_and_statistics_have_columns_and_each_is_stale_after_its_own_days"
    ),
    "inspection.news_kinds": Effect(["news"], f"{_COLUMN}::test_an_empty_column_of_news_is_told"),
    "inspection.yearly_kinds": Effect(["statistics"], f"{_COLUMN}::test_an_empty_column_of_news_is_told"),
    "topics.aliases": Effect(["别名专题"], NAMED, _data("topics/topics", "- 别名专题", "- 别的专题")),
    "topics.domains": Effect(["别名领域"], _TOPIC),
    "topics.subjects": Effect([], _TOPIC),
    "topics.agencies": Effect([], _TOPIC),
    "topics.kinds": Effect(["别名类型"], _TOPIC),
    "topics.forms": Effect([], f"{_COLUMN}::test_forms_of_media_are_read_from_what_a_document_carries"),
    "topics.documents": Effect(["wen-1"], "ids", _data("topics/topics", "wen-1", "wen-2")),
    "topics.opens": Effect("2026-01-01", _TOPIC),
    "topics.ends": Effect("2026-12-01", "a day", _data("topics/topics", "2026-12-01", "2026-11-01")),
    "topics.by_form": Effect(True, f"{_COLUMN}::test_forms_of_media_are_read_from_what_a_document_carries"),
    "topics.order": Effect(200, "a place", _data("topics/topics", "order: 200", "order: 1")),
    "topics.sections.id": Effect("lan", "an id", _data("topics/topics", "id: lan", "id: lan-2")),
    "topics.sections.domains": Effect([], _TOPIC),
    "topics.sections.subjects": Effect([], _TOPIC),
    "topics.sections.agencies": Effect([], _TOPIC),
    "topics.sections.kinds": Effect(["notice"], "ids", _data("topics/topics", "- notice", "- budget")),
    "topics.sections.forms": Effect([], _TOPIC),
    "topics.sections.documents": Effect([], _TOPIC),
    "supervisors.supervisors.consent": Effect(True, _SUPERVISED),
    "supervisors.supervisors.term_from": Effect("2026-01-01", _SUPERVISED),
    "supervisors.supervisors.term_to": Effect("2026-12-31", _SUPERVISED),
    "experts.consent": Effect(True, f"{_COLUMN}::test_experts_are_named_with_their_consent_only"),
    "spokespersons.agency": Effect("minzheng", "an id", _data("spokespersons", "minzheng", "别名局")),
    "spokespersons.main": Effect(True, "a switch", _data("spokespersons", "main: true", "main: false")),
    "inspection.domain_days": Effect(9999, "a size", _data("inspection", "domain_days: 9999", "domain_days: 1")),
    "inspection.column_kinds": Effect(["notice"], "ids of kinds", _data("inspection", "- notice", "- budget")),
    "registers.name": Effect("全键登记", REGISTERS),
    "registers.base": Effect("list", REGISTERS),
    "registers.doc": Effect("全键登记的说明", REGISTERS),
    "registers.basis": Effect("全键登记的依据", REGISTERS),
    "registers.aliases": Effect(["全键台账"], REGISTERS),
    "registers.order": Effect(200, REGISTERS),
    "registers.key": Effect(["lie"], REGISTERS),
    "registers.open": Effect("是", REGISTERS),
    "registers.agree": Effect(["全键列 = 全键列"], REGISTERS),
    "registers.rounded": Effect("是", REGISTERS),
    "registers.total": Effect("lie", REGISTERS),
    "registers.tree": Effect("lie", REGISTERS),
    "registers.gapless": Effect("是", REGISTERS),
    "registers.fresh": Effect(30, REGISTERS),
    "registers.owed_by": Effect("部门", REGISTERS),
    "registers.unit": Effect("行", REGISTERS),
    "registers.carry.closing": Effect("lie", REGISTERS),
    "registers.carry.opening": Effect("lie", REGISTERS),
    "registers.carry.along": Effect("lie", REGISTERS),
    "registers.carry.by": Effect(["lie"], REGISTERS),
    "registers.columns.key": Effect("lie", REGISTERS),
    "registers.columns.name": Effect("全键列", REGISTERS),
    "registers.columns.type": Effect("choice", REGISTERS),
    "registers.columns.doc": Effect("全键列的说明", REGISTERS),
    "registers.columns.required": Effect("是", REGISTERS),
    "registers.columns.asked": Effect("是", REGISTERS),
    "registers.columns.choices": Effect(["甲种", "乙种"], REGISTERS),
    "registers.columns.aliases": Effect(["全键别列"], REGISTERS),
    "registers.columns.example": Effect("甲种", REGISTERS),
    "registers.columns.shown": Effect("是", REGISTERS),
    "registers.columns.needs": Effect("lie", REGISTERS),
    "registers.columns.until": Effect("as_of", REGISTERS),
    "registers.columns.within": Effect("topics", REGISTERS),
    "registers.columns.link": Effect("document", REGISTERS),
    "registers.columns.mask": Effect("姓名", REGISTERS),
    "registers.columns.filtered": Effect("是", REGISTERS),
    "registers.columns.term": Effect("7个工作日内", REGISTERS),
    "config.duties.since": Effect(2025, "from which year on cells are made", _config("since: 2025", "since: 2024")),
    "duties.order": Effect(7, "a place", _data(DUTY, "order: 7", "order: 700")),
    "duties.documents": Effect(["notice"], "ids of kinds", _data(DUTY, "documents:\n- notice", "documents:\n- budget")),
    "duties.registers": Effect(["letters"], _DUTY_ROWS),
    "duties.stages": Effect([], _DUTY_SAMPLE),
    "duties.agency_fields": Effect([], _DUTY_SAMPLE),
    "duties.named_in": Effect(None, _DUTY_ROWS),
    "duties.least": Effect(1, "a number", _data(DUTY, "least: 1", "least: 1000")),
    "duties.period": Effect("年", "a choice", _data(DUTY, "period: 年", "period: 月")),
    "duties.period_field": Effect(None, _DUTY_SAMPLE),
    "duties.start": Effect(None, _DUTY_LIMIT),
    "duties.limit": Effect(None, _DUTY_LIMIT),
    "duties.fresh": Effect(None, _DUTY_SAMPLE),
    "duties.veto": Effect("否", "a switch", _data(DUTY, "veto: 否", "veto: 是")),
    "duties.told_by": Effect(["ANN-LATE"], DUTIES),
    "duties.owed_by.of": Effect(["部门"], "who", _data(DUTY, "- 部门", "- 村")),
    "duties.owed_by.by": Effect("次年1月31日前", "a day", _data(DUTY, "次年1月31日前", "次年2月1日前")),
    "duties.owed_by.after": Effect(None, _DUTY_AFTER),
    "duties.owed_by.limit": Effect(None, _DUTY_AFTER),
    "duties.owed_by.documents": Effect([], _DUTY_AFTER),
    "excused.duty": Effect("政府信息公开工作年度报告", "a name", _data("excused", "政府信息公开工作年度报告", "预算")),
    "excused.of": Effect("试验县民政局", "a name", _data("excused", "试验县民政局", "县")),
    "excused.periods": Effect(["2025年"], "a period", _data("excused", "2025年", "2026年")),
    "excused.date": Effect("2026-01-05", "a day", _data("excused", "2026-01-05", "2026-01-06")),
    "indices.name": Effect("全键指标", INSPECTION),
    "indices.basis": Effect("全键指标的依据", INSPECTION),
    "indices.doc": Effect("全键指标的说明", INSPECTION),
    "indices.mark": Effect(60, INSPECTION),
    "indices.items.id": Effect("yi", INSPECTION),
    "indices.items.name": Effect("全键一项", INSPECTION),
    "indices.items.part": Effect("全键部分", INSPECTION),
    "indices.items.rules": Effect(["DOC-NUMBER"], INSPECTION),
    "indices.items.duties": Effect(["guide"], INSPECTION),
    "indices.items.config": Effect(["site.icp"], INSPECTION),
    "indices.items.states": Effect(["未公开"], INSPECTION),
    "indices.items.allowed": Effect(1, INSPECTION),
    "indices.items.veto": Effect("否", INSPECTION),
    "indices.items.points": Effect(5, INSPECTION),
    "indices.items.each": Effect(1, INSPECTION),
    "indices.items.manual": Effect("全键人工", INSPECTION),
    "indices.items.next": Effect("全键改法", INSPECTION),
    "indices.items.basis": Effect("全键项的依据", INSPECTION),
    "annual_forms.name": Effect("全键格式", ANNUAL),
    "annual_forms.since": Effect(2300, ANNUAL),
    "annual_forms.parts": Effect(["全键部分"], ANNUAL),
    "annual_forms.basis": Effect("全键格式的依据", ANNUAL),
    "annual_forms.tables.id": Effect("biao", ANNUAL),
    "annual_forms.tables.name": Effect("全键表", ANNUAL),
    "annual_forms.tables.part": Effect(1, ANNUAL),
    "annual_forms.tables.head": Effect("全键表头", ANNUAL),
    "annual_forms.tables.unit": Effect("项", ANNUAL),
    "annual_forms.tables.places": Effect(2, ANNUAL),
    "annual_forms.tables.across": Effect("是", ANNUAL),
    "annual_forms.tables.aliases": Effect(["全键别表"], ANNUAL),
    "annual_forms.tables.of_rows": Effect(["hang = hang"], ANNUAL),
    "annual_forms.tables.of_columns": Effect(["lie = lie"], ANNUAL),
    "annual_forms.tables.carried": Effect(["hang = 上年.hang"], ANNUAL),
    "annual_forms.tables.stock": Effect(["lie = 上年.lie"], ANNUAL),
    "annual_forms.tables.counted": Effect(["hang.lie = penalties"], ANNUAL),
    "annual_forms.tables.rows": Effect([{"id": "hang", "name": "全键行", "aliases": ["全键别行"]}], ANNUAL),
    "annual_forms.tables.columns": Effect([{"id": "lie", "name": "全键列", "aliases": ["全键别列"]}], ANNUAL),
    "agencies.excused": Effect(["权力清单：没有职权"], "tests/requirements/test_registers.py"),
    "licences.id": Effect("xuke", "a name that datasets use: tests/requirements/test_open_data.py"),
    "licences.aliases": Effect(["别名许可"], "a name that datasets use: tests/requirements/test_open_data.py"),
    "services.columns": Effect(["民生"], "names of columns", _data("services", "- 民生", "- 试验县民政局")),
    "statutory.id": Effect("zfxxgk-quanjian", STATUTORY),
    "statutory.part": Effect("内容", STATUTORY),
    "statutory.kinds": Effect(["notice"], STATUTORY),
    "statutory.having": Effect(["year=2026"], STATUTORY),
    "statutory.registers": Effect(["list"], STATUTORY),
    "statutory.domains": Effect(["szfw"], STATUTORY),
    "statutory.every_domain": Effect(False, STATUTORY),
    "statutory.pages.url": Effect("/normative/", STATUTORY),
    "statutory.agency": Effect(["phone"], STATUTORY),
    "statutory.organs": Effect(["部门"], STATUTORY),
    "statutory.enabled": Effect(True, STATUTORY),
    "registration.form": Effect(
        "{机关}-{年份}-{序号}", "a form", _data("registration", "{机关}-{年份}", "{机关}{年份}")
    ),
    "registration.digits": Effect(1, "a size", _data("registration", "digits: 1", "digits: 3")),
    "registration.since": Effect("1999-01-01", "a day", _data("registration", "1999", "1998")),
    "registration.void.number": Effect("LQ-2026-2", "a number", _data("registration", "LQ-2026-2", "LQ-2025-2")),
    "registration.void.to": Effect("LQ-2026-3", "a number", _data("registration", "LQ-2026-3", "LQ-2026-4")),
    "negative_list.patterns": Effect(["暗号"], "words", _data("negative_list", "暗号", "别的暗号")),
    "negative_list.level": Effect("warning", "a level", _data("negative_list", "level: warning", "level: error")),
    "negative_list.category": Effect("公共安全", "a choice", _data("negative_list", "公共安全", "经济安全")),
    "takedown.id": Effect("wen-1", "an id", _data("takedown", "wen-1", "wen-2")),
    "zh-hant": Effect({"文件": "文本"}, "words", _data("zh-hant", "文本", "檔案")),
    "catalogue.domain": Effect("shjz", "an id", _data("catalogue/catalogue", "domain: shjz", "domain: ylfw")),
    "catalogue.items.five_open": Effect(["决策"], "a choice", _data("catalogue/catalogue", "决策", "结果")),
    "catalogue.items.stage": Effect("过程", "a choice", _data("catalogue/catalogue", "stage: 过程", "stage: 结果")),
    "kinds.openness": Effect(["管理"], "a choice", _data("kinds/kinds", "管理", "服务")),
    "kinds.fields.compiled": Effect("否", "a switch: tests/requirements/test_gazette.py"),
    "catalogue.items.power_ids": Effect([], "rows of lists: tests/requirements/test_catalogue.py"),
    "catalogue.items.service_ids": Effect([], "rows of lists: tests/requirements/test_catalogue.py"),
    "kinds.template": Effect("document.html", "a file", _data("kinds/kinds", "document.html", "guide.html")),
    "kinds.order": Effect(7, "a place", _data("kinds/kinds", "order: 7", "order: 700")),
    "kinds.fields.aliases": Effect(["biedejian"], NAMED, _data("kinds/kinds", "biedejian", "biegejian")),
    "kinds.fields.type": Effect("text", "a form", _data("kinds/kinds", "type: text", "type: lines")),
    "kinds.fields.required": Effect(False, "a switch", _data("kinds/kinds", "required: false", "required: true")),
    "kinds.fields.shown": Effect(True, "a switch", _data("kinds/kinds", "shown: true", "shown: false")),
    "kinds.fields.choices": Effect([], "in a field of its type", _data("kinds/kinds", "乙种", "丙种")),
    "kinds.fields.inverse": Effect("", "in a field of its type", _data("kinds/kinds", "反过来", "倒过来")),
    "kinds.fields.targets": Effect([], "in a field of its type", _data("kinds/kinds", "[notice]", "[budget]")),
}
_OF_AGENCIES = "tests/requirements/test_agencies.py"
_OF_PLACES = "tests/requirements/test_places.py"
_OF_MEDIA = "tests/requirements/test_new_media.py"
EFFECTS = {
    **EFFECTS,
    "agencies.county": Effect(True, "a switch", _data("agencies", "county: true", "county: false")),
    "agencies.staff": Effect(120, "a number", _data("agencies", "staff: 120", "staff: 121")),
    "agencies.leaders.openness": Effect(True, "a switch", _data("agencies", "openness: true", "openness: false")),
    "agencies.officers.column": Effect(
        "民生", "a name of a column", _data("agencies", "column: 民生", "column: minzheng")
    ),
    "agencies.boards": Effect(
        [], "tests/requirements/test_boards.py::test_boards_are_chosen_by_columns_kinds_and_agencies"
    ),
    "agencies.columns.id": Effect("lan-1", "a part of an address", _data("agencies", "id: lan-1", "id: lan-2")),
    "agencies.columns.kinds": Effect([], f"ids of kinds: {_OF_AGENCIES}"),
    "agencies.columns.domains": Effect(["shjz"], "ids of domains", _data("agencies", "- shjz", "- ylfw")),
    "agencies.columns.subjects": Effect([], f"ids of subjects: {_OF_AGENCIES}"),
    "agencies.windows.agency": Effect("minzheng", "an id", _data("agencies", "agency: minzheng", "agency: 别名局")),
    "enterprises.id": Effect("danwei-1", "a part of an address", _data("enterprises", "danwei-1", "danwei-2")),
    "enterprises.sector": Effect("教育", "a choice", _data("enterprises", "sector: 教育", "sector: 通信")),
    "enterprises.supervisor": Effect(
        "minzheng", "an id", _data("enterprises", "supervisor: minzheng", "supervisor: 别名局")
    ),
    "enterprises.catalogue.document": Effect("", f"an id: {_OF_PLACES}"),
    "enterprises.guides.document": Effect("", f"an id: {_OF_PLACES}"),
    "disclosure_points.kind": Effect("其他", "a choice", _data("disclosure_points", "kind: 其他", "kind: 国家档案馆")),
    "disclosure_points.services": Effect(["查询"], "choices", _data("disclosure_points", "- 查询", "- 咨询")),
    "disclosure_points.agency": Effect(
        "minzheng", "an id", _data("disclosure_points", "agency: minzheng", "agency: 别名局")
    ),
    "inspection.media_days": Effect(14, f"a size: {_OF_MEDIA}"),
    "channels.kind": Effect("热线", "a choice", _data("channels", "kind: 热线", "kind: 访谈")),
    "channels.days": Effect(5, "a number", _data("channels", "days: 5", "days: 6")),
    "new_media.owner": Effect("minzheng", "an id", _data("new_media", "owner: minzheng", "owner: 别名局")),
    "new_media.state": Effect("暂停", "a choice", _data("new_media", "state: 暂停", "state: 运行")),
    "new_media.qr": Effect("", f"an address: {_OF_MEDIA}"),
}
STAGE = "lifecycles/lifecycles"
EFFECTS = {
    **EFFECTS,
    "kinds.fields.together": Effect(
        False, "in a field of its type", _data("kinds/kinds", "together: 是", "together: 否")
    ),
    "matters.lifecycle": Effect("重点任务", NAMED, _data("matters/matters", "重点任务", "政策文件")),
    "matters.lead": Effect(["minzheng"], "ids", _data("matters/matters", "- minzheng", "- 别名局")),
    "matters.follow": Effect(["别名局"], NAMED, _data("matters/matters", "- 别名局", "- minzheng")),
    "matters.source": Effect("wen-1", "an id", _data("matters/matters", "wen-1", "wen-2")),
    "matters.planned.stage": Effect("实施方案", NAMED, _data("matters/matters", "实施方案", "完成结果")),
    "matters.skipped.stage": Effect("督查", NAMED, _data("matters/matters", "督查", "社会评议")),
    "lifecycles.aliases": Effect(["别名全过程"], NAMED, _data(STAGE, "别名全过程", "别的全过程")),
    "lifecycles.order": Effect(7, "a place", _data(STAGE, "order: 7", "order: 700")),
    "lifecycles.stages.id": Effect("jie-1", "an id", _data(STAGE, "id: jie-1", "id: jie-9")),
    "lifecycles.stages.openness": Effect("决策", "a choice", _data(STAGE, "决策", "结果")),
    "lifecycles.stages.reached_by": Effect(["consultation"], "ids", _data(STAGE, "- consultation", "- budget")),
    "lifecycles.stages.declared": Effect(False, "a switch", _data(STAGE, "declared: false", "declared: true")),
    "lifecycles.stages.bears": Effect(["shortened_reason"], "a field", _data(STAGE, "- shortened_reason", "- basis")),
    "lifecycles.stages.day": Effect("closes", "a field", _data(STAGE, "day: closes", "day: opens")),
    "lifecycles.stages.after": Effect(["jie-2"], "ids", _data(STAGE, "after:\n  - jie-2", "after:\n  - jie-1")),
    "lifecycles.stages.owed": Effect(True, "a switch", _data(STAGE, "owed: true", "owed: false")),
    "lifecycles.stages.by_law": Effect(True, "a switch", _data(STAGE, "by_law: true", "by_law: false")),
    "lifecycles.stages.due.start": Effect("jie-2", "an id", _data(STAGE, "start: jie-2", "start: jie-1.opens")),
    "lifecycles.stages.due.limit": Effect("1日内", "a phrase", _data(STAGE, "1日内", "9年内")),
    "lifecycles.stages.due.only": Effect([], "words", _data(STAGE, "only: []", "only: [没有的词]")),
    "lifecycles.stages.again": Effect("每月", "a phrase", _data(STAGE, "again: 每月", "again: 每年")),
    "lifecycles.stages.ends": Effect(False, "a switch", _data(STAGE, "ends: false", "ends: true")),
}
SHJZ = "catalogue/catalogue"
GUIDELINES = "guidelines/guidelines"
EFFECTS = {
    **EFFECTS,
    "catalogue.scope": Effect("部分公开", "a choice", _data(SHJZ, "scope: 部分公开", "scope: 全部公开")),
    "catalogue.process": Effect(["起草"], "choices", _data(SHJZ, "- 起草", "- 归档")),
    "catalogue.form": Effect(["公告"], "choices", _data(SHJZ, "- 公告", "- 名单")),
    "catalogue.procedure": Effect("直接发布", "a choice", _data(SHJZ, "直接发布", "滚动更新")),
    "catalogue.presentation": Effect(["文本"], "choices", _data(SHJZ, "- 文本", "- 视频")),
    "catalogue.items.scope": Effect("依申请提供", "a choice", _data(SHJZ, "scope: 依申请提供", "scope: 全部公开")),
    "catalogue.items.process": Effect(["签发"], "choices", _data(SHJZ, "- 签发", "- 归档")),
    "catalogue.items.form": Effect(["决定"], "choices", _data(SHJZ, "- 决定", "- 名单")),
    "catalogue.items.procedure": Effect("事前公示", "a choice", _data(SHJZ, "事前公示", "滚动更新")),
    "catalogue.items.presentation": Effect(["图解"], "choices", _data(SHJZ, "- 图解", "- 视频")),
    "catalogue.items.origin": Effect("省级", "a choice", _data(SHJZ, "origin: 省级", "origin: 本县")),
    "catalogue.dropped.item": Effect("zhiyin-2", "an id", _data(SHJZ, "zhiyin-2", "zhiyin-3")),
    "guidelines.items.id": Effect("zhiyin-1", "an id", _data(GUIDELINES, "zhiyin-1", "zhiyin-3")),
    "guidelines.domain": Effect("shjz", "an id", _data(GUIDELINES, "domain: shjz", "domain: ylfw")),
    "guidelines.items.sure": Effect(False, "a switch", _data(GUIDELINES, "sure: false", "sure: true")),
    "key_areas.id": Effect("quanbu", "an id", _data("key_areas", "id: quanbu", "id: budgets")),
    "key_areas.domains": Effect(["shjz"], "ids of domains", _data("key_areas", "- shjz", "- ylfw")),
}
OTHER_FIELDS = """\
- {key: xuan, name: 选一, type: choice, choices: [甲种, 乙种]}
- {key: guan, name: 关联, type: relation, inverse: 反过来, targets: [notice], together: 是}
"""
"""Fields of the kind beside the one that has every key."""


def given() -> dict[str, Any]:
    """Path -> what stands in the full tables."""
    return {path: effect.value for path, effect in EFFECTS.items()}
