"""A text shows a picture that is not there.

Why: Readers find a gap in its place, and the site is not built.
Bad:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见![平面图](plan.gif)。"
    #! standards/glossary/Plan.GIF
    GIF89a
Good:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见![平面图](plan.gif)。"
    #! standards/glossary/plan.gif
    GIF89a
Fix: Correct the name (small and capital letters differ), or put the picture beside the document.
"""

from collections.abc import Iterator, Mapping
from posixpath import basename

from svcq_build.files import Picture, find_picture, is_elsewhere, may_be_picture, possible_paths
from svcq_build.load import Entry, top_folders
from svcq_build.model import Finding, Severity
from svcq_build.rules import Context
from svcq_build.rules._addresses import addresses, as_address, place, with_blanks
from svcq_build.words import Message, nearest, say

SEVERITY = Severity.ERROR
NEEDED = True


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each picture of ``entry`` that is not where it is looked for."""
    pictures = context.corpus.pictures
    if pictures is None:
        return
    for address, leaf in addresses(entry, picture=True):
        rooted = address.target.startswith(("/", "\\")) and not address.target.startswith("//")
        if (is_elsewhere(address.target) and not rooted) or not may_be_picture(address.target):
            continue  # picture-elsewhere, unsafe-link or not-a-picture says it
        if not rooted and find_picture(entry.path, address.target, pictures) is not None:
            continue
        yield Finding(place(entry, leaf, address), *_told(address.target, entry, pictures), document=entry.ref)
    for words, spot in with_blanks(entry, picture=True):
        message = say("“{address}” has a blank in it, so that no picture is shown.", address=words)
        yield Finding(spot, message, say("Write <{address}>.", address=words), document=entry.ref)


def _told(target: str, entry: Entry, pictures: Mapping[str, Picture]) -> tuple[Message, Message]:
    """What is wrong with the address of a picture, and how to mend it."""
    paths = possible_paths("" if target.startswith("/") else entry.path, target.replace("\\", "/"))
    close = _close(paths or [basename(target)], pictures)
    hint = say("Did you mean “{name}”?", name=as_address(close, entry.path)) if close else None
    if not paths:
        message = say("“{address}” leads out of the repository.", address=target)
        return message, hint or say("Put the picture beside the document.")
    if not paths[0].startswith(tuple(f"{folder}/" for folder in top_folders())):
        folders = ", ".join(f"{folder}/" for folder in top_folders())
        message = say("“{address}” does not lie beside the documents; no other file is published.", address=target)
        same = close is not None and basename(close).casefold() == basename(paths[0]).casefold()
        return message, (hint if same and hint else None) or say(
            "Put the picture into one of the folders {folders}.", folders=folders
        )
    message = say("There is no picture “{address}”.", address=target)
    if close is not None and close.casefold() == paths[0].casefold() and close != paths[0]:
        return message, say("Its name is written “{name}”.", name=as_address(close, entry.path))
    return message, hint or say("Put the picture there, or delete what shows it.")


def _close(paths: list[str], pictures: Mapping[str, Picture]) -> str | None:
    """The picture that was meant: of the same name in other letters, in another folder, or of a similar name."""
    for path in paths:
        same = [one for one in pictures if one.casefold() == path.casefold()]
        same = same or [one for one in pictures if basename(one).casefold() == basename(path).casefold()]
        if same:
            return same[0]
    by_name = {basename(one): one for one in pictures}
    close = nearest(basename(paths[0]), by_name)
    return by_name[close] if close is not None else None
