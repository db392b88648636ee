"""A checklist is run as a clerk does it, on a phone, and becomes a record that the check has nothing against."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from svcq_build.cli import cli
from svcq_build.figures import WeighedItem, score
from svcq_build.model import Finding
from svcq_build.records import Inspection, all_record_kinds
from svcq_build.records.reading import read_record
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit
from tests.whole_handbook import ROOT

#: A checklist that stands for all, and its item that is critical.
PATH, CRITICAL = "checklists/window-opening/", "C5"
HOSTILE = (
    '<img src=x onerror="document.body.id=1">: "引号" # \' \\ {param:x} \u202eabc\u2028 - [x] &amp; 屏幕未开\n第二行'
)
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "accept_downloads": True}


def begin(page: Page, place: str = "一层大厅 3 号窗口") -> None:
    page.locator("[data-sv=run]").click()
    page.locator(".sv-run__begin [name=place]").fill(place)
    page.locator(".sv-run__begin [name=inspector]").fill("S014")
    page.locator(".sv-run__begin button").first.click()
    page.locator(".sv-run__bar").wait_for()


def answer(page: Page, item: str, result: str = "pass") -> None:
    page.locator(f"[id=run-{item}] .sv-choice--{result}").click()
    expect(page.locator(f"[id=run-{item}]")).to_have_attribute("data-result", result)


def items(page: Page) -> list[str]:
    return [
        str(id_).removeprefix("run-")
        for id_ in page.locator(".sv-run__item").evaluate_all("all => all.map((n) => n.id)")
    ]


def told(page: Page) -> str:
    return page.locator(".sv-run__status").inner_text()


def finish(page: Page, **why: str) -> None:
    for item, found in why.items():
        place = page.locator(f"[id=run-{item}]")
        place.locator("[name$=found]").fill(found)
        place.locator("[name$=responsible]").select_option("facility-officer")
        place.locator("[name$=due]").fill("2099-12-01")
        place.locator("[name$=due]").blur()
    page.locator(".sv-run__end button").first.click()
    page.locator(".sv-run__result").wait_for()


def record_of(page: Page) -> dict[str, Any]:
    """The record of the finished run on the page, which the check has nothing against."""
    text = page.locator(".sv-run__record code").text_content() or ""
    return read(text)


def read(text: str) -> dict[str, Any]:
    findings: list[Finding] = []
    name = re.search(r"^id: (\S+)$", text, re.MULTILINE)
    assert name
    path = f"records/inspections/{name[1][:4]}/{name[1]}.yml"
    record = read_record(path, text.encode(), all_record_kinds()["inspection"], findings)
    assert not findings, [str(finding.message) for finding in findings]
    assert record is not None
    assert isinstance(record.model, Inspection)
    return record.data


def _add(file: Path, record: dict[str, Any], root: Path) -> None:
    """Add a record to a handbook of little more than its checklist: no rule for records has a finding."""
    for part in ("mkdocs.yml", "standards/parameters", "roles/charters", "playbooks/checklists/window-opening.yml"):
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, root / part)
    done = CliRunner().invoke(cli, ["record", "add", str(file), "--root", str(root), "--today", record["started"][:10]])
    path = f"records/inspections/{record['id'][:4]}/{record['id']}.yml"
    assert done.exit_code == 0, done.output
    assert (root / path).is_file()
    result = CliRunner().invoke(cli, ["check", path, "--root", str(root), "--today", record["started"][:10]])
    assert result.exit_code == 0, result.output


def test_a_run_becomes_a_record(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit(PATH, **TOUCH).page
    begin(page)
    assert page.locator("form[data-sv=checklist]:visible").count() == 0
    assert "只在本设备" in page.locator(".sv-run__only").inner_text()
    everything = items(page)
    for item in everything[2:]:
        answer(page, item)
    answer(page, everything[0], "not-applicable")
    assert f"{len(everything) - 1} / {len(everything)}" in told(page)
    assert "得分 100" in told(page), "what does not apply counts on neither side"
    answer(page, everything[1], "fail")
    assert "不合格" in told(page)
    assert "得分 100" not in told(page)
    page.locator(".sv-run__end button").first.click()
    expect(page.locator(f"[id=run-{everything[1]}] [name$=found]")).to_be_focused()
    expect(page.locator(".sv-run__alarm")).to_contain_text(everything[1])
    place = page.locator(f"[id=run-{everything[1]}]")
    place.locator("summary").click()
    finish_with = place.locator("[name$=note]")
    finish_with.fill("群众电话 139 1234 5678")
    page.locator(".sv-run__end button").first.click()
    expect(page.locator(".sv-run__alarm")).to_contain_text("个人的号码")
    finish_with.fill(HOSTILE)
    photo = tmp_path / "IMG 1.jpg"
    photo.write_bytes(b"not much of a photo")
    place.locator("input[type=file]").set_input_files([photo, photo])
    expect(place.locator(".sv-run__photos li")).to_have_text("IMG 1.jpg")
    finish(page, **{everything[1]: HOSTILE})
    record = record_of(page)
    assert record["checklist"] == "window-opening"
    assert record["partial"] is False
    assert record["inspector"] == "S014"
    assert record["by"] == "window-clerk"
    assert record["started"].endswith("+08:00")
    assert [one["item"] for one in record["answers"]] == everything
    wrong = record["answers"][1]
    assert wrong["evidence"] == [{"name": "IMG 1.jpg", "sha256": hashlib.sha256(photo.read_bytes()).hexdigest()}]
    assert wrong["note"].startswith('<img src=x onerror="document.body.id=1">: "引号" # \' \\ (param:x) abc')
    assert "\u202e" not in wrong["note"]
    assert record["findings"] == [
        {
            "id": "F1",
            "item": everything[1],
            "text": wrong["note"],
            "responsible": "facility-officer",
            "due": "2099-12-01",
        }
    ]
    assert 0 < record["score"] < 100
    assert page.evaluate("document.body.id") != "1"
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载记录").click()
    assert read(Path(saved.value.path()).read_text(encoding="utf-8")) == record
    assert saved.value.suggested_filename == f"{record['id']}.yml"
    _add(Path(saved.value.path()), record, tmp_path / "handbook")
    expect(page.locator(".sv-run__only")).to_have_count(0)
    proposed = page.get_by_role("link", name="提交到仓库").get_attribute("href") or ""
    asked = parse_qs(urlsplit(proposed).query)
    assert urlsplit(proposed).path == f"/example/service-handbook/new/main/records/inspections/{record['id'][:4]}"
    assert asked["filename"] == [f"{record['id']}.yml"]
    assert read(asked["value"][0]) == record


def test_a_checklist_that_draws_samples_asks_how_many_failed(visit: Callable[..., Visit]) -> None:
    page = visit("checklists/acceptance-file-review/", **TOUCH).page
    begin(page, "质量办公室")
    for item in items(page):
        answer(page, item)
    sample = page.locator(".sv-run__sample")
    drawn = int(sample.locator("[name=drawn]").input_value())
    page.locator(".sv-run__end button").first.click()
    expect(sample.locator("[name=failed]")).to_be_focused()
    sample.locator("[name=failed]").fill(str(drawn + 1))
    sample.locator("[name=failed]").blur()
    page.locator(".sv-run__end button").first.click()
    expect(page.locator(".sv-run__alarm")).to_contain_text("不合格")
    sample.locator("[name=failed]").fill("1")
    sample.locator("[name=failed]").blur()
    finish(page)
    assert record_of(page)["sample"] == {"lot": 600, "drawn": drawn, "failed": 1}


def test_a_failed_critical_item_fails_the_run_and_a_partial_run_says_so(visit: Callable[..., Visit]) -> None:
    page = visit(f"en/{PATH}", **TOUCH).page
    begin(page, "Counter 3")
    answer(page, "C1")
    answer(page, CRITICAL, "fail")
    assert f"critical item failed: {CRITICAL}" in told(page)
    finish(page, **{CRITICAL: "Logged on as somebody else"})
    expect(page.locator(".sv-run__end h2")).to_have_text("Not passed")
    expect(page.locator(".sv-run__end h2")).to_be_focused()
    record = record_of(page)
    assert record["partial"] is True
    assert record["passed"] is False
    assert len(record["answers"]) == 2
    page.get_by_role("button", name="Correct an answer").click()
    answer(page, CRITICAL)
    finish(page)
    assert "findings" not in record_of(page)


def test_runs_are_there_again_after_the_browser_was_closed_and_several_at_once(visit: Callable[..., Visit]) -> None:
    window = visit(PATH, **TOUCH)
    page = window.page
    begin(page, "3 号窗口")
    answer(page, "C1")
    answer(page, "C2", "fail")
    page.locator("[id=run-C2] [name$=found]").fill("没有工牌")
    page.locator("[id=run-C2] [name$=found]").blur()
    here = page.url
    page.goto("about:blank")
    page.goto(here)
    expect(page.locator("[id=run-C2] [name$=found]")).to_have_value("没有工牌")
    expect(page.locator("[id=run-C1] input:checked")).to_have_value("pass")
    page.locator(".sv-run__back a").click()
    begin(page, "5 号窗口")
    expect(page.locator(".sv-run__item[data-result]")).to_have_count(0)
    page.go_back()
    expect(page.locator(".sv-run__list li")).to_have_count(2)
    expect(page.locator("form[data-sv=checklist]")).to_be_visible()
    page.go_forward()
    expect(page.locator(".sv-run__title").first).to_have_text("5 号窗口")
    window.go("checklists/")
    assert page.locator(".sv-run__list li").first.evaluate("node => getComputedStyle(node).display") == "grid"
    page.locator(".sv-run__list a", has_text="3 号窗口").click()
    expect(page.locator("[id=run-C1] input:checked")).to_have_value("pass")
    page.locator(".sv-run__back a").click()
    remove = page.locator(".sv-run__list li", has_text="3 号窗口").locator("button")
    remove.click()
    expect(remove).to_contain_text("还没有上交")
    remove.click()
    expect(page.locator(".sv-run__list li")).to_have_count(1)


def test_two_windows_on_one_run(visit: Callable[..., Visit]) -> None:
    page = visit(PATH, **TOUCH).page
    begin(page)
    answer(page, "C1")
    other = page.context.new_page()
    try:
        other.goto(page.url)
        answer(other, "C2", "fail")
        expect(page.locator("[id=run-C2]")).to_have_attribute("data-result", "fail")
        page.locator("[id=run-C2] [name$=found]").press_sequentially("一")
        other.locator("[id=run-C2] [name$=found]").fill("另一扇窗写的")
        other.locator("[id=run-C2] [name$=found]").blur()
        expect(page.locator(".sv-run__alarm")).to_contain_text("另一扇窗写的")
        page.locator("[id=run-C2] [name$=found]").blur()
        expect(other.locator("[id=run-C2] [name$=found]")).to_have_value("一")
        other.evaluate(
            "window.BroadcastChannel.prototype.postMessage = () => {}; null"
        )  # a window that could not tell in time
        answer(other, "C3", "not-applicable")
        page.locator("[id=run-C3] .sv-choice--pass").click()
        expect(page.locator(".sv-run__alarm")).to_contain_text("C3")
        expect(page.locator("[id=run-C3]")).to_have_attribute("data-result", "not-applicable")
        answer(page, "C3")
    finally:
        other.close()


STORED = """async ([name, change]) => {
  const database = await new Promise((done) => {
    indexedDB.open(name).onsuccess = ({ target }) => done(target.result);
  });
  const deal = database.transaction("runs", "readwrite");
  const runs = deal.objectStore("runs");
  runs.getAll().onsuccess = ({ target }) => {
    for (const run of target.result) runs.put(new Function("run", `${change}; return run;`)(run));
  };
  await new Promise((done) => { deal.oncomplete = done; });
  database.close();
}"""


@pytest.fixture
def stored(visit: Callable[..., Visit]) -> Callable[[str], Page]:
    """A page with a run that was stored otherwise than this script stores one."""

    def make(change: str) -> Page:
        page = visit(PATH, bypass_csp=True, **TOUCH).page
        begin(page)
        page.evaluate(STORED, ["svcq runs of /handbook/", change])
        page.reload()
        page.locator(".sv-run__bar").wait_for()
        return page

    return make


def test_a_run_stays_on_its_version(stored: Callable[[str], Page]) -> None:
    items = "[{ id: 'C1', text: '旧的一项', weight: 2 }]"
    page = stored(
        f"run.version = '0.9'; run.plan.passMark = 50; run.plan.sections = [{{ title: '旧组', items: {items} }}]"
    )
    expect(page.locator(".sv-run__warning").first).to_contain_text("0.9")
    assert page.locator(".sv-run__item").count() == 1
    expect(page.locator("[id=run-C1]")).to_contain_text("旧的一项")
    answer(page, "C1")
    finish(page)
    record = record_of(page)
    assert (record["version"], record["score"], record["partial"]) == ("0.9", 100, False)


def test_a_run_of_an_older_shape_goes_on(stored: Callable[[str], Page]) -> None:
    gone = ("shape", "pauses", "handed", "roles", "sample", "plan.passMark")
    page = stored("; ".join(f"delete run.{name}" for name in gone))
    answer(page, "C1")
    finish(page)
    assert "score" not in record_of(page)


def test_a_run_of_a_newer_shape_is_only_read(stored: Callable[[str], Page]) -> None:
    page = stored("run.shape = 99; run.answers = { C1: { result: 'pass' } }")
    expect(page.locator(".sv-run__warning").first).to_contain_text("更新版本")
    assert page.locator(".sv-choice input:not([disabled])").count() == 0
    assert page.locator(".sv-run__warning a[download$='.json']").count() == 1


def test_a_pause_point_keeps_what_follows(stored: Callable[[str], Page]) -> None:
    page = stored("run.plan.sections[0].pause = '两人核对'")
    assert page.locator("[id=run-C1] input[type=radio]").first.is_enabled()
    assert page.locator("[id=run-C5] input[type=radio]").first.is_disabled()
    page.locator(".sv-run__pause").click()
    expect(page.locator("[id=run-C5] input[type=radio]").first).to_be_enabled()


def test_only_what_may_not_apply_is_asked_so(stored: Callable[[str], Page]) -> None:
    page = stored("const [one, other] = run.plan.sections[0].items; one.always = true; other.when = '当天没有限流'")
    first, second = page.locator(".sv-run__item").nth(0), page.locator(".sv-run__item").nth(1)
    expect(second).to_contain_text("当天没有限流")
    assert (first.locator("input[type=radio]").count(), second.locator("input[type=radio]").count()) == (2, 3)


def test_storage_that_is_full_loses_nothing_in_silence(visit: Callable[..., Visit]) -> None:
    page = visit(PATH, **TOUCH).page
    begin(page)
    answer(page, "C1")
    page.evaluate("IDBObjectStore.prototype.put = function () { this.transaction.abort(); }; null")
    page.locator("[id=run-C2] .sv-choice--pass").click()
    expect(page.locator(".sv-run__alarm")).to_contain_text("没有保存")
    with page.expect_download() as saved:
        page.locator(".sv-run__alarm a").click()
    assert [one["item"] for one in read(Path(saved.value.path()).read_text(encoding="utf-8"))["answers"]] == [
        "C1",
        "C2",
    ]


def test_days_are_those_of_the_handbook(visit: Callable[..., Visit]) -> None:
    page = visit(PATH, timezone_id="America/New_York", **TOUCH).page
    moment = """async (at) => {
      const { momentOf } = await import("../../assets/svcq/runs/moments.js");
      return ["Asia/Shanghai", "Asia/Kathmandu", "No/Where"].map((zone) => momentOf(Date.parse(at), zone));
    }"""
    assert page.evaluate(moment, "2026-11-28T17:31:59Z") == [
        "2026-11-29T01:31+08:00",
        "2026-11-28T23:16+05:45",
        "2026-11-28T12:31-05:00",
    ]


def test_a_running_checklist_has_no_barrier(visit: Callable[..., Visit]) -> None:
    page = visit(PATH, **TOUCH).page
    begin(page)
    answer(page, "C2", "fail")
    page.locator("[id=run-C2] summary").click()
    touched = (
        ".sv-choice span, .sv-run__field :is(input, select, textarea), .sv-run :is(button, summary, .sv-run__camera)"
    )
    small = page.locator(f":is({touched}):visible").evaluate_all(
        "all => all.filter((node) => node.getBoundingClientRect().height < 44).map((node) => node.outerHTML)"
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []
    page.locator("[id=run-C1] input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[id=run-C1]")).to_have_attribute("data-result", "fail")


def test_scores_and_checksums_are_reckoned_as_elsewhere(visit: Callable[..., Visit]) -> None:
    page = visit(PATH).page
    choose = random.Random(7)
    cases = []
    for _ in range(200):
        count = choose.randint(1, 9)
        plan = [(f"C{n}", choose.choice([1, 2, 3, 0.1, 0.2, 0.7, 1.5]), choose.random() < 0.1) for n in range(count)]
        results = {id_: choose.choice(["pass", "pass", "pass", "fail", "not-applicable", ""]) for id_, *_ in plan}
        cases.append((plan, results, choose.choice([None, 80, 92.5])))
    reckon = """async (cases) => {
      const { score } = await import("../../assets/svcq/runs/score.js");
      return cases.map(([plan, results, passMark]) => {
        const items = plan.map(([id, weight, critical]) => ({ id, weight, critical }));
        const answers = Object.fromEntries(Object.entries(results).map(([id, result]) => [id, { result }]));
        const found = score({ passMark, sections: [{ items }] }, answers);
        return [found.perCent, found.passed];
      });
    }"""
    found = [score([WeighedItem(*item) for item in plan], results, mark) for plan, results, mark in cases]
    assert page.evaluate(reckon, cases) == [[one.per_cent, one.passed] for one in found]
    hashed = """async (lengths) => {
      const { checksum, reckonedChecksum } = await import("../../assets/svcq/runs/checksums.js");
      const bytes = (length) => Uint8Array.from({ length }, (_, at) => at % 251).buffer;
      const agree = async (data) => (await checksum(data)) === reckonedChecksum(data);
      return Promise.all(lengths.map((length) => agree(bytes(length))));
    }"""
    assert page.evaluate(hashed, [0, 1, 55, 56, 63, 64, 119, 120, 1000]) == [True] * 9


def test_a_filled_in_checklist_is_one_sheet_with_what_was_found(visit: Callable[..., Visit]) -> None:
    page = visit(PATH, **TOUCH).page
    code = page.locator(".sv-code")
    assert not code.is_visible()
    begin(page)
    for item in items(page):
        answer(page, item)
    answer(page, "C2", "fail")
    finish(page, C2="两个窗口没有工牌")
    page.emulate_media(media="print")
    assert code.is_visible()
    expect(page.locator("[id=run-C2] .sv-run__said")).to_have_text("两个窗口没有工牌 · 设施管理员 · 2099-12-01")
    assert page.locator("[id=run-C2] .sv-run__mark").inner_text() == "✗"
    assert (
        page.locator(":is(.sv-choices, .sv-run__warning, form[data-sv=checklist], .sv-run button):visible").count() == 0
    )
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) == 1
