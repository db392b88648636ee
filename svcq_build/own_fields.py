"""An organisation's own fields: the JSON Schemas that rule what documents may carry under ``more:``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from svcq_build.regular import is_fit, read_file

if TYPE_CHECKING:  # jsonschema takes longer to import than a hundred documents to check: only where there is a schema
    from jsonschema.exceptions import ValidationError

#: Where a repository keeps them, below its root.
FOLDER = "site_templates/kinds"
_ENDING = ".schema.json"


@dataclass(frozen=True)
class OwnSchema:
    """The schema of one kind's ``more`` mapping.

    Attributes:
        kind: the kind's name. path: its file, relative to the root. text: the file's text.
    """

    kind: str
    path: str
    text: str

    @cached_property
    def problem(self) -> tuple[int, int, str] | None:
        """Why it is no JSON Schema: line, column and reason; None when it is one."""
        from jsonschema import Draft202012Validator
        from jsonschema.exceptions import SchemaError

        try:
            Draft202012Validator.check_schema(json.loads(self.text))
        except json.JSONDecodeError as error:
            return error.lineno, error.colno, error.msg
        except SchemaError as error:
            return 1, 1, error.message
        return None

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The schema as a value; only to be asked when there is no problem with it."""
        value: Mapping[str, Any] = json.loads(self.text)
        return value

    def errors(self, more: object) -> Iterator[ValidationError]:
        """How ``more`` deviates from the schema. References to other files or hosts are never followed."""
        from jsonschema import Draft202012Validator
        from referencing import Registry

        validator = Draft202012Validator(
            self.schema, registry=Registry(), format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        yield from sorted(validator.iter_errors(more), key=lambda error: list(map(str, error.absolute_path)))

    def title(self, name: str) -> str:
        """What readers call a field: its ``title``, else its name."""
        declared = self.schema.get("properties", {}).get(name, {})
        return str(declared.get("title", name)) if isinstance(declared, dict) else name


def read_own_schemas(root: Path) -> dict[str, OwnSchema]:
    """The repository's own schemas, by kind."""
    found = {}
    for path in sorted((root / FOLDER).glob(f"*{_ENDING}")):
        if not is_fit(root, f"{FOLDER}/{path.name}"):
            continue  # loading says so
        kind = path.name.removesuffix(_ENDING)
        text = read_file(path).decode("utf-8", "replace")
        found[kind] = OwnSchema(kind, f"{FOLDER}/{path.name}", text)
    return found
