"""What a repository's own templates do wrong while pages are made is found by a check, at its line, with the mend."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_START = '{% from "parts/document.jinja" import opening, closing with context %}\n{{ opening(lead=doc.summary) }}\n'
_ROLE = "site_templates/kinds/role.html.jinja"


def _said(svcq: Callable[..., Any], root: Path) -> list[str]:
    told = svcq("check", "--format", "github", cwd=root)
    assert told.out or not told.err, told.err
    return [line for line in told.out.splitlines() if "bad-template" in line]


@pytest.mark.parametrize(
    ("files", "place", "mend"),
    [
        ({_ROLE: _START + "<p>{{ doc.titel }}</p>"}, f"{_ROLE},line=3", "title"),
        ({_ROLE: _START + "\n{{ doc.title | text(1, 2, 3) }}"}, f"{_ROLE},line=4", "TypeError"),
        ({_ROLE: _START + "{% for tag in doc.tags or [1] %}{{ tag.nane }}{% endfor %}"}, f"{_ROLE},line=3", "nane"),
        ({_ROLE: _START + "{% for each in loop_over(doc) %}{% endfor %}"}, f"{_ROLE},line=3", "loop_over"),
        ({_ROLE: _START + "{{ 1 / 0 }}"}, f"{_ROLE},line=3", "ZeroDivisionError"),
        ({_ROLE: _START + "{{ opening(lede=1) }}"}, f"{_ROLE},line=3", "lede"),
        ({_ROLE: '{% from "parts/document.jinja" import openign %}\n{{ openign() }}'}, f"{_ROLE},line=2", "openign"),
        ({_ROLE: _START + "{{ page.url.addres }}"}, f"{_ROLE},line=3", "addres"),
        ({"site_templates/parts/document.jinja": "{% macro opening() %}{% endmacro %}"}, "parts/document.jinja", ""),
        ({"site_templates/pages/home.html.jinja": "{{ settings.site_nam }}"}, "home.html.jinja,line=1", "site_name"),
        ({"site_templates/kinds/role.list.html.jinja": "{{ kind.zh_plurals }}"}, "list.html.jinja,line=1", "zh_plural"),
        ({"site_templates/public/home.html.jinja": "{{ settings.site_nam }}"}, "home.html.jinja,line=1", "site_name"),
    ],
)
def test_a_template_that_fails_while_it_is_used_is_named(
    repository: Callable[..., Path], svcq: Callable[..., Any], files: dict[str, str], place: str, mend: str
) -> None:
    root = repository(files)
    said = _said(svcq, root)
    assert len(said) == 1, said
    assert place in said[0]
    assert mend in said[0]
    assert _said(svcq, root) == said, "and what is recalled says the same"


def test_a_template_that_works_is_blamed_for_nothing(repository: Callable[..., Path], svcq: Callable[..., Any]) -> None:
    root = repository({_ROLE: _START + "{% if doc.tag is defined %}{{ doc.tag }}{% endif %}{{ closing() }}"})
    assert _said(svcq, root) == []
