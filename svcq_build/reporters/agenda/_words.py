"""How the agenda is put into words: titles, and sentences on what is due, suspect or waived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from svcq_build.change import Suspicion
from svcq_build.check import Agenda, Due, Exemption
from svcq_build.load import Corpus
from svcq_build.translate import Lookup, localise, translator
from svcq_build.words import Message, clean, one_line, say


@dataclass(frozen=True)
class Speech:
    """An agenda and its words in one language.

    Attributes:
        agenda: what there is to do. corpus: the documents. language: ``zh`` or ``en``.
        lookup: finds what documents say in that language; None for their own words.
    """

    agenda: Agenda
    corpus: Corpus
    language: str
    lookup: Lookup | None = None

    def words(self, message: Message) -> str:
        """A message in this language."""
        translate: Callable[[str], str] = translator(self.language)
        return message.render(translate, self.language)

    def say(self, template: str, **values: object) -> str:
        """A sentence in this language."""
        return self.words(Message(template, tuple(values.items())))

    def model(self, ref: str) -> Any:
        """A document in this language, as far as it is translated; None when it is missing or its shape has faults."""
        entry = self.corpus.entries.get(ref)
        if entry is None or entry.model is None or self.lookup is None:
            return entry.model if entry is not None else None
        return localise(entry.model, ref, self.corpus.settings.svcq.languages[0], self.language, self.lookup).model

    def title(self, ref: str, part: str | None = None) -> str:
        """What a document is called, with the part's id; its reference where it has no title."""
        entry, model = self.corpus.entries.get(ref), self.model(ref)
        title = model.title if model is not None else entry.data.get("title") if entry is not None else None
        shown = title if isinstance(title, str) and title.strip() else ref
        return one_line(f"{shown} {part}" if part else shown)

    def owner(self, role: str | None) -> str:
        """What the role that answers is called."""
        return self.title(role) if role else self.say("nobody answers for these")

    def due(self, item: Due) -> str:
        """When a review is or was due."""
        overdue = (self.agenda.today - item.day).days
        if overdue > 0:
            return self.say("review due on {day}, {n} days ago", day=item.day, n=overdue)
        return self.say("review due on {day}, in {n} days", day=item.day, n=-overdue)

    def suspicion(self, reason: Suspicion, mark: Callable[[str], str] = one_line) -> str:
        """Why a document is suspect.

        Args:
            reason: the reason. mark: makes words from documents harmless where the report is shown.
        """
        change = self.model(reason.target).changes[reason.change]
        parts = ", ".join(part for part in reason.parts if not change.affects or part in change.affects)
        target = mark(f"{self.title(reason.target)} {parts}".rstrip())
        told = self.say(
            "{title} changed on {changed}, last looked at on {looked}", title=target, changed=reason.changed,
            looked=reason.looked,
        )  # fmt: skip
        return self.say("{told}: {reason}", told=told, reason=mark(_line(change.reason))) if change.reason else told

    def looked(self, mark: Callable[[str], str]) -> str:
        """How it is recorded that somebody has looked; empty where nothing is due. mark: shows a command."""
        due = [item.document for item in self.agenda.suspects] + [item.document for item in self.agenda.reviews]
        if not due:
            return ""
        return self.say(
            "Looked, and it fits: write the day under “review.last” of the document. In a terminal, for the first of "
            "them: {command}",
            command=mark(f"svcq reviewed {due[0]}"),
        )

    def waiver(self, item: Exemption, mark: Callable[[str], str] = one_line) -> str:
        """What a waiver silences, why, and until when; ``mark`` as in :meth:`suspicion`."""
        values = {
            "rule": mark(item.rule), "day": item.until, "approver": mark(self.title(item.approver)),
            "reason": mark(_line(self.model(item.document).waivers[item.index].reason)),
        }  # fmt: skip
        if item.urgency == "overdue":
            return self.say("waiver of {rule} ended on {day} (approved by {approver}): {reason}", **values)
        return self.say("waiver of {rule} ends on {day} (approved by {approver}): {reason}", **values)


def _line(text: str) -> str:
    return clean(" ".join(text.split()))


#: What each list is called.
HEADINGS = {
    "overdue": say("Review overdue"),
    "soon": say("Review due soon"),
    "suspects": say("To be looked at again, because what it serves has changed"),
    "waivers": say("Waivers that have ended or end soon"),
}
