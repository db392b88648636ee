"""What the check knows of pages is what pages have: a repository's own template is blamed for nothing that works."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from svcq_build.files.templates import our_templates
from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.load.own_templates import _known, _names_nobody_has, template_faults
from svcq_build.render.filters import DESK_FUNCTIONS, FILTERS, FUNCTIONS
from svcq_build.render.interface import interface
from svcq_build.render.site_pages import make_renderer, render
from svcq_build.render.views import provided

HANDBOOK = Path(__file__).parent / "handbook"


def test_the_check_knows_all_that_templates_can_use() -> None:
    known = _known()
    assert set(FILTERS) <= known.filters
    assert {*FUNCTIONS, *DESK_FUNCTIONS, *provided(), *interface("zh").functions(), "icon"} <= known.variables


def test_our_own_templates_are_blamed_for_nothing() -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for path in our_templates().rglob("*.jinja"):
        assert list(_names_nobody_has(environment.parse(path.read_text(encoding="utf-8")), our_templates())) == []


def test_a_name_that_is_asked_for_first_is_none_of_our_business() -> None:
    tree = Environment(autoescape=True).parse("{% if own is defined %}{{ own }}{% endif %}{{ other | default(1) }}")
    assert list(_names_nobody_has(tree, our_templates())) == []


def test_copies_of_our_templates_are_sound_and_a_changed_one_is_looked_at(tmp_path: Path) -> None:
    own = tmp_path / "site_templates"
    shutil.copytree(our_templates(), own)
    assert list(template_faults(tmp_path)) == []
    changed = min(own.rglob("*.jinja"))
    changed.write_text(changed.read_text(encoding="utf-8") + "{{ nobody_has_this }}", encoding="utf-8")
    (found, _text), *rest = template_faults(tmp_path)
    assert (found.rule, found.spot.path, rest) == ("bad-template", changed.relative_to(tmp_path).as_posix(), [])


def test_what_is_compiled_of_our_templates_is_remembered_for_every_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("svcq_build.render.compiled._compiled_in_this_run", lambda stamp: {})  # as after a new start
    compiled: list[str] = []
    compile_ = Environment.compile

    def noting(self: Environment, source: str, name: str, filename: str) -> object:
        compiled.append(Path(filename).name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", noting)
    for number in range(2):
        root = Path(shutil.copytree(HANDBOOK, tmp_path / str(number)))
        renderer = make_renderer(build_graph(load_folder(root)), "zh", dt.date(2026, 3, 1), None, root)
        assert render(renderer, lambda page: page.ref == "role:clerk").pages
        renderer.compiled.keep()
        assert ("role.html.jinja" in compiled) == (number == 0)
        assert render(renderer, lambda page: page.ref == "guide:start").pages
        assert "guide.html.jinja" in compiled, "its own lies elsewhere"
        compiled.clear()
