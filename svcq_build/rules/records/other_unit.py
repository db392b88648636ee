"""A value is in another unit than its indicator's.

Why: Minutes among hours make a chart that shows a disaster or a miracle, and neither took place.
Bad:
    # standards/indicators/waiting-time.yml
    unit: 分钟
    #! records/measurements/waiting-time/2026.csv
    period,value,unit
    2026-01,750,秒
Good:
    # standards/indicators/waiting-time.yml
    unit: 分钟
    #! records/measurements/waiting-time/2026.csv
    period,value,unit
    2026-01,12.5,分钟
Fix: Convert the value to the indicator's unit.
"""

from collections.abc import Iterator

from svcq_build.figures import share_scale
from svcq_build.kinds.indicator import Indicator, SubFigure
from svcq_build.model import Finding, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.rules.records._figures import figure_of, share_of
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("measurement",)
#: From which target on a share of one cannot be meant for a percentage.
_MOST_OF_ALL = 50


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding where the unit is another, or a percentage is written as a share of one."""
    data = record.data
    figure = figure_of(record, context)
    if figure is None:
        return
    unit = data.get("unit")
    if unit is not None and _plain(unit) != _plain(figure.unit):
        yield Finding(
            record.spot("unit"),
            say("The indicator is measured in “{wanted}”, this value in “{unit}”.", wanted=figure.unit, unit=unit),
            say("Convert the value, and write “{wanted}” or nothing.", wanted=figure.unit),
            document=record.ref,
        )
    elif _looks_like_a_share_of_one(data.get("value"), figure):
        yield Finding(
            record.spot("value"),
            say("{value} looks like a share of one; the indicator is in {unit}, and its target is {target}.",
                value=data["value"], unit=figure.unit, target=figure.target),
            say("Write {value}.", value=round(data["value"] * 100, 6)),
            document=record.ref,
        )  # fmt: skip


def _plain(unit: str) -> str:
    share = share_scale(unit)
    return str(share) if share is not None else unit.strip().lower()


def _looks_like_a_share_of_one(value: float | None, figure: Indicator | SubFigure) -> bool:
    if value is None or share_of(figure) != 100 or figure.target is None or figure.direction != "higher":
        return False
    return 0 < value <= 1 and figure.target >= _MOST_OF_ALL
