"""Interface words for templates: sentences with blanks, labels of choices and of relations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from svcq_build.words import catalog, has_blanks, in_script, is_chinese, is_spoken, is_traditional, plural_form

_BLANK = re.compile(r"\{(\w+)\}")


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
        return _filled(sentence, blanks) if blanks else sentence

    def plural(self, one: str, many: str, n: int, **blanks: Any) -> str:
        """``_n("{n} step", "{n} steps", n)``: the form that fits the number."""
        if is_spoken(self.language):
            return self.word(one if n == 1 else many, n=n, **blanks)
        form = plural_form(self.language, n)
        if form == "one":
            return self.word(one, n=n, **blanks)
        return _filled(self.words.get((f"plural {form}", many)) or self.words.get(("", many), many), {"n": n, **blanks})

    def named(self, zh: str, en: str) -> str:
        """A name that svcq has in Chinese and in English (a kind's, a field's), in this language."""
        return in_script(zh, self.language) if is_chinese(self.language) else self.words.get(("", en), en)

    def choice(self, field: str, value: str) -> str:
        """The label of an enumeration's value: the entry with the field's name as its context."""
        return self.words.get((field, value)) or value.replace("-", " ")

    def relation(self, name: str) -> str:
        """What a relation is called, read from either end: the entry with the context ``relation``."""
        return self.words.get(("relation", name)) or name.replace("-", " ")

    def functions(self) -> dict[str, Callable[..., Any]]:
        """What templates call."""
        return {"_": self.word, "_n": self.plural, "relation_label": self.relation, "named": self.named}

    def values(self) -> dict[str, str]:
        """What templates put between words: ``gap``, a blank where the language has them."""
        return {"gap": " " if has_blanks(self.language) else ""}

    def for_theme(self) -> dict[str, str]:
        """Everything without a context, for the theme's templates."""
        return {english: words for (context, english), words in self.words.items() if not context}


def _filled(sentence: str, blanks: Mapping[str, Any]) -> str:
    """A sentence with its blanks filled. It may be a stranger's: what is no blank of ours stays as it is written."""
    if any(hasattr(value, "__html__") for value in blanks.values()):
        html = _BLANK.sub(lambda found: str(escape(blanks.get(found[1], found[0]))), str(escape(sentence)))
        return Markup(html)  # noqa: S704 - sentence and values are escaped
    return _BLANK.sub(lambda found: str(blanks.get(found[1], found[0])), sentence)


def interface(language: str, own: Mapping[tuple[str, str], str] | None = None) -> Interface:
    """The interface of a language.

    Args:
        language: it. own: what the handbook says otherwise, or in a language that svcq does not speak.
    """
    if is_traditional(language):
        words = {key: in_script(said, language) for key, said in catalog("zh").items()}
    elif is_spoken(language):
        words = dict(catalog(language))
    else:  # English until somebody translates
        words = dict(catalog("en"))
    return Interface(language, {**words, **(own or {})})


def words_in(language: str) -> dict[str, str]:
    """Everything without a context that svcq says in a language, by the English."""
    return interface(language).for_theme()


#: What says a sentence in English, for who has no page.
IN_ENGLISH = Interface("en", {}).word
