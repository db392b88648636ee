"""The pictures of a workbook, by the sheet that they lie on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from svcq_build.intake.archive import Archive
from svcq_build.intake.blocks import Picture, Place, Remark
from svcq_build.intake.pictures import kept_picture

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: Where .xlsx and .ods files hold pictures.
_FOLDERS = ("xl/media/", "Pictures/")


def pictures_by_sheets(
    archive: Archive, stem: str, sheets: Sequence[str]
) -> tuple[dict[str, list[Picture]], list[Remark]]:
    """Take the pictures out of a workbook.

    Args:
        archive: the file. stem: what they are called, with a number. sheets: the names of those that are read. What
            lies on none of them (in a cell, as WPS has it, or on a hidden or empty sheet) goes to the first.
    Returns:
        the pictures by sheet; a remark for each that pages cannot show.
    Raises:
        CannotRead: when a part of the file is damaged.
    """
    lies_on = {part: sheet for sheet, part in reversed(list(_drawn(archive))) if sheet in sheets}
    pictures: dict[str, list[Picture]] = {}
    remarks: list[Remark] = []
    for part in archive.names:
        content = archive.read(part) if part.startswith(_FOLDERS) and sheets else None
        if not content:
            continue
        sheet = lies_on.get(part, sheets[0])
        kept = kept_picture(f"{stem}-{sum(map(len, pictures.values())) + 1}", content)
        if isinstance(kept, Picture):
            pictures.setdefault(sheet, []).append(kept)
        else:
            remarks.append(Remark(Place("sheet", 0, 1, 1, sheet), kept))
    return pictures, remarks


def _drawn(archive: Archive) -> Iterator[tuple[str, str]]:
    """Each sheet of an .xlsx file, with each picture in its drawings."""
    book: Any = archive.xml("xl/workbook.xml")
    related = archive.relations("xl/workbook.xml") if book is not None else {}
    for sheet in book.iter(f"{_MAIN}sheet") if book is not None else ():
        target = related.get(sheet.get(_RELATION, ""))
        for kind, drawing, outside in archive.relations(target[1]).values() if target and not target[2] else ():
            if kind == "drawing" and not outside:
                for what, picture, elsewhere in archive.relations(drawing).values():
                    if what == "image" and not elsewhere:
                        yield sheet.get("name", ""), picture
