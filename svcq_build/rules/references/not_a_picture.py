"""What a text shows as a picture is none by its first bytes.

Why: Readers find a gap in its place; and what is published under a picture's name should be nothing else.
Bad:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见![平面图](plan.png)。"
    #! standards/glossary/plan.png
    version https://git-lfs.github.com/spec/v1
    oid sha256:97fda350fd73fc33792447114828884563862cae1f89530f242360d72f284ccc
    size 105999
Good:
    # standards/glossary/queue.yml
    definition: "客户按先后等候，见![平面图](plan.gif)。"
    #! standards/glossary/plan.gif
    GIF89a
Fix: Fetch or save the picture itself, as PNG, JPEG, WebP or GIF.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from svcq_build.files import FORMATS, find_picture, is_elsewhere, may_be_picture
from svcq_build.load import Entry, unsafe_address
from svcq_build.model import FILE_START, Finding, Severity, Spot
from svcq_build.rules import Context
from svcq_build.rules._addresses import addresses, place
from svcq_build.words import Message, say

SEVERITY = Severity.ERROR
NEEDED = True

#: picture-elsewhere says it.
_WEB = re.compile("https?:", re.IGNORECASE)
_SAVE = say("Save the picture again, as PNG, JPEG, WebP or GIF.")
_INSTEAD = {
    "lfs": (
        say("“{address}” is only the pointer of Git LFS, not the picture."),
        say("Fetch it with “git lfs pull”; in CI, let the checkout fetch LFS files."),
    ),
    "empty": (say("“{address}” is empty."), _SAVE),
    "html": (say("“{address}” is a web page, not a picture."), _SAVE),
    "svg": (say("“{address}” is an SVG drawing, which may hold a program."), say("Save it as PNG or WebP.")),
    "text": (say("“{address}” is a text, not a picture."), _SAVE),
    "heif": (say("“{address}” is a HEIC or AVIF picture, which not every browser shows."), say("Save it as JPEG.")),
    "unknown": (say("“{address}” is no picture that browsers know."), _SAVE),
}


def check_document(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield a finding for each picture of ``entry`` that is something else."""
    pictures = context.corpus.pictures
    if pictures is None:
        return
    for address, leaf in addresses(entry, picture=True):
        if is_elsewhere(address.target):
            rooted = address.target.startswith(("/", "\\")) and not address.target.startswith("//")
            others = (may_be_picture(address.target) if rooted else address.target.startswith("//")) or (
                _WEB.match(address.target) or unsafe_address(address.target) is not None
            )
            if not others:  # else missing-picture, picture-elsewhere or unsafe-link says it
                message = say("“{address}” is not the name of a picture.", address=address.target)
                yield Finding(place(entry, leaf, address), message, _advice(""), document=entry.ref)
            continue
        found = find_picture(entry.path, address.target, pictures)
        if found is not None and found.what not in FORMATS and found.what != "unread":
            message, hint = _INSTEAD.get(found.what, _INSTEAD["unknown"])
            related = ((Spot(found.path, span=FILE_START), say("this file is shown")),)
            yield Finding(place(entry, leaf, address), _about(message, address.target), hint, related, entry.ref)
        elif not address.target:
            yield Finding(
                place(entry, leaf, address),
                say("The address of this picture is missing."),
                _advice(""),
                document=entry.ref,
            )
        elif found is None and _is_told(entry, address.target, context):
            continue  # it lies beside the document, and what it is is told there
        elif found is None and not may_be_picture(address.target):
            message = say("“{address}” is not the name of a picture.", address=address.target)
            yield Finding(place(entry, leaf, address), message, _advice(address.target), document=entry.ref)


def _is_told(entry: Entry, target: str, context: Context) -> bool:
    """Whether a file that is shown as a picture lies there, and is told to be neither a document nor a picture."""
    path = normpath(join(dirname(entry.path), unquote(target)))
    return any(file.path == path for file in context.corpus.unread)


def _about(message: Message, address: str) -> Message:
    return Message(message.template, (("address", address),))


def _advice(target: str) -> Message:
    if PurePosixPath(target).suffix.lower() == ".svg":
        return say("Save it as PNG or WebP.")
    return say("Show a .png, .jpg, .webp or .gif file that lies beside the document; link to documents with “kind:id”.")
