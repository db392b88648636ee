"""The cases of the yaml-test-suite and what our reader makes of them.

Run as a script (``PYTHONPATH=. python tests/suites/yaml_cases.py``), it writes ``yaml_refused.txt`` again: the valid
cases that are refused, each with the place and the rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from suite_packages import package

from svcq_build.load.yaml_texts import read_yaml
from svcq_build.syntax import Fault, Unreadable

REFUSED = Path(__file__).with_name("yaml_refused.txt")


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each case with its name."""
    for file in sorted(package("yaml-test-suite").joinpath("data").glob("*.js")):
        if file.stem == "index":
            continue
        _, _, literal = file.read_text(encoding="utf-8").partition("export default ")
        parts = json.loads(literal)["cases"]
        for number, part in enumerate(parts):
            yield f"{file.stem}.{number}" if len(parts) > 1 else file.stem, part


def read(text: str) -> tuple[Any, list[Fault]]:
    """What a text says, read as documents are, and the faults; None for one that says nothing or cannot be read."""
    try:
        found = read_yaml(text)
    except Unreadable as error:
        return None, list(error.faults)
    return found.data, list(found.faults)


def told(name: str, fault: Fault) -> str:
    """A line of the list."""
    return f"{name} {fault.span.line}:{fault.span.column} {fault.rule}"


def refused() -> list[str]:
    """The lines of the list as they would be now."""
    lines = []
    for name, case in cases():
        _, faults = read(case["yaml"])
        if faults and not case.get("fail"):
            lines.append(told(name, faults[0]))
    return lines


if __name__ == "__main__":
    REFUSED.write_text("\n".join(refused()) + "\n", encoding="utf-8")
