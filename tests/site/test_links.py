"""Links and anchors of finished pages are checked, and so is what pages fetch."""

from __future__ import annotations

import pytest

from svcq_build.render.contents import read_links
from svcq_build.site.links import broken_links, published_under, summarise

PAGE = '<h1 id="top">x</h1>'


def broken(pages: dict[str, str], files: tuple[str, ...] = (), base: str = "/") -> list[tuple[str, str, str]]:
    found = broken_links({name: read_links(text) for name, text in pages.items()}, {*pages, *files}, base)
    return [(link.page, link.link, link.why) for link in found]


@pytest.mark.parametrize(
    "href",
    ["../b/", "../b/#top", "#here", "", ".", "..", "../", "/h/b/", "../b/index.html", "../x.png", "../b/?q=1#top"],
)
def test_links_that_lead_somewhere(href: str) -> None:
    pages = {
        "index.html": PAGE,
        "a/index.html": f'<p id="here"><a href="{href}">x</a></p>',
        "b/index.html": PAGE,
    }
    assert broken(pages, ("x.png",), "/h/") == []


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ('<a href="../c/">x</a>', "page"),
        ('<a href="../../">x</a>', "page"),
        ('<a href="../b/#nowhere">x</a>', "anchor"),
        ('<a href="#nowhere">x</a>', "anchor"),
        ('<img src="gone.png">', "page"),
        ('<a href="/elsewhere/">x</a>', "page"),
        ('<script src="https://cdn.example.org/x.js"></script>', "foreign"),
        ('<link rel="stylesheet" href="//fonts.example.org/x.css">', "foreign"),
        ('<img src="https://example.org/x.png">', "foreign"),
        ('<iframe src="https://example.org/"></iframe>', "foreign"),
    ],
)
def test_links_that_lead_nowhere_or_away(tag: str, why: str) -> None:
    found = broken({"a/index.html": tag, "b/index.html": PAGE}, base="/h/")
    assert [(page, reason) for page, _, reason in found] == [("a/index.html", why)]


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="https://example.org/">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        '<a href="tel:12345">x</a>',
        '<link rel="canonical" href="https://example.org/">',
        '<img src="data:image/png;base64,AA">',
        '<!-- <a href="gone/"> -->',
        '<script type="application/json">{"x": "<a href=\\"gone/\\">"}</script>',
        '<p>a text that says href="gone/"</p>',
        '<p title="it says src=gone">x</p>',
    ],
)
def test_what_is_no_broken_link(tag: str) -> None:
    assert broken({"index.html": tag}) == []


def test_chinese_anchors_are_compared_decoded() -> None:
    assert broken({"index.html": '<h2 id="第一步">x</h2><a href="#%E7%AC%AC%E4%B8%80%E6%AD%A5">y</a>'}) == []


def test_many_pages_with_the_same_broken_link_are_one_line() -> None:
    pages = {f"{name}/index.html": read_links('<a href="../gone/">x</a>') for name in "abc"}
    assert summarise(broken_links(pages, set(pages))) == [
        "a/index.html: ../gone/ (no such page or file) and on 2 more pages"
    ]


def test_the_path_of_the_site() -> None:
    assert [published_under(url) for url in (None, "https://x.org", "https://x.org/h", "https://x.org/h/")] == [
        "/",
        "/",
        "/h/",
        "/h/",
    ]
