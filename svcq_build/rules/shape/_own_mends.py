"""Mends of own fields: what a value is meant to be that an organisation's own JSON Schema refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from svcq_build.mends import SEPARATORS, Reading, choice, date, number, truth
from svcq_build.syntax import quoted, scalar

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def mend_own(error: ValidationError, raw: str | None) -> tuple[str, bool] | None:
    """What the value is meant to be, as YAML, and whether that is certain; None where nothing can be told."""
    value: Any = error.instance
    wanted: Any = error.validator_value
    if error.validator == "type" and isinstance(wanted, str):
        if wanted == "string" and raw is not None and isinstance(value, (int, float)):
            return quoted(raw), True
        if wanted == "array" and isinstance(value, str) and "\n" not in value:
            pieces = [piece for piece in SEPARATORS.split(value.strip()) if piece]
            return f"[{', '.join(map(scalar, pieces))}]", len(pieces) == 1
        if wanted == "array" and raw is not None and isinstance(value, (int, float)):
            return f"[{raw}]", True
        if wanted == "boolean":
            return _read(truth(value))
        if wanted in ("number", "integer") and isinstance(value, str):
            found = number(value)
            whole = found is not None and (wanted == "number" or found.written.lstrip("-").isdigit())
            return (found.written, found.certain and not found.unit) if found is not None and whole else None
    if error.validator == "enum":
        allowed = [one for one in wanted if isinstance(one, str)]
        found = choice("", str(value), allowed)
        return (scalar(found.written), True) if found is not None else None
    if error.validator == "const" and isinstance(wanted, str) and str(value).strip().lower() == wanted.lower():
        return scalar(wanted), True
    if error.validator == "format" and wanted == "date":
        return _read(date(value))
    return None


def _read(reading: Reading | None) -> tuple[str, bool] | None:
    return (reading.written, reading.certain) if reading is not None else None
