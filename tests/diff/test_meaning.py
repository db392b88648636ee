from pathlib import Path

import pytest

from svcq_build.change.changes import Weight, What
from svcq_build.change.comparison import diff
from svcq_build.load.folder import load
from svcq_build.load.sources import text_sources
from tests.conftest import CONFIGURATION, FILES, STANDARD

CONFIG = CONFIGURATION.encode()
PATH = "standards/service/queueing.yml"
COMMITMENT = """\
kind: commitment
title: 等候承诺
summary: 您最多等多久。
promised_to: 每一位客户。
promises:
  - {id: P1, text: 等久了有人说明原因。, rests_on: ["standard:queueing#R1"]}
remedy: {text: 当面道歉。, within: 1 天, by: clerk}
claim: 找值班经理。
published_at: [大厅入口]
"""


def corpus(files):
    return load(CONFIG, text_sources({**FILES, **files}.items()))


def changes(old: str, new: str, path: str = PATH):
    return diff(corpus({path: old}), corpus({path: new}))


def one(old: str, new: str, path: str = PATH):
    found = changes(old, new, path)
    assert len(found) == 1, found
    return found[0]


def test_a_lower_level_is_looser_and_a_higher_one_stricter():
    change = one(STANDARD, STANDARD.replace("level: must", "level: should"))
    assert (change.where, change.old, change.new, change.weight) == (
        "requirements.R1.level",
        "must",
        "should",
        Weight.LOOSER,
    )
    assert change.part == "R1"
    assert [str(title) for title in change.titles] == ["requirements", "R1", "level"]
    assert one(STANDARD.replace("level: must", "level: may"), STANDARD).weight is Weight.STRICTER


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("等候超过 20 分钟时由受理员说明原因。", "等候超过 20 分钟的，由受理员说明原因。", Weight.WORDING),
        ("受理员在 20 分钟内说明原因。", "受理员在 10 分钟内说明原因。", Weight.STRICTER),
        ("受理员在 10 分钟内说明原因。", "受理员在 1 小时内说明原因。", Weight.LOOSER),
        ("受理员在 60 分钟内说明原因。", "受理员在 1 小时内说明原因。", Weight.STRUCTURE),
        ("受理员应当说明原因。", "受理员必须说明原因。", Weight.STRICTER),
        ("受理员说明 3 个原因。", "受理员说明 2 个原因。", Weight.STRUCTURE),
        ("甲 5 分钟内到场，乙 5 分钟内到场。", "甲 3 分钟内到场，乙 8 分钟内到场。", Weight.STRUCTURE),
        ("受理员说明原因。", "受理员在 5 分钟内说明原因。", Weight.STRICTER),
        ("Explain within 20 minutes.", "Explain within 10 minutes.", Weight.STRICTER),
        ("受理员可以离开窗口。", "受理员不可以离开窗口。", Weight.STRUCTURE),
        ("受理员必须先复印证件。", "受理员不得先复印证件。", Weight.STRUCTURE),
        ("Clerks may leave.", "Clerks must not leave.", Weight.STRUCTURE),
        ("不得离开窗口。", "不得擅自离开窗口。", Weight.WORDING),
    ],
)
def test_prose_is_weighed_by_its_limits_and_binding_words(old, new, weight):
    base = STANDARD.replace("等候超过 20 分钟时由受理员说明原因。", "{}")
    assert one(base.replace("{}", old), base.replace("{}", new)).weight is weight


def test_a_new_requirement_is_stricter_and_a_lost_one_looser():
    longer = STANDARD + "  - {id: R2, level: must, text: 每天公布等候时间。}\n"
    added = one(STANDARD, longer)
    assert (added.where, added.what, added.weight) == ("requirements.R2", What.ADDED, Weight.STRICTER)
    assert one(longer, STANDARD).weight is Weight.LOOSER


def test_items_that_moved_are_not_removed_and_added():
    longer = STANDARD + "  - {id: R2, level: must, text: 每天公布等候时间。}\n"
    lines = longer.splitlines()
    swapped = "\n".join([*lines[:-2], lines[-1], lines[-2]]) + "\n"
    change = one(longer, swapped)
    assert (change.where, change.what, change.weight) == ("requirements", What.REORDERED, Weight.STRUCTURE)
    assert change.new == ["R2", "R1"]


def test_formatting_and_comments_are_no_change():
    other = "# a comment\n" + STANDARD.replace("title: 排队叫号", 'title: "排队叫号"').replace(
        "{id: R1, level: must, text: 等候超过 20 分钟时由受理员说明原因。}",
        "text: >-\n      等候超过 20 分钟时由受理员说明原因。\n    level: must\n    id: R1",
    )
    assert changes(STANDARD, other) == []


def test_what_a_field_is_when_absent_is_no_change():
    assert changes(STANDARD, STANDARD + "audience: internal\ntags: []\n") == []


def test_the_same_length_of_time_in_other_words_is_no_change():
    assert changes(STANDARD + "review: {every: 6 个月}\n", STANDARD + "review: {every: 6 months}\n") == []


SECTIONS = """\
kind: checklist
title: 巡查
summary: 每天巡查一次。
used_by: [clerk]
mode: read-do
sections:
  - title: 开门前
    items: [{id: C1, text: 灯都亮着, weight: 2}, {id: C2, text: 地面干燥}]
"""
CHECKLIST_PATH = "playbooks/checklists/patrol.yml"


def test_a_group_without_an_id_is_recognised_by_what_it_says():
    before_it = SECTIONS.replace("sections:\n", "sections:\n  - {title: 前夜, items: [{id: C9, text: 门窗锁好}]}\n")
    edited = before_it.replace("weight: 2", "weight: 3")
    found = changes(SECTIONS, edited, CHECKLIST_PATH)
    assert [(c.where, c.what) for c in found] == [
        ("sections.0", What.ADDED),
        ("sections.1.items.C1.weight", What.CHANGED),
    ]
    lines = before_it.splitlines()
    swapped = "\n".join([*lines[:6], *lines[7:], lines[6]]) + "\n"
    change = one(before_it, swapped, CHECKLIST_PATH)
    assert (change.where, change.what, change.new) == ("sections", What.REORDERED, ["2", "1"])


def test_a_text_in_a_list_that_is_put_otherwise_is_one_change():
    path, role = "roles/charters/clerk.yml", FILES["roles/charters/clerk.yml"]
    before = role + "authority: [可以决定 200 元以内的补偿。, 可以请客户到贵宾室等候。]\n"
    change = one(before, before.replace("200", "300"), path)
    assert (change.where, change.what, change.old) == ("authority", What.CHANGED, "可以决定 200 元以内的补偿。")
    assert change.route == ("authority", 0)
    other = changes(before, before.replace("可以请客户到贵宾室等候。", "每年推荐两名优秀员工。"), path)
    assert [c.what for c in other] == [What.ADDED, What.REMOVED]


def test_names_that_resemble_each_other_are_two_names():
    old = STANDARD.replace("[role:clerk]", "[role:clerk, role:hall-manager]")
    found = changes(old, old.replace("hall-manager", "hall-managers"))
    assert {(c.what, c.old, c.new) for c in found} == {
        (What.REMOVED, "role:hall-manager", None),
        (What.ADDED, None, "role:hall-managers"),
    }


def test_what_a_document_replaces_is_told_when_it_is_no_rename():
    change = one(STANDARD, STANDARD + "replaces: standard:waiting\n")
    assert (change.where, change.what, change.new) == ("replaces", What.ADDED, "standard:waiting")


INDICATOR = """\
kind: indicator
title: 等候时间
summary: 客户等多久。
version: "1.0"
definition: 从取号到叫号。
formula: 平均值。
unit: 分钟
direction: lower
target: 15
warning: 20
source: 叫号系统
method: 自动
frequency: 1 个月
"""
INDICATOR_PATH = "standards/indicators/waiting-time.yml"


@pytest.mark.parametrize(
    ("field", "old", "new", "weight"),
    [
        ("target", "15", "12", Weight.STRICTER),
        ("target", "15", "18", Weight.LOOSER),
        ("warning", "20", "25", Weight.LOOSER),
        ("frequency", "1 个月", "1 周", Weight.STRICTER),
        ("frequency", "1 个月", "1 年", Weight.LOOSER),
        ("unit", "分钟", "秒", Weight.STRUCTURE),
    ],
)
def test_numbers_are_weighed_against_the_direction(field, old, new, weight):
    changed = INDICATOR.replace(f"{field}: {old}", f"{field}: {new}")
    assert one(INDICATOR, changed, INDICATOR_PATH).weight is weight


def test_a_target_where_higher_is_better_weighs_the_other_way():
    higher = INDICATOR.replace("direction: lower", "direction: higher")
    assert one(higher, higher.replace("target: 15", "target: 18"), INDICATOR_PATH).weight is Weight.STRICTER


def test_documents_come_go_and_are_renamed():
    old, new = (
        corpus({}),
        corpus(
            {
                "standards/service/waiting.yml": STANDARD.replace(
                    "kind: standard", "kind: standard\nreplaces: standard:queueing"
                )
            }
        ),
    )
    assert [(change.document, change.what) for change in diff(old, new)] == [("standard:waiting", What.ADDED)]
    files = {path: text for path, text in FILES.items() if path != PATH}
    moved = load(
        CONFIG,
        text_sources(
            {
                **files,
                "standards/service/waiting.yml": STANDARD.replace(
                    "kind: standard", "kind: standard\nreplaces: standard:queueing"
                ).replace("must", "may"),
            }.items()
        ),
    )
    found = diff(old, moved)
    assert [(change.document, change.what) for change in found] == [
        ("standard:waiting", What.RENAMED),
        ("standard:waiting", What.CHANGED),
    ]
    gone = load(CONFIG, text_sources(files.items()))
    assert [(change.document, change.what) for change in diff(old, gone)] == [("standard:queueing", What.REMOVED)]


def test_a_side_that_cannot_be_read_is_said_and_the_rest_is_compared():
    broken = corpus(
        {
            PATH: "title: [\n",
            "roles/charters/clerk.yml": FILES["roles/charters/clerk.yml"].replace("一次把事办成", "一次办成"),
        }
    )
    found = diff(corpus({}), broken)
    assert {(change.document, change.what) for change in found} == {
        ("role:clerk", What.CHANGED),
        ("standard:queueing", What.UNREADABLE),
    }


def test_the_handbook_does_not_differ_from_itself():
    from svcq_build.load.folder import load_folder

    handbook = load_folder(Path(__file__).parents[2])
    assert diff(handbook, handbook) == []


def test_bookkeeping_is_marked():
    found = changes(STANDARD, STANDARD.replace('version: "1.0"', 'version: "1.1"'))
    assert [change.bookkeeping for change in found] == [True]


def test_what_a_commitment_leaves_out_makes_it_looser():
    path = "playbooks/commitments/waiting.yml"
    whole = COMMITMENT + "exceptions: [停电时。, 人数超出承载量的 30 分钟内。]\n"
    assert one(COMMITMENT, whole.replace(", 人数超出承载量的 30 分钟内。", ""), path).weight is Weight.LOOSER
    assert one(whole.replace("停电时。, ", ""), whole, path).weight is Weight.LOOSER
    assert one(whole, whole.replace("停电时。, ", ""), path).weight is Weight.STRICTER
    alone = whole.replace("停电时。, ", "")
    assert one(alone, alone.replace("30 分钟", "60 分钟"), path).weight is Weight.STRUCTURE
    assert one(alone, alone.replace("人数超出", "人数超过"), path).weight is Weight.WORDING
    assert one(COMMITMENT, COMMITMENT.replace("within: 1 天", "within: 2 天"), path).weight is Weight.LOOSER
    assert one(COMMITMENT, COMMITMENT.replace("[大厅入口]", "[大厅入口, 网站]"), path).weight is Weight.STRICTER


GUIDE = "---\nkind: guide\ntitle: 怎样读\nsummary: 先读这里。\n---\n\n第一行\n第二行\n\n- 一\n\n    代码\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    代码\n", "    代码\n\n \n"),
        ("    代码\n", "    代码"),
        ("---\n\n第一行", "---\n第一行"),
        ("---\n\n第一行", "---\n \n\n第一行"),
        ("第一行\n", "第一行 \n"),
        ("第一行\n", "第一行\t\n"),
        ("第二行\n\n", "第二行  \n \t\n"),
        ("\n", "\r\n"),
    ],
)
def test_blank_lines_around_a_body_and_unseen_space_in_it_are_no_change(old, new):
    path = "playbooks/guides/reading.md"
    assert old in GUIDE
    assert changes(GUIDE, GUIDE.replace(old, new), path) == []
    assert changes(GUIDE.replace(old, new), GUIDE, path) == []


def test_a_line_break_and_an_indent_in_a_body_are_changes():
    path = "playbooks/guides/reading.md"
    assert one(GUIDE, GUIDE.replace("第一行\n", "第一行  \n"), path).where == "body"
    assert one(GUIDE, GUIDE.replace("---\n\n第一行", "---\n\n    第一行"), path).where == "body"
