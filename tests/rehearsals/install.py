"""Rehearse “pip install svcq” as a newcomer meets it: ``python tests/rehearsals/install.py [FOLDER]``.

Builds the source archive, from it the wheel (as an index would hand it out), and installs that with pip into a fresh
environment, with pipx and with uv as a tool; dependencies come from the package index. In each, a handbook is begun,
checked and built, and the shell is asked to complete; uvx runs it without installing. Needs the network; a few minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: What whoever installs it finds on the PATH besides.
_PATH = "/usr/local/bin:/usr/bin:/bin"


def run(*words: str | Path, cwd: Path, **variables: str) -> str:
    """Run a program without this environment's own settings; what it says. Ends the rehearsal when it fails."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "HTTP", "SSL_"))}
    environment = {**kept, "PATH": _PATH, "HOME": str(cwd), "LC_ALL": "C.UTF-8", **variables}
    started = time.monotonic()
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    print(f"{time.monotonic() - started:5.1f} s  {' '.join(str(word) for word in words)}")
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def built(folder: Path) -> Path:
    """The wheel that is made from the source archive alone."""
    builds = folder / "build"
    venv.create(builds, with_pip=True)
    python = builds / "bin" / "python"
    run(python, "-m", "pip", "-q", "install", "hatchling>=1.27", "uv", "pipx", cwd=folder)
    run(python, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (archive,) = folder.glob("svcq-*.tar.gz")
    run(python, "-m", "pip", "-q", "wheel", "--no-deps", "--wheel-dir", folder, archive, cwd=folder)
    (wheel,) = folder.glob("svcq-*.whl")
    return wheel


def begin(svcq: Path, folder: Path) -> None:
    """A handbook from nothing to a built site, with what stands in the README."""
    folder.mkdir()
    said = run(
        svcq,
        "init",
        "book",
        "--sector",
        "hotel",
        "--languages",
        "zh,en",
        "--host",
        "github",
        "--name",
        "云栖酒店",
        cwd=folder,
    )
    assert "mkdocs.yml" in said or "25" in said, said
    book = folder / "book"
    run(svcq, "check", "--fail-on", "warning", cwd=book)
    run(svcq, "build", cwd=book)
    assert (book / "site" / "index.html").is_file()
    assert (book / "site" / "en" / "index.html").is_file()
    offered = run(svcq, cwd=book, _SVCQ_COMPLETE="bash_complete", COMP_WORDS="svcq show check", COMP_CWORD="2")
    assert "check-in" in offered, offered
    assert "complete -" in run(svcq, cwd=book, _SVCQ_COMPLETE="bash_source")
    subprocess.run([svcq, "doctor"], cwd=book, check=False)


def main() -> None:
    """Rehearse in a folder that is given, or in one that is gone afterwards."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else scratch).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        wheel = built(folder)
        print("With pip, in an environment of its own:")
        venv.create(folder / "fresh", with_pip=True)
        run(folder / "fresh" / "bin" / "python", "-m", "pip", "-q", "install", wheel, cwd=folder)
        begin(folder / "fresh" / "bin" / "svcq", folder / "by-pip")
        print("With pipx:")
        pipx = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "pipx-bin")}
        run(folder / "build" / "bin" / "pipx", "install", "--quiet", wheel, cwd=folder, **pipx)
        begin(folder / "pipx-bin" / "svcq", folder / "by-pipx")
        print("With uvx, without installing:")
        told = run(folder / "build" / "bin" / "uvx", "--from", wheel, "svcq", "--version", cwd=folder)
        assert "svcq" in told, told
        print("With uv, as a tool:")
        tools = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
        run(folder / "build" / "bin" / "uv", "tool", "install", "--quiet", wheel, cwd=folder, **tools)
        begin(folder / "bin" / "svcq", folder / "by-uv")
    print("All work.")


if __name__ == "__main__":
    main()
