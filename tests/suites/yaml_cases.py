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

from svcq_build.load.slips import clean_names, find_slips, in_plain_spaces
from svcq_build.syntax import Fault, Unreadable, compose_past_faults, construct

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
    text, odd = in_plain_spaces(text)
    try:
        node, past = compose_past_faults(text)
        if node is None:
            return None, []
        odd += clean_names(node, text)
        slips = list(find_slips(node, text))
        value, faults = construct(node)
    except Unreadable as error:
        return None, [error.fault]
    return value, [*past, *odd, *slips, *faults]


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
