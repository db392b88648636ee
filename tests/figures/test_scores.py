"""What a checklist scores."""

import pytest

from svcq_build.figures import WeighedItem, score

ITEMS = [WeighedItem("C1", 2), WeighedItem("C2"), WeighedItem("C3", critical=True)]


@pytest.mark.parametrize(
    ("results", "per_cent", "passed"),
    [
        ({"C1": "pass", "C2": "pass", "C3": "pass"}, 100, True),
        ({"C1": "pass", "C2": "fail", "C3": "pass"}, 75, False),
        ({"C1": "pass", "C2": "not-applicable", "C3": "pass"}, 100, True),
        ({"C1": "pass", "C2": "fail"}, 66.7, False),  # a run that was not finished: what was not answered is in neither
        ({"C1": "pass", "C2": "pass", "C3": "fail"}, 75, False),
        ({"C1": "not-applicable"}, None, None),
        ({}, None, None),
    ],
)
def test_a_score_is_the_weight_of_what_passed_of_all_that_applied(results, per_cent, passed):
    found = score(ITEMS, results, 80)
    assert (found.per_cent, found.passed) == (per_cent, passed)


def test_a_critical_item_fails_the_whole_whatever_the_score():
    found = score([WeighedItem("C1", 99), WeighedItem("C2", 1, critical=True)], {"C1": "pass", "C2": "fail"}, 80)
    assert (found.per_cent, found.passed, found.critical) == (99, False, ("C2",))


def test_without_a_pass_mark_only_a_critical_item_decides():
    assert score(ITEMS, {"C2": "fail"}).passed is None
    assert score(ITEMS, {"C3": "fail"}).passed is False


def test_halves_go_upward_to_one_decimal():
    items = [WeighedItem(f"C{n}") for n in range(800)]
    assert score(items, {f"C{n}": "pass" if n < 1 else "fail" for n in range(800)}).per_cent == 0.1
