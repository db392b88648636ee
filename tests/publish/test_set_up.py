"""What a fresh machine meets: the Makefile, the lock files, the scripts of continuous integration, the licences."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]],
    "requirements-build.lock": PROJECT["dependency-groups"]["build"],
}


def _pins(lock: str) -> dict[str, list[tuple[Requirement, list[str]]]]:
    """Each package's pinned requirements (one a marker) and their hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    pins: dict[str, list[tuple[Requirement, list[str]]]] = {}
    for line in text.splitlines():
        words, *hashes = line.split(" --hash=")
        requirement = Requirement(words.strip())
        pins.setdefault(canonicalize_name(requirement.name), []).append(
            (requirement, [word.strip() for word in hashes])
        )
    return pins


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked_to_a_version_that_suits_it(lock: str) -> None:
    pins = _pins(lock)

    for wanted in map(Requirement, LOCKS[lock]):
        found = pins.get(canonicalize_name(wanted.name))
        assert found, f"{wanted} is not in {lock}: run make lock"
        for pinned, _ in found:
            (version,) = (specifier.version for specifier in pinned.specifier)
            assert wanted.specifier.contains(version), f"{lock} has {pinned}, wanted is {wanted}: run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_a_version_and_hashes(lock: str) -> None:
    for requirements in _pins(lock).values():
        for pinned, hashes in requirements:
            assert [specifier.operator for specifier in pinned.specifier] == ["=="], pinned
            assert hashes, pinned
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), pinned


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_on_the_network_or_on_a_machine(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert not re.search(r"://|--(extra-)?index-url|--find-links|file:| @ |(^|\s)\.{0,2}/", text, re.MULTILINE)


def test_tests_run_with_the_versions_that_users_get() -> None:
    run, develop = _pins("requirements.lock"), _pins("requirements-dev.lock")

    assert {name: [str(pin) for pin, _ in pins] for name, pins in run.items()} == {
        name: [str(pin) for pin, _ in develop[name]] for name in run
    }


def test_make_says_what_there_is() -> None:
    told = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout

    for target in ("make handbook", "make test", "make serve"):
        assert target in told


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """A PATH with a shell and a few tools, but no Python, browser or package manager."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "sh", "make", "cat", "rm", "mktemp", "dirname", "echo", "touch", "mkdir"):
        found = shutil.which(name)
        assert found, name
        (folder / name).symlink_to(found)
    return folder


def test_without_python_make_says_what_is_needed(bare_path: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["make", "handbook", f"VENV={tmp_path / 'none'}"],
        cwd=ROOT,
        env={"PATH": str(bare_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode != 0
    assert "svcq needs Python 3.11 or newer" in done.stderr


def test_continuous_integration_runs_make_test_wherever_it_is_called_from(bare_path: Path, tmp_path: Path) -> None:
    (bare_path / "make").unlink()
    (bare_path / "make").write_text('#!/bin/bash\necho "$PWD: $*"\nexit 5\n')
    (bare_path / "make").chmod(0o755)
    done = subprocess.run(
        [shutil.which("bash") or "bash", str(ROOT / ".ci" / "run")],
        cwd=tmp_path,
        env={"PATH": str(bare_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout == f"{ROOT}: --no-print-directory test\n"
    assert done.returncode == 5
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_tests_leave_nothing_behind_and_their_outcome_is_passed_on(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(
        "#!/bin/bash\n"
        'mkdir -p "$PYTHONPYCACHEPREFIX$TMPDIR/copy" && touch "$TMPDIR/file"\n'
        'echo "$*|$TMPDIR|$PYTHONPYCACHEPREFIX|${PYTHONDONTWRITEBYTECODE-unset}"\nexit 3\n'
    )
    python.chmod(0o755)
    done = subprocess.run(
        [str(ROOT / ".ci" / "tests"), str(tmp_path / "venv"), "-k", "two words"],
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )

    told, folder, compiled, forbidden = done.stdout.strip().split("|")
    assert (done.returncode, told, forbidden) == (3, "-m pytest -k two words", "unset")
    assert Path(folder).parent == tmp_path
    assert not Path(folder).exists()
    assert compiled == str(tmp_path / "venv" / "bytecode")
    assert not Path(compiled + folder).exists()


def _chromium(path: Path, tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    python = tmp_path / "python"
    python.write_text("#!/bin/bash\necho 'this machine has no network' >&2\nexit 1\n")
    python.chmod(0o755)
    return subprocess.run(
        [str(ROOT / ".ci" / "chromium"), str(python)],
        env={"PATH": str(path), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _browser(path: Path) -> Path:
    path.write_text("#!/bin/bash\necho Chromium 1\n")
    path.chmod(0o755)
    return path


def test_a_browser_on_the_path_is_used(bare_path: Path, tmp_path: Path) -> None:
    browser = _browser(bare_path / "google-chrome")

    assert _chromium(bare_path, tmp_path).stdout == f"{browser}\n"


def test_a_browser_that_is_named_comes_first(bare_path: Path, tmp_path: Path) -> None:
    _browser(bare_path / "chromium")
    named = _browser(tmp_path / "mine")

    assert _chromium(bare_path, tmp_path, SVCQ_CHROMIUM=str(named)).stdout == f"{named}\n"


def test_a_named_browser_that_does_not_run_is_an_error(bare_path: Path, tmp_path: Path) -> None:
    _browser(bare_path / "chromium")
    done = _chromium(bare_path, tmp_path, SVCQ_CHROMIUM="/nowhere/chromium")

    assert done.returncode != 0
    assert "/nowhere/chromium" in done.stderr


def test_without_a_browser_the_tests_fail_and_say_why(bare_path: Path, tmp_path: Path) -> None:
    done = _chromium(bare_path, tmp_path)

    assert done.returncode != 0
    assert done.stdout == ""
    assert "this machine has no network" in done.stderr
    assert "The browser tests need a Chromium" in done.stderr


def test_both_licences_are_there() -> None:
    tool = (ROOT / "LICENSE").read_text(encoding="utf-8")
    handbook = (ROOT / "LICENSE-handbook").read_text(encoding="utf-8")

    assert "Apache License" in tool
    assert "END OF TERMS AND CONDITIONS" in tool
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in handbook
    assert "署名" in handbook
