"""Text of a document, together with the language that it is in."""

from __future__ import annotations


class Words(str):
    """A string that knows its language, so that a page can mark what is not in its own.

    Attributes:
        lang: ``zh`` or ``en``. marked: the same Markdown with the values marked that parameters have given it
            (:func:`svcq_build.model.linked`); the text itself where it quotes none.
    """

    __slots__ = ("lang", "marked")
    lang: str
    marked: str

    def __new__(cls, text: str, lang: str, marked: str | None = None) -> Words:
        """Words in a language."""
        words = super().__new__(cls, text)
        words.lang = lang
        words.marked = text if marked is None else marked
        return words

    def __getnewargs__(self) -> tuple[str, str, str]:  # type: ignore[override] # how pickle rebuilds it
        """What pickle passes to ``__new__``."""
        return (str(self), self.lang, self.marked)
