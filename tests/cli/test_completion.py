"""What the shell completes: commands, documents, kinds."""

import pytest
from click.shell_completion import ShellComplete

from svcq_build.cli import cli


@pytest.mark.parametrize(
    ("typed", "incomplete", "offered"),
    [
        (["show"], "que", ["queueing"]),
        (["show"], "standard:q", ["standard:queueing"]),
        (["export", "--format", "pdf"], "role:", ["role:clerk"]),
        (["bump"], "", ["role:clerk", "queueing", "team:clerk"]),
        (["reviewed"], "team", ["team:clerk"]),
        (["rename"], "queue", ["queueing"]),
        (["new"], "proc", ["process", "procedure"]),
        ([], "exp", ["explain", "export"]),
    ],
)
def test_names_are_completed(typed, incomplete, offered, repository, monkeypatch):
    root = repository({"roles/teams/clerk.yml": "kind: team\n", "roles/teams/notes.txt": "x"})
    monkeypatch.chdir(root)
    found = ShellComplete(cli, {}, "svcq", "_SVCQ_COMPLETE").get_completions(typed, incomplete)
    assert sorted(one.value for one in found) == sorted(offered)


def test_outside_of_a_handbook_nothing_is_offered(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ShellComplete(cli, {}, "svcq", "_SVCQ_COMPLETE").get_completions(["show"], "") == []
