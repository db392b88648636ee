"""The style guide shows every component that more than one template uses."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from pathlib import Path

from svcq_build.load import build_graph, load_folder
from svcq_build.render import make_renderer, render

TEMPLATES = Path(__file__).parents[2] / "site_templates"
_CLASSES = re.compile(r'''(?:class|css)="([^"]*)"''')
_BLOCK = re.compile(r"\bsv-[a-z]+\b")


def _shared() -> set[str]:
    """The components that more than one template uses, by class."""
    users: dict[str, set[Path]] = defaultdict(set)
    for folder in ("kinds", "parts", "pages"):
        for path in (TEMPLATES / folder).glob("*.jinja"):
            if path.name != "styleguide.html.jinja":
                for classes in _CLASSES.findall(path.read_text(encoding="utf-8")):
                    for block in _BLOCK.findall(classes):
                        users[block].add(path)
    return {block for block, paths in users.items() if len(paths) > 1}


def test_every_component_is_shown_in_both_languages_and_nobody_is_led_there() -> None:
    graph = build_graph(load_folder(Path(__file__).parent / "handbook"))
    for language in graph.corpus.settings.svcq.languages:
        renderer = make_renderer(graph, language, dt.date(2026, 3, 1), None, None)
        pages = render(renderer, only=lambda page: page.url in ("styleguide/", "")).pages
        shown = {block for classes in _CLASSES.findall(pages["styleguide/"].html) for block in _BLOCK.findall(classes)}
        assert _shared() - shown == set()
        assert "styleguide" not in pages[""].html
