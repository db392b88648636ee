"""What pages say to whoever confirms that they were read and understood, or has begun their path: fetched only then,
the same for all pages."""

from __future__ import annotations

import json

from svcq_build.render.desk import Desk
from svcq_build.render.feeds import SiteFile
from svcq_build.render.hosting import new_file_address


def _make(desk: Desk) -> bytes:
    about = {
        "words": _own_words(desk) | _ways_of_handing_in(desk),
        "path": _ways_of_handing_in(desk) | _words_of_paths(desk),
        "host": new_file_address(desk.settings),
        "zone": desk.settings.svcq.time_zone,
    }
    return json.dumps(about, ensure_ascii=False).encode()


def _own_words(desk: Desk) -> dict[str, str]:
    word = desk.word
    return {
        "confirmed": word("You have read and understood version {version} ({day})."),
        "wordingOnly": word("Since then only the wording has changed."),
        "changed": word("Since version {version}, which you confirmed on {day}, this has changed:"),
        "says": word("What it says now:"),
        "all": word("All {n} changes"),
        "here": word("Kept on this device only."),
        "memory": word("This browser keeps nothing: make the record before you close this page."),
        "undo": word("Take it back"),
        "recordIt": word("Hand it in as a record"),
        "gap": desk.interface.values()["gap"],
    }


def _words_of_paths(desk: Desk) -> dict[str, str]:
    word = desk.word
    return {
        "progress": word("Progress"),
        "status": word("{done} of {all} done"),
        "done": word("gone through"),
        "course": word("{read} of {modules} modules, {answered} of {questions} questions"),
        "read": word("version {version} confirmed"),
        "again": word("changed since version {version}: read it again"),
        "courseAgain": word("changed since version {version}: begin it again"),
        "here": word("Kept on this device only."),
        "finished": word("You have gone through your path. Hand the training records in:"),
        "record": word("The training record"),
        "make": word("Make the record"),
    }


def _ways_of_handing_in(desk: Desk) -> dict[str, str]:
    """As the pages of courses and of checklists say them."""
    word = desk.word
    return {
        "who": word("Staff code"),
        "codeOnly": word("A code such as S014, never a name."),
        "by": word("Your role"),
        "choose": word("Choose"),
        "make": word("Make the acknowledgement"),
        "handItIn": word("Now hand the record in."),
        "share": word("Share"),
        "shared": word("Shared."),
        "notShared": word("Sharing did not work. Download the record instead."),
        "download": word("Download the record"),
        "downloaded": word("{name} was saved. Its place in the repository: {path}"),
        "copy": word("Copy as text"),
        "copied": word("Copied. Its place in the repository: {path}"),
        "notCopied": word("Copying did not work. Download the record instead."),
        "propose": word("Propose it to the repository"),
        "proposed": word("The proposal has opened in a new window. Confirm it there."),
        "pasteIt": word(
            "The record is too long for an address, so it was copied. Paste it into the window that has opened."
        ),
        "print": word("Print"),
        "record": word("The acknowledgement"),
    }


FILE = SiteFile("reading.json", _make)
