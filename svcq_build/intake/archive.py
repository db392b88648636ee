"""Archives: the parts of an office file, read within limits; a stranger made it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from functools import cached_property
from typing import Any

from lxml import etree

from svcq_build.intake.blocks import CannotRead
from svcq_build.words import say

#: How large a file may be, and what all of its parts unpacked may come to: a handbook's source is text and pictures.
MOST_BYTES = 60 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
#: How large one part of XML may be: some thousand pages.
MOST_XML = 60 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: ISO's “strict” names of namespaces → those that everyone writes.
_STRICT = (re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/"), rb"http://schemas.openxmlformats.org/\1/2006/")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Archive:
    """An office file (.docx, .xlsx), opened."""

    def __init__(self, content: bytes, ending: str) -> None:
        """Open it.

        Args:
            content: the file's bytes. ending: of its name, as in ``.docx``.
        Raises:
            CannotRead: when it is none, is protected by a password, or unpacks to too much.
        """
        if content.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in content:
                raise CannotRead(
                    say("The file is protected by a password."),
                    say("Open it, take the password away, save it, and import it again."),
                )
            raise CannotRead(
                say("It is a file of the old binary format, though its name ends in {ending}.", ending=ending),
                say("Open it and save it as {ending} (“Save as”).", ending=ending),
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise CannotRead(
                say("The file is damaged, or no {ending} file.", ending=ending),
                say("Open it in the program that made it, save it again, and import that."),
            ) from None
        if len(infos) > 10_000 or sum(info.file_size for info in infos) > MOST_UNPACKED:
            raise CannotRead(
                say("Unpacked, the file would come to more than {limit} MB.", limit=MOST_UNPACKED >> 20),
                say("Take the large pictures out, or split it."),
            )
        self._infos = {info.filename.lstrip("/"): info for info in infos}

    @cached_property
    def names(self) -> list[str]:
        """The names of all parts."""
        return sorted(self._infos)

    def read(self, name: str, most: int = MOST_UNPACKED) -> bytes | None:
        """The bytes of a part; None where there is none.

        Raises:
            CannotRead: when it is damaged, or has more bytes than it says or may have.
        """
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise CannotRead(say("The file is protected by a password."))
        if info.file_size > most:
            raise CannotRead(say("The part “{name}” of the file is too large.", name=name))
        try:
            with self._zip.open(info) as part:  # zipfile stops where the size that it was told ends
                return part.read()
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
            raise CannotRead(
                say("The part “{name}” of the file is damaged.", name=name),
                say("Open it in the program that made it, save it again, and import that."),
            ) from None

    def xml(self, name: str) -> Any:
        """The root element of a part; None where there is no such part.

        Raises:
            CannotRead: when it is no sound XML, or declares entities, which no office file does.
        """
        content = self.read(name, MOST_XML)
        if content is None:
            return None
        return sound_xml(content, name)

    def relations(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """What a part refers to: id → type's last word, target, and whether that is outside of the file."""
        folder, _, base = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found = {}
        for one in root.iter(_RELATION) if root is not None else ():
            outside = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target, outside)
        return found


def sound_xml(content: bytes, name: str) -> Any:
    """The root element of XML that a stranger wrote.

    Args:
        content: the XML. name: what it is called where it is refused.
    Raises:
        CannotRead: when it is no sound XML, or declares entities, which no office file does.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_STRICT[0].sub(_STRICT[1], content), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise CannotRead(
            say("The part “{name}” of the file is damaged.", name=name),
            say("Open it in the program that made it, save it again, and import that."),
        ) from None
    if root.getroottree().docinfo.doctype:
        raise CannotRead(say("The part “{name}” of the file declares entities, as no office program does.", name=name))
    return root
