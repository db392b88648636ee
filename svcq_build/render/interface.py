"""Interface words for templates: sentences with blanks, labels of choices and of relations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from svcq_build.words import catalog


@dataclass(frozen=True)
class Interface:
    """The interface in one language.

    Attributes:
        language: its language. words: English (by context) to that language.
    """

    language: str
    words: dict[tuple[str, str], str]

    def word(self, english: str, **blanks: Any) -> str:
        """``_("{n} documents", n=3)``: the sentence in this language, its blanks filled."""
        sentence = self.words.get(("", english), english)
        if not blanks:
            return sentence
        for value in blanks.values():
            if hasattr(value, "__html__"):
                return escape(sentence).format(**blanks)
        return sentence.format(**blanks)

    def plural(self, one: str, many: str, n: int, **blanks: Any) -> str:
        """``_n("{n} step", "{n} steps", n)``: the form that fits the number."""
        return self.word(one if n == 1 else many, n=n, **blanks)

    def choice(self, field: str, value: str) -> str:
        """The label of an enumeration's value: the entry with the field's name as its context."""
        return self.words.get((field, value)) or value.replace("-", " ")

    def relation(self, name: str) -> str:
        """What a relation is called, read from either end: the entry with the context ``relation``."""
        return self.words.get(("relation", name)) or name.replace("-", " ")

    def functions(self) -> dict[str, Callable[..., Any]]:
        """What templates call."""
        return {"_": self.word, "_n": self.plural, "relation_label": self.relation}

    def for_theme(self) -> dict[str, str]:
        """Everything without a context, for the theme's templates."""
        return {english: words for (context, english), words in self.words.items() if not context}


def interface(language: str) -> Interface:
    """The interface of a language."""
    return Interface(language, catalog(language))
