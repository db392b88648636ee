"""Single documents of 400 KB that cost more than others of their size, against a plain one: nothing is quadratic."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import corpus
from commands import say, svcq, without
from measure import Run, Task, alternate, run_once

TITLE = "The most expensive documents of 400 KB, against plain ones"
AGAINST = "check, plain document"
#: One table, whatever the sizes of the others.
LARGEST = 100
ONE_TABLE = True
SIZE = 400_000
_GUIDE = (
    "playbooks/guides/costly.md",
    "---\nkind: guide\ntitle: 长文\nsummary: 很长。\nstatus: draft\nowner: clerk\n---\n\n",
)
_STANDARD = (
    "standards/service/costly.yml",
    (
        "kind: standard\ntitle: 迎客\nsummary: 客户进门时怎么迎。\nstatus: draft\nowner: clerk\nfamily: quality\n"
        "goal: 客户进门就有人招呼。\nrequirements:\n  - {id: R1, level: must, text: 客户到达后 30 秒内起身问好。}\n"
    ),
)
_ROLE = (
    "roles/charters/clerk.yml",
    "kind: role\ntitle: 窗口人员\nsummary: 在窗口接待客户。\nstatus: draft\nowner: clerk\n"
    "mission: 让客户一次办成事。\n",
)


def filled(unit: Callable[[int], str]) -> str:
    """As many units, by their numbers, as a document of this size holds."""
    parts: list[str] = []
    length = 0
    while length < SIZE - 1_000:
        parts.append(unit(len(parts)))
        length += len(parts[-1].encode())
    return "".join(parts)


#: By name: the command, the file with its beginning, and what it is filled with.
INPUTS: dict[str, tuple[str, tuple[str, str], Callable[[], str]]] = {
    "check, plain document": (
        "check", _STANDARD, lambda: filled(lambda n: f"  - {{id: R{n + 2}, level: must, text: {n} 秒内起身问好。}}\n"),
    ),
    "check, suppressions of nothing": ("check", _STANDARD, lambda: filled(lambda n: "# svcq: ignore[missing-part]\n")),
    "check, unknown fields": ("check", _STANDARD, lambda: filled(lambda n: f"k{n}: 1\n")),
    "check, unknown fields without a value": ("check", _STANDARD, lambda: filled(lambda n: f"k{n}:\n")),
    "check, odd spaces in names": ("check", _STANDARD, lambda: filled(lambda n: f"k\u3000{n}: 1\n")),
    "check, one anchor and its aliases": ("check", _STANDARD, lambda: "a: &a b\n" + filled(lambda n: f"b{n}: *a\n")),
    "check, missing roles": (
        "check", _STANDARD, lambda: "applies_to: [" + filled(lambda n: f"role:clark-{n}, ") + "]\n",
    ),
    "check, items of the wrong shape": ("check", _STANDARD, lambda: filled(lambda n: f"  - <<: {{id: R{n}}}\n")),
    "check, unsafe links in one line": ("check", _GUIDE, lambda: filled(lambda n: f"[x](javascript:{n}) ")),
    "check, missing pictures in one line": ("check", _GUIDE, lambda: filled(lambda n: "![p](a.png) ")),
    "check, links never closed": ("check", _GUIDE, lambda: filled(lambda n: "[a](")),
    "build, plain document": ("build", _GUIDE, lambda: filled(lambda n: "窗口人员在客户到达后三十秒内起身问好。\n\n")),
    "build, equal headings": ("build", _GUIDE, lambda: filled(lambda n: "## 一\n\n窗口人员。\n\n")),
    "build, headings of one letter": ("build", _GUIDE, lambda: filled(lambda n: "# a\n")),
    "build, links to headings": ("build", _GUIDE, lambda: filled(lambda n: f"## h{n}\n\n[x](#h{n})\n\n")),
    "build, pictures never closed": ("build", _GUIDE, lambda: filled(lambda n: "![")),
    "build, items of a list": ("build", _GUIDE, lambda: filled(lambda n: "- a\n")),
    "build, rows of a table": ("build", _GUIDE, lambda: "|a|b|\n|-|-|\n" + filled(lambda n: "|a|b|\n")),
    "build, requirements with a link each": (
        "build",
        _STANDARD,
        lambda: filled(lambda n: f"  - {{id: R{n + 2}, level: must, text: '[x](https://example.org/{n})'}}\n"),
    ),
    "build, unknown fields": ("build", _STANDARD, lambda: filled(lambda n: f"k{n}: 1\n")),
}  # fmt: skip
BASES = {name: "build, plain document" for name in INPUTS if name.startswith("build") and "plain" not in name}


def measure(size: int, documents: Path, runs: int) -> dict[str, list[Run]]:
    """Each document in a handbook of its own. ``size`` says nothing here."""
    tasks = []
    for number, (name, (command, (path, beginning), body)) in enumerate(INPUTS.items()):
        folder = documents.parent / f"costly-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        files = {"mkdocs.yml": corpus.CONFIGURATION, _ROLE[0]: _ROLE[1], path: beginning + body()}
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        options = ["--no-cache", "--fail-on", "never"] if command == "check" else ["--no-check"]
        tasks.append(Task(name, [svcq(folder, command, *options)], folder, without(folder / "site")))
    run_once(next(task for task in tasks if task.name.startswith("build")))  # what runs remember
    return alternate(tasks, runs, say)
