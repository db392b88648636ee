"""Compiled templates, remembered between runs: compiling all of them takes as long as rendering hundreds of pages."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from svcq_build.files import code_stamp, digest_of, memory_of, our_templates, recall, remember
from svcq_build.render.environment import template_folders
from svcq_build.render.interface import Interface


class Compiled(BytecodeCache):
    """Compiled templates, each known by its place and its text; in one run all that say the same words share them."""

    def __init__(self, memory: Path, words: str = "") -> None:
        """Args: memory: where they are remembered. words: what becomes part of them besides their text."""
        self._memory = memory
        self._stamp = digest_of(f"{code_stamp()} {words}".encode())
        self._known: dict[str, str] = recall(memory, stamp=self._stamp).get("templates", {})
        self._code = _compiled_in_this_run(self._stamp)
        self._fresh = False

    @classmethod
    def of_pages(cls, root: Path | None, interface: Interface) -> Compiled:
        """The templates of pages in one language.

        Args:
            root: the repository; where it has no templates of its own, all that are like it remember the same.
            interface: its words, which become part of what is compiled.
        """
        words = repr(sorted(interface.words.items()))
        own = root if template_folders(root) != [our_templates()] else None
        name = f"templates-{interface.language}" + ("" if own else f"-{digest_of(words.encode())[:8]}")
        return cls(memory_of(own or our_templates(), name), words)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, where it is known and the template is as it was."""
        name = f"{bucket.key} {bucket.checksum}"
        if name not in self._code and name in self._known:
            bucket.bytecode_from_string(b64decode(self._known[name]))
            self._code[name] = bucket.code
        bucket.code = self._code.get(name)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code in."""
        name = f"{bucket.key} {bucket.checksum}"
        self._known[name] = b64encode(bucket.bytecode_to_string()).decode()
        self._code[name] = bucket.code
        self._fresh = True

    def keep(self) -> None:
        """Write down what was compiled."""
        if self._fresh:
            remember(self._memory, {"stamp": self._stamp, "templates": self._known})
            self._fresh = False


@cache
def _compiled_in_this_run(stamp: str) -> dict[str, CodeType | None]:
    return {}
