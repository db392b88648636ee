import json
import stat

from tests.conftest import STANDARD, TODAY

PATH = "standards/service/queueing.yml"
FAULTY = (
    STANDARD.replace("title: 排队叫号", "title：排队叫号  # 大厅")
    .replace('version: "1.0"', "version: 1.0")
    .replace("owner: clerk", "owner: 窗口受理员")
    .replace("[role:clerk]", "role:clerk")
    .replace("level: must", "level: 必须")
)
MENDED = STANDARD.replace("title: 排队叫号", "title: 排队叫号  # 大厅")


def test_what_is_certain_is_written_and_the_rest_is_told(repository, svcq):
    root = repository({PATH: FAULTY.replace("family: process", "family: proces")})
    outcome = svcq("check", "--fix", "--today", TODAY, cwd=root)
    assert (root / PATH).read_text() == MENDED.replace("family: process", "family: proces")
    assert outcome.code == 1
    assert f"{PATH}: 5 faults mended." in outcome.out
    assert "Did you mean “process”?" in outcome.out
    assert "1 errors" in outcome.out


def test_a_second_run_finds_nothing_to_do(repository, svcq):
    root = repository({PATH: FAULTY})
    assert svcq("check", "--fix", "--today", TODAY, cwd=root).code == 0
    before = (root / PATH).read_bytes()
    outcome = svcq("check", "--fix", "--today", TODAY, cwd=root)
    assert outcome.code == 0
    assert "There is nothing that can be mended with certainty." in outcome.out
    assert (root / PATH).read_bytes() == before


def test_a_dry_run_shows_the_difference_and_writes_nothing(repository, svcq):
    root = repository({PATH: FAULTY})
    outcome = svcq("check", "--fix", "--dry-run", "--today", TODAY, cwd=root)
    assert outcome.code == 1
    assert "-version: 1.0\n" in outcome.out
    assert '+version: "1.0"\n' in outcome.out
    assert (root / PATH).read_text() == FAULTY


def test_a_dry_run_alone_is_wrong_usage(repository, svcq):
    assert svcq("check", "--dry-run", cwd=repository()).code == 2


def test_line_breaks_mark_and_mode_stay(repository, svcq):
    root = repository({PATH: b"\xef\xbb\xbf" + FAULTY.replace("\n", "\r\n").encode()})
    (root / PATH).chmod(0o640)
    svcq("check", "--fix", "--today", TODAY, cwd=root)
    assert (root / PATH).read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()
    assert stat.S_IMODE((root / PATH).stat().st_mode) == 0o640


def test_paths_limit_what_is_mended(repository, svcq):
    root = repository({PATH: FAULTY})
    svcq("check", "--fix", "roles", "--today", TODAY, cwd=root)
    assert (root / PATH).read_text() == FAULTY


def test_links_and_what_lies_outside_stay(repository, svcq, tmp_path):
    outside = tmp_path / "outside.yml"
    outside.write_text(FAULTY)
    root = repository()
    (root / "standards/service/linked.yml").symlink_to(outside)
    (root / "standards/service/inside.yml").symlink_to(root / PATH)
    (root / PATH).write_text(FAULTY)
    svcq("check", "--fix", "--today", TODAY, cwd=root)
    assert outside.read_text() == FAULTY
    assert (root / "standards/service/inside.yml").is_symlink()
    assert (root / PATH).read_text() == MENDED


def test_a_reference_in_prose_and_a_guess_stay(repository, svcq):
    text = STANDARD.replace("goal: 客户", "goal: 见[岗位](role:clark)，客户")
    root = repository({PATH: text.replace("owner: clerk", "owner: clark")})
    svcq("check", "--fix", "--today", TODAY, cwd=root)
    assert (root / PATH).read_text() == text.replace("owner: clerk", "owner: clark")


def test_what_a_comment_silences_is_left(repository, svcq):
    silenced = STANDARD.replace("level: must, text", "level: 必须, text").replace(
        "requirements:", "requirements:\n  # svcq: ignore[bad-value]"
    )
    root = repository({PATH: silenced})
    svcq("check", "--fix", "--today", TODAY, cwd=root)
    assert (root / PATH).read_text() == silenced


def test_json_names_the_edits(repository, svcq):
    root = repository({PATH: STANDARD.replace('version: "1.0"', "version: 1.0")})
    found = json.loads(svcq("check", "--format", "json", "--today", TODAY, cwd=root).out)["diagnostics"]
    assert found[0]["fix"] == [
        {"path": PATH, "line": 5, "column": 10, "end_line": 5, "end_column": 13, "text": '"1.0"'}
    ]
    again = json.loads(svcq("check", "--format", "json", "--today", TODAY, cwd=root).out)["diagnostics"]
    assert again == found  # also when it is recalled


def test_it_speaks_chinese(repository, svcq):
    root = repository({PATH: FAULTY})
    assert "已改正 5 处问题" in svcq("check", "--fix", "--lang", "zh", "--today", TODAY, cwd=root).out


def test_records_are_mended_too(repository, svcq):
    record, table = "records/minutes/2026/2026-02-01-weekly.yml", "records/measurements/waiting/2026.csv"
    root = repository({
        PATH: STANDARD,
        record: "kind: minutes\nid: 2026-02-01-weekly\nmeeting: weekly\ndate: 2026/2/1  # 周日\n",
        table: "\ufeff期间,value\r\n2026/1,12\r\n",
    })  # fmt: skip
    outcome = svcq("check", "--fix", "--today", TODAY, cwd=root)
    assert f"{record}: 1 faults mended." in outcome.out
    assert "date: 2026-02-01  # 周日\n" in (root / record).read_text()
    assert (root / table).read_bytes() == "\ufeffperiod,value\r\n2026-01,12\r\n".encode()
