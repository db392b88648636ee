"""PDF file: an outline → the bytes of a tagged PDF (PDF/UA-1), set by typst.

What a document says reaches typst as data beside a fixed program, so that no sign in it means anything.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from pathlib import Path
from typing import Any, Literal

from svcq_build.export.blocks import Outline
from svcq_build.export.fonts import fonts, installed_fonts
from svcq_build.export.texts import pictures_in
from svcq_build.export.typst_data import as_data, file_of
from svcq_build.words import Message, say

_PROGRAM = Path(__file__).with_name("paper.typ")
_MISSING = re.compile(r"the text `\"(.*?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
#: So many characters are named where fonts lack many.
_NAMED = 12


class ExportError(Exception):
    """A file cannot be made. message: why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def write_pdf(outline: Outline) -> bytes:
    """A PDF, tagged as PDF/UA-1 wants it. The same outline makes the same bytes, with the same fonts.

    Raises:
        ExportError: when typst is not installed, no font of the system has a character, or a picture is broken.
    """
    return _typeset(outline, "pdf", pdf_standards=["ua-1"])[0]


def write_png(outline: Outline, dots_per_inch: int = 80) -> list[bytes]:
    """The same pages as pictures, to look at. Raises as :func:`write_pdf` does."""
    return _typeset(outline, "png", ppi=dots_per_inch)


def _typeset(outline: Outline, form: Literal["pdf", "png"], **options: Any) -> list[bytes]:
    try:
        import typst
    except ImportError:
        raise ExportError(
            say("A PDF needs the package “typst”, which is not installed. Install it with: pip install 'svcq[pdf]'")
        ) from None
    moment = dt.datetime.combine(outline.day, dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory(prefix="svcq-export-") as name:
        folder = Path(name)
        data = as_data(outline, fonts(outline.language, installed_fonts().families()), folder)
        (folder / "outline.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        program = folder / "paper.typ"
        program.write_bytes(_PROGRAM.read_bytes())
        try:
            made, _ = typst.Compiler(program, root=folder, font_paths=installed_fonts()).compile_with_warnings(
                format=form, timestamp=moment, **options
            )
        except typst.TypstError as error:
            told = error.diagnostic or error.message
            broken = _broken_picture(outline, folder) if "image" in told else None
            raise ExportError(_explain(told) if broken is None else broken) from error
    return made if isinstance(made, list) else [made or b""]


def _broken_picture(outline: Outline, folder: Path) -> Message | None:
    """The picture that keeps a paper from being set; typst does not say which one it is."""
    import typst

    for place, picture in enumerate(pictures_in(outline.blocks)):
        try:
            typst.Compiler(f'#image("{file_of(picture, place)}")'.encode(), root=folder).compile(format="svg")
        except typst.TypstError:
            return say("The picture “{words}” is broken: it cannot be shown in a PDF.", words=picture.words)
    return None


def _explain(told: str) -> Message:
    """What typst complains of, in words for people."""
    missing = "".join(dict.fromkeys("".join(_ESCAPED.sub(_character, text) for text in _MISSING.findall(told))))
    if missing:
        shown = " ".join(f"{one} (U+{ord(one):04X})" for one in missing[:_NAMED])
        return say(
            "No font on this machine has these characters: {characters}. Install one that has them, such as Noto Serif "
            "CJK (Debian: fonts-noto-cjk; Windows and macOS bring fonts for Chinese), or export as docx.",
            characters=shown + (" …" if len(missing) > _NAMED else ""),
        )
    return say("typst cannot set this paper: {told}", told=" ".join(told.split())[:500])


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
