"""Holes are found where they are, once, and never where something unread may fill them."""

from pathlib import Path

import pytest
from rule_examples import diagnose

from svcq_build.model.diagnostics import Diagnostic

REQUIREMENT = """
# standards/service/queueing.yml
status: active
requirements:
  - {id: R1, level: must, text: 导办员在客户进门 1 分钟内发号。}
"""
CHECKED = """
# playbooks/checklists/queue-patrol.yml
sections:
  - title: 等候
    items:
      - {id: C1, text: 客户都有号吗？, verifies: ["standard:queueing#R1"]}
"""


def found_by(rule: str, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return [found for found in diagnostics if found.rule == rule]


def steps(*lines: str, status: str = "active") -> str:
    listed = "\n".join(f"  - {{title: 步, text: 做。, by: greeter, {line}}}" for line in lines)
    return f"# standards/processes/complaint.yml\nstatus: {status}\nsteps:\n{listed}\n"


def test_what_a_retired_checklist_verified_is_verified_no_more(tmp_path: Path) -> None:
    diagnostics = diagnose(REQUIREMENT + CHECKED + "status: retired\n", tmp_path)
    assert len(found_by("unverified-requirement", diagnostics)) == 1


@pytest.mark.parametrize(
    "checklist",
    [
        CHECKED.replace('["standard:queueing#R1"]', '"standard:queueing#R1"'),  # not a list
        CHECKED.replace("verifies", "verifys"),  # a misspelt field
        CHECKED + "status: activ\n",  # another fault of the same file
        CHECKED + "frequency: 1 天\n  tags: 大厅\n",  # not to be read at all
    ],
)
def test_a_hole_that_a_faulty_file_may_fill_is_none(checklist: str, tmp_path: Path) -> None:
    diagnostics = diagnose(REQUIREMENT + checklist, tmp_path)
    assert not found_by("unverified-requirement", diagnostics)
    assert len(diagnostics) - len(found_by("missing-target", diagnostics)) >= 1


def test_a_faulty_file_hides_no_hole_that_it_does_not_speak_of(tmp_path: Path) -> None:
    diagnostics = diagnose(
        REQUIREMENT + CHECKED.replace("#R1", "#R2").replace("queueing", "greeting") + "status: activ\n", tmp_path
    )
    assert len(found_by("unverified-requirement", diagnostics)) == 1


def test_drafts_may_have_holes(tmp_path: Path) -> None:
    diagnostics = diagnose(
        REQUIREMENT.replace("active", "draft")
        + steps("id: S1, control_point: 号码相符。", status="draft")
        + "# roles/charters/greeter.yml\nstatus: draft\n",
        tmp_path,
    )
    holes = {"unverified-requirement", "uncontrolled-control-point", "role-without-work", "orphan-document"}
    assert not holes & {found.rule for found in diagnostics}


def test_an_accountable_role_named_twice_is_one_role(tmp_path: Path) -> None:
    diagnostics = diagnose(steps("id: S1, accountable: [greeter, role:greeter]"), tmp_path)
    assert not found_by("two-accountable", diagnostics)


def test_two_accountable_points_at_the_second_and_shows_the_first(tmp_path: Path) -> None:
    diagnostics = diagnose(steps("id: S1, accountable: [hall-manager, greeter]"), tmp_path)
    (found,) = found_by("two-accountable", diagnostics)
    line = (tmp_path / found.path).read_text(encoding="utf-8").split("\n")[found.span.line - 1]
    assert line[found.span.column - 1 : found.span.end_column - 1] == "greeter"
    assert [line[one.span.column - 1 : one.span.end_column - 1] for one in found.related] == ["hall-manager"]


COMPETENCE = """
# roles/charters/greeter.yml
status: active
competences: [{competence: talking, level: 3}]
# roles/charters/clerk.yml
status: active
competences: [{competence: talking, level: 3}]
# roles/competences/talking.yml
title: 沟通
"""


def taught(fields: str) -> str:
    module = f"  - {{id: M1, title: 课, method: class, hours: 1, trainer: greeter, {fields}}}"
    return f"# playbooks/training/course.yml\nmodules:\n{module}\n"


def test_an_untaught_competence_is_one_hole_however_many_need_it(tmp_path: Path) -> None:
    diagnostics = diagnose(COMPETENCE + taught("teaches: [{competence: talking, level: 2}]"), tmp_path)
    (found,) = found_by("untaught-competence", diagnostics)
    assert "“沟通” at level 3" in str(found.message)
    assert "up to level 2" in str(found.message)
    assert {one.path for one in found.related} == {"playbooks/training/course.yml", "roles/charters/greeter.yml"}


@pytest.mark.parametrize(
    "fields",
    [
        "teaches: [{competence: talking, level: 4}]",
        "teaches: [{competence: talking, level: three}]",  # its own fault, not the role's
        "teaches: {competence: talking, level: 3}",
    ],
)
def test_a_competence_that_is_or_may_be_taught_is_no_hole(fields: str, tmp_path: Path) -> None:
    assert not found_by("untaught-competence", diagnose(COMPETENCE + taught(fields), tmp_path))


def test_a_competence_that_does_not_exist_is_reported_as_missing_only(tmp_path: Path) -> None:
    diagnostics = diagnose(COMPETENCE.replace("competences/talking", "competences/listening"), tmp_path)
    assert found_by("missing-target", diagnostics)
    assert not found_by("untaught-competence", diagnostics)


@pytest.mark.parametrize(
    "work",
    [
        steps("id: S1"),
        "# roles/teams/desk.yml\nlead: greeter\n",
        "# playbooks/checklists/hall.yml\nused_by: [greeter]\n",
        taught("teaches: []"),
    ],
)
def test_a_role_that_does_leads_checks_or_trains_has_work(work: str, tmp_path: Path) -> None:
    role = "# roles/charters/greeter.yml\nstatus: active\n"
    assert not found_by("role-without-work", diagnose(role + work, tmp_path))


@pytest.mark.parametrize(
    ("ways", "lost"),
    [
        (["id: S1, then: S3", "id: S2", "id: S3"], ["S2"]),
        (["id: S1, then: end", "id: S2", "id: S3"], ["S2"]),  # S3 only follows it
        (["id: S1, then: end", "id: S2, then: S3", "id: S3, then: S2"], ["S2"]),
        (["id: S1, then: S4", "id: S2, then: S4", "id: S3", "id: S4"], ["S2", "S3"]),
        (["id: S1, then: S3, branches: [{when: 急, go: S2}]", "id: S2", "id: S3"], []),
        (["id: S1, then: S9", "id: S2"], []),  # a step that does not exist is the fault
        (["id: S1"], []),
    ],
)
def test_unreachable_steps(ways: list[str], lost: list[str], tmp_path: Path) -> None:
    found = found_by("unreachable-step", diagnose(steps(*ways), tmp_path))
    assert [str(one.message).split(" the step ")[1][:2] for one in found] == lost


@pytest.mark.parametrize(
    ("ways", "loops"),
    [
        (["id: S1", "id: S2", "id: S3, then: S2"], ["S2, S3"]),
        (["id: S1, then: S1"], ["S1"]),
        (["id: S1", "id: S2, then: S1, branches: [{when: 完, go: end}]"], []),
        (["id: S1, branches: [{when: 甲, go: S3}]", "id: S2, then: S2", "id: S3, then: S3"], ["S2", "S3"]),
        (["id: S1, then: end", "id: S2, then: S2"], []),  # nobody enters it: unreachable says so
    ],
)
def test_endless_steps(ways: list[str], loops: list[str], tmp_path: Path) -> None:
    found = found_by("endless-step", diagnose(steps(*ways), tmp_path))
    assert [str(one.message).split(" lead")[0].split(" ", 2)[2] for one in found] == loops


def test_an_owner_or_a_term_does_not_make_a_document_part_of_the_handbook(tmp_path: Path) -> None:
    diagnostics = diagnose(
        """
# roles/competences/calligraphy.yml
status: active
owner: greeter
levels: [{level: 1, behaviour: "按[排队](term:queue)先后写字。"}]
# standards/glossary/queue.yml
status: active
""",
        tmp_path,
    )
    assert [one.document for one in found_by("orphan-document", diagnostics)] == ["competence:calligraphy"]


def test_a_link_in_prose_takes_a_document_in(tmp_path: Path) -> None:
    diagnostics = diagnose(
        """
# roles/competences/calligraphy.yml
status: active
# playbooks/guides/writing.yml
body: 见[书法](competence:calligraphy)。
""",
        tmp_path,
    )
    assert not found_by("orphan-document", diagnostics)
