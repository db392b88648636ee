"""Compiled templates, remembered between runs: compiling all of them takes as long as rendering hundreds of pages."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import blake2b
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from svcq_build.files import code_stamp, memory_of, recall, remember
from svcq_build.render.interface import Interface


class Compiled(BytecodeCache):
    """The compiled templates of one repository in one language."""

    def __init__(self, root: Path, interface: Interface) -> None:
        """Args: root: the repository. interface: its words become part of what is compiled."""
        self._memory = memory_of(root, f"templates-{interface.language}")
        words = repr(sorted(interface.words.items()))
        self._stamp = blake2b(f"{code_stamp()} {words}".encode(), digest_size=16).hexdigest()
        self._known: dict[str, str] = recall(self._memory, stamp=self._stamp).get("templates", {})
        self._fresh = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, where it is known and the template is as it was."""
        known = self._known.get(f"{bucket.key} {bucket.checksum}")
        if known is not None:
            bucket.bytecode_from_string(b64decode(known))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code in."""
        self._known[f"{bucket.key} {bucket.checksum}"] = b64encode(bucket.bytecode_to_string()).decode()
        self._fresh = True

    def keep(self) -> None:
        """Write down what was compiled."""
        if self._fresh:
            remember(self._memory, {"stamp": self._stamp, "templates": self._known})
            self._fresh = False
