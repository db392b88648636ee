"""Each kind of warning is given when it is due, and not before; the command tells them in every format."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from svcq_build.cli import cli
from svcq_build.load import build_graph, load_folder
from svcq_build.records import load_records
from svcq_build.watch import Alert, alerts

COMMON = "title: 名\nsummary: 说明。\nstatus: active\nversion: '1.0'\neffective: 2025-01-01\nowner: clerk\n"
DOCUMENTS = {
    "mkdocs.yml": "site_name: 手册\n",
    "roles/charters/clerk.yml": f"kind: role\n{COMMON}mission: 受理。\nresponsibilities: []\n",
    "standards/indicators/wait.yml": f"kind: indicator\n{COMMON}definition: 等候。\nformula: 平均。\nunit: 分钟\n"
    "direction: lower\ntarget: 12\nwarning: 15\nalarm: 20\nsource: 系统。\nmethod: 自动。\nfrequency: 1 个月\n",
    "standards/indicators/right.yml": f"kind: indicator\n{COMMON}definition: 正确。\nformula: 比例。\nunit: '%'\n"
    "direction: higher\ntarget: 95\nsource: 抽查。\nmethod: 抽。\nfrequency: 1 个月\n",
    "playbooks/checklists/hall.yml": f"kind: checklist\n{COMMON}used_by: [clerk]\nfrequency: 1 个月\nmode: do-confirm\n"
    "sections: [{title: 厅, items: [{id: C1, text: 干净。}]}]\n",
    "playbooks/plans/year.yml": f"kind: plan\n{COMMON}about: inspection\nyear: 2026\naim: 查。\napproved_by: clerk\n"
    "if_missed: 补。\nitems: [{id: I1, title: 查, months: [1, 2, 3, 12], does: ['checklist:hall'], by: clerk}]\n",
    "playbooks/commitments/waiting.yml": f"kind: commitment\n{COMMON}promised_to: 群众。\nclaim: 窗口。\n"
    "published_at: [大厅]\nremedy: {text: 致歉。, within: 1 天, by: clerk}\n"
    "promises: [{id: P1, text: 很快。, rests_on: ['standard:queueing'], shown_by: [wait]}]\n",
    "playbooks/severities/complaint.yml": f"kind: severity\n{COMMON}grades: 投诉。\nlevels:\n"
    "  - {id: L1, title: 一般, criteria: 轻。, acknowledge: 1 个工作日, resolve: 5 个工作日}\n"
    "  - {id: L2, title: 严重, criteria: 重。, resolve: 1 个工作日}\n",
    "playbooks/feedback/hotline.yml": f"kind: channel\n{COMMON}users: public\nmedium: phone\npurpose: 来电。\n"
    "reach: '12345'\nhours: 全天\nanswered_by: 'role:clerk'\nacknowledge: 2 小时\nscale: complaint\n",
}
WAIT, RIGHT = "records/measurements/wait/2026.csv", "records/measurements/right/2026.csv"
CALM = [10, 11, 10, 12, 11, 10, 11, 12]
RUN = (
    'kind: inspection\nid: {id}\nchecklist: hall\nversion: "1.0"\nstarted: "{day}T09:00+08:00"\nby: clerk\n'
    "answers: [{{item: C1, result: {result}}}]\n{more}"
)
CASE = (
    "kind: feedback-case\nid: case\ncode: TS-1\nchannel: hotline\nnature: complaint\nseverity: 'complaint#L1'\n"
    'received: "2026-02-13T16:00+08:00"\nhandled_by: clerk\n'
)


def _table(values: list[float], first: int = 1) -> str:
    return "period,value\n" + "".join(f"2026-{month:02},{value}\n" for month, value in enumerate(values, first))


def _run(day: str, result: str = "pass", more: str = "") -> tuple[str, str]:
    return f"records/inspections/2026/{day}.yml", RUN.format(id=day, day=day, result=result, more=more)


@pytest.fixture
def alerts_of(tmp_path: Path):
    """What is warned of on a day, by the records of some files."""

    def make(files: dict[str, str], today: str) -> tuple[Alert, ...]:
        for path, text in {**DOCUMENTS, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        records = load_records(tmp_path)
        assert not records.findings
        corpus = load_folder(tmp_path)
        assert not corpus.findings
        return alerts(build_graph(corpus), records, dt.date.fromisoformat(today))

    return make


def _told(found: tuple[Alert, ...]) -> list[tuple[str, str | None]]:
    return [(alert.kind, alert.document) for alert in found]


@pytest.mark.parametrize(
    ("values", "today", "expected"),
    [
        (CALM, "2026-09-10", []),
        (CALM, "2026-10-11", ["value-overdue warning"]),
        ([*CALM[:-1], 15], "2026-09-10", ["limit-broken warning", "commitment-missed warning"]),
        ([*CALM[:-1], 21], "2026-09-10", ["limit-broken error", "worsening-run warning", "commitment-missed warning"]),
        ([10, 11, 9, 12, 10, 11, 9, 12, 13], "2026-10-01", ["commitment-missed warning"]),
    ],
)  # fmt: skip
def test_values(alerts_of, values: list[float], today: str, expected: list[str]) -> None:
    found = alerts_of({WAIT: _table(values)}, today)
    assert [f"{alert.kind} {alert.severity.value}" for alert in found] == expected
    assert {alert.owner for alert in found} <= {"role:clerk"}


def test_an_appraisal_on_four_files_says_so(alerts_of) -> None:
    table = "period,numerator,denominator\n2026-01,4,4\n"
    assert _told(alerts_of({RIGHT: table}, "2026-02-10")) == [("sample-too-small", "indicator:right")]


def test_findings_until_they_are_closed(alerts_of) -> None:
    more = "findings: [{id: F1, item: C1, text: 脏。, responsible: clerk, due: 2026-03-05}]\n"
    files = dict([_run("2026-03-02", "fail", more)])
    assert _told(alerts_of(files, "2026-03-05")) == []
    assert _told(alerts_of(files, "2026-03-06")) == [("finding-overdue", "checklist:hall")]
    step = "kind: rectification\nid: s\nfinding: 'inspection:2026-03-02#F1'\ndate: 2026-03-06\nstate: closed\n"
    files["records/rectifications/2026/s.yml"] = f"{step}responsible: clerk\n"
    assert _told(alerts_of(files, "2026-03-07")) == []


def test_actions_and_certificates(alerts_of) -> None:
    files = {
        "records/minutes/2026/m.yml": "kind: minutes\nid: m\nmeeting: monthly\ndate: 2026-03-01\n"
        "actions: [{id: A1, text: 修好。, owner: clerk, due: 2026-03-10}]\n",
        "records/certificates/2026/old.yml": "kind: certificate\nid: old\nwho: S014\ntitle: 急救员证\n"
        "issued: 2024-03-01\nends: 2026-03-01\n",
        "records/certificates/2026/other.yml": "kind: certificate\nid: other\nwho: S015\ntitle: 急救员证\n"
        "issued: 2024-05-01\nends: 2026-05-01\n",
    }
    found = alerts_of(files, "2026-03-11")
    assert [(alert.kind, alert.severity.value) for alert in found] == [
        ("action-overdue", "warning"),
        ("certificate-ending", "error"),
        ("certificate-ending", "warning"),
    ]
    new = "kind: certificate\nid: new\nwho: S014\ntitle: 急救员证\nissued: 2026-03-01\nends: 2028-03-01\n"
    again = alerts_of({**files, "records/certificates/2026/new.yml": new}, "2026-03-11")
    assert [alert.message.values[1][1] for alert in again if alert.kind == "certificate-ending"] == ["S015"]


def test_cases_by_working_days_with_the_days_worked_in_a_holidays_stead(alerts_of) -> None:
    path = "records/feedback-cases/2026/case.yml"
    # received on Friday before the Spring Festival; the Saturday after it is worked
    assert _told(alerts_of({path: CASE}, "2026-02-14")) == []
    assert _told(alerts_of({path: CASE}, "2026-02-15")) == [("case-overdue", "channel:hotline")]
    answered = CASE + 'acknowledged: "2026-02-14T10:00+08:00"\n'
    assert _told(alerts_of({path: answered}, "2026-02-27")) == []
    assert _told(alerts_of({path: answered}, "2026-02-28")) == [("case-overdue", "channel:hotline")]


def test_a_year_without_a_calendar_is_told_and_not_guessed(alerts_of) -> None:
    late = CASE.replace("2026-02-13", "2026-12-31")
    (alert,) = (one for one in alerts_of({"records/feedback-cases/2026/case.yml": late}, "2027-01-05")[:1])
    assert "not known" in str(alert.message)


def test_inspections_by_frequency_and_by_plan(alerts_of) -> None:
    files = dict([_run("2026-01-10"), _run("2026-02-10")])
    assert _told(alerts_of(files, "2026-03-20")) == []
    found = alerts_of(files, "2026-04-01")
    assert _told(found) == [("too-few-inspections", "plan:year#I1"), ("too-few-inspections", "checklist:hall")]
    assert str(found[0].message).startswith("Planned for 2026-03,")


def test_the_command(alerts_of, tmp_path: Path) -> None:
    alerts_of({WAIT: _table([*CALM[:-1], 21])}, "2026-09-10")
    command = ["warnings", "--root", str(tmp_path), "--today", "2026-09-10", "--lang", "zh"]
    shown = CliRunner().invoke(cli, command, standalone_mode=False)
    assert shown.return_value == 1
    assert f"{WAIT}:9:" in shown.output
    assert "已到报警值 20" in shown.output
    found = json.loads(CliRunner().invoke(cli, [*command, "--format", "json"], standalone_mode=False).output)
    assert [one["rule"] for one in found["diagnostics"]] == ["limit-broken", "worsening-run", "commitment-missed"]
    for format_, word in (("sarif", '"ruleId"'), ("github", "title=svcq limit-broken"), ("markdown", "limit-broken")):
        assert word in CliRunner().invoke(cli, [*command, "--format", format_], standalone_mode=False).output
    list_ = tmp_path / "list.md"
    list_.write_text("before\n")
    CliRunner().invoke(cli, [*command, "--format", "markdown", "--output", str(list_), "--append"])
    assert list_.read_text().startswith("before\n<!--")
    quiet = CliRunner().invoke(cli, [*command, "--exit-zero"], standalone_mode=False)
    assert quiet.return_value == 0


def test_without_records_there_is_nothing_to_tell(alerts_of, tmp_path: Path) -> None:
    assert alerts_of({}, "2026-09-10") == ()
    command = ["warnings", "--root", str(tmp_path), "--today", "2026-09-10", "--format", "markdown"]
    shown = CliRunner().invoke(cli, command, standalone_mode=False)
    assert (shown.return_value, shown.output) == (0, "")
