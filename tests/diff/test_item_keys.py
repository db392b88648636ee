"""Which items of a list are the same thing: by their ids, by what they are about, else by what they say."""

import json
from collections.abc import Iterator

import pytest

from svcq_build.change.changes import Weight, What
from svcq_build.change.pairing import key_field
from svcq_build.kinds import all_kinds
from svcq_build.model.fields import Model
from svcq_build.model.walk import model_in, part_field
from tests.conftest import ROLE
from tests.diff.test_meaning import changes
from tests.history.dated_repository import CLERK, Dated

#: Every group without an id that can stand in a list, and the field that tells such groups apart.
KEYS = {
    "Budget": "role",
    "Change": "version",
    "ExpectedCompetence": "competence",
    "FormerPart": "was",
    "Level": "level",
    "Limit": "level",
    "NeededCompetence": "competence",
    "OfSize": "size",
    "ScalePoint": "value",
    "TaughtCompetence": "competence",
    **dict.fromkeys(["Basis", "Branch", "CaseLimit", "Escalation", "Figure", "Script", "Section", "Waiver"]),
}


def groups(model: type[Model]) -> Iterator[type[Model]]:
    for info in model.model_fields.values():
        inner = model_in(info.annotation)
        if inner is not None:
            if "tuple" in repr(info.annotation):
                yield inner
            yield from groups(inner)


def test_every_group_of_a_list_has_the_key_that_it_should():
    found = {group for kind in all_kinds().values() for group in groups(kind.model) if part_field(group) is None}
    keys = {group.__name__: key_field(group) for group in found}
    assert {name: key[0] if key else None for name, key in keys.items()} == KEYS, "a new group? say what identifies it"


def role(*needed: str) -> str:
    items = [f"  - {{competence: {name}, level: {level}}}\n" for name, level in (each.split() for each in needed)]
    return f"{ROLE}competences:\n{''.join(items)}"


def told(old: str, new: str) -> list[tuple[object, ...]]:
    return [(c.where, c.what, c.old, c.new, c.weight) for c in changes(old, new, CLERK)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["emergency-response 3", "teamwork 1"], ["emergency-response 1", "teamwork 3"]),
        (["a 1", "emergency-response 3", "teamwork 1", "b 1"], ["a 1", "emergency-response 1", "teamwork 3", "b 1"]),
    ],
    ids=["unique levels", "repeated levels"],
)
def test_a_needed_competence_is_the_same_at_another_level(old, new):
    assert told(role(*old), role(*new)) == [
        ("competences.emergency-response.level", What.CHANGED, 3, 1, Weight.LOOSER),
        ("competences.teamwork.level", What.CHANGED, 1, 3, Weight.STRICTER),
    ]


def test_a_competence_that_is_no_longer_needed_is_gone_though_another_has_its_level():
    found = told(role("listening 2", "teamwork 1"), role("writing 2", "teamwork 1"))
    assert [(where, what, weight) for where, what, *_, weight in found] == [
        ("competences.writing", What.ADDED, Weight.STRICTER),
        ("competences.listening", What.REMOVED, Weight.LOOSER),
    ]


def test_items_that_nothing_tells_apart_have_a_place_that_people_count_from_one():
    old = role("teamwork 1", "teamwork 3", "listening 1")
    (change,) = changes(old, old.replace("teamwork, level: 3", "teamwork, level: 2"), CLERK)
    assert change.where == "competences.1.level"
    assert [str(title) for title in change.titles] == ["competences", "2", "level"]


def test_the_levels_of_a_competence_are_told_apart_by_their_numbers():
    path = "roles/competences/listening.yml"
    text = (
        "kind: competence\ntitle: 倾听\nsummary: 听懂客户。\nstatus: draft\nlevels:\n"
        "  - {level: 2, behaviour: 听客户说完。}\n  - {level: 3, behaviour: 复述客户的话。}\n"
    )
    (change,) = changes(text, text.replace("复述", "用自己的话复述"), path)
    assert change.where == "levels.3.behaviour"
    assert [str(title) for title in change.titles] == ["levels", "3", "behaviour"]


@pytest.fixture
def repo(tmp_path) -> Dated:
    repo = Dated(tmp_path / "handbook")
    competence = (
        "kind: competence\ntitle: {}\nsummary: 会做。\nstatus: draft\nlevels:\n  - {{level: 1, behaviour: 会。}}\n"
    )
    names = {"emergency-response": "应急处置", "teamwork": "团队合作"}
    files = {f"roles/competences/{name}.yml": competence.format(title) for name, title in names.items()}
    repo.begin("2026-01-05", {**files, CLERK: role("emergency-response 3", "teamwork 1")})
    return repo


def test_reports_call_a_competence_by_its_title(repo, svcq):
    repo.write({CLERK: role("teamwork 3")})
    text = svcq("diff", "HEAD", "--lang", "zh", cwd=repo.root).out
    assert "[更严] 能力要求 团队合作 等级 修改：1 → 3" in text
    assert "[更宽] 能力要求 应急处置 删除：等级：3" in text
    comment = svcq("diff", "HEAD", "--lang", "zh", "--format", "markdown", cwd=repo.root).out
    assert "▲ 能力要求 团队合作 等级 修改：1 → **3**" in comment
    for said in (text, comment):
        assert "teamwork" not in said
        assert "emergency-response" not in said
    found = json.loads(svcq("diff", "HEAD", "--format", "json", cwd=repo.root).out)["changes"]
    assert [change["where"] for change in found] == ["competences.teamwork.level", "competences.emergency-response"]


def test_reports_count_places_from_one_and_addresses_from_zero(repo, svcq):
    repo.commit("2026-01-06", {CLERK: role("teamwork 1", "teamwork 2", "teamwork 4")})
    repo.write({CLERK: role("teamwork 1", "teamwork 2", "teamwork 3")})
    assert "competences 3 level changed: 4 → 3" in svcq("diff", "HEAD", "--lang", "en", cwd=repo.root).out
    comment = svcq("diff", "HEAD", "--lang", "en", "--format", "markdown", cwd=repo.root).out
    assert "competences 3 level changed: 4 → **3**" in comment
    (change,) = json.loads(svcq("diff", "HEAD", "--format", "json", cwd=repo.root).out)["changes"]
    assert change["where"] == "competences.2.level"


def test_the_order_of_competences_is_told_by_their_titles(repo, svcq):
    repo.write({CLERK: role("teamwork 1", "emergency-response 3")})
    assert "：团队合作、应急处置\n" in svcq("diff", "HEAD", "--lang", "zh", cwd=repo.root).out
    (change,) = json.loads(svcq("diff", "HEAD", "--format", "json", cwd=repo.root).out)["changes"]
    assert change["new"] == ["competence:teamwork", "competence:emergency-response"]
