"""A change of theme, rehearsed: the handbook on MaterialX, beside the same handbook on Material.

``make rehearse-theme``. Material for MkDocs reaches the end of its life in 2027; MaterialX carries it on. This builds
the handbook with both, the other one in an environment of its own, and reports what readers would find different, and
what of the list of things that we rely on (``site_templates/theme-contract.yml``) it lacks or has in another form.
Differences are no failure.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from compare_sites import differences  # noqa: E402

from tests.site.theme_contract import FILE, changed, missing  # noqa: E402

WANTED = Path(__file__).with_name("requirements-theme.txt")
#: Builds with another theme: everything else is as always.
BUILD = """\
import sys
from svcq_build.site import configuration
configuration.THEME = "materialx"
sys.argv = ["svcq", *sys.argv[1:]]
from svcq_build.cli import main
main()
"""


def environment(folder: Path) -> Path:
    """An environment like ours, but for the theme; made once. Returns: its Python."""
    python = folder / "bin" / "python"
    if not (folder / ".ready").is_file():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        ours = [f"{line}\n" for line in _installed() if not line.startswith("mkdocs-material==")]
        (folder / "ours.txt").write_text("".join(ours), encoding="utf-8")
        pip = [str(python), "-m", "pip", "-q", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, "-r", str(folder / "ours.txt"), "-r", str(WANTED)], check=True)
        (folder / ".ready").touch()
    return python


def _installed() -> list[str]:
    """What svcq needs, in the versions of the lock file, without hashes."""
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return [line.rstrip(" \\") for line in lines if line and not line.startswith((" ", "#"))]


def main() -> None:
    """Build with both themes and report."""
    python = environment(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as scratch:
        sites = {name: Path(scratch) / name for name in ("material", "materialx")}
        common = ["build", "--root", str(ROOT), "--work", "rehearsal", "--lang", "en"]
        subprocess.run(
            [sys.executable, "-m", "svcq_build", *common, "--site", str(sites["material"])], check=True, cwd=ROOT
        )
        done = subprocess.run(
            [str(python), "-c", BUILD, *common, "--site", str(sites["materialx"])], check=False, cwd=ROOT
        )
        find = "import importlib.util as u; print(u.find_spec('material').origin)"
        where = subprocess.run([str(python), "-c", find], check=True, capture_output=True, text=True).stdout.strip()
        theme, contract = Path(where).parent / "templates", yaml.safe_load(FILE.read_text("utf-8"))
        print(
            "\nWhat the other theme lacks of what we rely on:", *(missing(contract, theme) or ["nothing"]), sep="\n  "
        )
        print("Templates that it has in another form:", *(changed(contract, theme) or ["none"]), sep="\n  ")
        if done.returncode:
            print("The handbook cannot be built on it yet; what it said stands above.")
            return
        told = list(differences(sites["material"], sites["materialx"])) or ["nothing"]
        print("What readers would find different:", *told, sep="\n  ")


if __name__ == "__main__":
    main()
