"""Workbooks, CSV and Markdown: lists of roles, indicators, checks and courses become drafts, row by row."""

import io

import pytest
import xlsxwriter
import yaml

from svcq_build.intake import ImportWish, plan_import
from svcq_build.load import TextSource, load
from svcq_build.model import day_in_documents
from tests.conftest import CONFIGURATION, FILES, TODAY
from tests.intake.made_word import PNG, saved, with_parts, word


def workbook(*sheets):
    """A workbook: each sheet a name, rows of values (a pair: with its format; bytes: a picture), and merged ranges."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for name, rows, merged in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, tuple):
                    sheet.write(number, column, value[0], book.add_format({"num_format": value[1]}))
                elif isinstance(value, bytes):
                    sheet.insert_image(number, column, "it.png", {"image_data": io.BytesIO(value)})
                else:
                    sheet.write(number, column, value)
        for place in merged:
            sheet.merge_range(place, "")
            first = place.partition(":")[0]
            sheet.write(first, rows[int(first[1:]) - 1][ord(first[0]) - ord("A")])
    book.close()
    return content.getvalue()


def drafts_of(name, content, **wish):
    corpus = load(CONFIGURATION.encode(), [TextSource(path, text.encode()) for path, text in FILES.items()])
    (account,) = plan_import(
        [(name, content)], corpus, ImportWish(day_in_documents(TODAY), "zh", owner="clerk", **wish)
    )
    assert account.refused is None, account.refused
    found = {}
    for one in account.documents:
        text = one.text.split("---\n")[1] if one.path.endswith(".md") else one.text
        found[one.ref] = yaml.safe_load(text) | {"text": one.text, "open": one.open}
    return account, found


def test_indicators_with_formats_that_only_the_sheet_knows():
    rows = [
        ["2026年服务指标", "", "", "", ""],
        ["指标名称", "定义", "计算公式", "目标值", "统计周期"],
        ["投诉及时处理率", "48小时内处理的占比", "及时件数÷总数", (0.955, "0.0%"), "每月"],
        ["平均等候时间", "取号到叫号", "总时长÷人数", (15, '0"分钟"'), "季度"],
        ["满意度", "问卷", "均值", "行业领先", "每年"],
    ]
    account, found = drafts_of("指标.xlsx", workbook(("服务指标", rows, ["A1:E1"])))
    rate, wait, pleased = found.values()
    assert (rate["target"], rate["unit"], rate["direction"], rate["frequency"]) == (95.5, "%", "higher", "1 个月")
    assert (wait["target"], wait["unit"], wait["direction"], wait["frequency"]) == (15, "分钟", "lower", "3 个月")
    assert "target" in pleased["open"]
    assert "目标值：行业领先" in pleased["definition"], "what is no number is kept in words"
    assert "sheet “服务指标”, A3" in [str(one.place) for one in account.understood]


def test_a_formula_without_a_value_and_a_far_cell_are_not_passed_over():
    rows = [["指标名称", "定义", "目标值"], ["甲", "一", ""], ["乙", "二", ""]]
    content = workbook(("指标", rows, []))

    def with_formulas(part):
        cell = '<c r="C2"><f>A2/B2</f></c></row>'
        return part.decode().replace("</row>", cell, 2).replace(cell, "</row>", 1).encode()

    _, found = drafts_of("指标.xlsx", with_parts(content, {"xl/worksheets/sheet1.xml": with_formulas}))
    assert "目标值：=A2/B2" in found["indicator:jia"]["definition"]
    far = workbook(("远", [["a"], ["b"]], []))
    moved = with_parts(far, {"xl/worksheets/sheet1.xml": lambda part: part.replace(b'r="A2"', b'r="XFD1048576"')})
    (account,) = plan_import(
        [("a.xlsx", moved)], load(b"site_name: x\n", []), ImportWish(day_in_documents(TODAY), "zh")
    )
    assert "reaches over more than" in str(account.refused)


def test_roles_that_name_each_other_whatever_stands_first():
    rows = "岗位名称,岗位职责,上级岗位,编制,任职要求\n客房主管,1.查房；2.排班,大堂经理,2,大专\n大堂经理,处理投诉,,1,\n"
    _, found = drafts_of("名单.csv", rows.encode("gb18030"))
    assert found["role:ke-fang-zhu-guan"]["reports_to"] == "da-tang-jing-li"
    assert [one["text"] for one in found["role:ke-fang-zhu-guan"]["responsibilities"]] == ["查房", "排班"]
    assert found["role:ke-fang-zhu-guan"]["posts"] == 2
    assert "任职要求：大专" in found["guide:ming-dan-qi-yu-nei-rong"]["text"]


def test_a_checklist_with_merged_groups_and_columns_to_fill_in():
    rows = [
        ["序号", "检查项目", "检查内容", "分值", "是/否"],
        [1, "大厅", "地面干净", 5, ""],
        [2, "", "灯全亮", 5, ""],
        [3, "窗口", "叫号屏开机", 10, ""],
    ]
    _, found = drafts_of("开门检查表.xlsx", workbook(("Sheet1", rows, ["B2:B3"])))
    (made,) = found.values()
    assert made["title"] == "开门检查表"
    assert [(one["title"], [item["text"] for item in one["items"]]) for one in made["sections"]] == [
        ("大厅", ["地面干净", "灯全亮"]),
        ("窗口", ["叫号屏开机"]),
    ]
    assert made["sections"][0]["items"][0]["weight"] == 5
    assert made["used_by"] == ["clerk"]


def test_a_checklist_that_names_what_is_looked_at_in_each_row():
    rows = [["序号", "检查项目", "检查标准"], [1, "灯光", "全部亮"], [2, "地面", "无水渍"], [3, "叫号机", "已开机"]]
    _, found = drafts_of("开门检查表.xlsx", workbook(("Sheet1", rows, [])))
    (section,) = next(iter(found.values()))["sections"]
    assert [item["text"] for item in section["items"]] == ["灯光：全部亮", "地面：无水渍", "叫号机：已开机"]


def test_pictures_stay_beside_what_became_of_their_sheet():
    other, third = PNG + b"2", PNG + b"3"
    content = workbook(
        ("术语", [["术语", "定义"], ["首问责任", "第一个被问到的人负责到底。", other]], []),
        ("岗位", [["岗位名称", "岗位职责"], ["保洁员", "打扫", PNG]], []),
        ("只有图", [[third]], []),
    )
    account, found = drafts_of("资料.xlsx", content)
    kept = {one.ref: sorted(one.pictures.values()) for one in account.documents if one.pictures}
    assert kept == {"guide:shu-yu-qi-yu-nei-rong": [other, third], "guide:bao-jie-yuan-qi-yu-nei-rong": [PNG]}
    assert all("](zi-liao-" in found[ref]["text"] for ref in kept)
    assert not account.left_out


def test_a_training_plan():
    rows = [
        ["课程", "内容", "学时", "讲师", "方式", "日期"],
        ["礼仪", "站姿", "2", "窗口受理员", "情景演练", "3月1日"],
        ["消防", "灭火器", "90分钟", "保安队长", "实操", ""],
    ]
    _, found = drafts_of("培训.xlsx", workbook(("新员工培训计划", rows, [])))
    (made,) = found.values()
    first, second = made["modules"]
    assert (first["trainer"], first["hours"], first["method"]) == ("clerk", 2, "role-play")
    assert second["hours"] == 1.5
    assert "讲师：保安队长" in second["text"]
    assert {"assessment.method", "assessment.pass_mark"} <= set(made["open"])


def test_each_sheet_for_itself_and_hidden_ones_told():
    content = workbook(
        ("岗位", [["岗位名称", "岗位职责"], ["保洁员", "打扫"]], []),
        ("术语", [["术语", "定义"], ["首问责任", "第一个被问到的人负责到底。"]], []),
    )
    account, found = drafts_of("资料.xlsx", content)
    assert list(found) == ["role:bao-jie-yuan", "term:shou-wen-ze-ren"]
    assert [kind for kind, _ in account.kinds] == ["role", "term"]


MARKDOWN = """\
# 停车指南

停在**地下**二层，见[地图](map.png)与[官网](https://example.com)。

1. 取卡
2. 缴费

| 层 | 车位 |
|----|------|
| B1 | 20 |

<b>注意</b>高度
"""


def test_markdown_keeps_what_it_can_say_and_tells_the_rest():
    account, found = drafts_of("停车.md", MARKDOWN.encode())
    (made,) = found.values()
    for words in (
        "停在**地下**二层，见地图与[官网](https://example.com)。",
        "1. 取卡\n2. 缴费",
        "| B1 | 20 |",
        "注意",
        "高度",
    ):
        assert words in made["text"]
    assert "map.png" in " ".join(str(one.what) for one in account.left_out)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("消防检查表.txt", "地面\n1、灭火器在位\n", "checklist"),
        ("火灾应急预案.txt", "一、处置\n1.报警：拨打119。\n2.疏散\n", "procedure"),
        ("退房流程.txt", "1.收房卡：当面核对。\n2.查房\n", "process"),
        ("考勤制度.txt", "第一条 员工应按时上班。\n第二条 迟到扣分。\n", "policy"),
        ("保洁标准.txt", "1.地面应每日清洁。\n", "standard"),
        ("保安岗位职责.txt", "1.巡逻\n2.登记来访\n", "role"),
        ("常见问题.txt", "问：几点退房？\n答：12点。\n", "faq"),
        ("保安崗位職責.txt", "1.巡邏\n2.登記來訪\n", "role"),
        ("保潔標準.txt", "一、服務目標\n乾淨。\n二、要求\n1.地面應每日清潔。\n", "standard"),
        ("考勤制度.txt", "第一條 員工應按時上班。\n第二條 遲到扣分。\n", "policy"),
        ("来访者.txt", "请走东门。\n", "guide"),
        ("保洁标准.txt", "本标准正在编写。\n", "guide"),
    ],
)
def test_the_kind_is_told_by_title_and_content(name, text, kind):
    account, _ = drafts_of(name, f"{name[:-4]}\n{text}".encode())
    assert [kind for kind, _ in account.kinds] == [kind]
    assert account.documents[0].kind == kind


def test_duties_that_stand_in_a_table_of_one_role():
    rows = [["序号", "职责", "标准"], ["1", "打扫客房。", "35 分钟一间"], ["2", "登记遗留物品。", ""]]
    account, found = drafts_of("客房服务员岗位职责.docx", saved(word(rows, title="客房服务员岗位职责")))
    made, rest = found.values()
    assert [kind for kind, _ in account.kinds] == ["role"]
    assert [one["text"] for one in made["responsibilities"]] == ["打扫客房。", "登记遗留物品。"]
    assert "35 分钟一间" in rest["text"]


def test_a_form_of_a_role():
    document = word(
        [
            ["岗位名称", "前台接待员", "所属部门", "前厅部"],
            ["直接上级", "窗口受理员", "岗位编制", "4"],
            ["岗位职责", "1.接待客人\n2.办理入住", "", ""],
            ["任职资格", "大专以上", "", ""],
        ],
        title="前台岗位说明书",
    )
    for row in (2, 3):
        document.tables[0].cell(row, 1).merge(document.tables[0].cell(row, 3))
    _, found = drafts_of("前台.docx", saved(document))
    made, rest = found.values()
    assert (made["title"], made["reports_to"], made["posts"]) == ("前台接待员", "clerk", 4)
    assert [one["text"] for one in made["responsibilities"]] == ["接待客人", "办理入住"]
    assert "任职资格：大专以上" in rest["text"]
    assert "所属部门：前厅部" in rest["text"]


def test_lines_that_say_what_a_form_would():
    text = "前台岗位说明书\n岗位名称：前台接待员\n直接上级：窗口受理员\n岗位编制：4人\n一、岗位职责\n1.接待客人\n"
    _, found = drafts_of("前台.txt", text.encode())
    (made,) = found.values()
    assert (made["title"], made["reports_to"], made["posts"]) == ("前台接待员", "clerk", 4)


def test_a_section_a_role_in_its_own_characters():
    text = "各崗位職責\n一、大堂經理崗位職責\n1.巡視\n2.答覆\n二、保安員崗位職責\n1.巡邏\n"
    _, found = drafts_of("崗位.txt", text.encode())
    assert [one["title"] for one in found.values()] == ["大堂經理", "保安員"]


def test_facts_at_the_head_of_a_file_are_fields():
    text = "保洁标准\n文件编号：Q/BJ-01\n版本：V2.1\n生效日期：2026年3月1日\n编制：质检部\n一、要求\n1.应每日清洁。\n"
    _, found = drafts_of("保洁.txt", text.encode())
    made, rest = found.values()
    assert (made["code"], made["version"], str(made["effective"])) == ("Q/BJ-01", "2.1", "2026-03-01")
    assert "编制：质检部" in rest["text"]


STEPS = """\
客房清洁流程
一、目的：让客人入住时房间整洁。
二、流程
1.敲门
报“客房服务”。
2.清洁
（1）撤床；
（2）擦尘。
三、相关记录
《清洁记录表》
"""


def test_headings_that_go_on_in_their_line_and_steps_with_parts():
    _, found = drafts_of("客房.txt", STEPS.encode())
    made, rest = found.values()
    assert made["purpose"] == "让客人入住时房间整洁。"
    assert [(one["title"], one["text"]) for one in made["steps"]] == [
        ("敲门", "报“客房服务”。"),
        ("清洁", "- 撤床；\n\n- 擦尘。"),
    ]
    assert "《清洁记录表》" in rest["text"]


def test_boxes_to_tick_are_a_forms_and_no_words_of_items():
    rows = "检查内容,检查结果,备注\n1.灭火器在位,□是 □否,\n2.通道畅通,□是 □否,每层\n"
    account, found = drafts_of("消防检查表.csv", rows.encode())
    (made,) = found.values()
    assert [one["text"] for one in made["sections"][0]["items"]] == ["灭火器在位", "通道畅通（备注：每层）"]
    assert any("□是 □否" in one.text for one in account.understood)


def test_articles_that_say_what_a_standard_is_for_demand_nothing():
    text = "投诉处理标准\n第一条 为及时处理客人投诉，制定本标准。\n第二条 本标准适用于前厅部。\n第三条 员工应先道歉。\n"
    _, found = drafts_of("投诉处理标准.txt", text.encode())
    (made,) = found.values()
    assert (made["goal"], made["scope"]) == ("为及时处理客人投诉，制定本标准。", "本标准适用于前厅部。")
    assert [one["text"] for one in made["requirements"]] == ["员工应先道歉。"]


def test_what_an_item_looks_at_stands_before_what_it_is_to_be_like():
    rows = [
        ["区域", "检查项目", "标准", "分值"],
        ["卧室", "床铺", "平整", "60"],
        ["其他", "消防图", "在位", "40"],
        ["其他", "门锁", "完好", ""],
    ]
    document = word(rows, "说明：95分以上为优秀，90分以上为合格，低于90分返工。", title="客 房 检 查 表")
    _, found = drafts_of("客房.docx", saved(document))
    (made,) = found.values()
    assert made["title"] == "客房检查表"
    items = [item["text"] for section in made["sections"] for item in section["items"]]
    assert items == ["床铺：平整", "消防图：在位", "门锁：完好"]
    assert made["pass_mark"] == 90
