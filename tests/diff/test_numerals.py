"""Numbers in words are read as the numbers that they are, and words that only look like numbers are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcq_build.change.prose_weight import time_limits
from svcq_build.model.durations import Duration
from svcq_build.words.numerals import in_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("三个工作日", "3个工作日"),
        ("二十四小时", "24小时"),
        ("一百零五份", "105份"),
        ("一亿二千万元", "120000000元"),
        ("5 万元", "50000元"),
        ("1万2千元", "12000元"),
        ("3千5百人", "3500人"),
        ("壹万贰仟元", "12000元"),
        ("叁个工作日", "3个工作日"),
        ("二点五万元", "25000元"),
        ("二点五分钟", "2.5分钟"),
        ("廿天", "20天"),
        ("廿五份", "25份"),
        ("卅分钟", "30分钟"),
        ("两百五元", "250元"),
        ("三千五元", "3500元"),
        ("十万八元", "108000元"),
        ("1万2元", "12000元"),
        ("3千5人", "3500人"),
        ("两百零五元", "205元"),
        ("一刻钟", "15分钟"),
        ("三刻钟", "45分钟"),
        ("半小时", "0.5小时"),
        ("1,000 元", "1000 元"),
        ("一个半小时", "1.5个小时"),
        ("两天半", "2.5天"),
        ("半个工作日", "0.5个工作日"),
        ("百分之九十五", "95%"),
        ("百分之九十五点五", "95.5%"),
        ("三分之一", "1/3"),
        ("三至五天", "3至5天"),
        ("第三条", "第3条"),
        ("第十二次", "第12次"),
        ("二〇二六年", "2026年"),
        ("每两周一次", "每2周1次"),
        ("两个星期", "2周"),
        ("扣十分", "扣10分"),
        ("十分钟", "10分钟"),
        ("１５％", "15%"),
        ("three days", "3 days"),
        ("twenty-four hours", "24 hours"),
        ("one hundred and twenty forms", "120 forms"),
        ("half an hour", "0.5 hour"),
        ("an hour and a half", "1.5 hour"),
        ("two and a half days", "2.5 days"),
        ("the third attempt", "the 3 attempt"),
        ("5 min", "5 minutes"),
        ("逐一核对，三十分钟内统一答复（每周两次；１，２００ 件）", "逐一核对,30分钟内统一答复(每1周2次;1,200 件)"),
    ],
)
def test_numbers_in_words_are_read(text, digits):
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        *(
            "一般",
            "一定",
            "统一着装",
            "十分满意",
            "一旦",
            "万一",
            "万一个别客户",
            "三方",
            "半途",
            "千万不要",
            "万分感谢",
            "陆续到场",
            "拾到物品",
            "伍某",
        ),
        *("百分比", "第一时间", "第三方", "一五一十", "一成不变", "随机", "百姓"),
        *("someone", "no one", "tone", "often", "network", "third party", "at once", "phone", "tent"),
    ],
)
def test_words_that_only_look_like_numbers_stay(text):
    assert in_digits(text) == text


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("三个工作日内答复。", [Duration(3, "working-day")]),
        ("半小时内到场，两天内说明。", [Duration(0.5, "hour"), Duration(2, "day")]),
        ("不超过十五分钟。", [Duration(15, "minute")]),
        ("Answer within three working days.", [Duration(3, "working-day")]),
        ("Answer within an hour.", [Duration(1, "hour")]),
        ("Answer in no more than half a day.", [Duration(0.5, "day")]),
        ("30 天内没有再次取号。", []),
        ("不得在 30 天内再次联系。", []),
        ("The customer has not returned within 30 days.", []),
        ("15 分钟内答复，不得拖延。", [Duration(15, "minute")]),
        ("5 天内部培训。", []),
    ],
)
def test_time_limits_are_found_however_they_are_written(text, limits):
    assert time_limits(text) == limits


@given(
    st.lists(
        st.sampled_from(
            [
                *"零一两三十百千万亿半点个分之周每第日天内0.,５ ",
                "half ",
                "an hour ",
                "and a half",
                "one ",
                "twenty-",
                "daİly",
                "mİnutes",
            ]
        )
    ).map("".join)
)
def test_any_text_can_be_read(text):
    assert time_limits(text) == time_limits(text)
    assert in_digits(text) == in_digits(text)
