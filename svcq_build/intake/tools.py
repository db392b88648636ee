"""Tools for requirements: their files → sources, from which standards are drafted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from svcq_build.intake import doorstop, reqif, sphinx_needs, strictdoc
from svcq_build.intake.archive import MOST_BYTES
from svcq_build.intake.blocks import Block, CannotRead, Cell, Paragraph, Remark, Source, Table
from svcq_build.intake.decoded import without_steering
from svcq_build.intake.demands import Demand, Sets, Tool
from svcq_build.intake.markdown_text import as_markdown
from svcq_build.words import say


def read_demands(tool: Tool, files: Sequence[tuple[str, bytes]]) -> list[tuple[str, list[Source] | CannotRead]]:
    """Read the files of a tool for requirements.

    Args:
        tool: the tool. files: names and bytes; Doorstop's are read folder by folder, the others one by one.
    Returns:
        a source a set of demands, or why there is none, each with the name of its file or folder.
    """
    if tool == "doorstop":
        return [(name, _sources(name, sets)) for name, sets in doorstop.read_folders(files)]
    readers: dict[str, tuple[tuple[str, ...], Callable[[bytes], Sets]]] = {
        "strictdoc": ((".sdoc",), strictdoc.read_sets),
        "sphinx-needs": ((".json",), sphinx_needs.read_sets),
        "reqif": ((".reqif", ".reqifz", ".xml"), reqif.read_sets),
    }
    endings, read = readers[tool]
    found: list[tuple[str, list[Source] | CannotRead]] = []
    for name, content in files:
        try:
            if not name.lower().endswith(endings):
                raise CannotRead(
                    say("It is no file of {tool}: these end in {endings}.", tool=tool, endings=", ".join(endings))
                )
            if len(content) > MOST_BYTES:
                limit = MOST_BYTES >> 20
                raise CannotRead(
                    say("The file has {size} MB; the limit is {limit} MB.", size=len(content) >> 20, limit=limit)
                )
            found.append((name, _sources(name, read(content))))
        except CannotRead as error:
            found.append((name, error))
    return found


def _sources(name: str, sets: Sets) -> list[Source] | CannotRead:
    sources = [_source(PurePath(name).name, title, demands) for title, demands in sets if demands]
    return sources or CannotRead(say("No requirement stands in it."))


def _source(name: str, title: str, demands: Sequence[Demand]) -> Source:
    blocks: list[Block] = []
    remarks: list[Remark] = []
    for one in demands:
        text = without_steering(one.text).strip()
        words = [without_steering(one.title).strip(), *(text.split("\n\n") if text else ())]
        words = [" ".join(piece.split()) for piece in words if piece.strip()]
        if words:
            markdown = "\n\n".join(map(as_markdown, words))
            block = Paragraph(one.place, "\n\n".join(words), markdown, one.id, one.depth + 1 if one.depth else 0)
            is_demand = one.id or one.depth
            blocks.append(block if is_demand else Table(one.place, ((Cell(one.place, (block,)),),)))  # it stands apart
        for attribute, value in one.others.items():
            if value.strip():
                told = say(
                    "“{attribute}” of {id} has no field; it is left out.", attribute=attribute, id=one.id or title
                )
                remarks.append(Remark(one.place, told, without_steering(value).strip(), stays=True))
    return Source(name, tuple(blocks), (), tuple(remarks), title)
