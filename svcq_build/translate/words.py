"""Text of a document, together with the language that it is in."""

from __future__ import annotations


class Words(str):
    """A string that knows its language, so that a page can mark what is not in its own.

    Attributes:
        lang: ``zh`` or ``en``.
    """

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Words:
        """Words in a language."""
        words = super().__new__(cls, text)
        words.lang = lang
        return words

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override] # how pickle rebuilds it
        """What pickle passes to ``__new__``."""
        return (str(self), self.lang)
