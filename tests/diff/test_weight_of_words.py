"""What a change of a text weighs, when numbers are words and words lift a duty or narrow its scope."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.change.changes import Weight
from svcq_build.change.comparison import diff
from svcq_build.change.prose_weight import weigh_prose
from svcq_build.load.folder import load
from svcq_build.load.sources import text_sources
from tests.conftest import CONFIGURATION, FILES

LOOSER, STRUCTURE, WORDING = Weight.LOOSER, Weight.STRUCTURE, Weight.WORDING
#: What a text says, what it says then, and how that weighs.
CHANGES = [
    # numbers in words
    ("三次拨打没有接通。", "一次拨打没有接通。", STRUCTURE),
    ("半年一次。", "一年一次。", STRUCTURE),
    ("达到百分之九十。", "达到百分之八十。", STRUCTURE),
    ("达到三分之二。", "达到三分之一。", STRUCTURE),
    ("第一次提醒。", "第二次提醒。", STRUCTURE),
    ("按第三条处理。", "按第四条处理。", STRUCTURE),
    ("每两周一次。", "每三周一次。", STRUCTURE),
    ("每月抽查。", "每年抽查。", STRUCTURE),
    ("每三天巡查。", "每三周巡查。", STRUCTURE),
    ("每周三开会。", "每周五开会。", STRUCTURE),
    ("由一名专员答复。", "由两名专员答复。", STRUCTURE),
    ("须三人在场。", "须两人在场。", STRUCTURE),
    ("赔付五万元。", "赔付三万元。", STRUCTURE),
    ("可以补考。", "可以补考一次。", STRUCTURE),
    ("Call three times.", "Call once.", STRUCTURE),
    ("Review twice a year.", "Review once a year.", STRUCTURE),
    ("Check it daily.", "Check it monthly.", STRUCTURE),
    ("At least ninety percent.", "At least eighty percent.", STRUCTURE),
    ("The third attempt counts.", "The fifth attempt counts.", STRUCTURE),
    # time limits in words
    ("三个工作日内答复。", "五个工作日内答复。", LOOSER),
    ("两小时内答复。", "二十四小时内答复。", LOOSER),
    ("半小时内答复。", "一小时内答复。", LOOSER),
    ("半小时内答复。", "半天内答复。", LOOSER),
    ("一个半小时内答复。", "两小时内答复。", LOOSER),
    ("15 分钟内答复。", "二十分钟内答复。", LOOSER),
    ("不超过十分钟。", "不超过十五分钟。", LOOSER),
    ("Answer within three working days.", "Answer within five working days.", LOOSER),
    ("Answer within an hour.", "Answer within two hours.", LOOSER),
    ("Answer within half an hour.", "Answer within twenty-four hours.", LOOSER),
    ("五分钟内说明三个原因。", "八分钟内说明四个原因。", STRUCTURE),
    # the same number in another form
    ("15分钟以内答复。", "１５分钟以内答复。", WORDING),
    ("三个工作日内答复。", "3 个工作日内答复。", WORDING),
    ("达到百分之九十。", "达到 90%。", WORDING),
    ("两个星期内答复。", "2 周内答复。", WORDING),
    ("赔付 1,000 元。", "赔付一千元。", WORDING),
    ("Call three times.", "Call 3 times.", WORDING),
    ("Answer within one working day.", "Answer within 1 working day.", WORDING),
    # words that only look like numbers, and a one that is an article
    ("服务一般。", "服务平常。", WORDING),
    ("清单一起交。", "清单同时交。", WORDING),
    ("统一着装。", "着装相同。", WORDING),
    ("客户十分满意。", "客户非常满意。", WORDING),
    ("一旦停电，说明原因。", "如果停电，说明原因。", WORDING),
    ("万一停电，说明原因。", "如果停电，说明原因。", WORDING),
    ("有一定经验。", "有相当经验。", WORDING),
    ("三方签字。", "甲乙丙签字。", WORDING),
    ("半途离开。", "中途离开。", WORDING),
    ("千万小心。", "多加小心。", WORDING),
    ("由一名专员答复。", "由专员答复。", WORDING),
    ("One of the clerks answers.", "A clerk answers.", WORDING),
    ("No one waits.", "Nobody waits.", WORDING),
    ("Once the customer is here, ask.", "When the customer is here, ask.", WORDING),
    # words that lift a duty
    ("客户必须填表。", "客户无须填表。", LOOSER),
    ("客户应当填表。", "客户无需填表。", LOOSER),
    ("客户应填表。", "客户不必填表。", LOOSER),
    ("客户须填表。", "客户可以不填表。", LOOSER),
    ("客户需填表。", "客户不用填表。", LOOSER),
    ("客户必须在三天内填表。", "客户无须填表。", LOOSER),
    ("Customers must sign.", "Customers need not sign.", LOOSER),
    ("A signature is required.", "A signature is not required.", LOOSER),
    ("Customers must sign.", "Customers are no longer required to sign.", LOOSER),
    ("客户填表。", "客户无须填表。", STRUCTURE),
    ("必须三天内填表。", "无须填表，两天内答复。", STRUCTURE),
    ("客户无须填表。", "客户无需填表。", WORDING),
    ("不必要的材料。", "多余的材料。", WORDING),
    # words that permit
    ("客户须填表。", "客户可以填表。", LOOSER),
    ("专员回访客户。", "专员可以回访客户。", STRUCTURE),
    # words of scope
    ("核对全部材料。", "核对部分材料。", STRUCTURE),
    ("一律登记。", "抽查登记。", STRUCTURE),
    ("每位客户都回访。", "个别客户都回访。", STRUCTURE),
    ("各窗口登记。", "部分窗口登记。", STRUCTURE),
    ("Check all files.", "Check some files.", STRUCTURE),
    ("Every clerk attends.", "Some clerks attend.", STRUCTURE),
    ("核对全部材料。", "核对所有材料。", WORDING),
    ("每位客户都回访。", "每一位客户都回访。", WORDING),
    ("Check all files.", "Check every file.", WORDING),
    # for how long something must not happen
    ("且 30 天内没有再次取号。", "且 60 天内没有再次取号。", STRUCTURE),
    ("不得在三天内再次联系。", "不得在五天内再次联系。", STRUCTURE),
    ("Closed when no call comes within 3 days.", "Closed when no call comes within 5 days.", STRUCTURE),
    ("Within 3 days no call comes.", "Within 5 days no call comes.", STRUCTURE),
    ("30 天内答复。", "30 天内没有答复。", STRUCTURE),
    ("3 天内答复，不得收费。", "5 天内答复，不得收费。", LOOSER),
]


@pytest.mark.parametrize(("old", "new", "weight"), CHANGES)
def test_a_change_weighs_by_what_the_words_mean(old, new, weight):
    assert weigh_prose(old, new) is weight
    assert weigh_prose(new, old) is weight.opposite


WORDS = sorted({text[:-1] for change in CHANGES for text in change[:2]})
TEXTS = st.lists(st.sampled_from(WORDS), max_size=3).map("，".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_a_change_weighs_the_opposite_on_the_way_back(old, new):
    assert weigh_prose(old, old) is Weight.WORDING
    assert weigh_prose(old, new).opposite is weigh_prose(new, old)


TERM = """\
kind: term
title: 一次办结
summary: 一次就办好。
definition: 当天办完，15 天内又办同一件事的不算。
"""
INDICATOR = """\
kind: indicator
title: 等候时间
summary: 客户等多久。
version: "1.0"
definition: 15 天内的等候时间。
formula: 15 天内的平均值。
unit: 分钟
direction: lower
target: 15
source: 15 天内的叫号记录。
method: 15 天内随机抽取。
frequency: 1 个月
"""


@pytest.mark.parametrize(
    ("path", "text", "field"),
    [
        ("standards/glossary/done-at-once.yml", TERM, "definition"),
        *(("standards/indicators/waiting-time.yml", INDICATOR, name) for name in ("definition", "formula", "method")),
    ],
)
def test_another_figure_in_a_definition_means_something_else_neither_more_nor_less(path, text, field):
    line = next(line for line in text.splitlines() if line.startswith(f"{field}:"))
    for there, weight in (("30 天内", STRUCTURE), ("十五天内", WORDING)):
        states = [{**FILES, path: text}, {**FILES, path: text.replace(line, line.replace("15 天内", there))}]
        old, new = (load(CONFIGURATION.encode(), text_sources(files.items())) for files in states)
        (change,) = diff(old, new)
        assert (change.where, change.weight) == (field, weight)


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("回访满意度 85 分以上", "回访满意度 85 分以下", "structure"),
        ("每月 5 日前公布", "每月 5 日后公布", "structure"),
        ("有效样本不少于 400 份", "有效样本不多于 400 份", "structure"),
        ("有效样本不少于 400 份", "有效样本至少 400 份", "wording"),
        ("at least 90% of calls", "at most 90% of calls", "structure"),
        ("等候不超过 15 分钟", "等候 15 分钟以内", "wording"),
        ("一般 3 天，较重 5 天", "一般 5 天，较重 3 天", "structure"),
        ("本项服务收费", "本项服务不收费", "structure"),
        ("Leave the window.", "Do not leave the window.", "structure"),
        ("客户等候超过 20 分钟的，由受理员说明原因", "客户等候超过 20 分钟时，受理员说明原因", "wording"),
        ("投诉人的姓名和电话只对该件经办人开放。", "窗口人员在开门以前擦干净桌面。", "structure"),
        ("3 个工作日内答复", "3 天内答复", "stricter"),
        ("3 个工作日内答复", "24 小时内答复", "stricter"),
        ("3 个工作日内答复", "7 天内答复", "structure"),
        ("3 个工作日内答复", "30 天内答复", "looser"),
    ],
)
def test_sides_order_denial_and_calendar_count(old: str, new: str, weight: str) -> None:
    opposite = {"stricter": "looser", "looser": "stricter"}
    assert weigh_prose(old, new).value == weight
    assert weigh_prose(new, old).value == opposite.get(weight, weight)
