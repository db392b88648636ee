"""What our styles, scripts and templates rely on in the theme: gathered from them, and looked for in the theme.

``python -m tests.site.theme_contract`` writes ``site_templates/theme-contract.yml`` anew; then read the difference.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
OURS = ROOT / "site_templates"
FILE = OURS / "theme-contract.yml"
HEAD = """\
# What svcq relies on in the theme (Material for MkDocs), in one place: for a new version of it, or for another theme.
# A test compares this list with our files and with the theme; “python -m tests.site.theme_contract” writes it anew.
"""
#: What our assets name, by kind: how it looks in them.
NAMED = {
    "classes": r"(?<![\w-])md-[a-z]+(?:(?:__|--|-)[a-z0-9]+)*",
    "properties": r"--md-[a-z0-9-]+",
    "attributes": r"data-md-[a-z]+(?:-[a-z]+)*",
    "components": r"data-md-component=[\"']?([a-z-]+)",
    "ids and globals": r"__(?:md_(?:get|set|scope|hash)|search|drawer|palette|config)\b",
    "streams": r"\b(?:document|location)\$",
}


def gathered(theme: Path) -> dict[str, object]:
    """What our files name, and the templates of the theme that ours take the place of, rest on, or are cut from.

    Args:
        theme: the theme's templates.
    """
    texts = {path: path.read_text("utf-8") for path in _files(OURS / "assets", OURS / "theme")}
    styles = "\n".join(text for path, text in texts.items() if path.suffix == ".css")
    others = "\n".join(texts.values())
    found: dict[str, object] = {}
    for what, pattern in NAMED.items():
        names = set(re.findall(pattern, others))
        if what == "properties":
            defined = set(re.findall(r"(--md-[a-z0-9-]+)\s*:", styles))
            names = {name for name in names if not name.endswith("-")} | defined
        found[what] = sorted(names)
    templates = {path.relative_to(OURS / "theme").as_posix() for path in texts if path.suffix == ".html"}
    inside = set(re.findall(r"{%-?\s*(?:extends|include|import)\s+\"([^\"]+\.html)\"", others))
    resting = {"base.html", "main.html", "partials/nav.html", "partials/nav-item.html", "partials/tabs.html"}
    resting |= {"partials/toc.html", "partials/toc-item.html", "partials/content.html", "partials/header.html"}
    named = sorted(name for name in templates | inside | resting if (theme / name).is_file())
    found["blocks"] = sorted(set(re.findall(r"{%-?\s*block (\w+)", others)))
    found["templates"] = {name: _digest(theme / name) for name in named}
    return found


def missing(contract: Mapping[str, Iterable[str]], theme: Path) -> list[str]:
    """What of a contract the theme does not have."""
    texts = {path: path.read_text("utf-8", "replace") for path in _files(theme) if ".icons" not in path.parts}
    everything = "\n".join(text for path, text in texts.items() if path.suffix in (".html", ".css", ".js"))
    base = (theme / "base.html").read_text("utf-8")
    lost = [
        f"{what}: {name}"
        for what in NAMED
        for name in contract[what]
        if name not in everything and what not in ("ids and globals", "components")
    ]
    lost += [
        f"components: {name}" for name in contract["components"] if f'data-md-component="{name}"' not in everything
    ]
    lost += [f"ids and globals: {name}" for name in contract["ids and globals"] if name not in everything]
    return lost + [f"blocks: {name}" for name in contract["blocks"] if f"block {name} " not in base]


def changed(contract: Mapping[str, Mapping[str, str]], theme: Path) -> list[str]:
    """The theme's templates that are not as they were when the contract was written."""
    templates = contract["templates"]
    return [name for name, was in templates.items() if not (theme / name).is_file() or _digest(theme / name) != was]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".css", ".js", ".html"))


def written(contract: Mapping[str, object]) -> str:
    """A contract as it stands in the file."""
    return HEAD + yaml.safe_dump(
        dict(contract), allow_unicode=True, sort_keys=False, width=110, default_flow_style=None
    )


if __name__ == "__main__":
    from svcq_build.files import theme_templates

    FILE.write_text(written(gathered(theme_templates())), encoding="utf-8")
