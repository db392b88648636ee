"""The three files that make a kind, and the example documents beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent


def examples(which: str, here: Path = HERE) -> list[Path]:
    """All ``good`` or ``bad`` documents, kind by kind."""
    return sorted(here.glob(f"*/{which}/*.yml"))


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.stem}"


def missing_files(root: Path, kinds: Sequence[str]) -> Iterator[str]:
    """What a repository lacks of what each kind needs, and what it has for kinds that do not exist."""
    modules = {path.stem for path in (root / "svcq_build/kinds").glob("[!_]*.py")}
    templates = {
        path.name.removesuffix(".md.jinja") for path in (root / "site_templates/kinds").glob("[!_]*.md.jinja")
        if path.name.count(".") == 2  # term.list.md.jinja is a page of term
    }  # fmt: skip
    tests = {
        path.name for path in (root / "tests/kinds").iterdir()
        if any((path / "good").glob("*.yml")) and any((path / "bad").glob("*.yml"))
    }  # fmt: skip
    for kind in sorted({*kinds, *modules, *templates, *tests}):
        if kind not in modules:
            yield f"svcq_build/kinds/{kind}.py"
        if kind not in templates:
            yield f"site_templates/kinds/{kind}.md.jinja"
        if kind not in tests:
            yield f"tests/kinds/{kind}/good/*.yml and tests/kinds/{kind}/bad/*.yml"
