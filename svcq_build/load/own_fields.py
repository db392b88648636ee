"""An organisation's own fields: the JSON Schemas that rule what documents may carry under ``more:``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from svcq_build.files import inside, is_fit, read_file
from svcq_build.load.json_schemas import SchemaProblem, from_fault, read_schema
from svcq_build.model import FILE_START
from svcq_build.syntax import Unreadable
from svcq_build.words import reason, say

if TYPE_CHECKING:  # jsonschema takes longer to import than a hundred documents to check: only where there is a schema
    from jsonschema.exceptions import ValidationError

#: Where a repository keeps them, below its root.
FOLDER = "site_templates/kinds"
_ENDING = ".schema.json"
#: How many bytes a schema may have.
MOST_BYTES = 256 * 1024


@dataclass(frozen=True)
class OwnSchema:
    """The schema of one kind's ``more`` mapping.

    Attributes:
        kind: the kind's name. path: its file, relative to the root. text: the file's text.
        unread: why the file could not be read, if it could not.
    """

    kind: str
    path: str
    text: str
    unread: SchemaProblem | None = None

    @cached_property
    def _read(self) -> Mapping[str, Any] | list[SchemaProblem]:
        return read_schema(self.text) if self.unread is None else [self.unread]

    @property
    def problems(self) -> list[SchemaProblem]:
        """Why it cannot be used; empty when it can."""
        return self._read if isinstance(self._read, list) else []

    @property
    def schema(self) -> Mapping[str, Any]:
        """The schema as a value; empty when there are problems with it."""
        return {} if isinstance(self._read, list) else self._read

    def errors(self, more: object) -> list[ValidationError]:
        """How ``more`` deviates from the schema. Raises what :func:`svcq_build.load.schema_steps.deviations` raises."""
        from svcq_build.load.schema_steps import deviations

        return deviations(self.schema, more)

    def title(self, *route: str) -> str:
        """What readers call a field: its ``title``, else its name. ``route``: the groups that it stands in, and it."""
        declared: Any = self.schema
        for name in route:
            declared = _below(declared).get(name)
        return str(declared.get("title", route[-1])) if isinstance(declared, dict) else route[-1]

    def titles(self) -> Iterator[str]:
        """What readers call all fields, in order."""
        yield from _titles(self.schema)


def _below(declared: object) -> Mapping[str, Any]:
    """The fields of a group, or of the groups in a list."""
    while isinstance(declared, dict) and isinstance(declared.get("items"), dict):
        declared = declared["items"]
    found = declared.get("properties") if isinstance(declared, dict) else None
    return found if isinstance(found, dict) else {}


def _titles(declared: object) -> Iterator[str]:
    for name, inner in _below(declared).items():
        yield str(inner.get("title", name)) if isinstance(inner, dict) else name
        yield from _titles(inner)


def over_long() -> SchemaProblem:
    """The problem of a schema that no one can have written by hand."""
    message = say("This schema has more than {limit} KB.", limit=MOST_BYTES // 1024)
    return SchemaProblem(message, say("Make it shorter."), span=FILE_START)


def unreadable(error: OSError) -> SchemaProblem:
    """The problem of a file that the system does not open."""
    message = say("This file cannot be opened: {reason}.", reason=reason(error))
    return SchemaProblem(message, say("Check its permissions."), span=FILE_START)


def read_own_schemas(root: Path, decode: Callable[[bytes], str]) -> dict[str, OwnSchema]:
    """The repository's own schemas, by kind.

    Args:
        root: the repository. decode: makes text of a file's bytes, as for documents.
    """
    found = {}
    for path in sorted((root / FOLDER).glob(f"*{_ENDING}")) if inside(root, (FOLDER,)) else ():
        if not is_fit(root, f"{FOLDER}/{path.name}"):
            continue  # loading says so
        kind = path.name.removesuffix(_ENDING)
        name, unread = f"{FOLDER}/{path.name}", None
        try:
            content = read_file(path, MOST_BYTES + 1)
        except OSError as error:
            found[kind] = OwnSchema(kind, name, "", unreadable(error))
            continue
        try:
            text = decode(content[:MOST_BYTES])
        except Unreadable as error:
            text, unread = content.decode("utf-8", "replace"), from_fault(error.fault)
        found[kind] = OwnSchema(kind, name, text, over_long() if len(content) > MOST_BYTES else unread)
    return found
