from pathlib import Path

import pytest

from svcq_build.changes import Weight, What
from svcq_build.diff import diff
from svcq_build.load import load
from svcq_build.sources import text_sources
from tests.conftest import CONFIGURATION, FILES, STANDARD

CONFIG = CONFIGURATION.encode()
PATH = "standards/service/queueing.yml"


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
        ("unit", "分钟", "秒", Weight.WORDING),
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
    from svcq_build.load import load_folder

    handbook = load_folder(Path(__file__).parents[2])
    assert diff(handbook, handbook) == []


def test_bookkeeping_is_marked():
    found = changes(STANDARD, STANDARD.replace('version: "1.0"', 'version: "1.1"'))
    assert [change.bookkeeping for change in found] == [True]
