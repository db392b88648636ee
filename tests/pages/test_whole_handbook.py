"""What holds for every page of the handbook, whatever its kind."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from svcq_build.load.folder import load_folder
from tests.pages.page_facts import PageFacts, page_facts
from tests.whole_handbook import ROOT

Pages = Mapping[str, PageFacts]


def test_every_document_has_a_page_in_both_languages(pages: Pages) -> None:
    corpus = load_folder(ROOT)
    assert len(corpus.entries) > 100
    wanted = [f"{entry.kind.plural}/{entry.id}/" for entry in corpus.entries.values()]
    assert [page for page in wanted if page not in pages or f"en/{page}" not in pages] == []


def test_every_part_has_its_anchor(pages: Pages) -> None:
    missing = [
        f"{prefix}{entry.kind.plural}/{entry.id}/#{part}"
        for entry in load_folder(ROOT).entries.values()
        for prefix in ("", "en/")
        for part in entry.parts
        if part not in pages[f"{prefix}{entry.kind.plural}/{entry.id}/"].ids
    ]
    assert missing == []


def test_headings_are_in_order(pages: Pages) -> None:
    wrong = {
        page: facts.headings
        for page, facts in pages.items()
        if facts.headings.count(1) != 1
        or facts.headings[0] != 1
        or any(after > before + 1 for before, after in zip(facts.headings, facts.headings[1:], strict=False))
    }
    assert wrong == {}


def test_ids_are_unique(pages: Pages) -> None:
    twice = {page: [name for name, count in Counter(facts.ids).items() if count > 1] for page, facts in pages.items()}
    assert {page: names for page, names in twice.items() if names} == {}


def test_pictures_have_words(pages: Pages) -> None:
    assert {page: facts.bare for page, facts in pages.items() if facts.bare} == {}


def test_nothing_runs_but_files_of_the_site(pages: Pages) -> None:
    assert {page: facts.inline for page, facts in pages.items() if facts.inline} == {}
    policies = {facts.policy for page, facts in pages.items() if not page.endswith("edit/")}
    assert len(policies) == 1
    (policy,) = policies
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    (of_the_editor,) = {facts.policy for page, facts in pages.items() if page.endswith("edit/")}
    assert of_the_editor.replace(" https://api.github.com", "") == policy, "it proposes changes on the git host"


def test_titles_tell_documents_of_a_kind_apart(pages: Pages) -> None:
    for prefix in ("", "en/"):
        titles = Counter(
            (entry.kind.name, pages[f"{prefix}{entry.kind.plural}/{entry.id}/"].title.strip())
            for entry in load_folder(ROOT).entries.values()
        )
        assert [title for title, count in titles.items() if count > 1 or not title[1]] == []


def test_documents_have_a_description(pages: Pages) -> None:
    documents = [f"{entry.kind.plural}/{entry.id}/" for entry in load_folder(ROOT).entries.values()]
    assert [page for page in documents if not pages[page].description] == []


def test_a_shared_link_shows_what_the_page_says_of_itself(pages: Pages) -> None:
    wrong = {
        page: facts.shared
        for page, facts in pages.items()
        if facts.shared
        and (facts.shared["og:title"] not in facts.title or facts.shared["og:description"] != facts.description)
    }
    assert wrong == {}
    assert [page for page, facts in pages.items() if not facts.shared and "404" not in page] == []


def test_languages_are_declared(pages: Pages) -> None:
    for page, facts in pages.items():
        english = page.startswith("en/") or page == "en/"
        assert facts.language == ("en" if english else "zh"), page
    assert {page: facts.misread for page, facts in pages.items() if facts.misread} == {}


def test_pages_name_each_other_as_translations(pages: Pages) -> None:
    for page, facts in pages.items():
        bare = page.removeprefix("en/") or "./"
        found = {language: _resolved(page, href) for language, href in facts.alternates.items()}
        assert found == {"zh": bare, "en": _resolved("en/", bare)}, page


def test_every_page_switches_its_language_and_back(pages: Pages) -> None:
    """Without scripts, too: the link stands in the page, and leads to the same page in the other language."""
    for page, facts in pages.items():
        language, there = ("en", page.removeprefix("en/")) if page.startswith("en/") else ("zh", f"en/{page}")
        assert facts.language == language, page
        assert _resolved(page, facts.switch) == _resolved(there, "."), page


def _resolved(page: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(page, href)) + "/"


def test_search_knows_every_document_and_overview(site: Path, pages: Pages) -> None:
    for prefix in ("", "en/"):
        folder = site / prefix / "search" / "pages"
        known = {str(json.loads(path.read_bytes())["url"]) for path in folder.iterdir()}
        documents = {f"{entry.kind.plural}/{entry.id}/" for entry in load_folder(ROOT).entries.values()}
        assert documents - known == set()
        assert {"coverage/", "raci/", "reviews/"} <= known


def test_what_is_missing_has_a_page_that_says_so(site: Path) -> None:
    for name, language in (("404.html", "zh"), ("en/404.html", "en")):
        facts = page_facts((site / name).read_text(encoding="utf-8"))
        assert facts.language == language
        assert facts.headings == [1, 2]  # its title, and what to do in the other language
        assert facts.inline == []
