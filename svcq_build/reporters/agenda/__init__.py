"""Reporters of the agenda. One file a format: ``agenda/<format>.py`` defines ``report(speech)``."""

from __future__ import annotations

import importlib

from svcq_build.check import Agenda
from svcq_build.load import Corpus
from svcq_build.reporters.agenda._words import Speech
from svcq_build.translate import Lookup


def report_agenda(format_: str, agenda: Agenda, corpus: Corpus, language: str, lookup: Lookup | None = None) -> str:
    """Render an agenda.

    Args:
        format_: the reporter's module name. agenda: what there is to do. corpus: the documents that it speaks of.
        language: ``zh`` or ``en``. lookup: finds what documents say in that language; None for their own words.
    Returns:
        the report, ending in a line break; as Markdown, nothing at all for an empty agenda.
    """
    speech = Speech(agenda, corpus, language, lookup)
    rendered: str = importlib.import_module(f"{__name__}.{format_}").report(speech)
    return rendered
