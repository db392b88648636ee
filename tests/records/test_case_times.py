"""By when a case had to be answered and resolved, in working days with their make-up days."""

import datetime as dt

import pytest

from svcq_build.load.folder import load
from svcq_build.load.sources import TextSource
from svcq_build.records import Background, FeedbackCase, limits_of

CHANNEL = """kind: channel
title: 热线
summary: 电话。
users: public
medium: phone
purpose: 投诉。
reach: "12345"
hours: 全天
answered_by: role:clerk
acknowledge: 2 小时
limits:
  - {level: complaint#L2, resolve: 1 个工作日}
"""
SCALE = """kind: severity
title: 投诉分级
summary: 分级。
grades: 投诉。
levels:
  - {id: L1, title: 一般, criteria: 一般。, acknowledge: 1 小时, resolve: 3 个工作日}
  - {id: L2, title: 重大, criteria: 重大。, resolve: 2 个工作日}
"""
BACKGROUND = Background(
    load(
        b"site_name: x\n",
        [
            TextSource("playbooks/feedback/hotline.yml", CHANNEL.encode()),
            TextSource("playbooks/severities/complaint.yml", SCALE.encode()),
        ],
    )
)


def case(received: str, severity: str | None, **done: str) -> FeedbackCase:
    values = {
        "kind": "feedback-case", "id": "x", "code": "TS-1", "channel": "hotline", "nature": "complaint",
        "received": received, **({"severity": severity} if severity else {}), **done,
    }  # fmt: skip
    return FeedbackCase.model_validate(values)


def told(found: FeedbackCase) -> dict[str, str]:
    return {one.step: one.due.strftime("%m-%d %H:%M") if one.due else "?" for one in limits_of(found, BACKGROUND)}


@pytest.mark.parametrize(
    ("received", "severity", "due"),
    [
        # A Friday before the Spring Festival of 2026: 14 February, a Saturday, is worked; 15 to 23 February are off.
        ("2026-02-13T16:30+08:00", "complaint#L1", {"acknowledge": "02-13 17:30", "resolve": "02-25 23:59"}),
        ("2026-02-13T16:30+08:00", "complaint#L2", {"acknowledge": "02-13 18:30", "resolve": "02-14 23:59"}),
        ("2026-02-13T16:30+08:00", None, {"acknowledge": "02-13 18:30"}),
        ("2031-02-13T16:30+08:00", "complaint#L1", {"acknowledge": "02-13 17:30", "resolve": "?"}),
    ],
)
def test_limits_are_those_of_the_severity(received, severity, due):
    assert told(case(received, severity)) == due


def test_a_limit_is_kept_missed_or_still_open():
    found = case("2026-02-13T16:30+08:00", "complaint#L1", acknowledged="2026-02-13T17:31+08:00")
    acknowledge, resolve = limits_of(found, BACKGROUND)
    now = dt.datetime.fromisoformat("2026-02-25T12:00+08:00")
    assert acknowledge.is_kept(now) is False
    assert resolve.is_kept(now) is True
    assert resolve.is_kept(now + dt.timedelta(days=1)) is False
