"""The service worker of each language: our script, with what it keeps on a device, all of one build."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from svcq_build.render import document_address, list_address
from svcq_build.search import FOLDER as SEARCH
from svcq_build.site.assets import FOLDER, asset_addresses
from svcq_build.site.edition import Edition, file_of
from svcq_build.site.role_lists import write_role_lists
from svcq_build.site.target import MARK
from svcq_build.site.write import write_file

#: Its file, at the root of each language: it serves the pages below.
WORKER = "sw.js"
#: What of the theme every page asks for.
_OF_THE_THEME = re.compile(r"assets/(?:stylesheets|javascripts)/[^/]+\.(?:css|js)|assets/images/favicon\.png")
#: What only the editor asks for, which is of no use without a connection.
_EDITOR = ("editor.js", "editing.css")
#: With more files the search is kept as far as it was used.
_MOST_SHARDS = 3000


def write_workers(editions: Sequence[Edition], root: Path, target: Path, lasting: bool) -> None:
    """Write the service workers of a site that is whole but for them.

    Args:
        editions: its languages. root: the repository. target: the site.
        lasting: whether pages stay as they are; where edits follow, the worker takes itself away.
    """
    mark = (target / MARK).read_text(encoding="utf-8")
    prefixes = [edition.prefix for edition in editions if edition.prefix]
    for edition in editions:
        if lasting:
            write_role_lists(edition, target)
        core = sorted(set(_core(edition, root)))
        shards = sorted(
            name.removeprefix(f"{edition.prefix}{SEARCH}/")
            for name in edition.files
            if name.startswith(f"{edition.prefix}{SEARCH}/") and name.count("/") > edition.prefix.count("/") + 1
        )
        script = (target / edition.prefix / FOLDER / "worker.js").read_text(encoding="utf-8")
        stand = str(edition.renderer.desk.history.stand)
        build = hashlib.sha256(json.dumps([mark, core, shards, stand, script]).encode()).hexdigest()[:16]
        values = {
            "BUILD": build if lasting else "",
            "MARK": mark if lasting else "",
            "ROOT": "../" if edition.prefix else "./",
            "CORE": core if lasting else [],
            "SHARDS": shards if lasting and len(shards) <= _MOST_SHARDS else [],
            "OTHERS": [] if edition.prefix else prefixes,
        }
        begin = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in values.items())
        write_file(target / edition.prefix / WORKER, (begin + script).encode())
        edition.files.add(edition.prefix + WORKER)


def _core(edition: Edition, root: Path) -> Iterator[str]:
    """What is always on a device, from the root of the language."""
    desk, prefix = edition.renderer.desk, edition.prefix
    addresses = ["", list_address("procedure"), list_address("checklist"), "offline.html"]
    addresses += [document_address(local.ref) for local in desk.entries("checklist")]
    addresses += [
        document_address(local.ref) for local in desk.entries("procedure") if local.doc.category == "emergency"
    ]
    others = [
        "checklists/roles.json",
        "reading.json",
        "my-role.json",
        f"{SEARCH}/index.json",
        f"{SEARCH}/traditional.json",
    ]
    others += ["manifest.webmanifest", "sitemap.xml"]
    others += (address for name, address in asset_addresses(root).items() if name not in _EDITOR)
    there = {name.removeprefix(prefix) for name in edition.files if name.startswith(prefix)}
    yield from (address for address in addresses if file_of(address) in there)
    yield from (name for name in others if name in there or prefix + name in edition.files)
    yield from (name for name in there if _OF_THE_THEME.fullmatch(name))
