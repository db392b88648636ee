"""Forwarding pages: what stands at the address that a renamed document used to have."""

from __future__ import annotations

from html import escape

from svcq_build.former_names import former_documents
from svcq_build.render.addresses import document_address, relative
from svcq_build.render.desk import Desk


def forwarding_pages(desk: Desk) -> dict[str, bytes]:
    """A page for every former id that is not in use again, by address (``standards/old-id/index.html``).

    It leads on by itself and is kept out of search engines. With scripts it leads to the same part (``#R1``), without
    them to the beginning of the document.
    """
    pages = {}
    for was, now in former_documents(desk.graph.corpus).items():
        if was not in desk.graph.corpus.entries:
            address = document_address(was)
            pages[f"{address}index.html"] = _page(desk, address, now)
    return pages


def _page(desk: Desk, address: str, now: str) -> bytes:
    href = escape(relative(document_address(now), address), quote=True)
    title = escape(str(desk.title(now)))
    words = escape(desk.word("This page has moved."))
    script = escape(relative("assets/svcq/forward.js", address), quote=True)
    lang = "zh-Hans" if desk.lang == "zh" else desk.lang
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{href}">\n<script src="{script}"></script>\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>\n</head>\n'
        f'<body>\n<h1>{words}</h1>\n<p><a href="{href}">{title}</a></p>\n</body>\n</html>\n'
    ).encode()
