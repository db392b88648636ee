"""The other parts of a word processor's file: pictures, notes, comments, what stands on every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from svcq_build.intake.archive import Archive
from svcq_build.intake.blocks import CannotRead, Picture, Place, Remark
from svcq_build.intake.pictures import kept_picture
from svcq_build.intake.word_drawings import plain_words
from svcq_build.intake.word_fields import Fields
from svcq_build.intake.word_gathered import Whole
from svcq_build.intake.word_names import q, short
from svcq_build.intake.word_runs import Runs
from svcq_build.words import say


class Parts:
    """The parts of a file beside its text."""

    def __init__(self, archive: Archive, stem: str) -> None:
        """Take a file.

        Args:
            archive: the file. stem: what its pictures are called, with a number.
        Raises:
            CannotRead: when it holds no text.
        """
        self.archive, self._stem = archive, stem
        begun = archive.relations("")
        main = next((target for kind, target, _ in begun.values() if kind == "officeDocument"), "word/document.xml")
        root = archive.xml(main)
        if root is None or short(root) != "w:document":
            raise CannotRead(say("The file is no {ending} file: it holds no text.", ending=".docx"))
        self.root = root
        self.related = archive.relations(main)
        self._by_kind = {kind: target for kind, target, outside in self.related.values() if not outside}
        self._pictures: dict[str, Picture | None] = {}

    def of_kind(self, kind: str) -> Any:
        """The root of the part of a kind (``styles``); None where there is none."""
        target = self._by_kind.get(kind)
        return self.archive.xml(target) if target else None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that were kept."""
        return tuple(one for one in self._pictures.values() if one is not None)

    def keep(self, target: str, place: Place, remarks: list[Remark]) -> str | None:
        """Keep the picture in a part, and give its name; None, with a remark, where pages cannot show it."""
        if target not in self._pictures:
            content = self.archive.read(target)
            told = say("The picture is missing.")
            name = f"{self._stem}-{len(self.pictures) + 1}"
            kept = kept_picture(name, content) if content is not None else told
            self._pictures[target] = kept if isinstance(kept, Picture) else None
            if not isinstance(kept, Picture):
                remarks.append(Remark(place, kept, target))
        one = self._pictures[target]
        return one.name if one is not None else None

    def words_in(self, target: str) -> str:
        """The words in the part of a diagram, each once."""
        root = self.archive.xml(target) if target else None
        if root is None:
            return ""
        words = [one.text.strip() for one in root.iter(q("a:t"), q("c:v")) if (one.text or "").strip()]
        return " ".join(dict.fromkeys(words))

    @cached_property
    def _notes(self) -> dict[tuple[str, str], Any]:
        """The foot- and endnotes by their ids."""
        found = {}
        for kind in ("footnote", "endnote"):
            root = self.of_kind(f"{kind}s")
            for one in root.iter(q(f"w:{kind}")) if root is not None else ():
                found[kind, one.get(q("w:id"), "")] = one
        return found

    def note(self, kind: str, id_: str, whole: Whole) -> str:
        """The words of a foot- or endnote, read as those of the text are."""
        element = self._notes.get((kind, id_))
        if element is None:
            return ""
        related = self.archive.relations(self._by_kind[f"{kind}s"])
        inside = replace(whole, related=related, fields=Fields(), notes=lambda *_: "")
        place = Place("footnote" if kind == "footnote" else "endnote", int(id_) if id_.isdecimal() else 0)
        said = [Runs(inside, place, None, 0).read(one).text() for one in element.iter(q("w:p"))]
        return " ".join(" ".join(said).split())

    def remarks(self) -> Iterator[Remark]:
        """What is said of the text in comments, and what stands on each page above and below it."""
        root = self.of_kind("comments")
        for number, one in enumerate(root.iter(q("w:comment")) if root is not None else (), 1):
            who = one.get(q("w:author"), "")
            told = say("A comment by {who}; it is left out.", who=who) if who else say("A comment; it is left out.")
            yield Remark(Place("comment", number), told, plain_words(one).strip(), stays=True)
        seen: set[str] = set()
        for kind, target, outside in self.related.values():
            root = self.archive.xml(target) if kind in ("header", "footer") and not outside else None
            words = " ".join(plain_words(root).split()) if root is not None else ""
            if words and words not in seen:
                seen.add(words)
                told = say("It stands on every page; the handbook's pages have their own. It is left out.")
                yield Remark(Place("header" if kind == "header" else "footer"), told, words, stays=True)
        if any(name.endswith("vbaProject.bin") for name in self.archive.names):
            yield Remark(Place("file"), say("The file holds macros; they are left out."))
