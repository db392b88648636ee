"""Words of a document cannot speak to a terminal, turn a line around, or give a workflow a command."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest

from tests.conftest import FILES, STANDARD, TODAY
from tests.diff.test_revisions import PATH, repo  # noqa: F401 - a fixture

HACKED = r'"x\e]0;HACK\a\e[2J\x9b2J\u202Egnp\u2066 家👩‍👩‍👧　完"'
TITLED = STANDARD.replace("title: 排队叫号", f"title: {HACKED}")
COMMAND = STANDARD.replace("title: 排队叫号", 'title: "::error file=a::pwn ##[error]x"')
KEYED = STANDARD + 'more: {"a\\n::warning::injected": 1, "b\\n##[error]injected": 2}\n'
NESTED = STANDARD + 'more: {a: {"b\\n::error::c\\e[2J": [{"d\\n::error::e": "f\\n::error::g\\e[2J"}]}}\n'
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
ORDER = re.compile(r"^\s*::|##\[", re.MULTILINE)
DIFF_FORMATS = ["text", "markdown", "json", "sarif", "github"]


class Terminal(io.StringIO):
    """Standard output that is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("format_", DIFF_FORMATS)
def test_a_diff_does_not_steer_a_terminal(repo, svcq, format_) -> None:  # noqa: F811
    repo.commit({PATH: TITLED}, "two")
    out = svcq("diff", "one", "two", "--format", format_, cwd=repo.root).out
    assert not STEERING.search(out)
    assert "家👩‍👩‍👧" in out, "what people write stays as it is"
    if format_ == "json":
        assert json.loads(out)["changes"][0]["new"].startswith("x\x1b]0;HACK"), "programs get it whole"


@pytest.mark.parametrize("command", [["diff", "one", "two"], ["show", "queueing"]])
def test_on_a_terminal_only_our_own_colours_are_sent(repo, svcq, monkeypatch, command) -> None:  # noqa: F811
    repo.commit({PATH: TITLED}, "two")
    monkeypatch.chdir(repo.root)
    monkeypatch.setattr(sys, "argv", ["svcq", *command, "--lang", "en"])
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    from svcq_build.cli import main

    with pytest.raises(SystemExit):
        main()
    sent = terminal.getvalue()
    assert "\x1b[1m" in sent
    assert not STEERING.search(re.sub("\x1b\\[[0-9;]*m", "", sent))
    assert "\ufffd]0;HACK\ufffd" in sent


COMMANDS = ["show queueing", "diff one two", "diff one two --format markdown", "diff one two --format json", "check",
            "diff one two --format sarif", "check --format junit", "reviews --due-within 3650"]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", [COMMAND, KEYED, NESTED, TITLED])
def test_no_line_is_a_workflow_command(repo, svcq, command, text) -> None:  # noqa: F811
    active = "status: active\neffective: 2026-01-01\nreview: {every: 1 年, last: 2026-01-01}"
    repo.commit({PATH: text.replace("status: draft", active)}, "two")
    done = svcq(*command.split(), cwd=repo.root)
    assert done.out
    assert not ORDER.search(done.out)
    assert not STEERING.search(done.out)


@pytest.mark.parametrize("format_", ["github", "json", "sarif", "junit"])
def test_formats_for_programs_stay_whole(repository, svcq, format_) -> None:
    root = repository({**FILES, PATH: KEYED.replace("owner: clerk", r'owner: "a\e]0;b\u202E"')})
    out = svcq("check", "--today", TODAY, "--format", format_, cwd=root).out
    assert not STEERING.search(out)
    if format_ == "github":
        assert all(line.startswith("::") and "svcq " in line for line in out.splitlines()[:-1])


def test_the_excerpt_shows_chinese_blanks_and_joined_emoji(repository, svcq) -> None:
    root = repository({PATH: STANDARD + "  - {id: R1, level: must, text: 家👩‍👩‍👧　完\u202e}\n"})
    out = svcq("check", "--today", TODAY, cwd=root).out
    assert "家👩‍👩‍👧　完" in out
    assert "\u202e" not in out


def test_an_error_on_the_command_line_is_harmless(repository, svcq) -> None:
    for name in ("a\x1b[2J", "a\n::error::b"):
        for lang in ("en", "zh"):
            err = svcq("show", name, "--lang", lang, cwd=repository()).err
            assert "a" in err
            assert not STEERING.search(err)
            assert not ORDER.search(err)


def test_names_of_files_and_roles_are_harmless(repository, svcq) -> None:
    from tests.conftest import CONFIGURATION

    accounts = CONFIGURATION + '    accounts: {"a\\e[2J\\n::error::b": center/window}\n'
    root = repository(
        {"mkdocs.yml": accounts, "roles/charters/\x1b[2J::x/guide.yml": FILES["roles/charters/clerk.yml"]}
    )
    owners = svcq("owners", cwd=root)
    written = svcq("reviewed", "role:guide", "--on", "2026-02-02", "--today", TODAY, cwd=root)
    for said in (owners.err, written.out):
        assert "\ufffd[2J" in said
        assert not STEERING.search(said)
        assert not ORDER.search(said)
