"""Whether a site can be published: it is whole, made from the documents at hand, and holds nothing but its files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from svcq_build.site.origin import origin
from svcq_build.site.target import MARK
from svcq_build.words import Message, say

#: What every site has, in the order in which they are looked for; a half-copied one lacks some.
_FILES_OF_A_SITE = ("index.html", "404.html", "sitemap.xml", "search/index.json")

#: What git has its own use for, and clones refuse: it would lead them elsewhere.
_GITS_OWN = frozenset({".git", ".gitmodules"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class PublishRefused(Exception):
    """The site was not published, and nothing was changed.

    Attributes:
        message: why, and what to do about it. is_misuse: whether whoever called slipped: no such place can be.
    """

    def __init__(self, message: Message, is_misuse: bool = False) -> None:
        super().__init__(str(message))
        self.message, self.is_misuse = message, is_misuse


def complete_site(root: Path, site: Path) -> int:
    """How many files the site has, once it is certain that it is whole and made from these documents.

    Raises:
        PublishRefused: when it is not.
    """
    again = say("Build it first: svcq build")
    if not site.is_dir():
        raise PublishRefused(say("There is no site in {site}. {again}", site=site, again=again))
    mark = _mark(site)
    needed = [MARK, *_FILES_OF_A_SITE, *(f"{language}/index.html" for language in mark["languages"][1:])]
    for name in needed:
        if not (site / name).is_file() or not (site / name).stat().st_size:
            raise PublishRefused(
                say("The site in {site} is not whole: {name} is missing. {again}", site=site, name=name, again=again)
            )
    count = sum(_is_file_of_a_site(path, path.relative_to(site), again) for path in site.rglob("*"))
    if mark["checked"] is not True:
        raise PublishRefused(
            say("The site in {site} was built without a check (--no-check). {again}", site=site, again=again)
        )
    if mark["past_is_whole"] is not True:
        raise PublishRefused(
            say(
                "The site in {site} lacks past versions, because git could not tell of them when it was built. {again}",
                site=site,
                again=again,
            )
        )
    if mark["origin"] != origin(root):
        raise PublishRefused(
            say("The documents are not those that the site in {site} was made from. {again}", site=site, again=again)
        )
    return count


def _is_file_of_a_site(path: Path, name: Path, again: Message) -> bool:
    """Whether it is a file, else a folder.

    Raises:
        PublishRefused: when no build can have made it: it would publish what lies elsewhere, be waited for without
            end, or be no file of a commit.
    """
    if path.is_symlink():
        raise PublishRefused(say("{path} is a symbolic link; a site has none. {again}", path=name, again=again))
    if not path.is_file() and not path.is_dir():
        raise PublishRefused(say("{path} is a pipe or a device; a site has none. {again}", path=name, again=again))
    shown = os.fsencode(name).decode("utf-8", "replace")
    if shown != str(name) or _CONTROL.search(shown) or _GITS_OWN & {part.lower() for part in name.parts}:
        raise PublishRefused(say("{path} is no name of a file of a site. {again}", path=ascii(shown), again=again))
    return path.is_file()


def _mark(site: Path) -> dict[str, Any]:
    """What the build noted in the site."""
    try:
        mark = json.loads((site / MARK).read_bytes())
    except (OSError, ValueError):
        mark = None  # then the file is reported as missing, or the documents as others
    return {
        "languages": [],
        "origin": "",
        "checked": False,
        "past_is_whole": True,
        **(mark if isinstance(mark, dict) else {}),
    }
