"""The commands that the READMEs and CONTRIBUTING name are there, with these options; so are the documents."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from svcq_build.cli import cli
from tests.kinds.lacking import ROOT

PAGES = ("README.md", "README.zh.md", "CONTRIBUTING.md")
NAMED = sorted(
    {
        named.strip()
        for page in PAGES
        for named in re.findall(r"`(svcq [^`]+)`|^ *(svcq .+)$", (ROOT / page).read_text("utf-8"), re.MULTILINE)
        for named in named
        if named
    }
)


@pytest.mark.parametrize("named", NAMED)
def test_commands_are_as_they_are_called(named: str) -> None:
    _, name, *arguments = shlex.split(named, comments=True)
    parent = click.Context(cli, **cli.context_settings)  # a command remembers its help option of the first parent
    command = cli.get_command(parent, name)
    assert command is not None
    takes_arguments = any(isinstance(parameter, click.Argument) and parameter.required for parameter in command.params)
    if "…" in arguments:  # a value that the reader fills in
        command.make_parser(click.Context(command, parent=parent)).parse_args(arguments)
    elif arguments or not takes_arguments:
        command.make_context(name, arguments, parent=parent)


def test_documents_that_are_named_are_there() -> None:
    assert len(NAMED) > 20
    words = [shlex.split(named, comments=True) for named in NAMED]
    refs = {
        each[2].partition("#")[0].rpartition(":")[2] for each in words if each[1] in ("show", "bump") and len(each) > 2
    }
    assert "complaint-handling" in refs
    assert [ref for ref in refs if ref.islower() and not list(ROOT.glob(f"*/*/{ref}.yml"))] == []
