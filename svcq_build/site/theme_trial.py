"""Theme trial: a repository's own theme files are tried on example pages: a check finds what a build would fail at."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, Undefined, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError, UndefinedError

from svcq_build.check import Locator
from svcq_build.load import Graph, theme_templates_of
from svcq_build.model import Diagnostic, Finding, Severity, Span, Spot
from svcq_build.render import POLICY_ELEMENT, make_renderer, menu_of, plans
from svcq_build.site import slots
from svcq_build.site.configuration import engine_configuration
from svcq_build.site.engine import Engine, Example
from svcq_build.site.failures import SiteError
from svcq_build.site.write import own_theme
from svcq_build.words import Message, offer, say

_COMPARE = say("Correct it; compare it with the theme's file of the same name.")


def try_theme(graph: Graph, root: Path, today: dt.date) -> list[Diagnostic]:
    """Build an example of each shape of page with a repository's own theme files, and throw them away.

    Args:
        graph: the documents. root: the repository. today: the day of the check.
    Returns:
        what fails, each place once, at its line; nothing where there are no own theme files.
    """
    own = theme_templates_of(root)
    if not own:
        return []
    found: dict[tuple[str, int], Finding] = {}
    with tempfile.TemporaryDirectory(prefix="svcq-theme-") as work:
        for path, line, message, hint in _failures(graph, root, today, own, Path(work)):
            spot = Spot(path, span=Span(line, 1, line, 1))
            found.setdefault((path, line), Finding(spot, message, hint, rule="bad-template"))
    locator = Locator(replace(graph.corpus, texts={**graph.corpus.texts, **own}))
    return [locator.locate(finding, Severity.ERROR) for finding in found.values()]


def _failures(
    graph: Graph, root: Path, today: dt.date, own: Mapping[str, str], work: Path
) -> Iterator[tuple[str, int, Message, Message]]:
    """What fails: file, line, what is wrong, and the mend."""
    language = graph.corpus.settings.svcq.languages[0]
    renderer = make_renderer(graph, language, today, None, root)
    settings = engine_configuration(renderer.desk, renderer.interface, root)
    examples = list(slots.example_menu(menu_of(renderer.desk, renderer.interface)))
    engine = Engine(settings, work / "engine", examples, own_theme(root), 0)
    files = {str((root / path).resolve()): path for path in own}
    environment = engine.environment()
    environment.undefined = type("_Undefined", (_Marking,), {"files": files})
    builds: list[Callable[[], object]] = [partial(engine.write_rest, work / "rest")]
    shapes = set()
    for page in (plan.page for plan in plans(renderer)):
        shape = slots.shape_of(page, listed=True)
        if shape not in shapes:
            shapes.add(shape)
            folder = f"{page.url.rstrip('/').rpartition('/')[0]}/" if page.ref else page.url
            example = Example(slots.example(page, shape, folder), slots.example_body(listed=True))
            builds.append(partial(engine.build, example))
    lost: set[str] = set()
    for build in builds:
        try:
            built = build()
        except SiteError as error:
            yield from _told(error.__cause__, files)
        else:
            lost |= _lost(built, settings) if isinstance(built, str) else set()
    for block in (each for each in _OURS if each in lost):
        yield _taken_away(environment, own, block)
    for path, text in own.items():
        yield from _idle_blocks(environment, path, text)


def _told(error: BaseException | None, files: Mapping[str, str]) -> Iterator[tuple[str, int, Message, Message]]:
    """What an error says, where it happened in one of the own files."""
    if isinstance(error, TemplateSyntaxError):
        places = [(error.filename or "", error.lineno)]
    else:
        trace = error.__traceback__ if error is not None else None
        places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(trace)]
    for name, line in reversed(places):
        if name in files:
            if isinstance(error, _NotThere):
                message = say("There is no “{name}” here.", name=error.name)
                yield files[name], line, message, offer(error.name, error.known) or _COMPARE
            else:
                reason = f"{type(error).__name__}: {str(error).partition(' not found in')[0]}"
                yield files[name], line, say("The theme fails here: {error}", error=reason), _COMPARE
            return


#: What every page has from svcq, by the block of the theme that it stands in.
_OURS = {
    "site_meta": say("the content security policy"),
    "styles": say("the handbook's styles"),
    "scripts": say("the handbook's scripts"),
}


def _lost(page: str, settings: Mapping[str, Any]) -> set[str]:
    """The blocks of which a page lacks what svcq puts there. The policy binds only what stands below it."""
    head = page.partition("<head>")[2].lstrip()
    assets = settings["extra"]["svcq_assets"]
    there = {
        "site_meta": head.startswith(POLICY_ELEMENT.removesuffix(">")),
        "styles": assets["handbook.css"] in page,
        "scripts": assets["handbook.js"] in page,
    }
    return {block for block, is_there in there.items() if not is_there}


def _taken_away(environment: Environment, own: Mapping[str, str], block: str) -> tuple[str, int, Message, Message]:
    """Which of the own files takes what is svcq's out of the pages: the one that fills its block, or their frame."""
    frame = next((path for name in ("main.html", "base.html") for path in own if path.endswith(f"/theme/{name}")), None)
    for path, text in own.items():
        for each in environment.parse(text).find_all(nodes.Block):
            if each.name == block:
                message = say("With this block, pages are without {what}.", what=_OURS[block])
                return path, each.lineno, message, say("Begin the block with {call}.", call="{{ super() }}")
    message = say("With this file, pages are without {what}.", what=_OURS[block])
    hint = say(
        "Name it {name}, begin it with {extends}, and write only the blocks that are to be different.",
        name="main.html",
        extends='{% extends "base.html" %}',
    )
    return frame or next(iter(own)), 1, message, hint


def _idle_blocks(environment: Environment, path: str, text: str) -> Iterator[tuple[str, int, Message, Message]]:
    """Blocks that the template which a file extends does not have: what stands in them is shown on no page."""
    try:
        tree = environment.parse(text)
        known = set(_blocks_above(environment, tree, set()))
    except TemplateError:
        return  # told as what it is
    if not known:
        return
    for block in (each for each in tree.body if isinstance(each, nodes.Block)):
        if block.name not in known:
            message = say("Nothing shows the block “{name}”: what this file extends has none of it.", name=block.name)
            yield path, block.lineno, message, offer(block.name, known) or _COMPARE


def _blocks_above(environment: Environment, tree: nodes.Template, seen: set[str]) -> Iterator[str]:
    """The blocks of all templates that a template extends, directly or through others."""
    for extends in tree.find_all(nodes.Extends):
        name = extends.template.value if isinstance(extends.template, nodes.Const) else None
        if isinstance(name, str) and name not in seen and environment.loader is not None:
            source, _, _ = environment.loader.get_source(environment, name)
            above = environment.parse(source)
            yield from (block.name for block in above.find_all(nodes.Block))
            yield from _blocks_above(environment, above, seen | {name})


class _NotThere(UndefinedError):
    """An own file shows what there is not.

    Attributes:
        name: what it asked for. known: what the thing has that it was asked of.
    """

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"'{name}' is undefined")
        self.name, self.known = name, known


class _Marking(Undefined):
    """What is not there. The theme's own templates may show it, as nothing; a repository's may only ask whether it is.

    Attributes:
        files: the repository's own theme files.
    """

    files: Mapping[str, str] = MappingProxyType({})
    __slots__ = ()

    def __str__(self) -> str:
        if sys._getframe(1).f_code.co_filename in self.files:
            thing = self._undefined_obj
            known = [key for key in thing if isinstance(key, str)] if isinstance(thing, Mapping) else []
            raise _NotThere(str(self._undefined_name), known)
        return ""
