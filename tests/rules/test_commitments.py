"""Promises to customers: what shows that they are kept, and that they promise no more than staff are asked for."""

from pathlib import Path

import pytest
from rule_examples import diagnose

COMMITMENT = """
# playbooks/commitments/waiting.yml
status: active
promises:
  - {id: P1, text: 叫到您。, %s}
# standards/service/queueing.yml
requirements:
  - {id: R1, level: must, text: %s}
"""


def found_by(rule: str, snippet: str, root: Path) -> list[str]:
    return [str(found.message) for found in diagnose(snippet, root) if found.rule == rule]


@pytest.mark.parametrize(
    ("indicator", "found"),
    [
        ("status: active\nmeasures: ['standard:queueing#R1']", False),
        ("status: active\nmeasures: ['standard:queueing#R9']", True),
        ("status: retired\nmeasures: ['standard:queueing#R1']", True),
    ],
)
def test_a_promise_is_measured_through_what_it_rests_on(indicator: str, found: bool, tmp_path: Path) -> None:
    snippet = COMMITMENT % ("rests_on: ['standard:queueing#R1']", "叫号。")
    snippet += f"# standards/indicators/waiting-time.yml\n{indicator}\n"
    assert bool(found_by("unmeasured-promise", snippet, tmp_path)) is found


def test_a_draft_may_still_lack_an_indicator(tmp_path: Path) -> None:
    snippet = COMMITMENT % ("rests_on: ['standard:queueing#R1']", "叫号。")
    assert not found_by("unmeasured-promise", snippet.replace("status: active", "status: draft"), tmp_path)


@pytest.mark.parametrize(
    ("within", "requirement", "found"),
    [
        ("10 分钟", "客户等候不超过 15 分钟。", True),
        ("15 分钟", "客户等候不超过 15 分钟。", False),
        ("1 小时", "电话投诉 10 分钟内、网上投诉 2 小时内告知。", False),  # which of the two it means is not said
        ("5 分钟", "电话投诉 10 分钟内、网上投诉 2 小时内告知。", True),
        ("5 分钟", "等候超过 20 分钟时说明原因。", False),  # no time limit
        ("1 个工作日", "1 天内答复。", False),  # a working day takes a day
        ("1 个工作日", "2 天内答复。", False),  # or more, with a weekend before it
        ("1 个工作日", "20 天内答复。", True),
        ("1 天", "1 个工作日内答复。", True),  # never later, and earlier before a weekend
        ("24 小时", "3 个工作日内答复。", True),
        ("1 小时", "1 个工作日内答复。", True),
    ],
)
def test_a_promised_time_is_compared_with_the_limits_of_the_requirement(
    within: str, requirement: str, found: bool, tmp_path: Path
) -> None:
    snippet = COMMITMENT % (f"within: {within}, rests_on: ['standard:queueing#R1']", requirement)
    assert bool(found_by("promise-beyond-standard", snippet, tmp_path)) is found


def test_a_promised_time_is_compared_with_that_of_a_step(tmp_path: Path) -> None:
    snippet = COMMITMENT % ("within: 1 小时, rests_on: ['process:complaint#S1']", "叫号。")
    snippet += (
        "# standards/processes/complaint.yml\nsteps:\n  - {id: S1, title: 接收, text: 给编号。, within: 2 小时}\n"
    )
    (message,) = found_by("promise-beyond-standard", snippet, tmp_path)
    assert message.startswith("The promise P1 gives 1 hour, but “")
    assert message.endswith("” S1 allows 2 hours.")
