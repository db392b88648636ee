"""Differences between two versions of a document, as a page shows them: how they weigh, where, and which words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from svcq_build.change import Change, Weight, What, key_field, mark_of, marked_words
from svcq_build.kinds import all_kinds
from svcq_build.model import Mark, Model, Prose, Ref, Reference, parse_reference, says_nothing
from svcq_build.render.icons import icon
from svcq_build.render.interface import Interface
from svcq_build.render.line_diff import Marked, differing_lines, is_long, plain_texts
from svcq_build.render.outline import Outline
from svcq_build.render.text import plain, plain_line
from svcq_build.render.titled import titled_fields
from svcq_build.translate import Words
from svcq_build.words import Words as Titles
from svcq_build.words import in_html

_ICONS = {
    Weight.STRICTER: "material/arrow-up-bold",
    Weight.LOOSER: "material/arrow-down-bold",
    Weight.WORDING: "material/pencil-outline",
    Weight.STRUCTURE: "material/shape-outline",
}

#: From so many characters on (of both texts), what is the same is cut down to what surrounds the changes.
_LONG, _AROUND = 1200, 60
_TAGS = {"same": "", "old": "del", "new": "ins"}
#: A text, or none.
_TEXT = (str, type(None))
#: From a text of a document to its words in the language of the page, or in its own where they are not translated.
Translate = Callable[[str], str]


class Differences:
    """Writes changes as HTML in the language of one site."""

    def __init__(self, outline: Outline, interface: Interface) -> None:
        """Args: outline: writes values. interface: the site's words."""
        self._outline, self._interface = outline, interface
        self._badges = {weight: self._badge(weight) for weight in Weight}
        self._places: dict[tuple[object, ...], str] = {}

    def html(self, change: Change, translate: Translate) -> str:
        """One change: its weight, where, and what was and is.

        Args:
            change: from the documents as they were written. translate: finds their words in the page's language.
        """
        what = "" if change.what is What.CHANGED else in_html(self._interface.choice("what", change.what.value))
        badge = self._badges[change.weight]
        head = f'<p class="sv-diff__head">{badge}<span class="sv-diff__where">{self._where(change)}</span>{what}</p>'
        return f'{head}<div class="sv-diff__words">{self._words(change, translate)}</div>'

    def _badge(self, weight: Weight) -> str:
        label = in_html(self._interface.choice("weight", weight.value))
        return f'<span class="sv-weight sv-weight--{weight.value}">{icon(_ICONS[weight])}{label}</span>'

    def _where(self, change: Change) -> str:
        """The field, by titles; items of lists by their ids, by what they refer to, or by their places."""
        key = (change.part, *change.titles)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = self._place(change)
        return place

    def _place(self, change: Change) -> str:
        steps = []
        for title in change.titles:
            if isinstance(title, Titles):
                name = self._interface.named(title.zh, title.en)
                steps.append(in_html(name[:1].upper() + name[1:]))
            elif change.part == title:
                steps.append(f'<span class="sv-no">{in_html(title)}</span>')
            elif isinstance(title, Reference):
                name = self._outline.name(str(title))
                steps.append(self._tag("span", name) if self._lang(name) else in_html(name))
            else:
                steps.append(in_html(str(title)))
        return " ".join(step for step in steps if step)

    def _words(self, change: Change, translate: Translate) -> str:
        mark = mark_of(change)
        if isinstance(mark, Prose) and isinstance(change.old, _TEXT) and isinstance(change.new, _TEXT):
            old = translate(change.old) if change.old else ""
            new = translate(change.new) if change.new else ""
            return self._long(old, new) if is_long(old, new) else self._short(old, new, prose=True)
        name = next((str(step) for step in reversed(change.route) if isinstance(step, str)), "")
        told = isinstance(change.titles[-1], Reference) if change.titles else False
        old, new = (self._plain(name, value, translate, mark, told=told) for value in (change.old, change.new))
        if change.what is What.REORDERED:
            return f"{in_html(old)} → {in_html(new)}"
        both = change.what is What.CHANGED and isinstance(change.old, str) and isinstance(change.new, str)
        if both and not isinstance(mark, Ref):
            return self._short(old, new, prose=False)
        if both and old == new:  # two with the same title
            old, new = change.old, change.new
        return " → ".join(self._tag(tag, words) for tag, words in (("del", old), ("ins", new)) if words)

    def _short(self, old: str, new: str, *, prose: bool) -> str:
        """What differs in texts of one line; one of them may be empty."""
        lang = self._lang(new)
        if old and new and self._lang(old) == lang:
            return self._stretches(marked_words(*(plain_texts(old, new) if prose else (old, new))), lang)
        if prose:
            old, new = (_in_language_of(text, plain_line(text)) for text in (old, new))
        return " ".join(self._tag(tag, text) for tag, text in (("del", old), ("ins", new)) if text)

    def _long(self, old: str, new: str) -> str:
        """What differs in texts of several lines, each line on its own; one of them may be empty."""
        if not old or not new or self._lang(old) == self._lang(new):
            lang = self._lang(new or old)
            lines = [(line, lang) for line in differing_lines(old, new)]
        else:
            lines = [(line, self._lang(old)) for line in differing_lines(old, "")]
            lines += [(line, self._lang(new)) for line in differing_lines("", new)]
        return "".join(f"<p>{self._stretches(*line)}</p>" for line in lines)

    def _stretches(self, stretches: Marked, lang: str) -> str:
        """A text in one language, what went and what came marked."""
        out = []
        long = sum(len(words) * (2 if side == "same" else 1) for side, words in stretches) > _LONG
        for place, (side, words) in enumerate(stretches):
            tag = _TAGS[side]
            if long and side == "same":
                words = _ends(words, first=place == 0, last=place == len(stretches) - 1)
            out.append(f"<{tag}>{in_html(words)}</{tag}>" if tag else in_html(words))
        return f'<span lang="{lang}">{"".join(out)}</span>' if lang else "".join(out)

    def _tag(self, tag: str, words: str) -> str:
        lang = self._lang(words)
        return f'<{tag} lang="{lang}">{in_html(words)}</{tag}>' if lang else f"<{tag}>{in_html(words)}</{tag}>"

    def _lang(self, words: str) -> str:
        """The language of words where it is not the page's; else empty."""
        lang: str = getattr(words, "lang", self._interface.language)
        return "" if lang == self._interface.language else lang

    def _plain(self, name: str, value: Any, translate: Translate, mark: Mark | None, *, told: bool = False) -> str:
        """A value in words, without markup.

        Args:
            name, mark: of its field. told: whether it is a group whose key has been told.
        """
        if value is None:
            return ""
        if isinstance(value, Model):
            return self._group(value, translate, told=told)
        if isinstance(value, (tuple, list)):
            return self._interface.word(", ").join(self._plain(name, item, translate, mark) for item in value)
        if isinstance(value, Reference):
            return self._outline.name(str(value))
        if isinstance(value, str):
            translated = translate(value)
            if isinstance(mark, Prose):
                return _in_language_of(translated, plain(translated))
            if isinstance(translated, Words):
                return translated
            reference = parse_reference(value, mark.default_kind) if isinstance(mark, Ref) else None
            if reference is not None and reference.kind in all_kinds():
                return self._outline.name(str(reference))
        return self._outline.scalar(name, value)

    def _group(self, value: Model, translate: Translate, *, told: bool) -> str:
        """A group by its first text; by all that it says where it has none, its key only where it is not told yet."""
        said = []
        key = key_field(type(value)) if told else None
        for field in titled_fields(type(value)):
            inner = getattr(value, field.attribute)
            if says_nothing(inner) or field.is_part or (key is not None and field.attribute == key[0]):
                continue
            words = self._plain(field.name, inner, translate, field.mark)
            if isinstance(field.mark, Prose) and isinstance(inner, str):
                return words
            said.append(f"{self._outline.title(field)} {words}")
        return self._interface.word("; ").join(said)


def _in_language_of(text: str, words: str) -> str:
    return Words(words, text.lang) if isinstance(text, Words) else words


def _ends(words: str, *, first: bool, last: bool) -> str:
    """What of a stretch that is the same stands beside the changes before and after it."""
    start, end = "" if first else words[:_AROUND], "" if last else words[-_AROUND:]
    return words if len(words) <= 3 * _AROUND else f"{start} … {end}".strip()
