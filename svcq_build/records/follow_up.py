"""Follow-up: all records → what was found wanting and what was to be done, each with how it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from svcq_build.model import Many, Model, Moment, ref
from svcq_build.records.kinds._record import Action, Failing
from svcq_build.records.kinds.drill import Drill
from svcq_build.records.kinds.improvement import Improvement
from svcq_build.records.kinds.incident import Incident
from svcq_build.records.kinds.inspection import InspectionFinding
from svcq_build.records.kinds.minutes import FollowedUp, Minutes
from svcq_build.records.kinds.rectification import Rectification
from svcq_build.records.records import Records


@dataclass(frozen=True, slots=True)
class Task:
    """Something that somebody has to do by a day.

    Attributes:
        ref: the finding or action (``inspection:id#F1``). source: the record (``inspection:id``).
        of: the document that the record is of (``checklist:id``), where it is of one.
        text: what it is. owner: the role (``role:id``), where one is named.
        since: the day from which it is known. due: the last day, as it was extended; None where none is set.
        state: ``reported`` is done by word of who did it; only ``closed`` is done.
        ended: the day on which it was closed or dropped.
    """

    ref: str
    source: str
    of: str | None
    text: str
    owner: str | None
    since: dt.date
    due: dt.date | None
    state: Literal["open", "reported", "closed", "dropped"]
    ended: dt.date | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in ("closed", "dropped")

    def is_overdue(self, today: dt.date) -> bool:
        """Whether its day has passed and something is left to do."""
        return not self.is_over and self.due is not None and self.due < today

    def stood_on(self, day: dt.date) -> bool:
        """Whether it was known and not over at the end of a day."""
        return self.since <= day and (self.ended is None or self.ended > day)


class _Found(Model):
    """What an inspection found, without the answers: these are most of it."""

    checklist: Annotated[str, ref("run-of", "run-in", "checklist")]
    started: Moment
    findings: Many[InspectionFinding]


def findings_followed(records: Records) -> tuple[Task, ...]:
    """Every finding of inspections, incidents and drills, with what its rectifications made of it; oldest first."""
    return records.kept(_findings)


def _findings(records: Records) -> tuple[Task, ...]:
    steps: dict[str, list[Rectification]] = defaultdict(list)
    for step in records.of(Rectification):
        steps[step.finding].append(step)
    return _sorted(
        _rectified(f"{source}#{finding.id}", source, of, finding, since, steps[f"{source}#{finding.id}"])
        for source, of, since, findings in _found(records)
        for finding in findings
    )


def _found(records: Records) -> Iterator[tuple[str, str | None, dt.date, Iterable[Failing]]]:
    for record in records.entries("inspection"):
        if b'"findings":[{' not in record.packed:  # most runs find nothing, and there may be very many
            continue
        data = record.data
        run = _Found.model_validate({name: data[name] for name in _Found.model_fields})
        yield record.ref, run.checklist, run.started.date(), run.findings
    for incident in records.of(Incident):
        yield f"incident:{incident.id}", incident.risk, incident.began.date(), incident.findings
    for drill in records.of(Drill):
        yield f"drill:{drill.id}", drill.rehearses, drill.date, drill.findings


def _rectified(
    ref: str, source: str, of: str | None, finding: Failing, since: dt.date, steps: list[Rectification]
) -> Task:
    state: Literal["open", "reported", "closed"] = "open"
    due, ended, owner = finding.due, None, finding.responsible
    for step in sorted(steps, key=lambda step: (step.date, step.id)):
        owner = step.responsible
        if step.state == "extended":
            due = step.due or due
        else:
            state = "open" if step.state == "reopened" else step.state
        ended = step.date if state == "closed" else None
    return Task(ref, source, of, finding.text, owner, since, due, state, ended)


def actions_followed(records: Records) -> tuple[Task, ...]:
    """Every action of minutes and improvements, with what later minutes say of it; oldest first."""
    return records.kept(_actions)


def _actions(records: Records) -> tuple[Task, ...]:
    meetings = sorted(records.of(Minutes), key=lambda minutes: (minutes.date, minutes.id))
    later: dict[str, list[tuple[dt.date, FollowedUp]]] = defaultdict(list)
    for minutes in meetings:
        for followed in minutes.followed_up:
            later[followed.action].append((minutes.date, followed))
    tasks = [
        _followed(f"minutes:{minutes.id}", minutes.meeting, action, minutes.date, later)
        for minutes in meetings
        for action in minutes.actions
    ]
    tasks += [
        _followed(f"improvement:{improvement.id}", None, action, improvement.started, later)
        for improvement in records.of(Improvement)
        for action in improvement.measures
    ]
    return _sorted(tasks)


def _followed(
    source: str, of: str | None, action: Action, since: dt.date, later: dict[str, list[tuple[dt.date, FollowedUp]]]
) -> Task:
    ref = f"{source}#{action.id}"
    state: Literal["open", "closed", "dropped"] = "closed" if action.done else "open"
    due, ended = action.due, action.done
    for day, followed in later[ref]:
        if followed.state == "extended":
            due = followed.due or due
        else:
            state = {"done": "closed", "dropped": "dropped", "open": "open"}[followed.state]  # type: ignore[assignment]
            ended = (followed.done or day) if state != "open" else None
    return Task(ref, source, of, action.text, action.owner, since, due, state, ended)


def _sorted(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.since, task.ref)))
