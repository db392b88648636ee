"""No hint leads into a trap: a command in it runs as it stands, where the hint was given."""

from __future__ import annotations

import contextlib
import json
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
import yaml
from rule_examples import TODAY, WITH_COMMANDS, commands, lay_out, split_files

from svcq_build.check.remembered import run_check
from svcq_build.cli import cli
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.rules import all_rules
from tests.records.record_files import least_record

#: What does not end, or needs what the example lacks (a built site, an extension of git).
_ONLY_PARSED = ("serve", "publish", "build")
#: What tells how something is done, and mends nothing.
_ONLY_TELLING = (
    "svcq explain",
    "svcq record",
    "git show",
    "git check-ignore",
    "svcq rename --help",
    "svcq new --help",
    "svcq translate",
)


def told(rule: str, found: Sequence[Diagnostic]) -> dict[str, Diagnostic]:
    """The commands in the hints of a rule, each once, with a finding that it is to mend."""
    every = {one: item for item in found if item.rule == rule and item.hint for one in commands(str(item.hint))}
    assert not any("…" in one for one in every)
    return every


def git(root: Path, *arguments: str) -> None:
    known = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *known, *arguments], cwd=root, check=True, capture_output=True)


def as_committed(snippet: str, root: Path) -> None:
    """Lay a snippet out over its base, which is committed."""
    git_files = split_files(snippet, base=True)
    lay_out(snippet, root, base=True) if git_files else (root / "mkdocs.yml").write_text("site_name: 手册\n")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "base")
    for path in git_files:
        if path not in split_files(snippet):
            (root / path).unlink()
    lay_out(snippet, root)


def run(command: str, svcq, root: Path) -> None:
    for one in command.split(" && "):
        name, *arguments = shlex.split(one)
        if name == "mv":
            shutil.move(root / arguments[0], root / arguments[1])
        elif name == "git":
            git(root, *arguments)
        else:
            with contextlib.chdir(root):
                parse(arguments)
            if arguments[0] not in _ONLY_PARSED:
                outcome = svcq(*arguments, "--lang", "en", cwd=root)
                assert outcome.code in (0, 1), (one, outcome.err)


def parse(arguments: list[str]) -> None:
    """Read a command's arguments as Click does; nothing is run."""
    group: click.Command = cli
    while isinstance(group, click.Group):
        found = group.get_command(click.Context(group), arguments[0])
        assert found is not None, arguments
        group, arguments = found, arguments[1:]
    if not {"--help", "-h"} & set(arguments):
        group.make_context("svcq", list(arguments))


RECORD = json.dumps(yaml.safe_load(least_record("records/suggestions/2026/x.yml")), default=str)
CASES = [(name, all_rules()[name].sections["Bad"]) for name in WITH_COMMANDS] + [
    ("missing-target", "# standards/service/queueing.yml\nowner: hall-manager\n"),
    (
        "missing-target",
        "# roles/charters/front-desk.yml\ntitle: 窗口人员\n"
        "# standards/service/queueing.yml\nowner: clerk\napplies_to: [clerk]\n",
    ),
    ("file-name", f"#! records/suggestions/2026/x.json\n{RECORD}\n"),
    ("file-name", "#! records/measurements/waiting-time/spring.csv\nperiod,value\n2026-01,3\n"),
    ("ignored-document", "#! .gitignore\nqueueing.yml\n# standards/service/queueing.yml\ntitle: 排队\n"),
]


@pytest.mark.parametrize(("name", "snippet"), CASES, ids=[name for name, _ in CASES])
def test_a_command_in_a_hint_runs_where_it_was_given(name: str, snippet: str, tmp_path: Path, svcq) -> None:
    original = tmp_path / "original"
    original.mkdir()
    as_committed(snippet, original)
    given = told(name, run_check(original, TODAY, base="HEAD").diagnostics)
    assert given
    for number, (command, fault) in enumerate(given.items()):
        state = tmp_path / str(number)
        shutil.copytree(original, state, symlinks=True)
        run(command, svcq, state)
        if not command.startswith(_ONLY_TELLING):
            left = run_check(state, TODAY, base="HEAD").diagnostics
            assert (fault.rule, fault.path, str(fault.message)) not in {(o.rule, o.path, str(o.message)) for o in left}
