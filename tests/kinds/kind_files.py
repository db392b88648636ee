"""The example documents of the kinds."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svcq_build.kinds import all_kinds
from svcq_build.model.fields import Model

HERE = Path(__file__).parent


def examples(which: str, here: Path = HERE) -> list[Path]:
    """All ``good`` or ``bad`` documents, kind by kind."""
    return sorted(here.glob(f"*/{which}/*.yml"))


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.stem}"


def full(kind: str) -> str:
    """The document of a kind that has every field; where it is missing, the test that asks is skipped."""
    path = HERE / kind / "good" / "full.yml"
    if not path.is_file():
        pytest.skip(f"tests/kinds/{kind}/good/full.yml is missing, as test_kind_examples tells")
    return path.read_text(encoding="utf-8")


def sound(kind: str) -> str:
    """The least document of a kind that there is."""
    least = HERE / kind / "good" / "minimal.yml"
    return least.read_text(encoding="utf-8") if least.is_file() else full(kind)


def kinds_with_examples() -> list[str]:
    """The kinds that have their full document."""
    return sorted(kind for kind in all_kinds() if (HERE / kind / "good" / "full.yml").is_file())


def unfilled(model: type[Model], data: Any, prefix: str = "") -> Iterator[str]:
    """Fields that no item of ``data`` fills, at any depth."""
    items = data if isinstance(data, list) else [data]
    for name, info in model.model_fields.items():
        key = info.alias or name
        values = [item[key] for item in items if item.get(key) is not None]
        if not values:
            yield f"{prefix}{key}"
        inner = model_of(info.annotation)
        if inner is not None:
            flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
            yield from unfilled(inner, flat, f"{prefix}{key}.")


def model_of(annotation: Any) -> type[Model] | None:
    if (
        isinstance(annotation, type)
        and not isinstance(annotation, types.GenericAlias)
        and issubclass(annotation, Model)
    ):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := model_of(part))), None)
