"""Text of a document, together with the language that it is in."""

from __future__ import annotations


class Words(str):
    """A string that knows its language, so that a page can mark what is not in its own.

    Attributes:
        lang: ``zh`` or ``en``. linked: the same Markdown where values lead to the parameters that they are quoted
            from; the text itself where it quotes none.
    """

    __slots__ = ("lang", "linked")
    lang: str
    linked: str

    def __new__(cls, text: str, lang: str, linked: str | None = None) -> Words:
        """Words in a language."""
        words = super().__new__(cls, text)
        words.lang = lang
        words.linked = text if linked is None else linked
        return words

    def __getnewargs__(self) -> tuple[str, str, str]:  # type: ignore[override] # how pickle rebuilds it
        """What pickle passes to ``__new__``."""
        return (str(self), self.lang, self.linked)
