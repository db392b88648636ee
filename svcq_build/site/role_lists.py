"""What the service worker keeps for a role that a reader says is theirs: a list for each role, beside its page."""

from __future__ import annotations

import json
from pathlib import Path

from svcq_build.render import document_address, plain
from svcq_build.render import role_pages as pages_of
from svcq_build.site.edition import Edition, file_of
from svcq_build.site.write import write_file

#: The name of a list, beside the role's page.
NAME = "kept.json"
#: So many bytes of pages are kept for a role at most; what it needs soonest comes first.
MOST_BYTES = 10_000_000


def write_role_lists(edition: Edition, target: Path, most: int = MOST_BYTES) -> None:
    """Write the lists of an edition whose pages are there: the role's title, its pages in the order of their need, how
    many bytes these are, and how many pages there would be without the bound.

    Args:
        edition: the site in one language. target: the whole site. most: bytes of pages for a role.
    """
    for local in edition.renderer.desk.entries("role"):
        if local.doc.status != "active":
            continue
        pages = [
            page
            for page in pages_of(edition.renderer.desk, local.ref)
            if edition.prefix + file_of(page) in edition.files
        ]
        kept, size = list[str](), 0
        for page in pages:
            more = (target / edition.prefix / file_of(page)).stat().st_size
            if size + more > most:
                break
            kept.append(page)
            size += more
        said = {"title": plain(local.doc.title), "pages": kept, "bytes": size, "all": len(pages)}
        name = f"{edition.prefix}{document_address(local.ref)}{NAME}"
        write_file(target / name, json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())
        edition.files.add(name)
