"""How a review speaks of changes: names of fields along the way, values, weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from svcq_build.changes import Change, Weight, What, plain
from svcq_build.impact import Touched
from svcq_build.messages import Message, Words, say
from svcq_build.review import Review
from svcq_build.translate.interface import catalog, translator
from svcq_build.translate.stale import StaleTranslation

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
    What.RENAMED: say("renamed"),
    What.UNREADABLE: say("cannot be compared: one side cannot be read"),
}


#: The field that tells a reader what an item of a list is, by preference.
_TELLING = ("title", "text", "behaviour", "reason", "say", "when", "finding", "competence")


class Speech:
    """A review's words in one language."""

    def __init__(self, review: Review, language: str) -> None:
        self.review, self.language = review, language
        self.colon, self.comma = ("：", "、") if language == "zh" else (": ", ", ")
        self._translate: Callable[[str], str] = translator(language)
        self._relations = catalog(language)

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
        return f"{title} ({ref})" if title else ref if not part else f"{base}#{part}"

    def title(self, ref: str) -> str:
        """A document's title, with the part's id; the reference where there is no title."""
        base, _, part = ref.partition("#")
        return f"{self.review.titles.get(base, base)}{f' {part}' if part else ''}"

    def where(self, change: Change) -> str:
        """The field that changed, by titles: “服务内容 R1 程度”."""
        names = [
            (title.zh if self.language == "zh" else title.en) if isinstance(title, Words) else title
            for title in change.titles
        ]
        return " ".join(name for name in names if name)

    def items(self, items: Iterable[str]) -> str:
        """Several things in one line, as the language strings them together."""
        return self.comma.join(items)

    def value(self, value: object) -> str:
        """A value on one line."""
        shown = plain(value)
        if isinstance(shown, dict):
            telling = next((shown[name] for name in _TELLING if shown.get(name)), None)
            shown = (
                telling
                if telling is not None
                else self.items(f"{name}{self.colon}{inner}" for name, inner in shown.items())
            )
        if isinstance(shown, list):
            shown = self.items(str(item) for item in shown)
        return " ".join(str(shown).split())

    def sentence(self, change: Change) -> str:
        """A change in one line, without marks: which field, what happened, the old and the new value."""
        head = f"{self.where(change)} {self.words(WHATS[change.what])}".strip()
        if change.what in (What.CHANGED, What.RENAMED):
            return f"{head}{self.colon}{self.value(change.old)} → {self.value(change.new)}"
        value = change.new if change.new is not None else change.old
        return f"{head}{self.colon}{self.value(value)}" if value is not None else head

    def because(self, touched: Touched) -> str:
        """Why something is touched: the path to the change."""
        steps = []
        for step in touched.because:
            relation, _, ref = step.partition(" ")
            name = self._relations.get(("relation", relation)) or relation.replace("-", " ")
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
