"""What stands in a paper's files, read back without the code that wrote them."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from svcq_build.export.blocks import Block, Outline
from svcq_build.export.fonts import fonts_for
from svcq_build.export.papers import Papers, State
from svcq_build.load.folder import load
from svcq_build.load.graph import build_graph
from svcq_build.load.sources import TextSource
from svcq_build.render.desk import make_desk
from tests.conftest import FILES, STANDARD

DAY = dt.date(2026, 3, 1)
STATE = State(DAY, "0123456789abcdef")
CODED = STANDARD.replace("status: draft", "status: active\ncode: FW-01")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def papers_of(files: Mapping[str, str], root: Path, language: str = "zh", state: State = STATE) -> Papers:
    """Papers from documents by their paths, without a repository."""
    sources = [TextSource(path, text.encode()) for path, text in files.items()]
    graph = build_graph(load("site_name: 政务服务手册\n".encode(), sources))
    return Papers(make_desk(graph, language, DAY, None, None), root, state)


#: What a paper in Latin letters says of itself: typst brings the fonts for it to every machine.
IN_ENGLISH = {"title": "Queueing", "language": "en", "organisation": "Office"}
#: For what is set in Chinese: a machine without fonts for that is told so, which is all that can be tried there.
needs_chinese_fonts = pytest.mark.skipif(not fonts_for("zh"), reason="this machine has no font for Chinese")


def paper(*blocks: Block, **others: Any) -> Outline:
    """A paper with nothing but these."""
    about = {"title": "排队叫号", "language": "zh", "organisation": "政务中心", "day": DAY, **others}
    return Outline(blocks=blocks, **about)


def part(file: bytes, name: str = "word/document.xml") -> ET.Element:
    """One part of a Word file."""
    return ET.fromstring(zipfile.ZipFile(BytesIO(file)).read(name))


def word_text(file: bytes, name: str = "word/document.xml") -> str:
    """All words of a part of a Word file, in order."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = (node for run in part(file, name).iter(f"{W}r") for node in run)
    return "".join((node.text or "") if node.tag == f"{W}t" else signs.get(node.tag, "") for node in runs)


def data_text(value: Any) -> str:
    """All words of what typst is given, in order."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        told = ("kind", "role", "link", "lang", "region", "file", "format", "number", "widths", "right")
        return " ".join(data_text(inner) for name, inner in value.items() if name not in told)
    return " ".join(data_text(inner) for inner in value) if isinstance(value, list) else ""


def missing_in(text: str, wanted: Iterable[str]) -> str | None:
    """The first of some texts that another does not hold after the one before it; blanks apart."""
    text, at = _tight(text), 0
    for one in wanted:
        found = text.find(_tight(one), at)
        if found < 0:
            return one
        at = found + len(_tight(one))
    return None


def _tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def copy_of(standard: str, root: Path, **others: Any) -> Outline:
    """A copy of the standard ``queueing``, from its text."""
    files = {**FILES, "standards/service/queueing.yml": standard}
    return papers_of(files, root, **others).document("standard:queueing")
