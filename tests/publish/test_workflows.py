"""The CI files: what a stranger's pull request may reach, and whether the commands in them exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from svcq_build.cli import cli

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
GITLAB = ROOT / ".gitlab-ci.yml"

ON_MAIN = "github.event_name == 'push' && github.ref == 'refs/heads/main'"
#: Every job that may write anything: what, and the words that must stand in its condition.
MAY_WRITE = {
    "handbook.yml/pages": ({"pages": "write", "id-token": "write"}, ON_MAIN),
    "handbook.yml/code-scanning": (
        {"security-events": "write"},
        "github.event.pull_request.head.repo.full_name == github.repository",
    ),
    "notices.yml/send": ({}, "github.ref == 'refs/heads/main'"),
    "reviews.yml/issue": ({"issues": "write"}, "github.ref == 'refs/heads/main'"),
    "comment.yml/comment": (
        {"actions": "read", "pull-requests": "write"},
        "github.event.workflow_run.event == 'pull_request'",
    ),
}
#: Workflows that nobody but us starts: by the clock, or by hand.
OURS_ALONE = {"notices.yml", "reviews.yml"}
#: Workflows that start when another ends, with our rights: they run nothing of a pull request.
AFTERWARDS = {"comment.yml"}


def _read(path: Path) -> dict[Any, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def _jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in _read(path)["jobs"].items():
            yield f"{path.name}/{name}", job


JOBS = dict(_jobs())
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]


def test_there_are_workflows_to_look_at() -> None:
    assert {path.name for path in WORKFLOWS} >= {"handbook.yml", "tests.yml", "reviews.yml"}
    assert set(MAY_WRITE) <= set(JOBS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_starts_with_no_permission(path: Path) -> None:
    assert _read(path)["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_strangers_start_only_what_runs_without_our_rights(path: Path) -> None:
    triggers = _read(path)[True]  # YAML 1.1 reads the key "on" so

    if path.name in OURS_ALONE:
        assert set(triggers) == {"schedule", "workflow_dispatch"}
        return
    if path.name in AFTERWARDS:
        assert triggers == {"workflow_run": {"workflows": ["Handbook"], "types": ["completed"]}}
        assert {f"{path.name}/{name}" for name in _read(path)["jobs"]} <= set(MAY_WRITE)
        return
    assert set(triggers) <= {"pull_request", "push"}
    assert triggers["push"] == {"branches": ["main"]}


@pytest.mark.parametrize("name", JOBS)
def test_a_job_may_only_read_unless_it_is_listed(name: str) -> None:
    permissions = JOBS[name].get("permissions")

    if name in MAY_WRITE:
        assert permissions == MAY_WRITE[name][0]
    else:
        assert permissions == {"contents": "read"}


@pytest.mark.parametrize("name", MAY_WRITE)
def test_a_job_that_may_write_runs_nothing_of_the_repository(name: str) -> None:
    condition = " ".join(JOBS[name]["if"].split())

    assert MAY_WRITE[name][1] in condition
    for step in JOBS[name]["steps"]:
        assert "run" not in step
        assert not step["uses"].startswith(("actions/checkout@", "./"))


def test_no_secret_is_named_but_by_the_job_that_sends() -> None:
    for path in [*WORKFLOWS, GITLAB]:
        text = path.read_text(encoding="utf-8")
        if path.name in AFTERWARDS:  # what another run left is fetched with the job's own token
            text = text.replace("github-token: ${{ github.token }}", "", 1)
        if path.name == "notices.yml":  # an environment keeps them; the job runs nothing of the repository
            before, sends = text.split("  send:\n")
            assert JOBS["notices.yml/send"]["environment"] == "notices"
            text = before + re.sub(r"(?m)^ {10}([A-Z_]+): \$\{\{ secrets\.SVCQ_\1 \}\}$", "", sends)
        assert not re.search(r"secrets\s*[.\[]|secrets:\s*inherit|github\.token|CI_JOB_TOKEN|id_tokens", text), path


def test_actions_are_pinned_by_commit_and_say_which_version_that_is() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert lines
    for line in lines:
        assert re.fullmatch(r"\s*(- )?uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_action_is_pinned_to_one_commit() -> None:
    pins: dict[str, set[str]] = {}
    for _, step in STEPS:
        if "uses" in step:
            action, commit = step["uses"].split("@")
            pins.setdefault(action, set()).add(commit)

    assert all(len(commits) == 1 for commits in pins.values()), pins


def test_checkouts_leave_no_token_behind() -> None:
    checkouts = [step for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]

    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_nothing_that_others_wrote_is_pasted_into_a_script() -> None:
    assert all("${{" not in step["run"] for _, step in STEPS if "run" in step)


@pytest.mark.parametrize("name", JOBS)
def test_a_job_ends_in_time_on_a_named_system(name: str) -> None:
    assert JOBS[name]["timeout-minutes"] <= 30
    assert re.search(r"-\d", JOBS[name]["runs-on"])


def test_a_pull_request_is_checked_annotated_and_its_site_kept() -> None:
    steps = JOBS["handbook.yml/site"]["steps"]
    scripts = [step.get("run", "") for step in steps]
    kept = [step for step in steps if step.get("with", {}).get("path") == "site/" and "if" not in step]

    assert "if" not in JOBS["handbook.yml/site"]
    check = next(place for place, script in enumerate(scripts) if script.endswith("--format github"))
    assert check < scripts.index(".venv/bin/svcq build --site site")
    assert [step["uses"].split("@")[0] for step in kept] == ["actions/upload-artifact"]


def test_the_rules_of_change_are_a_gate() -> None:
    """A request that changes a standard without saying so fails, and not only by a remark in its review."""
    base = "${{ github.event_name == 'pull_request' && 'HEAD^1' || '' }}"
    checks = [step["run"] for step in JOBS["handbook.yml/site"]["steps"] if "svcq check" in step.get("run", "")]
    assert JOBS["handbook.yml/site"]["env"]["BASE"] == base
    assert [check.startswith('.venv/bin/svcq check ${BASE:+--base "$BASE"} ') for check in checks] == [True, True]
    assert "--fail-on" not in checks[0]

    name = "CI_MERGE_REQUEST_DIFF_BASE_SHA"
    *_, gate, _build = (line for line in _read(GITLAB)["handbook"]["script"] if "svcq" in line)
    assert gate == f'.venv/bin/svcq check ${{{name}:+--base "${name}"}}'


def test_only_main_reaches_pages() -> None:
    staged = [step for _, step in STEPS if step.get("uses", "").startswith("actions/upload-pages-artifact@")]

    assert [ON_MAIN in step["if"] for step in staged] == [True]
    assert JOBS["handbook.yml/pages"]["needs"] == "site"


def test_gitlab_does_the_same() -> None:
    settings = _read(GITLAB)
    conditions = [rule["if"] for rule in settings["workflow"]["rules"]]
    build, pages = settings["handbook"], settings["pages"]

    assert conditions == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
    assert build["artifacts"]["reports"]["junit"] in " ".join(build["script"])
    assert build["artifacts"]["when"] == "always"
    assert "site/" in build["artifacts"]["paths"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pages["needs"] == ["handbook"]
    assert pages["artifacts"]["paths"] == ["public"]


@pytest.mark.parametrize(("newest", "code"), [("aaa", 0), ("bbb", 75), ("", 1)])
def test_gitlab_publishes_the_newest_commit_only(tmp_path: Path, newest: str, code: int) -> None:
    job = _read(GITLAB)["pages"]
    (tmp_path / "site").mkdir()
    said = f"echo {newest} refs/heads/main | tr ' ' '\\t'" if newest else "true"
    (tmp_path / "git").write_text(f"#!/bin/sh\n{said}\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CI_COMMIT_SHA": "aaa", "CI_COMMIT_BRANCH": "main"}
    environment["CI_REPOSITORY_URL"] = "https://host/x.git"
    whole = "set -eo pipefail\n" + "\n".join(job["script"])
    done = subprocess.run(["bash", "-c", whole], cwd=tmp_path, env=environment, capture_output=True, check=False)

    assert done.returncode == code
    assert (tmp_path / "public").exists() == (code == 0)
    assert job["allow_failure"] == {"exit_codes": 75}
    assert job["resource_group"] == "pages"


def test_what_runs_by_the_clock_runs_what_is_on_main() -> None:
    for name, job in JOBS.items():
        if name.partition("/")[0] in OURS_ALONE:
            assert "github.ref == 'refs/heads/main'" in job["if"]
    jobs = _read(GITLAB)
    for name in ("reviews", "reviews-issue", "notices", "notices-send"):
        assert jobs[name]["rules"][0]["if"].startswith('$CI_PIPELINE_SOURCE == "schedule"')


def test_gitlab_images_are_pinned_by_version() -> None:
    settings = _read(GITLAB)
    images = [settings["default"]["image"], *(job["image"] for job in settings.values() if "image" in job)]

    assert all(re.fullmatch(r"[\w./-]+:\d+\.\d+\.\d+-\w+", image) for image in images), images


#: ``${NAME:+words}``: words that are there when the variable is set.
_OPTIONAL = re.compile(r"\$\{\w+:\+([^}]*)\}")


def _scripts() -> list[str]:
    lines = [step["run"] for _, step in STEPS if "run" in step]
    for job in _read(GITLAB).values():
        lines += job.get("script", []) if isinstance(job, dict) else []
    return [_OPTIONAL.sub(r"\1", line) for script in lines for line in script.splitlines()]


#: Words that a script says or looks for; what it runs stands outside of them.
_QUOTED = re.compile(r'"[^"]*"')


@pytest.mark.parametrize("script", sorted({line for line in _scripts() if "svcq " in _QUOTED.sub("", line)}))
def test_the_commands_in_them_exist(script: str) -> None:
    program, name, *arguments = shlex.split(script)
    parent = click.Context(cli, **cli.context_settings)  # a command remembers its help option of the first parent
    command = cli.get_command(parent, name)

    assert program == ".venv/bin/svcq"
    assert command is not None, f"there is no svcq {name}"
    command.make_context(name, arguments, parent=parent)  # raises for an option that it does not have


@pytest.mark.parametrize("script", sorted({line for line in _scripts() if line.startswith("make ")}))
def test_the_make_targets_in_them_exist(script: str) -> None:
    subprocess.run([*shlex.split(script), "--dry-run"], cwd=ROOT, check=True, capture_output=True)
