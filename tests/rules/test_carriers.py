"""What carries a system, and when that is too little."""

from pathlib import Path

import pytest
from rule_examples import diagnose

from svcq_build.kinds.system import System
from svcq_build.load import build_graph, carriers, load_folder

SYSTEM = """\
# standards/systems/risks.yml
status: active
title: 风险与应急
{}
# playbooks/risks/fire.yml
title: 火灾
status: active
before: {{likelihood: 2, impact: 2}}
tags: [应急]
contingency: [fire]
# playbooks/procedures/fire.yml
status: draft
tags: [演练]
# standards/service/queueing.yml
family: safety
status: active
"""


@pytest.mark.parametrize(
    ("selectors", "told"),
    [
        ("kinds: [risk]", []),
        ("families: [safety]", []),
        ("topics: [应急]", []),
        ("relations: [contingency]", []),
        ('carried_by: ["risk:fire"]', []),
        ("", ["No document in force carries “风险与应急”."]),
        ("kinds: [procedure]", ["No document in force carries “风险与应急”."]),
        ("kinds: [risk]\nleast: 2", ["Of the documents in force 1 carry “风险与应急”; 2 have to."]),
        ("kinds: [risk]\ntopics: [应急, 应变]", ["“应变” fits no document: it carries nothing of “风险与应急”."]),
    ],
)
def test_systems_are_carried_by_what_their_selectors_fit(selectors: str, told: list[str], tmp_path: Path) -> None:
    found = diagnose(SYSTEM.format(selectors), tmp_path)
    assert [str(each.message) for each in found if each.rule == "system-without-carrier"] == told


def test_carriers_come_in_the_order_of_their_files_however_they_are_named(tmp_path: Path) -> None:
    named = 'carried_by: ["standard:queueing", "risk:fire"]'
    for selectors in (named, f"{named}\ntopics: [应变]"):
        diagnose(SYSTEM.format(selectors), tmp_path)
        graph = build_graph(load_folder(tmp_path))
        system = graph.corpus.entries["system:risks"].model
        assert isinstance(system, System)
        assert list(carriers(graph, system).items()) == [
            ("risk:fire", ["carried_by"]),
            ("standard:queueing", ["carried_by"]),
        ]


def test_what_is_missing_is_offered(tmp_path: Path) -> None:
    found = diagnose(SYSTEM.format("kinds: [risk, procedures]"), tmp_path)
    assert [str(each.hint) for each in found if each.rule == "system-without-carrier"] == ["Did you mean “procedure”?"]
