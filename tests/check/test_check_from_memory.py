"""A check that remembers the last one says the same as one that remembers nothing, whatever happened between them."""

import datetime as dt
import random
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import svcq_build.load.outlines as outlines
from svcq_build.check.remembered import run_check
from svcq_build.check.results import Result
from svcq_build.check.run import check
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.reporters import report
from tests.property_runs import draws

TODAY = dt.date(2026, 11, 20)
CORPUS = Path(__file__).parents[2] / "benchmarks" / "corpus.py"
#: What people change: a status, a name, a number, a day, the shape; or a comment that silences a rule.
SWAPS = (
    ("status: active", "status: retired"),
    ("status: active", "status: draft"),
    ("owner: ", "owner: no-such-"),
    ("title: ", "title: 新的"),
    ("id: R1", "id: R9"),
    ("id: S2", "id: S2a"),
    ("-001", "-002"),
    ("-001#R2", "-001#R7"),
    ("last: 2026", "last: 2024"),
    ("date: 2026", "date: 2027"),
    (": ", "："),
    ("kind: ", "kind: term # "),
    ("summary: ", "code: FW-03\nsummary: "),
    ("summary: ", "formerly: [queueing-001]\nsummary: "),
    ("summary: ", "more: {extra: 1}\nsummary: "),
    ("summary: ", "summary: TODO "),
    ("status: active", "status: active # svcq: ignore[orphan-document]"),
    ("aliases:", "aliases:\n  - 东山叫号制度"),
    ("级", "[级](nowhere.md)"),
    ("\n", "\n\t"),
)


@cache
def whole():
    """The documents of the benchmark: there is nothing to find in them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        subprocess.run([sys.executable, CORPUS, "100", folder], check=True)
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}


@cache
def sound():
    """The same with holes that rules look for."""
    left_out = ("standards/glossary/term-1", "playbooks/training/", "roles/teams/")
    return {path: text for path, text in whole().items() if not path.startswith(left_out)}


def write(root, files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def edit(root, dice):
    """Change a document as somebody might: other words, a line less, the file gone, renamed, or as it was at first."""
    paths = sorted(path for path in sound() if path != "mkdocs.yml")
    path = dice.choice(paths)
    file, what = root / path, dice.randrange(10)
    text = file.read_text("utf-8") if file.exists() else sound()[path]
    file.parent.mkdir(parents=True, exist_ok=True)
    if what == 0:
        file.unlink(missing_ok=True)
    elif what == 1:
        file.write_text(sound()[path], "utf-8")
    elif what == 2:
        lines = text.split("\n")
        del lines[dice.randrange(len(lines))]
        file.write_text("\n".join(lines), "utf-8")
    elif what == 3:
        other = dice.choice(["twin.yml", "queueing-001.yml", "Big.yml", "index.yml", "note.txt"])
        file.with_name(other).write_text(text, "utf-8")
    else:
        old, new = dice.choice(SWAPS)
        where = [at for at in range(len(text)) if text.startswith(old, at)]
        if where:
            at = dice.choice(where)
            file.write_text(text[:at] + new + text[at + len(old) :], "utf-8")


def some_of(dice):
    """A third of the documents, another one each time: what lacks a target, a translation or a reader is told, too."""
    return {path: text for path, text in sound().items() if path == "mkdocs.yml" or dice.random() < 1 / 3}


def told(result):
    """What a reader gets, byte for byte."""
    return report("json", result, "zh").split("\n"), report("text", result, "en").split("\n")


def afresh(root):
    corpus = load_folder(root)
    return told(Result(tuple(check(build_graph(corpus), TODAY)), len(corpus.entries) + len(corpus.unread)))


def damage(memory, dice):
    """What a full disk, a stranger or a half-finished copy leaves behind."""
    for path in sorted(memory.rglob("*.json")):
        content, what = path.read_bytes(), dice.randrange(6)
        if what == 0:
            path.unlink()
        elif what == 1:
            path.write_bytes(content[: dice.randrange(len(content))])
        elif what == 2:
            at = dice.randrange(len(content))
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        elif what == 3:
            path.write_bytes(b"[" * 100_000)


@settings(max_examples=draws(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_it_says_the_same_after_any_edits_and_any_damage(monkeypatch, seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root, memory = Path(folder) / "handbook", Path(folder) / "memory"
        monkeypatch.setenv("XDG_CACHE_HOME", str(memory))
        write(root, some_of(dice))
        for _ in range(4):
            for _ in range(dice.choice([0, 1, 1, 1, 2, 5])):
                edit(root, dice)
            if dice.random() < 0.2:
                damage(memory, dice)
            assert told(run_check(root, TODAY)) == afresh(root)


def test_two_checks_at_once_say_the_same_and_leave_a_sound_memory(monkeypatch, tmp_path):
    root, dice = tmp_path / "handbook", random.Random(7)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "memory"))
    write(root, sound())
    run_check(root, TODAY)
    for _ in range(3):
        edit(root, dice)
    command = [
        sys.executable,
        "-m",
        "svcq_build",
        "check",
        "--root",
        root,
        "--today",
        TODAY.isoformat(),
        "--lang",
        "en",
    ]
    both = [subprocess.Popen([*command, "--format", "json"], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert said[0] == said[1] == report("json", run_check(root, TODAY, use_cache=False), "en")
    assert told(run_check(root, TODAY)) == afresh(root)
    edit(root, dice)
    assert told(run_check(root, TODAY)) == afresh(root)


def test_after_an_edit_of_words_no_other_document_is_read_again(monkeypatch, tmp_path):
    root = tmp_path / "handbook"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "memory"))
    write(root, whole())
    run_check(root, TODAY)
    seen = []
    monkeypatch.setattr("svcq_build.load.outlines.read_document", reader(seen, outlines.read_document))
    path = "standards/glossary/term-5-001.yml"
    (root / path).write_text(whole()[path].replace("相近的说法", "相近的叫法"), "utf-8")
    run_check(root, TODAY)
    assert seen == []


def reader(seen, read):
    def note(path, *more):
        seen.append(path)
        return read(path, *more)

    return note
