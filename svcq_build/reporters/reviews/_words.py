"""How a review speaks of changes: names of fields along the way, values, weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from svcq_build.change import Change, Key, Touched, Weight, What, key_field, mark_of, marked_words, plain
from svcq_build.model import (
    Amount,
    Duration,
    Mark,
    Model,
    Prose,
    Ref,
    Reference,
    field_words,
    format_amount,
    format_duration,
    mark_at,
    says_nothing,
)
from svcq_build.render import Marked, differing_lines, format_day, is_long, plain_texts
from svcq_build.render import plain as words_of
from svcq_build.review import Review
from svcq_build.translate import StaleTranslation, translator
from svcq_build.words import Message, Words, catalog, clean, one_line, say

WEIGHTS = {
    Weight.STRICTER: say("stricter"),
    Weight.LOOSER: say("looser"),
    Weight.WORDING: say("wording"),
    Weight.STRUCTURE: say("structure"),
}
WHATS = {
    What.ADDED: say("added"),
    What.REMOVED: say("removed"),
    What.CHANGED: say("changed"),
    What.REORDERED: say("put in another order"),
    What.MOVED: say("moved"),
    What.RENAMED: say("renamed"),
    What.UNREADABLE: say("cannot be compared: one side cannot be read"),
}


#: The field that tells a reader what an item of a list is, by preference.
_TELLING = ("title", "text", "behaviour", "reason", "say", "when", "finding")


class Speech:
    """A review's words in one language."""

    def __init__(self, review: Review, language: str) -> None:
        self.review, self.language = review, language
        self.colon, self.comma = ("：", "、") if language == "zh" else (": ", ", ")
        self._translate: Callable[[str], str] = translator(language)
        self._catalog = catalog(language)

    def words(self, message: Message) -> str:
        """A message in this language."""
        return message.render(self._translate, self.language)

    def say(self, template: str, **values: object) -> str:
        """A sentence in this language."""
        return self.words(Message(template, tuple(values.items())))

    def document(self, ref: str) -> str:
        """A document as people know it: its title, and its reference."""
        base, _, part = ref.partition("#")
        title = self.review.titles.get(base)
        return one_line(f"{title} ({ref})" if title else ref if not part else f"{base}#{part}")

    def title(self, ref: str) -> str:
        """A document's title, with the part's id; the reference where there is no title."""
        base, _, part = ref.partition("#")
        return one_line(f"{self.review.titles.get(base, base)}{f' {part}' if part else ''}")

    def where(self, change: Change) -> str:
        """The field that changed, by titles: “服务内容 R1 程度”, “能力要求 团队合作 等级”."""
        return one_line(" ".join(name for name in map(self._step, change.titles) if name))

    def _step(self, title: Words | Key) -> str:
        if isinstance(title, Words):
            return title.zh if self.language == "zh" else title.en
        return self.title(str(title)) if isinstance(title, Reference) else str(title)

    def items(self, items: Iterable[str]) -> str:
        """Several things in one line, as the language strings them together."""
        return self.comma.join(items)

    def values(self, change: Change) -> tuple[str, str]:
        """The old and the new value, each on one line; empty where there is none."""
        told = bool(change.titles) and isinstance(change.titles[-1], Reference)
        name = next((str(step) for step in reversed(change.route) if isinstance(step, str)), "")
        mark = mark_of(change)
        old, new = (one_line(self._value(name, value, mark, told=told)) for value in (change.old, change.new))
        if change.what is What.MOVED:  # out of, or into, a group without a title
            return old or "–", new or "–"
        if old == new and isinstance(change.old, str) and isinstance(change.new, str):  # other Markdown, the same words
            old, new = (clean(" ".join(text.split())) for text in (change.old, change.new))
        return old, new

    def marked(self, change: Change) -> list[Marked] | None:
        """What differs in two texts, line by line, in stretches that are the same, old or new; None if no two texts."""
        if change.what is not What.CHANGED or not isinstance(change.old, str) or not isinstance(change.new, str):
            return None
        mark = mark_of(change)
        if not isinstance(mark, Prose):
            old, new = self.values(change)
            return [[("old", old), ("new", new)]] if isinstance(mark, Ref) else [marked_words(old, new)]
        if is_long(change.old, change.new):
            return differing_lines(change.old, change.new)
        return [marked_words(*plain_texts(change.old, change.new))]

    def _value(self, name: str, value: object, mark: Mark | None, *, told: bool = False) -> str:
        """A value on one line.

        Args:
            name, mark: of its field. told: whether it is a group whose key has been told.
        """
        if value is None:
            return ""
        if isinstance(value, Model):
            return self._group(value, told=told)
        if isinstance(value, (tuple, list)):
            return self.items(self._value(name, item, mark) for item in value)
        if isinstance(value, Reference):
            return self.title(str(value))
        if isinstance(value, str):
            reference = mark.parse(value) if isinstance(mark, Ref) else None
            if reference is not None:
                return self.title(str(reference))
            if isinstance(mark, Prose):
                return clean(" ".join(words_of(value).split()))
            if mark is None and name:  # a choice, or a day; what happens to a whole document has no field
                known = format_day(value, self.language) if name == "on" else self._catalog.get((name, value), value)
                return clean(" ".join(known.split()))
        if isinstance(value, Duration):
            return format_duration(value, self.language)
        if isinstance(value, Amount):
            return format_amount(value, self.language)
        shown = plain(value)
        if isinstance(shown, dict):
            shown = self.items(f"{key}{self.colon}{inner}" for key, inner in shown.items())
        return clean(" ".join(str(shown).split()))

    def _group(self, value: Model, *, told: bool) -> str:
        """A group by the field that tells what it is; by all that it says where it has none."""
        key = key_field(type(value)) if told else None
        said = {}
        for attribute, info in type(value).model_fields.items():
            name, inner = info.alias or attribute, getattr(value, attribute)
            if not says_nothing(inner) and (key is None or attribute != key[0]):
                said[name] = self._value(name, inner, mark_at(type(value), (name,)))
        telling = next((said[name] for name in _TELLING if name in said), None)
        if telling is not None:
            return telling
        titles = {info.alias or name: field_words(info)[0] for name, info in type(value).model_fields.items()}
        return self.items(f"{self._step(titles[name])}{self.colon}{words}" for name, words in said.items())

    def head(self, change: Change) -> str:
        """Which field, and what happened to it."""
        return f"{self.where(change)} {self.words(WHATS[change.what])}".strip()

    def sentence(self, change: Change) -> str:
        """A change in one line, without marks: which field, what happened, the old and the new value."""
        head = self.head(change)
        old, new = self.values(change)
        if change.what in (What.CHANGED, What.MOVED, What.RENAMED):
            return f"{head}{self.colon}{old} → {new}"
        return f"{head}{self.colon}{new or old}" if new or old else head

    def because(self, touched: Touched) -> str:
        """Why something is touched: the path to the change."""
        steps = []
        for step in touched.because:
            relation, _, ref = step.partition(" ")
            name = self._catalog.get(("relation", relation)) or relation.replace("-", " ")
            steps.append(f"{name} {self.title(ref)}")
        return " → ".join(steps)

    def touched(self, items: list[Touched]) -> tuple[str, str]:
        """One document that is touched, with its parts; and why."""
        parts = self.items(item.part for item in items if item.part)
        return f"{self.title(items[0].document)} {parts}".rstrip(), self.because(items[0])

    def must_follow(self) -> list[tuple[str, tuple[str, ...]]]:
        """What must follow, a row each: what stands out about it (or nothing), then what it is and perhaps why."""
        impact = self.review.impact
        rest = [item for item in impact.must_follow if item not in impact.may_break]
        risk = self.say("May break a promise to customers")
        return [
            *((risk, self.touched([item])) for item in impact.may_break),  # each promise with what it rests on
            *(("", self.touched(items)) for items in grouped(rest).values()),
            *((self.say("Translation"), (self._stale(item),)) for item in self.review.translations),
        ]

    def _stale(self, item: StaleTranslation) -> str:
        values = {"language": item.language, "document": self.title(item.document), "path": item.path}
        if item.unreadable:
            return self.say("{language}, {document} ({path} cannot be read)", **values)
        if item.texts == 1:
            return self.say("{language}, 1 text of {document} ({path})", **values)
        return self.say("{language}, {count} texts of {document} ({path})", **values, count=item.texts)


def by_document(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """Changes grouped by document, in their order, bookkeeping last."""
    groups = [(ref, list(items)) for ref, items in groupby(changes, key=lambda change: change.document)]
    return [(ref, sorted(items, key=lambda change: change.bookkeeping)) for ref, items in groups]


def grouped(touched: Iterable[Touched]) -> dict[str, list[Touched]]:
    """Touched things by document."""
    groups: dict[str, list[Touched]] = {}
    for item in touched:
        groups.setdefault(item.document, []).append(item)
    return groups
