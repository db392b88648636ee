"""Put the pages of past versions into a built site: each in the frame that the engine built once."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import quote

from svcq_build.files import without_collecting
from svcq_build.render import FRAME, FRAME_BODY, FRAME_TITLE, PastPage, Renderer, frame_page, past_pages
from svcq_build.site.failures import SiteError
from svcq_build.site.layout import Layout
from svcq_build.site.links import PageLinks, scan_page
from svcq_build.site.write import write_page
from svcq_build.words import in_html, say

_PLACES = re.compile(f"({re.escape(FRAME)}|{re.escape(FRAME_TITLE)}|{re.escape(FRAME_BODY)})")
_ADDRESS, _TITLE, _BODY = FRAME.encode(), FRAME_TITLE.encode(), FRAME_BODY.encode()
#: What the theme's templates leave of their own lines; it would be most of a short page.
_GAP = re.compile(r"\n\s+")
_ELSEWHERE = re.compile("[a-z]+:", re.IGNORECASE)
_HREF = re.compile(r'<a [^>]*?href="([^"]+)"')
_ID = re.compile(r' id="([^"]*)"')
_NOTHING_NEW = PageLinks(frozenset(), frozenset(), frozenset())

#: A page without its frame, and its links.
LinkedPage = tuple[PastPage, PageLinks]


def write_frame(layout: Layout, renderer: Renderer) -> None:
    """Write the frame's Markdown for the engine, where there are past versions, or can be after an edit."""
    if renderer.desk.history.may_grow:
        frame = frame_page(renderer)
        write_page(layout.pages(renderer.desk.lang), frame.file, frame.text)


def take_frame(layout: Layout, language: str, target: Path) -> None:
    """Take the built frame out of the site of one language, and keep it for later pages."""
    built = target / FRAME / "index.html"
    if built.is_file():
        shutil.move(built, _kept(layout, language))  # the site may lie on another disk than the repository
        shutil.rmtree(target / FRAME.partition("/")[0])


def keep_frames(made: Layout, layout: Layout) -> None:
    """Take over the frames of another build, for pages that are written later."""
    for frame in made.work.glob("frame-*.html"):
        shutil.copyfile(frame, layout.work / frame.name)


@without_collecting()
def make_past_pages(renderer: Renderer, only: Collection[str] | None = None) -> list[LinkedPage]:
    """The pages of past versions without the frame, which need not be there yet.

    Args:
        renderer: of a language. only: the documents whose pages are made; all when None.
    Returns:
        the pages with their links; those that pages of one document share, with the first of them that has them.
    Raises:
        SiteError: when a template fails.
    """
    made: list[LinkedPage] = []
    told: set[str] = set()
    folder = ""
    try:
        for page in past_pages(renderer, only):
            if folder != (folder := page.address.rpartition("/")[0]):
                told.clear()
            made.append((page, _links(page.html, told)))
    except (OSError, SiteError):
        raise
    except Exception as error:  # whatever a template does wrong
        raise SiteError(
            say(
                "The pages of past versions cannot be made: {error}. The last good site is kept.",
                error=f"{type(error).__name__}: {error}",
            )
        ) from error
    return made


def write_past_pages(layout: Layout, made: Sequence[LinkedPage], language: str, target: Path) -> dict[str, PageLinks]:
    """Write pages of past versions, each in the frame.

    Args:
        layout: holds the frame. made: the pages, of a language. target: the site of that language.
    Returns:
        the links of the pages, by their files; the frame's with the very first.
    """
    if not made:
        return {}
    frame = _GAP.sub("\n", _kept(layout, language).read_text(encoding="utf-8"))
    pieces = [piece.encode() for piece in _PLACES.split(frame)]
    links: dict[str, PageLinks] = {}
    for page, found in made:
        fitting = {_ADDRESS: quote(page.address), _TITLE: in_html(page.title), _BODY: page.html}
        filled = {place: words.encode() for place, words in fitting.items()}
        whole = b"".join([filled.get(piece, piece) for piece in pieces])
        _write(target / page.address, whole)
        links[page.address] = found if links else scan_page(whole.decode())
    return links


def _links(html: str, told: set[str]) -> PageLinks:
    """What a page links to that no other page in its folder does, and then what it offers: without pictures and the
    like, it needs no parsing to find all that there is.

    Args:
        html: the page without its frame. told: links of other pages in the same folder; those of this one are added.
    """
    if " src=" in html or "<link" in html:
        return scan_page(html)
    fresh = {link for link in _HREF.findall(html) if link not in told}
    found = {link for link in fresh if not (link.startswith("#") and f' id="{link[1:]}"' in html)}
    if not found:
        return _NOTHING_NEW
    told.update(link for link in found if not link.startswith("#"))
    links = frozenset(unescape(link) for link in found if not _ELSEWHERE.match(link))
    return PageLinks(frozenset(_ID.findall(html)), links, frozenset())


def _write(path: Path, content: bytes) -> None:
    """Write a file beside the page of its document; thousands of them, so with as few system calls as can be."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o644)
    try:
        while content:
            content = content[os.write(handle, content) :]
    finally:
        os.close(handle)


def _kept(layout: Layout, language: str) -> Path:
    return layout.work / f"frame-{language}.html"
