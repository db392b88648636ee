"""Saying something that may hold words from documents, or names of files."""

from __future__ import annotations

import click

from svcq_build.words import clean, no_command


def tell(text: str, err: bool = False) -> None:
    """Print a text as a terminal and a workflow's log can bear it; ``err`` prints to standard error."""
    click.echo(no_command(clean(text)), err=err)
