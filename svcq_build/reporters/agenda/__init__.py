"""Reporters of the agenda. One file a format: ``agenda/<format>.py`` defines ``report(speech)``."""

from __future__ import annotations

import importlib

from svcq_build.agenda import Agenda
from svcq_build.corpus import Corpus
from svcq_build.reporters.agenda._words import Speech


def report_agenda(format_: str, agenda: Agenda, corpus: Corpus, language: str) -> str:
    """Render an agenda.

    Args:
        format_: the reporter's module name. agenda: what there is to do. corpus: the documents that it speaks of.
        language: ``zh`` or ``en``.
    Returns:
        the report, ending in a line break; as Markdown, nothing at all for an empty agenda.
    """
    rendered: str = importlib.import_module(f"{__name__}.{format_}").report(Speech(agenda, corpus, language))
    return rendered
