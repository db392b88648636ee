"""The agenda as text for a terminal."""

from __future__ import annotations

from svcq_build.reporters.agenda._words import HEADINGS, Speech
from svcq_build.words import no_command


def report(speech: Speech) -> str:
    """See :func:`svcq_build.reporters.agenda.report_agenda`."""
    agenda = speech.agenda
    if not agenda:
        return speech.say("Nothing is due or suspect, and no waiver has ended or ends soon.") + "\n"
    lists = {
        name: [
            f"  {speech.title(item.document)} ({item.document}), {speech.owner(item.owner)}: {speech.due(item)}"
            for item in agenda.reviews
            if item.urgency == name
        ]
        for name in ("overdue", "soon")
    }
    lists["suspects"] = [
        line
        for item in agenda.suspects
        for line in (
            f"  {speech.title(item.document)} ({item.document}), {speech.owner(item.owner)}",
            *(f"    {speech.suspicion(reason)}" for reason in item.reasons),
        )
    ]
    lists["waivers"] = [
        f"  {speech.title(item.document, item.part)} ({item.document}), {speech.owner(item.owner)}: "
        f"{speech.waiver(item)}"
        for item in agenda.waivers
    ]
    blocks = ["\n".join([speech.words(HEADINGS[name]), *lines]) for name, lines in lists.items() if lines]
    blocks.append(speech.looked(lambda command: command))
    return no_command("\n\n".join(filter(None, blocks)) + "\n")
