"""Runs the jobs of ``.gitlab-ci.yml`` as GitLab would, in a clone of the newest commit (``make rehearse-ci``).

The npm package gitlab-ci-local runs them in the shell, without containers. Jobs that speak with the host's interface
are not run: ``tests/review_comment`` and ``tests/reviews`` try their scripts with a stand-in.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

BRANCH = "main"
NOT_REHEARSED = {
    "tests": "make test is run by itself",
    "review-note": "it writes to the host; tests/review_comment runs its script with a stand-in",
    "reviews-issue": "it writes to the host; tests/reviews runs its script with a stand-in",
}
REHEARSED = ("handbook", "pages", "review", "reviews")


class _Rehearsal:
    """One clone, and what is run in it."""

    def __init__(self, program: Path, root: Path, folder: Path) -> None:
        self.program, self.handbook = program, folder / "handbook"
        self.host = folder / "host.git"
        _git("clone", "--quiet", "--bare", str(root), str(self.host))
        _git(
            "--git-dir",
            str(self.host),
            "update-ref",
            f"refs/heads/{BRANCH}",
            _git("-C", str(root), "rev-parse", "HEAD"),
        )
        _git("--git-dir", str(self.host), "symbolic-ref", "HEAD", f"refs/heads/{BRANCH}")
        _git("clone", "--quiet", str(self.host), str(self.handbook))
        # All jobs run in the clone itself, so nothing has to be copied between them, which the program does by rsync.
        self.programs = folder / "bin"
        self.programs.mkdir()
        (self.programs / "rsync").write_text("#!/bin/sh\n", encoding="utf-8")
        (self.programs / "rsync").chmod(0o755)
        # The program wants an address that looks like a host's; nothing is fetched from it.
        _git("-C", str(self.handbook), "remote", "set-url", "origin", "git@gitlab.example.com:group/handbook.git")
        self.commit = _git("-C", str(self.handbook), "rev-parse", "HEAD")

    def run(self, job: str, variables: Mapping[str, str], code: int = 0) -> str:
        """What a job says; ends the rehearsal when its exit code is another than expected."""
        given = {
            "CI_DEFAULT_BRANCH": BRANCH,
            "CI_COMMIT_BRANCH": BRANCH,
            "CI_COMMIT_SHA": self.commit,
            "CI_REPOSITORY_URL": str(self.host),
            **variables,
        }
        settings = [word for name, value in given.items() for word in ("--variable", f"{name}={value}")]
        print(
            f"{job} ({', '.join(f'{name}={value}' for name, value in variables.items()) or 'default branch'}) …",
            flush=True,
        )
        done = self._call("--force-shell-executor", "--no-color", *settings, job)
        said = done.stdout + done.stderr
        if done.returncode != code:
            sys.exit(f"{said}\n{job}: exit code {done.returncode}, not {code}")
        return said

    def jobs(self) -> list[str]:
        """The names of all jobs, as the program reads the file."""
        listed = self._call("--list-json")
        if listed.returncode:
            sys.exit(listed.stderr)
        return [job["name"] for job in json.loads(listed.stdout)]

    def want(self, path: str, words: str = "") -> None:
        """End the rehearsal when a file is missing, or lacks these words."""
        file = self.handbook / path
        if not file.is_file() or words not in file.read_text(encoding="utf-8"):
            sys.exit(f"{path} is missing, or holds no “{words}”")

    def _call(self, *words: str) -> subprocess.CompletedProcess[str]:
        around = {**os.environ, "HOME": str(self.host.parent), "PATH": f"{self.programs}:{os.environ['PATH']}"}
        command = ["node", str(self.program), *words]
        return subprocess.run(command, cwd=self.handbook, capture_output=True, text=True, env=around, check=False)


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], capture_output=True, text=True, check=True).stdout.strip()


def rehearse(program: Path, root: Path) -> None:
    """Run every job that can be run without a host; ends with a message at the first that does not do its work."""
    with tempfile.TemporaryDirectory() as folder:
        here = _Rehearsal(program, root, Path(folder))
        unknown = sorted(set(here.jobs()) ^ {*REHEARSED, *NOT_REHEARSED})
        if unknown:
            sys.exit(f"Say in {Path(__file__).name} what is to be done with: {', '.join(unknown)}")
        before = _git("-C", str(here.handbook), "rev-parse", "HEAD~1")

        here.run("handbook", {})
        here.want("svcq-junit.xml", "<testsuites")
        here.want("site/index.html", "<html")
        late = here.run("pages", {"CI_COMMIT_SHA": before})
        if "nothing is published" not in late or (here.handbook / "public").exists():
            sys.exit(f"{late}\npages: an older run published a site")
        here.run("pages", {})
        here.want("public/index.html", "<html")

        request = {
            "CI_PIPELINE_SOURCE": "merge_request_event",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": before,
            "CI_COMMIT_BRANCH": "",
        }
        here.run("handbook", request)
        here.run("review", request)
        here.want("review.md", "<!-- svcq review -->")
        here.want("suggestions.json", '"version"')
        here.want("new-site/index.html", "<html")

        here.run("reviews", {"CI_PIPELINE_SOURCE": "schedule"})
        here.want("reviews.md")
    for job, why in NOT_REHEARSED.items():
        print(f"{job}: not rehearsed ({why})")
    print("The pipeline does what it says.")


if __name__ == "__main__":
    if shutil.which("node") is None:
        sys.exit("The rehearsal needs Node.js 20 or newer, and npm.")
    rehearse(Path(sys.argv[1]).resolve() / "gitlab-ci-local/src/index.js", Path(__file__).resolve().parents[2])
