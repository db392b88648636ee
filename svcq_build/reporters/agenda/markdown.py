"""The agenda as Markdown, for an issue on a git host. Everything from documents is escaped; accounts are mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.check import Agenda
from svcq_build.load import mentions
from svcq_build.render import document_address, site_address
from svcq_build.reporters._markdown import code, safe
from svcq_build.reporters.agenda._words import HEADINGS, Speech

#: Finds our issue again, to update it.
MARK = "<!-- svcq reviews -->"
#: GitHub takes 65,536 characters, and counts some twice.
_LIMIT = 30_000


def report(speech: Speech) -> str:
    """See :func:`svcq_build.reporters.agenda.report_agenda`."""
    agenda = speech.agenda
    if not agenda:
        return ""
    lines = [MARK, "", speech.say("What has to be looked at, as of {day}.", day=agenda.today), ""]
    end = ["", speech.looked(code)]
    site = _site(speech)
    if site:
        end[-1] += f"{' · ' if end[-1] else ''}[{speech.say('The whole list')}]({site}reviews/)"
    left = 0
    size = sum(map(len, lines)) + sum(map(len, end))
    for owner in agenda.owners():
        for line in _of_owner(speech, owner, agenda.of(owner)):
            size += len(line) + 1
            if size < _LIMIT:
                lines.append(line)
            else:
                left += line.startswith("- ")
    if left:
        lines += ["", speech.say("… and {n} more.", n=left)]
    return "\n".join([*lines, *end]) + "\n"


def _of_owner(speech: Speech, owner: str | None, own: Agenda) -> Iterator[str]:
    account = speech.corpus.settings.svcq.accounts.get((owner or "").removeprefix("role:"), "")
    yield " ".join([f"### {safe(speech.owner(owner))}", *mentions(account)])
    yield ""
    lists = {
        name: [
            f"- {_document(speech, item.document)} {speech.due(item)}" for item in own.reviews if item.urgency == name
        ]
        for name in ("overdue", "soon")
    }
    lists["suspects"] = [
        f"- {_document(speech, item.document)} "
        + speech.say("; ").join(speech.suspicion(reason, safe) for reason in item.reasons)
        for item in own.suspects
    ]
    lists["waivers"] = [
        f"- {_document(speech, item.document, item.part)} {speech.waiver(item, safe)}" for item in own.waivers
    ]
    for name, lines in lists.items():
        if lines:
            yield f"**{speech.words(HEADINGS[name])}**"
            yield ""
            yield from lines
            yield ""


def _document(speech: Speech, ref: str, part: str | None = None) -> str:
    shown, site = safe(speech.title(ref, part)), _site(speech)
    if not site:
        return f"{shown} ({code(ref)}):"
    return f"[{shown}]({site}{document_address(ref)}{f'#{part}' if part else ''}) ({code(ref)}):"


def _site(speech: Speech) -> str:
    """Where the site is, in the language of the list if it has that; empty without one."""
    settings = speech.corpus.settings
    languages = settings.svcq.languages
    language = speech.language if speech.language in languages else languages[0]
    return site_address(settings.site_url, language, languages) if settings.site_url else ""
