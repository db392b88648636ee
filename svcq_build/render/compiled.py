"""Compiled templates, remembered between runs: compiling all of them takes as long as rendering hundreds of pages."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path
from types import CodeType

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

from svcq_build.files import code_stamp, digest_of, memory_of, our_templates, recall, remember
from svcq_build.render.environment import template_folders
from svcq_build.render.interface import Interface


class Compiled(BytecodeCache):
    """Compiled templates, each known by its place and its text; in one run all that say the same words share them."""

    def __init__(self, memory: Path, words: str = "", ours: Compiled | None = None) -> None:
        """Begin.

        Args:
            memory: where they are remembered. words: what becomes part of them besides their text.
            ours: those of svcq's own templates, where a repository that has templates as well remembers only these.
        """
        self._memory, self._ours, self._lent = memory, ours, set[str]()
        self._stamp = digest_of(f"{code_stamp()} {words}".encode())
        self._known: dict[str, str] = recall(memory, stamp=self._stamp).get("templates", {})
        self._code = _compiled_in_this_run(self._stamp)
        self._fresh = False

    @classmethod
    def of_pages(cls, root: Path | None, interface: Interface) -> Compiled:
        """The templates of pages in one language.

        Args:
            root: the repository, which remembers its own templates; svcq's, all repositories remember together.
            interface: its words, which become part of what is compiled.
        """
        words = repr(sorted(interface.words.items()))
        name = f"templates-{interface.language}"
        ours = cls(memory_of(our_templates(), f"{name}-{digest_of(words.encode())[:8]}"), words)
        if root is None or template_folders(root) == [our_templates()]:
            return ours
        return cls(memory_of(root, name), words, ours)

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Where a template's code lies, or is going to; svcq's own templates are known where all are."""
        if self._ours is None or not filename or not Path(filename).is_relative_to(our_templates()):
            return super().get_bucket(environment, name, filename, source)
        bucket = self._ours.get_bucket(environment, name, filename, source)
        self._lent.add(bucket.key)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Take in a template's code, where it belongs."""
        if self._ours is not None and bucket.key in self._lent:
            self._ours.set_bucket(bucket)
        else:
            super().set_bucket(bucket)

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
        if self._ours is not None:
            self._ours.keep()
        if self._fresh:
            remember(self._memory, {"stamp": self._stamp, "templates": self._known})
            self._fresh = False


@cache
def _compiled_in_this_run(stamp: str) -> dict[str, CodeType | None]:
    return {}
