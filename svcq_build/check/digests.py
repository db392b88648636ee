"""Digests: what stands for the bytes of a file."""

from collections.abc import Mapping
from hashlib import blake2b

from svcq_build.files import PARAMETERS, digest_of

#: What a document that quotes parameters says depends on their documents too.
_QUOTING = b"{param:"


def salt_of(contents: Mapping[str, bytes]) -> bytes:
    """A digest of all documents with parameters among some files, by path."""
    whole = blake2b(digest_size=16)
    for path in sorted(contents):
        if path.startswith(PARAMETERS):
            whole.update(f"{path} {len(contents[path])}\n".encode("utf-8", "surrogateescape"))
            whole.update(contents[path])
    return whole.digest()


def document_digest(content: bytes, salt: bytes) -> str:
    """A digest of all that a document's reading depends on: its bytes and, where it quotes them, the parameters."""
    return digest_of(content + salt if _QUOTING in content else content)
