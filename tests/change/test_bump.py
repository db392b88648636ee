"""``svcq bump``: what it writes, what it refuses."""

import difflib
import io
import re

import pytest

from svcq_build.edit.new_version import next_version
from svcq_build.model.fields import parse_version
from tests.change.conftest import CHECKLIST, PATROL, QUEUEING, STANDARD
from tests.conftest import TODAY, Outcome

LEVEL = ("id: R1, level: must", "id: R1, level: should")
WHY = ("--trigger", "customer-feedback", "--reason", "客户反映：太久 # 真的")


@pytest.fixture
def bump(repo, svcq):
    def run(*arguments: str, ref: str = "standard:queueing") -> Outcome:
        return svcq("bump", ref, *arguments, "--today", TODAY, "--lang", "en", cwd=repo.root)

    return run


def moved(before: str, after: str) -> list[str]:
    """Lines that went (-) and came (+)."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


def test_version_and_entry_are_written_and_nothing_else_moves(repo, bump, svcq):
    repo.replace(QUEUEING, LEVEL)
    before = repo.read(QUEUEING)
    outcome = bump("--class", "substance", *WHY, "--evidence", "见\n回访记录")
    assert outcome.code == 0, outcome.err
    assert outcome.out == f"{QUEUEING}: version 1.1 recorded; parts affected: R1.\n"
    assert moved(before, repo.read(QUEUEING)) == [
        '- version: "1.0"         # 与张贴的一致\n',
        '+ version: "1.1"         # 与张贴的一致\n',
        '+   - {version: "1.1", date: 2026-03-01, class: substance, trigger: customer-feedback, '
        'reason: "客户反映：太久 # 真的", evidence: "见\\n回访记录", affects: [R1]}\n',
    ]
    assert svcq("check", "--base", "one", "--today", TODAY, cwd=repo.root).code == 0


def test_the_manner_of_the_other_entries_is_kept(repo, bump):
    block = STANDARD.replace(
        '  - {version: "1.0", date: 2026-01-01, class: substance, trigger: internal-change, reason: 首次发布}\n',
        "    -   version: '1.0'\n        date: 2026-01-01\n        class: wording\n",
    )
    repo.commit({QUEUEING: block}, "two")
    repo.replace(QUEUEING, LEVEL)
    assert bump("--class", "substance", *WHY).code == 0
    assert '    -   version: "1.1"\n        date: 2026-03-01\n        class: substance\n' in repo.read(QUEUEING)


@pytest.mark.parametrize("changes", ["", "changes: []\n", "changes: []   # 还没有\n"])
def test_a_first_entry_begins_the_list(repo, bump, changes, svcq):
    text = re.sub(r"changes:\n.*\n.*\n", changes, STANDARD)
    repo.commit({QUEUEING: text}, "two")
    repo.replace(QUEUEING, LEVEL)
    assert bump("--class", "substance", *WHY).code == 0
    written = repo.read(QUEUEING)
    assert '  - version: "1.1"\n    date: 2026-03-01\n    class: substance\n' in written
    assert ("# 还没有" in written) == ("# 还没有" in changes)
    assert svcq("check", "--base", "two", "--today", TODAY, cwd=repo.root).code == 0


def test_what_had_no_version_becomes_1_0(repo, bump):
    text = re.sub(r"changes:\n.*\n.*\n", "", STANDARD).replace('version: "1.0"         # 与张贴的一致\n', "")
    repo.commit({QUEUEING: text}, "two")
    repo.replace(QUEUEING, LEVEL)
    assert bump("--class", "substance", *WHY).code == 0
    assert 'status: active\nversion: "1.0"\nowner: clerk\n' in repo.read(QUEUEING)


def test_windows_line_breaks_and_byte_order_mark_stay(repo, bump):
    content = b"\xef\xbb\xbf" + STANDARD.replace("\n", "\r\n").encode()
    repo.commit({QUEUEING: content}, "two")
    changed = content.replace(b"R1, level: must", b"R1, level: may")
    repo.write({QUEUEING: changed})
    assert bump("--class", "substance", *WHY).code == 0
    after = (repo.root / QUEUEING).read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# ")
    assert b"\n" not in after.replace(b"\r\n", b"")
    kept = [line for line in after.split(b"\r\n") if b'"1.1"' not in line]
    assert kept == [line for line in changed.split(b"\r\n") if b'version: "1.0"  ' not in line]


def test_front_matter_of_markdown(repo, bump):
    text = f'---\n{STANDARD}---\n\nversion: "1.0"\n\n- changes:\n'
    repo.commit({QUEUEING: None, "standards/service/queueing.md": text}, "two")
    repo.replace("standards/service/queueing.md", LEVEL)
    assert bump("--class", "substance", *WHY).code == 0
    after = repo.read("standards/service/queueing.md")
    assert after.endswith('---\n\nversion: "1.0"\n\n- changes:\n')
    assert 'version: "1.1"         #' in after


def test_wording_raises_the_third_number_and_needs_no_reason(repo, bump, svcq):
    repo.replace(QUEUEING, ("受理员每小时\n", "受理员每个小时\n"))
    assert bump("--class", "wording").out.startswith(f"{QUEUEING}: version 1.0.1 recorded; parts affected: R2.")
    assert svcq("check", "--base", "one", "--today", TODAY, cwd=repo.root).code == 0


@pytest.mark.parametrize(
    ("version", "class_", "after"),
    [
        ("2.1", "substance", "2.2"),
        ("2.1.3", "safety", "2.2"),
        ("2.9", "substance", "2.10"),
        ("2.1", "wording", "2.1.1"),
        ("2.1.9", "wording", "2.1.10"),
    ],
)
def test_the_next_version(version, class_, after):
    assert str(next_version(parse_version(version), class_)) == after
    assert next_version(parse_version(version), class_) > parse_version(version)


def test_refusals_say_why_and_change_nothing(repo, bump):
    def refused(*arguments: str, ref: str = "standard:queueing") -> str:
        before = repo.read(QUEUEING)
        outcome = bump(*arguments, ref=ref)
        assert outcome.code == 2
        assert repo.read(QUEUEING) == before
        return outcome.err

    assert "did not change in meaning" in refused("--class", "substance", *WHY)
    repo.replace(QUEUEING, LEVEL)
    assert "requirements.R1.level" in refused("--class", "wording")
    assert "--trigger and --reason" in refused("--class", "substance", "--reason", "为什么")
    assert "from today on" in refused("--class", "safety", *WHY)
    assert "higher than 1.0" in refused("--class", "substance", *WHY, "--version", "0.9")
    assert "recorded already" in refused("--class", "substance", *WHY, "--version", "1.0")
    assert "no version" in refused("--class", "substance", *WHY, "--version", "two")
    assert "customer-feedback" in refused("--class", "substance", "--trigger", "customer-feedbak", "--reason", "x")
    assert "standard:queueing" in refused("--class", "substance", *WHY, ref="standard:queuing")
    assert bump("--class", "substance", *WHY, "--version", "2.0").code == 0
    assert "as 2.0" in refused("--class", "substance", *WHY)


def test_safety_with_its_day(repo, bump, svcq):
    repo.replace(QUEUEING, LEVEL)
    assert bump("--class", "safety", *WHY, "--effective", "2026-03-05").code == 0
    assert "\neffective: 2026-03-05\n" in repo.read(QUEUEING)
    assert svcq("check", "--base", "one", "--today", TODAY, cwd=repo.root).code == 0


def test_a_version_raised_by_hand_only_lacks_its_entry(repo, bump):
    repo.replace(QUEUEING, LEVEL, ('version: "1.0"  ', 'version: "3.0"  '))
    assert "version 3.0 recorded" in bump("--class", "substance", *WHY).out


def test_what_was_committed_on_a_branch_is_bumped_against_its_base(repo, bump):
    repo.replace(PATROL, ("frequency: 1 小时", "frequency: 2 小时"))
    repo.commit({}, "two")
    assert bump("--class", "substance", *WHY, ref="patrol").code == 2
    outcome = bump("--class", "substance", *WHY, "--base", "one", ref="patrol")
    assert "version 1.1 recorded; parts affected: –." in outcome.out


def test_a_part_that_is_taken_away_is_recorded_with_its_reason(repo, bump, svcq):
    without = CHECKLIST.replace(", verifies: ['standard:queueing#R2']", "")
    repo.commit({PATROL: without}, "two")
    repo.replace(QUEUEING, (STANDARD[STANDARD.index("  - id: R2") :], ""))
    refused = bump("--class", "substance", *WHY)
    assert refused.code == 2
    assert "R2 is gone: name it in --reason" in refused.err
    outcome = bump("--class", "substance", "--trigger", "correction", "--reason", "R2 并入巡看表")
    assert outcome.out == f"{QUEUEING}: version 1.1 recorded; parts affected: R2.\n"
    assert svcq("check", "--base", "two", "--today", TODAY, cwd=repo.root).code == 0

    # later changes leave the older entry as it is
    repo.commit({}, "three")
    repo.replace(QUEUEING, LEVEL)
    assert bump("--class", "substance", *WHY).code == 0
    checked = svcq("check", "--base", "three", "--today", TODAY, cwd=repo.root)
    assert checked.code == 0, checked.out


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("arguments", "typed", "written"),
    [
        ((), "\ncorrection\n写错了\n", "class: substance, trigger: correction, reason: 写错了"),
        (("--trigger", "regulation"), "substance\n新规定\n", "class: substance, trigger: regulation, reason: 新规定"),
        (
            ("--class", "substance", "--reason", "因为"),
            "technology\n",
            "class: substance, trigger: technology, reason: 因为",
        ),
    ],
)
def test_whoever_sits_at_a_terminal_is_asked_for_the_rest(repo, bump, monkeypatch, arguments, typed, written):
    repo.replace(QUEUEING, LEVEL)
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert bump(*arguments).code == 0
    assert written in repo.read(QUEUEING)
