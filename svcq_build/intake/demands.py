"""Demands of tools for requirements (Doorstop, StrictDoc, Sphinx-Needs, ReqIF), as every one of them is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from svcq_build.intake.blocks import Place

#: The tools whose files are understood.
Tool = Literal["doorstop", "strictdoc", "sphinx-needs", "reqif"]
#: What a tool's files hold: the title of each set of demands, and these.
Sets = list[tuple[str, list["Demand"]]]


@dataclass(frozen=True, slots=True)
class Demand:
    """A requirement, a heading or a text between requirements, as a tool has it.

    Attributes:
        place: where it stands. text: its words. id: its id; "" for what demands nothing. title: its title.
        depth: of a heading, from 1; 0 for anything else. others: what else is said of it, by the tool's names.
    """

    place: Place
    text: str
    id: str = ""
    title: str = ""
    depth: int = 0
    others: Mapping[str, str] = field(default_factory=dict)
