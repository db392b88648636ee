"""A record counts more of a part than of the whole.

Why: Rates and samples are computed from these counts; one of them is mistyped.
Bad:
    # records/inspections/2026/opening-1.yml
    sample: {lot: 80, drawn: 13, failed: 14}
Good:
    # records/inspections/2026/opening-1.yml
    sample: {lot: 80, drawn: 13, failed: 1}
Fix: Correct the count that is wrong.
"""

from collections.abc import Iterator

from svcq_build.kinds.survey import Survey
from svcq_build.model import Finding, Reference, Route, Severity
from svcq_build.records import Record
from svcq_build.rules import Context
from svcq_build.words import say

SEVERITY = Severity.ERROR
KINDS = ("inspection", "survey-result")


def check_record(record: Record, context: Context) -> Iterator[Finding]:
    """Yield a finding for each count that is larger than what it is a part of."""
    data = record.data
    if record.kind.name == "inspection":
        sample = data.get("sample")
        if sample is not None:
            yield from _beyond(record, ("sample", "drawn"), sample["drawn"], "lot", sample["lot"])
            yield from _beyond(record, ("sample", "failed"), sample["failed"], "drawn", sample["drawn"])
        return
    returned = data["returned"]
    yield from _beyond(record, ("returned",), returned, "asked", data["asked"])
    several = _several(str(data["survey"]), context)
    for index, one in enumerate(data["results"]):
        counts = [answer["count"] for answer in one["counts"]]
        told = max(counts) if one["question"] in several or several == {"?"} else sum(counts)
        yield from _beyond(record, ("results", index, "counts"), told, "returned", returned)


def _several(survey: str, context: Context) -> set[str]:
    """The questions of a survey that one person may give several answers to; “?” where that is not known."""
    entry = context.behind.entry(Reference("survey", survey.removeprefix("survey:")))
    model = entry.model if entry is not None else None
    if not isinstance(model, Survey):
        return {"?"}
    return {question.id for question in model.questions if question.answer == "several"}


def _beyond(record: Record, route: Route, part: float, name: str, whole: float) -> Iterator[Finding]:
    if part > whole:
        yield Finding(
            record.spot(*route, key=route[-1] == "counts"),
            say("“{part}” is {count}, more than “{name}” ({whole}).",
                part=str(route[-1]), count=part, name=name, whole=whole),
            say("Correct the count that is wrong."),
            document=record.ref,
        )  # fmt: skip
