"""Forwarding pages: what stands at the address that a renamed document used to have."""

from __future__ import annotations

from svcq_build.load import former_documents
from svcq_build.render.addresses import document_address, relative, version_address, versions_address
from svcq_build.render.desk import Desk
from svcq_build.render.policy import POLICY_ELEMENT
from svcq_build.render.text import plain
from svcq_build.words import in_html


def forwarding_pages(desk: Desk) -> dict[str, bytes]:
    """Pages for every former id that is not in use again, by address (``standards/old-id/index.html``): one for the
    document, and one for each page of its past versions.

    It leads on by itself and is kept out of search engines. With scripts it leads to the same part (``#R1``), without
    them to the beginning of the document.
    """
    pages = {}
    for was, now in former_documents(desk.graph.corpus).items():
        if was not in desk.graph.corpus.entries:
            title = str(desk.title(now))
            pages[f"{document_address(was)}index.html"] = _page(
                desk, document_address(was), document_address(now), title
            )
            past = [past.version for past in desk.history.of(now)]
            moved = {version_address(was, version): version_address(now, version) for version in past}
            if past:
                moved[versions_address(was)] = versions_address(now)
            pages.update((address, _page(desk, address, target, title)) for address, target in moved.items())
    return pages


def _page(desk: Desk, address: str, target: str, title: str) -> bytes:
    href = in_html(relative(target, address))
    title = in_html(plain(title))
    words = in_html(desk.word("This page has moved."))
    script = in_html(relative("assets/svcq/forward.js", address))
    lang = "zh-Hans" if desk.lang == "zh" else desk.lang
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n{POLICY_ELEMENT}\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n'
        f'<link rel="canonical" href="{href}">\n<script src="{script}"></script>\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>\n</head>\n'
        f'<body>\n<h1>{words}</h1>\n<p><a href="{href}">{title}</a></p>\n</body>\n</html>\n'
    ).encode()
