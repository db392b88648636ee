"""Starters: a sector, a language and a day → the first documents of a handbook.

All sectors share one trunk, ``site_templates/starters/trunk/<language>/``; what is peculiar to a sector are words, in
``site_templates/starters/<sector>/words.yml``: what its customers, places and roles are called, its main service with
requirements, what shows that they are met, and the mishap that it must be ready for.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import yaml

from svcq_build.files import our_templates

#: The folder of what all sectors share; no sector.
_TRUNK = "trunk"
_OPENING = '{% from "trunk/heads.jinja" import head, brief with context %}\n'


def starters() -> Path:
    """The folder with the starters that come with svcq."""
    return our_templates() / "starters"


@functools.cache
def sectors() -> Mapping[str, Mapping[str, str]]:
    """Every sector that has a starter, in the order in which they are offered: its id → language → its name."""
    found = {path.parent.name: _read(path) for path in starters().glob("*/words.yml")}
    ordered = sorted(found.items(), key=lambda item: (item[1]["order"], item[0]))
    return {sector: {language: words[language]["name"] for language in ("zh", "en")} for sector, words in ordered}


def starter(sector: str, language: str, today: dt.date, in_china: bool = True) -> dict[str, str]:
    """The first documents of a handbook.

    Args:
        sector: one of :func:`sectors`. language: ``zh`` or ``en``. today: the day that they carry.
        in_china: whether China's emergency numbers and currency hold there.
    Returns:
        their texts by their paths, from the handbook's root.
    """
    words = _read(starters() / sector / "words.yml")
    ids = words["ids"]
    context = {
        **words[language],
        "ids": ids,
        "today": today.isoformat(),
        "mark": _marks()[language],
        "in_china": in_china,
    }
    environment = templates()
    trunk = starters() / _TRUNK / language
    made: dict[str, str] = {}
    for path in sorted(file for file in trunk.rglob("*") if file.is_file()):
        name = path.stem.strip("_")
        stem = ids[name] if path.stem == f"_{name}_" else path.stem
        text = environment.from_string(_OPENING + path.read_text(encoding="utf-8")).render(context)
        made[path.relative_to(trunk).with_name(stem + path.suffix).as_posix()] = text
    return made


@functools.cache
def templates() -> jinja2.Environment:
    """What fills the starters in. They are svcq's own, and what they make is YAML and Markdown, no HTML."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(starters()),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["value"] = as_value
    return environment


def as_value(value: Any) -> str:
    """A value as YAML writes it on one line, in quotes where it needs them."""
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=100_000)
    return text.removesuffix("\n").removesuffix("\n...")


@functools.cache
def _marks() -> Mapping[str, Mapping[str, str]]:
    """What marks a document as a starter's, by language."""
    marks: Mapping[str, Mapping[str, str]] = _read(starters() / _TRUNK / "marks.yml")
    return marks


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read
