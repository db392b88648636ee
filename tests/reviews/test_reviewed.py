"""``svcq reviewed`` writes one day into a file, and nothing else in it moves."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from svcq_build.edit.edit import CannotEdit, read_file
from svcq_build.edit.reviewed import record_review
from tests.conftest import ROLE, TODAY

PATH = "roles/charters/clerk.yml"
BEFORE = "review: {every: 1 年, last: 2026-01-01}"
DAY = dt.date(2026, 2, 20)


def recorded(text: str, path: str = PATH) -> str:
    return record_review(read_file(path, text.encode()), DAY).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("review: {every: 1 年, last: 2026-01-01}", "review: {every: 1 年, last: 2026-02-20}"),
        ("review: {last: '2026-01-01', every: 1 年}", "review: {last: '2026-02-20', every: 1 年}"),
        ('review: {every: "1 年"}', 'review: {every: "1 年", last: 2026-02-20}'),
        ("review: { every: 1 年 }  # 注", "review: { every: 1 年, last: 2026-02-20 }  # 注"),
        ("review:\n  every: 1 年  # 注", "review:\n  every: 1 年  # 注\n  last: 2026-02-20"),
        ("review:\n    last: 2026-01-01 # 注\n    every: 1 年", "review:\n    last: 2026-02-20 # 注\n    every: 1 年"),
        ("review:\n  every: 1 年\n  last:\n", "review:\n  every: 1 年\n  last: 2026-02-20\n"),
    ],
)
def test_the_day_stands_where_it_stood_or_after_the_interval(before: str, after: str) -> None:
    assert recorded(ROLE.replace(BEFORE, before)) == ROLE.replace(BEFORE, after)


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_line_breaks_stay_and_a_last_line_needs_none(line_break: str, end: str) -> None:
    text = "kind: role\ntitle: 甲\nreview:\n  every: 1 年".replace("\n", line_break)
    assert recorded(text + end * len(line_break.strip() or "x")) == (
        text + f"{line_break}  last: 2026-02-20" + end * len(line_break.strip() or "x")
    )


def test_in_markdown_the_prose_stays() -> None:
    text = "---\nkind: guide\ntitle: 甲\nreview:\n  every: 1 年\n---\n\n# 正文\n\nreview:\n  last: 2020-01-01\n"
    assert recorded(text, "playbooks/guides/a.md") == text.replace("1 年\n---", "1 年\n  last: 2026-02-20\n---")


def test_a_byte_order_mark_stays() -> None:
    content = b"\xef\xbb\xbf" + ROLE.encode()
    assert record_review(read_file(PATH, content), DAY) == content.replace(b"last: 2026-01-01", b"last: 2026-02-20")


@pytest.mark.parametrize("review", ["", "review:", "review: 1 年", "review: *other"])
def test_what_cannot_be_edited_by_itself_is_refused(review: str) -> None:
    text = ROLE.replace(BEFORE, review).replace("kind: role", "kind: role\nmore: {x: &other {every: 1 年}}")
    with pytest.raises(CannotEdit):
        recorded(text)


_WORDS = st.text(alphabet="abc 中文#:'\"", min_size=1, max_size=12).map(lambda text: f"甲{text}乙")


@settings(deadline=None)
@given(
    fields=st.lists(_WORDS, max_size=4), comments=st.lists(_WORDS, min_size=2, max_size=2),
    flow=st.booleans(), has_last=st.booleans(), mark=st.sampled_from(["", "'", '"']), indent=st.integers(1, 6),
)  # fmt: skip
def test_nothing_else_moves(
    fields: list[str], comments: list[str], flow: bool, has_last: bool, mark: str, indent: int
) -> None:
    last = f"last: {mark}2026-01-01{mark}"
    if flow:
        review = "review: {" + ", ".join(["every: 1 年", *([last] if has_last else [])]) + f"}} # {comments[0]}"
    else:
        review = f"review: # {comments[0]}\n" + "\n".join(
            f"{' ' * indent}{line}  # {comments[1]}" for line in ["every: 1 年", *([last] if has_last else [])]
        )
    others = [f"f{number}: {json.dumps(text, ensure_ascii=False)}" for number, text in enumerate(fields)]
    text = "\n".join([*others[:2], review, *others[2:]]) + "\n"
    after = recorded(text)
    if has_last:
        assert after == text.replace("2026-01-01", "2026-02-20")
    else:
        added = ", last: 2026-02-20" if flow else f"\n{' ' * indent}last: 2026-02-20"
        assert after.replace(added, "", 1) == text
    assert yaml.load(after, yaml.BaseLoader)["review"]["last"] == "2026-02-20"


def test_the_command_records_today_or_another_day(repository, svcq) -> None:
    root = repository()
    outcome = svcq("reviewed", "clerk", "--today", TODAY, cwd=root)
    assert (outcome.code, outcome.out) == (0, f"role:clerk: reviewed on {TODAY}, written to {PATH}.\n")
    assert (root / PATH).read_text() == ROLE.replace("last: 2026-01-01", f"last: {TODAY}")
    assert svcq("reviewed", "role:clerk", "--on", "2026-03-02", "--today", "2026-03-05", cwd=root).code == 0
    assert "last: 2026-03-02" in (root / PATH).read_text()


def test_a_suspect_is_none_after_someone_has_looked(repository, svcq) -> None:
    standard = (
        "kind: standard\ntitle: 排队叫号\nsummary: 等候。\nstatus: active\nversion: '1.0'\nowner: clerk\n"
        "effective: 2026-01-01\nreview: {every: 1 年, last: 2026-02-01}\nchanges:\n"
        "  - {version: '1.0', date: 2026-02-01, class: substance, trigger: regulation, reason: 缩短}\n"
        "family: process\ngoal: 等候不超过 20 分钟。\napplies_to: [role:clerk]\n"
        "requirements: [{id: R1, level: must, text: 等候超过 20 分钟时说明原因。}]\n"
    )
    indicator = (
        "kind: indicator\ntitle: 等候时间\nsummary: 等候多久。\nstatus: active\nversion: '1.0'\nowner: clerk\n"
        "effective: 2026-01-01\nreview: {every: 1 年, last: 2026-01-05}\ndefinition: 等候。\nformula: 甲 / 乙\n"
        "unit: 分钟\ndirection: lower\ntarget: 20\nsource: 系统\nmethod: 自动\nfrequency: 1 个月\n"
        "measures: ['standard:queueing#R1']\n"
    )
    root = repository({"standards/service/queueing.yml": standard, "standards/indicators/waiting.yml": indicator})
    before = svcq("check", "--today", TODAY, "--no-cache", cwd=root).out
    assert "svcq reviewed indicator:waiting" in before
    assert svcq("reviewed", "waiting", "--today", TODAY, cwd=root).code == 0
    assert "suspect-dependent" not in svcq("check", "--today", TODAY, "--no-cache", cwd=root).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("clerk", "--on", "2026-03-02"), "in the future"),
        (("clerk", "--on", "2025-12-31"), "2026-01-01"),
        (("clerk#D1",), "role:clerk"),
        (("clark",), "clerk"),
        (("clerk", "--on", "gestern"), "not a date"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_written(repository, svcq, arguments, said) -> None:
    root = repository()
    outcome = svcq("reviewed", *arguments, "--today", TODAY, cwd=root)
    assert outcome.code == 2
    assert said in outcome.err
    assert (root / PATH).read_text() == ROLE


def test_one_that_cannot_be_written_keeps_the_others_as_they_were(repository, svcq) -> None:
    root = repository()
    outcome = svcq("reviewed", "clerk", "queueing", "--today", TODAY, cwd=root)
    assert outcome.code != 0
    assert "standards/service/queueing.yml" in outcome.err
    assert (root / PATH).read_text() == ROLE
