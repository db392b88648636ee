"""Where the templates lie: in an installed package beside the code, in a checkout one folder up."""

from __future__ import annotations

from pathlib import Path


def our_templates() -> Path:
    """The folder ``site_templates`` that comes with svcq."""
    package = Path(__file__).parents[1]
    installed = package / "site_templates"
    return installed if installed.is_dir() else package.parent / "site_templates"
