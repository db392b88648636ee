"""References: what an id looks like, how a document or a part of one is referred to, and what a field says of that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

#: What an id may look like: a lower-case slug, safe in a file name and in an address.
ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
#: What would be an id, but is the address of the page that lists all documents of a kind.
#: File systems end at 255 bytes, and the site makes further names of an id.
LONGEST_ID = 120
TAKEN_IDS = frozenset({"index"})
#: What a part's id may look like: `R1`, `S3`, `9.1.2`.
PART_PATTERN = r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
_REFERENCE = re.compile(rf"(?:(?P<kind>{ID_PATTERN}):)?(?P<id>{ID_PATTERN})(?:#(?P<part>{PART_PATTERN}))?", re.ASCII)
#: The marker of the end of a process, where a step's id would stand.
END = "end"


@dataclass(frozen=True, slots=True)
class Reference:
    """A parsed reference: ``kind:id`` or ``kind:id#part``.

    Attributes:
        kind, id, part: its three words. document: ``kind:id``, the document that it leads to.
    """

    kind: str
    id: str
    part: str | None = None
    document: str = dataclass_field(init=False, repr=False, compare=False)  # every rule about relations asks for it

    def __post_init__(self) -> None:
        object.__setattr__(self, "document", f"{self.kind}:{self.id}")

    def __str__(self) -> str:
        return f"{self.document}#{self.part}" if self.part else self.document


@lru_cache(maxsize=50_000)  # each document is referred to from many places
def parse_reference(text: str, default_kind: str | None = None) -> Reference | None:
    """Parse ``kind:id#part``; a bare ``id`` takes ``default_kind``.

    Returns:
        the reference, or None when the text is not one (or names no kind and none is implied).
    """
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return None
    kind = found["kind"] or default_kind
    return Reference(kind, found["id"], found["part"]) if kind else None


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a string as a reference, and names the relation in both directions.

    Attributes:
        relation: what the dependent does to its target, as a stable name (``verifies``).
        inverse: the same seen from the target (``verified-by``).
        kinds: the kinds that the target may have (any, if empty); with one the bare id will do.
        part: whether ``#part`` may, must or must never be given.
        acyclic: following this relation must never lead back to the start.
        binding: a change of the target concerns the dependent (a mere “see also” does not).
        default_kind: the kind that a bare id means here, if only one is possible.
    """

    relation: str
    inverse: str
    kinds: tuple[str, ...]
    part: Literal["never", "may", "must"] = "never"
    acyclic: bool = False
    binding: bool = True
    default_kind: str | None = dataclass_field(init=False, repr=False, compare=False)
    _form: re.Pattern[str] = dataclass_field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "default_kind", self.kinds[0] if len(self.kinds) == 1 else None)
        object.__setattr__(self, "_form", re.compile(self.pattern))

    @property
    def pattern(self) -> str:
        """The regular expression (JSON Schema dialect) of what may be written."""
        kinds = "|".join(self.kinds) or ID_PATTERN
        prefix = f"(?:{kinds}):" if self.default_kind is None else f"(?:{kinds}:)?"
        part = {"never": "", "may": f"(?:#{PART_PATTERN})?", "must": f"#{PART_PATTERN}"}[self.part]
        return f"^{prefix}{ID_PATTERN}{part}$"

    def parse(self, value: str) -> Reference | None:
        """Parse a value of this field; None when it does not have the form this field wants."""
        if not self._form.search(value):
            return None
        return parse_reference(value, self.default_kind)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def canonical(value: str) -> str:
            reference = self.parse(value)
            if reference is None:
                raise PydanticCustomError("reference_form", "not a reference", {"ref": self})
            return str(reference)

        return core_schema.no_info_after_validator_function(canonical, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        json = dict(handler(schema))
        json["pattern"] = self.pattern
        json["x-ref"] = {"kinds": list(self.kinds), "part": self.part}
        return json


def ref(
    relation: str,
    inverse: str,
    *kinds: str,
    part: Literal["never", "may", "must"] = "never",
    acyclic: bool = False,
    binding: bool = True,
) -> Ref:
    """Shorthand for :class:`Ref` in an annotation: ``Annotated[str, ref("owner", "owns", "role")]``."""
    return Ref(relation, inverse, kinds, part, acyclic, binding)


@dataclass(frozen=True, slots=True)
class LocalPart:
    """Marks a string as the id of a part of the same document (or :data:`END`, where ``end`` says so)."""

    end: bool = False


#: The id of a part of the same document.
LocalPartId = Annotated[str, Field(pattern=rf"^{PART_PATTERN}$"), LocalPart()]
#: The id of another step of the same document, or ``end``.
NextStep = Annotated[str, Field(pattern=rf"^{PART_PATTERN}$"), LocalPart(end=True)]
