"""Records by command: as JSON, from tables, and what the check says of them."""

import json
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.kinds.kind_files import sound
from tests.records.record_files import least_record

INSPECTION = {
    "kind": "inspection", "id": "2026-02-03-opening-1", "checklist": "opening", "version": "1.0",
    "started": "2026-02-03T08:31+08:00", "finished": None, "by": "hall-manager",
    "answers": [{"item": "C1", "result": "pass", "note": "一切正常：好"}], "score": 100,
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "handbook"
    files = {
        "mkdocs.yml": "site_name: x\n",
        "playbooks/checklists/opening.yml": sound("checklist") + 'version: "1.0"\npass_mark: 80\n',
        "roles/charters/hall-manager.yml": sound("role"),
        "standards/indicators/waiting-time.yml": sound("indicator"),
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def add(svcq, root: Path, record: object):
    (root / "given.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return svcq("record", "add", "given.json", "--today", TODAY, cwd=root)


def test_json_becomes_yaml_once(root, svcq):
    path = "records/inspections/2026/2026-02-03-opening-1.yml"
    assert add(svcq, root, INSPECTION).out == f"{path} written.\n"
    written = (root / path).read_text(encoding="utf-8")
    assert 'version: "1.0"' in written
    assert 'started: "2026-02-03T08:31+08:00"' in written
    assert "finished" not in written
    told = json.loads(svcq("check", "--format", "json", "--today", TODAY, "--fail-on", "never", cwd=root).out)
    assert [one for one in told["diagnostics"] if one["path"].startswith("records/")] == []
    assert told["summary"]["records"] == 1
    again = add(svcq, root, INSPECTION)
    assert again.code == 2
    assert "exists already" in again.err


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"score": 12}, "[wrong-score]"),
        ({"version": "7.0"}, "[unknown-version]"),
        ({"started": "2027-02-03T08:31+08:00"}, "[future-record]"),
        ({"by": "nobody"}, "[missing-target]"),
        ({"id": "../../x"}, "cannot be an id"),
        ({"kind": "inspektion"}, "Did you mean “inspection”?"),
        ({"inspector": "王小明"}, "inspector: “王**” looks like a name"),
        ({"note": "电话 13912345678"}, "139******78"),
        ({"note\nkind": "x"}, "There is no field"),
        ({"answers": []}, "answers"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(root, svcq, change, told):
    outcome = add(svcq, root, {**INSPECTION, **change})
    assert outcome.code != 0
    assert told in outcome.err
    assert "王小明" not in outcome.err
    assert "13912345678" not in outcome.err
    assert not (root / "records").exists()


def test_a_measured_value_as_json_goes_into_its_table(root, svcq):
    value = {"kind": "measurement", "indicator": "waiting-time", "period": "2026-01", "value": 12.5}
    assert add(svcq, root, value).code == 0
    table = root / "records/measurements/waiting-time/2026.csv"
    assert table.read_text() == "period,value,numerator,denominator,n,note,source\n2026-01,12.5,,,,,\n"
    assert "has another value" in add(svcq, root, {**value, "value": 13}).err


def test_import_shows_first_and_writes_when_told(root, svcq):
    (root / "g.csv").write_bytes("周期,数值\n2026年1月,12.5\n2026年3月,13\n".encode("gb18030"))
    shown = svcq("record", "import", "g.csv", "--indicator", "waiting-time", "--today", TODAY, cwd=root)
    assert shown.code == 1  # March is not over
    assert "waiting-time 2026-01 value=12.5" in shown.out
    assert "“2026-03” is not over" in shown.out
    assert not (root / "records").exists()
    svcq("record", "import", "g.csv", "--indicator", "waiting-time", "--write", "--today", TODAY, cwd=root)
    assert (root / "records/measurements/waiting-time/2026.csv").read_text().endswith("\n2026-01,12.5,,,,,\n")


def test_a_share_of_less_than_nothing_is_told_by_the_check(root, svcq):
    (root / "standards/indicators/waiting-time.yml").write_text(
        sound("indicator").replace("unit: 分钟", 'unit: "%"'), encoding="utf-8"
    )
    table = root / "records/measurements/waiting-time/2026.csv"
    table.parent.mkdir(parents=True)
    table.write_text("period,numerator,denominator\n2026-01,-3,100\n", encoding="utf-8")
    told = svcq("check", "--today", TODAY, cwd=root).out
    assert f"{table.relative_to(root).as_posix()}:2:9: error: The numerator (-3) is below 0" in told


def test_import_knows_the_values_under_a_former_name(root, svcq):
    indicator = root / "standards/indicators/waiting-time.yml"
    indicator.write_text(f"{sound('indicator')}formerly: [queue-time]\n", encoding="utf-8")
    before = root / "records/measurements/queue-time/2026.csv"
    before.parent.mkdir(parents=True)
    before.write_text("period,value\n2026-01,12.5\n", encoding="utf-8")
    (root / "g.csv").write_text("周期,数值\n2026-01,13\n2025-12,11\n", encoding="utf-8")
    shown = svcq("record", "import", "g.csv", "--indicator", "waiting-time", "--today", TODAY, cwd=root).out
    assert "“2026-01” has a value already: 12.5." in shown
    assert "puts 1 values into: records/measurements/waiting-time/2025.csv" in shown


def test_nothing_personal_is_shown_by_the_check(root, svcq):
    path = root / "records/inspections/2026/x.yml"
    path.parent.mkdir(parents=True)
    text = least_record("records/inspections/2026/x.yml")
    path.write_text(f"{text}note: 来电 13912345678\ninspector: 张三  # 13912345678\n", encoding="utf-8")
    told = svcq("check", "--today", TODAY, cwd=root)
    assert told.out.count("[personal-data]") == 3
    assert "13912345678" not in told.out
    assert "张三" not in told.out


def test_a_finding_in_a_record_can_be_silenced_where_it_is_none(root, svcq):
    path = root / "records/inspections/2026/x.yml"
    path.parent.mkdir(parents=True)
    text = least_record("records/inspections/2026/x.yml")
    path.write_text(f"{text}note: 单号 13912345678  # svcq: ignore[personal-data]\n", encoding="utf-8")
    assert "[personal-data]" not in svcq("check", "records", "--today", TODAY, cwd=root).out
