"""A built site read back: what its pages offer and ask for."""

from __future__ import annotations

from pathlib import Path

from svcq_build.render.contents import Links, read_links


def links_of(site: Path) -> tuple[dict[str, Links], set[str]]:
    """The links of every page, and the names of all files."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: read_links((site / name).read_text(encoding="utf-8")) for name in files if name.endswith(".html")}
    return pages, files
