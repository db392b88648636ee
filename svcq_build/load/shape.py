"""Shape: plain values against a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from svcq_build.model import Finding, Model, Spot

M = TypeVar("M", bound=Model)


def validate(
    model: type[M], data: Mapping[str, Any], spot: Spot, document: str | None, text: str
) -> tuple[M | None, list[Finding]]:
    """Check plain values against a model.

    Args:
        model: the model. data: the values, straight from the file.
        spot: the file. document: ``kind:id`` for the findings. text: the file's text.
    Returns:
        the model's value, or None when there are findings; and one finding per deviation.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        from svcq_build.load.misfits import tell_misfits  # and with it all that mends a value

        return None, tell_misfits(error, model, data, spot, document, text)
