"""The example documents of the kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from svcq_build.kinds import all_kinds

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
