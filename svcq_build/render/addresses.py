"""Where pages are: addresses relative to the site's root, and from one page to another."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import PurePosixPath

from svcq_build.kinds import all_kinds
from svcq_build.load import Audience
from svcq_build.model import Reference, parse_reference


def list_address(kind: str) -> str:
    """The address of a kind's list page: ``standards/``."""
    return f"{all_kinds()[kind].plural}/"


def document_address(ref: str) -> str:
    """The address of ``kind:id``: ``standards/complaint-handling/``."""
    kind, _, name = ref.partition(":")
    return f"{all_kinds()[kind].plural}/{name}/"


def reference_address(reference: Reference) -> str:
    """The address of a document or of a part of it: ``standards/complaint-handling/#R1``."""
    address = document_address(reference.document)
    return f"{address}#{reference.part}" if reference.part else address


def address_of(target: str) -> str:
    """The address of a reference (``standard:x#R1``) or of a page named by its path (``coverage``)."""
    reference = parse_reference(target) if ":" in target else None
    if reference is not None and reference.kind in all_kinds():
        return reference_address(reference)
    path, mark, anchor = target.partition("#")
    path = path.strip("/")
    return (f"{path}/" if path and "." not in path.rpartition("/")[2] else path) + mark + anchor


def site_address(site_url: str, language: str, languages: Sequence[str]) -> str:
    """The address of the site of one language, with a slash after it."""
    base = site_url.rstrip("/") + "/"
    return base if language == languages[0] else f"{base}{language}/"


def relative(target: str, page: str) -> str:
    """The href that leads from ``page`` to ``target``, both addresses from the site's root."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    href = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (href or "./") + mark + anchor


def file_of(address: str) -> str:
    """The Markdown file that becomes the page at ``address``."""
    if not address:
        return "index.md"
    if address.count("/") == 1 and address.rstrip("/") in {kind.plural for kind in all_kinds().values()}:
        return f"{address}index.md"
    return f"{address.rstrip('/')}.md"


def version_address(ref: str, version: str) -> str:
    """The address of a past version of ``kind:id``: ``standards/complaint-handling/v1.0.html``."""
    return f"{document_address(ref)}v{version}.html"


def versions_address(ref: str) -> str:
    """The address of the page that compares the versions of ``kind:id``."""
    return f"{document_address(ref)}versions.html"


def booklet_address(ref: str) -> str:
    """The address of the booklet of ``kind:id``: ``roles/window-clerk/booklet.html``."""
    return f"{document_address(ref)}booklet.html"


def picture_address(path: str, audience: Audience) -> str:
    """Where a picture of the repository is published; where the public reads, its name tells nothing of the file's."""
    return f"assets/pictures/{_opaque(path) if audience == 'public' else path}"


def _opaque(path: str) -> str:
    """A name for a picture that tells nothing of the folders that it lies in."""
    return blake2b(os.fsencode(path), digest_size=12).hexdigest() + PurePosixPath(path).suffix.lower()
