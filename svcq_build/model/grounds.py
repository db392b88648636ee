"""Grounds: what a finding rests on. It is silent while that could not be read, because another finding says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that has to have been read for a finding to be true.

    Attributes:
        what: ``file``: nothing is wrong with that file. ``documents``: every document is whole, and in its place.
            ``existence``: no unread file is the document. ``shape``: the document's fields are as its kind wants.
            ``parts``: no fault hides a part of it. ``mentions``: whatever may speak of it (or its part) is read.
        name: the file's path or the document's ``kind:id``; empty for the document that the finding is about.
        part: the part that is spoken of.
    """

    what: Literal["file", "documents", "existence", "shape", "parts", "mentions"]
    name: str = ""
    part: str | None = None


#: For a rule's ``RESTS_ON``: the shape of the document that it looks at, its parts; all documents.
OWN_SHAPE, OWN_PARTS, ALL_DOCUMENTS = Ground("shape"), Ground("parts"), Ground("documents")
