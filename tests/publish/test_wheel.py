"""The installable package: a wheel that works far from the checkout it was built in."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel and, so that nothing is downloaded, our dependencies."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = folder / "bin" / "python"
    subprocess.run([*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    # A folder named in a .pth file is only searched: the editable svcq of this environment stays out of it.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


@pytest.fixture(autouse=True)
def _no_other_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the search path of whoever runs the tests: with it, the source tree would answer for the wheel."""
    monkeypatch.delenv("PYTHONPATH", raising=False)


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A tiny repository outside the source tree, with one document that has a slip in it."""
    folder = tmp_path / "tiny"
    (folder / "standards" / "glossary").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: 小手册\n", encoding="utf-8")
    (folder / "standards" / "glossary" / "queue.yml").write_text(
        "kind: term\ntitle: 排队\nsummary: 等候的次序。\nstatus: draft\ndefinitoin: 按到达先后等候办理。\n",
        encoding="utf-8",
    )
    return folder


def _svcq(programs: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [programs / "svcq", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def test_the_templates_and_assets_are_in_the_wheel(wheel: Path) -> None:
    inside = {name.removeprefix("svcq_build/") for name in zipfile.ZipFile(wheel).namelist()}
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "site_templates").rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.parts)
    }

    assert ours
    assert ours <= inside


def test_the_licences_are_in_the_wheel_and_the_handbook_is_not(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()

    assert {Path(name).name for name in inside} >= {"LICENSE", "LICENSE-handbook", "METADATA"}
    assert not [name for name in inside if name.startswith(("standards/", "tests/", "roles/", "playbooks/"))]


def test_the_command_answers_and_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    helped = _svcq(installed, tmp_path, "--help")
    where = subprocess.run(
        [installed / "python", "-c", "import svcq_build; print(svcq_build.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert helped.returncode == 0, helped.stderr
    assert "check" in helped.stdout
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)


def test_it_checks_a_repository_elsewhere(installed: Path, handbook: Path) -> None:
    found = _svcq(installed, handbook, "check", "--lang", "en")
    document = handbook / "standards" / "glossary" / "queue.yml"
    document.write_text(document.read_text(encoding="utf-8").replace("definitoin", "definition"), encoding="utf-8")
    mended = _svcq(installed, handbook, "check", "--lang", "en", "--fail-on", "error")

    assert found.returncode == 1, found.stderr
    assert "standards/glossary/queue.yml:5:1" in found.stdout
    assert "definition" in found.stdout
    assert mended.returncode == 0, mended.stdout + mended.stderr


def test_it_builds_a_site_elsewhere_with_the_templates_it_carries(installed: Path, handbook: Path) -> None:
    document = handbook / "standards" / "glossary" / "queue.yml"
    document.write_text(document.read_text(encoding="utf-8").replace("definitoin", "definition"), encoding="utf-8")
    built = _svcq(installed, handbook, "build", "--lang", "en")
    page = handbook / "site" / "glossary" / "queue" / "index.html"

    assert built.returncode == 0, built.stdout + built.stderr
    assert "按到达先后等候办理" in page.read_text(encoding="utf-8")
    assert (handbook / "site" / "assets" / "svcq" / "handbook.js").is_file()
