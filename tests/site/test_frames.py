"""A page in its frame is the page that the engine would build, given the whole menu and the page's own headings."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from svcq_build.load.folder import load_folder
from svcq_build.load.graph import build_graph
from svcq_build.render.menu import menu_of
from svcq_build.render.pages import RenderedPage
from svcq_build.render.site_pages import render_pages
from svcq_build.site.build import renderer_for
from svcq_build.site.configuration import engine_configuration
from svcq_build.site.engine import Engine, Example
from svcq_build.site.frames import Frames
from svcq_build.site.slots import ASKED, PLACE, example_menu
from svcq_build.site.write import own_theme

HEADING = re.compile(r'<h([1-3]) id="([^"]*)"[^>]*>(.*?)<a class="headerlink"[^>]*>#</a></h\1>')
LISTED = re.compile(r'<a href="([^"]*)" class="md-nav__link">\s*<span class="md-ellipsis">\s*([^<]*?)\s*<')


def markdown_of(rendered: RenderedPage) -> str:
    """The page with its headings as Markdown has them, so that the engine finds its table of contents itself."""
    anchors = {heading.anchor for heading in rendered.contents.headings}

    def written(found: re.Match[str]) -> str:
        assert found[2] in anchors
        return f"\n\n{'#' * int(found[1])} {found[3]} {{ #{found[2]} }}\n\n"

    return HEADING.sub(written, rendered.html)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_a_small_handbook(handbook: Path, tmp_path: Path, language: str) -> None:
    template = handbook / "site_templates/theme/partials/footer.html"
    template.parent.mkdir(parents=True)
    template.write_text("<footer>{{ page.title }} {{ page.previous_page.title }} {{ page.next_page.title }}</footer>")
    renderer = renderer_for(build_graph(load_folder(handbook)), language, dt.date(2026, 3, 1), handbook)
    whole = menu_of(renderer.desk, renderer.interface)
    settings = engine_configuration(renderer.desk, renderer.interface, handbook)
    ours = Engine(settings, tmp_path / "ours", list(example_menu(whole)), own_theme(handbook), 0)
    plain = Engine(settings, tmp_path / "plain", whole, own_theme(handbook), 0)
    frames = Frames(ours, renderer.desk.settings.svcq.languages, "")
    frames.follow(whole)
    count = 0
    for rendered in render_pages(renderer, lambda page: not page.apart):
        page = rendered.page
        expected = plain.build(Example(page, markdown_of(rendered)))
        # where readers can say something of a page, they say of which, which the theme does not know
        name = quote(f"{page.title} ({page.ref or f'/{page.url}'})", safe="")
        expected = expected.replace(ASKED, name).replace(PLACE, quote(page.address or page.url, safe=""))
        found = re.sub(r"\s?data-search-\w+(=\"[^\"]*\")?", "", frames.around(rendered)[0])
        expected = re.sub(r"\s?data-search-\w+(=\"[^\"]*\")?", "", expected)
        assert re.sub(r"\s+", "", found) == re.sub(r"\s+", "", expected), page.url
        count += 1
    assert count > 20


def test_what_the_theme_built_is_remembered_until_anything_differs(
    handbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    footer = handbook / "site_templates/theme/partials/footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("<footer>one</footer>")
    renderer = renderer_for(build_graph(load_folder(handbook)), "zh", dt.date(2026, 3, 1), handbook)
    whole = list(example_menu(menu_of(renderer.desk, renderer.interface)))
    settings = engine_configuration(renderer.desk, renderer.interface, handbook)
    page = next(render_pages(renderer)).page
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def built(day: int = 0) -> tuple[str, list[str]]:
        engine = Engine(settings, tmp_path / "work", whole, own_theme(handbook), day, "frames")
        return engine.build(Example(page, "<p>x</p>")), engine.write_rest(tmp_path / "site")

    first = built()
    assert "<footer>one</footer>" in first[0]
    with monkeypatch.context() as idle:
        idle.setattr(Engine, "_load", lambda self: pytest.fail("the engine was loaded"))
        assert built() == first
    footer.write_text("<footer>two</footer>")
    assert "<footer>two</footer>" in built()[0]
    (memory,) = (tmp_path / "cache/svcq").glob("frames-*.json")
    memory.write_bytes(memory.read_bytes()[:-20])
    assert "<footer>two</footer>" in built()[0], "half of a memory is none"


@pytest.mark.parametrize("own", [False, True])
def test_the_next_day_and_a_copy_of_the_handbook_ask_nothing_anew_of_our_theme(
    handbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if own:
        footer = handbook / "site_templates/theme/partials/footer.html"
        footer.parent.mkdir(parents=True)
        footer.write_text("<footer>{{ build_date_utc.day }}</footer>")
    copy = Path(shutil.copytree(handbook, tmp_path / "copy"))

    def built(root: Path, day: int) -> str:
        renderer = renderer_for(build_graph(load_folder(root)), "zh", dt.date(2026, 3, 1), root)
        menu = list(example_menu(menu_of(renderer.desk, renderer.interface)))
        settings = engine_configuration(renderer.desk, renderer.interface, root)
        engine = Engine(settings, tmp_path / "work", menu, own_theme(root), day * 86_400, "frames")
        page = engine.build(Example(next(render_pages(renderer)).page, "<p>x</p>"))
        engine.write_rest(tmp_path / "site")
        return page

    first = built(handbook, 1)
    if own:
        assert "<footer>2</footer>" in first
        assert "<footer>3</footer>" in built(handbook, 2)
    else:
        monkeypatch.setattr(Engine, "_load", lambda self: pytest.fail("the engine was loaded"))
        assert built(handbook, 2) == built(copy, 1) == first


def test_a_long_menu_lists_the_documents_around_the_one_that_is_shown_and_leads_to_all(
    handbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("svcq_build.site.frame._MOST", 3)
    for number in range(1, 8):
        text = f"kind: term\ntitle: 词{number}\nsummary: 摘要。\ndefinition: 意思。\n"
        path = handbook / f"standards/glossary/word-{number}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    renderer = renderer_for(build_graph(load_folder(handbook)), "en", dt.date(2026, 3, 1), handbook)
    whole = menu_of(renderer.desk, renderer.interface)
    settings = engine_configuration(renderer.desk, renderer.interface, handbook)
    frames = Frames(
        Engine(settings, tmp_path, list(example_menu(whole)), own_theme(handbook), 0),
        renderer.desk.settings.svcq.languages,
        "",
    )
    frames.follow(whole)
    listed = {}
    for rendered in render_pages(renderer, lambda page: page.url.startswith("glossary/word-")):
        menu = frames.around(rendered)[0].partition('data-md-level="2"')[2].partition("</nav>")[0]
        listed[rendered.page.url] = [found for found in LISTED.findall(menu) if found[1] != rendered.page.title]
    all_of_them = ("../", "… Glossary (9)")
    assert listed["glossary/word-4/"] == [all_of_them, ("../word-3/", "词3"), ("../word-5/", "词5"), all_of_them]
    assert listed["glossary/word-7/"] == [all_of_them, ("../word-5/", "词5"), ("../word-6/", "词6")]
