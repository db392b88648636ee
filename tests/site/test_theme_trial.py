"""What a repository's own theme files do wrong is found by a check, at its line, with the mend."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.site.theme_trial import try_theme

_BASE = '{% extends "base.html" %}\n'


def _found(root: Path) -> list[str]:
    found = try_theme(build_graph(load_folder(root)), root, dt.date(2026, 3, 1))
    return [f"{each.path}:{each.span.line} {each.rule} {each.message} {each.hint}" for each in found]


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("main.html", _BASE + "{% block contnt %}x{% endblock %}", 2, "“content”"),
        ("main.html", _BASE + "{% block announce %}\n{{ config.site_nam }}{% endblock %}", 3, "“site_name”"),
        ("main.html", _BASE + "{% block announce %}\n{{ phone }}{% endblock %}", 3, "“phone”"),
        ("main.html", '{% extends "bse.html" %}', 1, "bse.html"),
        ("404.html", '{% extends "main.html" %}{% block content %}\n{{ a.b }}{% endblock %}', 2, "'a' is undefined"),
        ("main.html", _BASE + "{% block site_meta %}<meta charset=utf-8>{% endblock %}", 2, "super()"),
        ("main.html", _BASE + "{% block styles %}\n{% endblock %}", 2, "the handbook's styles"),
        ("main.html", _BASE + "\n{% block scripts %}<b></b>{% endblock %}", 3, "the handbook's scripts"),
        ("partials/footer.html", "<p>\n{{ a.b() }}</p>", 2, "'a' is undefined"),
        ("partials/footer.html", '{% include "partials/none.html" %}', 1, "partials/none.html"),
        ("partials/footer.html", "\n{{ 1 | shout }}", 2, "shout"),
    ],
)
def test_a_fault_of_a_theme_file_is_told_at_its_line(
    repository: Callable[..., Path], name: str, text: str, line: int, words: str
) -> None:
    found = _found(repository({f"site_templates/theme/{name}": text}))
    assert len(found) == 1, found
    assert found[0].startswith(f"site_templates/theme/{name}:{line} bad-template ")
    assert words in found[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [("main.html", "<html><head></head><body>甲</body></html>"), ("base.html", '{% extends "theme/base.html" %}')],
)
def test_a_frame_that_drops_the_policy_is_told_how_to_keep_it(
    repository: Callable[..., Path], name: str, text: str
) -> None:
    found = _found(repository({f"site_templates/theme/{name}": text}))
    assert found
    assert all(each.startswith(f"site_templates/theme/{name}:1 bad-template With this file") for each in found)
    assert "the content security policy" in found[0]
    assert '{% extends "base.html" %}' in found[0]


def test_theme_files_that_work_are_blamed_for_nothing(repository: Callable[..., Path]) -> None:
    blocks = "{% block announce %}{{ super() }}{% block ours %}{{ config.site_name }}{% endblock %}{% endblock %}"
    asking = '<p>{% if phone %}{{ phone }}{% endif %}{{ phone | default("12345") }}{{ phone is defined }}</p>'
    files = {"main.html": _BASE + blocks, "partials/footer.html": asking}
    assert _found(repository({f"site_templates/theme/{name}": text for name, text in files.items()})) == []
