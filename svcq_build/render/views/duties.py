"""All that binds one role: requirements, steps, meetings, checklists, training, indicators, teams, documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from svcq_build.render.views import Context
from svcq_build.render.views._origins import origins
from svcq_build.render.views.competence_matrix import Need, needs_of
from svcq_build.render.views.flow import letters
from svcq_build.render.views.meetings import Attendance, meetings_of


@dataclass(frozen=True, slots=True)
class Binding:
    """A standard that binds the role.

    Attributes:
        ref: the standard. doc: its model. through: the team through which it binds, or None.
        requirements: those that the role has to meet: all that name it or a team of its, and of the service's those
            that name nobody where the whole standard applies to it.
    """

    ref: str
    doc: Any
    through: str | None
    requirements: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StepDuty:
    """A step in which the role takes part.

    Attributes:
        ref: ``process:id#S1``. step: the step. letters: R, A, C, I or several of them.
    """

    ref: str
    step: Any
    letters: str


@dataclass(frozen=True, slots=True)
class Duties:
    """What binds a role.

    Attributes:
        standards: with demands on it, directly or through a team. requirements: how many demands those are.
        steps: by process or procedure, each with the role's part in its steps.
        meetings: that it chairs, records or attends, itself or through a team.
        checklists: that it uses. checks: that look at its work, by its own steps and by the standards that
            bind it directly. curricula: that it learns. trains: modules that it teaches.
        indicators: that it owns. teams: it belongs to. leads: teams that it leads.
        directs: roles that report to it. stands_in: roles whose deputy it is.
        escalations: procedures that pass matters up to it.
        needs: competences with the modules that teach them. owned: documents by kind.
    """

    standards: tuple[Binding, ...]
    requirements: int
    steps: Mapping[str, tuple[StepDuty, ...]]
    meetings: tuple[Attendance, ...]
    checklists: tuple[str, ...]
    checks: tuple[str, ...]
    curricula: tuple[str, ...]
    trains: tuple[str, ...]
    indicators: tuple[str, ...]
    teams: tuple[str, ...]
    leads: tuple[str, ...]
    directs: tuple[str, ...]
    stands_in: tuple[str, ...]
    escalations: tuple[str, ...]
    needs: tuple[Need, ...]
    owned: Mapping[str, tuple[str, ...]]


def duties(context: Context, role: str) -> Duties:
    """Gather all that binds ``role`` (``role:id``)."""
    teams = _documents(origins(context, role, None, "has-member", "led-by"))
    standards = _standards(context, role, teams)
    steps = _steps(context, role)
    checklists = _documents(origins(context, role, None, "used-by"))
    owned: dict[str, list[str]] = {}
    for ref in _documents(origins(context, role, None, "owner")):
        owned.setdefault(ref.partition(":")[0], []).append(ref)
    return Duties(
        standards=standards,
        requirements=sum(len(binding.requirements) for binding in standards),
        steps=steps,
        meetings=meetings_of(context, role, teams),
        checklists=checklists,
        checks=tuple(ref for ref in _checks(context, standards, steps) if ref not in checklists),
        curricula=_documents(origins(context, role, None, "for")),
        trains=origins(context, role, None, "trained-by"),
        indicators=tuple(owned.get("indicator", ())),
        teams=teams,
        leads=_documents(origins(context, role, None, "led-by")),
        directs=_documents(origins(context, role, None, "reports-to")),
        stands_in=_documents(origins(context, role, None, "deputised-by")),
        escalations=_documents(origins(context, role, None, "escalates-to")),
        needs=needs_of(context, role),
        owned={kind: tuple(refs) for kind, refs in sorted(owned.items())},
    )


def _documents(refs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref.partition("#")[0] for ref in refs))


def _standards(context: Context, role: str, teams: tuple[str, ...]) -> tuple[Binding, ...]:
    applied: dict[str, str | None] = {}
    named: dict[str, str | None] = {}
    for bound, through in ((role, None), *((team, team) for team in teams)):
        for ref in _documents(origins(context, bound, None, "applies-to")):
            applied.setdefault(ref, through)
        for ref in origins(context, bound, None, "met-by"):
            named.setdefault(ref, through)
    found = []
    for ref in dict.fromkeys([*applied, *_documents(tuple(named))]):
        doc = context.doc(ref)
        demands = tuple(
            demand
            for field, _, demand in doc.demands()
            if f"{ref}#{demand.id}" in named or (field == "requirements" and not demand.by and ref in applied)
        )
        throughs = [named.get(f"{ref}#{demand.id}", applied.get(ref)) for demand in demands]
        if demands:
            found.append(Binding(ref, doc, None if None in throughs else throughs[0], demands))
    return tuple(found)


def _steps(context: Context, role: str) -> dict[str, tuple[StepDuty, ...]]:
    found: dict[str, tuple[StepDuty, ...]] = {}
    for ref in _documents(origins(context, role, None, "responsible", "accountable", "consulted", "informed")):
        steps = [(step, letters(step).get(role)) for step in context.doc(ref).steps]
        found[ref] = tuple(StepDuty(f"{ref}#{step.id}", step, part) for step, part in steps if part)
    # what the role does itself comes before what it is only told of
    return dict(sorted(found.items(), key=lambda item: -sum("R" in duty.letters for duty in item[1])))


def _checks(
    context: Context, standards: tuple[Binding, ...], steps: Mapping[str, tuple[StepDuty, ...]]
) -> tuple[str, ...]:
    own = [duty.ref for held in steps.values() for duty in held if {"R", "A"} & set(duty.letters)]
    refs = [ref for step in own for ref in origins(context, *step.split("#"), "verifies")]
    refs += [
        ref
        for binding in standards
        if binding.through is None
        for ref in origins(context, binding.ref, None, "verifies")
    ]
    return _documents(tuple(refs))


PROVIDES = {"duties": duties}
