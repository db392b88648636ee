"""No hint leads into a trap: a command in it runs as it stands, where the hint was given."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from rule_examples import TODAY, diagnose, lay_out, split_files

from svcq_build.check.remembered import run_check
from svcq_build.cli import cli
from svcq_build.model.diagnostics import Diagnostic
from svcq_build.rules import Rule, all_rules

#: How a hint names a command: after “In a terminal: ”, up to its end, or in quotation marks.
_LAST = re.compile(r"(?:[Ii]n a terminal[^:]*|run|with): ((?:svcq|git|mv) .+)$", re.MULTILINE)
_QUOTED = re.compile(r"“((?:svcq|git) [^”]+)”")
#: What does not end, or needs what the example lacks (a built site, an extension of git).
_ONLY_PARSED = ("serve", "publish", "build")
#: What tells how something is done, and mends nothing.
_ONLY_TELLING = (
    "svcq explain",
    "svcq record import",
    "git show",
    "git check-ignore",
    "svcq rename --help",
    "svcq new --help",
    "svcq translate",
)
_NOT_HERE = ("git lfs pull", "git sparse-checkout disable", "git fetch --unshallow")


def commands(hint: str) -> list[str]:
    return [found[1].rstrip(".") for pattern in (_LAST, _QUOTED) for found in pattern.finditer(hint)]


def told(rule: Rule, found: Sequence[Diagnostic]) -> dict[str, Diagnostic]:
    """The commands in the hints of a rule, each once, with a finding that it is to mend."""
    every = {one: item for item in found if item.rule == rule.name and item.hint for one in commands(str(item.hint))}
    assert not any("…" in one for one in every)
    return {one: item for one, item in every.items() if one not in _NOT_HERE}


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


RULES = [rule for rule in all_rules().values() if rule.group != "syntax" or rule.name == "empty-file"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_command_in_a_hint_runs_where_it_was_given(rule: Rule, tmp_path: Path, svcq) -> None:
    if not told(rule, diagnose(rule.sections["Bad"], tmp_path / "first")):
        return
    original = tmp_path / "original"
    original.mkdir()
    as_committed(rule.sections["Bad"], original)
    for number, (command, fault) in enumerate(told(rule, run_check(original, TODAY, base="HEAD").diagnostics).items()):
        state = tmp_path / str(number)
        shutil.copytree(original, state, symlinks=True)
        run(command, svcq, state)
        if not command.startswith(_ONLY_TELLING):
            left = run_check(state, TODAY, base="HEAD").diagnostics
            assert (fault.rule, fault.path, str(fault.message)) not in {(o.rule, o.path, str(o.message)) for o in left}
