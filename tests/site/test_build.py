"""A site is built whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.in_process import run_here
from tests.site.conftest import HANDBOOK, Run

BUILD = ("build", "--no-check", "--today", "2026-03-01")
TEMPLATE = "site_templates/kinds/guide.html.jinja"


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook with its site, built once; tests get copies."""
    root = Path(shutil.copytree(HANDBOOK, tmp_path_factory.mktemp("built") / "handbook"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra_css: [assets/svcq/own.css]\nextra_javascript: [assets/svcq/own.js, assets/svcq/own.mjs]\n")
    assets = root / "site_templates/assets"
    assets.mkdir(parents=True, exist_ok=True)
    for name in ("own.css", "own.js", "own.mjs"):
        (assets / name).write_text("", encoding="utf-8")
    outcome = run_here(root, *BUILD, "--root", str(root))
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return root


@pytest.fixture
def handbook(built_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_once, tmp_path / "handbook"))


@pytest.fixture
def built(handbook: Path) -> Path:
    return handbook / "site"


def untouched(site: Path, before: dict[str, str]) -> None:
    assert digests(site) == before
    assert [path.name for path in site.parent.iterdir() if path.name.startswith(".site")] == [], "litter"


@pytest.mark.parametrize(("page", "up"), [("", ""), ("standards/queueing/", "../../"), ("en/", "")])
def test_styles_and_scripts_of_the_repository_come_after_ours(built: Path, page: str, up: str) -> None:
    text = (built / page / "index.html").read_text(encoding="utf-8")
    ours = text.index(f'href="{up}assets/svcq/handbook.')
    assert text.index(f'<link rel="stylesheet" href="{up}assets/svcq/own.css">') > ours
    assert f'<script src="{up}assets/svcq/own.js"></script>' in text
    assert f'<script src="{up}assets/svcq/own.mjs" type="module"></script>' in text
    assert (built / page.partition("standards")[0] / "assets/svcq/own.mjs").is_file()


def test_the_same_documents_on_the_same_day_give_the_same_bytes(built: Path, handbook: Path, run: Run) -> None:
    time.sleep(1.1)  # no time of day may enter
    assert run(handbook, *BUILD, "--site", str(handbook / "again")).returncode == 0
    assert digests(handbook / "again") == digests(built)
    assert str(handbook) not in "".join(
        path.read_text(encoding="utf-8", errors="replace") for path in built.rglob("*") if path.is_file()
    ), "a path of this machine"


def test_every_page_has_its_twin_in_the_other_language(built: Path) -> None:
    pages = {path.relative_to(built).as_posix() for path in built.rglob("index.html")}
    chinese = {page for page in pages if not page.startswith("en/")}
    assert {f"en/{page}" for page in chinese} == pages - chinese
    assert "standards/queueing/index.html" in chinese
    assert (built / "404.html").is_file()
    assert (built / "en" / "404.html").is_file()
    assert '<html lang="en"' in (built / "en/standards/queueing/index.html").read_text(encoding="utf-8")


def test_search_knows_chinese_words_and_the_parts_of_pages(built: Path) -> None:
    said = [json.loads(path.read_text(encoding="utf-8")) for path in (built / "search/pages").iterdir()]
    page = next(page for page in said if page["url"] == "standards/queueing/")
    assert page["parts"][0][:2] == ["R1", "R1"]
    assert "分钟" in page["parts"][0][2]
    table = json.loads((built / "search/traditional.json").read_text(encoding="utf-8"))["letters"]
    assert table["鐘"] == "钟"
    assert "龜" not in table, "only characters that occur"


def test_nothing_in_the_documents_runs_on_the_page(handbook: Path, run: Run) -> None:
    attack = "<script>alert(1)</script> [a](javascript:alert(1)) <img src=x onerror=alert(1)>"
    path = handbook / "standards/service/queueing.yml"
    text = path.read_text(encoding="utf-8").replace("title: 排队 & <叫号> *规则*", f"title: '{attack}'")
    path.write_text(text.replace("客户等候不超过 20 分钟。", f"'{attack}'"), encoding="utf-8")
    assert run(handbook, *BUILD).returncode == 0
    for path in (handbook / "site").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert 'href="javascript' not in page, path
    assert "alert(1)" in (handbook / "site/standards/queueing/index.html").read_text(encoding="utf-8")


def test_a_page_with_a_broken_link_is_not_published(built: Path, handbook: Path, run: Run) -> None:
    before = digests(built)
    template = handbook / TEMPLATE
    template.write_text(template.read_text() + '<p><a href="../../nowhere/">x</a></p>\n', encoding="utf-8")
    outcome = run(handbook, *BUILD)
    assert outcome.returncode == 3
    assert "guides/start/index.html: ../../nowhere/ (no such page or file)" in outcome.stderr
    untouched(built, before)


def test_a_page_that_fetches_from_another_host_is_not_published(built: Path, handbook: Path, run: Run) -> None:
    before = digests(built)
    template = handbook / TEMPLATE
    text = template.read_text() + '<script src="https://cdn.example.org/x.js"></script>\n'
    template.write_text(text, encoding="utf-8")
    outcome = run(handbook, *BUILD)
    assert outcome.returncode == 3
    assert "would be fetched from another host" in outcome.stderr
    untouched(built, before)


def test_a_failing_template_leaves_the_last_good_site(built: Path, handbook: Path, run: Run) -> None:
    before = digests(built)
    (handbook / TEMPLATE).write_text("{{ doc.nothing }}", encoding="utf-8")
    outcome = run(handbook, *BUILD)
    assert outcome.returncode == 3
    assert "guide.html.jinja, line 1" in outcome.stderr
    assert "guide:start" in outcome.stderr
    untouched(built, before)


def test_a_picture_that_is_not_there_is_named(built: Path, handbook: Path, run: Run) -> None:
    before = digests(built)
    (handbook / "playbooks/guides/map.png").unlink()
    outcome = run(handbook, *BUILD)
    assert outcome.returncode == 3
    assert "playbooks/guides/map.png" in outcome.stderr
    untouched(built, before)


def test_documents_with_errors_are_not_built(built: Path, handbook: Path, run: Run) -> None:
    before = digests(built)
    path = handbook / "roles/charters/clerk.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: role", "kind: role\nmisson: x"), encoding="utf-8")
    outcome = run(handbook, "build", "--today", "2026-03-01")
    assert outcome.returncode == 1
    assert "misson" in outcome.stdout
    untouched(built, before)


def test_a_full_disk_leaves_the_last_good_site(built: Path, handbook: Path, run: Run) -> None:
    before = digests(built)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    outcome = run(handbook, *BUILD, prepare=limit)
    assert outcome.returncode == 3
    assert "Traceback" not in outcome.stderr
    assert outcome.stderr.strip()
    untouched(built, before)


def test_a_place_that_cannot_be_written_is_said(handbook: Path, run: Run) -> None:
    (handbook / "file").write_text("x")
    outcome = run(handbook, *BUILD, "--site", str(handbook / "file" / "site"))
    assert outcome.returncode == 3
    assert "Cannot" in outcome.stderr
    assert (handbook / "file").read_text() == "x"


def test_a_folder_of_someone_else_is_left_alone(handbook: Path, run: Run) -> None:
    mine = handbook / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    outcome = run(handbook, *BUILD, "--site", str(mine))
    assert outcome.returncode == 3
    assert "thesis" not in outcome.stdout
    assert "left alone" in outcome.stderr
    assert (mine / "thesis.txt").read_text() == "years of work"


def test_ctrl_c_leaves_the_last_good_site_and_no_litter(built: Path, handbook: Path) -> None:
    before = digests(built)
    endless = '{% if lang == "en" %}{% for i in range(9**9) %}{% endfor %}{% endif %}'
    (handbook / TEMPLATE).write_text(f"<h1>Start</h1>\n{endless}\n", encoding="utf-8")
    there = set(handbook.glob(".site-*/*"))  # of a build that was at work when the handbook was copied
    process = subprocess.Popen(
        [sys.executable, "-m", "svcq_build", *BUILD, "--root", str(handbook)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # tests that run in the background ignore it
    )
    deadline = time.monotonic() + 60
    while set(handbook.glob(".site-*/*")) <= there and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, words = process.communicate(timeout=240)
    assert process.returncode not in (0, -signal.SIGINT), words
    assert "Traceback" not in words
    assert "Interrupted" in words or "中断" in words
    untouched(built, before)


def test_two_builds_at_once_do_not_mix(handbook: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "svcq_build", *BUILD, "--root", str(handbook), "--lang", "en"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    words = [process.communicate(timeout=240)[1] for process in processes]
    codes = sorted(process.returncode for process in processes)
    assert codes in ([0, 0], [0, 3]), words
    if codes == [0, 3]:
        assert any("Another build" in said for said in words)
    assert (handbook / "site/index.html").is_file()


def test_a_handbook_that_chooses_no_colours_has_ours(handbook: Path, run: Run) -> None:
    configuration = handbook / "mkdocs.yml"
    lines = configuration.read_text("utf-8").split("\n")
    assert not any(line.startswith("theme:") for line in lines)
    assert run(handbook, "build", "--no-check").returncode == 0
    page = (handbook / "site" / "en" / "index.html").read_text("utf-8")
    assert 'data-md-color-scheme="default"' in page
    assert 'data-md-color-scheme="slate"' in page
    assert "Switch to dark mode" in page


def test_a_site_that_is_as_it_would_be_is_left_alone_and_no_other(handbook: Path, run: Run) -> None:
    first = run(handbook, *BUILD)
    page = handbook / "site/standards/queueing/index.html"
    stood = page.stat().st_mtime_ns
    again = run(handbook, *BUILD)
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert "Nothing has changed" in again.stderr
    assert page.stat().st_mtime_ns == stood
    whole = digests(handbook / "site")

    page.write_text("<p>defaced</p>")
    assert "Nothing has changed" not in run(handbook, *BUILD).stderr
    assert digests(handbook / "site") == whole
    assert "Nothing has changed" not in run(handbook, "build", "--no-check", "--today", "2026-03-02").stderr
    document = handbook / "standards/service/queueing.yml"
    document.write_text(document.read_text("utf-8").replace("20 分钟", "19 分钟"), encoding="utf-8")
    assert "Nothing has changed" not in run(handbook, "build", "--no-check", "--today", "2026-03-02").stderr
    assert "19 分钟" in page.read_text("utf-8")
