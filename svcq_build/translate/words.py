"""Text of a document, together with the language that it is in."""

from __future__ import annotations

from collections.abc import Sequence

from svcq_build.load import heading_anchors


class Words(str):
    """A string that knows its language, so that a page can mark what is not in its own.

    Attributes:
        lang: ``zh``, ``en``… marked: the same Markdown with the values marked that parameters have given it
            (:func:`svcq_build.model.linked`); the text itself where it quotes none.
        anchors: of its headings, where they are not those that its own words make.
    """

    __slots__ = ("anchors", "lang", "marked")
    lang: str
    marked: str
    anchors: tuple[str, ...]

    def __new__(cls, text: str, lang: str, marked: str | None = None, anchors: tuple[str, ...] = ()) -> Words:
        """Words in a language."""
        words = super().__new__(cls, text)
        words.lang = lang
        words.marked = text if marked is None else marked
        words.anchors = anchors
        return words

    def __getnewargs__(self) -> tuple[str, str, str, tuple[str, ...]]:  # type: ignore[override] # for pickle
        """What pickle passes to ``__new__``."""
        return (str(self), self.lang, self.marked, self.anchors)


def anchors_of(text: str, own: Sequence[str] | None = None) -> Sequence[str]:
    """The anchors of a text's headings, in order.

    Args:
        text: the text. own: those that its own words make, where they are known.
    """
    own = heading_anchors(text) if own is None else own
    given = text.anchors if isinstance(text, Words) else ()
    return given if len(given) == len(own) else own
