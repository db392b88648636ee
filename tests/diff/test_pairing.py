"""Pairing the items of two lists by what they say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.change.pairing import moved, pair

TEXTS = st.lists(st.text("甲乙丙", min_size=1, max_size=5), max_size=6)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_the_way_back_gives_the_same_pairs(old, new):
    there, back = pair(old, new), pair(new, old)
    assert {(after, before) for before, after in there} == set(back)
    assert moved([each for each in there if None not in each]) == moved(
        sorted(((after, before) for before, after in back if None not in (after, before)), key=lambda each: each[1])
    )


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_every_item_is_in_one_pair_and_what_is_equal_has_a_partner(old, new):
    pairs = pair(old, new)
    assert sorted(before for before, _ in pairs if before is not None) == list(range(len(old)))
    assert sorted(after for _, after in pairs if after is not None) == list(range(len(new)))
    alone = {old[before] for before, after in pairs if after is None}
    assert not alone & {new[after] for before, after in pairs if before is None}


def test_the_most_alike_are_one_thing_in_other_words():
    old = ["每天巡看等候区", "每周公布等候时间", "每月回访客户"]
    new = ["每季度请客户座谈", "每天巡看等候区和大厅", "每月回访客户"]
    assert pair(old, new) == [(None, 0), (0, 1), (2, 2), (1, None)]
    assert not moved(pair(old, new))
    assert moved(pair(old, [old[1], f"{old[0]}两次"]))


def test_a_single_item_is_the_same_item_whatever_it_says():
    assert pair(["甲"], ["乙"]) == [(0, 0)]
    assert pair([], ["乙"]) == [(None, 0)]
