"""Differences between two versions of a document, as a page shows them: how they weigh, where, and which words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from svcq_build.changes import Change, Weight, What
from svcq_build.fields import Model, Prose, parse_reference
from svcq_build.kinds import all_kinds
from svcq_build.messages import Words as Titles
from svcq_build.pairing import is_keyed
from svcq_build.prose_diff import marked_words
from svcq_build.render.icons import icon
from svcq_build.render.interface import Interface
from svcq_build.render.outline import Outline, titled_fields
from svcq_build.translate.words import Words
from svcq_build.walk import field_at, model_in

_ICONS = {
    Weight.STRICTER: "material/arrow-up-bold",
    Weight.LOOSER: "material/arrow-down-bold",
    Weight.WORDING: "material/pencil-outline",
    Weight.STRUCTURE: "material/shape-outline",
}

#: From so many characters on (of both texts), what is the same is cut down to what surrounds the changes.
_LONG, _AROUND = 1200, 60
_TAGS = {"same": "", "old": "del", "new": "ins"}
#: From a text of a document to its words in the language of the page, or in its own where they are not translated.
Translate = Callable[[str], str]


class Differences:
    """Writes changes as HTML in the language of one site."""

    def __init__(self, outline: Outline, interface: Interface) -> None:
        """Args: outline: writes values. interface: the site's words."""
        self._outline, self._interface = outline, interface
        self._badges = {weight: self._badge(weight) for weight in Weight}

    def html(self, change: Change, translate: Translate) -> str:
        """One change: its weight, where, and what was and is.

        Args:
            change: from the documents as they were written. translate: finds their words in the page's language.
        """
        what = "" if change.what is What.CHANGED else escape(self._interface.choice("what", change.what.value))
        badge = self._badges[change.weight]
        head = f'<p class="sv-diff__head">{badge}<span class="sv-diff__where">{self._where(change)}</span>{what}</p>'
        return f'{head}<div class="sv-diff__words">{self._words(change, translate)}</div>'

    def _badge(self, weight: Weight) -> str:
        label = escape(self._interface.choice("weight", weight.value))
        return f'<span class="sv-weight sv-weight--{weight.value}">{icon(_ICONS[weight])}{label}</span>'

    def _where(self, change: Change) -> str:
        """The field, by titles; parts by their ids."""
        steps = []
        for at, title in enumerate(change.titles):
            if isinstance(title, Titles):
                name = title.zh if self._interface.language == "zh" else title.en
                steps.append(escape(name[:1].upper() + name[1:]))
            elif change.part == title:
                steps.append(f'<span class="sv-no">{escape(title)}</span>')
            else:
                steps.append(escape(str(int(title) + 1) if _is_place(change, at) else title))
        return " ".join(step for step in steps if step)

    def _words(self, change: Change, translate: Translate) -> str:
        name = next((str(step) for step in reversed(change.route) if isinstance(step, str)), "")
        old, new = (self._plain(name, value, translate) for value in (change.old, change.new))
        if change.what is What.REORDERED:
            return f"{escape(old)} → {escape(new)}"
        if change.what is What.CHANGED and isinstance(change.old, str) and isinstance(change.new, str):
            if self._lang(old) == self._lang(new):
                return self._marked(old, new)
            return f"{self._tag('del', old)} {self._tag('ins', new)}"
        return " → ".join(self._tag(tag, words) for tag, words in (("del", old), ("ins", new)) if words)

    def _marked(self, old: str, new: str) -> str:
        """Two texts in one language as one, what went and what came marked."""
        lang = self._lang(new)
        out = []
        long = len(old) + len(new) > _LONG
        stretches = marked_words(" ".join(old.split()), " ".join(new.split()))
        for place, (side, words) in enumerate(stretches):
            tag = _TAGS[side]
            if long and side == "same":
                words = _ends(words, first=place == 0, last=place == len(stretches) - 1)
            out.append(f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words))
        return f'<span lang="{lang}">{"".join(out)}</span>' if lang else "".join(out)

    def _tag(self, tag: str, words: str) -> str:
        lang = self._lang(words)
        return f'<{tag} lang="{lang}">{escape(words)}</{tag}>' if lang else f"<{tag}>{escape(words)}</{tag}>"

    def _lang(self, words: str) -> str:
        """The language of words where it is not the page's; else empty."""
        lang: str = getattr(words, "lang", self._interface.language)
        return "" if lang == self._interface.language else lang

    def _plain(self, name: str, value: Any, translate: Translate) -> str:
        """A value in words, without markup."""
        if value is None:
            return ""
        if isinstance(value, Model):
            return self._group(value, translate)
        if isinstance(value, (tuple, list)):
            return self._interface.word(", ").join(self._plain(name, item, translate) for item in value)
        if isinstance(value, str):
            translated = translate(value)
            if isinstance(translated, Words):
                return translated
            reference = parse_reference(value) if ":" in value else None
            if reference is not None and reference.kind in all_kinds():
                return self._outline.name(value)
        return self._outline.scalar(name, value)

    def _group(self, value: Model, translate: Translate) -> str:
        """A group by its first text; by all that it says where it has none."""
        said = []
        for field in titled_fields(type(value)):
            inner = getattr(value, field.attribute)
            if inner in (None, (), {}) or field.is_part:
                continue
            words = self._plain(field.name, inner, translate)
            if isinstance(field.mark, Prose) and isinstance(inner, str):
                return words
            said.append(f"{self._outline.title(field)} {words}")
        return self._interface.word("; ").join(said)


def _is_place(change: Change, at: int) -> bool:
    """Whether a title along the way to a change is a place in a list: a number, and no key that someone wrote."""
    if not re.fullmatch("[0-9]+", str(change.titles[at])):
        return False
    fields = sum(isinstance(title, Titles) for title in change.titles[:at])
    names = tuple(step for step in change.route if isinstance(step, str))[:fields]
    info = field_at(all_kinds()[change.document.partition(":")[0]].model, names)
    inner = model_in(info.annotation) if info is not None else None
    return inner is not None and not is_keyed(inner)


def _ends(words: str, *, first: bool, last: bool) -> str:
    """What of a stretch that is the same stands beside the changes before and after it."""
    start, end = "" if first else words[:_AROUND], "" if last else words[-_AROUND:]
    return words if len(words) <= 3 * _AROUND else f"{start} … {end}".strip()
