"""What the site holds, for language models that read it: ``llms.txt`` (llmstxt.org), in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from svcq_build.kinds import all_kinds
from svcq_build.render.addresses import document_address, site_address
from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.feeds.api import FOLDER
from svcq_build.render.text import plain
from svcq_build.render.views import INTERNAL, PUBLIC


def _make(desk: Desk) -> bytes:
    return "".join(f"{line}\n" for line in _lines(desk)).encode()


def _lines(desk: Desk) -> Iterator[str]:
    site = desk.settings.site_url
    base = site_address(site, desk.lang, desk.settings.svcq.languages) if site else ""
    yield f"# {_words(desk.setting('site_name') or '')}"
    if about := desk.setting("site_description"):
        yield f"\n> {_words(about)}"
    yield "\n" + desk.word(
        "All documents, their parts and relations as data: {address}", address=f"{base}{FOLDER}index.json"
    )
    for name, kind in all_kinds().items():
        shown = [local for local in desk.entries(name) if local.doc.status != "retired"]
        if shown:
            yield f"\n## {_words(desk.interface.named(kind.zh_plural, kind.en_plural))}\n"
        for local in shown:
            about = f": {_words(local.doc.summary)}" if local.doc.summary else ""
            yield f"- [{_words(local.doc.title)}]({base}{document_address(local.ref)}){about}"


def _words(text: str) -> str:
    """A text of a document on one line, in which nothing is markup."""
    return " ".join(plain(text).split()).translate({ord(sign): f"\\{sign}" for sign in "\\[]<>`*_"})


FILE = SiteFile("llms.txt", _make, INTERNAL | PUBLIC)
