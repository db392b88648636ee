"""What notices say, in one language, as plain words with addresses: each format puts them into its own form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svcq_build.change import Change, Weight
from svcq_build.render import document_address, site_address
from svcq_build.reporters.reviews._words import WEIGHTS, WHATS, Speech
from svcq_build.reporters.reviews.markdown import shorten
from svcq_build.review import News, Notice, Review, ToDo
from svcq_build.words import Message, one_line, say

#: The most characters of a change.
_LONGEST = 300
#: The weights that say something to whoever works by it.
_TOLD = (Weight.STRICTER, Weight.LOOSER)
_TASKS = {
    "read": say("Read and understand {title}"),
    "stop": say("No longer go by {title}"),
    "learn": say("Learn again: {title}, because of {because}"),
    "teach": say("Teach anew: {title}, because of {because}"),
    "use": say("From now on, {title} follows {because}: look what is different in it"),
    "look": say("See whether {title} still fits {because}; mend it if not, and write the day under “review.last”"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a notice. text: the words. address: where they lead; empty for nowhere."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class ToldNews:
    """A changed document: its title, what it says of itself, why it changed, and what changed in it."""

    title: Line
    facts: str
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A notice in words.

    Attributes:
        notice: what is told. review: that it comes from. language: of the words. subject: all of it in one line.
        role: who is told. lead: the first sentence. news, to_do: what changed, and what there is to do.
        headings: of these two. more: where all changes stand. handbook: its name.
    """

    notice: Notice
    review: Review
    language: str
    subject: str
    role: str
    lead: str
    news: tuple[ToldNews, ...]
    to_do: tuple[Line, ...]
    headings: tuple[str, str]
    more: Line
    handbook: str


def tell(review: Review, notices: Sequence[Notice], language: str) -> tuple[Told, ...]:
    """Put notices into words. review: made for that language. language: ``zh`` or ``en``."""
    teller = _Teller(review, language)
    return tuple(teller.told(notice) for notice in notices)


class _Teller:
    def __init__(self, review: Review, language: str) -> None:
        self._review, self._language = review, language
        self._speech = Speech(review, language)
        languages = review.settings.svcq.languages
        shown = language if language in languages else languages[0]
        site = review.settings.site_url
        self._site = site_address(site, shown, languages) if site else ""

    def told(self, notice: Notice) -> Told:
        speech, role = self._speech, self._speech.title(notice.role)
        handbook = one_line(self._review.settings.site_name)
        first = self._speech.title(notice.news[0].document)
        more = len(notice.news) - 1
        subject = (
            speech.say("{handbook}: {title} changed, for {role}", handbook=handbook, title=first, role=role)
            if not more
            else speech.say(
                "{handbook}: {title} and {count} more changed, for {role}",
                handbook=handbook,
                title=first,
                role=role,
                count=more,
            )
        )
        return Told(
            notice,
            self._review,
            self._language,
            subject,
            role,
            speech.say("To {role}: this changed for you in the handbook.", role=role),
            tuple(map(self._news, notice.news)),
            tuple(map(self._to_do, notice.to_do)),
            (speech.say("What changed for you"), speech.say("What to do")),
            Line(speech.say("All changes"), f"{self._site}changes/" if self._site else ""),
            handbook,
        )

    def _news(self, news: News) -> ToldNews:
        gone = news.recorded is None
        title = Line(self._speech.title(news.document), "" if gone else self._address(news.document, None))
        facts = self._speech.items(self._facts(news))
        reason = shorten(one_line(news.recorded.reason or ""), _LONGEST) if news.recorded else ""
        return ToldNews(title, facts, reason, tuple(map(self._change, news.changes)))

    def _facts(self, news: News) -> Iterator[str]:
        recorded = news.recorded
        if recorded is None or recorded.status == "retired":
            yield self._speech.say("no longer applies")
            return
        if recorded.version:
            yield self._speech.say("version {version}", version=recorded.version)
        if recorded.effective is not None:
            yield self._speech.say("applies from {day}", day=recorded.effective.isoformat())

    def _change(self, change: Change) -> str:
        if not change.where:
            return self._speech.say("the whole document, {what}", what=self._speech.words(WHATS[change.what]))
        known = f"{self._speech.words(WEIGHTS[change.weight])}{self._speech.colon}" if change.weight in _TOLD else ""
        return shorten(known + self._speech.sentence(change), _LONGEST)

    def _to_do(self, todo: ToDo) -> Line:
        title = self._speech.title(f"{todo.document}#{todo.part}" if todo.part else todo.document)
        message = _TASKS[todo.task]
        values: tuple[tuple[str, object], ...] = (("title", title),)
        if todo.because:
            values += (("because", self._speech.title(todo.because)),)
        is_there = todo.task != "stop" or todo.document in self._review.recorded
        text = self._speech.words(Message(message.template, values))
        return Line(text, self._address(todo.document, todo.part) if is_there else "")

    def _address(self, document: str, part: str | None) -> str:
        return f"{self._site}{document_address(document)}{f'#{part}' if part else ''}" if self._site else ""
