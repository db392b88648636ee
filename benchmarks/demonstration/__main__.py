"""Write the demonstration records of this handbook. The same handbook and day give the same bytes.

``python -m benchmarks.demonstration [--root DIR] [--today DAY]``
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from benchmarks.demonstration.centre import Centre, File
from benchmarks.demonstration.events import drills, improvements, incidents, meetings
from benchmarks.demonstration.inspections import inspections
from benchmarks.demonstration.measurements import measurements
from benchmarks.demonstration.people import acknowledgements, certificates, training
from benchmarks.demonstration.voices import cases, suggestions, surveys
from svcq_build.load import load_folder

MAKERS = (
    measurements,
    inspections,
    training,
    certificates,
    acknowledgements,
    cases,
    surveys,
    suggestions,
    incidents,
    drills,
    meetings,
    improvements,
)


def records_of(centre: Centre) -> list[File]:
    """Every demonstration record of a centre: path and text, in no order that matters."""
    return [file for make in MAKERS for file in make(centre)]


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--today", type=dt.date.fromisoformat, default=dt.date(2026, 11, 28))
    given = parser.parse_args()
    files = records_of(Centre(load_folder(given.root), given.today))
    for path, text in files:
        target = given.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    print(f"{len(files)} files below {given.root / 'records'}")


if __name__ == "__main__":
    main()
