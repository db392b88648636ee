"""Trial: a repository's own templates are tried on its documents, so that a check finds what a build would fail at."""

from __future__ import annotations

import datetime as dt
import re
import traceback
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.utils import missing
from pydantic import BaseModel

from svcq_build.check import Locator
from svcq_build.load import Graph, build_graph, public_corpus, templates_of
from svcq_build.model import Diagnostic, Finding, Severity, Span, Spot
from svcq_build.render.past import past_pages
from svcq_build.render.read_past import read_history
from svcq_build.render.site_pages import Renderer, RenderError, make_renderer, plans, render_page
from svcq_build.translate import TranslationFileError, lookup_for
from svcq_build.words import Message, offer, say

#: What Jinja and Python put in quotes: names of macros, of filters, of templates.
_QUOTED = re.compile(r"'([^']+)'")
_COMPARE = say("Correct it; compare it with the file of the same name that comes with svcq.")


def try_templates(graph: Graph, root: Path, today: dt.date) -> list[Diagnostic]:
    """Make the pages that a repository's own templates take part in, and throw them away.

    Args:
        graph: the documents. root: the repository. today: the day of the check.
    Returns:
        what fails, each place once, at its line of the template; nothing where there are no own templates.
    """
    own = templates_of(root)
    found: dict[tuple[str, int], Finding] = {}
    languages = graph.corpus.settings.svcq.languages
    for shown, language in product(_sites(graph, own), languages):
        try:
            lookup = None if language == languages[0] else lookup_for(root, language, graph.corpus.settings.svcq)
            renderer = make_renderer(shown, language, today, lookup, root)
        except TranslationFileError:
            continue  # told as what it is
        renderer.environment.undefined = _Missing
        for page, error in _failures(renderer, own, root):
            path, line = _blamed(error, own, root)
            if path is not None:
                message, hint = _told(error, page)
                spot = Spot(path, span=Span(line, 1, line, 1))
                found.setdefault((path, line), Finding(spot, message, hint, rule="bad-template"))
        renderer.compiled.keep()
    locator = Locator(replace(graph.corpus, texts={**graph.corpus.texts, **own}))
    return [locator.locate(finding, Severity.ERROR) for finding in found.values()]


def _sites(graph: Graph, own: dict[str, str]) -> Iterator[Graph]:
    """What the sites are made of that own templates take part in."""
    if own:
        yield graph
    if any(path.partition("/")[2].startswith("public/") for path in own):
        yield build_graph(public_corpus(graph.corpus))


def _failures(renderer: Renderer, own: dict[str, str], root: Path) -> Iterator[tuple[str, Exception]]:
    """The pages that cannot be made, and why. Where a part is the repository's own, any page may use it."""
    names = {path.partition("/")[2] for path in own}
    anywhere = any(not name.startswith(("kinds/", "pages/", "past/", "public/")) for name in names)
    for plan in plans(renderer):
        if anywhere or not names.isdisjoint(plan.templates):
            try:
                render_page(renderer, plan)
            except RenderError as error:
                if isinstance(error.__cause__, Exception):
                    yield plan.page.ref or f"/{plan.page.url}", error.__cause__
    if anywhere or any(name.startswith("past/") for name in names):
        renderer.desk.history = read_history(root, renderer.desk.corpus)
        page = "/"
        try:
            for rendered in past_pages(renderer):
                page = f"/{rendered.page.url}"
        except OSError:
            raise
        except Exception as error:  # whatever a template does wrong; the page is the one after the last that was made
            yield page, error


def _blamed(error: Exception, own: dict[str, str], root: Path) -> tuple[str | None, int]:
    """The own template that a failure lies in, and the line; None where it is in none of them.

    That is where it happened or, where one of ours calls what an own one no longer has, the own one that is meant.
    """
    if isinstance(error, TemplateSyntaxError):
        places = [(error.filename or "", error.lineno)]
    else:
        places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    for name, line in reversed(places):
        path = Path(name)
        if name.endswith(".jinja") and path.is_relative_to(root):
            relative = path.relative_to(root).as_posix()
            if relative in own:
                return relative, line
    quoted = _QUOTED.findall(str(error))
    for path_, text in own.items():
        if path_.partition("/")[2] in quoted:
            return path_, 1
        for name in quoted:
            if macro := re.search(rf"\bmacro\s+{re.escape(name)}\b", text):
                return path_, text.count("\n", 0, macro.start()) + 1
    return None, 1


def _told(error: Exception, page: str) -> tuple[Message, Message]:
    if isinstance(error, _NoSuchName):
        message = say("There is no “{name}” here; the page {page} cannot be made.", name=error.name, page=page)
        return message, offer(error.name, error.known) or _COMPARE
    reason = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateNotFound):
        reason = str(error).partition(" not found in")[0]
    return say("This fails on the page {page}: {error}", page=page, error=reason), _COMPARE


class _NoSuchName(UndefinedError):
    """A template asked a thing for what it does not have.

    Attributes:
        name: what it asked for. known: what the thing has.
    """

    def __init__(self, thing: Any, name: str, message: str) -> None:
        super().__init__(message)
        self.name, self.known = name, _names_of(thing)


class _Missing(StrictUndefined):
    """What a template asked for and is not there; it remembers of what it was asked."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError
    ) -> None:
        asked = hint is None and isinstance(name, str) and exc is UndefinedError and obj is not missing
        super().__init__(hint, obj, name, partial(_NoSuchName, obj, name) if asked else exc)  # type: ignore[arg-type]


def _names_of(thing: Any) -> list[str]:
    if isinstance(thing, BaseModel):
        return list(type(thing).model_fields)
    if isinstance(thing, dict):
        return [key for key in thing if isinstance(key, str)]
    return [name for name in dir(thing) if not name.startswith("_")]
